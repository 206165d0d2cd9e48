import { createReadStream, copyFileSync } from 'node:fs';
import { extname } from 'node:path';
import { recordText } from '../../sources/csv/record-text.ts';
import { visitRecords } from '../../sources/structure/visit.ts';
import { CxError } from '../../errors.ts';
import { namesApart } from '../../engines/names-apart.ts';
import { dictionaries } from '../../messages/index.ts';
import type { Text } from '../../messages/language.ts';
import { guessRelation } from '../../relations/headers/guess.ts';
import type { OpenedRelation } from '../../relations/headers/opened.ts';
import { readingAll } from '../../relations/headers/reopening.ts';
import { fileRemarks } from '../../records/remarks.ts';
import { escapeFormula, escapeTerminal } from '../../renderers/text/escape.ts';
import { assertUnchanged } from '../../sources/files/identity.ts';
import { openSource } from '../../sources/open.ts';
import { textOf, type TextSource } from '../../sources/source.ts';
import { privateCopy } from '../../sources/files/private-copy.ts';
import type { Structure } from '../../sources/structure/structure.ts';
import { outputOf, outputsOf, type Flags } from '../options/flags.ts';
import { mapOf, sourceOptionsOf } from '../options/question.ts';
import { writeRejected } from '../outputs/excluded.ts';
import { openSources } from '../files.ts';
import type { Io } from '../process/io.ts';
import type { Voice } from '../process/language.ts';
import { assertApart, isFolder, ownerOnly, placeFileWhole, writeFileWhole, writeOut } from '../outputs/files/output.ts';
import { createTable } from '../outputs/parts/create-table.ts';
import { placeParts } from '../outputs/parts/parts.ts';
import { sayWhenReady, together } from '../outputs/files/together.ts';
import { assertNames } from '../outputs/files/names.ts';
import { assertSoundSources } from '../outputs/strict.ts';
import { formatOfName } from '../outputs/style.ts';

/** `cx convert FILE… --output clean.csv`: every accepted record, every cell as the text that stood there; as Parquet, also in parts. */
export async function runConvertCommand(files: readonly string[], flags: Flags, io: Io, voice: Voice): Promise<void> {
  if (files.length === 0) throw new CxError('no-file', { command: 'convert' });
  const { excluded } = flags;
  const copy = copyOf(flags);
  const sources = await openSources(files, sourceOptionsOf(flags), io);
  assertApart(outputsOf(flags), sources);
  const { opened, structures, text } = await readingAll(
    guessRelation(sources, mapOf(flags)),
    mapOf(flags),
    (readable) => copied(readable, flags.escapeFormulas),
  );
  assertSoundSources(opened.sources, structures, flags);
  for (const { file, path, identity } of opened.sources) assertUnchanged(file, path, identity);
  await together(async () => {
    if (excluded !== null) {
      await writeRejected(
        excluded,
        opened.sources.map(({ file }, at) => ({ file, rejected: structures[at]!.rejected })),
        voice.machine,
      );
    }
    await place(text, copy, opened, io);
  });
  if (!flags.quiet) io.stderr.write(summary(opened, structures, voice));
}

/** The copy that is asked for. */
interface Copy {
  readonly form: 'csv' | 'parquet';
  /** Null for standard output. */
  readonly output: string | null;
  /** The output is a folder, which holds the copy in parts. */
  readonly inParts: boolean;
}

/** Records are written as CSV or as Parquet, and a name does not tell another form. @throws invalid-option, option-needs */
function copyOf(flags: Flags): Copy {
  assertNames(flags);
  const output = outputOf(flags);
  const asked = askedForm(flags);
  const inParts = output !== null && isFolder(output);
  const refused = (expected: Text) => new CxError('invalid-option', { option: '--output', value: output!, expected });
  const told = output === null || inParts ? null : formOfName(output);
  if (told === 'neither')
    throw refused({
      en: 'a name that ends with .csv or .parquet: records are copied, and no report is drawn',
      es: 'un nombre que acabe en .csv o .parquet: se copian registros, y no se dibuja un informe',
    });
  const form = told ?? asked ?? 'csv';
  if (asked !== null && asked !== form)
    throw refused({ en: `a name that ends with .${asked}`, es: `un nombre que acabe en .${asked}` });
  if (inParts && form === 'csv')
    throw refused({
      en: 'a file; a folder holds the parts of --format parquet',
      es: 'un archivo; una carpeta guarda las partes de --format parquet',
    });
  if (output === null && form === 'parquet')
    throw new CxError('option-needs', { option: '--format parquet', needs: '--output FILE.parquet' });
  return { form, output, inParts };
}

function askedForm({ given }: Flags): Copy['form'] | null {
  const { format } = given;
  return format === 'parquet' || format === 'csv' ? format : null;
}

/** The form that a name tells; null where it tells none that is known. */
function formOfName(output: string): 'csv' | 'parquet' | 'neither' | null {
  if (extname(output).toLowerCase() === '.parquet') return 'parquet';
  const told = formatOfName(output);
  return told === null || told === 'table' ? null : told === 'csv' ? 'csv' : 'neither';
}

interface Copied {
  readonly opened: OpenedRelation;
  readonly structures: readonly Structure[];
  /** Where the table lies, privately, as CSV. */
  readonly text: string;
}

/** @throws copy-failed */
async function copied(opened: OpenedRelation, disarm: boolean): Promise<Copied> {
  const structures: Structure[] = [];
  const [first] = opened.sources;
  const text = await privateCopy(first!.file, 'converted.csv', async (path) => {
    structures.push(...(await writeCopy(opened, path, disarm)));
  });
  return { opened, structures, text };
}

/** Writes the files as one table: columns by name, those of the first file first. */
async function writeCopy({ sources, headers }: OpenedRelation, copy: string, disarm: boolean): Promise<Structure[]> {
  const names = headers.map(({ name }) => name);
  const cell = disarm ? escapeFormula : (text: string) => text;
  const structures: Structure[] = [];
  await writeFileWhole(
    copy,
    async (append) => {
      append(recordText(names.map(cell)));
      for (const source of sources) {
        const fields = names.map((name) => source.columns.indexOf(name));
        const structure = await visitRecords(source, (cells) =>
          append(recordText(fields.map((field) => (field < 0 ? '' : cell(cells[field]!))))),
        );
        structures.push(structure);
      }
    },
    ownerOnly,
  );
  return structures;
}

async function place(
  text: string,
  { form, output, inParts }: Copy,
  { sources }: OpenedRelation,
  io: Io,
): Promise<void> {
  if (output === null) {
    return sayWhenReady(async () => {
      for await (const chunk of createReadStream(text, 'utf8')) await writeOut(io, chunk as string);
    });
  }
  if (inParts) {
    const { csvToParquetParts } = await parquetFiles();
    const written = await sourceOfText(text, io);
    await placeParts(output, sources[0]!.file, (folder) => csvToParquetParts(written, folder, bytesOfPart));
    await writeOut(io, `${createTable(output, namesApart(written.columns))};\n`);
    return;
  }
  await placeFileWhole(
    output,
    async (temporary) => {
      if (form === 'csv') return copyFileSync(text, temporary);
      const { csvToParquet } = await parquetFiles();
      await csvToParquet(await sourceOfText(text, io), temporary);
    },
    ownerOnly,
  );
}

/** A copy as CSV needs no database. */
const parquetFiles = () => import('../../engines/duckdb/files/parquet.ts');

/** What readers of tables in a data lake are at their best with. */
const bytesOfPart = 128 << 20;

async function sourceOfText(text: string, io: Io): Promise<TextSource> {
  const asWritten = { delimiter: ',', quote: '"', encoding: 'utf-8', headerRows: 1 };
  const source = await textOf(await openSource(text, asWritten, { stdin: io.stdin }));
  return { ...source, end: source.textBytes, footers: 0 };
}

/** What was left out, for people: on stderr, as stdout is data. */
function summary(opened: OpenedRelation, structures: readonly Structure[], { words, locale }: Voice): string {
  const records = structures.reduce((sum, structure) => sum + structure.records, 0);
  const rejected = structures.reduce((sum, structure) => sum + structure.rejected.length, 0);
  const number = new Intl.NumberFormat(locale, { useGrouping: 'always' });
  const { convert } = dictionaries[words];
  const counts = convert.written(number.format(records), number.format(records - rejected), number.format(rejected));
  const remarks = fileRemarks(opened, structures).map(({ message }) => `    ${escapeTerminal(message[words])}\n`);
  return `cx: ${counts}\n${remarks.join('')}`;
}
