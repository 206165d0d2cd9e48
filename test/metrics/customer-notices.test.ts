// What notices and refusals of customers and purchases say: what is counted, in numbers that agree, with texts of the file.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { sql } from '../../src/sql/tag.ts';
import { writeParquet } from '../engines/parquet-files.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';

const folder = temporaryFolder();
const lines = (...records: readonly string[]) => `${records.join('\n')}\n`;

/** The words of the notices of a code, in one language. */
const said = async (code: string, argv: readonly string[], language = 'en') =>
  (await resultOf([...argv, '--lang', language])).notices.flatMap((one) => (one.code === code ? [one.message] : []));

const refusal = async (...argv: readonly string[]) => {
  const { status, stdout, stderr } = await runCx(argv);
  return [status, stdout, stderr.replaceAll(`${folder.path}/`, '')];
};

const empty = folder.file('empty.csv', 'customer_id,started_at,ended_at\n');
const two = folder.file(
  'two.csv',
  lines('customer_id,started_at,ended_at', '1,2025-01-05,', '2,2025-02-05,2025-04-01', '3,2025-03-01,'),
);
const bought = folder.file(
  'bought.csv',
  lines('customer_id,date,amount', '1,2025-01-05,5', '1,2025-02-05,5', '2,2025-02-06,5', '2,2025-03-07,5'),
);

describe('where nothing is counted', () => {
  test('the notice names customers, and no reasons that are not there', async () => {
    for (const command of ['customer-growth', 'churn', 'cohorts'])
      expect([command, await said('no-answers', [command, empty])]).toEqual([
        command,
        [
          'there are no customers to count: no record says one that can be used; how the file was understood: cx columns FILE',
        ],
      ]);
    expect((await said('no-answers', ['churn', empty], 'es'))[0]).toContain('no hay clientes que contar');
  });
});

describe('where little is counted', () => {
  test('an interval is spoken of where there is one, and a score of surveys alone', async () => {
    expect(await said('low-base', ['customer-growth', two])).toEqual(['fewer than 30 customers: n=3']);
    expect(await said('low-base', ['cohorts', two])).toEqual([
      'fewer than 30 customers: n=3. Read the interval before the number',
    ]);
    expect(await said('low-base', ['cohorts', two], 'es')).toEqual([
      'menos de 30 clientes: n=3. Lea el intervalo antes que el resultado',
    ]);
    const scores = folder.file('scores.csv', 'nps\n9\n8\n');
    expect(await said('low-base', ['nps', scores])).toEqual([
      'fewer than 30 answers: n=2. Read the interval before the score',
    ]);
  });

  test('customers are hidden, not answers', async () => {
    const by = folder.file(
      'by.csv',
      lines(
        'customer_id,date,amount,shop',
        ...[1, 2, 3, 4, 5, 6].map((id) => `${id},2025-01-0${id},5,${id < 3 ? 'a' : 'b'}`),
      ),
    );
    const argv = ['customer-growth', by, '--by', 'shop', '--min-n', '3'];
    expect(await said('suppressed', argv)).toEqual([
      expect.stringContaining('groups with fewer than 3 customers are hidden'),
    ]);
    expect(await said('suppressed', argv, 'es')).toEqual([
      expect.stringContaining('los grupos con menos de 3 clientes se ocultan'),
    ]);
  });
});

test('the notices of one customer speak of one', async () => {
  const file = folder.file(
    'one.csv',
    lines(
      'customer_id,started_at,ended_at,status,mrr',
      '1,2025-01-05,9999-12-31,active,5',
      '2,2025-01-06,2025-02-01,active,5',
      '3,2025-01-07,,cancelled,5',
      '4,2025-03-08,,active,',
      '1,2025-01-05,9999-12-31,active,5',
    ),
  );
  const { notices } = await resultOf(['customer-growth', file]);
  const words = notices.map(({ message }) => message).join('\n');
  expect(words).toContain('in 1 record the end stands for none (9999-12-31): this customer is still here');
  expect(words).toContain('1 customer is active by the status and has an end in the past');
  expect(words).toContain('1 customer has left by the status and nobody wrote when: the record is left out');
  expect(words).toContain('1 customer counts and brings no money');
  expect(words).toContain('1 record says again, cell by cell');
  expect(words).not.toMatch(/\b1 (?:customers|records)\b/u);
  const { notices: avisos } = await resultOf(['customer-growth', file, '--lang', 'es']);
  expect(avisos.map(({ message }) => message).join('\n')).not.toMatch(/\b1 (?:clientes|registros)\b/u);
});

test('ends that stand for none are shown by their most frequent texts, three at most', async () => {
  const ends = ['present', '9999-12-31', '9999-12-31', '0000-00-00', '0000-00-00', 'present', 'present', '1900-01-00'];
  const file = folder.file(
    'ends.csv',
    lines('customer_id,started_at,ended_at', ...ends.map((end, id) => `${id},2025-01-05,${end}`)),
  );
  expect(await said('date-placeholder', ['customer-growth', file])).toEqual([
    expect.stringContaining('in 8 records the end stands for none (present, 0000-00-00, 9999-12-31): these customers'),
  ]);
});

test('the last day that counts is said to come from --to where it does', async () => {
  expect(await said('as-of', ['customer-growth', bought, '--to', '2025-02-20'])).toEqual([
    'the last day that counts is 2025-02-20, as --to says; another: --as-of',
  ]);
  expect(await said('as-of', ['customer-growth', bought])).toEqual([
    'the last day that counts is 2025-03-07, the last date of the files; another: --as-of',
  ]);
});

describe('--compare previous and --rolling without --period', () => {
  test('take the month that purchases are looked at by', async () => {
    for (const option of [
      ['--compare', 'previous'],
      ['--rolling', '2'],
    ]) {
      const { tables } = await resultOf(['customer-growth', bought, ...option]);
      expect(tables).toEqual((await resultOf(['customer-growth', bought, ...option, '--period', 'month'])).tables);
    }
    const { tables } = await resultOf(['churn', bought, '--inactive-after', '30', '--compare', 'previous']);
    expect(tables.map(({ name }) => name)).toContain('differences');
  });

  test('are refused of lives, which have no period of their own', async () => {
    for (const option of [
      ['--compare', 'previous'],
      ['--rolling', '2'],
    ])
      expect(await refusal('customer-growth', two, ...option)).toEqual([
        2,
        '',
        expect.stringContaining(
          `${option[0] === '--rolling' ? '--rolling' : '--compare previous'} needs --period beside it`,
        ),
      ]);
  });
});

describe('files that are not what they begin as', () => {
  test('Parquet that was cut, damaged or packed is refused in words of this program', async () => {
    const whole = `${folder.path}/whole.parquet`;
    await writeParquet(whole, sql`SELECT 'C1' AS customer_id, DATE '2025-01-05' AS date, 5 AS amount`);
    const bytes = readFileSync(whole);
    const cut = folder.file('cut.parquet', bytes.subarray(0, bytes.length - 20));
    const damaged = folder.file(
      'damaged.parquet',
      Buffer.concat([bytes.subarray(0, 30), Buffer.alloc(60, 255), bytes.subarray(-4)]),
    );
    const packed = folder.file('packed.parquet.gz', gzipSync(bytes));
    const tiny = folder.file('tiny.parquet', 'PAR1');
    expect(await refusal('customer-growth', cut)).toEqual([
      3,
      '',
      'cx: cut.parquet is a broken Parquet file: its end is missing\n    export or download it again\n',
    ]);
    expect((await refusal('customer-growth', tiny))[2]).toContain(
      'tiny.parquet is a broken Parquet file: its end is missing',
    );
    expect((await refusal('customer-growth', damaged))[2]).toContain(
      'damaged.parquet is a broken Parquet file: what it says of its columns cannot be read',
    );
    expect(await refusal('customer-growth', packed)).toEqual([
      3,
      '',
      'cx: packed.parquet.gz is not a CSV file but a Parquet file packed with gzip\n    unpack it: Parquet packs its own data\n',
    ]);
  });
});
