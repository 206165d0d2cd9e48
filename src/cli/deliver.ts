import { join } from 'node:path';
import { render, renderTables, type Format, type Style } from '../renderers/index.ts';
import type { Report } from '../results/result.ts';
import type { Flags } from './ask.ts';
import type { Io } from './io.ts';
import { isFolder, makeFolder, writeFileWhole, writeOut } from './output.ts';

/** Draws a report and puts it where it was asked for: standard output, a file, or a folder with a file for each table. */
export async function deliver(report: Report, format: Format, style: Style, flags: Flags, io: Io): Promise<void> {
  const output = typeof flags['output'] === 'string' && flags['output'] !== '-' ? flags['output'] : null;
  if (output !== null && isFolder(output)) {
    makeFolder(output);
    for (const { name, text } of renderTables(report)) writeFileWhole(join(output, name), (append) => append(text));
    return;
  }
  const text = render(report, format, style);
  if (output === null) await writeOut(io, text);
  else writeFileWhole(output, (append) => append(text));
}
