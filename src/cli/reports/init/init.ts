import { CxError } from '../../../errors.ts';
import { dictionaries } from '../../../messages/index.ts';
import { metrics } from '../../../metrics/index.ts';
import { relationsOf } from '../../../metrics/metric.ts';
import type { RelationName } from '../../../relations/index.ts';
import { guessRelation, isServed } from '../../../relations/headers/guess.ts';
import type { OpenedRelation } from '../../../relations/headers/opened.ts';
import { relationNames } from '../../../reports/names.ts';
import { readSettings } from '../../../reports/settings.ts';
import type { OpenSource } from '../../../sources/source.ts';
import { openSources } from '../../files.ts';
import { drawnFormats, here, isThere } from '../../options/config.ts';
import { escapeTerminal } from '../../../renderers/text/escape.ts';
import type { Flags } from '../../options/flags.ts';
import { mapOf, sourceOptionsOf } from '../../options/question.ts';
import { writeOut } from '../../outputs/files/output.ts';
import { writeNew } from '../../outputs/sets/safely.ts';
import type { Io } from '../../process/io.ts';
import type { Voice } from '../../process/language.ts';
import { servedMetrics } from '../calculated.ts';
import { Log } from '../log.ts';
import type { Reporting } from '../reporting.ts';
import { settingsText, type Understood, type Unread } from './settings-text.ts';

/** `cx init FILE…`: settings for these files, with all metrics that they allow. */
export async function runInitCommand(
  files: readonly string[],
  flags: Flags,
  reporting: Reporting,
  io: Io,
  voice: Voice,
): Promise<void> {
  if (files.length === 0) throw new CxError('no-file', { command: 'init', leavesStdin: true });
  if (isThere(here)) throw new CxError('settings-there', { file: here });
  for (const file of files) if (file === '-') throw fromStandardInput();
  const understood = await understand(files, flags, io);
  const { inputs } = understood;
  const map = mapOf(flags);
  const settings = readSettings(
    here,
    {
      inputs: {
        ...Object.fromEntries(inputs.map(({ relation, files: own }) => [relation, own])),
        map: Object.fromEntries(map),
      },
    },
    drawnFormats,
  );
  const typed = readingWords(flags);
  const asked = { settings, typed: typed.map(([option, value]) => `--${option}=${value}`), language: voice.words };
  const log = new Log({ log: 'text', quiet: true }, io);
  const { metrics: served, leftOut } = await servedMetrics(asked, reporting, { flags, io, voice, log });
  const options = [...(flags.lang === null ? [] : [['lang', flags.lang] as const]), ...typed];
  const unread = inputs.flatMap(({ relation }) => unreadBy(relation, served));
  const text = settingsText(
    { understood, unread, map, options, metrics: served, leftOut, formats: drawnFormats },
    voice.words,
  );
  writeNew(here, Buffer.from(text), () => new CxError('settings-there', { file: here }));
  await writeOut(io, toldText(understood, unread, served, voice));
}

/** A relation that none of these metrics reads. */
function unreadBy(relation: RelationName, served: readonly string[]): readonly Unread[] {
  const by = metrics.filter((metric) => relationsOf(metric).has(relation)).map(({ id }) => id);
  return by.some((id) => served.includes(id)) ? [] : [{ relation, by }];
}

/** What was written, which of the files are in no input, and which input nothing reads. */
function toldText(
  { inputs, different, unknown }: Understood,
  unread: readonly Unread[],
  served: readonly string[],
  voice: Voice,
): string {
  const { init } = dictionaries[voice.words].reports;
  const names = inputs.map(({ relation, files: own }) => `${relation} = ${own.join(' ')}`).join(', ');
  const lines = [
    init.wrote(here, names, served.length),
    ...different.map(({ file, relation }) => init.different(file, relation)),
    ...unknown.map((file) => init.unknown(file)),
    ...unread.map(({ relation, by }) => init.unread(relation, by.join(', '))),
  ];
  return lines.map((line) => `${escapeTerminal(line)}\n`).join('');
}

/** What each file is; those of a relation stand together where their columns are the same. */
async function understand(files: readonly string[], flags: Flags, io: Io): Promise<Understood> {
  const map = mapOf(flags);
  const opened = (await openSources(files, sourceOptionsOf(flags), io)).map((source) => {
    const own = new Map([...map].filter(([, header]) => source.columns.includes(header)));
    return { source, known: guessRelation([source], own) };
  });
  const served = opened.filter(({ known }) => isServed(known));
  const first = new Map<RelationName, OpenSource>();
  for (const { source, known } of served) if (!first.has(known.relation)) first.set(known.relation, source);
  const isAlike = ({ source, known }: (typeof served)[number]) => hasSameColumns(source, first.get(known.relation)!);
  const inputs = relationNames.flatMap((relation) => {
    const own = served.filter((one) => one.known.relation === relation && isAlike(one));
    const [leading] = own;
    if (leading === undefined) return [];
    return [{ relation, files: own.map(({ source }) => source.file), plays: playing(leading.known) }];
  });
  if (inputs.length === 0) throw new CxError('nothing-served', { file: here, files });
  return {
    inputs,
    different: served
      .filter((one) => !isAlike(one))
      .map(({ source, known }) => ({ file: source.file, relation: known.relation })),
    unknown: opened.filter(({ known }) => !isServed(known)).map(({ source }) => source.file),
  };
}

const hasSameColumns = (one: OpenSource, other: OpenSource): boolean =>
  one.columns.length === other.columns.length && one.columns.every((name) => other.columns.includes(name));

const playing = ({ roles }: OpenedRelation): Understood['inputs'][number]['plays'] =>
  [...roles.values()].flatMap(({ column, header }) => (header === null ? [] : [{ column, header }]));

/** How files were told to be read, beside their columns. */
const readingWords = (flags: Flags): readonly (readonly [option: string, value: string])[] =>
  Object.entries({
    layout: flags.layout,
    'date-order': flags.dateOrder,
    zone: flags.zone,
    decimal: flags.decimal,
    encoding: flags.encoding,
    delimiter: flags.delimiter,
    quote: flags.quote,
    'header-rows': flags.headerRows,
    'header-line': flags.headerLine,
  }).flatMap(([option, value]) => (value === null ? [] : [[option, String(value)] as const]));

const fromStandardInput = () =>
  new CxError('invalid-option', {
    option: 'cx init',
    value: '-',
    expected: {
      en: 'files: standard input is not there again',
      es: 'archivos: la entrada estándar no vuelve a estar',
    },
  });
