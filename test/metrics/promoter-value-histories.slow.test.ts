// What `promoter-value` says of random customers, held against a plain loop over them.
import type { OkResult, Row } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { often } from '../often.ts';
import { resultOf } from '../run-cx.ts';
import { textOf } from './customer-calendar.ts';
import {
  buyersOf,
  filesOf,
  measured,
  stays,
  worldOf,
  type Asked,
  type Measured,
  type World,
} from './promoter-value-histories.ts';
import { rowsOf } from './states.ts';

const folder = temporaryFolder();
const names = ['promoter', 'passive', 'detractor', 'no-answer'];
const near = (value: number | null) => (value === null ? null : (expect.closeTo(value, 6) as number));

function argvOf(world: World, seed: number, order = seed): string[] {
  const files = Object.entries(filesOf(world, order));
  return [
    'promoter-value',
    ...files.flatMap(([name, text]) => [`--${name}`, folder.file(`${name}-${seed}-${order}.csv`, text)]),
    '--as-of',
    textOf(world.asOf),
    '--bootstrap',
    '100',
  ];
}

function toldOf(group: string, all: readonly Measured[], { people }: World) {
  const own = all.filter((one) => one.group === group);
  const seen = own.filter(({ days }) => days !== null);
  const years = seen.reduce((sum, { days }) => sum + days!, 0) / 365.25;
  const sum = (of: 'revenue' | 'margin' | 'cost') => seen.reduce((total, one) => total + one[of], 0);
  const yearly = (of: 'revenue' | 'margin' | 'cost') => (years > 0 ? sum(of) / years : null);
  const retention = stays(own);
  const sent = own.map(({ person }) => person.id);
  const referred = people.filter(({ id, referredBy }) => sent.includes(referredBy) && id !== referredBy).length;
  const value = years > 0 ? (sum('margin') - sum('cost')) / years : null;
  return {
    group,
    customers: own.length,
    share: near(all.length === 0 ? null : own.length / all.length),
    retention: near(retention),
    revenue_year: near(yearly('revenue')),
    margin_year: near(yearly('margin')),
    cost_year: near(yearly('cost')),
    referrals: near(own.length === 0 ? null : referred / own.length),
    lifetime_value: near(value === null || retention === null ? null : value / (1.1 - retention)),
  };
}

function expectGroups(result: OkResult, world: World, asked: Asked, of: (row: Row) => boolean = () => true): void {
  const all = measured(world, asked);
  expect(rowsOf(result, 'groups').filter(of)).toMatchObject(names.map((name) => toldOf(name, all, world)));
}

/** Least squares by elimination over persons: an intercept, two groups, value before. */
function regression(some: readonly Measured[]): readonly number[] {
  const rows = some.flatMap(({ group, rates }) =>
    rates === null
      ? []
      : [{ x: [1, Number(group === 'promoter'), Number(group === 'passive'), rates.before], y: rates.after }],
  );
  const matrix = [0, 1, 2, 3].map((i) => [
    ...[0, 1, 2, 3].map((j) => rows.reduce((sum, { x }) => sum + x[i]! * x[j]!, 0)),
    rows.reduce((sum, { x, y }) => sum + x[i]! * y, 0),
  ]);
  for (let pivot = 0; pivot < 4; pivot += 1)
    for (let other = 0; other < 4; other += 1) {
      if (other === pivot) continue;
      const factor = matrix[other]![pivot]! / matrix[pivot]![pivot]!;
      for (let at = 0; at < 5; at += 1) matrix[other]![at]! -= factor * matrix[pivot]![at]!;
    }
  return matrix.map((row, at) => row[4]! / row[at]!);
}

describe.each([601, 602, 603].slice(0, often(3)))('in history %d', (seed) => {
  const world = worldOf(seed);
  const argv = argvOf(world, seed);

  test.each([true, false])('groups are those of a loop over customers (latest answer: %s)', async (latest) => {
    const result = await resultOf([...argv, '--answer', latest ? 'latest' : 'first']);
    expectGroups(result, world, { latest });
    const coefficients = rowsOf(result, 'before').map(({ coefficient }) => coefficient as number);
    const expected = regression(measured(world, { latest }));
    for (const [at, coefficient] of coefficients.entries()) expect(coefficient).toBeCloseTo(expected[at]!, 2);
  });

  test('customers stand in each segment in which they have a record, as --where shows them', async () => {
    for (const [by, values] of [
      ['channel', ['mail', 'web']],
      ['shop', ['north', 'south']],
    ] as const) {
      const result = await resultOf([...argv, '--by', by]);
      for (const value of values) {
        const asked = { latest: true, [by]: value };
        expectGroups(result, world, asked, (row) => row[by] === value);
        // A condition is asked of each line, those of money given back too: then it may be taken off another purchase.
        if (by === 'shop') continue;
        const alone = await resultOf([...argv, '--where', `${by} = "${value}"`]);
        const told = (rows: readonly Row[]) => rows.map((row) => ({ ...row, [by]: null, referrals: null }));
        // A condition leaves customers out, and those of others whom they sent with them.
        expect(told(rowsOf(alone, 'groups'))).toEqual(
          told(rowsOf(result, 'groups').filter((row) => row[by] === value)),
        );
      }
    }
    const byPlan = await resultOf([...argv, '--by', 'plan']);
    for (const plan of ['basic', 'pro', '(blank)']) {
      const ofPlan = world.people.filter((person) => (person.plan || '(blank)') === plan);
      const all = measured({ ...world, people: ofPlan }, { latest: true });
      const rows = rowsOf(byPlan, 'groups').filter((row) => row['plan'] === plan);
      expect(rows).toMatchObject(names.map((name) => toldOf(name, all, world)));
    }
  });

  test('without a customers file they are who bought, from the first purchase on', async () => {
    const at = argv.indexOf('--customers');
    const alone = [...argv.slice(0, at), ...argv.slice(at + 2)];
    const unknown = { retention: null, referrals: null, lifetime_value: null };
    const told = (buyers: World, asked: Asked) =>
      names.map((name) => ({ ...toldOf(name, measured(buyers, asked), buyers), ...unknown }));
    expect(rowsOf(await resultOf(alone), 'groups')).toMatchObject(told(buyersOf(world), { latest: true }));
    const byShop = rowsOf(await resultOf([...alone, '--by', 'shop']), 'groups');
    for (const shop of ['north', 'south'])
      expect(byShop.filter((row) => row['shop'] === shop)).toMatchObject(
        told(buyersOf(world, shop), { latest: true, shop }),
      );
    const byChannel = rowsOf(await resultOf([...alone, '--by', 'channel']), 'groups');
    expect(byChannel.filter((row) => row['channel'] === 'mail')).toMatchObject(
      told(buyersOf(world), { latest: true, channel: 'mail' }),
    );
  });

  test('several columns of several files make segments together', async () => {
    const result = await resultOf([...argv, '--by', 'plan,channel,shop']);
    const rows = rowsOf(result, 'groups').filter(
      (row) => row['plan'] === 'pro' && row['channel'] === 'web' && row['shop'] === 'north',
    );
    const ofPlan = { ...world, people: world.people.filter(({ plan }) => plan === 'pro') };
    const all = measured(ofPlan, { latest: true, channel: 'web', shop: 'north' });
    expect(rows).toMatchObject(names.map((name) => toldOf(name, all, world)));
  });

  test('records may come in any order, intervals too', async () => {
    const [once, again] = [await resultOf(argv), await resultOf(argvOf(world, seed, seed + 50))];
    expect({ ...again, notices: [] }).toEqual({ ...once, notices: [] });
  });
});
