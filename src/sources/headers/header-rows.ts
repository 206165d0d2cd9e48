import { CxError } from '../../errors.ts';
import { nearest } from '../../messages/nearest.ts';
import type { HeadRecord } from '../csv/dialect.ts';
import { kindOfCell, kindsOfColumns } from './cell-kinds.ts';
import { looksLikeData } from './first-row.ts';
import { columnNames, ownLabel } from './header.ts';
import { labelsUnder, namesUnder, rowsOfWords } from './rows-of-words.ts';
import { rowsOfTitle } from './title-rows.ts';
import { layouts } from '../layouts/index.ts';
import { layoutNamed, recogniseLayout } from '../layouts/recognise.ts';
import type { Remark, SourceOptions } from '../source.ts';
import { asSeen } from '../../values/folding.ts';

const mostColumns = 10_000;
const shownRows = 50;

/**
 * Which record of the head is the header row: the first, or the one after a title and a blank line.
 *
 * @param records at least one
 * @param shift lines that stand before them
 * @throws broken-header
 */
export function headerAt(file: string, records: readonly HeadRecord[], options: SourceOptions, shift: number): number {
  const first = records[0]!;
  if (options.headerLine !== undefined) return recordOnLine(file, records, options.headerLine - shift);
  assertWholeHeader(file, first, shift);
  const width = usualWidth(records);
  if (width <= 1 || options.headerRows === 0) return 0;
  if (first.width === width) return options.headerRows === undefined ? rowsOfTitle(records, width) : 0;
  const after = records.findIndex(
    (record, at) =>
      record.width === width &&
      (record.blankBefore || isComment(records[at - 1])) &&
      !record.cells.some((cell) => /^\s*[-+]?\d/u.test(cell)),
  );
  const preamble = records.slice(0, Math.max(0, after));
  if (after > 0 && preamble.every((record) => isTitle(record, width))) return after;
  const named = records.find((record) => record.width === width && areNames(record.cells));
  throw new CxError('broken-header', {
    file,
    line: first.line + shift,
    headerLine: named === undefined ? null : named.line + shift,
    why: {
      en: `it has ${first.width} fields where most records have ${width}`,
      es: `tiene ${first.width} campos y la mayoría de los registros, ${width}`,
    },
  });
}

const areNames = (cells: readonly string[]) => cells.every((cell) => kindOfCell(cell) === 'text');

/** A row nearly as wide as the table is no title: it may be the header with a fault in it. */
const isTitle = ({ cells, broken }: HeadRecord, width: number) =>
  broken === null && cells.length < Math.max(2, width - 1);
const isComment = (record: HeadRecord | undefined) => record?.cells[0]?.startsWith('#') === true;

function recordOnLine(file: string, records: readonly HeadRecord[], line: number): number {
  const at = records.findIndex((record) => record.line === line);
  if (at >= 0) return at;
  throw new CxError('broken-header', {
    file,
    line,
    why: { en: 'no record begins on that line', es: 'en esa línea no empieza ningún registro' },
  });
}

function assertWholeHeader(file: string, { broken, line }: HeadRecord, shift: number): void {
  if (broken === null) return;
  const why =
    broken === 'unclosed-quote'
      ? { en: 'a quote opens and is never closed', es: 'unas comillas se abren y no se cierran' }
      : { en: 'a quote stands where none can stand', es: 'hay unas comillas donde no puede haberlas' };
  throw new CxError('broken-header', { file, line: line + shift, why });
}

/** The number of fields that most records of the head have; where two are as frequent, that of the first record. */
function usualWidth(records: readonly HeadRecord[]): number {
  const counts = new Map<number, number>();
  for (const record of records) if (record.width > 0) counts.set(record.width, (counts.get(record.width) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const first = records[0]!.width;
  return counts.get(first) === most ? first : ([...counts].find(([, count]) => count === most)?.[0] ?? first);
}

export interface Header {
  readonly rows: number;
  readonly layout: string | null;
  readonly columns: readonly string[];
  readonly labels: readonly string[];
  readonly remarks: readonly Remark[];
}

/**
 * Names the columns by the header rows, as many as the layout has.
 *
 * @param body the bytes in which the records lie
 * @param records from the first header row on
 * @throws broken-header, too-many-columns, layout-not-found, header-looks-like-data
 */
export function readHeader(file: string, body: Buffer, records: readonly HeadRecord[], options: SourceOptions): Header {
  const rows = records.slice(0, shownRows).map(({ cells }) => cells);
  const first = rows[0]!;
  if (first.length > mostColumns)
    throw new CxError('too-many-columns', { file, columns: first.length, limit: mostColumns });
  if (options.headerRows === 0) {
    const columns = first.map((_, at) => `column_${at + 1}`);
    return { rows: 0, layout: null, columns, labels: columns, remarks: [] };
  }
  const top = rows.slice(0, 4);
  const known = options.layout === undefined ? recogniseLayout(top) : layoutNamed(options.layout, top);
  if (known === null && options.layout !== undefined) {
    const names = layouts.map(({ name }) => name);
    throw new CxError('layout-not-found', {
      layout: options.layout,
      nearest: nearest(options.layout, names),
      known: names,
    });
  }
  const isOpen = known === null && options.headerRows === undefined;
  const even = rows.filter((cells) => cells.length === first.length);
  if (isOpen && looksLikeData(first, kindsOfColumns(even.slice(1), first.length)))
    throw new CxError('header-looks-like-data', { file, row: namelessIn(first) });
  const count = options.headerRows ?? known?.headerRows ?? rowsOfWords(rows);
  assertEvenHeader(file, records.slice(0, count));
  if (options.headerRows === undefined) assertHeaderEnds(file, body, records.slice(count, 10));
  const headerRows = rows.slice(0, count);
  const own = isOpen ? namesUnder(headerRows) : first;
  const { names, remarks } = columnNames(known?.names ?? own);
  const labels = known?.labels ?? (isOpen ? labelsUnder(headerRows, own) : first);
  return {
    rows: count,
    layout: known?.layout.name ?? null,
    columns: names,
    labels: names.map((name, at) => ownLabel(asSeen(labels[at] ?? '') || name, names)),
    remarks: [...(isOpen && count > 1 ? [rowsRemark(count)] : []), ...remarks],
  };
}

/** Cells that name nothing and nobody. */
const namelessIn = (row: readonly string[]) =>
  row
    .filter((cell) => ['number', 'date'].includes(kindOfCell(cell)))
    .slice(0, 4)
    .join(', ');

const rowsRemark = (rows: number): Remark => ({
  severity: 'info',
  code: 'header-rows',
  message: {
    en: `the first ${rows} rows were taken for header rows: they have words where all others have numbers or dates, or number the columns, or give an example; if not, --header-rows 1`,
    es: `las primeras ${rows} filas se tomaron por encabezados: tienen palabras donde las demás tienen números o fechas, o numeran las columnas, o dan un ejemplo; si no lo son, --header-rows 1`,
  },
});

function assertEvenHeader(file: string, rows: readonly HeadRecord[]): void {
  for (const row of rows) assertWholeHeader(file, row, 0);
  const uneven = rows.find(({ cells }) => cells.length !== rows[0]!.cells.length);
  if (uneven === undefined) return;
  throw new CxError('broken-header', {
    file,
    line: uneven.line,
    why: {
      en: `it has ${uneven.cells.length} fields, the first header row ${rows[0]!.cells.length}`,
      es: `tiene ${uneven.cells.length} campos y la primera fila de encabezados, ${rows[0]!.cells.length}`,
    },
  });
}

/** Qualtrics ends its header with a row of import ids: where one is left over, a row before it is broken. */
function assertHeaderEnds(file: string, body: Buffer, records: readonly HeadRecord[]): void {
  const left = records.find(({ start, end }) => body.subarray(start, end).includes('ImportId"'));
  if (left === undefined) return;
  throw new CxError('broken-header', {
    file,
    line: left.line,
    why: {
      en: 'it is the last of three header rows, and those before it are not whole',
      es: 'es la última de tres filas de encabezados y las anteriores no están enteras',
    },
  });
}
