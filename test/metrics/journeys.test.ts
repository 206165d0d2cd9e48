// What `cx journeys` says: small logs counted by hand, and two identities that hold for every log.
import * as fc from '../chance.ts';
import type { OkResult, Row } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { rowsOf } from './states.ts';
import { often, slowTest } from '../often.ts';

const folder = temporaryFolder();
const file = (name: string, lines: readonly string[]) => folder.file(name, `${lines.join('\n')}\n`);
const step = (result: OkResult, from: string, to: string): Row | undefined =>
  rowsOf(result, 'steps').find((row) => row['from'] === from && row['to'] === to);
const headlines = ({ headlines: all }: OkResult) => Object.fromEntries(all.map(({ name, value }) => [name, value]));

/** Steps to a touchpoint, or from it. */
const flow = (result: OkResult, end: 'from' | 'to', name: unknown): number =>
  rowsOf(result, 'steps').reduce((sum, row) => (row[end] === name ? sum + Number(row['n']) : sum), 0);

function assertBalanced(result: OkResult): void {
  const touchpoints = rowsOf(result, 'touchpoints');
  for (const { touchpoint, contacts } of touchpoints) {
    expect({ touchpoint, in: flow(result, 'to', touchpoint) }).toEqual({ touchpoint, in: contacts });
    expect({ touchpoint, out: flow(result, 'from', touchpoint) }).toEqual({ touchpoint, out: contacts });
  }
  expect(flow(result, 'from', '(start)')).toBe(flow(result, 'to', '(exit)'));
}

/** Visits to each touchpoint in a journey by the fundamental matrix (I − Q)⁻¹ of the shares of steps: v = s + vQ. */
function expectedVisits(result: OkResult): Map<unknown, number> {
  const names = rowsOf(result, 'touchpoints').map(({ touchpoint }) => touchpoint);
  const share = (from: unknown, to: unknown) => Number(step(result, String(from), String(to))?.['share'] ?? 0);
  const rows = names.map((to) => [
    ...names.map((from) => (from === to ? 1 : 0) - share(from, to)),
    share('(start)', to),
  ]);
  for (let at = 0; at < rows.length; at += 1) {
    const pivot = rows.findIndex((row, place) => place >= at && Math.abs(row[at]!) > 1e-12);
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    const own = rows[at]!.map((value) => value / rows[at]![at]!);
    rows[at] = own;
    for (const [place, row] of rows.entries())
      if (place !== at) rows[place] = row.map((value, column) => value - row[at]! * own[column]!);
  }
  return new Map(names.map((name, at) => [name, rows[at]!.at(-1)!]));
}

function assertFundamental(result: OkResult): void {
  const visits = expectedVisits(result);
  const journeys = Number(headlines(result)['journeys']);
  for (const { touchpoint, contacts } of rowsOf(result, 'touchpoints'))
    expect(visits.get(touchpoint)).toBeCloseTo(Number(contacts) / journeys, 9);
}

describe('every log', () => {
  const touchpoint = fc.constantFrom('ad', 'shop', 'cart', 'help', 'pay');
  const logs = fc.array(fc.array(touchpoint, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });

  test('has as many steps to a touchpoint as from it, and the visits that the fundamental matrix says', async () => {
    await fc.assert(
      fc.asyncProperty(logs, async (journeys) => {
        const lines = journeys.flatMap((path, id) =>
          path.map((name, at) => `J${id},2026-01-01 10:${String(at).padStart(2, '0')},${name}`),
        );
        const result = await resultOf(['journeys', file('log.csv', ['journey_id,occurred_at,touchpoint', ...lines])]);
        expect(headlines(result)['journeys']).toBe(journeys.length);
        expect(headlines(result)['variants']).toBe(new Set(journeys.map((path) => path.join())).size);
        assertBalanced(result);
        assertFundamental(result);
      }),
      { numRuns: often(25), seed: 7 },
    );
  });

  slowTest('and so have the fixtures, and segments of them', async () => {
    const result = await resultOf(['journeys', 'fixtures/touchpoints.csv']);
    expect(headlines(result)).toMatchObject({ journeys: 2720, converted: 642 });
    assertBalanced(result);
    assertFundamental(result);
    const segments = await resultOf(['journeys', 'fixtures/touchpoints.csv', '--by', 'channel']);
    const starts = rowsOf(segments, 'steps').filter(({ from }) => from === '(start)');
    expect(starts.reduce((sum, { n }) => sum + Number(n), 0)).toBe(2720);
  });
});

describe('by hand', () => {
  test('pauses of 1, 2, 4 and 10 hours have a median of 3 and a ninth decile of 8.2 (type 7)', async () => {
    const lines = [1, 2, 4, 10].flatMap((hours, at) => [
      `J${at},2026-01-01 00:00,ad`,
      `J${at},2026-01-01 ${String(hours).padStart(2, '0')}:00,shop`,
    ]);
    const result = await resultOf(['journeys', file('pauses.csv', ['journey_id,occurred_at,touchpoint', ...lines])]);
    expect(step(result, 'ad', 'shop')).toMatchObject({ n: 4, share: 1, median_hours: 3, p90_hours: 8.2 });
    expect(step(result, '(start)', 'ad')).toMatchObject({ n: 4, median_hours: null, p90_hours: null });
  });

  test('names are what they are: with the sign between two, with a quote, with a word of the tables', async () => {
    const lines = ['"a > b"', '"say ""hi"""', '(exit)', 'NA'].map((name, at) => `J1,2026-01-01 10:0${at},${name}`);
    const result = await resultOf(['journeys', file('names.csv', ['journey_id,occurred_at,touchpoint', ...lines])]);
    expect(rowsOf(result, 'variants')).toMatchObject([
      { variant: '"a > b" > "say ""hi""" > "(exit)" > NA', length: 4, journeys: 1, share: 1, cumulative_share: 1 },
    ]);
    expect(step(result, 'say "hi"', '"(exit)"')).toMatchObject({ n: 1 });
    expect(step(result, 'NA', '(exit)')).toMatchObject({ n: 1 });
  });

  test('a touchpoint that is called as what is joined stands apart from it', async () => {
    const names = ['(other)', '(other)', '(other)', '(other)', 'w', 'w', 'w', 'x', 'y', 'z'];
    const lines = names.map((name, at) => `J${at},2026-01-01,${name}`);
    const path = file('others.csv', ['journey_id,occurred_at,touchpoint', ...lines]);
    const result = await resultOf(['journeys', path, '--min-n', '3']);
    expect(rowsOf(result, 'variants').map((row) => [row['variant'], row['journeys']])).toEqual([
      ['"(other)"', 4],
      ['(other)', 6],
    ]);
  });

  test('variants stand by journeys, then by name, and add up', async () => {
    const paths = ['ad>pay', 'ad>pay', 'ad', 'Zoo', 'help>ad'];
    const lines = paths.flatMap((path, id) => path.split('>').map((name, at) => `J${id},2026-01-0${at + 1},${name}`));
    const result = await resultOf(['journeys', file('paths.csv', ['journey_id,occurred_at,touchpoint', ...lines])]);
    expect(rowsOf(result, 'variants').map((row) => [row['variant'], row['journeys'], row['cumulative_share']])).toEqual(
      [
        ['ad > pay', 2, 0.4],
        ['Zoo', 1, 0.6],
        ['ad', 1, 0.8],
        ['help > ad', 1, 1],
      ],
    );
  });

  test('a journey goes on after its conversion, and a loss in its middle ends nothing', async () => {
    const lines = ['J1,2026-01-01,buy,won', 'J1,2026-01-02,help,', 'J2,2026-01-01,ad,lost', 'J2,2026-01-02,help,'];
    const path = file('after.csv', ['journey_id,occurred_at,touchpoint,outcome', ...lines]);
    const result = await resultOf(['journeys', path]);
    expect(headlines(result)).toMatchObject({ journeys: 2, converted: 1, lost: 0, open: 1 });
    expect(rowsOf(result, 'touchpoints').find((row) => row['touchpoint'] === 'help')).toMatchObject({
      converted: 1,
      open: 1,
    });
  });

  slowTest('days choose journeys by their first contact, and keep them whole', async () => {
    const lines = [
      'J1,2026-01-01,ad',
      'J1,2026-01-05,shop',
      'J2,2026-01-03,ad',
      'J2,2026-01-09,pay',
      'J3,2026-01-06,help',
    ];
    const path = file('days.csv', ['journey_id,occurred_at,touchpoint', ...lines]);
    const result = await resultOf(['journeys', path, '--from', '2026-01-02', '--to', '2026-01-05']);
    expect(rowsOf(result, 'variants').map(({ variant }) => variant)).toEqual(['ad > pay']);
    expect(result.notices.map(({ code }) => code)).toContain('journeys-outside');
    for (const metric of ['touchpoints', 'attribution', 'channels'])
      expect((await resultOf([metric, path, '--from', '2026-01-02'])).notices.map(({ code }) => code)).toContain(
        'journeys-outside',
      );
    const later = await resultOf(['touchpoints', path, '--from', '2026-01-02', '--to', '2026-01-05']);
    expect(rowsOf(later, 'touchpoints').map(({ touchpoint }) => touchpoint)).toEqual(['ad', 'pay']);
  });

  test('a last day that counts chooses no journeys', async () => {
    const lines = ['J1,2026-01-01,ad', 'J1,2026-01-09,shop', 'J2,2026-01-03,ad'];
    const path = file('until.csv', ['journey_id,occurred_at,touchpoint', ...lines]);
    const result = await resultOf(['journeys', path, '--as-of', '2026-01-05']);
    expect(rowsOf(result, 'variants')).toMatchObject([{ variant: 'ad', journeys: 2 }]);
    expect(result.notices.map(({ code }) => code)).not.toContain('journeys-outside');
  });

  slowTest('a success in a journey that was not asked for tells that the others had none', async () => {
    const lines = ['J1,2026-01-01,ad,converted', 'J2,2026-02-01,ad,lost', 'J3,2026-02-02,ad,'];
    const path = file('chosen.csv', ['journey_id,occurred_at,touchpoint,outcome', ...lines]);
    for (const metric of ['journeys', 'touchpoints']) {
      const result = await resultOf([metric, path, '--from', '2026-02-01']);
      const rows = rowsOf(result, 'touchpoints');
      expect(rows).toMatchObject([{ touchpoint: 'ad', converted: 0, lost: 1, open: 1, drop_off: 1 }]);
    }
    const credited = await resultOf(['attribution', path, '--from', '2026-02-01']);
    expect(credited.headlines.map(({ value }) => value)).toEqual([0, 0]);
  });

  test('with rates or a column a touchpoint says what a contact costs', async () => {
    const path = file('costly.csv', [
      'journey_id,occurred_at,touchpoint,channel,minutes',
      'J1,2026-01-01,help,phone,7.5',
      'J1,2026-01-02,help,chat,12',
    ]);
    const result = await resultOf(['journeys', path, '--minute-rate', '0.6', '--contact-cost', '0.9']);
    // 7.5 × .6 + .9 = 5.40 and 12 × .6 + .9 = 8.10.
    expect(rowsOf(result, 'touchpoints')).toMatchObject([{ touchpoint: 'help', cost_per_contact: 6.75 }]);
  });

  test('with --min-n no step follows from the contacts of a touchpoint and its other steps', async () => {
    const ten = (...walk: readonly string[]) => Array.from({ length: 10 }, () => walk);
    const walks = [...ten('a', 'b'), ...ten('a', 'c'), ['a', 'd'], ['e'], ['e']];
    const contacts = walks.flatMap((walk, at) =>
      walk.map((touchpoint, hour) => `${at},2026-01-02 1${hour}:00:00,${touchpoint}`),
    );
    const few = file('few.csv', ['journey_id,occurred_at,touchpoint', ...contacts]);
    const result = await resultOf(['journeys', few, '--min-n', '5']);
    // Of 21 contacts of a, 10 went on to c: the 11 others, of whom one went to d, stand together.
    expect(rowsOf(result, 'steps').map(({ from, to, n }) => [from, to, n])).toEqual([
      ['a', 'c', 10],
      ['c', '(exit)', 10],
      ['(other)', '(other)', 47],
    ]);
    expect(rowsOf(result, 'touchpoints').map(({ touchpoint, starts }) => [touchpoint, starts])).toEqual([
      ['a', null],
      ['b', null],
      ['c', 0],
      ['d', null],
      ['e', null],
    ]);
  });

  slowTest('with --min-n what few customers walked is one row, and no row of one', async () => {
    const result = await resultOf(['journeys', 'fixtures/touchpoints.csv', '--min-n', '60']);
    const all = await resultOf(['journeys', 'fixtures/touchpoints.csv']);
    const total = (one: OkResult, table: string, column: string) =>
      rowsOf(one, table).reduce((sum, row) => sum + Number(row[column]), 0);
    expect(total(result, 'variants', 'journeys')).toBe(total(all, 'variants', 'journeys'));
    expect(rowsOf(result, 'variants').length).toBeLessThan(rowsOf(all, 'variants').length);
    expect(rowsOf(result, 'variants').at(-1)).toMatchObject({ variant: '(other)', length: null });
    expect(total(result, 'steps', 'n')).toBe(total(all, 'steps', 'n'));
  });
});

test('the words of process mining are columns of contacts (XES as CSV)', async () => {
  const path = file('xes.csv', [
    'case:concept:name,concept:name,time:timestamp,lifecycle:transition',
    'c1,register,2026-02-03T09:00:00Z,start',
    'c1,register,2026-02-03T09:25:00Z,complete',
    'c1,decide,2026-02-03T09:20:00Z,start',
    'c1,decide,2026-02-03T10:25:00Z,complete',
  ]);
  const result = await resultOf(['journeys', path]);
  expect(result.accounting).toMatchObject({ read: 4, used: 2, excluded: [{ reason: 'lifecycle', rows: 2 }] });
  expect(step(result, 'register', 'decide')).toMatchObject({ n: 1, median_hours: 1 });
});

describe('what is a success', () => {
  const ends = async (name: string, outcomes: readonly string[], ...options: readonly string[]) => {
    const lines = outcomes.map((outcome, at) => `J${at},2026-01-0${at + 1},ad,${outcome},${at === 0 ? 'ES' : 'FR'}`);
    const path = file(`${name}.csv`, ['journey_id,occurred_at,touchpoint,outcome,country', ...lines]);
    return headlines(await resultOf(['journeys', path, ...options]));
  };

  test('is told by words of loss too: none of these journeys is one', async () => {
    expect(await ends('losses', ['no', 'FALSE', 'perdido'])).toMatchObject({ converted: 0, lost: 3, open: 0 });
  });

  test('is told by no other word', async () => {
    const others = ['sold', 'canceled', 'resolved', 'cancelado'];
    expect(await ends('others', others)).toMatchObject({ converted: null, lost: null, open: null });
  });

  test('is told by outcomes of journeys that do not count', async () => {
    const known = { journeys: 1, converted: 0, lost: 0, open: 1 };
    expect(await ends('filtered', ['converted', ''], '--where', 'country = "FR"')).toMatchObject(known);
    expect(await ends('dated', ['converted', ''], '--from', '2026-01-02')).toMatchObject(known);
  });
});

describe('a touchpoint of --conversion', () => {
  const log = () =>
    file('bought.csv', [
      'journey_id,occurred_at,touchpoint',
      'J1,2026-01-01,ad',
      'J1,2026-01-01,buy',
      'J2,2026-02-01,ad',
      'J2,2026-02-01,shop',
    ]);

  test.each(['journeys', 'attribution', 'touchpoints'])(
    'at which nobody was in the days asked for is no mistake: %s',
    async (metric) => {
      const { notices, ...result } = await resultOf([metric, log(), '--conversion', 'buy', '--from', '2026-02-01']);
      expect(notices.find(({ code }) => code === 'no-conversion')?.message).toMatch(/days asked for is at buy/u);
      if (metric === 'journeys') expect(headlines({ notices, ...result })).toMatchObject({ journeys: 1, converted: 0 });
      expect((await runCx([metric, log(), '--conversion', 'bye'])).status).not.toBe(0);
    },
  );
});
