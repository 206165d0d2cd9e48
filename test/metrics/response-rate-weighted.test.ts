import type { OkResult } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();

/** 100 invitations of each store, of which some are answered; those of `b` have three times the weight. */
function argvOf(answered: Readonly<Record<'a' | 'b', number>>): string[] {
  const stores = Object.entries(answered);
  const ids = (store: string, n: number) => Array.from({ length: n }, (_, at) => `${store}${at}`);
  const name = `${answered.a}-${answered.b}`;
  const responses = stores.flatMap(([store, n]) => ids(store, n).map((id) => `${id},9`));
  const invitations = stores.flatMap(([store, n]) =>
    [...ids(store, n), ...Array<string>(100 - n).fill('')].map((id) => `${id},${store},${store === 'a' ? 1 : 3}`),
  );
  return [
    'response-rate',
    folder.file(`responses-${name}.csv`, ['response_id,nps', ...responses, ''].join('\n')),
    '--invitations',
    folder.file(`invitations-${name}.csv`, ['response_id,store,w', ...invitations, ''].join('\n')),
    '--by',
    'store',
  ];
}

const population = folder.file('population.csv', 'column,value,share\nstore,a,0.25\nstore,b,0.75\n');

const adviceOf = ({ notices }: OkResult) => notices.find(({ code }) => code === 'response-bias')!.message;
const rowOf = ({ tables }: OkResult, name: string) => tables.find((table) => table.name === name)!.rows[0]!;

describe.each([
  [
    'far more',
    60,
    20,
    /far more of a/,
    /do not speak for all who were invited: weight them \(--rake population\.csv\)/,
  ],
  ['more', 60, 45, /more of a/, /\. Weight the answers \(--rake population\.csv\) before/],
] as const)('where %s of one group answer', (_, a, b, found, advice) => {
  const argv = argvOf({ a, b });

  slowTest('the notice advises to weight the answers, where they are not', async () => {
    const said = adviceOf(await resultOf(argv));
    expect(said).toMatch(found);
    expect(said).toMatch(advice);
    expect(adviceOf(await resultOf([...argv, '--lang', 'es']))).toMatch(/--rake population\.csv/);
  });

  test.each([
    ['--weight', 'w'],
    ['--rake', population],
  ])('and not where they are, with %s', async (...weights) => {
    const result = await resultOf([...argv, ...weights]);
    const said = adviceOf(result);
    expect(said).toMatch(found);
    expect(said).toMatch(/weights of this run are in its rate and not in this comparison/);
    expect(said).not.toMatch(/--rake|[Ww]eight (?:them|the answers)/);
    const spanish = adviceOf(await resultOf([...argv, ...weights, '--lang', 'es']));
    expect(spanish).toMatch(/pesos de esta ejecución/);
    expect(spanish).not.toMatch(/--rake|[Pp]ondere/);
    // As it says: a quarter of a's rate and three quarters of b's, and shares of all who answered.
    expect(rowOf(result, 'overall')['response_rate']).toBeCloseTo((a + 3 * b) / 400, 6);
    expect(rowOf(result, 'bias')).toMatchObject({ invited_share: 0.5, answered_share: a / (a + b) });
  });
});

test('an invitation whose weight is no positive number is left out, after those that say nothing of delivery', async () => {
  const argv = [
    'response-rate',
    folder.file('r.csv', 'response_id,nps\nR1,9\n'),
    '--invitations',
    folder.file('i.csv', 'response_id,delivered,w\nR1,yes,2\n,yes,1\n,yes,0\n,yes,x\n,,x\n,perhaps,1\n'),
    '--weight',
    'w',
  ];
  const { accounting, tables } = await resultOf(argv);
  expect(accounting).toEqual({
    read: 6,
    used: 2,
    excluded: [
      { reason: 'value-missing', column: 'delivered', rows: 1 },
      { reason: 'value-unreadable', column: 'delivered', rows: 1, values: [{ value: 'perhaps', rows: 1 }] },
      { reason: 'value-unreadable', column: 'w', rows: 1, values: [{ value: 'x', rows: 1 }] },
      { reason: 'value-out-of-scale', column: 'w', rows: 1, values: [{ value: '0', rows: 1 }] },
    ],
  });
  // Two thirds of the weight answered.
  expect(tables[0]!.rows[0]).toMatchObject({ n: 2, response_rate_unweighted: 0.5 });
  expect(tables[0]!.rows[0]!['response_rate']).toBeCloseTo(2 / 3, 12);
});
