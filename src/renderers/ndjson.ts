import type { MetricResult, Report, Row } from '../results/result.ts';
import { escapeJson } from './text/escape.ts';
import { freeName } from './text/free-name.ts';

/** A column of the file may be called `metric` or `table` too: it gives way, or the line would not say what it is. */
function withoutCollision(row: object): object {
  if (!Object.hasOwn(row, 'metric') && !Object.hasOwn(row, 'table')) return row;
  const names = Object.keys(row);
  const renamed = names.map((name) => (name === 'metric' || name === 'table' ? freeName(name, names) : name));
  return Object.fromEntries(Object.values(row).map((value, index) => [renamed[index] ?? '', value]));
}

function line(metric: string, table: string, row: object): string {
  return `${escapeJson(JSON.stringify({ metric, table, ...withoutCollision(row) }))}\n`;
}

function resultLines(result: MetricResult, { tool }: Report): readonly string[] {
  const { metric, options, asked } = result;
  const question = line(metric, 'question', { options, asked, tool });
  if (result.status === 'not-applicable')
    return [line(metric, 'not_applicable', { reason: result.reason, hint: result.hint }), question];
  return [
    ...result.headlines.map((headline) => line(metric, 'headlines', headline)),
    ...result.tables.flatMap(({ name, rows }) => rows.map((row: Row) => line(metric, name, row))),
    ...result.notices.map((notice) => line(metric, 'notices', notice)),
    question,
  ];
}

/** One JSON object a line: every headline, every row of every table, every notice, and what was asked and by which version it was answered; or that a metric could not be calculated. */
export function renderNdjson(report: Report): string {
  return report.results.flatMap((result) => resultLines(result, report)).join('');
}
