import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { trinoEngine } from '../../src/engines/trino/engine.ts';
import { openSources } from '../../src/cli/files.ts';
import { identifier, literal, sql, type Sql } from '../../src/sql/tag.ts';
import { programIn } from '../spawn-cx.ts';
import { runCx } from '../run-cx.ts';
import { addressOf, cluster, folder, freshSchema, statement, tableOf } from './cluster.ts';

const schema = 'cx_faults';
const program = programIn();
const fixture = 'fixtures/responses.csv';
let address = '';

beforeAll(async () => {
  await freshSchema(schema);
  ({ address } = await tableOf(schema, 'responses', fixture));
});

const secure = () =>
  `trino+https://ana@localhost:${Number(new URL(cluster.replace('trino', 'http')).port) + 2}/lake/${schema}/responses`;
const ca = join(folder, 'secure', 'ca.pem');

/**
 * How long something may take beyond what the cluster takes, in milliseconds: fifty times as long as the least statement takes now is the
 * cluster's, which may have begun just before, on a busy machine.
 */
async function limitOf(own: number): Promise<number> {
  const began = Date.now();
  await statement(sql`SELECT 1`);
  return own + 50 * (Date.now() - began);
}

describe('each fault is one clear error, within ten seconds', () => {
  const cases: readonly (readonly [
    what: string,
    argv: () => readonly string[],
    code: string,
    env?: Record<string, string>,
  ])[] = [
    ['no coordinator', () => ['trino://127.0.0.1:1/lake/cx/t'], 'cluster-unreachable'],
    ['no such host', () => ['trino://no-such-host.invalid/lake/cx/t'], 'cluster-unreachable'],
    ['no such catalog', () => [`${cluster}/nowhere/cx/t`], 'cluster-not-found'],
    ['no such schema', () => [`${cluster}/lake/nowhere/t`], 'cluster-not-found'],
    ['no such table', () => [`${cluster}/lake/${schema}/nothing`], 'cluster-not-found'],
    ['no such column', () => [address, '--by', 'contry'], 'by-not-found'],
    ['TLS where there is none', () => [address.replace('trino:', 'trino+https:')], 'cluster-unreachable'],
    ['a certificate that is not trusted', () => [secure()], 'cluster-untrusted'],
    ['a wrong password', () => [secure()], 'cluster-refused', { CX_TRINO_CA: ca, CX_TRINO_PASSWORD: 'wr0ng' }],
    ['no password', () => [secure()], 'cluster-refused', { CX_TRINO_CA: ca }],
    ['a password without TLS', () => [address], 'cluster-password-plain', { CX_TRINO_PASSWORD: 'wr0ng' }],
    ['no certificates', () => [secure()], 'cluster-ca-unreadable', { CX_TRINO_CA: join(folder, 'nothing.pem') }],
  ];
  for (const [what, argv, code, env = {}] of cases)
    test(`${what}: ${code}`, async () => {
      const limit = await limitOf(10_000);
      const began = Date.now();
      const { status, stdout, stderr } = await runCx(['nps', ...argv(), '--format', 'json'], { env });
      expect(Date.now() - began).toBeLessThan(limit);
      expect([status, stdout]).toEqual([3, '']);
      expect(JSON.parse(stderr)).toMatchObject({ error: { code } });
      expect(stderr).not.toContain('wr0ng');
    });

  test('by the right password over TLS it counts, and no output says the password or the user', async () => {
    const env = { CX_TRINO_CA: ca, CX_TRINO_PASSWORD: 'correct' };
    const ran = await runCx(['nps', secure(), '--format', 'json', '--verbose'], { env });
    expect(ran.status).toBe(0);
    expect(ran.stdout + ran.stderr).not.toMatch(/correct|ana@/u);
    expect(ran.stdout).toContain('"used": 1954');
    const named = await runCx(['nps', secure().replace('ana@', ''), '--brief'], {
      env: { ...env, CX_TRINO_USER: 'ana' },
    });
    expect(named.status).toBe(0);
  });
});

test('what needs records one by one is refused, and says what is counted', async () => {
  const cases: readonly (readonly [readonly string[], string, number])[] = [
    [['word-of-mouth', address], 'cluster-metric', 3],
    [['nps', address, '--excluded', join(folder, 'x.csv')], 'cluster-option', 2],
    [['nps', address, '--manifest', join(folder, 'x.json')], 'cluster-option', 2],
    [['nps', address, '--engine', 'duckdb'], 'cluster-option', 2],
    [['nps', address, fixture], 'cluster-and-files', 2],
    [['nps', address, '--baseline', fixture], 'cluster-and-files', 2],
    [['nps', address, address.toUpperCase().replace('TRINO:', 'trino:')], 'file-twice', 2],
    [['convert', address, '--output', join(folder, 'x.csv')], 'cluster-rows-stay', 3],
  ];
  for (const [argv, code, status] of cases) {
    const { status: ended, stderr } = await runCx([...argv, '--lang', 'es']);
    expect([argv[0], ended]).toEqual([argv[0], status]);
    const machine = argv[0] === 'convert' ? null : await runCx([...argv, '--format', 'json']);
    if (machine === null) expect(stderr).toContain('se quedan en el clúster');
    else expect(JSON.parse(machine.stderr)).toMatchObject({ error: { code } });
  }
});

test('names are names, whatever they hold', async () => {
  // A catalog keeps names in small letters, and this one takes neither a slash nor a point in those of tables.
  for (const name of [`x"; drop table responses --`, `a'b`, 'two words', 'ünï😀', 'per%cent', 'semi;colon']) {
    const table = sql`ice.${identifier(schema)}.${identifier(name)}`;
    await statement(sql`CREATE TABLE ${table} AS
      SELECT number % 11 AS recommend_score, 'ES' AS ${identifier(name)} FROM UNNEST(sequence(1, 110)) AS numbers (number)`);
    const ran = await runCx(['nps', addressOf('ice', schema, name), '--by', name, '--format', 'json']);
    expect([name, ran.status]).toEqual([name, 0]);
    expect(ran.stdout).toContain('"used": 110');
  }
  const { rows } = await statement(sql`SELECT count(*) FROM lake.${identifier(schema)}.responses`);
  expect(rows).toEqual([[2000]]);
});

/** A table that is opened, then changed, then counted. */
async function counted(catalog: string, change: (table: Sql) => Sql) {
  const name = `changing_${catalog}`;
  const table = sql`${identifier(catalog)}.${identifier(schema)}.${identifier(name)}`;
  await statement(sql`DROP TABLE IF EXISTS ${table}`);
  await statement(
    sql`CREATE TABLE ${table} AS SELECT number % 11 AS recommend_score FROM UNNEST(sequence(1, 110)) AS numbers (number)`,
  );
  const io = { stdin: process.stdin, stdout: process.stdout, stderr: { write: () => true } as never, env: {} };
  const sources = await openSources([addressOf(catalog, schema, name)], {}, io);
  await statement(change(table));
  const request = {
    relation: 'responses',
    columns: [{ header: 'recommend_score', reading: 'raw' as const }],
    unique: null,
  };
  const { cells } = await trinoEngine.tally(sources, request);
  return [...cells].reduce((sum, { rows }) => sum + rows, 0);
}

describe('a run sees one state of a table', () => {
  test('of one with snapshots that in which it was found', async () => {
    expect(await counted('ice', (table) => sql`DELETE FROM ${table} WHERE recommend_score = 3`)).toBe(110);
    expect(await counted('ice', (table) => sql`INSERT INTO ${table} VALUES 3`)).toBe(110);
  });

  test('of others a change ends the run', async () => {
    const code = 'input-changed';
    await expect(counted('lake', (table) => sql`INSERT INTO ${table} VALUES 3`)).rejects.toMatchObject({ code });
    await expect(counted('lake', (table) => sql`DROP TABLE ${table}`)).rejects.toMatchObject({ code });
    await expect(
      counted('lake', (table) => sql`ALTER TABLE ${table} RENAME COLUMN recommend_score TO score`),
    ).rejects.toMatchObject({ code });
  });

  test('the snapshot is said', async () => {
    const { stderr } = await runCx(['nps', addressOf('ice', schema, 'changing_ice'), '--brief']);
    expect(stderr).toMatch(/is read as it was in its snapshot \d+/u);
  });
});

describe('on five million records', () => {
  const big = () => addressOf('lake', schema, 'big');
  const question = ['--by', 'country', '--period', 'month', '--format', 'json'];
  let expected = '';
  beforeAll(async () => {
    await statement(sql`CREATE TABLE lake.${identifier(schema)}.big AS
      SELECT 'R' || CAST(one * 2500 + two AS VARCHAR) AS response_id,
        CAST(date_add('second', (one * 2500 + two) * 12, TIMESTAMP '2025-01-01 00:00:00') AS TIMESTAMP(3)) AS submitted_at,
        (one * 7 + two * 13) % 11 AS recommend_score,
        element_at(ARRAY['ES', 'MX', 'US', 'FR'], 1 + (one + two) % 4) AS country
      FROM UNNEST(sequence(1, 2000)) AS ones (one) CROSS JOIN UNNEST(sequence(1, 2500)) AS twos (two)`);
    const ran = await runCx(['nps', big(), ...question]);
    expected = ran.stdout;
    expect(ran.status).toBe(0);
  });

  const running = async (): Promise<readonly string[]> => {
    const { rows } = await statement(
      sql`SELECT query_id FROM system.runtime.queries WHERE state = 'RUNNING' AND source = 'cx' AND query LIKE ${literal('WITH%"big"%')} AND query NOT LIKE ${literal('%runtime.queries%')}`,
    );
    return rows.map(([id]) => String(id));
  };
  const seen = async (): Promise<readonly string[]> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const ids = await running();
      if (ids.length > 0) return ids;
    }
    throw new Error('no query of cx was seen');
  };

  test('a run that is interrupted leaves no query behind', async () => {
    const limit = await limitOf(2000);
    const { child, ended } = program.start(['nps', big(), ...question]);
    const [id = ''] = await seen();
    const began = Date.now();
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ status: 130, stdout: '' });
    expect(Date.now() - began).toBeLessThan(limit);
    const { rows } = await statement(
      sql`SELECT state, error_code FROM system.runtime.queries WHERE query_id = ${literal(id)}`,
    );
    expect(rows).toEqual([['FAILED', 'USER_CANCELED']]);
  });

  test('a worker that is killed: the right numbers after a retry, or a clear error', async () => {
    const { ended } = program.start(['nps', big(), ...question]);
    await seen();
    const began = Date.now();
    await shell('kill -9 "$(scripts/trino worker)"');
    const { status, stdout, stderr } = await ended;
    process.stderr.write(
      `worker killed: ended with ${status} after ${Math.round((Date.now() - began) / 1000)} s\n${stderr}`,
    );
    expect(Date.now() - began).toBeLessThan(240_000);
    expect([0, 3]).toContain(status);
    if (status === 0) expect(stdout).toBe(expected);
    else expect(stderr).toContain('cluster-gone');
    await shell('scripts/trino up');
  });
});

const shell = (command: string): Promise<void> =>
  new Promise((resolve, reject) => {
    spawn('bash', ['-c', command], { stdio: 'ignore' }).on('close', (status) =>
      status === 0 ? resolve() : reject(new Error(`${command} ended with ${status}`)),
    );
  });
