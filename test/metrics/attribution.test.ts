// What `cx attribution` says: worked numbers, brute force beside the fundamental matrix and beside Shapley's value.
import * as fc from '../chance.ts';
import type { OkResult } from '../../src/results/result.ts';
import { absorbingChain } from '../../src/statistics/chains/absorbing-chain.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { rowsOf } from './states.ts';
import { often, slowTest } from '../often.ts';

const folder = temporaryFolder();
interface Path {
  readonly names: readonly string[];
  readonly converts: boolean;
}

/** A log of paths, a minute between contacts; the last contact says whether it converts. */
const log = (name: string, paths: readonly Path[]) => {
  const lines = paths.flatMap(({ names, converts }, id) =>
    names.map((one, at) => {
      const outcome = at < names.length - 1 ? '' : converts ? 'converted' : 'lost';
      return `J${id},2026-01-01 10:${String(at).padStart(2, '0')},${one},${outcome}`;
    }),
  );
  return folder.file(name, `${['journey_id,occurred_at,touchpoint,outcome', ...lines].join('\n')}\n`);
};
const path = (text: string, converts: boolean): Path => ({ names: text.split('>'), converts });
const headlines = ({ headlines: all }: OkResult) => Object.fromEntries(all.map(({ name, value }) => [name, value]));
const columnOf = (result: OkResult, name: string) => rowsOf(result, 'credit').map((row) => Number(row[name]));
const expectClose = (found: readonly number[], wanted: readonly number[]) => {
  expect(found).toHaveLength(wanted.length);
  for (const [at, one] of found.entries()) expect(one).toBeCloseTo(wanted[at]!, 9);
};

describe('the worked numbers of METRICS-journeys', () => {
  test('c1 > c2 > c3 converts, c1 and c2 > c3 do not', async () => {
    const paths = [path('c1>c2>c3', true), path('c1', false), path('c2>c3', false)];
    const result = await resultOf(['attribution', log('c.csv', paths)]);
    expect(headlines(result)['conversion_rate']).toBeCloseTo(1 / 3, 12);
    expectClose(columnOf(result, 'removal_effect'), [0.5, 1, 1]);
    expectClose(columnOf(result, 'markov'), [0.2, 0.4, 0.4]);
  });

  test('ads twice, mail and ads > mail convert, ads does not', async () => {
    const paths = [
      path('ads', true),
      path('ads', true),
      path('mail', true),
      path('ads>mail', true),
      path('ads', false),
    ];
    const result = await resultOf(['attribution', log('ads.csv', paths)]);
    expect(headlines(result)).toMatchObject({ conversion_rate: 0.8, conversions: 4 });
    expectClose(columnOf(result, 'removal_effect'), [0.75, 0.5]);
    expectClose(columnOf(result, 'markov'), [2.4, 1.6]);
    expectClose(columnOf(result, 'shapley'), [2.5, 1.5]);
  });
});

const names = ['a', 'b', 'c', 'd'] as const;
const anyPath = fc.record({
  names: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 5 }),
  converts: fc.boolean(),
});

/** The chance of success by walking the chain until next to nothing is under way, with one state turned into failure. */
function walkedSuccess(
  { starts, steps, successes, failures }: Parameters<typeof absorbingChain>[0],
  without: number | null,
): number {
  const paths = starts.reduce((sum, count) => sum + count, 0);
  let under = starts.map((count, at) => (at === without ? 0 : count / paths));
  let success = 0;
  for (let time = 0; time < 20_000; time += 1) {
    const leaving = steps.map((row, from) =>
      row.reduce((sum, count) => sum + count, successes[from]! + failures[from]!),
    );
    success += under.reduce(
      (sum, part, at) => sum + (leaving[at] === 0 ? 0 : (part * successes[at]!) / leaving[at]!),
      0,
    );
    under = under.map((_, to) =>
      to === without
        ? 0
        : under.reduce(
            (sum, part, from) => sum + (leaving[from] === 0 ? 0 : (part * steps[from]![to]!) / leaving[from]!),
            0,
          ),
    );
    if (under.every((part) => part < 1e-15)) break;
  }
  return success;
}

test('one inverse gives the removal effects that walking the chain without each state gives', () => {
  const count = fc.integer({ min: 0, max: 9 });
  const counts = fc.array(count, { minLength: 4, maxLength: 4 });
  const some = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 });
  const chains = fc.record({
    starts: some,
    steps: fc.array(counts, { minLength: 4, maxLength: 4 }),
    successes: some,
    failures: some,
  });
  fc.assert(
    fc.property(chains, (chain) => {
      const { success, states } = absorbingChain(chain);
      expect(success).toBeCloseTo(walkedSuccess(chain, null), 10);
      for (const [at, { removal_effect }] of states.entries())
        expect(removal_effect).toBeCloseTo(1 - walkedSuccess(chain, at) / success!, 10);
    }),
    { numRuns: 50, seed: 3 },
  );
});

/** Shapley's value by its definition: what a touchpoint adds to every coalition of the others. */
function shapley(paths: readonly Path[], name: string): number {
  const worth = (coalition: readonly string[]) =>
    paths.filter((one) => one.converts && one.names.every((own) => coalition.includes(own))).length;
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const rest = names.filter((other) => other !== name);
  let value = 0;
  for (let bits = 0; bits < 2 ** rest.length; bits += 1) {
    const coalition = rest.filter((_, at) => (bits >> at) % 2 === 1);
    const weight = (factorial(coalition.length) * factorial(rest.length - coalition.length)) / factorial(names.length);
    value += weight * (worth([...coalition, name]) - worth(coalition));
  }
  return value;
}

test('every rule shares out all conversions, and Shapley’s is that of his definition', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyPath, { minLength: 1, maxLength: 12 }), async (paths) => {
      const result = await resultOf(['attribution', log('any.csv', [...paths, path('a', true)])]);
      const all = Number(headlines(result)['conversions']);
      expect(all).toBe(paths.filter(({ converts }) => converts).length + 1);
      for (const rule of ['markov', 'shapley', 'first', 'last', 'linear'])
        expect(columnOf(result, rule).reduce((sum, one) => sum + one, 0)).toBeCloseTo(all, 9);
      for (const row of rowsOf(result, 'credit'))
        expect(row['shapley']).toBeCloseTo(shapley([...paths, path('a', true)], String(row['touchpoint'])), 9);
    }),
    { numRuns: often(20), seed: 5 },
  );
});

slowTest(
  'a conversion touchpoint ends the path, takes no credit, and one that comes first is owed to nobody',
  async () => {
    const paths = [path('ad>buy>help', false), path('buy', false), path('ad', false)];
    const result = await resultOf(['attribution', log('buy.csv', paths), '--conversion', 'buy']);
    expect(headlines(result)).toEqual({ conversion_rate: 0.5, conversions: 1 });
    expect(rowsOf(result, 'credit')).toMatchObject([{ touchpoint: 'ad', markov: 1, first: 1, last: 1 }]);
    expect(result.notices.map(({ code }) => code)).toContain('unattributed');
    expect((await runCx(['attribution', log('buy.csv', paths), '--conversion', 'by'])).status).toBe(2);
  },
);

test('linear counts repeats, and open journeys are said', async () => {
  const lines = [
    'J1,2026-01-01 10:00,a,',
    'J1,2026-01-01 10:01,a,',
    'J1,2026-01-01 10:02,b,won',
    'J2,2026-01-01 10:00,b,',
  ];
  const file = folder.file('open.csv', `${['journey_id,occurred_at,touchpoint,outcome', ...lines].join('\n')}\n`);
  const result = await resultOf(['attribution', file]);
  expectClose(columnOf(result, 'linear'), [2 / 3, 1 / 3]);
  expectClose(columnOf(result, 'shapley'), [0.5, 0.5]);
  expect(result.notices.map(({ code }) => code)).toContain('journeys-open');
});

test('with --min-n touchpoints of one journey alone are not told together, however many it has', async () => {
  const paths = [
    path('a>b', true),
    ...Array.from({ length: 5 }, () => path('c', true)),
    path('d', true),
    path('d', true),
  ];
  const result = await resultOf(['attribution', log('few.csv', paths), '--min-n', '2']);
  // a and b are of one journey; with d of two others they are of three conversions.
  expect(rowsOf(result, 'credit').map((row) => [row['touchpoint'], row['last']])).toEqual([
    ['c', 5],
    ['(other)', 3],
  ]);
});
