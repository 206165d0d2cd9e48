import { basename } from 'node:path';
import { renderTables, type Format, type Style } from '../../../renderers/index.ts';
import type { ReportFormat } from '../../../reports/settings.ts';
import type { Report } from '../../../results/result.ts';
import { drawnAs } from '../../outputs/drawing.ts';
import { sumOfText } from '../../outputs/files/sum.ts';
import { marked } from './marks.ts';

/** A file of a report: its name in the folder of outputs, and its bytes. */
export interface DrawnFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the file of each form is called. */
const nameOf = { html: 'report.html', json: 'report.json', markdown: 'report.md', xlsx: 'report.xlsx' } as const;

/** The files of a report that hold all of it. */
export const wholeFiles: readonly string[] = Object.values(nameOf);

/** Those of them that stand for these forms. */
export const wholeFilesOf = (formats: readonly ReportFormat[]): readonly string[] =>
  formats.flatMap((format) => (format === 'csv' ? [] : [nameOf[format]]));

/** Whether a file is the page of a report. */
export const isPage = ({ name }: DrawnFile): boolean => name === nameOf.html;

/** The folder of the tables, in that of outputs. */
export const tablesFolder = 'csv';

/** The sums of the tables, as `sha256sum -c` reads them: which files of their folder are the report's own. */
export const sumsName = `${tablesFolder}/SHA256SUMS`;

/** Whether a name, with / in it, is that of a table. */
export const isTable = (name: string): boolean => /^csv\/[\w-]+\.csv$/u.test(name);

/** Whether a name, with / in it, is that of a file of a report. */
export const isOfReport = (name: string): boolean => wholeFiles.includes(name) || name === sumsName || isTable(name);

/** The tables of a report as files of the folder of outputs. */
export const tablesOf = (report: Report): readonly DrawnFile[] =>
  renderTables(report).map(({ name, text }) => ({ name: `${tablesFolder}/${name}`, bytes: Buffer.from(text) }));

/** The sums of tables, in the order of their names. */
export function sumsOf(tables: readonly DrawnFile[]): DrawnFile {
  const lines = tables.map(({ name, bytes }) => `${sumOfText(bytes).sha256}  ${basename(name)}\n`);
  const byName = lines.toSorted((a, b) => (a.slice(sumLength) < b.slice(sumLength) ? -1 : 1));
  return { name: sumsName, bytes: Buffer.from(byName.join('')) };
}

const sumLength = 64;

/** The sums that a text holds, by the names of the tables; null where it holds anything else. */
export function sumsIn(text: string): ReadonlyMap<string, string> | null {
  const lines = text.split('\n').filter((line) => line !== '');
  const found = lines.map((line) => /^([0-9a-f]{64}) {2}([\w-]+\.csv)$/u.exec(line));
  const sums = found.flatMap((match): [string, string][] =>
    match === null ? [] : [[`${tablesFolder}/${match[2]!}`, match[1]!]],
  );
  return sums.length === lines.length ? new Map(sums) : null;
}

/** A report in all forms that were asked for. */
export async function drawn(report: Report, formats: readonly ReportFormat[]): Promise<readonly DrawnFile[]> {
  const { language } = report;
  const style: Style = { language, locale: language, color: false, width: null };
  const files: DrawnFile[] = [];
  for (const format of formats) {
    if (format === 'csv') {
      const tables = tablesOf(report);
      files.push(...tables, sumsOf(tables));
    } else
      files.push({
        name: nameOf[format],
        bytes: marked(format, Buffer.from((await drawnAs(report, format as Format, style)) as string)),
      });
  }
  return files;
}
