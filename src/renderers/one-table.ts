import { CxError } from '../errors.ts';
import { isOk, type Report } from '../results/result.ts';

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
export function answeringTable(report: Report): string | undefined {
  const names = tableNames(report);
  const isBoth = report.results.some(({ options }) => options['by'] !== undefined && options['period'] !== undefined);
  const usual = ['differences', ...(isBoth ? ['trend'] : []), 'segments', 'trend', 'overall'];
  return usual.find((table) => names.includes(table)) ?? names[0];
}
