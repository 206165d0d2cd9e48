// What `cx value-tiers` says: customers counted by hand, answers that `cx nps`, `cx csat` and `cx ces` say alike, and odd files.
import { readFileSync } from 'node:fs';
import type { OkResult, Row, Value } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { near, rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
let files = 0;

function file(header: string, lines: readonly string[]): string {
  files += 1;
  return folder.file(`file-${files}.csv`, `${[header, ...lines].join('\n')}\n`);
}

const transactions = (lines: readonly string[]) => [
  '--transactions',
  file('customer_id,occurred_at,amount,shop', lines),
];
const responses = (lines: readonly string[]) => [
  '--responses',
  file('customer_id,submitted_at,recommend_score,satisfaction_score,effort_score,channel', lines),
];
const customers = (lines: readonly string[]) => ['--customers', file('customer_id,started_at,ended_at,plan', lines)];

const run = (...argv: readonly (readonly string[])[]) => resultOf(['value-tiers', ...argv.flat()]);
const tiersOf = (result: OkResult) => rowsOf(result, 'tiers');
const columnOf = (result: OkResult, name: string): Value[] => tiersOf(result).map((row) => row[name]!);
const headlineOf = (result: OkResult, name: string) => result.headlines.find((one) => one.name === name)!;
const codesOf = ({ notices }: OkResult) => notices.map(({ code }) => code);

/** Spent 100, 50, 50, 20 (after 10 given back) and 0: the third is `9`, for its text comes after `10`. */
const five = transactions([
  'A,2026-01-10,60,north',
  'A,2026-01-20,40,south',
  '9,2026-01-05,50,north',
  '10,2026-01-06,50,south',
  'B,2026-01-07,30,north',
  'B,2026-01-09,-10,north',
  'C,2026-01-08,0,south',
  'R,2026-01-08,-5,south',
]);

const feelings = responses([
  'A,2026-01-11,9,5,7,web',
  '10,2026-01-12,10,4,6,web',
  '9,2026-01-12,0,1,2,phone',
  'B,2026-01-13,7,,1,phone',
  'R,2026-01-13,0,1,1,web',
]);

const halves = ['--tiers', '0.3,1'];

describe('five customers, counted by hand', () => {
  slowTest(
    'of whom 0.3 are one and a half, so two, and the second of equals is the one whose id comes first as a text',
    async () => {
      const result = await run(five, feelings, halves);
      expect(tiersOf(result)).toEqual([
        expect.objectContaining({
          tier: 1,
          customers: 2,
          customer_share: 0.4,
          revenue: 150,
          revenue_share: 150 / 220,
          cumulative_share: 150 / 220,
          answered: 2,
          answer_rate: 1,
          nps: 100,
          csat: 1,
          ces: 6.5,
          churn_rate: null,
        }),
        expect.objectContaining({
          tier: 2,
          customers: 3,
          customer_share: 0.6,
          revenue: 70,
          revenue_share: 70 / 220,
          cumulative_share: 1,
          answered: 2,
          answer_rate: 2 / 3,
          nps: -50,
          csat: 0,
          ces: 1.5,
          churn_rate: null,
        }),
      ]);
    },
  );

  slowTest('lead with the share of the best, the least lower end, and what the best feel more', async () => {
    const result = await run(five, feelings, halves);
    expect(result.headlines.map(({ name }) => name)).toEqual(['top_tier_share', 'minimum_nps', 'nps_gap']);
    expect(headlineOf(result, 'top_tier_share').value).toBe(150 / 220);
    const [, low] = columnOf(result, 'nps_low');
    expect(headlineOf(result, 'minimum_nps').value).toBe(low);
    expect(headlineOf(result, 'nps_gap')).toMatchObject({ value: 150, n: 4 });
  });

  slowTest('are told of one who answered and only gave something back', async () => {
    const { notices } = await run(five, feelings);
    const unknown = notices.find(({ code }) => code === 'unknown-customers');
    expect(unknown?.message).toBe('1 person who answered bought nothing that counts, and is in no tier');
  });

  slowTest('are fewer than the ten tiers: some have nobody, and say nothing but that', async () => {
    // Borders .5 1 1.5 2 2.5 3 3.5 4 4.5 5, half up and at least 1: 1 1 2 2 3 3 4 4 5 5.
    const result = await run(five, feelings);
    expect(columnOf(result, 'customers')).toEqual([1, 0, 1, 0, 1, 0, 1, 0, 1, 0]);
    expect(tiersOf(result)[1]).toMatchObject({ customers: 0, revenue: 0, answered: 0, answer_rate: null, nps: null });
    // The last tier with customers is C, who never answered.
    expect(headlineOf(result, 'nps_gap')).toMatchObject({ value: null, conf_low: null });
  });

  slowTest(
    'stand in each shop where they bought, with all that they are worth, in the tier that they have among all',
    async () => {
      const result = await run(five, feelings, halves, ['--by', 'shop']);
      const told = tiersOf(result).map((row) =>
        ['shop', 'tier', 'customers', 'revenue', 'nps'].map((name) => row[name]),
      );
      expect(told).toEqual([
        ['north', 1, 1, 100, 100],
        ['north', 2, 2, 70, -50],
        ['south', 1, 2, 150, 100],
        ['south', 2, 1, 0, null],
      ]);
      expect(codesOf(result)).toContain('segments-overlap');
      expect(headlineOf(result, 'top_tier_share').value).toBe(150 / 220);
    },
  );

  slowTest('stand in each channel by which they answered, and under (blank) where they did not', async () => {
    const result = await run(five, feelings, halves, ['--by', 'channel']);
    const told = tiersOf(result).map((row) => ['channel', 'tier', 'customers', 'revenue'].map((name) => row[name]));
    expect(told).toEqual([
      ['phone', 1, 0, 0],
      ['phone', 2, 2, 70],
      ['web', 1, 2, 150],
      ['web', 2, 0, 0],
      ['(blank)', 1, 0, 0],
      ['(blank)', 2, 1, 0],
    ]);
  });

  slowTest('stand in pairs of shop, channel and plan, wherever these columns are', async () => {
    const plans = customers(['A,2025-01-01,,pro', '9,2025-01-01,,basic', '10,2025-01-01,,pro', 'B,2025-01-01,,basic']);
    const result = await run(five, feelings, plans, ['--tiers', '1', '--by', 'channel,plan,shop']);
    const told = tiersOf(result).map((row) => ['channel', 'plan', 'shop', 'customers'].map((name) => row[name]));
    expect(told).toEqual([
      ['phone', 'basic', 'north', 2],
      ['web', 'pro', 'north', 1],
      ['web', 'pro', 'south', 2],
      ['(blank)', '(blank)', 'south', 1],
    ]);
  });

  slowTest('are those whom a condition on any file leaves', async () => {
    const plans = customers(['A,2025-01-01,,pro', '9,2025-01-01,,basic', '10,2025-01-01,,pro']);
    const of = async (where: string) => {
      const result = await run(five, feelings, plans, ['--tiers', '1', '--where', where]);
      return [columnOf(result, 'customers')[0], columnOf(result, 'answered')[0]];
    };
    expect(await of('plan = "pro"')).toEqual([2, 2]);
    expect(await of('channel = "phone"')).toEqual([2, 2]);
    expect(await of('shop = "south"')).toEqual([3, 2]);
  });

  slowTest('are told apart by their tiers on a terminal that has no room for all columns', async () => {
    const { stdout } = await runCx(['value-tiers', ...five, ...feelings, ...halves, '--color', 'never'], {
      columns: 80,
    });
    expect(stdout).toMatch(/│\s+Tier │/u);
    expect(stdout).toMatch(/no room for: /u);
  });

  slowTest('are written one by one with rank and tier, in the order of their ids', async () => {
    const path = `${folder.path}/scores.csv`;
    const argv = ['value-tiers', ...five, ...feelings, ...halves, '--scores', path];
    expect(await runCx(argv)).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(path, 'utf8')).toBe(
      'customer_id,value,rank,tier\n10,50,2,1\n9,50,3,2\nA,100,1,1\nB,20,4,2\nC,0,5,2\n',
    );
  });
});

test('a border is a half exactly, whatever binary fractions make of it', async () => {
  // 0.145 × 100 is 14.499999999999998 in binary.
  const hundred = transactions(Array.from({ length: 100 }, (_, at) => `C${at},2026-01-01,${1000 - at},x`));
  expect(columnOf(await run(hundred, ['--tiers', '0.145,1']), 'customers')).toEqual([15, 85]);
});

describe('the latest answer of a customer', () => {
  const buyers = transactions(['A,2026-01-01,5,x', 'B,2026-01-01,4,x', 'C,2026-01-01,3,x']);
  const all = ['--tiers', '1'];

  slowTest(
    'is the last of a day by its time, of one moment the lowest, and to each question the last that he gave',
    async () => {
      const lines = [
        'A,2026-01-02 09:00,0,1,1,web',
        'A,2026-01-02 10:30,10,,7,web',
        'B,2026-01-02 10:00,10,5,7,web',
        'B,2026-01-02 10:00,8,4,6,web',
        'C,2026-01-03,9,2,,web',
        'C,2026-01-04,,,,web',
      ];
      for (const order of [lines, lines.toReversed()]) {
        const result = await run(buyers, responses(order), all);
        // Recommend 10, 8, 9; satisfaction 1, 4, 2; effort 7, 6.
        expect(tiersOf(result)[0]).toMatchObject({ answered: 3, nps: near(200 / 3), csat: 1 / 3, ces: 6.5 });
      }
    },
  );

  test('after the last day that counts is none', async () => {
    const late = responses(['A,2026-01-02,10,5,7,web', 'A,2026-02-02,0,1,1,web']);
    const result = await run(buyers, late, all, ['--as-of', '2026-01-31']);
    expect(tiersOf(result)[0]).toMatchObject({ answered: 1, nps: 100, csat: 1, ces: 7 });
  });

  slowTest('that cannot be read on its scale costs no other one, and is told', async () => {
    const odd = responses(['A,2026-01-02,ten,5,7,web', 'B,2026-01-02,99,4,6,web', 'C,2026-01-02,9,2,5,web']);
    const result = await run(buyers, odd, all);
    expect(tiersOf(result)[0]).toMatchObject({ answered: 3, nps: 100, csat: 2 / 3, ces: 6 });
    expect(result.notices.find(({ code }) => code === 'values-unreadable')?.message).toBe(
      'recommend_score: in 2 of 3 answers there is nothing that can be read on a scale of 0–10, and they count for nothing: "99" ×1, "ten" ×1',
    );
  });

  slowTest('on a scale in doubt is none, and the other questions are answered', async () => {
    const ten = responses(['A,2026-01-02,10,10,7,web', 'B,2026-01-02,9,8,6,web']);
    const result = await run(buyers, ten, all);
    expect(tiersOf(result)[0]).toMatchObject({ answered: 2, nps: 100, csat: null, csat_low: null, ces: 6.5 });
    expect(result.notices.find(({ code }) => code === 'scale-in-doubt')?.message).toMatch(
      /^satisfaction_score goes up to 10: .*--map satisfaction_score=<header>$/u,
    );
  });

  slowTest('to questions that the file does not have is none', async () => {
    const only = ['--responses', file('customer_id,submitted_at,nps', ['A,2026-01-02,9', 'B,2026-01-02,2'])];
    expect(tiersOf(await run(buyers, only, all))[0]).toMatchObject({ answered: 2, nps: 0, csat: null, ces: null });
  });
});

describe('a tier', () => {
  const argv = ['--responses', 'fixtures/responses.csv', '--transactions', 'fixtures/transactions.csv'];

  slowTest('feels what the commands of the questions say of the latest answers of its customers', async () => {
    const path = `${folder.path}/of-fixtures.csv`;
    await runCx(['value-tiers', ...argv, '--tiers', '0.25,1', '--scores', path]);
    const ranked = readFileSync(path, 'utf8').trim().split('\n').slice(1);
    const ids = (tier: string) => ranked.map((line) => line.split(',')).filter((cells) => cells[3] === tier);
    const result = await run(argv, ['--tiers', '0.25,1', '--confidence', '0.9']);
    for (const tier of ['1', '2']) {
      const own = new Set(ids(tier).map(([id]) => id!));
      const row = tiersOf(result)[Number(tier) - 1]!;
      expect(row['customers']).toBe(own.size);
      for (const [metric, column, estimate] of [
        ['nps', 'recommend_score', 'nps'],
        ['csat', 'satisfaction_score', 'csat'],
        ['ces', 'effort_score', 'ces'],
      ] as const) {
        const answers = file(column, latestOf(column, own));
        const [overall] = rowsOf(await resultOf([metric, answers, '--confidence', '0.9']), 'overall');
        expect([row[estimate], row[`${estimate}_low`], row[`${estimate}_high`]]).toEqual([
          overall![estimate],
          overall!['conf_low'],
          overall!['conf_high'],
        ]);
      }
    }
  });

  slowTest('loses those of its customers who were there when the horizon began', async () => {
    const bought = transactions(['A,2026-01-31,9,x', 'B,2026-01-01,8,x', 'C,2026-01-01,7,x', 'D,2026-01-01,6,x']);
    // The 30 days up to 31 January begin on the 2nd: A was there and stays, B leaves in them, C left before, D came in them and left.
    const lives = customers([
      'A,2026-01-01,,pro',
      'B,2025-12-01,2026-01-02,pro',
      'C,2025-12-01,2026-01-01,pro',
      'D,2026-01-02,2026-01-20,pro',
      'E,2025-01-01,2026-01-20,pro',
    ]);
    const result = await run(bought, lives, ['--tiers', '1', '--horizon', '30 days']);
    expect(tiersOf(result)[0]).toMatchObject({
      customers: 4,
      answered: null,
      answer_rate: null,
      nps: null,
      churn_rate: 0.5,
      churn_rate_low: near(0.0945312),
      churn_rate_high: near(0.9054688),
    });
    // The month up to then begins on the 1st: B and C leave in it, and A came that day.
    const ofMonth = await run(bought, lives, ['--tiers', '1', '--horizon', '1 month']);
    expect(tiersOf(ofMonth)[0]).toMatchObject({ churn_rate: 1 });
    expect(tiersOf(await run(bought, lives, ['--tiers', '1']))[0]).toMatchObject({ churn_rate: null });
  });

  slowTest('of all customers of the fixtures who were there a year ago loses those who have ended since', async () => {
    const lives = ['--customers', 'fixtures/customers.csv'];
    const result = await run(argv, lives, ['--tiers', '1']);
    const known = readFileSync('fixtures/customers.csv', 'utf8').trim().split('\n').slice(1);
    const buyers = new Set(bodyOf('fixtures/transactions.csv').flatMap((c) => (c[5] === 'paid' ? [c[1]!] : [])));
    const own = known.map((line) => line.split(',')).filter(([id]) => buyers.has(id!));
    const there = own.filter(([, start, end]) => start! < '2025-11-01' && (end === '' || end! >= '2025-11-01'));
    const lost = there.filter(([, , end]) => end !== '');
    expect(columnOf(result, 'churn_rate')).toEqual([lost.length / there.length]);
  });
});

const bodyOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

/** The latest answers of some customers in the fixture, whose comments alone hold commas. */
function latestOf(column: string, own: ReadonlySet<string>): string[] {
  const [header, ...rows] = readFileSync('fixtures/responses.csv', 'utf8').split('\n');
  const at = header!.split(',').indexOf(column);
  const latest = new Map<string, readonly [moment: string, score: number]>();
  for (const line of rows) {
    const cells = line.split(',');
    const [id, moment, score] = [cells[1] ?? '', cells[2] ?? '', cells[at] ?? ''];
    if (!/^R\d+$/u.test(cells[0]!) || !own.has(id) || !/^\d+$/u.test(score)) continue;
    const known = latest.get(id);
    if (known === undefined || moment > known[0] || (moment === known[0] && Number(score) < known[1]))
      latest.set(id, [moment, Number(score)]);
  }
  return [...latest.values()].map(([, score]) => String(score));
}

describe('odd files', () => {
  slowTest('of few customers in a tier, or in all, say so', async () => {
    const many = transactions(Array.from({ length: 60 }, (_, at) => `C${at},2026-01-01,${1000 - at},x`));
    const { notices } = await run(many, ['--tiers', '0.2,1']);
    const low = notices.find(({ code }) => code === 'low-base');
    expect(low?.message).toBe('fewer than 30 customers: tier 1 (n=12). Read the interval before the number');
    expect((await run(five)).notices[0]).toMatchObject({ code: 'low-base', message: expect.stringMatching(/n=5/u) });
  });

  slowTest('of which few customers are the same are warned of', async () => {
    const others = Array.from({ length: 10 }, (_, at) => `Z${at},2026-01-11,9,5,7,web`);
    const bought = transactions(Array.from({ length: 20 }, (_, at) => `A${at || ''},2026-01-10,60,north`));
    const result = await run(bought, responses([...others, 'A,2026-01-11,9,5,7,web']));
    expect(codesOf(result)).toContain('few-matches');
  });

  test('of one customer have one tier with him', async () => {
    const result = await run(transactions(['A,2026-01-01,5,x']), ['--tiers', '0.5,1']);
    expect(columnOf(result, 'customers')).toEqual([1, 0]);
    expect(headlineOf(result, 'top_tier_share').value).toBe(1);
    expect(codesOf(result)).toContain('low-base');
  });

  slowTest('of customers who got back all that they spent have no shares', async () => {
    const result = await run(transactions(['A,2026-01-01,5,x', 'A,2026-01-01,-5,x', 'B,2026-01-02,0,x']), halves);
    expect(columnOf(result, 'revenue')).toEqual([0, 0]);
    expect(columnOf(result, 'revenue_share')).toEqual([null, null]);
    expect(headlineOf(result, 'top_tier_share').value).toBeNull();
  });

  slowTest('whose answers are all blank have tiers without a feeling', async () => {
    const result = await run(five, responses(['A,2026-01-02,,,,web']), halves);
    expect(tiersOf(result)[0]).toMatchObject({ customers: 2, answered: 0, answer_rate: 0, nps: null, ces: null });
    expect(headlineOf(result, 'minimum_nps').value).toBeNull();
  });

  test.each([
    [['value-tiers'], /no file of transactions was named\n {4}cx value-tiers --transactions FILE/u],
    [['value-tiers', 'fixtures/transactions.csv'], /nothing says of which fixtures\/transactions\.csv is/u],
    [['value-tiers', ...five, '--tiers', '0.5'], /it takes shares above 0 that rise up to 1/u],
    [['value-tiers', ...five, '--horizon', 'long'], /90 days, 26 weeks/u],
    [['value-tiers', ...five, '--from', '2026-01-01'], /does not take --from/u],
    [['value-tiers', ...five, '--value', 'spend'], /it takes revenue, clv/u],
    [['value-tiers', ...five, ...feelings, '--scores', 'x.csv', '--min-n', '2'], /--min-n/u],
  ])('asked wrongly (%#) are refused in words', async (argv, words) => {
    const { status, stderr } = await runCx(argv);
    expect(status).toBe(2);
    expect(stderr).toMatch(words);
  });

  test.each([
    [['--responses', file('customer_id,submitted_at,comment', ['A,2026-01-01,x'])], /--map recommend_score=/u],
    [['--customers', file('customer_id,started_at', ['A,2026-01-01'])], /--map ended_at=/u],
    [responses(['Z,2026-01-01,9,5,7,web']), /Z/u],
  ])('that cannot be joined (%#) are refused in words', async (beside, words) => {
    const { status, stderr } = await runCx(['value-tiers', ...five, ...beside]);
    expect(status).toBe(3);
    expect(stderr).toMatch(words);
  });
});

describe('with --min-n', () => {
  const buyers = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).flatMap(([shop, count]) =>
      Array.from({ length: count }, (_, at) => `${shop}${at},2026-01-01,${1000 - at},${shop}`),
    );
  const hiddenOf = (rows: readonly Row[]) => rows.map((row) => (row['suppressed'] === true ? row['tier'] : null));

  slowTest('few customers are hidden with others, and no cumulative share tells them apart', async () => {
    // 20 customers: 1, 9, 1, 9.
    const argv = [...transactions(buyers({ a: 20 })), '--tiers', '0.05,0.5,0.55,1', '--min-n', '3'];
    const result = await run(argv);
    const rows = tiersOf(result);
    expect(hiddenOf(rows)).toEqual([1, 2, 3, null]);
    expect(rows[3]).toMatchObject({ customers: 9, cumulative_share: 1 });
    expect(rows[1]).toEqual({ ...nulls(rows[1]!), tier: 2, suppressed: true });
    expect(headlineOf(result, 'top_tier_share').value).toBeNull();
    // Of 2, 8, 2 and 8 the two small ones are enough, and between them nothing is added up.
    const apart = tiersOf(await run(transactions(buyers({ a: 20 })), ['--tiers', '0.1,0.5,0.6,1', '--min-n', '3']));
    expect(hiddenOf(apart)).toEqual([1, null, 3, null]);
    expect(apart.map((row) => row['cumulative_share'])).toEqual([null, null, null, 1]);
    expect(apart[1]).toMatchObject({ customers: 8, suppressed: false });
  });

  slowTest(
    'a tier that is hidden in one segment is hidden in another, and of all customers nothing is said',
    async () => {
      // In the tiers of 15 and 20: a 1 and 3, b 4 and 4, c 5 and 6, d 5 and 7.
      const spent = (shop: string, amount: number, count: number) =>
        Array.from({ length: count }, (_, at) => `${shop}${amount}-${at},2026-01-01,${amount},${shop}`);
      const lines = ['a 1 3', 'b 4 4', 'c 5 6', 'd 5 7'].flatMap((line) => {
        const [shop, rich, poor] = line.split(' ');
        return [...spent(shop!, 100, Number(rich)), ...spent(shop!, 1, Number(poor))];
      });
      const asked = [...transactions(lines), '--tiers', '0.43,1', '--by', 'shop'];
      const result = await run(asked, ['--min-n', '3']);
      const told = tiersOf(result).map((row) => [row['shop'], row['tier'], row['customers']]);
      expect(told).toEqual([
        ['a', 1, null],
        ['a', 2, null],
        ['b', 1, null],
        ['b', 2, null],
        ['c', 1, 5],
        ['c', 2, 6],
        ['d', 1, 5],
        ['d', 2, 7],
      ]);
      expect(headlineOf(result, 'top_tier_share').value).toBeNull();
      expect(headlineOf(await run(asked), 'top_tier_share').value).toBe(1500 / 1520);
    },
  );

  slowTest('what few answered is not told, though many bought', async () => {
    const answered = responses([
      ...Array.from({ length: 5 }, (_, at) => `a${at},2026-01-02,9,${at < 2 ? 5 : ''},7,web`),
      'a12,2026-01-02,3,4,6,web',
    ]);
    const result = await run(transactions(buyers({ a: 20 })), answered, ['--tiers', '0.5,1', '--min-n', '3']);
    expect(tiersOf(result)).toEqual([
      expect.objectContaining({ customers: 10, answered: 5, nps: 100, csat: null, ces: 7, suppressed: true }),
      expect.objectContaining({ customers: 10, answered: null, nps: null, csat: null, ces: null, suppressed: true }),
    ]);
    expect(headlineOf(result, 'nps_gap').value).toBeNull();
  });
});

const nulls = (row: Row) => Object.fromEntries(Object.keys(row).map((name) => [name, null]));

describe('customers ranked by what they are expected to bring', () => {
  const purchases = ['--transactions', 'fixtures/transactions.csv'];

  slowTest('have the values of cx clv, to a millionth, and their ranks', async () => {
    const [own, of] = [`${folder.path}/expected-tiers.csv`, `${folder.path}/expected-clv.csv`];
    await runCx(['value-tiers', ...purchases, '--value', 'clv', '--scores', own]);
    await runCx(['clv', 'fixtures/transactions.csv', '--scores', of]);
    const cells = (path: string) =>
      readFileSync(path, 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','));
    const clv = new Map(cells(of).map((row) => [row[0]!, Math.round(Number(row.at(-1)) * 1e6)]));
    const ranked = cells(own);
    expect(ranked.map(([id, value]) => [id, Math.round(Number(value) * 1e6)])).toEqual([...clv]);
    const order = [...clv].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
    const byRank = ranked.toSorted((a, b) => Number(a[2]) - Number(b[2])).map(([id]) => id);
    expect(byRank).toEqual(order);
  });

  slowTest('have tiers whose CLV adds up to that of all, and say by which model', async () => {
    const result = await resultOf(['value-tiers', ...purchases, '--value', 'clv', '--tiers', '0.2,1']);
    const sum = rowsOf(result, 'tiers').reduce((total, row) => total + Number(row['clv']), 0);
    const { headlines } = await resultOf(['clv', 'fixtures/transactions.csv']);
    expect(sum).toBeCloseTo(headlines.find(({ name }) => name === 'clv_total')!.value!, 3);
    expect(result.notices.map(({ code }) => code)).toContain('model-chosen');
  });

  test('cannot be ranked where nobody came again', async () => {
    const once = folder.file('once.csv', 'customer_id,occurred_at,amount\na,2024-01-01,5\nb,2024-02-01,6\n');
    const { status, stderr } = await runCx(['value-tiers', '--transactions', once, '--value', 'clv']);
    expect(status).toBe(3);
    expect(stderr).toContain('--value clv');
  });
});
