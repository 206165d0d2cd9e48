import type { Text } from '../messages/language.ts';
import { asSeen } from '../values/folding.ts';

/** The kinds of option that a metric may declare; each with its range, default, and words for the help. */
export interface NumberOption {
  readonly type: 'number';
  readonly default: number | null;
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
  readonly describe: Text;
}
export interface ChoiceOption<C extends string = string> {
  readonly type: 'choice';
  readonly choices: readonly C[];
  readonly default: C | null;
  readonly describe: Text;
}
/** The header of a file that is to play columns of a relation, which no header means by itself. */
export interface ColumnOption {
  readonly type: 'column';
  /** The columns that it may play: a query reads one of them. */
  readonly plays: readonly string[];
  readonly default: null;
  readonly describe: Text;
}
/** Headers of a file, with commas between them. */
export interface ColumnsOption {
  readonly type: 'columns';
  readonly default: null;
  readonly describe: Text;
}
/** A day, as ISO 8601 writes it; SQL sees it as days since 1970. */
export interface DayOption {
  readonly type: 'day';
  readonly default: null;
  readonly describe: Text;
}
/** A stretch of time: `1 year`. */
export interface SpanOption {
  readonly type: 'span';
  readonly default: string | null;
  readonly describe: Text;
}
/** A pause between two moments: `30 minutes`, `30 days`; a day is 24 hours. SQL sees it in seconds. */
export interface PauseOption {
  readonly type: 'pause';
  readonly default: string;
  readonly describe: Text;
}
/** Values that stand in the files, with commas between them; one with a comma in quotes, as in CSV. */
export interface ListedOption {
  readonly type: 'listed';
  readonly default: null;
  readonly describe: Text;
}
/** Shares that rise up to 1, with commas between them. */
export interface SharesOption {
  readonly type: 'shares';
  readonly default: string;
  readonly describe: Text;
}
/** Amounts of money, with commas between them. */
export interface AmountsOption {
  readonly type: 'amounts';
  readonly default: null;
  readonly describe: Text;
}
/** A number of 0 or more, or two with a dash between them, of which the first is not the greater: `4-6`. */
export interface RangeOption {
  readonly type: 'range';
  readonly default: string | null;
  readonly describe: Text;
}
/** A scale: its lowest and its highest answer with a dash between them, or the name of one whose answers are no numbers. */
export interface ScaleOption {
  readonly type: 'scale';
  readonly names: readonly string[];
  readonly default: null;
  readonly describe: Text;
}
/** Numbers by the texts that stand for them. */
export interface ValuesOption {
  readonly type: 'values';
  readonly default: null;
  readonly describe: Text;
}
/** One or more of some names, with commas between them. */
export interface NamesOption {
  readonly type: 'names';
  readonly choices: readonly string[];
  readonly default: null;
  readonly describe: Text;
}
/** Numbers by their names, with commas between them or one after the other: `effort=0.02,sla=0.03`. */
export interface PairsOption {
  readonly type: 'pairs';
  readonly names: readonly string[];
  readonly default: null;
  readonly min?: number;
  readonly max?: number;
  readonly describe: Text;
}
export interface FlagOption {
  readonly type: 'flag';
  readonly describe: Text;
}
export type OptionSpec =
  | NumberOption
  | ChoiceOption
  | ColumnOption
  | ColumnsOption
  | DayOption
  | SpanOption
  | PauseOption
  | ListedOption
  | SharesOption
  | AmountsOption
  | RangeOption
  | NamesOption
  | PairsOption
  | ScaleOption
  | ValuesOption
  | FlagOption;
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type Nullable<D, V> = null extends D ? V | null : V;
type ValueOf<O extends OptionSpec> =
  O extends ChoiceOption<infer C>
    ? Nullable<O['default'], C>
    : O extends NumberOption
      ? Nullable<O['default'], number>
      : O extends
            | ColumnOption
            | ColumnsOption
            | DayOption
            | SpanOption
            | PauseOption
            | ListedOption
            | SharesOption
            | AmountsOption
            | RangeOption
            | NamesOption
            | PairsOption
            | ScaleOption
            | ValuesOption
        ? Nullable<O['default'], string>
        : boolean;

/** The values of declared options; a misspelt one does not compile. */
export type OptionValues<O extends OptionSpecs> = { readonly [K in keyof O]: ValueOf<O[K]> };

/**
 * What an option of pairs says; nothing where it was left open.
 *
 * @example [...pairsOf('effort=0.02,sla=0.03')] // => [['effort', 0.02], ['sla', 0.03]]
 */
export const pairsOf = (value: string | null): ReadonlyMap<string, number> =>
  new Map(
    value?.split(',').map((pair) => {
      const at = pair.lastIndexOf('=');
      return [pair.slice(0, at), Number(pair.slice(at + 1))];
    }),
  );

/** What an option of names names; nothing where it was left open. */
export const namesIn = (value: string | null): readonly string[] => (value === null ? [] : value.split(','));

const oneValue = /\s*(?:"((?:[^"]|"")*)"|([^,]*?))\s*(?:,|$)/gu;

/**
 * The values that an option lists, as the files have them; none where it was left open.
 *
 * @example valuesIn('buy, "say ""hi"", now"') // => ['buy', 'say "hi", now']
 */
export function valuesIn(text: string | null): readonly string[] {
  if (text === null) return [];
  const found = [...text.matchAll(oneValue)].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain);
  return found.map(asSeen).filter((name) => name !== '');
}
