import type { Report } from '../../results/result.ts';
import { chosen } from '../index.ts';
import type { Style } from '../style.ts';
import { sheetsOf } from './sheets.ts';
import { withoutTimes } from './zip.ts';

/**
 * A report as a workbook: its headlines, a sheet for each table, and where the records went with what has to be minded. Numbers are
 * numbers in full precision, shown in the form of their unit; nothing in it is a formula or a link. The same report gives the same
 * bytes.
 *
 * @throws CxError `no-table`, `no-sort-column` as `render` does
 */
export async function renderXlsx(report: Report, style: Style): Promise<Uint8Array> {
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const sheets = sheetsOf(chosen(report, style), style);
  return withoutTimes(await writeWorkbook([...sheets]).toBuffer());
}
