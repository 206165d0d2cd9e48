import * as fc from 'fast-check';
import type { Cell, Groups } from '../../src/estimates/groups/groups.ts';
import { hideSmall } from '../../src/estimates/groups/suppression.ts';
import { answerShape } from '../../src/estimates/groups/tallied.ts';
import type { Answer } from '../../src/records/tally/answers.ts';
import { nextPeriod } from '../../src/values/dates/periods/period.ts';
import type { Told } from './attacker.ts';

/** Answers by some columns and, where the last way is `period`, by month. */
export interface Counted {
  readonly ways: readonly string[];
  readonly cells: readonly { readonly place: readonly string[]; readonly n: number }[];
}

/** Many small groups, many of nobody, and now and then a large one. */
const size = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 3, arbitrary: fc.integer({ min: 10, max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 900 }) },
);

/** Tables of some ways, each of a few values. */
export const countedBy = (ways: readonly string[], most: number): fc.Arbitrary<Counted> =>
  fc
    .tuple(...ways.map(() => fc.integer({ min: 1, max: most })))
    .chain((sizes) => {
      const places = sizes.reduce<string[][]>(
        (made, values, way) =>
          made.flatMap((place) => Array.from({ length: values }, (_, at) => [...place, valueOf(ways[way]!, at)])),
        [[]],
      );
      return fc
        .array(size, { minLength: places.length, maxLength: places.length })
        .map((counts) => ({ ways, cells: places.map((place, at) => ({ place, n: counts[at]! })) }));
    });

function valueOf(way: string, at: number): string {
  if (way !== 'period') return `${way}${at}`;
  let month = '2026-01';
  for (let passed = 0; passed < at; passed += 1) month = nextPeriod(month);
  return month;
}

/** What the report by some of the ways tells, of the finest cells of all of them. */
export function toldBy({ ways, cells }: Counted, asked: readonly string[], minN: number): Told[] {
  const by = asked.filter((way) => way !== 'period');
  const hasPeriod = asked.includes('period');
  const shown = hideSmall(groupsOf({ ways, cells }, by, hasPeriod), { minN });
  const told = (name: string, at: Readonly<Record<string, string>>, isShown: boolean): Told => {
    const own = cells.filter(({ place }) => ways.every((way, of) => at[way] === undefined || at[way] === place[of]));
    return {
      name,
      cells: own.map(({ place }) => place.join(' ')),
      n: own.reduce((sum, { n }) => sum + n, 0),
      isShown,
    };
  };
  const whole = told('overall', {}, shown.overall !== null);
  const listed = new Set(shown.segments.map(({ name }) => name));
  const segments = shown.segments.flatMap(({ segment, name, state, periods }) => {
    const at = Object.fromEntries(by.map((way, of) => [way, segment[of]!]));
    return [
      ...(by.length === 0 ? [] : [told(name, at, state !== null)]),
      ...periods.map((period) => told(`${name} ${period.name}`, { ...at, period: period.name }, period.state !== null)),
    ];
  });
  // Whoever is not listed has no answers, and everybody may know.
  const absent = [...new Map(cells.map(({ place }) => by.map((way) => place[ways.indexOf(way)]!)).map((one) => [one.join(' / '), one]))]
    .filter(([name]) => by.length > 0 && !listed.has(name))
    .map(([name, segment]) => told(name, Object.fromEntries(by.map((way, of) => [way, segment[of]!])), true));
  const unsaid = absent.flatMap(({ cells: own }) => own.map((cell) => ({ name: cell, cells: [cell], n: 0, isShown: true })));
  return [whole, ...segments, ...absent, ...unsaid];
}

function groupsOf({ ways, cells }: Counted, by: readonly string[], hasPeriod: boolean): Groups<Answer> {
  const sums = new Map<string, Cell<Answer> & { n: number }>();
  for (const { place, n } of cells) {
    if (n === 0) continue;
    const segment = by.map((way) => place[ways.indexOf(way)]!);
    const period = hasPeriod ? place[ways.indexOf('period')]! : null;
    const key = JSON.stringify([segment, period]);
    const sum = (sums.get(key)?.n ?? 0) + n;
    sums.set(key, { segment, period, n: sum, state: [{ value: 9, weight: 1, n: sum }] });
  }
  return { shape: answerShape, by, unit: hasPeriod ? 'month' : null, cells: [...sums.values()], ranges: [] };
}
