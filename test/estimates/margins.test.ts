import * as fc from '../chance.ts';
import type { Cell, Groups } from '../../src/estimates/groups/groups.ts';
import { hiddenAcross } from '../../src/estimates/groups/margins/across.ts';
import { hideSmall } from '../../src/estimates/groups/suppression.ts';
import { answerShape } from '../../src/estimates/groups/tallied.ts';
import type { Answer } from '../../src/records/tally/answers.ts';
import { often } from '../often.ts';

type Counts = Readonly<Record<string, number>>;

const stateOf = (n: number): Answer[] => (n === 0 ? [] : [{ value: 9, weight: 1, n }]);

/** Answers by two columns: `es web` is the country and the channel. */
function byTwo(counts: Counts, minN: number, order: readonly [number, number] = [0, 1]) {
  const cells = Object.entries(counts).flatMap(([name, n]): Cell<Answer>[] => {
    const place = name.split(' ');
    return n === 0 ? [] : [{ segment: order.map((at) => place[at]!), period: null, state: stateOf(n) }];
  });
  const by = order.map((at) => ['country', 'channel'][at]!);
  const groups: Groups<Answer> = { shape: answerShape, by, unit: null, cells, ranges: [] };
  return hideSmall(groups, { minN })
    .segments.filter(({ state }) => state === null)
    .map(({ segment }) => order.map((_, at) => segment[order.indexOf(at)]!).join(' '))
    .toSorted();
}

describe('of a table by two columns', () => {
  test('a small cell takes a rectangle with it, the one of the fewest answers', () => {
    const counts = {
      'es web': 50,
      'es app': 60,
      'es store': 70,
      'fr web': 40,
      'fr app': 4,
      'fr store': 30,
      'de web': 90,
      'de app': 80,
      'de store': 20,
    };
    // 30 and 20 and 80, rather than 40 and 50 and 60: 130 answers, and 150.
    expect(byTwo(counts, 10)).toEqual(['de app', 'de store', 'fr app', 'fr store']);
  });

  test('a combination that nobody has is hidden, where a segment stands in one column alone', () => {
    // 40 are in es, 100 in fr; 45 in app, 95 in web: fr app would be 45 − 40.
    expect(byTwo({ 'es app': 40, 'fr app': 5, 'fr web': 95 }, 10)).toEqual(['es app', 'es web', 'fr app', 'fr web']);
  });

  test('what is hidden in the table of one column is hidden in all its cells', () => {
    // Of fr there are 9 in all, of de 30: by country both are hidden, so that de app and de web are no secret's price.
    const counts = { 'es app': 80, 'es web': 90, 'fr app': 9, 'de app': 14, 'de web': 16 };
    expect(byTwo(counts, 10)).toEqual(expect.arrayContaining(['de app', 'de web', 'fr app']));
  });

  test('the same is hidden whatever the order of the columns', () => {
    const size = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 }));
    const counts = fc
      .array(size, { minLength: 12, maxLength: 12 })
      .map((sizes) => Object.fromEntries(sizes.map((n, at) => [`c${Math.floor(at / 4)} d${at % 4}`, n])));
    fc.assert(
      fc.property(counts, (given) => {
        expect(byTwo(given, 10, [1, 0])).toEqual(byTwo(given, 10));
      }),
      { seed: 6, numRuns: often(200) },
    );
  });
});

describe('of stretches of days', () => {
  const shownOf = (all: number, ranges: readonly (readonly [first: string, last: string, n: number])[], minN = 10) =>
    hideSmall(
      {
        shape: answerShape,
        by: [],
        unit: null,
        cells: [{ segment: [], period: null, state: stateOf(all) }],
        ranges: ranges.map(([first, last, n]) => ({ label: first, days: { first, last }, state: stateOf(n) })),
      },
      { minN },
    ).ranges.map(({ state }) => state !== null);

  test('those that leave few of all are hidden, the smallest first', () => {
    expect(
      shownOf(100, [
        ['01', '02', 60],
        ['03', '04', 33],
      ]),
    ).toEqual([true, false]);
    expect(
      shownOf(100, [
        ['01', '02', 60],
        ['03', '04', 30],
      ]),
    ).toEqual([true, true]);
    expect(
      shownOf(93, [
        ['01', '02', 60],
        ['03', '04', 33],
      ]),
    ).toEqual([true, true]);
  });

  test('so are those that leave few of a longer one', () => {
    expect(
      shownOf(200, [
        ['01', '06', 70],
        ['01', '05', 64],
      ]),
    ).toEqual([true, false]);
  });

  test('of two that overlap the later is hidden', () => {
    expect(
      shownOf(200, [
        ['01', '06', 70],
        ['04', '08', 64],
      ]),
    ).toEqual([true, false]);
  });

  test('a file is compared whatever groups of the other are hidden, but for one of few', () => {
    const shownBeside = (n: number) =>
      hideSmall(
        {
          shape: answerShape,
          by: ['store'],
          unit: null,
          cells: ['north', 'south', 'west'].map((store, at) => ({
            segment: [store],
            period: null,
            state: stateOf([30, 12, 3][at]!),
          })),
          ranges: [
            { label: 'this', state: stateOf(45) },
            { label: 'other', state: stateOf(n) },
          ],
        },
        { minN: 10 },
      ).ranges.map(({ state }) => state !== null);
    expect(shownBeside(10)).toEqual([true, true]);
    expect(shownBeside(9)).toEqual([true, false]);
  });

  test('nothing is hidden where nobody asked for it', () => {
    expect(
      shownOf(
        100,
        [
          ['01', '06', 97],
          ['04', '08', 2],
        ],
        1,
      ),
    ).toEqual([true, true]);
  });
});

describe('classes that are told of each segment and of all', () => {
  const classes = (counts: Counts) => Object.entries(counts).map(([name, customers]) => ({ name, customers }));
  const all = classes({ promoter: 60, passive: 40, detractor: 44 });
  const basic = classes({ promoter: 30, passive: 20, detractor: 24 });
  const max = classes({ promoter: 30, passive: 20, detractor: 4 });
  const told = ({ ofSegments }: ReturnType<typeof hiddenAcross>) => ofSegments.map((names) => [...names].toSorted());

  test('hide a small one and another of its segment, and both in another segment', () => {
    // 24 and 16 of others are the fewest.
    const pro = classes({ promoter: 0, passive: 0, detractor: 16 });
    expect(told(hiddenAcross(all, [basic, max, pro], 10))).toEqual([
      ['detractor', 'passive'],
      ['detractor', 'passive'],
      [],
    ]);
  });

  test('exchange with the segments that are hidden, which are what is left of all', () => {
    const more = classes({ promoter: 90, passive: 60, detractor: 60 });
    expect(told(hiddenAcross(more, [basic, max], 10))).toEqual([[], ['detractor', 'passive']]);
  });

  test('are all told where nobody asked for more', () => {
    expect(told(hiddenAcross(all, [basic, max], 1))).toEqual([[], []]);
  });
});
