import { join } from 'node:path';
import { dictionaries } from '../../messages/index.ts';
import { asideOf, assertChosen, renderTables, type Format, type Style } from '../../renderers/index.ts';
import { escapeTerminal } from '../../renderers/text/escape.ts';
import type { Report } from '../../results/result.ts';
import { outputOf, type Flags } from '../options/flags.ts';
import type { Io } from '../process/io.ts';
import { drawnAs } from './drawing.ts';
import { isFolder, makeFolder, writeFileWhole, writeOut, type Written } from './files/output.ts';
import { sayWhenReady } from './files/together.ts';
import { sumOfText } from './files/sum.ts';
import { formatOfName } from './style.ts';

/** What was written, and by which option. */
export interface Delivered extends Written {
  readonly option: 'output' | 'excluded' | 'scores' | 'save';
  /** As it was named, or its name in the folder that was; null for standard output. */
  readonly file: string | null;
  readonly inFolder?: string;
  /** Of a report. */
  readonly format?: Format;
}

/** Draws a report and puts it where it was asked for: standard output, a file, or a folder with a file for each table. */
export async function deliver(
  report: Report,
  format: Format,
  style: Style,
  flags: Flags,
  io: Io,
): Promise<readonly Delivered[]> {
  assertChosen(report, style);
  const output = outputOf(flags);
  const isAll = output !== null && isFolder(output);
  const aside = asideOf(report, format, style, { all: isAll, isQuiet: flags.quiet });
  if (aside !== '') io.stderr.write(aside);
  if (output !== null && !flags.quiet) io.stderr.write(told(output, format, style));
  const printed = await deliverPdf(report, style, flags, io);
  if (isAll) return inFolder(output, report);
  if (printed !== null && printed === output) return [];
  const drawn = await drawnAs(report, format, style);
  if (output !== null) {
    const written = await writeFileWhole(output, (append) => append(drawn));
    return [{ option: 'output', file: output, format, ...written }];
  }
  await sayWhenReady(() => writeOut(io, drawn));
  return [{ option: 'output', file: null, format, ...sumOfText(drawn), isFile: false }];
}

/** What the name of an output does not tell: that it is a folder, or that it holds another format than it says. */
function told(output: string, format: Format, { language }: Style): string {
  const { outputNames } = dictionaries[language];
  if (isFolder(output)) return output.endsWith('/') ? '' : `cx: ${escapeTerminal(outputNames.isFolder(output))}\n`;
  const named = formatOfName(output);
  const isOther = named !== null && named !== 'table' && named !== format;
  return isOther ? `cx: ${escapeTerminal(outputNames.holds(output, format))}\n` : '';
}

/** Prints the page where a PDF was asked for: its name, or null. A PDF holds when it was printed, so no manifest has its sum. */
async function deliverPdf(report: Report, style: Style, flags: Flags, io: Io): Promise<string | null> {
  const output = outputOf(flags);
  const file = flags.pdf ?? (output?.toLowerCase().endsWith('.pdf') === true ? output : null);
  if (file === null) return null;
  const [{ pageOf }, { writePdf }] = [await import('./page.ts'), await import('./pdf.ts')];
  await writePdf(file, await pageOf(report, style), io);
  return file;
}

async function inFolder(folder: string, report: Report): Promise<readonly Delivered[]> {
  makeFolder(folder);
  const delivered: Delivered[] = [];
  for (const { name, text } of renderTables(report)) {
    const written = await writeFileWhole(join(folder, name), (append) => append(text));
    delivered.push({ option: 'output', file: name, inFolder: folder, format: 'csv', ...written });
  }
  return delivered;
}
