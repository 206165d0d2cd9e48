import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metrics } from '../../src/metrics/index.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';
import { freshSchema, tableOf } from './cluster.ts';

const schema = 'cx_queries';
const files = temporaryFolder();
const relations = ['customers', 'transactions', 'responses', 'invitations', 'touchpoints'] as const;
type Named = Readonly<Record<string, string>>;
const fixtures: Named = Object.fromEntries(relations.map((name) => [name, `fixtures/${name}.csv`]));
const tables: Record<string, string> = {};

beforeAll(async () => {
  await freshSchema(schema);
  for (const name of relations) tables[name] = (await tableOf(schema, name, fixtures[name]!)).address;
});

/** What a run prints as JSON, of files that are named by their relations. */
async function printed(argv: readonly string[], named: Named): Promise<string> {
  const told = argv.map((word) => (word.startsWith('@') ? named[word.slice(1)]! : word));
  const { status, stdout, stderr } = await runCx([...told, '--format', 'json']);
  const text = status === 0 ? stdout : `${status}: ${stderr}`;
  return Object.entries(named).reduce((all, [name, file]) => all.replaceAll(file, `@${name}`), text);
}

/** Questions that metrics of typed records are asked in a cluster, each with what it adds to the ones before. */
const questions: readonly string[] = [
  'churn --customers @customers --by plan,country --period quarter',
  'churn --transactions @transactions --inactive-after 90 --convention all',
  'churn-drivers --customers @customers',
  'clv --customers @customers',
  'clv --transactions @transactions',
  'cohorts --customers @customers --where country="ES"',
  'cohorts --transactions @transactions',
  'customer-growth --customers @customers --period month --lang es',
  'customer-growth --transactions @transactions --by currency',
  'drivers @responses --outcome recommend_score --drivers satisfaction_score,effort_score',
  'earned-growth --transactions @transactions',
  'retention --customers @customers --by plan',
  'revenue-retention --customers @customers --compare previous --period quarter',
  'revenue-retention --transactions @transactions',
  'rfm --transactions @transactions --by status',
  'value-tiers --transactions @transactions',
];

describe('over the registry, a cluster says what the scan and the database say of the same records', () => {
  for (const question of questions)
    test(`cx ${question}`, async () => {
      const argv = question.split(' ');
      const counted = await printed(argv, tables);
      expect(counted).toMatch(/^\{/u);
      expect(counted).toBe(await printed(argv, fixtures));
      expect(counted).toBe(await printed([...argv, '--engine', 'duckdb'], fixtures));
    });

  const asked = new Set(questions.map((question) => question.split(' ')[0]));
  const surveys = new Set(['nps', 'csat', 'ces', 'enps']);
  for (const { id } of metrics.filter((one) => !asked.has(one.id) && !surveys.has(one.id)))
    test(`cx ${id} is refused, and the error says which ones are counted`, async () => {
      const { status, stderr, stdout } = await runCx([id, ...(refused[id] ?? []), '--format', 'json'].map(there));
      expect([status, stdout]).toEqual([3, '']);
      const { error } = JSON.parse(stderr);
      expect(error.code).toBe('cluster-metric');
      expect(error.hint).toContain('retention');
    });
});

const there = (word: string): string => (word.startsWith('@') ? tables[word.slice(1)]! : word);

/** What metrics that are not counted in a cluster are asked. */
const refused: Readonly<Record<string, readonly string[]>> = {
  attribution: ['@touchpoints'],
  channels: ['@touchpoints'],
  journeys: ['@touchpoints'],
  touchpoints: ['@touchpoints'],
  'moments-of-truth': ['@responses', '--outcome', 'recommend_score', '--drivers', 'effort_score'],
  'promoter-value': ['--customers', '@customers', '--responses', '@responses'],
  'response-rate': ['--invitations', '@invitations', '--responses', '@responses'],
  'retention-profit': ['--customers', '@customers', '--transactions', '@transactions'],
  simulate: ['--customers', '@customers', '--responses', '@responses'],
  'word-of-mouth': ['@responses'],
};

/** Whole numbers below another, the same ones each time. */
function numbers(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return (state >> 8) % most;
  };
}

/** Ids as people and spreadsheets write them, of some customers. */
function ids(below: (most: number) => number, customers: number): string {
  const number = below(customers);
  const forms = [`C${number}`, `C${number}`, ` C${number} `, `${number}.0`, `Ana${number % 9}@X.com`, '', 'Guest', '0'];
  return forms[below(forms.length)]!;
}

function purchases(count: number, seed: number): string {
  const below = numbers(seed);
  const lines = Array.from({ length: count }, (_, at) => {
    const [day, month, year] = [1 + below(28), 1 + below(12), 2024 + below(2)].map((part) =>
      String(part).padStart(2, '0'),
    );
    const date = below(25) === 0 ? 'pronto' : `${day}/${month}/${year}${below(4) === 0 ? ' 10:15' : ''}`;
    const amount = ['1.234,50', '20', '19,9', `${below(900)},${below(90) + 10}`, '-5,00', 'n/a'][below(6)]!;
    const status = ['paid', 'paid', 'Paid', 'refunded', 'failed', ''][below(6)]!;
    return [`T${at}`, ids(below, 60), date, `"${amount}"`, status, ['ES', 'MX', ''][below(3)]].join(',');
  });
  return `transaction_id,customer_id,occurred_at,amount,status,country\n${lines.join('\n')}\n`;
}

function lives(count: number, seed: number): string {
  const below = numbers(seed);
  const lines = Array.from({ length: count }, (_, at) => {
    const date = (year: number) =>
      `${year + below(2)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`;
    const id = [`K${at}`, `${at}.0`, `Eva${at}@X.com`, '', ` Q${at}`][below(5)];
    const money = ['19.99', '7', '1e2', '', '-3', '250.125'][below(6)];
    return [
      id,
      below(20) === 0 ? 'ayer' : date(2023),
      below(3) === 0 ? date(2024) : '',
      money,
      ['a', ' a', 'b', ''][below(4)],
    ].join(',');
  });
  return `customer_id,started_at,ended_at,recurring_revenue,plan\n${lines.join('\n')}\n`;
}

describe('records of all kinds', () => {
  const kinds: readonly (readonly [relation: string, csv: string, questions: readonly string[]])[] = [
    ['transactions', purchases(900, 5), ['rfm --by country', 'churn --inactive-after 90 --by country']],
    ['customers', lives(700, 6), ['churn --period quarter --by plan', 'revenue-retention --period quarter']],
  ];
  for (const [relation, csv, asked] of kinds)
    test(`whatever is wrong with ${relation}`, async () => {
      const file = files.file(`${relation}.csv`, csv);
      const { address } = await tableOf(schema, `messy_${relation}`, file);
      for (const question of asked) {
        const argv = [...question.split(' '), `--${relation}`, `@${relation}`];
        const counted = await printed(argv, { [relation]: address });
        expect(counted).toMatch(/^\{/u);
        expect(counted).toBe(await printed(argv, { [relation]: file }));
      }
    });
});

test('rows of customers come page by page, and are those of the files', async () => {
  const [one, other] = ['there.csv', 'here.csv'].map((name) => join(files.path, name)) as [string, string];
  const argv = (file: string, of: Named) => [
    'rfm',
    '--transactions',
    of['transactions']!,
    '--scores',
    file,
    '--min-n',
    '1',
  ];
  expect((await runCx(argv(one, tables))).status).toBe(0);
  expect((await runCx(argv(other, fixtures))).status).toBe(0);
  expect(readFileSync(one, 'utf8')).toBe(readFileSync(other, 'utf8'));
  expect(readFileSync(one, 'utf8').split('\n').length).toBe(895);
});

test('a customer who stands in two records ends the run', async () => {
  const csv = files.file(
    'twice.csv',
    'customer_id,started_at,ended_at\nC1,2025-01-01,\n C1 ,2025-02-01,\nC2,2025-01-01,\n',
  );
  const { address } = await tableOf(schema, 'twice', csv);
  const { status, stderr } = await runCx(['churn', '--customers', address, '--format', 'json']);
  expect([status, JSON.parse(stderr)]).toMatchObject([3, { error: { code: 'cluster-repeats' } }]);
});
