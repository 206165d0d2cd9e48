import { stringify } from 'csv-stringify/sync';
import { isOk, type MetricResult, type Report, type Row, type Table, type Value } from '../results/result.ts';
import { suppressed, valueAt } from './text/cells.ts';
import { answeringTable, assertTable } from './one-table.ts';
import { escapeFormula } from './text/escape.ts';
import { freeName } from './text/free-name.ts';
import type { Style } from './style.ts';

interface Part {
  readonly metric: string;
  readonly table: Table<string>;
}

/** Every table of a report with the metric that it belongs to. */
function partsOf(results: readonly MetricResult[]): readonly Part[] {
  return results.filter(isOk).flatMap(({ metric, tables }) => tables.map((table) => ({ metric, table })));
}

/** Numbers at full precision, in the shortest form that reads back as the same number. */
function cell(value: Value): string | null {
  if (typeof value === 'string') return escapeFormula(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  return value === null ? null : String(value);
}

/** Hidden rows say so even where the table has no column for it. */
function columnNames({ columns, rows }: Table<string>): readonly string[] {
  const names = columns.map(({ name }) => name);
  const marked = rows.some((row) => valueAt(row, suppressed) === true);
  return marked && !names.includes(suppressed) ? [...names, suppressed] : names;
}

function csvOf(parts: readonly Part[]): string {
  const names = [...new Set(parts.flatMap(({ table }) => columnNames(table)))];
  const cells = (row: Row) => names.map((name) => cell(valueAt(row, name)));
  const several = parts.length > 1;
  const records = parts.flatMap(({ metric, table }) =>
    table.rows.map((row) => (several ? [cell(metric), ...cells(row)] : cells(row))),
  );
  const header = several ? [freeName('metric', names), ...names] : names;
  return stringify([header.map(escapeFormula), ...records]);
}

/**
 * One table as CSV: `style.table`, else the one that the question is about. Where several metrics have it, they follow each other
 * and a first column names the metric.
 *
 * @throws CxError `no-table` for a table that the report does not have
 */
export function renderCsv(report: Report, { table: wanted }: Pick<Style, 'table'>): string {
  if (wanted !== undefined) assertTable(report, wanted);
  const name = wanted ?? answeringTable(report);
  const parts = partsOf(report.results).filter(({ table }) => table.name === name);
  return parts.length === 0 ? '' : csvOf(parts);
}

/** A CSV file of a folder of results. */
export interface TableFile {
  readonly name: string;
  readonly text: string;
}

/** A report read from a file may name its tables anything: a file name keeps to letters, digits, `-` and `_`. */
const fileName = (part: Part) => `${part.metric}-${part.table.name}`.replace(/[^\w-]/g, '_');

/** Every table of a report as a CSV file `<metric>-<table>.csv`. */
export function renderTables(report: Report): readonly TableFile[] {
  const names = new Set<string>();
  return partsOf(report.results).map((part) => {
    const name = freeName(fileName(part), names);
    names.add(name);
    return { name: `${name}.csv`, text: csvOf([part]) };
  });
}
