import * as fc from '../chance.ts';
import type { Cell, Groups } from '../../src/estimates/groups/groups.ts';
import { hideSmall } from '../../src/estimates/groups/suppression.ts';
import { plus, type Shape } from '../../src/estimates/groups/state.ts';
import { answerShape } from '../../src/estimates/groups/tallied.ts';
import type { Answer } from '../../src/records/tally/answers.ts';
import { nextPeriod } from '../../src/values/dates/periods/period.ts';
import type { Sum, Told } from './attacker.ts';

/** Answers by some columns and, where the last way is `period`, by month. */
export interface Counted {
  readonly ways: readonly string[];
  readonly cells: readonly CountedCell[];
}

interface CountedCell {
  readonly place: readonly string[];
  readonly n: number;
  /** How many of these gave each of the answers. */
  readonly classes: readonly number[];
}

/** An answer of each class that a report counts, as promoters, passives and detractors are. */
const answers = [9, 7, 3];
const shape: Shape<Answer> = {
  ...answerShape,
  partsOf: (state) =>
    answers.map((value) => state.filter((one) => one.value === value).reduce((sum, { n }) => sum + n, 0)),
};

/** Many small groups, many of nobody, and now and then a large one. */
const size = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 3, arbitrary: fc.integer({ min: 10, max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 900 }) },
);

/** As many in classes, of which some are rare. */
const classesOf = size.chain((n) =>
  fc.tuple(fc.nat(n), fc.nat(n)).map(([a, b]) => [Math.min(a, b), Math.abs(a - b), n - Math.max(a, b)]),
);

const total = (counts: readonly number[]) => counts.reduce((sum, one) => sum + one, 0);

/** Tables of some ways, each of a few values. */
export const countedBy = (ways: readonly string[], most: number): fc.Arbitrary<Counted> =>
  fc.tuple(...ways.map(() => fc.integer({ min: 1, max: most }))).chain((sizes) => {
    const places = sizes.reduce<string[][]>(
      (made, values, way) =>
        made.flatMap((place) => Array.from({ length: values }, (_, at) => [...place, valueOf(ways[way]!, at)])),
      [[]],
    );
    return fc.array(classesOf, { minLength: places.length, maxLength: places.length }).map((counts) => ({
      ways,
      cells: places.map((place, at) => ({ place, n: total(counts[at]!), classes: counts[at]! })),
    }));
  });

function valueOf(way: string, at: number): string {
  if (way !== 'period') return `${way}${at}`;
  let month = '2026-01';
  for (let passed = 0; passed < at; passed += 1) month = nextPeriod(month);
  return month;
}

/** What the report by some of the ways tells, and of which of the finest cells each number is the sum. */
export function toldBy({ ways, cells }: Counted, asked: readonly string[], minN: number): Reported {
  const by = asked.filter((way) => way !== 'period');
  const shown = hideSmall(groupsOf({ ways, cells }, by, asked.includes('period')), { minN });
  const inAll = (at: Place) =>
    cells.filter(({ place }) => ways.every((way, of) => (at[way] ?? place[of]) === place[of]));
  const told = (at: Place, isShown: boolean) => ({ at, isShown });
  const listed = new Set(shown.segments.map(({ segment }) => JSON.stringify(segment)));
  const absent = [
    ...new Set(cells.map(({ place }) => JSON.stringify(by.map((way) => place[ways.indexOf(way)]!)))),
  ].filter((segment) => by.length > 0 && !listed.has(segment));
  const groups = [
    told({}, shown.overall !== null),
    ...shown.segments.flatMap(({ segment, state, periods }) => [
      ...(by.length === 0 ? [] : [told(placeOf(by, segment), state !== null)]),
      ...periods.map((period) => told({ ...placeOf(by, segment), period: period.name }, period.state !== null)),
    ]),
    // Whoever is not listed has no answers, and everybody may know.
    ...absent.map((segment) => told(placeOf(by, JSON.parse(segment) as string[]), true)),
  ];
  const numbers = groups.map(({ at, isShown }) => {
    const own = inAll(at);
    const of = own.map(({ place }) => place.join(' '));
    const name = of.length === 1 ? of[0]! : Object.values(at).join(' ');
    const all = { told: { name, n: total(own.map(({ n }) => n)), isShown }, of };
    const inClasses = answers.map((answer, k) => ({
      told: {
        name: `${name}: ${answer}`,
        n: total(own.map(({ classes }) => classes[k]!)),
        isShown,
        inWays: Object.keys(at).length,
      },
      of: of.map((one) => `${one}: ${answer}`),
    }));
    return [all, ...inClasses];
  });
  const counts = numbers.flat();
  return {
    told: counts.map((one) => one.told),
    sums: counts.flatMap((one) => (one.of.length === 1 ? [] : [{ name: one.told.name, of: one.of }])),
  };
}

export interface Reported {
  readonly told: readonly Told[];
  readonly sums: readonly Sum[];
}

type Place = Readonly<Record<string, string>>;
const placeOf = (by: readonly string[], segment: readonly string[]): Place =>
  Object.fromEntries(by.map((way, at) => [way, segment[at]!]));

function groupsOf({ ways, cells }: Counted, by: readonly string[], hasPeriod: boolean): Groups<Answer> {
  const sums = new Map<string, Cell<Answer>>();
  for (const { place, n, classes } of cells) {
    if (n === 0) continue;
    const segment = by.map((way) => place[ways.indexOf(way)]!);
    const period = hasPeriod ? place[ways.indexOf('period')]! : null;
    const key = JSON.stringify([segment, period]);
    const own = classes.map((count, k): Answer => ({ value: answers[k]!, weight: 1, n: count }));
    sums.set(key, { segment, period, state: plus(shape, [sums.get(key)?.state ?? [], own]) });
  }
  return { shape, by, unit: hasPeriod ? 'month' : null, cells: [...sums.values()], ranges: [] };
}

/** Stretches of months, from one to another. */
export const stretches = (months: number): fc.Arbitrary<readonly (readonly [from: number, to: number])[]> =>
  fc.array(
    fc.tuple(fc.nat(months - 1), fc.nat(months - 1)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
    { minLength: 2, maxLength: 4 },
  );

/**
 * What a comparison of stretches tells. Between the ends of stretches lie days of which nothing is told: where few answered in them,
 * these are not to be known either.
 */
export function toldOfRanges(
  { cells }: Counted,
  asked: readonly (readonly [number, number])[],
  minN: number,
): Reported {
  const sumOf = (from: number, to: number) => cells.slice(from, to + 1).reduce((sum, { n }) => sum + n, 0);
  const stateOf = (n: number): Answer[] => (n === 0 ? [] : [{ value: 9, weight: 1, n }]);
  const nameOf = (from: number, to: number) => `${from} to ${to}`;
  const all = sumOf(0, cells.length - 1);
  const { overall, ranges } = hideSmall(
    {
      shape: answerShape,
      by: [],
      unit: null,
      cells: all === 0 ? [] : [{ segment: [], period: null, state: stateOf(all) }],
      ranges: asked.map(([from, to]) => ({
        label: nameOf(from, to),
        days: { first: `${cells[from]!.place[0]!}-01`, last: `${cells[to]!.place[0]!}-28` },
        state: stateOf(sumOf(from, to)),
      })),
    },
    { minN },
  );
  const starts = [...new Set([0, ...asked.flatMap(([from, to]) => [from, to + 1]), cells.length])].toSorted(
    (a, b) => a - b,
  );
  const between = starts.slice(0, -1).map((from, at) => [from, starts[at + 1]! - 1] as const);
  const few = between.filter(([from, to]) => sumOf(from, to) > 0 && sumOf(from, to) < minN);
  const parts = (from: number, to: number) =>
    between.filter(([a, b]) => a >= from && b <= to).map(([a, b]) => `between ${nameOf(a, b)}`);
  return {
    told: [
      { name: 'overall', n: all, isShown: overall !== null },
      // Of many the number is no secret, and that nobody answered tells of nobody.
      ...asked.flatMap(([from, to], at) => {
        const n = sumOf(from, to);
        const isShown = ranges[at]!.state !== null;
        return isShown || (n > 0 && n < minN) ? [{ name: nameOf(from, to), n, isShown }] : [];
      }),
      ...few.map(([from, to]) => ({ name: `between ${nameOf(from, to)}`, n: sumOf(from, to), isShown: false })),
    ],
    sums: [
      { name: 'overall', of: parts(0, cells.length - 1) },
      ...asked.map(([from, to]) => ({ name: nameOf(from, to), of: parts(from, to) })),
    ],
  };
}
