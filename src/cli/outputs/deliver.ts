import { join } from 'node:path';
import { asideOf, render, renderTables, type Format, type Style } from '../../renderers/index.ts';
import type { Report } from '../../results/result.ts';
import { outputOf, type Flags } from '../options/flags.ts';
import type { Io } from '../process/io.ts';
import { isFolder, makeFolder, writeFileWhole, writeOut } from './files/output.ts';

/** What was written, and under which name where a folder was asked for. */
export interface Delivered {
  readonly name: string | null;
  readonly format: Format;
  readonly text: string;
}

/** Draws a report and puts it where it was asked for: standard output, a file, or a folder with a file for each table. */
export async function deliver(
  report: Report,
  format: Format,
  style: Style,
  flags: Flags,
  io: Io,
): Promise<readonly Delivered[]> {
  const output = outputOf(flags);
  const isAll = output !== null && isFolder(output);
  const aside = asideOf(report, format, style, { all: isAll, isQuiet: flags.quiet });
  if (aside !== '') io.stderr.write(aside);
  if (isAll) {
    makeFolder(output);
    const tables = renderTables(report);
    for (const { name, text } of tables) await writeFileWhole(join(output, name), (append) => append(text));
    return tables.map(({ name, text }) => ({ name, format: 'csv', text }));
  }
  const text = render(report, format, style);
  if (output === null) await writeOut(io, text);
  else await writeFileWhole(output, (append) => append(text));
  return [{ name: null, format, text }];
}
