// What `value-tiers` says of random customers, held against a plain loop over them.
import type { OkResult, Row } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';
import { dayOf, textOf, type Day } from './customer-calendar.ts';
import { Chance, fileOf } from './customer-histories.ts';
import { purchasesOf, type Line } from './customer-purchases.ts';
import { rowsOf } from './states.ts';
import { often } from '../often.ts';

const folder = temporaryFolder();
const seeds = (first: number, count: number) => Array.from({ length: often(count) }, (_, at) => ({ seed: first + at }));

const questions = ['recommend_score', 'satisfaction_score', 'effort_score'] as const;
type Question = (typeof questions)[number];

interface Answer {
  readonly customer: string;
  readonly day: Day;
  readonly hour: number;
  readonly scores: Readonly<Record<Question, number | null>>;
}

interface Life {
  readonly customer: string;
  readonly started: Day;
  readonly ended: Day | null;
}

interface History {
  readonly asOf: Day;
  readonly lines: readonly Line[];
  readonly answers: readonly Answer[];
  readonly lives: readonly Life[];
}

/** Customers of whom many spent alike, and whose ids are numbers without leading zeros. */
function historyOf(seed: number): History {
  const chance = new Chance(seed);
  const asOf = dayOf('2026-06-30') + chance.below(400);
  const ids = Array.from({ length: 5 + chance.below(60) }, (_, at) => String(at + 1));
  const day = () => asOf - chance.below(500);
  const segment = () => chance.pick(['web', 'web', 'store', '']);
  const lines = ids.flatMap((customer) =>
    Array.from({ length: 1 + chance.below(3) }, () => ({
      customer,
      day: day(),
      amount: chance.happens(15) ? -1000 : 1000 * chance.below(4),
      segment: segment(),
    })),
  );
  const score = (low: number, high: number) => (chance.happens(20) ? null : low + chance.below(high - low + 1));
  const answers = [...ids, 'stranger'].flatMap((customer) =>
    Array.from({ length: chance.below(4) }, () => ({
      customer,
      day: chance.happens(30) ? asOf : day(),
      hour: chance.below(3),
      scores: { recommend_score: score(0, 10), satisfaction_score: score(1, 5), effort_score: score(1, 7) },
    })),
  );
  const lives = ids
    .filter(() => chance.happens(85))
    .map((customer) => {
      const started = asOf - chance.below(900);
      return { customer, started, ended: chance.happens(40) ? started + chance.below(asOf - started + 1) : null };
    });
  // The ends of the scales leave no doubt which they are.
  const sure = { recommend_score: 10, satisfaction_score: 5, effort_score: 7 };
  const settled = [
    ...answers,
    { customer: '1', day: asOf - 600, hour: 0, scores: sure },
    { customer: '1', day: asOf - 600, hour: 0, scores: { ...sure, recommend_score: 6 } },
  ];
  return {
    asOf,
    lines: [...lines, { customer: '1', day: asOf, amount: 0, segment: 'web' }],
    answers: settled,
    lives: [...lives.filter(({ customer }) => customer !== '1'), { customer: '1', started: asOf - 1000, ended: null }],
  };
}

const cell = (value: number | null) => (value === null ? '' : String(value));

function filesOf({ lines, answers, lives }: History, seed: number): string[] {
  const bought = lines.map(({ customer, day, amount, segment }) => [
    customer,
    textOf(day),
    (amount / 100).toFixed(2),
    segment,
  ]);
  const said = answers.map(({ customer, day, hour, scores }) => [
    customer,
    `${textOf(day)} 1${hour}:00:00`,
    ...questions.map((question) => cell(scores[question])),
  ]);
  const lived = lives.map(({ customer, started, ended }) => [
    customer,
    textOf(started),
    ended === null ? '' : textOf(ended),
  ]);
  const file = (name: string, rows: readonly (readonly string[])[]) =>
    folder.file(`${name}-${seed}.csv`, fileOf(rows, seed));
  return [
    '--transactions',
    file('transactions', [['customer_id', 'occurred_at', 'amount', 'shop'], ...bought]),
    '--responses',
    file('responses', [['customer_id', 'submitted_at', ...questions], ...said]),
    '--customers',
    file('customers', [['customer_id', 'started_at', 'ended_at'], ...lived]),
  ];
}

/** The latest answer to a question, of several at one moment the lowest. */
function latestOf(answers: readonly Answer[], customer: string, question: Question): number | null {
  const own = answers.filter((one) => one.customer === customer && one.scores[question] !== null);
  const [latest] = own.toSorted(
    (a, b) => b.day - a.day || b.hour - a.hour || a.scores[question]! - b.scores[question]!,
  );
  return latest?.scores[question] ?? null;
}

const ratio = (part: number, of: number) => (of === 0 ? null : (expect.closeTo(part / of, 9) as number));
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Lines of the table, of the customers of a segment. */
function toldOf({ asOf, lines, answers, lives }: History, borders: readonly number[], horizon: number, shop?: string) {
  const purchases = purchasesOf(lines, asOf);
  const ids = [...new Set(purchases.map(({ customer }) => customer))];
  const spent = (customer: string) =>
    sum(purchases.filter((one) => one.customer === customer).map(({ amount }) => amount));
  const ranked = ids
    .map((id) => ({ id, value: spent(id) }))
    .toSorted((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
  const inShop = (id: string) =>
    shop === undefined || purchases.some((one) => one.customer === id && (one.segment || '(blank)') === shop);
  const all = ranked.filter(({ id }) => inShop(id));
  const total = sum(all.map(({ value }) => value));
  const first = asOf - horizon + 1;
  const ends = borders.map((share) => Math.max(1, Math.floor((share * ranked.length) / 1000 + 0.5)));
  return ends.map((end, at) => {
    const before = at === 0 ? 0 : Math.max(...ends.slice(0, at));
    const own = ranked.slice(before, end).filter(({ id }) => inShop(id));
    const value = sum(own.map((one) => one.value));
    const upTo = sum(
      ranked
        .slice(0, Math.max(before, end))
        .filter(({ id }) => inShop(id))
        .map((one) => one.value),
    );
    const scores = (question: Question) =>
      own.flatMap(({ id }) => {
        const score = latestOf(answers, id, question);
        return score === null ? [] : [score];
      });
    const [recommend, satisfied, effort] = questions.map(scores) as [number[], number[], number[]];
    const answered = own.filter(({ id }) => questions.some((one) => latestOf(answers, id, one) !== null)).length;
    const there = own.flatMap(({ id }) =>
      lives.filter((one) => one.customer === id && one.started < first && (one.ended === null || one.ended >= first)),
    );
    const count = (numbers: readonly number[], is: (score: number) => boolean) => numbers.filter(is).length;
    return {
      tier: at + 1,
      customers: own.length,
      customer_share: ratio(own.length, all.length),
      revenue: value / 100,
      revenue_share: total > 0 ? ratio(value, total) : null,
      cumulative_share: total > 0 ? ratio(upTo, total) : null,
      answered,
      answer_rate: ratio(answered, own.length),
      nps: ratio(100 * (count(recommend, (one) => one >= 9) - count(recommend, (one) => one <= 6)), recommend.length),
      csat: ratio(
        count(satisfied, (one) => one >= 4),
        satisfied.length,
      ),
      ces: ratio(sum(effort), effort.length),
      churn_rate: ratio(there.filter(({ ended }) => ended !== null).length, there.length),
    };
  });
}

const told = (result: OkResult, of: (row: Row) => boolean = () => true) => rowsOf(result, 'tiers').filter(of);

test.each(seeds(701, 14))('history $seed is told as a plain loop tells it', async ({ seed }) => {
  const history = historyOf(seed);
  const chance = new Chance(seed + 9);
  const shares = [...new Set([chance.below(998) + 1, chance.below(998) + 1, chance.below(998) + 1, 1000])];
  const borders = shares.toSorted((a, b) => a - b);
  const horizon = 20 + chance.below(400);
  const argv = [
    'value-tiers',
    ...filesOf(history, seed),
    '--as-of',
    textOf(history.asOf),
    '--tiers',
    borders.map((share) => share / 1000).join(','),
    '--horizon',
    `${horizon} days`,
  ];
  expect(told(await resultOf(argv))).toMatchObject(toldOf(history, borders, horizon));
  const byShop = await resultOf([...argv, '--by', 'shop']);
  const shops = new Set(rowsOf(byShop, 'tiers').map((row) => String(row['shop'])));
  expect(shops.size).toBeGreaterThan(1);
  for (const shop of shops)
    expect(told(byShop, (row) => row['shop'] === shop)).toMatchObject(toldOf(history, borders, horizon, shop));
});
