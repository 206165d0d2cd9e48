import type { Cell, Sheet } from 'write-excel-file/node';
import { isOk, type Column, type MetricResult, type Report, type Table } from '../../results/result.ts';
import type { Style } from '../style.ts';
import { supplementsOf, type Supplement } from '../supplements/supplements.ts';
import { suppressed, valueAt } from '../text/cells.ts';
import { displayWidth } from '../text/display-width.ts';
import { wordsOf } from '../text/words.ts';
import { formatOf, textCell, valueCell } from './cells.ts';
import type { Draft } from './draft.ts';
import { notesSheet } from './notes.ts';

type Workbook = readonly Sheet<never>[];

/** The sheets of a report. */
export function sheetsOf(report: Report, style: Style): Workbook {
  const words = wordsOf[style.language];
  const tables = report.results
    .filter(isOk)
    .flatMap(({ metric, tables: own }) => own.map((table) => tableSheet(metric, table)));
  const supplements = supplementsOf(report, style).map(supplementSheet);
  const drafts = [headlinesSheet(report.results, words.sheets), ...supplements, ...tables, notesSheet(report, style)];
  const taken = new Set<string>();
  return drafts
    .filter(({ rows }) => rows.length > 0 || drafts.length === 1)
    .map((draft) => sheetOf(draft, freeSheetName(draft.name, taken)));
}

const sheetOf = ({ header, rows }: Draft, sheet: string): Sheet<never> => ({
  sheet,
  stickyRowsCount: 1,
  columns: header.map((label, at) => ({
    width: widthOf(
      label,
      rows.map((row) => row[at] ?? null),
    ),
  })),
  data: [header.map((label) => textCell(label, { fontWeight: 'bold' })), ...rows.map((row) => [...row])],
});

function tableSheet(metric: string, { name, columns, rows }: Table<string>): Draft {
  const isMarked = rows.some((row) => valueAt(row, suppressed) === true);
  const all: readonly Pick<Column<string>, 'name' | 'label' | 'unit'>[] =
    isMarked && !columns.some((column) => column.name === suppressed)
      ? [...columns, { name: suppressed, label: suppressed, unit: 'boolean' }]
      : columns;
  const shown = all.map((column) => {
    const values = rows.map((row) => valueAt(row, column.name));
    const format = formatOf(column, values);
    return values.map((value) => valueCell(value, column.unit, format));
  });
  return {
    name: `${metric} ${name}`,
    header: all.map(({ label }) => label),
    rows: rows.map((_, at) => shown.map((cells) => cells[at] ?? null)),
  };
}

/** A table that the report has beside those of its metrics. */
const supplementSheet = ({ title, header, rows }: Supplement): Draft => ({
  name: title,
  header,
  rows: rows.map((row) =>
    row.map(({ value, unit, isSigned }) =>
      valueCell(value, unit, formatOf({ name: isSigned === true ? 'difference' : 'value', unit }, [value])),
    ),
  ),
});

/** The numbers that answer the questions, of all metrics. */
function headlinesSheet(results: readonly MetricResult[], words: (typeof wordsOf)['en']['sheets']): Draft {
  const rows = results.filter(isOk).flatMap(({ title, headlines }) =>
    headlines.map(
      ({ name, label, unit, value, conf_low: low = null, conf_high: high = null, n = null, method = null }) => {
        const format = formatOf({ name, unit }, [value]);
        const bound = formatOf({ name: 'conf_low', unit }, [value]);
        return [
          textCell(title),
          textCell(label),
          valueCell(value, unit, format),
          valueCell(low, unit, bound),
          valueCell(high, unit, bound),
          valueCell(n, 'count', formatOf({ name: 'n', unit: 'count' }, [n])),
          method === null ? null : textCell(method),
        ];
      },
    ),
  );
  return { name: words.headlines, header: words.headlineColumns, rows };
}

const [narrowest, widest] = [8, 60];

/** As wide as what stands in it, about. */
function widthOf(label: string, cells: readonly Cell[]): number {
  const lengths = cells.map((cell) => {
    const value = typeof cell === 'object' && cell !== null && 'value' in cell ? cell.value : null;
    return typeof value === 'string' ? displayWidth(value) : narrowest;
  });
  return Math.min(widest, Math.max(narrowest, displayWidth(label) + 2, ...lengths));
}

const mostInName = 31;

/**
 * A name that a sheet may have, and that no other has, whatever letters are large: https://support.microsoft.com/office/rename-a-worksheet.
 */
export function freeSheetName(name: string, taken: Set<string>): string {
  const allowed = name.replaceAll(/[\p{Cc}[\]:*?/\\]/gu, '_').replaceAll(/^'|'$/gu, '_');
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : ` ${count}`;
    const named = `${firstLetters(allowed, mostInName - suffix.length)}${suffix}`;
    const key = named.toLowerCase();
    if (taken.has(key) || key === 'history' || key === '') continue;
    taken.add(key);
    return named;
  }
}

/** The first letters of a text, of which none is cut in two. */
const firstLetters = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '');
