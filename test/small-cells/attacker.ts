import { LinearProgramme, type Equation } from './programme.ts';

/** A number of which a reader is told, or not: what it is called, what it really is. The same name is the same number. */
export interface Told {
  readonly name: string;
  readonly n: number;
  readonly isShown: boolean;
  /** Where it counts one class of those who are counted beside it: in how many ways records are told apart there. */
  readonly inWays?: number;
}

/** A number that is the sum of others. */
export interface Sum {
  readonly name: string;
  readonly of: readonly string[];
}

/** A number that is hidden, and yet known but for this much. */
export interface Leak {
  readonly name: string;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/** What a hidden number must at least be apart, by all that is told. */
const leastSpan = 2;

/**
 * The hidden numbers that are pinned down by what is told, and by what a reader knows to be the sum of what.
 * @param beside numbers that other reports pin down by themselves are no fault of these: what is told without them
 */
export function leaksIn(told: readonly Told[], sums: readonly Sum[], beside: readonly Told[] = []): Leak[] {
  const { hidden, ranges } = rangesOf(told, sums);
  const leasts = leastsOf(told, sums);
  for (const [name, { low, high }] of beside.length === 0 ? [] : rangesOf(beside, sums).ranges)
    leasts.set(name, Math.min(leasts.get(name) ?? leastSpan, high - low));
  return [...ranges].flatMap(([name, { low, high }]) =>
    high - low < (leasts.get(name) ?? leastSpan) - tiny ? [{ name, n: hidden.get(name)!, low, high }] : [],
  );
}

const tiny = 1e-6;

interface Range {
  readonly low: number;
  readonly high: number;
}

/** What each hidden number may be, by all that is told. */
function rangesOf(
  told: readonly Told[],
  sums: readonly Sum[],
): { readonly hidden: ReadonlyMap<string, number>; readonly ranges: ReadonlyMap<string, Range> } {
  const known = new Map(told.flatMap(({ name, n, isShown }) => (isShown ? [[name, n] as const] : [])));
  for (const nobody of partsOfNobody(known, sums)) known.set(nobody, 0);
  // What is shown anywhere is no secret elsewhere.
  const hidden = new Map(told.flatMap(({ name, n }) => (known.has(name) ? [] : [[name, n] as const])));
  const distinct = new Map(sums.map((sum) => [JSON.stringify([sum.name, sum.of]), sum]));
  const equations = [...distinct.values()].flatMap(({ name, of }): NamedEquation[] => {
    const all = [[name, -1] as const, ...of.map((one) => [one, 1] as const)];
    const terms = all.filter(([one]) => !known.has(one));
    const value = all.reduce((sum, [one, times]) => sum - times * (known.get(one) ?? 0), 0);
    return terms.length === 0 ? [] : [{ terms, value }];
  });
  const ranges = apart(equations, [...hidden.keys()]).flatMap(({ names, equations: own }) =>
    rangesAmong(names, own, hidden),
  );
  return { hidden, ranges: new Map(ranges) };
}

/**
 * By how much the numbers of classes must at least be apart: where the tables that are told in fewer ways say of a class that there
 * are few, they say it though nothing else be shown.
 */
function leastsOf(told: readonly Told[], sums: readonly Sum[]): Map<string, number> {
  const classes = told.filter(({ inWays }) => inWays !== undefined);
  const depths = new Set(classes.filter(({ isShown }) => !isShown).map(({ inWays }) => inWays!));
  return new Map(
    [...depths].flatMap((depth) => {
      const coarser = classes.map((one) => ({ ...one, isShown: one.isShown && one.inWays! < depth }));
      const { ranges } = rangesOf(coarser, sums);
      return classes.flatMap(({ name, inWays }) => {
        const range = ranges.get(name);
        if (inWays !== depth) return [];
        // Of what stands in a total of nobody nobody is a secret.
        return [[name, range === undefined ? 0 : Math.min(leastSpan, range.high - range.low)] as const];
      });
    }),
  );
}

/** Where a total of nobody is shown its parts are no secret. */
const partsOfNobody = (known: ReadonlyMap<string, number>, sums: readonly Sum[]) =>
  sums.flatMap(({ name, of }) => (known.get(name) === 0 ? of : []));

interface NamedEquation {
  readonly terms: readonly (readonly [name: string, times: number])[];
  readonly value: number;
}

interface Component {
  readonly names: readonly string[];
  readonly equations: readonly NamedEquation[];
}

/** Unknown numbers that no equation joins are found out by themselves. */
function apart(equations: readonly NamedEquation[], names: readonly string[]): Component[] {
  const through = new Map<string, NamedEquation[]>(names.map((name) => [name, []]));
  for (const equation of equations)
    for (const [name] of equation.terms) through.set(name, [...(through.get(name) ?? []), equation]);
  const seen = new Set<string>();
  return [...through.keys()].flatMap((first) => {
    if (seen.has(first)) return [];
    const [own, joined] = [new Set([first]), new Set<NamedEquation>()];
    for (const name of own) {
      for (const equation of through.get(name)!) {
        joined.add(equation);
        for (const [other] of equation.terms) own.add(other);
      }
    }
    for (const name of own) seen.add(name);
    return [{ names: [...own], equations: [...joined] }];
  });
}

function rangesAmong(
  names: readonly string[],
  equations: readonly NamedEquation[],
  hidden: ReadonlyMap<string, number>,
): (readonly [string, Range])[] {
  const places = new Map(names.map((name, at) => [name, at]));
  const programme = new LinearProgramme(
    equations.map(({ terms, value }): Equation => ({
      terms: terms.map(([name, times]) => [places.get(name)!, times]),
      value,
    })),
    names.length,
  );
  return names.flatMap((name) => (hidden.has(name) ? [[name, programme.range([places.get(name)!])] as const] : []));
}
