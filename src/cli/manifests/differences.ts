import { configRole, type Manifest } from './manifest.ts';

/** A part of a manifest that the run repeated says otherwise. */
export interface Difference {
  readonly part: string;
  readonly said: string;
  readonly gave: string;
}

/**
 * The first part in which a manifest is not that of the run repeated; null where there is none. Where files lie is not compared, nor
 * what outputs are called, nor configuration files, which are not read again.
 *
 * @example
 * firstDifference({ options: { top: 1 } }, { options: { top: 2 } }) // { part: 'options.top', said: '1', gave: '2' }
 */
export function firstDifference(said: Partial<Manifest>, found: Partial<Manifest>): Difference | null {
  return differenceOf(comparable(said, said), comparable(found, said), '');
}

/** What is compared of a manifest; its outputs by the names that those of the other have. */
function comparable({ tool, options, inputs, results, outputs }: Partial<Manifest>, named: Partial<Manifest>): object {
  return {
    tool,
    options,
    inputs: inputs?.filter(({ relation }) => relation !== configRole).map((input) => ({ ...input, path: null })),
    results,
    outputs: outputs?.map((output, at) => {
      const { name, path, folder } = named.outputs?.[at] ?? output;
      return { ...output, name, path, folder };
    }),
  };
}

function differenceOf(said: unknown, found: unknown, part: string): Difference | null {
  if (!isParted(said) || !isParted(found) || Array.isArray(said) !== Array.isArray(found))
    return Object.is(said, found) ? null : { part, said: inWords(said), gave: inWords(found) };
  const [one, other] = [new Map(Object.entries(said)), new Map(Object.entries(found))];
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    const difference = differenceOf(one.get(key), other.get(key), partOf(part, key, said));
    if (difference !== null) return difference;
  }
  return null;
}

/** A part by its key; one of a list by what it is called. */
function partOf(whole: string, key: string, said: object): string {
  if (!Array.isArray(said)) return whole === '' ? key : `${whole}.${key}`;
  const { name, file, metric } = Object(said[Number(key)]) as Readonly<Record<string, unknown>>;
  const called = [name, file, metric].find((one) => typeof one === 'string');
  return `${whole}[${typeof called === 'string' ? called : key}]`;
}

const isParted = (value: unknown): value is object => typeof value === 'object' && value !== null;

const inWords = (value: unknown): string => (value === undefined ? '–' : JSON.stringify(value));
