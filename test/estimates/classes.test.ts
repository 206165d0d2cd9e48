import * as fc from '../chance.ts';
import type { Cell } from '../../src/estimates/groups/groups.ts';
import { hideSmall, type Shown } from '../../src/estimates/groups/suppression.ts';
import { answerShape } from '../../src/estimates/groups/tallied.ts';
import { classesOf } from '../../src/metrics/word-of-mouth/estimator.ts';
import type { Answer } from '../../src/records/tally/answers.ts';
import { counted } from '../metrics/states.ts';
import { often } from '../often.ts';

type Counts = readonly [promoters: number, passives: number, detractors: number];

/** Promoters, passives and detractors. */
const answers = ([promoters, passives, detractors]: Counts): Answer[] =>
  counted([
    [3, detractors],
    [8, passives],
    [10, promoters],
  ]);

const shownOf = (cells: readonly (readonly [segment: string, period: string, counts: Counts])[], minN: number) => {
  const made = cells
    .map(([segment, period, counts]): Cell<Answer> => ({ segment: [segment], period, state: answers(counts) }))
    .filter(({ state }) => state.length > 0);
  const shape = { ...answerShape, classesOf };
  return hideSmall({ shape, by: ['group'], unit: 'month', cells: made, ranges: [] }, { minN });
};

const stores = (counts: Readonly<Record<string, Counts>>, minN: number) =>
  shownOf(
    Object.entries(counts).map(([store, own]) => [store, '2026-01', own] as const),
    minN,
  );
const hiddenOf = ({ segments }: Shown<Answer>) =>
  segments.filter(({ state }) => state === null).map(({ name }) => name);

test('a group of many answers is hidden where one class of it is few, and the smallest other with it', () => {
  expect(hiddenOf(stores({ north: [40, 40, 40], south: [20, 20, 20], west: [50, 60, 3] }, 10))).toEqual([
    'south',
    'west',
  ]);
});

test('a class of nobody is not few', () => {
  expect(hiddenOf(stores({ north: [40, 0, 40], south: [20, 20, 0] }, 10))).toEqual([]);
});

test('what is hidden together is of no class few: another goes where it would be', () => {
  // west and south have 3 detractors together; with north they have 43.
  expect(
    hiddenOf(stores({ east: [90, 90, 90], north: [40, 40, 40], south: [20, 20, 0], west: [50, 60, 3] }, 10)),
  ).toEqual(['north', 'south', 'west']);
});

test('nothing is shown where all answers together have a class of few', () => {
  const { overall, segments } = stores({ north: [40, 40, 0], south: [20, 20, 3] }, 10);
  expect([overall, ...segments.map(({ state }) => state)]).toEqual([null, null, null]);
});

test('nothing is hidden where nobody asked for it', () => {
  expect(hiddenOf(stores({ north: [1, 2, 3], south: [1, 0, 0] }, 1))).toEqual([]);
});

/** What somebody learns of the hidden parts of a group that is shown: their classes, and how many parts there are. */
function leftOver(whole: readonly Answer[], parts: readonly { readonly state: readonly Answer[] | null }[]) {
  const seen = parts.flatMap(({ state }) => state ?? []);
  const [all, shown] = [classesOf(whole), classesOf(seen)];
  return {
    parts: parts.filter(({ state }) => state === null).length,
    classes: all.map((count, at) => count - shown[at]!),
  };
}

test('no sum of what is shown and its margins gives a few away, over segments and over periods', () => {
  const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 }));
  const cell = fc.tuple(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.constantFrom('2026-01', '2026-02', '2026-03'),
    fc.tuple(count, count, count),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), fc.integer({ min: 2, max: 12 }), (cells, minN) => {
      const { overall, segments } = shownOf(cells, minN);
      const isFew = (classes: readonly number[]) => classes.some((one) => one > 0 && one < minN);
      const groups = [
        { whole: overall, parts: segments },
        ...segments.map(({ state, periods }) => ({ whole: state, parts: periods })),
      ];
      for (const { whole, parts } of groups) {
        if (whole === null) {
          expect(parts.filter(({ state }) => state !== null && state.length > 0)).toEqual([]);
          continue;
        }
        expect(isFew(classesOf(whole))).toBe(false);
        const left = leftOver(whole, parts);
        if (left.parts === 0) continue;
        expect(left.parts).toBeGreaterThan(1);
        expect(isFew(left.classes)).toBe(false);
      }
    }),
    { numRuns: often(500) },
  );
});
