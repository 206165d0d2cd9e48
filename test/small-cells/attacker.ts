import { LinearProgramme, type Equation } from './programme.ts';

/** Something that a reader is told of, or not: the cells of which it is the sum, and how many there really are. */
export interface Told {
  /** How it is called where it should not be known. */
  readonly name: string;
  readonly cells: readonly string[];
  readonly n: number;
  readonly isShown: boolean;
}

/** A number that is hidden, and yet known but for this much. */
export interface Leak {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** What a hidden number must at least be apart, by all that is told. */
const leastSpan = 2;

/** The hidden numbers that all that is told pins down. */
export function leaksIn(told: readonly Told[]): Leak[] {
  const shown = new Map(told.filter(({ isShown }) => isShown).map((one) => [keyOf(one), one]));
  // What is shown anywhere is known, and no secret elsewhere.
  const hidden = new Map(told.filter((one) => !one.isShown && !shown.has(keyOf(one))).map((one) => [keyOf(one), one]));
  if (hidden.size === 0) return [];
  const known = new Map([...shown.values()].flatMap(({ cells, n }) => (cells.length === 1 ? [[cells[0]!, n] as const] : [])));
  const unknown = new Map<string, number>();
  const open = (cells: readonly string[]) =>
    cells.flatMap((cell) => {
      if (known.has(cell)) return [];
      if (!unknown.has(cell)) unknown.set(cell, unknown.size);
      return [unknown.get(cell)!];
    });
  const equations = [...shown.values()].flatMap(({ cells, n }): Equation[] => {
    const of = open(cells);
    return of.length === 0 ? [] : [{ of, value: n - cells.reduce((sum, cell) => sum + (known.get(cell) ?? 0), 0) }];
  });
  const targets = [...hidden.values()].map(({ name, cells }) => ({ name, of: open(cells) }));
  const programme = new LinearProgramme(equations, unknown.size);
  return targets.flatMap(({ name, of }) => {
    const { low, high } = programme.range(of);
    return high - low < leastSpan - 1e-6 ? [{ name, low, high }] : [];
  });
}

const keyOf = ({ cells }: Told) => JSON.stringify(cells.toSorted());
