import { engineNames } from '../../engines/engine.ts';
import type { Dictionary } from '../../messages/index.ts';
import { languages } from '../../messages/language.ts';
import { formats } from '../../renderers/index.ts';
import { relations, type RelationName } from '../../relations/index.ts';
import { periodUnits } from '../../values/dates/periods/period.ts';

const relationNames: readonly RelationName[] = Object.keys(relations) as RelationName[];

/** The names under which the help has words for an option. */
type Worded = Exclude<keyof Dictionary['help']['options'], 'files' | 'help' | 'version'>;

/** An option that several commands share. One without a value is a flag. */
export interface DeclaredOption {
  /** How its value is written in the help. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** Its value is a number within these ends. */
  readonly number?: { readonly min?: number; readonly max?: number; readonly integer?: boolean };
  /** A size of memory. */
  readonly size?: true;
  readonly default?: string;
  readonly repeatable?: true;
  /** It names a file or folder that is written: it is never set by a configuration file, and no part of what a run is. */
  readonly writes?: true;
}

/** All options that commands share: what each takes. Which command has which is in `options.ts`, their words in `messages/`. */
export const declared = {
  where: { value: '<condition>' },
  from: { value: '<day>' },
  to: { value: '<day>' },
  'as-of': { value: '<day>' },
  'counted-status': { value: '<words>' },
  by: { value: '<columns>', repeatable: true },
  period: { value: '<unit>', choices: periodUnits },
  compare: { value: '<what>' },
  baseline: { value: '<file>' },
  rolling: { value: '<periods>', number: { min: 2, max: 1000, integer: true } },
  weight: { value: '<column>' },
  count: { value: '<column>' },
  rake: { value: '<file>' },
  confidence: { value: '<level>', default: '0.95', number: { min: 0.5, max: 0.9999 } },
  'min-n': { value: '<n>', number: { min: 1, integer: true } },
  map: { value: '<column=header>', repeatable: true },
  layout: { value: '<name>' },
  relation: { value: '<name>', choices: relationNames },
  'date-order': { value: '<order>', choices: ['dmy', 'mdy', 'ymd', 'ydm'] },
  zone: { value: '<name>' },
  decimal: { value: '<character>', choices: [',', '.'] },
  stays: {},
  'revenue-per': { value: '<period>', choices: ['month', 'year'] },
  encoding: { value: '<name>' },
  delimiter: { value: '<character>' },
  quote: { value: '<character>' },
  'header-rows': { value: '<n>', number: { min: 0, max: 3, integer: true } },
  'header-line': { value: '<line>', number: { min: 1, integer: true } },
  strict: {},
  engine: { value: '<name>', choices: engineNames },
  memory: { value: '<size>', size: true },
  'connect-seconds': { value: '<n>', default: '10', number: { min: 1, max: 3600 } },
  'silence-seconds': { value: '<n>', default: '120', number: { min: 1, max: 86_400 } },
  'recovery-seconds': { value: '<n>', default: '240', number: { min: 1, max: 86_400 } },
  format: { value: '<format>', choices: formats },
  output: { value: '<file>', writes: true },
  pdf: { value: '<file>', writes: true },
  table: { value: '<name>' },
  rows: { value: '<n>', number: { min: 1, integer: true } },
  sort: { value: '<column>' },
  brief: {},
  excluded: { value: '<file>', writes: true },
  scores: { value: '<file>', writes: true },
  save: { value: '<file.toml>', writes: true },
  manifest: { value: '<file>', writes: true },
  'show-sql': {},
  explain: {},
  lang: { value: '<language>', choices: languages },
  color: { value: '<when>', choices: ['auto', 'always', 'never'], default: 'auto' },
  quiet: {},
  verbose: {},
  log: { value: '<form>', choices: ['text', 'json'], default: 'text' },
  'escape-formulas': {},
} as const satisfies Readonly<Record<Worded, DeclaredOption>>;

export type OptionName = keyof typeof declared;

/** The options that name an output. */
export const outputOptions = (Object.keys(declared) as OptionName[]).filter(
  (name) => (declared[name] as DeclaredOption).writes === true,
);

/** A file of each relation, as somebody who works in Spanish would call it. */
export const spanishFiles: Readonly<Record<RelationName, string>> = {
  responses: 'respuestas.csv',
  customers: 'clientes.csv',
  transactions: 'ventas.csv',
  touchpoints: 'contactos.csv',
  reviews: 'opiniones.csv',
  invitations: 'invitaciones.csv',
  profile: 'perfil.csv',
  costs: 'costes.csv',
};
