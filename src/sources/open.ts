import { closeSync, createWriteStream, openSync, rmSync, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { CxError } from '../errors.ts';
import { decodedCopy, encodingOfHead, encodingOfWhole, type Encoding } from './encodings/encoding.ts';
import { readBytes } from './files/head.ts';
import { identityOf, type Identity } from './files/identity.ts';
import { assertPackedText, assertText, assertWholeParquet, isGzip, isParquet } from './files/kind.ts';
import { encodingRemark } from './heads/head-remarks.ts';
import { mannerIn } from './heads/chosen-dialect.ts';
import { headBytes, understandHead, type FileFacts } from './heads/understand.ts';
import { mannerRemark, rewrittenCopy } from './manners/copy.ts';
import { hasSummaries, type OpenSource, type SourceOptions, type TextSource } from './source.ts';
import { privateCopy } from './files/private-copy.ts';
import type { Table } from './table.ts';
import { isClusterAddress } from './files/paths.ts';
import { isPipe, readerOf } from './files/reader.ts';

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
  if (isClusterAddress(file) && world.cluster !== undefined) return openElsewhere(file, options, world.cluster, opened);
  const named = world.pathOf?.(file) ?? file;
  // A pipe can be read once: what comes through it is kept, as that of standard input is.
  const path =
    file === '-'
      ? await spooled(file, world.stdin)
      : isPipe(named)
        ? await spooled(file, await readerOf(named))
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
  /** Finds a table in a cluster, by its address. */
  readonly cluster?: (
    address: string,
    options: SourceOptions,
  ) => Promise<{ readonly table: Table; readonly shown: string }>;
}

/**
 * A table whose rows lie elsewhere is understood by some of them; a private copy of these is what stands for it here.
 * @throws cluster-header-rows where rows are no records
 */
async function openElsewhere(
  address: string,
  options: SourceOptions,
  open: NonNullable<World['cluster']>,
  opened: (file: Pick<OpenSource, 'file' | 'path' | 'identity'>) => void,
): Promise<OpenSource> {
  const { table, shown: file } = await open(address, options);
  let shown = 0;
  const path = await privateCopy(file, 'sample.csv', async (to) => {
    shown = await table.copyEnds(to);
  });
  const identity = readableIdentity(file, path);
  opened({ file, path, identity });
  const facts = { file, path, identity, gzip: false };
  const ends = await understand(facts, path, { ...options, encoding: 'utf-8', delimiter: ',', quote: '"' });
  if (ends.headerRows !== 1 || ends.startLine !== 2) throw new CxError('cluster-header-rows', { table: file });
  const textBytes = Math.ceil(ends.textBytes * Math.max(1, table.rows / Math.max(1, shown)));
  const asText = () => Promise.reject(new CxError('cluster-rows-stay', { table: file }));
  return { ...ends, kind: 'table', textBytes, table, asText };
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
  const hasOthers = ends.footers > 0 || hasSummaries(ends);
  if (ends.headerRows !== 1 || ends.startLine !== 2 || hasOthers) return asText();
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
  const written = mannerIn(head, mark + head.length >= textBytes, options);
  if (written === null) return understandHead({ ...facts, encoding, text, textBytes }, head, mark, options);
  const { manner, delimiter } = written;
  const copy = await rewrittenCopy(file, text, mark, manner, delimiter);
  const copied = { ...facts, encoding, text: copy, textBytes: statSync(copy).size };
  const understood = understandHead(copied, readBytes(copy, 0, headBytes), 0, options);
  return { ...understood, remarks: [...understood.remarks, mannerRemark(manner)] };
}

async function chooseEncoding(path: string, head: Buffer, options: SourceOptions): Promise<Encoding> {
  const proved = encodingOfHead(head);
  if (options.encoding === undefined) return proved ?? encodingOfWhole(path);
  const name = options.encoding.toLowerCase().replace(/^(utf)-?(8|16le|16be)$/u, '$1-$2');
  return { name, mark: proved?.name === name ? proved.mark : 0, evidence: 'option' };
}
