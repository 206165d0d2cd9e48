// What customers paid on their journeys: cases counted by hand, random files counted again record by record, and sums that close.
import * as fc from '../chance.ts';
import type { OkResult, Row } from '../../src/results/result.ts';
import { sharedOut } from '../../src/statistics/shared-out.ts';
import { amountUnits, exactText } from '../../src/values/numbers/exact.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { rowsOf } from './states.ts';
import { often, slowTest } from '../often.ts';

const folder = temporaryFolder();
const file = (name: string, lines: readonly string[]) => folder.file(name, `${lines.join('\n')}\n`);
const contactsHeader = 'journey_id,customer_id,occurred_at,touchpoint,channel,outcome,minutes';
const salesHeader = 'customer_id,occurred_at,amount,margin';
const cell = (result: OkResult, touchpoint: string): Row | undefined =>
  rowsOf(result, 'touchpoints').find((row) => row['touchpoint'] === touchpoint);
const asked = (metric: string, contacts: readonly string[], sales: readonly string[], ...words: readonly string[]) =>
  resultOf([
    metric,
    file('contacts.csv', [contactsHeader, ...contacts]),
    '--transactions',
    file('sales.csv', [salesHeader, ...sales]),
    ...words,
  ]);
/** Printed amounts, added up digit for digit. */
const sumOf = (rows: readonly Row[], column: string): bigint =>
  rows.reduce((sum, row) => sum + amountUnits(exactText(Number(row[column]))), 0n);

describe('whose journey a purchase is in', () => {
  const contacts = [
    'J1,C1,2026-03-02 11:00,ad,web,,',
    'J2,C1,2026-03-05 11:00,shop,web,,',
    'J3,C1,2026-03-05 15:00,help,phone,,',
  ];

  slowTest('the latest that its customer had begun, to the second where a time is known', async () => {
    const sales = [
      'C1,2026-03-02 10:59:59,1,',
      'C1,2026-03-02 11:00:00,2,',
      'C1,2026-03-05 14:59,4,',
      'C1,2026-03-06 00:01,8,',
    ];
    const result = await asked('touchpoints', contacts, sales);
    expect([cell(result, 'ad'), cell(result, 'shop'), cell(result, 'help')].map((row) => row!['revenue'])).toEqual([
      2, 4, 8,
    ]);
    expect(rowsOf(result, 'overall')[0]).toMatchObject({ revenue: 14, margin: null });
    expect(result.notices.find(({ code }) => code === 'sales-without-journey')?.message).toContain('together 1');
  });

  slowTest('a day alone belongs to the latest begun on it, midnight everywhere is a day alone', async () => {
    for (const time of ['', ' 00:00:00']) {
      const result = await asked('touchpoints', contacts, [`C1,2026-03-02${time},40,`, `C1,2026-03-05${time},2,`]);
      expect([cell(result, 'ad'), cell(result, 'shop'), cell(result, 'help')].map((row) => row!['revenue'])).toEqual([
        40, 0, 2,
      ]);
    }
  });

  slowTest(
    'what is given back belongs where the purchase before it does; without one it is in no revenue',
    async () => {
      const sales = ['C1,2026-03-02 12:00,40,10', 'C1,2026-03-09 12:00,-15,-4', 'C2,2026-03-09,-7,'];
      const result = await asked('touchpoints', contacts, sales);
      expect(cell(result, 'ad')).toMatchObject({ revenue: 25, margin: 6 });
      expect(cell(result, 'help')).toMatchObject({ revenue: 0, margin: null });
      expect(result.notices.find(({ code }) => code === 'refund-without-purchase')?.message).toContain('together -7');
    },
  );

  test('contacts without customers are refused', async () => {
    const path = file('anonymous.csv', ['journey_id,occurred_at,touchpoint', 'J1,2026-01-01,ad']);
    const { status, stderr } = await runCx([
      'touchpoints',
      path,
      '--transactions',
      file('sales.csv', [salesHeader, 'C1,2026-01-01,1,']),
    ]);
    expect([status, /customer_id/u.test(stderr)]).toEqual([3, true]);
  });
});

interface Contact {
  readonly customer: number;
  readonly hour: number;
  readonly touchpoint: string;
  readonly won: boolean;
}
interface Sale {
  readonly customer: number;
  readonly hour: number;
  readonly cents: number;
}
const clock = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString().slice(0, 16).replace('T', ' ');
const customer = fc.integer({ min: 0, max: 3 });
const logs = fc.uniqueArray(
  fc.record({
    customer,
    hour: fc.integer({ min: 0, max: 90 }),
    touchpoint: fc.constantFrom('ad', 'shop', 'help'),
    won: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30, selector: ({ customer: of, hour }) => `${of} ${hour}` },
);
const purchases = fc.uniqueArray(
  fc.record({ customer, hour: fc.integer({ min: 0, max: 120 }), cents: fc.integer({ min: 1, max: 99_999 }) }),
  { maxLength: 20, selector: ({ customer: of, hour }) => `${of} ${hour}` },
);

/** Journeys part at pauses of more than 10 hours. */
function journeysOf(log: readonly Contact[]): Contact[][] {
  const journeys: Contact[][] = [];
  for (const one of log.toSorted((a, b) => a.customer - b.customer || a.hour - b.hour)) {
    const last = journeys.at(-1)?.at(-1);
    if (last?.customer === one.customer && one.hour - last.hour <= 10) journeys.at(-1)!.push(one);
    else journeys.push([one]);
  }
  return journeys;
}

const brought = (journey: readonly Contact[], all: readonly Contact[][], sales: readonly Sale[]): number => {
  const begins = (one: readonly Contact[]) => one[0]!.hour;
  const next = Math.min(
    ...all.filter((one) => one[0]!.customer === journey[0]!.customer && begins(one) > begins(journey)).map(begins),
  );
  return sales
    .filter((sale) => sale.customer === journey[0]!.customer && sale.hour >= begins(journey) && sale.hour < next)
    .reduce((sum, { cents }) => sum + cents, 0);
};

const linesOf = (log: readonly Contact[]) =>
  log.map(
    ({ customer: of, hour, touchpoint, won }) =>
      `C${of},${clock(hour)},${touchpoint},web,${won ? 'won' : ''},${hour % 7}`,
  );
const saleLines = (sales: readonly Sale[]) =>
  sales.map(
    ({ customer: of, hour, cents }) => `C${of},${clock(hour)},${(cents / 100).toFixed(2)},${(cents / 300).toFixed(4)}`,
  );

slowTest(
  'random files: each journey has what was paid from its beginning to the next, and all of them all',
  async () => {
    await fc.assert(
      fc.asyncProperty(logs, purchases, async (log, sales) => {
        const all = [...log, { customer: 8, hour: 1, touchpoint: 'ad', won: true }];
        const contacts = file('random.csv', [
          'customer_id,occurred_at,touchpoint,channel,outcome,minutes',
          ...linesOf(all),
        ]);
        // Times of midnight alone would be days: one sale has a minute, before its customer's only journey.
        const paid = file('paid.csv', [salesHeader, ...saleLines(sales), 'C8,2026-01-01 00:01,1,0']);
        const result = await resultOf(['touchpoints', contacts, '--transactions', paid, '--gap', '10 hours']);
        const journeys = journeysOf(all);
        for (const row of rowsOf(result, 'touchpoints')) {
          const passing = journeys.filter((one) => one.some(({ touchpoint }) => touchpoint === row['touchpoint']));
          const cents = passing.reduce((sum, one) => sum + brought(one, journeys, sales), 0);
          expect(row['revenue']).toBe(cents / 100);
        }
        const whole = journeys.reduce((sum, one) => sum + brought(one, journeys, sales), 0);
        expect(rowsOf(result, 'overall')[0]!['revenue']).toBe(whole / 100);
      }),
      { numRuns: often(25), seed: 17 },
    );
  },
);

slowTest(
  'random files: the money of touchpoints and of none adds up to all that was paid and spent, digit for digit',
  async () => {
    await fc.assert(
      fc.asyncProperty(logs, purchases, async (log, sales) => {
        const contacts = file('random.csv', [
          'customer_id,occurred_at,touchpoint,channel,outcome,minutes',
          ...linesOf([...log, { customer: 8, hour: 1, touchpoint: 'ad', won: true }]),
        ]);
        const paid = file('paid.csv', [salesHeader, ...saleLines(sales), 'C8,2026-01-01 00:01,1,0']);
        const result = await resultOf([
          'attribution',
          contacts,
          '--transactions',
          paid,
          '--gap',
          '10 hours',
          '--minute-rate',
          '0.6',
          '--contact-cost',
          '0.35',
        ]);
        const rows = rowsOf(result, 'money');
        const cents = sales.reduce((sum, one) => sum + one.cents, 100);
        expect(sumOf(rows, 'revenue')).toBe(BigInt(cents) * 10_000_000_000n);
        const margin = saleLines(sales).reduce((sum, line) => sum + amountUnits(line.split(',')[3]!), 0n);
        expect(sumOf(rows, 'margin')).toBe(margin);
        const minutes = log.reduce((sum, { hour }) => sum + (hour % 7), 1);
        expect(sumOf(rows, 'cost')).toBe(BigInt(60 * minutes + 35 * (log.length + 1)) * 10_000_000_000n);
        expect(sumOf(rows, 'net')).toBe(sumOf(rows, 'margin') - sumOf(rows, 'cost'));
        expect(rows.at(-1)!['touchpoint']).toBe('(unattributed)');
      }),
      { numRuns: often(25), seed: 23 },
    );
  },
);

describe('attribution of money', () => {
  // METRICS-journeys: ads twice, mail and ads > mail convert, ads does not: credit 2.4 and 1.6 of 4.
  const contacts = [
    'J1,C1,2026-01-01 10:00,ads,web,won,10',
    'J2,C2,2026-01-01 10:00,ads,web,won,10',
    'J3,C3,2026-01-01 10:00,mail,web,won,10',
    'J4,C4,2026-01-01 10:00,ads,web,,10',
    'J4,C4,2026-01-01 10:01,mail,web,won,10',
    'J4,C4,2026-01-01 10:02,help,phone,,10',
    'J5,C5,2026-01-01 10:00,ads,web,lost,10',
  ];
  const sales = ['C1,2026-01-02,100,50', 'C4,2026-01-02,60,30', 'C5,2026-01-02,7,3', 'C6,2026-01-02,11,5'];

  slowTest('is by removal effect; what belongs to no conversion, and contacts after one, is of none', async () => {
    const result = await asked('attribution', contacts, sales, '--minute-rate', '0.5');
    expect(rowsOf(result, 'money')).toEqual([
      { touchpoint: 'ads', revenue: 96, margin: 48, cost: 20, net: 28 },
      { touchpoint: 'mail', revenue: 64, margin: 32, cost: 10, net: 22 },
      { touchpoint: '(unattributed)', revenue: 18, margin: 8, cost: 5, net: 3 },
    ]);
  });

  slowTest('a conversion touchpoint has its cost there, and costs may differ by channel', async () => {
    const costs = file('costs.csv', [
      'channel,minute_rate,contact_cost,concurrency',
      ' WEB ,0.6,0.4,2',
      'Phone,0.6,0.9,',
    ]);
    const result = await asked('attribution', contacts, sales, '--conversion', 'mail', '--costs', costs);
    // A contact by web costs 10 × .6 ÷ 2 + .4 = 3.40, one by phone 6.90: after the conversion stand mail twice, and help.
    expect(rowsOf(result, 'money').map(({ touchpoint, cost }) => [touchpoint, cost])).toEqual([
      ['ads', 13.6],
      ['(unattributed)', 13.7],
    ]);
  });

  slowTest('with --min-n the touchpoints of few are one row, and all rows are still all', async () => {
    const few = ['--transactions', 'fixtures/transactions.csv', '--min-n', '300'];
    const [all, some] = [
      await resultOf(['attribution', 'fixtures/touchpoints.csv', ...few.slice(0, 2)]),
      await resultOf(['attribution', 'fixtures/touchpoints.csv', ...few]),
    ];
    expect(rowsOf(some, 'money').length).toBeLessThan(rowsOf(all, 'money').length);
    for (const column of ['revenue', 'margin', 'cost'])
      expect(sumOf(rowsOf(some, 'money'), column)).toBe(sumOf(rowsOf(all, 'money'), column));
  });
});

describe('costs by channel', () => {
  const contacts = [
    'J1,C1,2026-01-01 10:00,help,phone,,7.5',
    'J2,C2,2026-01-01 10:00,help,chat,,12',
    'J3,C3,2026-01-01 10:00,help,fax,,3',
  ];
  const run = (lines: readonly string[]) =>
    resultOf([
      'touchpoints',
      file('c.csv', [contactsHeader, ...contacts]),
      '--costs',
      file('costs.csv', ['channel,minute_rate,contact_cost,concurrency', ...lines]),
    ]);

  // METRICS-journeys: phone 7.5 min × .60 + .90 = 5.40; chat 12 × .60 ÷ 2 + .40 = 4.00.
  test('are minutes × rate ÷ concurrency + the amount of a contact; a channel that the file lacks is named', async () => {
    const result = await run(['phone,0.60,0.90,1', 'Chat ,0.60,0.40,2']);
    const cost = (channel: string) => rowsOf(result, 'touchpoints').find((row) => row['channel'] === channel)!['cost'];
    expect(['phone', 'chat', 'fax'].map(cost)).toEqual([5.4, 4, null]);
    expect(rowsOf(result, 'overall')[0]).toMatchObject({ cost: 9.4, cost_per_contact: 4.7 });
    expect(result.notices.find(({ code }) => code === 'cost-missing')?.message).toContain('fax');
  });

  slowTest('a channel in two rows, or shared by less than one, is refused', async () => {
    for (const lines of [['phone,1,,', 'PHONE,2,,'], ['phone,1,,0.5']]) {
      const costs = file('costs.csv', ['channel,minute_rate,contact_cost,concurrency', ...lines]);
      const { status, stderr } = await runCx([
        'touchpoints',
        file('c.csv', [contactsHeader, ...contacts]),
        '--costs',
        costs,
      ]);
      expect([status, /phone/iu.test(stderr)]).toEqual([3, true]);
    }
  });
});

test('a whole is shared out by weights, to the last unit', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc
        .array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 })
        .filter((all) => all.some((one) => one > 1e-3)),
      (whole, weights) => {
        const parts = sharedOut(whole, weights);
        expect(parts.reduce((sum, one) => sum + one, 0n)).toBe(whole);
        const all = weights.reduce((sum, one) => sum + one, 0);
        for (const [at, part] of parts.entries())
          expect(Math.abs(Number(part) - (Number(whole) * weights[at]!) / all)).toBeLessThan(2);
      },
    ),
  );
});

slowTest('a purchase without its margin is counted and said, by both metrics', async () => {
  const contacts = ['J1,C1,2026-03-02 11:00,ad,web,converted,', 'J2,C2,2026-03-02 11:00,ad,web,converted,'];
  const sales = ['C1,2026-03-03 11:00,10,4', 'C2,2026-03-03 11:00,20,'];
  for (const [metric, table] of [
    ['touchpoints', 'touchpoints'],
    ['attribution', 'money'],
  ] as const) {
    const result = await asked(metric, contacts, sales);
    expect(rowsOf(result, table)[0]).toMatchObject({ touchpoint: 'ad', revenue: 30, margin: 4 });
    const said = result.notices.find(({ code }) => code === 'margin-missing')!.message;
    expect(said).toMatch(/^1 of 2 transactions does not say its margin/);
  }
});
