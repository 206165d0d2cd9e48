import { closeSync, createWriteStream, openSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { CxError } from '../errors.ts';
import { nearest } from '../messages/nearest.ts';
import { delimiterNamed, delimiterOf, headRecords, quoteOf, type HeadRecord } from './dialect.ts';
import { decodedCopy, encodingOfHead, encodingOfWhole, type Encoding } from './encoding.ts';
import { findFooters } from './footers.ts';
import { readBytes } from './head.ts';
import { columnNames, looksLikeData } from './header.ts';
import { identityOf, type Identity } from './identity.ts';
import { inflatedCopy } from './inflate.ts';
import { assertText, isGzip, isParquet } from './kind.ts';
import { layouts } from './layouts/index.ts';
import { layoutNamed, recogniseLayout } from './layouts/recognise.ts';
import type { Dialect } from './record.ts';
import type { OpenSource, Remark, SourceOptions } from './source.ts';
import { spoolPath } from './spool.ts';

const headBytes = 1 << 20;
const mostColumns = 10_000;
const shownRecords = 2000;

/**
 * Opens a file and understands its head: encoding, delimiter, quote, header rows, layout. Nothing is assumed that a
 * look at all bytes (`scanStructure`) does not check later.
 *
 * @param file the path as the user typed it, `-` for standard input
 * @param world where standard input comes from, and what the sources cannot do themselves
 * @throws the errors of a file that cannot be read as CSV
 */
export async function openSource(file: string, options: SourceOptions, world: World): Promise<OpenSource> {
  const path = file === '-' ? await spooled(world.stdin) : (world.pathOf?.(file) ?? file);
  const identity = identityAt(file, path);
  if (identity.size === 0n) throw new CxError('empty-file', { file });
  const head = readBytes(path, 0, 16);
  if (isParquet(head) && world.parquetToCsv !== undefined) {
    const copy = spoolPath('parquet.csv');
    await world.parquetToCsv(path, copy);
    return understand({ file, path, identity, gzip: false }, copy, { ...options, encoding: 'utf-8', delimiter: ',' });
  }
  const packed = isGzip(head);
  const plain = packed ? await inflatedCopy(file, path) : path;
  return understand({ file, path, identity, gzip: packed }, plain, options);
}

/** What opening a file needs from outside. */
export interface World {
  readonly stdin: Readable;
  /** Where a file lies that is called by another name. */
  readonly pathOf?: (file: string) => string;
  /** Writes a Parquet file as a private CSV copy. */
  readonly parquetToCsv?: (path: string, copy: string) => Promise<unknown>;
}

/**
 * The same file in the encoding that all its bytes speak for, after a pass over them found that the head misled.
 */
export async function reopenSource(source: OpenSource): Promise<OpenSource> {
  const { name } = encodingOfWhole(source.text);
  const { file, path, identity, gzip, text, options } = source;
  const reopened = await understand({ file, path, identity, gzip }, text, { ...options, encoding: name });
  const evidence = name === 'utf-8' ? 'mostly-valid' : 'not-utf-8';
  return { ...reopened, encoding: { ...reopened.encoding, evidence }, options };
}

type FileFacts = Pick<OpenSource, 'file' | 'path' | 'identity' | 'gzip'>;

async function spooled(stdin: Readable): Promise<string> {
  const path = spoolPath('stdin');
  await pipeline(stdin, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  return path;
}

function identityAt(file: string, path: string): Identity {
  try {
    const descriptor = openSync(path, 'r');
    try {
      return identityOf(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new CxError('not-readable', { file, cause: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}

async function understand(facts: FileFacts, plain: string, options: SourceOptions): Promise<OpenSource> {
  const { file } = facts;
  const rawHead = readBytes(plain, 0, headBytes);
  if (rawHead.length === 0) throw new CxError('empty-file', { file });
  const encoding = chooseEncoding(plain, rawHead, options);
  if (!encoding.name.startsWith('utf-16')) assertText(file, rawHead.subarray(encoding.mark));
  const isUtf8 = encoding.name === 'utf-8';
  const text = isUtf8 ? plain : await decodedCopy(plain, encoding);
  const textBytes = statSync(text).size;
  const mark = isUtf8 ? encoding.mark : 0;
  const head = readBytes(text, mark, headBytes);
  if (head.length === 0) throw new CxError('empty-file', { file });
  return understandHead({ ...facts, encoding, text, textBytes }, head, mark, options);
}

function chooseEncoding(path: string, head: Buffer, options: SourceOptions): Encoding {
  const proved = encodingOfHead(head);
  if (options.encoding === undefined) return proved ?? encodingOfWhole(path);
  const name = options.encoding.toLowerCase().replace(/^(utf)-?(8|16le|16be)$/u, '$1-$2');
  return { name, mark: proved?.name === name ? proved.mark : 0, evidence: 'option' };
}

type TextFacts = FileFacts & Pick<OpenSource, 'encoding' | 'text' | 'textBytes'>;

function understandHead(facts: TextFacts, head: Buffer, mark: number, options: SourceOptions): OpenSource {
  const { file } = facts;
  const whole = mark + head.length >= facts.textBytes;
  const separator = /^sep=(.)\r?\n?/u.exec(head.toString('utf8', 0, 16));
  const skipped = separator === null ? 0 : Buffer.byteLength(separator[0]);
  const body = head.subarray(skipped);
  const dialect = chooseDialect(body, whole, separator?.[1], options);
  const records = headRecords(body, whole, dialect, shownRecords);
  const lineShift = separator === null ? 0 : 1;
  const at = headerAt(file, records, options, lineShift, whole);
  const header = readHeader(file, records.slice(at), options);
  const last = records[at + header.rows - 1];
  const start = mark + skipped + (header.rows === 0 ? records[at]!.start : last!.end);
  const startLine = lineShift + (header.rows === 0 ? records[at]!.line : last!.line + last!.lines);
  const footers = findFooters(facts.text, start, facts.textBytes);
  return {
    ...facts,
    dialect,
    start,
    startLine,
    end: footers.end,
    footers: footers.count,
    options,
    headerRows: header.rows,
    headerText:
      header.rows === 0
        ? Buffer.alloc(0)
        : Buffer.from(trimLineEnd(body.subarray(records[at]!.start, records[at]!.end))),
    layout: header.layout,
    columns: header.columns,
    labels: header.labels,
    remarks: [
      ...(separator === null ? [] : [separatorRemark(separator[1]!)]),
      ...(at === 0 ? [] : [preambleRemark(records[at]!.line - 1)]),
      ...header.remarks,
    ],
  };
}

function chooseDialect(body: Buffer, whole: boolean, separator: string | undefined, options: SourceOptions): Dialect {
  const quote =
    options.quote === undefined ? quoteOf(body) : options.quote === 'none' ? -1 : options.quote.charCodeAt(0);
  const named = options.delimiter ?? separator;
  if (named === undefined) return { delimiter: delimiterOf(body, whole, quote), quote };
  const delimiter = delimiterNamed(named);
  if (delimiter === null) {
    throw new CxError('invalid-option', {
      option: '--delimiter',
      value: named,
      expected: { en: 'one character: , ; | or tab', es: 'un carácter: , ; | o tab' },
    });
  }
  return { delimiter, quote };
}

/** Which record of the head is the header row. */
function headerAt(
  file: string,
  records: readonly HeadRecord[],
  options: SourceOptions,
  shift: number,
  whole: boolean,
): number {
  const [first] = records;
  if (first === undefined) {
    if (whole) throw new CxError('empty-file', { file });
    throw new CxError('record-too-long', { file, line: 1 + shift, limit: `${headBytes >> 20} MB`, quoted: false });
  }
  if (options.headerLine !== undefined) return recordOnLine(file, records, options.headerLine - shift);
  assertWholeHeader(file, first, shift);
  const width = usualWidth(records);
  if (width <= 1 || first.cells.length === width || options.headerRows === 0) return 0;
  const after = records.findIndex(
    (record, at) =>
      record.cells.length === width &&
      (record.blankBefore || isComment(records[at - 1])) &&
      !looksLikeData(record.cells),
  );
  const preamble = records.slice(0, Math.max(0, after));
  if (after > 0 && preamble.every(({ cells }) => cells.length !== width)) return after;
  throw new CxError('broken-header', {
    file,
    line: first.line + shift,
    why: {
      en: `it has ${first.cells.length} fields where most records have ${width}`,
      es: `tiene ${first.cells.length} campos y la mayoría de los registros, ${width}`,
    },
  });
}

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
  for (const { cells } of records) if (cells.length > 0) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const first = records[0]!.cells.length;
  return counts.get(first) === most ? first : ([...counts].find(([, count]) => count === most)?.[0] ?? first);
}

interface Header {
  readonly rows: number;
  readonly layout: string | null;
  readonly columns: readonly string[];
  readonly labels: readonly string[];
  readonly remarks: readonly Remark[];
}

function readHeader(file: string, records: readonly HeadRecord[], options: SourceOptions): Header {
  const rows = records.slice(0, 4).map(({ cells }) => cells);
  const first = rows[0]!;
  if (first.length > mostColumns)
    throw new CxError('too-many-columns', { file, columns: first.length, limit: mostColumns });
  if (options.headerRows === 0) {
    const columns = first.map((_, at) => `column_${at + 1}`);
    return { rows: 0, layout: null, columns, labels: columns, remarks: [] };
  }
  const known = options.layout === undefined ? recogniseLayout(rows) : layoutNamed(options.layout, rows);
  if (known === null && options.layout !== undefined) {
    const names = layouts.map(({ name }) => name);
    throw new CxError('layout-not-found', {
      layout: options.layout,
      nearest: nearest(options.layout, names),
      known: names,
    });
  }
  if (known === null && options.headerRows === undefined && looksLikeData(first)) {
    throw new CxError('header-looks-like-data', { file, row: first.slice(0, 4).join(', ') });
  }
  const count = options.headerRows ?? known?.headerRows ?? 1;
  assertEvenHeader(file, records.slice(0, count));
  const { names, remarks } = columnNames(known?.names ?? first);
  const labels = known?.labels ?? first;
  return {
    rows: count,
    layout: known?.layout.name ?? null,
    columns: names,
    labels: names.map((name, at) => labels[at]?.trim() || name),
    remarks,
  };
}

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

function trimLineEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end -= 1;
  return bytes.subarray(0, end);
}

const separatorRemark = (separator: string): Remark => ({
  severity: 'info',
  code: 'separator-line',
  message: {
    en: `the line sep=${separator} names the delimiter`,
    es: `la línea sep=${separator} indica el delimitador`,
  },
});

const preambleRemark = (lines: number): Remark => ({
  severity: 'warning',
  code: 'preamble-skipped',
  message: {
    en: `${lines} lines before the header row were skipped`,
    es: `se saltaron ${lines} líneas antes de la fila de encabezados`,
  },
});
