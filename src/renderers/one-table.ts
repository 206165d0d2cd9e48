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
