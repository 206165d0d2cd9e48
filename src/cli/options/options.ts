import { Option, type Command } from 'commander';
import type { Dictionary } from '../../messages/index.ts';
import type { Language } from '../../messages/language.ts';
import { relationsOf, type Metric } from '../../metrics/metric.ts';
import { relations, type RelationName } from '../../relations/index.ts';
import type { OptionSpec } from '../../metrics/options.ts';
import { pauseText, readPause } from '../../values/dates/periods/pause.ts';
import { readSpan, spanText } from '../../values/dates/periods/span.ts';
import { declared, type DeclaredOption, type OptionName } from './declared.ts';

type Group = keyof Dictionary['help']['groups'];

/** The options that all commands of a kind share, in the order and groups of the help. */
const recordOptions: readonly OptionName[] = ['where', 'from', 'to', 'as-of'];
const groupOptions: readonly OptionName[] = [
  'by',
  'period',
  'compare',
  'baseline',
  'rolling',
  'weight',
  'rake',
  'confidence',
  'min-n',
];
const readingOptions: readonly OptionName[] = [
  'map',
  'layout',
  'date-order',
  'zone',
  'decimal',
  'encoding',
  'delimiter',
  'quote',
  'header-rows',
  'header-line',
  'strict',
];
const engineOptions: readonly OptionName[] = [
  'engine',
  'memory',
  'connect-seconds',
  'silence-seconds',
  'recovery-seconds',
];
export const drawingOptions: readonly OptionName[] = ['format', 'output', 'pdf', 'table', 'rows', 'sort', 'brief'];
const resultOptions: readonly OptionName[] = [
  ...drawingOptions,
  'excluded',
  'scores',
  'save',
  'manifest',
  'show-sql',
  'explain',
];
const voiceOptions: readonly OptionName[] = ['lang', 'color', 'quiet', 'verbose'];

/** What says how a result is made and shown, and not what is asked. */
export const beside: readonly OptionName[] = [
  ...engineOptions,
  ...resultOptions,
  ...voiceOptions,
  'log',
  'escape-formulas',
];

const collect = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];

/** Fewer choices than an option has elsewhere. */
type Narrowed = { readonly [Name in OptionName]?: readonly string[] };

function add(
  command: Command,
  words: Dictionary,
  group: Group,
  names: readonly OptionName[],
  narrowed: Narrowed = {},
): void {
  for (const name of names) {
    const { value, choices: all, default: standard, repeatable }: DeclaredOption = declared[name];
    const choices = narrowed[name] ?? all;
    const option = new Option(`--${name}${value === undefined ? '' : ` ${value}`}`, words.help.options[name]);
    if (choices !== undefined) option.choices(choices);
    if (standard !== undefined) option.default(standard);
    if (repeatable === true) option.argParser(collect);
    option.helpGroup(words.help.groups[group]);
    command.addOption(option);
  }
}

/** What metrics that read a relation take beside. */
const relationOptions: { readonly [R in RelationName]?: readonly OptionName[] } = { transactions: ['counted-status'] };

/** What every metric takes beside its own options, but for what a command leaves, and with what it takes more. */
export function addSharedOptions(
  command: Command,
  words: Dictionary,
  {
    leaves = [],
    takes = [],
    periods,
  }: {
    readonly leaves?: readonly OptionName[] | undefined;
    readonly takes?: readonly OptionName[] | undefined;
    readonly periods?: readonly string[] | undefined;
  },
): void {
  const kept = (names: readonly OptionName[]) => names.filter((name) => !leaves.includes(name));
  add(command, words, 'groups', kept(groupOptions), periods === undefined ? {} : { period: periods });
  add(command, words, 'records', kept([...recordOptions, ...takes]));
  add(command, words, 'reading', [...readingOptions, ...engineOptions]);
  add(command, words, 'output', [...kept(resultOptions), ...voiceOptions]);
}

/** How a file is read, for commands that look at files and not at metrics. */
export function addReadingOptions(command: Command, words: Dictionary, first: readonly OptionName[] = []): void {
  add(command, words, 'reading', [...first, ...readingOptions]);
}

/** How a result is written, for commands that draw one, but for what a command leaves. */
export function addDrawingOptions(command: Command, words: Dictionary, leaves: readonly OptionName[] = []): void {
  add(command, words, 'output', [...drawingOptions.filter((name) => !leaves.includes(name)), ...voiceOptions]);
}

export function addVoiceOptions(command: Command, words: Dictionary): void {
  add(command, words, 'output', voiceOptions);
}

/** What a report takes beside its settings: what holds for all its metrics, and what is told while it is made. */
export function addReportOptions(command: Command, words: Dictionary): void {
  add(command, words, 'records', ['as-of']);
  add(command, words, 'reading', engineOptions);
  add(command, words, 'output', ['pdf', ...voiceOptions.filter((name) => name !== 'color'), 'log']);
}

/** @param narrowed options that have other choices there */
export function addOutputOptions(
  command: Command,
  words: Dictionary,
  names: readonly OptionName[],
  narrowed: Narrowed = {},
): void {
  add(command, words, 'output', names, narrowed);
}

/** How the value of a metric's option is written in the help. */
const valueNames = {
  number: 'n',
  choice: 'name',
  column: 'column',
  columns: 'columns',
  day: 'day',
  span: 'time',
  pause: 'time',
  listed: 'a,b',
  shares: 'shares',
  amounts: 'amounts',
  range: 'range',
  names: 'names',
  pairs: 'name=x',
  scale: 'low-high',
  values: 'word=n',
} as const;

const severalValues: ReadonlySet<OptionSpec['type']> = new Set(['names', 'values', 'columns', 'listed'] as const);

/** A metric's own options, from its declaration. */
export function addMetricOptions(command: Command, metric: Metric, words: Dictionary, language: Language): void {
  for (const [name, spec] of Object.entries(metric.options)) {
    const flags = spec.type === 'flag' ? `--${kebab(name)}` : `--${kebab(name)} <${valueNames[spec.type]}>`;
    const option = new Option(flags, spec.describe[language]).helpGroup(words.help.groups.metric);
    if (spec.type === 'choice') option.choices(spec.choices);
    if (spec.type === 'pairs') option.argParser(collect);
    // The help lists them.
    if (spec.type === 'names') option.argChoices = [...spec.choices];
    // Several may be typed, together or one after the other; in a configuration file as a list.
    if (severalValues.has(spec.type))
      option.argParser((value: string, before: string | undefined) =>
        before === undefined ? value : `${before},${value}`,
      );
    if (spec.type !== 'flag' && spec.default !== null)
      option.default(String(spec.default), shownDefault(spec, language));
    command.addOption(option);
  }
}

/** A default as the help shows it: a stretch of time in its language, which may be typed so too. */
function shownDefault(spec: OptionSpec, language: Language): string | undefined {
  if (spec.type === 'pause') return pauseText(readPause(spec.default)!, language);
  return spec.type === 'span' && spec.default !== null ? spanText(readSpan(spec.default)!, language) : undefined;
}

/** Any relation by its name, each repeatable: `--customers F`, and the options of its records. */
export function addFileOptions(command: Command, metric: Metric, words: Dictionary, language: Language): void {
  for (const relation of relationsOf(metric).keys()) {
    add(command, words, 'records', relationOptions[relation] ?? []);
    const title = relations[relation].title[language].toLowerCase();
    command.addOption(
      new Option(`--${relation} <file>`, words.help.options.files(title))
        .argParser(collect)
        .helpGroup(words.help.groups.reading),
    );
  }
}

export const kebab = (name: string) => name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
