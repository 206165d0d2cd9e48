import { renderTables, type Format, type Style } from '../../renderers/index.ts';
import type { ReportFormat } from '../../reports/settings.ts';
import type { Report } from '../../results/result.ts';
import { drawnAs } from '../outputs/drawing.ts';

/** A file of a report: its name in the folder of outputs, and its bytes. */
export interface DrawnFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the file of each form is called. */
const nameOf = { html: 'report.html', json: 'report.json', markdown: 'report.md', xlsx: 'report.xlsx' } as const;

/** The folder of the tables, in that of outputs. */
export const tablesFolder = 'csv';

/** Whether a name, with / in it, is that of a file of a report. */
export const isOfReport = (name: string): boolean =>
  (Object.values(nameOf) as string[]).includes(name) || /^csv\/[\w-]+\.csv$/u.test(name);

/** The tables of a report as files of the folder of outputs. */
export const tablesOf = (report: Report): readonly DrawnFile[] =>
  renderTables(report).map(({ name, text }) => ({ name: `${tablesFolder}/${name}`, bytes: Buffer.from(text) }));

/** A report in all forms that were asked for. */
export async function drawn(report: Report, formats: readonly ReportFormat[]): Promise<readonly DrawnFile[]> {
  const { language } = report;
  const style: Style = { language, locale: language, color: false, width: null };
  const files: DrawnFile[] = [];
  for (const format of formats) {
    if (format === 'csv') files.push(...tablesOf(report));
    else
      files.push({
        name: nameOf[format],
        bytes: Buffer.from((await drawnAs(report, format as Format, style)) as string),
      });
  }
  return files;
}
