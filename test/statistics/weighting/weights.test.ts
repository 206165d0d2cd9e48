import { rake } from '../../../src/statistics/weighting/raking.ts';
import type { Raking, RakingCell } from '../../../src/statistics/weighting/raking.ts';
import { weightedMean } from '../../../src/statistics/means/weighted-mean.ts';
import { agreesWithR, expectClose } from '../reference.ts';

type Targets = readonly Readonly<Record<string, number>>[];

agreesWithR('weightedMean', weightedMean);
agreesWithR('rake', (cells: readonly RakingCell[], targets: Targets) => weightsOf(rake(cells, asMaps(targets))));

function asMaps(targets: Targets): Map<string, number>[] {
  return targets.map((target) => new Map(Object.entries(target)));
}

function weightsOf(raking: Raking): number[] {
  return 'weights' in raking ? raking.weights : [];
}

/**
 * Ten answers whose weights were worked out with R survey 4.1.1 (test/reference/statistics.R): segments A×6, B×4;
 * regions N N S S S N N S S N; scores 10 9 9 8 7 3 10 9 2 5.
 */
const cells: readonly RakingCell[] = [
  { levels: ['A', 'N'], n: 3 },
  { levels: ['A', 'S'], n: 3 },
  { levels: ['B', 'N'], n: 2 },
  { levels: ['B', 'S'], n: 2 },
];

test('raking the worked example to 50/50 and 40/60 moves nps from 20 to 16.6667 at a design effect of 1.0833333', () => {
  const [ofAN = 0, ofAS = 0, ofBN = 0, ofBS = 0] = weightsOf(
    rake(
      cells,
      asMaps([
        { A: 50, B: 50 },
        { N: 40, S: 60 },
      ]),
    ),
  );
  expectClose([ofAN, ofAS, ofBN, ofBS], [20 / 3, 10, 10, 15]);
  const weighted = weightedMean([
    { value: 1, weight: ofAN, n: 2 },
    { value: -1, weight: ofAN, n: 1 },
    { value: 1, weight: ofAS, n: 1 },
    { value: 0, weight: ofAS, n: 2 },
    { value: 1, weight: ofBN, n: 1 },
    { value: -1, weight: ofBN, n: 1 },
    { value: 1, weight: ofBS, n: 1 },
    { value: -1, weight: ofBS, n: 1 },
  ]);
  expect(100 * (weighted.estimate ?? 0)).toBeCloseTo(16.6667, 4);
  expect(weighted.n_eff).toBeCloseTo(9.2307692, 7);
  expect(weighted.deff).toBeCloseTo(1.0833333, 7);
});

test('targets that no weights can meet together do not converge, and the error is said', () => {
  const apart = [
    { levels: ['A', 'N'], n: 3 },
    { levels: ['B', 'S'], n: 2 },
  ];
  const raking = rake(
    apart,
    asMaps([
      { A: 50, B: 50 },
      { N: 40, S: 60 },
    ]),
    { maxIterations: 50 },
  );
  expect(raking).toMatchObject({ verdict: 'not-converged', iterations: 50 });
  expect('largest_error' in raking && raking.largest_error > 0.05).toBe(true);
});

test('a level without a target is named', () => {
  expect(rake(cells, asMaps([{ A: 1 }, { N: 40, S: 60 }]))).toEqual({
    verdict: 'level-without-target',
    levels: [{ dimension: 0, level: 'B' }],
  });
});

test('a target without answers is named, unless it is 0', () => {
  const { verdict } = rake(
    cells,
    asMaps([
      { A: 40, B: 40, C: 20 },
      { N: 40, S: 60 },
    ]),
  );
  expect(verdict).toBe('target-without-answers');
  expect(
    rake(
      cells,
      asMaps([
        { A: 50, B: 50, C: 0 },
        { N: 40, S: 60 },
      ]),
    ).verdict,
  ).toBe('converged');
});

test('a level that the population does not have gets no weight', () => {
  const raking = rake(
    cells,
    asMaps([
      { A: 100, B: 0 },
      { N: 40, S: 60 },
    ]),
  );
  expectClose(weightsOf(raking), [40 / 3, 20, 0, 0]);
});

test('targets that leave no answer any weight do not converge, and give weights of 0 rather than NaN', () => {
  const apart = [
    { levels: ['A', 'N'], n: 3 },
    { levels: ['B', 'S'], n: 2 },
  ];
  const raking = rake(
    apart,
    asMaps([
      { A: 1, B: 0 },
      { N: 0, S: 1 },
    ]),
  );
  expect(raking).toMatchObject({ verdict: 'not-converged', weights: [0, 0], largest_error: 1 });
});

test('targets that are negative or all 0 are refused', () => {
  expect(() =>
    rake(
      cells,
      asMaps([
        { A: -1, B: 2 },
        { N: 1, S: 1 },
      ]),
    ),
  ).toThrow(RangeError);
  expect(() =>
    rake(
      cells,
      asMaps([
        { A: 0, B: 0 },
        { N: 1, S: 1 },
      ]),
    ),
  ).toThrow(RangeError);
});

test('a level called __proto__ is a level like any other', () => {
  const raking = rake(
    [
      { levels: ['__proto__'], n: 2 },
      { levels: ['b'], n: 2 },
    ],
    [
      new Map([
        ['__proto__', 0.75],
        ['b', 0.25],
      ]),
    ],
  );
  expectClose(weightsOf(raking), [0.375, 0.125]);
});

test('a cell with fewer levels than there are targets is refused', () => {
  expect(() => rake([{ levels: ['A'], n: 1 }], asMaps([{ A: 1 }, { N: 1 }]))).toThrow(RangeError);
});

test('the order of the cells does not change a digit of a weighted mean', () => {
  const answers = [0.1, 0.7, 3.3, 0.2].map((weight, index) => ({ value: index % 2, weight, n: 1 }));
  expect(weightedMean(answers.toReversed())).toEqual(weightedMean(answers));
  // Of one value and one weight, as states of two groups may be: 0.03 + 0.01 + 0.02 is not 0.03 + 0.02 + 0.01.
  const alike = [
    { value: 0, weight: 0.3, n: 1 },
    { value: 0.1, weight: 0.1, n: 1 },
    { value: 0.1, weight: 0.1, n: 2 },
  ];
  expect(weightedMean(alike.toReversed())).toEqual(weightedMean(alike));
});

test('one answer has an estimate but no standard error, and weights of nothing have neither', () => {
  expect(weightedMean([{ value: 7, weight: 2, n: 1 }])).toEqual({
    n: 1,
    estimate: 7,
    std_error: null,
    n_eff: 1,
    deff: 1,
  });
  expect(weightedMean([{ value: 7, weight: 0, n: 3 }])).toEqual({
    n: 3,
    estimate: null,
    std_error: null,
    n_eff: null,
    deff: null,
  });
});
