import { createReadStream, copyFileSync } from 'node:fs';
import { extname } from 'node:path';
import { recordText } from '../../sources/csv/record-text.ts';
import { visitRecords } from '../../sources/structure/visit.ts';
import { CxError } from '../../errors.ts';
import { dictionaries } from '../../messages/index.ts';
import { guessRelation } from '../../relations/headers/guess.ts';
import type { OpenedRelation } from '../../relations/headers/opened.ts';
import { readingAll } from '../../relations/headers/reopening.ts';
import { fileRemarks } from '../../records/remarks.ts';
import { escapeFormula, escapeTerminal } from '../../renderers/text/escape.ts';
import { assertUnchanged } from '../../sources/files/identity.ts';
import { openSource } from '../../sources/open.ts';
import { textOf } from '../../sources/source.ts';
import { privateCopy } from '../../sources/files/private-copy.ts';
import type { Structure } from '../../sources/structure/structure.ts';
import { outputOf, outputsOf, type Flags } from '../options/flags.ts';
import { mapOf, sourceOptionsOf } from '../options/question.ts';
import { writeRejected } from '../outputs/excluded.ts';
import { openSources } from '../files.ts';
import type { Io } from '../process/io.ts';
import type { Voice } from '../process/language.ts';
import { assertApart, ownerOnly, placeFileWhole, writeFileWhole, writeOut } from '../outputs/files/output.ts';
import { assertSoundSources } from '../outputs/strict.ts';

/** `cx convert FILE… --output clean.csv`: every accepted record, every cell as the text that stood there. */
export async function runConvertCommand(files: readonly string[], flags: Flags, io: Io, voice: Voice): Promise<void> {
  if (files.length === 0) throw new CxError('no-file', { command: 'convert' });
  const { excluded } = flags;
  const output = outputOf(flags);
  const sources = await openSources(files, sourceOptionsOf(flags), io);
  assertApart(outputsOf(flags), sources);
  const { opened, structures, copy } = await readingAll(
    guessRelation(sources, mapOf(flags)),
    mapOf(flags),
    (readable) => copied(readable, flags.escapeFormulas),
  );
  assertSoundSources(opened.sources, structures, flags);
  for (const { file, path, identity } of opened.sources) assertUnchanged(file, path, identity);
  await place(copy, output, io);
  if (excluded !== null) {
    await writeRejected(
      excluded,
      opened.sources.map(({ file }, at) => ({ file, rejected: structures[at]!.rejected })),
      voice.machine,
    );
  }
  if (!flags.quiet) io.stderr.write(summary(opened, structures, voice));
}

interface Copied {
  readonly opened: OpenedRelation;
  readonly structures: readonly Structure[];
  /** Where the table lies, privately. */
  readonly copy: string;
}

/** @throws copy-failed */
async function copied(opened: OpenedRelation, disarm: boolean): Promise<Copied> {
  const structures: Structure[] = [];
  const [first] = opened.sources;
  const copy = await privateCopy(first!.file, 'converted.csv', async (path) => {
    structures.push(...(await writeCopy(opened, path, disarm)));
  });
  return { opened, structures, copy };
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

async function place(copy: string, output: string | null, io: Io): Promise<void> {
  if (output === null) {
    for await (const chunk of createReadStream(copy, 'utf8')) await writeOut(io, chunk as string);
    return;
  }
  const isParquet = extname(output).toLowerCase() === '.parquet';
  await placeFileWhole(
    output,
    async (temporary) => {
      if (isParquet) await writeParquet(copy, temporary, io);
      else copyFileSync(copy, temporary);
    },
    ownerOnly,
  );
}

async function writeParquet(copy: string, output: string, io: Io): Promise<void> {
  const { csvToParquet } = await import('../../engines/duckdb/files/parquet.ts');
  const asWritten = { delimiter: ',', quote: '"', encoding: 'utf-8', headerRows: 1 };
  const source = await textOf(await openSource(copy, asWritten, { stdin: io.stdin }));
  await csvToParquet({ ...source, end: source.textBytes, footers: 0 }, output);
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
