import type { Command } from 'commander';
import type { RelationName } from '../../relations/index.ts';
import { relations } from '../../relations/index.ts';
import { descriptorOf, standardOutput } from '../process/streams/descriptor.ts';
import { declared, outputOptions, type DeclaredOption, type OptionName } from './declared.ts';
import { numberOption, sizeOption } from './values.ts';

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

type Plain<D> = D extends { readonly number: object }
  ? number
  : D extends { readonly choices: readonly (infer Choice)[] }
    ? Choice
    : string;
type Parsed<D> = D extends { readonly repeatable: true }
  ? readonly string[]
  : D extends { readonly value: string }
    ? D extends { readonly default: string }
      ? Plain<D>
      : Plain<D> | null
    : boolean;

/** The options that commands share, each with its value; null where it was not given, false for a flag. */
type SharedFlags = { readonly [Name in OptionName as Camel<Name>]: Parsed<(typeof declared)[Name]> };

/** What was typed, parsed once. */
export interface Flags extends SharedFlags {
  /** The files of each relation that were given by its name. */
  readonly files: ReadonlyMap<RelationName, readonly string[]>;
  /** Every option as it was typed, a metric's own among them. */
  readonly given: Readonly<Record<string, unknown>>;
}

/**
 * The options of a command as commander has them, as values.
 * @throws invalid-option
 */
export function parseFlags(given: Readonly<Record<string, unknown>>): Flags {
  const parsed: Record<string, unknown> = {};
  for (const [name, option] of Object.entries<DeclaredOption>(declared)) {
    parsed[camel(name)] = valueOf(`--${name}`, option, given[camel(name)] ?? option.default);
  }
  const names = Object.keys(relations) as RelationName[];
  const files = new Map(names.map((name) => [name, (given[name] as readonly string[] | undefined) ?? []]));
  return { ...(parsed as unknown as SharedFlags), files, given };
}

/** The options of a command: those that the whole program also has are kept there by commander. */
export const flagsOf = (command: Command): Flags => parseFlags(command.optsWithGlobals());

function valueOf(flag: string, { value, number, size, repeatable }: DeclaredOption, typed: unknown): unknown {
  if (repeatable === true) return typed ?? [];
  if (value === undefined) return typed === true;
  if (typed === undefined) return null;
  if (size === true) return sizeOption(flag, typed as string);
  return number === undefined ? typed : numberOption(flag, typed as string, number);
}

/** `date-order` as commander calls its value. */
const camel = (name: string) => name.replaceAll(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());

const standard = '/dev/stdout';

/** What a run is to write, by the options that name it; the result goes to standard output where none does. */
export const outputsOf = (flags: Flags): ReadonlyMap<string, string> =>
  new Map([
    ...(outputOf(flags) === null ? [['--output -', standard] as const] : []),
    ...outputOptions.flatMap((name) => {
      const file = flags.given[camel(name)];
      const isNamed = typeof file === 'string' && (name !== 'output' || outputOf(flags) !== null);
      return isNamed ? [[`--${name}`, file] as const] : [];
    }),
  ]);

/** Where the result goes; null for standard output. */
export const outputOf = ({ output }: Flags): string | null =>
  output === null || descriptorOf(output) === standardOutput ? null : output;
