import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoryLimit } from '../../src/engines/duckdb/database/memory.ts';
import { openDuckDb } from '../../src/engines/duckdb/engine.ts';
import { engineFailure, isEngineFailure } from '../../src/engines/duckdb/database/failure.ts';
import { openDatabase } from '../../src/engines/duckdb/database/open.ts';
import { identifier, literal, sql } from '../../src/sql/tag.ts';
import { spoolPath } from '../../src/sources/files/spool.ts';
import { opened, temporaryFolder } from './temporary.ts';
import { defineRows } from './values.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const responses = await opened(
  folder.file('responses.csv', 'customer,score,day\nana,10,2026-03-01\nbo,9,2026-03-02\n\nana,6,2026-03-03\nana,7\n'),
);
const invitations = await opened(folder.file('invitations.csv', 'id;channel\nana;email\nbo;"web, chat"\n'));

async function withEngine<T>(work: (engine: Awaited<ReturnType<typeof openDuckDb>>) => Promise<T>): Promise<T> {
  const engine = await openDuckDb();
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

const failure = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (isEngineFailure(error)) return error.details.what;
    throw error;
  }
  return 'nothing failed';
};

const scores = { relation: 'records', columns: [{ header: 'score', reading: 'raw' }], unique: null } as const;

describe('what is known under a name', () => {
  test('relations join under the names of their columns', async () => {
    await withEngine(async (engine) => {
      await defineRows(
        engine,
        'responses',
        ['customer_id', 'recommend_score'],
        [
          ['ana', 10],
          ['ana', 6],
          ['bo', 9],
        ],
      );
      await defineRows(
        engine,
        'invitations',
        ['customer_id', 'channel'],
        [
          ['ana', 'email'],
          ['bo', 'web, chat'],
        ],
      );
      const rows = await engine.query(
        sql`SELECT channel, count(*), sum(recommend_score)
            FROM responses JOIN invitations USING (customer_id) GROUP BY channel ORDER BY channel`,
      );
      expect(rows).toEqual([
        ['email', 2, 16],
        ['web, chat', 1, 9],
      ]);
    });
  });

  test('stays when files are tallied beside it, and a tally leaves nothing behind', async () => {
    await withEngine(async (engine) => {
      await defineRows(engine, 'kept', ['n'], [[3]]);
      for (const sources of [[responses], [responses, invitations], []]) {
        const { cells, structures } = await engine.tally(sources, scores);
        // Three sound records and one short of a cell; two without the column.
        expect([...cells].reduce((rows, cell) => rows + cell.rows, 0)).toBe([0, 3, 5][sources.length]);
        expect(structures.map(({ records, rejected, blankLines }) => [records, rejected.length, blankLines])).toEqual(
          [
            [4, 1, 1],
            [2, 0, 0],
          ].slice(0, sources.length),
        );
      }
      const left = await engine.query(
        'SELECT table_name FROM information_schema.tables UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal',
      );
      expect(new Set(left.flat())).toEqual(new Set(['kept']));
      expect(await engine.query('SELECT n FROM kept')).toEqual([[3]]);
    });
  });

  test('a file whose structure is broken leaves nothing behind, and the engine goes on', async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `${at},${at > 2000 ? 'x,y' : 'x'}`);
    const broken = await opened(folder.file('broken.csv', `a,b\n${lines.join('\n')}\n`));
    await withEngine(async (engine) => {
      await expect(
        engine.tally([responses, broken], { relation: 'records', columns: [], unique: null }),
      ).rejects.toMatchObject({ code: 'too-many-bad-records' });
      expect(await engine.query('SELECT count(*) FROM information_schema.tables')).toEqual([[0]]);
      expect((await engine.tally([responses], scores)).cells.length).toBe(3);
    });
  });

  test('a name that looks like SQL is a name', async () => {
    const name = `id" , (select content from read_text('/etc/hostname')) as "x`;
    await withEngine(async (engine) => {
      await defineRows(engine, name, [name], [['ana'], ['bo']]);
      const rows = await engine.query(
        sql`SELECT ${identifier(name)} FROM ${identifier(name)} WHERE ${identifier(name)} = ${literal('bo')}`,
      );
      expect(rows).toEqual([['bo']]);
    });
  });
});

describe('values of a query', () => {
  test('are exact: whole numbers as numbers where these hold them, decimals and dates as text', async () => {
    const [row] = await withEngine((engine) =>
      engine.query(
        `SELECT 7::BIGINT, 9007199254740993::BIGINT, 170141183460469231731687303715884105727::HUGEINT, 1.10::DECIMAL(18, 2),
           DATE '2026-03-01', TIMESTAMP '2026-03-01 09:15:00', 0.5::DOUBLE, true, NULL, 'é', sum(x) FROM (VALUES (1), (2)) AS v(x)`,
      ),
    );
    expect(row).toEqual([
      7,
      9007199254740993n,
      170141183460469231731687303715884105727n,
      '1.10',
      '2026-03-01',
      '2026-03-01 09:15:00',
      0.5,
      true,
      null,
      'é',
      3,
    ]);
  });

  test('keep a byte order mark at the start of a text', async () => {
    const rows = await withEngine((engine) =>
      engine.query("SELECT chr(65279) || 'a', chr(65279) || 'longer than twelve bytes', NULL::VARCHAR"),
    );
    expect(rows).toEqual([['\ufeffa', '\ufefflonger than twelve bytes', null]]);
  });

  slowTest(
    'come one row at a time when they are streamed, and what the receiver throws is not dressed up',
    async () => {
      await withEngine(async (engine) => {
        let sum = 0;
        const rows = await engine.stream('SELECT range FROM range(100000)', async ([n]) => {
          sum += Number(n);
        });
        expect([rows, sum]).toEqual([100_000, 4_999_950_000]);
        const full = new Error('the disk is full');
        const refuse = () => {
          throw full;
        };
        await expect(engine.stream('SELECT range FROM range(100000)', refuse)).rejects.toBe(full);
        expect(await engine.query('SELECT 1')).toEqual([[1]]);
      });
    },
  );
});

test('what is asked at the same time is answered one after the other', async () => {
  const request = {
    relation: 'records',
    columns: [{ header: 'score', reading: 'raw' }],
    unique: { id: 'customer', date: null },
  } as const;
  await withEngine(async (engine) => {
    const [first, second, rows] = await Promise.all([
      engine.tally([responses], request),
      engine.tally([responses, invitations], request),
      engine.query('SELECT range FROM range(10000)'),
    ]);
    expect([first.cells.length, second.cells.length, rows.length]).toEqual([3, 4, 10_000]);
    expect(second.repeated).toEqual(first.repeated);
  });
});

describe('the database reaches no file but those it was opened for', () => {
  test.each([
    ["SELECT content FROM read_text('/etc/hostname')", 'Permission Error'],
    ["SELECT * FROM glob('/etc/*')", 'Permission Error'],
    ["SELECT * FROM read_csv('/etc/passwd')", 'Permission Error'],
    ["SELECT * FROM 'https://example.org/a.parquet'", 'Permission Error|Error'],
  ])('%s fails', async (statement, kind) => {
    expect(await failure(withEngine((engine) => engine.query(statement)))).toMatch(new RegExp(kind, 'u'));
  });

  test.each([
    "COPY (SELECT 1) TO 'x.csv'",
    'CREATE TABLE t AS SELECT 1',
    'SET threads = 1',
    "ATTACH 'x.db'",
    'INSTALL httpfs',
    "LOAD 'x.duckdb_extension'",
    'DROP VIEW responses',
    'SELECT 1; SELECT 2',
  ])('a query only reads: %s is refused', async (statement) => {
    expect(await failure(withEngine((engine) => engine.query(statement)))).not.toBe('nothing failed');
  });

  test.each([
    ['SET enable_external_access = true', 'the configuration has been locked|Cannot'],
    ['SET lock_configuration = false', 'locked|Cannot'],
    ['SET threads = 1', 'locked|Cannot'],
    ['RESET memory_limit', 'locked|Cannot'],
    ["SET allowed_paths = ['/etc/hostname']", 'locked|Cannot'],
    ["SET TimeZone = 'Europe/Madrid'", 'locked|Cannot'],
    ["COPY (SELECT 1) TO '/tmp/cx-other.csv'", 'Permission Error'],
    ["ATTACH '/tmp/cx-other.db'", 'Permission Error'],
    ["EXPORT DATABASE '/tmp/cx-other'", 'Permission Error'],
    ['INSTALL httpfs', 'Error'],
    ["LOAD '/tmp/cx-other.duckdb_extension'", 'Error'],
  ])('not even the program itself can: %s', async (statement, why) => {
    const database = await openDatabase({ files: [responses.text] });
    const what = await failure(database.run(statement));
    database.close();
    expect(what).toMatch(new RegExp(why, 'u'));
  });

  test('its settings are the hardened ones', async () => {
    const database = await openDatabase({ files: [responses.text], memory: '1GB', threads: 1 });
    const [row] = await database.run(
      `SELECT current_setting('enable_external_access'), current_setting('lock_configuration'),
         current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions'),
         current_setting('allow_community_extensions'), current_setting('allow_unsigned_extensions'),
         current_setting('TimeZone'), current_setting('threads'), current_setting('memory_limit')`,
    );
    database.close();
    expect(row).toEqual([false, true, false, false, false, false, 'UTC', 1, '953.6 MiB']);
  });

  test('and not even a file whose records it has been given', async () => {
    await withEngine(async (engine) => {
      await engine.tally([responses], scores);
      for (const path of [responses.path, responses.text])
        expect(await failure(engine.query(sql`SELECT * FROM read_csv(${literal(path)})`))).toMatch(/Permission Error/u);
    });
  });

  test('takes no more memory than the files of its typed rows have bytes, and half a gigabyte at least', () => {
    expect(memoryLimit(undefined, 700 * 2 ** 20)).toBe('700 MiB');
    expect(memoryLimit(undefined, 1000)).toBe('512 MiB');
    expect(memoryLimit(undefined, 2 ** 60)).toBe(memoryLimit(undefined));
    expect(memoryLimit('2GB', 1000)).toBe('2GB');
  });
});

const spillsBeside = (path: string) => readdirSync(join(path, '..')).filter((name) => name.endsWith('-spill'));

describe('its private folder', () => {
  slowTest('is 0700, takes what does not fit into memory, and is gone when the engine is closed', async () => {
    const beside = spoolPath('beside');
    const database = await openDatabase({ files: [], memory: '64MB', threads: 1 });
    const [spill] = spillsBeside(beside);
    const path = join(beside, '..', spill!);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, readdirSync(path).length);
    }, 5);
    await database.run(
      'CREATE TABLE t AS SELECT range AS n, md5(range::VARCHAR) || md5((range + 1)::VARCHAR) AS text FROM range(1500000)',
    );
    await database.run('CREATE TABLE s AS SELECT * FROM t ORDER BY text');
    clearInterval(watch);
    most = Math.max(most, readdirSync(path).length);
    database.close();
    expect(most).toBeGreaterThan(0);
    expect(existsSync(path)).toBe(false);
  });

  slowTest('lets texts be counted that are more than its memory holds', async () => {
    const rows = Array.from(
      { length: 400_000 },
      (_, at) => `answer-${(at * 7919) % 400_000}-with-a-long-identifier,${at % 40} ${'x'.repeat(300)}`,
    );
    const source = await opened(folder.file('long-texts.csv', `id,comment\n${rows.join('\n')}\n`));
    const engine = await openDuckDb({ memory: '80MB', threads: 2 });
    const { cells } = await engine.tally([source], {
      relation: 'records',
      columns: [{ header: 'comment', reading: 'raw' }],
      unique: { id: 'id', date: null },
    });
    await engine.close();
    expect(cells.length).toBe(40);
    expect(new Set([...cells].map((cell) => cell.rows))).toEqual(new Set([10_000]));
  });

  test("is each engine's own: two can read one file at once", async () => {
    const request = {
      relation: 'records',
      columns: [{ header: 'score', reading: 'raw' }],
      unique: { id: 'customer', date: 'day' },
    } as const;
    const before = readdirSync(folder.path);
    const tallies = await Promise.all([1, 2].map(() => withEngine((engine) => engine.tally([responses], request))));
    expect(tallies[0]!.repeated).toEqual(tallies[1]!.repeated);
    expect(tallies[0]!.repeated.map(({ line }) => line)).toEqual([2, 5]);
    expect(readdirSync(folder.path)).toEqual(before);
  });
});

test('an interrupt ends a query of hours within half a second of work, and the engine takes no more', async () => {
  await withEngine(async (engine) => {
    const running = failure(
      engine.query('SELECT count(*) FROM range(4000000) a, range(4000000) b WHERE (a.range * b.range) % 7 = 3'),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = process.cpuUsage();
    engine.interrupt();
    expect(await running).toMatch(/Interrupted/u);
    // The processor's own time: a busy machine does not lengthen it.
    expect(process.cpuUsage(before).user).toBeLessThan(500_000);
    expect(await failure(engine.query('SELECT 1'))).toBe('it is interrupted');
  });
});

test('a file that grows after it was opened is not reported on', async () => {
  const path = folder.file('growing.csv', 'a,b\n1,2\n');
  const source = await opened(path);
  const engine = await openDuckDb();
  writeFileSync(path, 'a,b\n1,2\n3,4\n');
  await expect(engine.tally([source], { relation: 'records', columns: [], unique: null })).rejects.toMatchObject({
    code: expect.stringMatching(/^(?:input-changed|does-not-reconcile)$/u),
  });
  await engine.close();
});

describe('what an engine says of its failures', () => {
  test('holds no value of the data', async () => {
    await withEngine(async (engine) => {
      await defineRows(engine, 'responses', ['customer', 'day'], [['ana', '2026-03-01']]);
      expect(await failure(engine.query('SELECT CAST(customer AS INTEGER) FROM responses'))).toBe(
        'Conversion Error: Could not convert string …',
      );
      expect(await failure(engine.query('SELECT CAST(length(day) * 1234567 AS TINYINT) FROM responses'))).not.toMatch(
        /123/u,
      );
    });
  });

  test('is one line, masked from the first quote on', () => {
    const error = engineFailure(new Error('Invalid Input Error: CSV Error on Line: 3\nOriginal Line: ana,"secret"'));
    expect(error.details).toEqual({ what: 'Invalid Input Error: CSV Error on Line: …' });
    expect(engineFailure(new Error("Conversion Error: it's 'Ana' in \"x\" and 5")).details).toEqual({
      what: 'Conversion Error: it…',
    });
  });

  test('names what is wrong with a statement', async () => {
    expect(await failure(withEngine((engine) => engine.query('SELECT nowhere FROM range(1)')))).toBe(
      'Binder Error: Referenced column "nowhere" not found in FROM clause!',
    );
  });
});

test('closing twice is closing', async () => {
  const engine = await openDuckDb();
  await engine.close();
  await engine.close();
  engine.interrupt();
  expect(await failure(engine.query('SELECT 1'))).toBe('it is closed');
});
