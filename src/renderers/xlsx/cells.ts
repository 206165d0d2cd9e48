import type { CellObject } from 'write-excel-file/node';
import type { Column, Unit, Value } from '../../results/result.ts';
import { signOf } from '../text/cells.ts';
import { escapeFormula } from '../text/escape.ts';

type Cell = CellObject | null;

/** How a spreadsheet shows a number of each unit: as many decimals as `format.ts` gives it, in the style of the reader's system. */
const formats: Partial<Record<Unit, string>> = {
  count: '#,##0',
  share: '0.0%',
  'share-difference': '0.0%',
  points: '0.0',
  score: '0.00',
  money: '#,##0.00',
  'p-value': '0.000',
};
const fractionsOfCounts = '#,##0.0';
const dayFormat = 'yyyy-mm-dd';

/** What a cell holds at most: https://support.microsoft.com/office/excel-specifications-and-limits. */
const mostLetters = 32_767;

/** A text that a spreadsheet takes for nothing else. */
export function textCell(text: string, style: Partial<CellObject> = {}): Cell {
  const shown = escapeFormula(text);
  const whole = shown.length <= mostLetters ? shown : `${shown.slice(0, mostLetters - 1)}…`;
  return { ...style, type: String, value: whole };
}

/** How the numbers of a column are shown; undefined as a spreadsheet shows them by itself. */
export function formatOf(column: Pick<Column<string>, 'name' | 'unit'>, values: readonly Value[]): string | undefined {
  const isWhole = values.every((value) => typeof value !== 'number' || Number.isInteger(value));
  const format = column.unit === 'count' && !isWhole ? fractionsOfCounts : formats[column.unit];
  return format === undefined || signOf(column) === 'negative' ? format : `+${format};-${format};${format}`;
}

/** A value as a cell: a number in full precision, a day as a day; nothing where there is none. */
export function valueCell(value: Value, unit: Unit, format: string | undefined): Cell {
  if (value === null) return null;
  if (typeof value === 'boolean') return { type: Boolean, value };
  if (typeof value === 'string') return unit === 'date' ? dayCell(value) : textCell(value);
  if (!Number.isFinite(value)) return null;
  return { type: Number, value, ...(format === undefined ? {} : { format }) };
}

/** The first day that all spreadsheets count alike: one of them knows a 29th of February 1900. */
const firstDay = '1900-03-01';

function dayCell(text: string): Cell {
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(text) && text >= firstDay;
  const date = new Date(`${text}T00:00:00Z`);
  return isDay && !Number.isNaN(date.getTime()) ? { type: Date, value: date, format: dayFormat } : textCell(text);
}
