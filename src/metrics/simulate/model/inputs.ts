import type { Claim } from '../../claim.ts';
import type { Origin } from '../../profit/assumptions.ts';

/** A number that the result rests on beside the base, as its option is called. */
export interface Input {
  readonly name: string;
  readonly value: number;
  /** Between what it may lie, where that is known: the interval of data, the ends of a claim. */
  readonly ends: { readonly low: number; readonly high: number } | null;
  /** The greatest that it can be, and below 0 the least, where there is one. */
  readonly most?: number;
  readonly origin: Origin;
  /** Of a lever that was named as a published claim. */
  readonly claim?: Claim;
}

/** The values of inputs by their names. */
export type Values = ReadonlyMap<string, number>;

export const valuesOf = (inputs: readonly Input[]): Values => new Map(inputs.map(({ name, value }) => [name, value]));

/** The value of an input that a lever cannot do without. */
export function valueOf(values: Values, name: string): number {
  const value = values.get(name);
  if (value === undefined) throw new Error(`nothing says ${name}`);
  return value;
}
