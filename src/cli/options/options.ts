import { Option, type Command } from 'commander';
import { engineNames } from '../../engines/engine.ts';
import type { Dictionary } from '../../messages/index.ts';
import type { Language } from '../../messages/language.ts';
import type { Metric } from '../../metrics/metric.ts';
import { relations, type RelationName } from '../../relations/index.ts';
import { periodUnits } from '../../values/dates/period.ts';
import { formats } from '../../renderers/index.ts';

type OptionName = Exclude<keyof Dictionary['help']['options'], 'files' | 'help' | 'version'>;
type Group = keyof Dictionary['help']['groups'];

interface SharedOption {
  readonly name: OptionName;
  /** How its value is written in the help; absent for a flag. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  readonly repeatable?: boolean;
}

/** The options that all commands of a kind share, in the groups of the help. */
const recordOptions: readonly SharedOption[] = [
  { name: 'where', value: '<condition>' },
  { name: 'from', value: '<day>' },
  { name: 'to', value: '<day>' },
  { name: 'as-of', value: '<day>' },
];

const groupOptions: readonly SharedOption[] = [
  { name: 'by', value: '<columns>' },
  { name: 'period', value: '<unit>', choices: periodUnits },
  { name: 'compare', value: '<what>' },
  { name: 'baseline', value: '<file>' },
  { name: 'rolling', value: '<periods>' },
  { name: 'weight', value: '<column>' },
  { name: 'rake', value: '<file>' },
  { name: 'confidence', value: '<level>', default: '0.95' },
  { name: 'min-n', value: '<n>' },
];

const readingOptions: readonly SharedOption[] = [
  { name: 'map', value: '<column=header>', repeatable: true },
  { name: 'layout', value: '<name>' },
  { name: 'date-order', value: '<order>', choices: ['dmy', 'mdy', 'ymd'] },
  { name: 'encoding', value: '<name>' },
  { name: 'delimiter', value: '<character>' },
  { name: 'quote', value: '<character>' },
  { name: 'header-rows', value: '<n>' },
  { name: 'header-line', value: '<line>' },
  { name: 'strict' },
  { name: 'engine', value: '<name>', choices: engineNames },
  { name: 'memory', value: '<size>' },
];

const drawingOptions: readonly SharedOption[] = [
  { name: 'format', value: '<format>', choices: formats },
  { name: 'output', value: '<file>' },
  { name: 'table', value: '<name>' },
];

const resultOptions: readonly SharedOption[] = [
  ...drawingOptions,
  { name: 'excluded', value: '<file>' },
  { name: 'manifest', value: '<file>' },
  { name: 'show-sql' },
  { name: 'explain' },
];

const voiceOptions: readonly SharedOption[] = [
  { name: 'lang', value: '<language>', choices: ['en', 'es'] },
  { name: 'color', value: '<when>', choices: ['auto', 'always', 'never'], default: 'auto' },
  { name: 'quiet' },
  { name: 'verbose' },
];

const collect = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];

function add(command: Command, words: Dictionary, group: Group, options: readonly SharedOption[]): void {
  for (const { name, value, choices, default: standard, repeatable } of options) {
    const option = new Option(`--${name}${value === undefined ? '' : ` ${value}`}`, words.help.options[name]);
    if (choices !== undefined) option.choices(choices);
    if (standard !== undefined) option.default(standard);
    if (repeatable === true) option.argParser(collect);
    option.helpGroup(words.help.groups[group]);
    command.addOption(option);
  }
}

/** What every metric takes beside its own options. */
export function addSharedOptions(command: Command, words: Dictionary, without: readonly OptionName[] = []): void {
  add(command, words, 'groups', groupOptions);
  add(command, words, 'records', recordOptions);
  add(command, words, 'reading', readingOptions);
  add(command, words, 'output', [...resultOptions.filter(({ name }) => !without.includes(name)), ...voiceOptions]);
}

/** How a file is read, for commands that look at files and not at metrics. */
export function addReadingOptions(command: Command, words: Dictionary): void {
  add(
    command,
    words,
    'reading',
    readingOptions.filter(({ name }) => name !== 'engine' && name !== 'memory'),
  );
}

/** How a result is written, for commands that draw one. */
export function addDrawingOptions(command: Command, words: Dictionary): void {
  add(command, words, 'output', [...drawingOptions, ...voiceOptions]);
}

export function addVoiceOptions(command: Command, words: Dictionary): void {
  add(command, words, 'output', voiceOptions);
}

export function addNamedOptions(command: Command, words: Dictionary, names: readonly OptionName[]): void {
  const known = [...resultOptions, ...readingOptions];
  add(command, words, 'output', [
    ...known.filter(({ name }) => names.includes(name)),
    ...(names.includes('escape-formulas') ? [{ name: 'escape-formulas' as const }] : []),
  ]);
}

/** A metric's own options, from its declaration. */
export function addMetricOptions(command: Command, metric: Metric, words: Dictionary, language: Language): void {
  for (const [name, spec] of Object.entries(metric.options)) {
    const flags =
      spec.type === 'flag' ? `--${kebab(name)}` : `--${kebab(name)} <${spec.type === 'number' ? 'n' : 'name'}>`;
    const option = new Option(flags, spec.describe[language]).helpGroup(words.help.groups.metric);
    if (spec.type === 'choice') option.choices(spec.choices);
    if (spec.type !== 'flag' && spec.default !== null) option.default(String(spec.default));
    command.addOption(option);
  }
}

/** Any relation by its name, each repeatable: `--customers F`. */
export function addFileOptions(command: Command, metric: Metric, words: Dictionary, language: Language): void {
  for (const relation of Object.keys(metric.reads) as RelationName[]) {
    const title = relations[relation].title[language].toLowerCase();
    command.addOption(
      new Option(`--${relation} <file>`, words.help.options.files(title))
        .argParser(collect)
        .helpGroup(words.help.groups.reading),
    );
  }
}

export const kebab = (name: string) => name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
