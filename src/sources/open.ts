import { closeSync, createReadStream, createWriteStream, openSync, rmSync, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { CxError } from '../errors.ts';
import { delimiterName, delimiterNamed, delimiterOf, headRecords, quoteOf } from './csv/dialect.ts';
import { decodedCopy, encodingOfHead, encodingOfWhole, type Encoding } from './encodings/encoding.ts';
import { findFooters } from './headers/footers.ts';
import { readBytes } from './files/head.ts';
import { headerAt, readHeader } from './headers/header-rows.ts';
import { identityOf, type Identity } from './files/identity.ts';
import { assertPackedText, assertText, assertWholeParquet, isGzip, isParquet } from './files/kind.ts';
import type { Dialect } from './csv/record.ts';
import type { OpenSource, Remark, SourceOptions, TextSource } from './source.ts';
import { privateCopy } from './files/private-copy.ts';
import type { Table } from './table.ts';

const headBytes = 1 << 20;
/** The records of the head that are looked at: what all others say, the pass over the whole file tells. */
const shownRecords = 500;

/**
 * Opens a file and understands its head: encoding, delimiter, quote, header rows, layout. Nothing is assumed that a
 * look at all bytes (`readStructure`) does not check later.
 *
 * @param file the path as the user typed it, that of a pipe too; `-` for standard input
 * @param world where standard input comes from, and what the sources cannot do themselves
 * @param opened is told of the file before anything in it is read
 * @throws the errors of a file that cannot be read as CSV
 */
export async function openSource(
  file: string,
  options: SourceOptions,
  world: World,
  opened: (file: Pick<OpenSource, 'file' | 'path' | 'identity'>) => void = () => {},
): Promise<OpenSource> {
  const named = world.pathOf?.(file) ?? file;
  // A pipe can be read once: what comes through it is kept, as that of standard input is.
  const path =
    file === '-'
      ? await spooled(file, world.stdin)
      : isPipe(named)
        ? await spooled(file, createReadStream(named))
        : named;
  const identity = readableIdentity(file, path);
  opened({ file, path, identity });
  if (identity.size === 0n) throw new CxError('empty-file', { file });
  const head = readBytes(path, 0, 16);
  if (isParquet(head) && world.parquet !== undefined) {
    assertWholeParquet(file, readBytes(path, Math.max(Number(identity.size) - 4, 4), 4));
    return openTable({ file, path, identity, gzip: false }, await world.parquet(path, options), options);
  }
  const packed = isGzip(head);
  const plain = packed ? await inflated(file, path) : path;
  if (packed) assertPackedText(file, readBytes(plain, 0, 16));
  return understand({ file, path, identity, gzip: packed }, plain, options);
}

async function inflated(file: string, path: string): Promise<string> {
  const { inflatedCopy } = await import('./files/inflate.ts');
  return inflatedCopy(file, path);
}

/** What opening a file needs from outside. */
export interface World {
  readonly stdin: Readable;
  /** Where a file lies that is called by another name. */
  readonly pathOf?: (file: string) => string;
  /** Opens a Parquet file. */
  readonly parquet?: (path: string, options: SourceOptions) => Promise<Table>;
}

/**
 * A table is understood by the text of the rows with which it begins and ends, as it would be by all of its text. That text
 * is then gone: what reads all records reads all rows.
 */
async function openTable(facts: FileFacts, table: Table, options: SourceOptions): Promise<OpenSource> {
  const written = { ...options, encoding: 'utf-8', delimiter: ',', quote: '"' };
  const understood = (copy: string) => understand(facts, copy, written);
  let whole: Promise<TextSource> | null = null;
  const asText = () => {
    whole ??= privateCopy(facts.file, 'parquet.csv', async (copy) => {
      await table.copyAll(copy);
    }).then(understood);
    return whole;
  };
  let shown = 0;
  const copy = await privateCopy(facts.file, 'parquet-ends.csv', async (to) => {
    shown = await table.copyEnds(to);
  });
  const ends = await understood(copy);
  rmSync(copy);
  // Where more header rows or totals stand among its rows, these are told from records as those of a text are.
  if (ends.headerRows !== 1 || ends.startLine !== 2 || ends.footers > 0) return asText();
  const textBytes = Math.ceil(ends.textBytes * Math.max(1, table.rows / Math.max(1, shown)));
  return { ...ends, kind: 'table', textBytes, table, asText };
}

/**
 * The same file in the encoding that all its bytes speak for, after a pass over them found that the head misled.
 */
export async function reopenSource(source: OpenSource): Promise<OpenSource> {
  if (source.kind === 'table') return source;
  const encoding = await encodingOfWhole(source.text);
  const { file, path, identity, gzip, text, options } = source;
  const reopened = await understand({ file, path, identity, gzip }, text, { ...options, encoding: encoding.name });
  const remarks = [...reopened.remarks, ...encodingRemark(encoding)];
  return { ...reopened, encoding: { ...encoding, mark: reopened.encoding.mark }, remarks, options };
}

type FileFacts = Pick<OpenSource, 'file' | 'path' | 'identity' | 'gzip'>;

const isPipe = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFIFO() === true;

async function spooled(file: string, stdin: Readable): Promise<string> {
  const { pipeline } = await import('node:stream/promises');
  return privateCopy(file, 'stdin', (path) => pipeline(stdin, createWriteStream(path, { flags: 'wx', mode: 0o600 })));
}

function readableIdentity(file: string, path: string): Identity {
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

async function understand(facts: FileFacts, plain: string, options: SourceOptions): Promise<TextSource> {
  const { file } = facts;
  const rawHead = readBytes(plain, 0, headBytes);
  if (rawHead.length === 0) throw new CxError('empty-file', { file });
  const encoding = await chooseEncoding(plain, rawHead, options);
  if (!encoding.name.startsWith('utf-16')) assertText(file, rawHead.subarray(encoding.mark));
  const isUtf8 = encoding.name === 'utf-8';
  const text = isUtf8 ? plain : await decodedCopy(file, plain, encoding);
  const textBytes = statSync(text).size;
  const mark = isUtf8 ? encoding.mark : 0;
  const head = readBytes(text, mark, headBytes);
  if (head.length === 0) throw new CxError('empty-file', { file });
  return understandHead({ ...facts, encoding, text, textBytes }, head, mark, options);
}

async function chooseEncoding(path: string, head: Buffer, options: SourceOptions): Promise<Encoding> {
  const proved = encodingOfHead(head);
  if (options.encoding === undefined) return proved ?? encodingOfWhole(path);
  const name = options.encoding.toLowerCase().replace(/^(utf)-?(8|16le|16be)$/u, '$1-$2');
  return { name, mark: proved?.name === name ? proved.mark : 0, evidence: 'option' };
}

type TextFacts = FileFacts & Pick<TextSource, 'encoding' | 'text' | 'textBytes'>;

function understandHead(facts: TextFacts, head: Buffer, mark: number, options: SourceOptions): TextSource {
  const { file } = facts;
  const whole = mark + head.length >= facts.textBytes;
  const separator = /^sep=(.)(?:\r\n?|\n|$)/u.exec(head.toString('utf8', 0, 16));
  const skipped = separator === null ? 0 : Buffer.byteLength(separator[0]);
  const body = head.subarray(skipped);
  const { dialect, rival } = chooseDialect(body, whole, separator?.[1], options);
  const records = headRecords(body, whole, dialect, shownRecords);
  const lineShift = separator === null ? 0 : 1;
  if (records.length === 0) throw noRecord(file, whole, 1 + lineShift);
  const at = headerAt(file, records, options, lineShift);
  const header = readHeader(file, body, records.slice(at), options);
  const last = records[at + header.rows - 1];
  const start = mark + skipped + (header.rows === 0 ? records[at]!.start : last!.end);
  const startLine = lineShift + (header.rows === 0 ? records[at]!.line : last!.line + last!.lines);
  const headerTexts = records
    .slice(at, at + header.rows)
    .map((row) => Buffer.from(trimLineEnd(body.subarray(row.start, row.end))));
  const footers = findFooters(facts.text, start, facts.textBytes, dialect.quote);
  return {
    kind: 'text',
    ...facts,
    dialect,
    start,
    startLine,
    end: footers.end,
    footers: footers.count,
    options,
    headerRows: header.rows,
    headerText: headerTexts[0] ?? Buffer.alloc(0),
    laterHeaderTexts: headerTexts.slice(1),
    layout: header.layout,
    columns: header.columns,
    labels: header.labels,
    remarks: [
      ...(separator === null ? [] : [separatorRemark(separator[1]!)]),
      ...(at === 0 ? [] : [preambleRemark(records[at]!.line - 1)]),
      ...header.remarks,
      ...(rival === null ? [] : [delimiterRemark(dialect.delimiter, rival)]),
      ...encodingRemark(facts.encoding),
    ],
  };
}

const encodingDoubts: Readonly<Record<NonNullable<Encoding['doubt']>, Pick<Remark, 'code' | 'message'>>> = {
  cp850: {
    code: 'may-be-cp850',
    message: {
      en: 'the text was read as windows-1252, but its words look like cp850 (DOS): if letters are wrong, --encoding cp850',
      es: 'el texto se leyó como windows-1252, pero sus palabras parecen cp850 (DOS): si hay letras mal, --encoding cp850',
    },
  },
  'meaningless-bytes': {
    code: 'meaningless-bytes',
    message: {
      en: 'the text was read as windows-1252, and some bytes mean nothing there (they show as �): say the encoding with --encoding',
      es: 'el texto se leyó como windows-1252, y algunos bytes no significan nada ahí (se ven como �): indique la codificación con --encoding',
    },
  },
  mixed: {
    code: 'encodings-mixed',
    message: {
      en: 'the text was read as windows-1252, but some of it is UTF-8 and shows wrong letters (Ã©): convert its parts to one encoding before they are joined',
      es: 'el texto se leyó como windows-1252, pero una parte es UTF-8 y muestra letras equivocadas (Ã©): convierta las partes a una misma codificación antes de unirlas',
    },
  },
};

const encodingRemark = ({ doubt }: Encoding): Remark[] =>
  doubt === undefined ? [] : [{ severity: 'warning', ...encodingDoubts[doubt] }];

function noRecord(file: string, whole: boolean, line: number): CxError {
  if (whole) return new CxError('empty-file', { file });
  return new CxError('record-too-long', { file, line, limit: `${headBytes >> 20} MB`, quoted: false });
}

function chooseDialect(
  body: Buffer,
  whole: boolean,
  separator: string | undefined,
  options: SourceOptions,
): { readonly dialect: Dialect; readonly rival: number | null } {
  const quote =
    options.quote === undefined ? quoteOf(body) : options.quote === 'none' ? -1 : options.quote.charCodeAt(0);
  const named = options.delimiter ?? separator;
  if (named === undefined) {
    const { delimiter, rival } = delimiterOf(body, whole, quote);
    return { dialect: { delimiter, quote }, rival };
  }
  const delimiter = delimiterNamed(named);
  if (delimiter === null) {
    throw new CxError('invalid-option', {
      option: '--delimiter',
      value: named,
      expected: { en: 'one character: , ; | or tab', es: 'un carácter: , ; | o tab' },
    });
  }
  return { dialect: { delimiter, quote }, rival: null };
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

function delimiterRemark(delimiter: number, rival: number): Remark {
  const [own, other] = [delimiterName(delimiter), delimiterName(rival)];
  return {
    severity: 'warning',
    code: 'delimiter-in-doubt',
    message: {
      en: `the columns were divided at "${own}", and "${other}" would divide them as evenly: if they are wrong, --delimiter "${other}"`,
      es: `las columnas se separaron por "${own}", y "${other}" las separaría con la misma regularidad: si no son correctas, --delimiter "${other}"`,
    },
  };
}

const preambleRemark = (lines: number): Remark => ({
  severity: 'warning',
  code: 'preamble-skipped',
  message: {
    en: `${lines} lines before the header row were skipped`,
    es: `se saltaron ${lines} líneas antes de la fila de encabezados`,
  },
});
