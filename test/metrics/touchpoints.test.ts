// What `cx touchpoints` says: costs and journeys counted by hand, and the fixtures counted again in plain TypeScript.
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import type { OkResult, Row } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const file = (name: string, lines: readonly string[]) => folder.file(name, `${lines.join('\n')}\n`);
const overall = (result: OkResult) => rowsOf(result, 'overall')[0]!;
const cell = (result: OkResult, touchpoint: string, channel: string) =>
  rowsOf(result, 'touchpoints').find((row) => row['touchpoint'] === touchpoint && row['channel'] === channel)!;
const codes = ({ notices }: OkResult) => notices.map(({ code }) => code);

/** So many calls, of which some are resolved. */
const calls = (count: number, resolved: number, rest: string) => [
  'customer_id,occurred_at,touchpoint,channel,minutes,outcome',
  ...Array.from(
    { length: count },
    (_, at) => `C${at},2026-05-04 09:00,help,${rest},${at < resolved ? 'resolved' : ''}`,
  ),
];

describe('what a contact costs (METRICS-journeys, touchpoints)', () => {
  slowTest(
    'a call of 7.5 minutes at .60 and .90 costs 5.40, and a resolution 7.50 where 72 of 100 are resolved',
    async () => {
      const path = file('calls.csv', calls(100, 72, 'phone,7.5'));
      const result = await resultOf(['touchpoints', path, '--minute-rate', '0.60', '--contact-cost', '0.90']);
      expect(overall(result)['cost']).toBeCloseTo(540, 9);
      expect(overall(result)['cost_per_contact']).toBeCloseTo(5.4, 9);
      expect(overall(result)['cost_per_resolution']).toBeCloseTo(7.5, 9);
    },
  );

  slowTest('a chat of 12 minutes, two at once, at .60 and .40 costs 4.00; of seconds a sixtieth counts', async () => {
    const rates = ['--minute-rate', '0.60', '--contact-cost', '0.40', '--concurrency', '2'];
    const chat = await resultOf(['touchpoints', file('chats.csv', calls(3, 0, 'chat,12')), ...rates]);
    expect(overall(chat)['cost_per_contact']).toBeCloseTo(4, 9);
    for (const header of ['seconds', 'duration_sec', 'handle time (s)', 'Duración (seg)']) {
      const lines = calls(3, 0, 'chat,720').map((line) => line.replace('minutes', header));
      const inSeconds = await resultOf(['touchpoints', file('seconds.csv', lines), ...rates]);
      expect(overall(inSeconds)['cost_per_contact']).toBeCloseTo(4, 9);
    }
  });

  slowTest('a cost of the file stands, what has none is said, and a contact without minutes has none', async () => {
    const path = file('costs.csv', [
      'customer_id,occurred_at,touchpoint,channel,cost,minutes',
      'A,2026-05-04,help,phone,3.10,10',
      'B,2026-05-05,help,phone,,10',
      'C,2026-05-06,help,phone,,',
    ]);
    const plain = await resultOf(['touchpoints', path]);
    expect(overall(plain)).toMatchObject({ cost: 3.1, cost_per_contact: 3.1 });
    expect(plain.notices.find(({ code }) => code === 'cost-missing')!.message).toMatch(/^2 contacts have no cost/);
    const rated = await resultOf(['touchpoints', path, '--minute-rate', '0.5']);
    expect(overall(rated)).toMatchObject({ cost: 8.1, cost_per_contact: 4.05 });
    expect(codes(rated)).toContain('cost-missing');
  });
});

describe('journeys, counted by hand', () => {
  /** A: two journeys (a pause of 31 days); the second has a success. B: said to be lost. C: the last day. */
  const path = file('journeys.csv', [
    'customer_id,occurred_at,touchpoint,channel,outcome',
    'A,2026-01-01 10:00,ad,web,',
    'A,2026-01-03 10:00,shop,web,',
    'A,2026-02-03 10:00:01,shop,web,',
    'A,2026-02-04 10:00,shop,web,converted',
    'B,2026-03-20 10:00,ad,app,',
    'B,2026-03-21 10:00,shop,app,Abandonado',
    'C,2026-03-25 10:00,ad,,',
  ]);

  test('end where they end', async () => {
    const result = await resultOf(['touchpoints', path]);
    expect(overall(result)).toMatchObject({ contacts: 7, customers: 3, journeys: 4, converted: 1, lost: 2, open: 1 });
    expect(overall(result)['drop_off']).toBeCloseTo(2 / 6, 12);
    expect(cell(result, 'shop', 'web')).toMatchObject({ contacts: 3, journeys: 2, converted: 1, lost: 1, open: 0 });
    expect(cell(result, 'ad', '(blank)')).toMatchObject({ contacts: 1, open: 1, drop_off: null });
  });

  slowTest('A is back at the shop within a day once, and within 32 days twice', async () => {
    expect(cell(await resultOf(['touchpoints', path]), 'shop', 'web')['repeat_rate']).toBeCloseTo(1 / 3, 12);
    const longer = await resultOf(['touchpoints', path, '--repeat-within', '32 days']);
    expect(cell(longer, 'shop', 'web')['repeat_rate']).toBeCloseTo(2 / 3, 12);
  });

  test('with a day named all are over: what nobody said to be a success is lost', async () => {
    const result = await resultOf(['touchpoints', path, '--as-of', '2026-12-31']);
    expect(overall(result)).toMatchObject({ converted: 1, lost: 3, open: 0 });
  });

  slowTest('--conversion overrules outcomes, and names no touchpoint that nobody was at', async () => {
    const result = await resultOf(['touchpoints', path, '--conversion', 'ad']);
    expect(overall(result)).toMatchObject({ converted: 3, lost: 1, open: 0 });
    const { status, stderr } = await runCx(['touchpoints', path, '--conversion', 'shopp']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/--conversion does not know 'shopp'.*shop/s);
  });

  test('without a word of success nothing is converted, lost or open', async () => {
    const lines = ['customer_id,occurred_at,touchpoint', 'A,2026-01-01,ad', 'A,2026-01-02,ad'];
    const result = await resultOf(['touchpoints', file('plain.csv', lines)]);
    expect(overall(result)).toMatchObject({ converted: null, lost: null, open: null, drop_off: null });
    expect(codes(result)).toContain('no-conversion');
  });
});

describe('the fixtures', () => {
  const [header = [], ...lines] = parse(readFileSync('fixtures/touchpoints.csv'));
  const records = lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at]!])));

  slowTest('counted again in plain TypeScript', async () => {
    const result = await resultOf(['touchpoints', 'fixtures/touchpoints.csv']);
    const cells = rowsOf(result, 'touchpoints');
    expect(cells.length).toBeGreaterThan(20);
    for (const row of cells) {
      const own = records.filter((one) => one['touchpoint'] === row['touchpoint'] && one['channel'] === row['channel']);
      const rated = own.filter((one) => one['satisfaction_score'] !== '');
      expect(row).toMatchObject({
        contacts: own.length,
        customers: new Set(own.map((one) => one['customer_id'])).size,
        journeys: new Set(own.map((one) => one['journey_id'])).size,
        rated: rated.length,
        csat: rated.filter((one) => Number(one['satisfaction_score']) >= 4).length / rated.length,
        converted: own.filter((one) => one['outcome'] === 'converted').length,
      });
      expect(row['cost']).toBeCloseTo(
        own.reduce((sum, one) => sum + Number(one['cost']), 0),
        6,
      );
    }
  });

  slowTest('name the slow channel: wherever there is a telephone it satisfies least and costs most', async () => {
    const cells = rowsOf(await resultOf(['touchpoints', 'fixtures/touchpoints.csv']), 'touchpoints');
    const phones = cells.filter(({ channel }) => channel === 'phone');
    expect(phones.length).toBeGreaterThan(3);
    for (const phone of phones) {
      const beside = cells.filter(({ touchpoint }) => touchpoint === phone['touchpoint']);
      expect(Math.min(...beside.map(({ csat }) => Number(csat)))).toBe(phone['csat']);
      expect(Math.max(...beside.map((one) => Number(one['cost_per_contact'])))).toBe(phone['cost_per_contact']);
    }
  });

  slowTest('with --min-n no hidden cell is the only one, nor are those that are hidden too few together', async () => {
    const result = await resultOf(['touchpoints', 'fixtures/touchpoints.csv', '--min-n', '60']);
    const all = rowsOf(await resultOf(['touchpoints', 'fixtures/touchpoints.csv']), 'touchpoints');
    const hidden = rowsOf(result, 'touchpoints').filter((row) => row['suppressed'] === true);
    expect(hidden.length).toBeGreaterThan(1);
    expect(hidden.every((row) => row['contacts'] === null && row['csat'] === null)).toBe(true);
    expect(hidden.length).toBeGreaterThanOrEqual(all.filter((row) => Number(row['customers']) < 60).length);
  });
});

describe('with --min-n what few contacts came to does not follow from what is told of others', () => {
  /** So many customers of each plan at each touchpoint, of whom so many bought. */
  const visits = (plan: string, touchpoint: string, all: number, bought: number, from: number) =>
    Array.from(
      { length: all },
      (_, at) => `${from + at},2026-01-02 10:00:00,${touchpoint},${plan},${at < bought ? 'converted' : 'lost'}`,
    );
  const header = 'customer_id,occurred_at,touchpoint,plan,outcome';
  const hiddenOf = (rows: readonly Row[]) =>
    rows.filter((row) => row['suppressed'] === true).map((row) => [row['plan'], row['touchpoint']]);

  slowTest('in segments: of a touchpoint that few of one segment came to another segment is hidden too', async () => {
    const path = file('few-of-a-plan.csv', [
      header,
      ...['a', 'b', 'c'].flatMap((plan, at) => [
        ...visits(plan, 'x', plan === 'a' ? 2 : 20, plan === 'a' ? 1 : 8, 1000 * at),
        ...visits(plan, 'y', 30, 9, 1000 * at + 100),
        ...visits(plan, 'z', 40, 9, 1000 * at + 200),
      ]),
    ]);
    const all = rowsOf(await resultOf(['touchpoints', path, '--min-n', '5']), 'touchpoints');
    expect(all.map((row) => [row['touchpoint'], row['contacts']])).toEqual([
      ['x', 42],
      ['y', 90],
      ['z', 120],
    ]);
    // 42 − 20 − 20 would be the 2 of a.
    expect(
      hiddenOf(rowsOf(await resultOf(['touchpoints', path, '--min-n', '5', '--by', 'plan']), 'touchpoints')),
    ).toEqual([
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'x'],
      ['b', 'y'],
    ]);
  });

  slowTest('of cells that are hidden together some have each outcome, where others have it', async () => {
    const path = file('bought.csv', [
      header,
      ...visits('a', 'few', 3, 0, 0),
      ...visits('a', 'smaller', 10, 0, 100),
      ...visits('a', 'larger', 20, 10, 200),
      ...visits('a', 'largest', 30, 10, 300),
    ]);
    // All 20 who bought did so at the two larger ones: of the smaller two together nobody is known to have bought.
    expect(hiddenOf(rowsOf(await resultOf(['touchpoints', path, '--min-n', '5']), 'touchpoints'))).toEqual([
      [undefined, 'few'],
      [undefined, 'larger'],
      [undefined, 'smaller'],
    ]);
  });
});

describe('what cannot be read', () => {
  const scored = (scores: readonly string[]) => [
    'customer_id,occurred_at,touchpoint,satisfaction_score',
    ...scores.map((score, at) => `C${at},2026-05-0${at + 1},help,${score}`),
  ];

  slowTest('scores of 6 to 10 ask for their scale', async () => {
    const path = file('ten.csv', scored(['10', '9', '2']));
    const { status, stderr } = await runCx(['touchpoints', path]);
    expect(status).toBe(3);
    expect(stderr).toContain('--scale 1-10');
    expect(overall(await resultOf(['touchpoints', path, '--scale', '1-10']))['csat']).toBeCloseTo(2 / 3, 12);
  });

  test('journeys that are numbered anew for each customer are refused', async () => {
    const path = file('sessions.csv', [
      'customer_id,session_id,occurred_at,touchpoint',
      ...['A', 'B', 'C'].flatMap((id) => [`${id},1,2026-01-01,ad`, `${id},2,2026-01-02,ad`]),
    ]);
    const { status, stderr } = await runCx(['touchpoints', path]);
    expect(status).toBe(3);
    expect(stderr).toContain('session_id');
  });

  test('times of several zones, identical lines, names by case, ties: each is said', async () => {
    const path = file('odd.csv', [
      'journey_id,occurred_at,touchpoint',
      'J1,2026-01-01T10:00:00Z,Ad',
      'J1,2026-01-01T10:00:00Z,Ad',
      'J1,2026-01-01T10:00:00,ad',
    ]);
    const said = codes(await resultOf(['touchpoints', path]));
    expect(said).toEqual(
      expect.arrayContaining(['zones-mixed', 'identical-contacts', 'names-differ-by-case', 'tied-times']),
    );
  });

  slowTest('a cost or a working time leaves its contact in, and is counted', async () => {
    const path = file('unread.csv', [
      'journey_id,occurred_at,touchpoint,channel,outcome,cost,minutes',
      'J1,2026-01-01 10:00,ad,web,,1.50,',
      'J1,2026-01-01 11:00,shop,web,won,pending,1:60',
      'J2,2026-01-02 10:00,ad,web,lost,,-3',
      'J2,2026-01-02 09:00,ad,web,,2.50,2:30',
    ]);
    const result = await resultOf(['touchpoints', path, '--minute-rate', '1']);
    // 1.50 + 2.50 of the two contacts whose cost can be read.
    expect(overall(result)).toMatchObject({ contacts: 4, converted: 1, lost: 1, cost: 4, cost_per_contact: 2 });
    const said = result.notices.filter(({ code }) => code === 'cost-missing').map(({ message }) => message.split('; '));
    expect(said).toEqual([
      [
        expect.stringMatching(/^2 contacts have no cost/),
        expect.stringMatching(/^cost: in 1 contact .*"pending" ×1$/),
        expect.stringMatching(/^minutes: in 2 contacts .*"-3" ×1, "1:60" ×1$/),
      ],
    ]);
    for (const metric of ['journeys', 'attribution', 'channels']) {
      const other = await resultOf([metric, path]);
      expect(other.accounting).toMatchObject({ used: 4, excluded: [] });
      expect(codes(other)).toContain('cost-missing');
    }
  });

  test('times without a zone count in the one that is named, and that is said', async () => {
    const path = file('zones.csv', [
      'journey_id,occurred_at,touchpoint',
      'J1,2026-01-01T09:30:00Z,second',
      'J1,2026-01-01 10:00,first',
    ]);
    const said = (result: OkResult) => result.notices.find(({ code }) => code === 'zones-mixed')!.message;
    expect(said(await resultOf(['journeys', path]))).toMatch(/as UTC.*--zone$/);
    const named = await resultOf(['journeys', path, '--zone', 'Europe/Madrid']);
    expect(said(named)).toMatch(/count as times of Europe\/Madrid$/);
    expect(rowsOf(named, 'variants')).toMatchObject([{ variant: 'first > second' }]);
  });

  test('a condition that parts the contacts of a customer is said, with ids of journeys and without', async () => {
    const lines = ['1,2026-01-01,x,web', '1,2026-01-02,y,phone', '1,2026-01-03,z,web', '2,2026-01-01,x,web'];
    const said = async (id: string) => {
      const path = file(`${id}.csv`, [`${id},occurred_at,touchpoint,channel`, ...lines]);
      const { notices } = await resultOf(['journeys', path, '--where', "channel = 'web'"]);
      return notices.find(({ code }) => code === 'journeys-cut')?.message;
    };
    expect(await said('journey_id')).toContain('contacts of 1 journey:');
    expect(await said('customer_id')).toContain('contacts of 1 customer:');
    const spelled = file('spelled.csv', [
      'journey_id,occurred_at,touchpoint,channel',
      ...lines,
      ' 2,2026-01-02,y,phone',
    ]);
    const { notices } = await resultOf(['journeys', spelled, '--where', "channel = 'web'"]);
    expect(notices.find(({ code }) => code === 'journeys-cut')?.message).toContain('contacts of 2 journeys:');
  });

  test('a name that has quotes of its own is printed unlike the one that is given some', async () => {
    const path = file('quotes.csv', [
      'journey_id,occurred_at,touchpoint',
      'J1,2026-01-01,(start)',
      'J1,2026-01-02,"""(start)"""',
    ]);
    const names = rowsOf(await resultOf(['touchpoints', path]), 'touchpoints').map(({ touchpoint }) => touchpoint);
    expect(new Set(names)).toEqual(new Set(['""(start)""', '"(start)"']));
  });
});
