import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifier, sql } from '../../src/sql/tag.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';
import { addressOf, fileOf, freshSchema, statement, tableOf } from './cluster.ts';

const schema = 'cx_laws';
const files = temporaryFolder();

beforeAll(() => freshSchema(schema));

/** What a run prints as JSON, without what tells where its records lie. */
async function printed(argv: readonly string[], file: string, others: readonly string[] = []): Promise<string> {
  const { status, stdout, stderr } = await runCx([...argv, '--format', 'json']);
  if (status !== 0) return `${status}: ${stderr}`.replaceAll(file, 'FILE');
  return [file, ...others].reduce((text, name, at) => text.replaceAll(name, `FILE ${at}`), stdout);
}

/** Questions of all kinds that a tally answers. */
const questions: readonly (readonly string[])[] = [
  [],
  ['--by', 'country'],
  ['--by', 'country,channel', '--period', 'month'],
  ['--period', 'month', '--rolling', '3'],
  ['--period', 'quarter', '--compare', 'previous'],
  ['--from', '2025-01-15', '--to', '2026-02', '--by', 'plan'],
  ['--where', 'plan = "pro" and (country in ("ES", "MX") or channel contains "mail")', '--period', 'year'],
  ['--where', 'comment is not blank', '--by', 'touchpoint', '--min-n', '100'],
  ['--compare', '2025-01..2025-06,2026-01..2026-06', '--confidence', '0.9', '--lang', 'es'],
  ['--weight', 'effort_score', '--by', 'country'],
  ['--zone', 'America/Mexico_City', '--period', 'day'],
];

const surveys = ['nps', 'csat', 'ces', 'enps'] as const;

describe('the cluster says what the scan and the database say of the same records', () => {
  const fixture = 'fixtures/responses.csv';
  let table: Awaited<ReturnType<typeof tableOf>>;
  beforeAll(async () => {
    table = await tableOf(schema, 'responses', fixture);
  });

  for (const metric of surveys) {
    const own = metric === 'enps' ? ['--map', 'recommend_score=recommend_score'] : [];
    for (const question of questions)
      test(`cx ${[metric, ...question].join(' ')}`, async () => {
        const argv = (file: string) => [metric, file, ...own, ...question];
        const counted = await printed(argv(table.address), table.address);
        expect(counted.startsWith('{')).toBe(true);
        expect(counted).toBe(await printed(argv(fixture), fixture));
        expect(counted).toBe(await printed([...argv(fixture), '--engine', 'duckdb'], fixture));
        expect(counted).toBe(await printed(argv(table.parquet), table.parquet));
      });
  }

  test('beside another table, which is the baseline', async () => {
    const before = files.file('before.csv', records(300, 5));
    const other = await tableOf(schema, 'before', before);
    const counted = await printed(['nps', table.address, '--baseline', other.address], table.address, [other.address]);
    expect(counted).toBe(await printed(['nps', fixture, '--baseline', before], fixture, [before]));
  });

  test('two tables are counted as two files are', async () => {
    const [one, two] = [files.file('one.csv', records(400, 1)), files.file('two.csv', records(500, 2))];
    const [first, second] = [await tableOf(schema, 'one', one), await tableOf(schema, 'two', two)];
    const question = ['--by', 'country', '--period', 'month'];
    const counted = await printed(['nps', first.address, second.address, ...question], first.address, [second.address]);
    expect(counted).toBe(await printed(['nps', one, two, ...question], one, [two]));
    expect(JSON.parse(counted)).toMatchObject({ results: [{ status: 'ok' }] });
  });
});

/** Records with all that may be wrong: ids that come again with other spaces, days in another order, scores that are none. */
function records(count: number, seed: number): string {
  let state = seed;
  const below = (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return (state >> 8) % most;
  };
  const pick = <T>(...from: readonly T[]): T => from[below(from.length)]!;
  const lines = Array.from({ length: count }, () => {
    const [year, month, day] = [2025 + below(2), 1 + below(12), 1 + below(28)].map((part) =>
      String(part).padStart(2, '0'),
    );
    const space = pick('', '', ' ', '\u00a0', '\u3000');
    const id = below(20) === 0 ? '' : `${space}R${below(count)}${space}`;
    const date =
      below(30) === 0
        ? 'soon'
        : pick(
            `${year}-${month}-${day}`,
            `${year}-${month}-${day} 0${below(9)}:15:0${below(9)}`,
            `${year}-${month}-${day}T10:00:00Z`,
          );
    const score = pick('10', '9', '8', '3', '0', '11', 'NA', '', ' 7 ', '9.0', 'né');
    const country = pick('ES', ' ES', 'MX', '', 'Côte d’Ivoire', '"D""E"', 'a\u2028b', '😀', '\ufb01');
    const comment = pick('', 'x', '"two\nlines"', "it''s; --");
    return [id, date, score, country.startsWith('"') ? country : `"${country}"`, comment].join(',');
  });
  return `response_id,submitted_at,recommend_score,country,comment\n${lines.join('\n')}\n`;
}

describe('records of all kinds', () => {
  for (const seed of [11, 12, 13])
    test(`whatever is wrong with them (${seed})`, async () => {
      const csv = files.file(`messy-${seed}.csv`, records(900, seed));
      const { address, parquet } = await tableOf(schema, `messy_${seed}`, csv);
      for (const question of [
        ['--by', 'country'],
        ['--period', 'month', '--by', 'country'],
        ['--from', '2025-06'],
        [],
      ]) {
        const counted = await printed(['nps', address, ...question], address);
        expect(counted.startsWith('{')).toBe(true);
        expect(counted).toBe(await printed(['nps', csv, ...question], csv));
        expect(counted).toBe(await printed(['nps', parquet, ...question], parquet));
      }
    });

  test('columns of types are read as the texts that they have elsewhere', async () => {
    const name = 'typed';
    await statement(sql`CREATE TABLE lake.${identifier(schema)}.${identifier(name)} WITH (format = 'PARQUET') AS
      SELECT CAST(number % 900 AS BIGINT) AS response_id,
        CAST(from_unixtime(1735689600 + number * 7001) AS TIMESTAMP(3)) AS submitted_at,
        CAST(number % 11 AS INTEGER) AS recommend_score,
        CAST(IF(number % 7 = 0, NULL, number % 5 + 1) AS DOUBLE) AS satisfaction_score,
        CAST(number % 7 + 1 AS DECIMAL(4, 1)) AS effort_score,
        CAST(date_add('day', number % 400, DATE '2025-01-01') AS DATE) AS day_seen,
        number % 3 = 0 AS paid,
        CAST(number % 4 AS DOUBLE) + 0.5 AS weight,
        CAST(number % 3 AS REAL) / 4 AS share,
        CAST(number % 5 AS DOUBLE) * 10000000.1 + 0.5 AS large,
        CAST(number % 3 AS DOUBLE) / 100000 AS small
      FROM UNNEST(sequence(1, 1000)) AS numbers (number)`);
    const address = addressOf('lake', schema, name);
    const file = fileOf(schema, name);
    const link = join(files.path, 'typed.parquet');
    copyFileSync(file, link);
    for (const metric of ['nps', 'csat', 'ces'])
      for (const question of [
        ['--period', 'month'],
        ['--by', 'paid,day_seen', '--from', '2025-02'],
        ['--by', 'share,weight', '--weight', 'weight'],
        ['--by', 'large,small', '--where', 'large > 3'],
      ]) {
        const counted = await printed([metric, address, ...question], address);
        expect(counted).toBe(await printed([metric, link, ...question], link));
        expect(counted.startsWith('{')).toBe(true);
      }
  });
});
