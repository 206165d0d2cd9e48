import { CxError } from '../errors.ts';
import { isOk, type MetricResult, type OkResult, type Report, type Table } from '../results/result.ts';

/** The names of all tables of a report, each once. */
export const tableNames = ({ results }: Report): readonly string[] => [
  ...new Set(results.filter(isOk).flatMap(({ tables }) => tables.map(({ name }) => name))),
];

/** @throws no-table */
export function assertTable(report: Report, table: string): void {
  const known = tableNames(report);
  if (!known.includes(table)) throw new CxError('no-table', { table, known });
}

/**
 * A report with one of its tables alone.
 * @throws no-table
 */
export function onlyTable(report: Report, table: string): Report {
  assertTable(report, table);
  const results = report.results.map((result) =>
    isOk(result) ? { ...result, tables: result.tables.filter(({ name }) => name === table) } : result,
  );
  return { ...report, results };
}

/**
 * The table that the question is about: what was compared, else segments, periods, all records, else the first table there is; where
 * segments and periods are asked for, the periods, which have both. Undefined where there is none.
 */
export const answeringTable = (report: Report): string | undefined => answering(tableNames(report), report.results);

function answering(names: readonly string[], results: readonly Pick<MetricResult, 'options'>[]): string | undefined {
  const isBoth = results.some(({ options }) => options['by'] !== undefined && options['period'] !== undefined);
  const usual = ['differences', ...(isBoth ? ['trend'] : []), 'segments', 'trend', 'overall'];
  return usual.find((table) => names.includes(table)) ?? names[0];
}

/** The tables of a result as a page has them: all records, then what was asked for, then the rest. */
export function inReadingOrder(result: OkResult): readonly Table<string>[] {
  const asked = answering(
    result.tables.map(({ name }) => name),
    [result],
  );
  const place = ({ name }: Table<string>) => (name === 'overall' ? 0 : name === asked ? 1 : 2);
  return result.tables.toSorted((a, b) => place(a) - place(b));
}
