// What `cx simulate` says of levers: customers counted by hand, and what must hold whatever the numbers are.
import * as fc from '../chance.ts';
import { claims } from '../../src/metrics/profit/claims/index.ts';
import { heldClaims } from '../../src/metrics/simulate/claims.ts';
import { breakEvenOf } from '../../src/metrics/simulate/model/break-even.ts';
import { meanValue, movedBy, together } from '../../src/metrics/simulate/model/change.ts';
import { customerValue } from '../../src/metrics/simulate/model/customer-value.ts';
import type { Group } from '../../src/metrics/simulate/model/group.ts';
import type { Input } from '../../src/metrics/simulate/model/inputs.ts';
import { levers, leversIn } from '../../src/metrics/simulate/model/levers.ts';
import { netValue, outcomesOf, valueOfChange, type Scenario } from '../../src/metrics/simulate/model/outcome.ts';
import { sensitivityOf } from '../../src/metrics/simulate/model/sensitivity.ts';
import { near } from './states.ts';
import { often } from '../often.ts';

describe('the value of a customer', () => {
  // Of those who leave half a year's value comes on average: a year at 80 % and 100 brings 100 × (1 − 0.2 ÷ 2) = 90.
  test('of a year is that of those who are there on average', () => {
    expect(customerValue({ retention: 0.8, values: [100] }, { years: 1, discount: 0 })).toBeCloseTo(90, 12);
    expect(customerValue({ retention: 0.85, values: [100] }, { years: 1, discount: 0 })).toBeCloseTo(92.5, 12);
  });

  test('of several years goes down with those who stay, and is discounted from the middle of each', () => {
    // 90 + 0.8 × 90 + half a year of 0.64 × 100 × ½ × (1 − 0.2 × ½ ÷ 2) = 90 + 72 + 30.4.
    expect(customerValue({ retention: 0.8, values: [100] }, { years: 2.5, discount: 0 })).toBeCloseTo(192.4, 12);
    expect(customerValue({ retention: 0.8, values: [100] }, { years: 2.5, discount: 0.1 })).toBeCloseTo(
      90 / 1.1 ** 0.5 + 72 / 1.1 ** 1.5 + 30.4 / 1.1 ** 2.25,
      12,
    );
  });

  test('is that of each year where it differs, and after the last that of the last', () => {
    // At retention 1: 10 + 20 + 20 + half of 20.
    expect(customerValue({ retention: 1, values: [10, 20] }, { years: 3.5, discount: 0 })).toBeCloseTo(60, 12);
  });

  test('is a number where nobody stays and where all do, and may be below 0', () => {
    expect(customerValue({ retention: 0, values: [100] }, { years: 30, discount: 0 })).toBe(50);
    expect(customerValue({ retention: 1, values: [-7] }, { years: 3, discount: 0 })).toBeCloseTo(-21, 12);
    expect(customerValue({ retention: null, values: [1] }, { years: 1, discount: 0 })).toBeNull();
    expect(customerValue({ retention: 0.5, values: null }, { years: 1, discount: 0 })).toBeNull();
  });
});

/** A year without discount: customers of these groups are worth 95, 72, 30 and 40, all together 14,700. */
const base: readonly Group[] = [
  { name: 'promoter', customers: 100, retention: 0.9, revenue: 200, values: [100] },
  { name: 'passive', customers: 50, retention: 0.8, revenue: 150, values: [80] },
  { name: 'detractor', customers: 40, retention: 0.5, revenue: 100, values: [40] },
  { name: 'no-answer', customers: 10, retention: 0.6, revenue: 120, values: [50] },
];
const asked = (values: Readonly<Record<string, number>>): Scenario => ({
  base,
  values: new Map(Object.entries({ horizon: 1, discount: 0, ...values })),
});
const alone = (values: Readonly<Record<string, number>>) => outcomesOf(asked(values)).levers;

describe('a lever, by hand', () => {
  test('recovered detractors stay and bring as passives do, for what each costs once', () => {
    // 40 × 0.2 × (72 − 30) = 336 for 8 × 15 = 120. Within f of a year 8 × (40 f + 2 f²): 108.4 after 4 months, 136.1 after 5.
    expect(alone({ 'recover-detractors': 0.2, 'recovery-cost': 15 })).toEqual([
      { lever: 'recover-detractors', value: near(336), cost: near(120), net: near(216), payback: 5 },
    ]);
  });

  test('five points of retention are two and a half more there on average in the first year', () => {
    // (100 × 100 + 50 × 80 + 40 × 40 + 10 × 50) × 0.025.
    expect(alone({ 'improve-retention': 5 })).toMatchObject([{ value: near(402.5), cost: 0, payback: 0 }]);
  });

  test.each([
    // 100 × 200 × 0.05 × 0.95; of it 86 %.
    ['promoter-premium', { 'promoter-premium': 0.05 }, 950],
    ['promoter-premium', { 'promoter-premium': 0.05, 'pay-more-86': 0.86 }, 817],
    // 16,100 × half of a point's 2 %; of 30 points in time × 10 %.
    ['reduce-effort', { 'reduce-effort': 1, 'effect effort': 0.02 }, 161],
    ['answer-in-sla', { 'answer-in-sla': 0.9, 'answered-now': 0.6, 'effect sla': 0.1 }, 241.5],
    // Detractors stay with 0.5 ÷ 0.8 = 62.5 %: 40 × 40 × (0.8125 − 0.75).
    ['bad-experience-20', { 'bad-experience-20': -0.2 }, 100],
    // Passives with 0.8 × 1.3, which is certainty: 50 × 80 × (1 − 0.9).
    ['delight-30', { 'delight-30': 0.3 }, 400],
    ['cross-sell-22', { 'cross-sell-22': 0.22 }, 14_700 * 0.22],
    ['up-sell-38', { 'up-sell-38': 0.38 }, 14_700 * 0.38],
    ['order-size-5-85', { 'order-size-5-85': 0.05 }, 14_700 * 0.05],
    ['temkin-775', { 'temkin-775': 0.775 }, (14_700 * 0.775) / 3],
  ])('%s %j brings what a pencil says', (lever, values, expected) => {
    expect(alone(values)).toMatchObject([{ lever, value: near(expected), net: near(expected) }]);
  });

  test('what recovered detractors tell takes a rate, and somebody who is recovered', () => {
    const told = { 'recover-detractors': 0.2, 'tells-9-15': 9, 'tells-4-6': 4 };
    // 8 recovered × 9 people × 2 % × the mean value of a customer, 14,700 ÷ 200 = 73.50.
    expect(alone({ ...told, 'conversion-rate': 0.02 })).toMatchObject([
      { lever: 'recover-detractors' },
      { lever: 'tells-4-6', value: near(8 * 4 * 0.02 * 73.5) },
      { lever: 'tells-9-15', value: near(105.84) },
    ]);
    expect(alone(told)).toMatchObject([{ lever: 'recover-detractors' }]);
    expect(alone({ 'tells-9-15': 9, 'conversion-rate': 0.02 })).toEqual([]);
    expect(alone({ 'word-of-mouth-2-4': 2, 'problem-doubles-price-sensitivity': 2 })).toEqual([]);
  });

  test('costs what is said of it in all', () => {
    const dear = { 'improve-retention': 5, 'lever-cost improve-retention': 1000 };
    // 402.50 within a year; from year to year more: it covers 1,000 later.
    const [lever] = alone(dear);
    expect(lever).toMatchObject({ cost: 1000, net: near(-597.5) });
    const [within] = [1, 2].map((year) => netValue(asked({ ...dear, horizon: year })));
    expect(within).toBeLessThan(0);
    const month = lever!.payback!;
    expect(netValue(asked({ ...dear, horizon: month / 12 }))).toBeGreaterThanOrEqual(0);
    expect(netValue(asked({ ...dear, horizon: (month - 1) / 12 }))).toBeLessThan(0);
    expect(alone({ ...dear, 'lever-cost improve-retention': 1e9 })).toMatchObject([{ payback: null }]);
  });
});

describe('levers together', () => {
  const three = { 'recover-detractors': 0.2, 'recovery-cost': 15, 'improve-retention': 5, 'promoter-premium': 0.05 };

  test('bring more than their sum where one lifts what the other changes', () => {
    // Promoters 100 × (0.975 × 110 − 95) = 1,225; passives 50 × 2; detractors 32 × 1 + 8 × (74 − 30); no-answer 12.50.
    const { levers: rows, interaction, total } = outcomesOf(asked(three));
    expect(total).toMatchObject({ value: near(1721.5), cost: near(120), net: near(1601.5) });
    expect(interaction).toMatchObject({ value: near(1721.5 - (336 + 402.5 + 950)), cost: 0, net: near(33) });
    const sum = rows.reduce((all, { net }) => all + net!, 0);
    expect(sum + interaction.net!).toBeCloseTo(total.net!, 9);
  });

  test('pay for themselves at a share of what is asked', () => {
    // 336 × s = 120.
    expect(breakEvenOf(asked({ 'recover-detractors': 0.2, 'recovery-cost': 15 }))).toBeCloseTo(120 / 336, 9);
    expect(breakEvenOf(asked({ 'improve-retention': 5 }))).toBe(0);
    // Without a lever there is no share of one, and a loss that costs nothing pays for itself at none.
    expect(breakEvenOf(asked({}))).toBeNull();
    expect(breakEvenOf(asked({ 'reduce-effort': 1, 'effect effort': -0.02 }))).toBeNull();
    expect(breakEvenOf(asked({ 'improve-retention': 0 }))).toBe(0);
    // Retention is at most 1: no effect however great covers this.
    expect(breakEvenOf(asked({ 'improve-retention': 5, 'lever-cost improve-retention': 1e6 }))).toBeNull();
  });

  test('none is nothing', () => {
    const none = { value: 0, cost: 0, net: 0, payback: 0 };
    expect(outcomesOf(asked({}))).toEqual({ levers: [], interaction: none, total: none });
  });

  test('say nothing of groups of which nobody knows, and touch those alone that they change', () => {
    const unknown = base.map((group) => (group.name === 'no-answer' ? { ...group, retention: null } : group));
    const of = (values: Readonly<Record<string, number>>) =>
      outcomesOf({ ...asked(values), base: unknown }).total.value;
    expect(of({ 'recover-detractors': 0.2 })).toBeCloseTo(336, 9);
    expect(of({ 'improve-retention': 5 })).toBeNull();
    const empty = base.map((group) => ({ ...group, customers: 0 }));
    expect(outcomesOf({ ...asked(three), base: empty }).total).toMatchObject({ value: null, net: null, payback: null });
  });
});

describe('sensitivity', () => {
  const inputs: readonly Input[] = [
    { name: 'improve-retention', value: 5, ends: null, origin: 'option' },
    { name: 'order-size-5-85', value: 0.05, ends: { low: 0.05, high: 0.85 }, origin: 'preset' },
    { name: 'discount', value: 0, ends: null, origin: 'default' },
    { name: 'horizon', value: 1, ends: null, origin: 'default' },
  ];
  const scenario = asked({ 'improve-retention': 5, 'order-size-5-85': 0.05 });
  const known = {
    retention: new Map([['promoter', { low: 0.85, high: 0.95 }]]),
    margin: new Map([['promoter', 120]]),
  };
  const rows = sensitivityOf(scenario, inputs, known);

  test('is the net value at the ends of an interval, or a fifth less and more, the widest first', () => {
    const of = (name: string) => rows.find(({ input }) => input === name);
    expect(rows[0]).toMatchObject({
      input: 'order-size-5-85',
      low: 0.05,
      high: 0.85,
      netLow: near(netValue(scenario)!),
      // (14,700 + 402.5) × 1.85 − 14,700.
      netHigh: near(15_102.5 * 1.85 - 14_700),
    });
    expect(of('improve-retention')).toMatchObject({ low: 4, high: 6, netLow: near((14_700 + 322) * 1.05 - 14_700) });
    expect(of('customers')).toMatchObject({ low: 160, high: 240, netHigh: near(netValue(scenario)! * 1.2) });
    expect(of('promoter.retention')).toMatchObject({ low: 0.85, high: 0.95 });
    // A fifth of the margin of 120 is 24 of value; without a margin a fifth of revenue is value.
    expect(of('promoter.margin_year')).toMatchObject({ low: 96, high: 144 });
    expect(of('passive.revenue_year')).toMatchObject({ low: 120, high: 180 });
    const spans = rows.map(({ netLow, netHigh }) => Math.abs(netHigh! - netLow!));
    expect(spans).toEqual(spans.toSorted((a, b) => b - a));
  });

  test('of shares stays within 1, and of what is below 0 goes from the lesser to the greater', () => {
    const bounded: readonly Input[] = [
      { name: 'promoter-premium', value: 0.05, ends: null, origin: 'option' },
      { name: 'pay-more-86', value: 0.86, ends: null, most: 1, origin: 'preset' },
      { name: 'bad-experience-20', value: -0.2, ends: null, most: 1, origin: 'preset' },
    ];
    const values = Object.fromEntries(bounded.map(({ name, value }) => [name, value]));
    const ends = new Map(
      sensitivityOf(asked(values), bounded, { retention: new Map(), margin: new Map() }).map((row) => [row.input, row]),
    );
    expect(ends.get('pay-more-86')).toMatchObject({ low: near(0.688), high: 1, netHigh: near(950 + 100) });
    // Detractors would stay with 0.5 ÷ 0.76 without the bad experience, or with 0.5 ÷ 0.84.
    expect(ends.get('bad-experience-20')).toMatchObject({
      low: near(-0.24),
      high: near(-0.16),
      netLow: near(817 + 40 * 40 * 0.5 * (0.5 / 0.76 - 0.5)),
      netHigh: near(817 + 40 * 40 * 0.5 * (0.5 / 0.84 - 0.5)),
    });
  });

  test('leaves out what has no influence', () => {
    const names = rows.map(({ input }) => input);
    expect(names).not.toContain('discount');
    expect(names).not.toContain('promoter.revenue_year');
  });
});

describe('published claims', () => {
  const held = (values: Readonly<Record<string, number>>) =>
    new Map(heldClaims(claims, asked(values)).map((one) => [one.claim.id, one]));

  test('are held against what the own data say of the same, or refuted by what they cannot exceed', () => {
    const none = held({});
    expect(none.get('bad-experience-20')).toMatchObject({ own: near(0.5 / 0.8 - 1), holds: true });
    expect(none.get('delight-30')).toMatchObject({ own: near(0.125), holds: false });
    expect(none.get('cross-sell-22')).toMatchObject({ own: near(1 / 3), holds: null });
    expect(none.get('up-sell-38')).toMatchObject({ own: near(1 / 3), holds: false });
    expect(none.get('order-size-5-85')).toMatchObject({ own: near(1 / 3), holds: null });
    for (const id of ['temkin-775', 'pay-more-86', 'tells-4-6', 'tells-9-15', 'word-of-mouth-2-4'])
      expect(none.get(id)).toMatchObject({ own: null, holds: null });
  });

  test('of revenue within three years beside the levers that are asked', () => {
    // Of a group with revenue R and retention r, three years bring R × (1 − (1 − r) ÷ 2) × (1 + r + r²).
    const years = (retention: number) => (1 - (1 - retention) / 2) * (1 + retention + retention ** 2);
    const gained = base.reduce(
      (sum, { customers, revenue, retention }) =>
        sum + customers * revenue! * (years(retention! + 0.05) - years(retention!)),
      0,
    );
    expect(held({ 'improve-retention': 5 }).get('temkin-775')!.own).toBeCloseTo(gained / 32_700, 9);
    // What levers would bring is assumed: a thousand points of it prove no claim, and none refutes it.
    for (const points of [0, 5, 100]) expect(held({ 'improve-retention': points }).get('temkin-775')!.holds).toBeNull();
    // The claim itself is no evidence for itself.
    expect(held({ 'temkin-775': 0.775 }).get('temkin-775')!.own).toBeNull();
  });
});

/** Groups of all sorts, retention 0 and 1 and money below 0 among them. */
const someGroup = (name: Group['name']) =>
  fc.record({
    name: fc.constant(name),
    customers: fc.integer({ min: 0, max: 1000 }),
    retention: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    revenue: fc.double({ min: -100, max: 1000, noNaN: true }),
    values: fc.tuple(fc.double({ min: -100, max: 1000, noNaN: true })),
  });
const someBase = fc.tuple(...(['promoter', 'passive', 'detractor', 'no-answer'] as const).map(someGroup));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const someValues = fc
  .record({
    'recover-detractors': share,
    'recovery-cost': fc.double({ min: 0, max: 100, noNaN: true }),
    'improve-retention': fc.double({ min: 0, max: 100, noNaN: true }),
    'promoter-premium': share,
    'delight-30': share,
    'cross-sell-22': share,
    'tells-9-15': fc.constant(9),
    'conversion-rate': share,
    horizon: fc.double({ min: 0.01, max: 20, noNaN: true }),
    discount: share,
  })
  .map((values) => new Map(Object.entries(values)));
const isFinite = (value: number | null) => value === null || Number.isFinite(value);
const noDeeperThan = (expected: number) => Math.max(1e-6, Math.abs(expected) * 1e-9);

describe('whatever the numbers are', () => {
  test('all is finite, and rows add up with what comes of doing all at once', () => {
    fc.assert(
      fc.property(someBase, someValues, (groups, values) => {
        const { levers: rows, interaction, total } = outcomesOf({ base: groups, values });
        for (const one of [...rows, interaction, total]) expect([one.value, one.net].every(isFinite)).toBe(true);
        if (total.net === null) return;
        const sum = rows.reduce((all, { net }) => all + net!, interaction.net!);
        expect(Math.abs(sum - total.net)).toBeLessThanOrEqual(noDeeperThan(total.net));
      }),
      { numRuns: often(200) },
    );
  });

  test('the order of levers does not matter', () => {
    const ahead = { years: 3, discount: 0.1 };
    fc.assert(
      fc.property(someBase, someValues, fc.shuffledSubarray(levers.map((_, at) => at)), (groups, values, order) => {
        const changes = leversIn(values).map((lever) => lever.change(values, 1));
        const among = order.filter((at) => at < changes.length).map((at) => changes[at]!);
        const [one, other] = [among, among.toReversed()].map((some) =>
          valueOfChange(movedBy(groups, together(some)), ahead),
        );
        if (one === null || other === null) expect(one).toBe(other);
        else expect(Math.abs(one! - other!)).toBeLessThanOrEqual(noDeeperThan(one!));
      }),
      { numRuns: often(200) },
    );
  });

  test('without a lever nothing changes, and the more of one the more it brings where customers are worth something', () => {
    const positive = someBase.map((groups) =>
      groups.map((group) => ({ ...group, values: group.values.map(Math.abs), revenue: Math.abs(group.revenue) })),
    );
    fc.assert(
      fc.property(positive, fc.integer({ min: 1, max: 40 }), share, (groups, points, discount) => {
        const of = (more: number, names = ['improve-retention']) => {
          const values = new Map([
            ...names.map((name) => [name, more] as const),
            ['horizon', 3],
            ['discount', discount],
          ] as const);
          return netValue({ base: groups, values });
        };
        const nothing = of(0, []);
        expect(nothing === null || nothing === 0).toBe(true);
        if (nothing === null) return;
        expect(of(points + 1)!).toBeGreaterThanOrEqual(of(points)!);
      }),
    );
  });

  test('a greater discount lowers what customers are worth', () => {
    fc.assert(
      fc.property(someBase, share, (groups, discount) => {
        const positive = groups.map((group) => ({ ...group, values: group.values.map(Math.abs) }));
        const [low, high] = [discount, discount + 0.1].map((rate) =>
          meanValue(positive, (group) => customerValue(group, { years: 5, discount: rate })),
        );
        if (low === null) expect(high).toBeNull();
        else expect(high!).toBeLessThanOrEqual(low!);
      }),
    );
  });
});
