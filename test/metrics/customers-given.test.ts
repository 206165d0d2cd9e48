// How files of customers are named and written down in practice: a file named twice, subscriptions, words of leaving.
import { linkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../engines/temporary.ts';
import { reportOf, resultOf, runCx } from '../run-cx.ts';

const folder = temporaryFolder();
const lines = (...records: readonly string[]) => `${records.join('\n')}\n`;
const refusal = async (...argv: readonly string[]) => {
  const { status, stdout, stderr } = await runCx(argv);
  return [status, stdout, stderr.replaceAll(`${folder.path}/`, '')];
};

describe('one file under two names of one relation', () => {
  const file = folder.file('t.csv', lines('customer_id,date,amount', '1,2025-01-01,5', '1,2025-02-01,5'));
  const [linked, pointed] = [join(folder.path, 'linked.csv'), join(folder.path, 'pointed.csv')];
  linkSync(file, linked);
  symlinkSync(file, pointed);
  const twice = 't.csv is named twice, and its records would count twice';

  test.each([
    ['by position', ['customer-growth', file, file], twice],
    ['by a pattern and a name', ['customer-growth', join(folder.path, 't*.csv'), file], twice],
    ['by position and by its option', ['earned-growth', file, '--transactions', file], twice],
    ['to be looked at', ['columns', file, file], twice],
    ['as links', ['customer-growth', file, linked], 'linked.csv and t.csv are the same file'],
    ['as signs to it', ['customer-growth', pointed, file], 't.csv and pointed.csv are the same file'],
  ])('%s is refused', async (_how, argv, message) => {
    expect(await refusal(...argv)).toEqual([2, '', expect.stringContaining(message)]);
  });

  test('is refused in Spanish', async () => {
    expect((await refusal('customer-growth', file, file, '--lang', 'es'))[2]).toContain('t.csv se indica dos veces');
  });

  test('is a copy where it lies on disk twice', async () => {
    const copy = folder.file('copy.csv', lines('customer_id,date,amount', '1,2025-01-01,5', '1,2025-02-01,5'));
    expect((await resultOf(['customer-growth', file, copy])).accounting).toMatchObject({ read: 4, used: 4 });
  });
});

describe('customers in records that differ', () => {
  const records = (starts: readonly string[]) =>
    folder.file(
      `differ-${starts.join('-')}.csv`,
      lines(
        'customer_id,started_at,ended_at',
        ...starts.flatMap((start, id) => [`${id},2024-01-01,2024-02-01`, `${id},2024-${start}-01,`]),
      ),
    );

  test('are told of --stays where at least half of them start on several days', async () => {
    const hinted = async (starts: readonly string[]) =>
      String((await refusal('churn', records(starts)))[2]).includes('--stays');
    expect(await Promise.all([['03', '04'], ['01', '03'], ['01', '01', '03'], ['01']].map(hinted))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('subscriptions as Stripe exports them', () => {
  const header =
    'id,Customer ID,Customer Email,Plan,Quantity,Currency,Interval,Amount,Status,Created (UTC),Start (UTC),Canceled At (UTC),Ended At (UTC)';
  const sub = (id: number, started: string, canceled = '', ended = '') =>
    `sub_${id},cus_${id},a@x.com,pro,1,usd,month,29.00,${ended === '' ? 'active' : 'canceled'},${started},${started},${canceled},${ended}`;
  const file = folder.file(
    'subs.csv',
    lines(
      header,
      sub(1, '2024-06-03 09:30'),
      // Asked to leave in January, and was here until the end of February.
      sub(2, '2024-06-06 10:30', '2025-01-10 19:30', '2025-02-28 19:30'),
      sub(3, '2025-03-09 11:30'),
    ),
  );

  test('are customers, and gone when the subscription ended, not when that was asked for', async () => {
    const { tables } = await resultOf(['churn', file, '--period', 'month', '--from', '2025-01']);
    const trend = tables.find(({ name }) => name === 'trend')!.rows;
    expect(trend.map(({ period, start, lost, end }) => [period, start, lost, end])).toEqual([
      ['2025-01', 2, 0, 2],
      ['2025-02', 2, 1, 1],
      ['2025-03', 1, 0, 2],
    ]);
  });

  test('are looked at as customers', async () => {
    const { sources } = await reportOf(['columns', file]);
    const { columns } = sources[0]!.understood;
    expect(columns.flatMap(({ name, role }) => (role === null ? [] : [[name, role]]))).toEqual(
      expect.arrayContaining([
        ['Customer ID', 'customers.customer_id'],
        ['Start (UTC)', 'customers.started_at'],
        ['Ended At (UTC)', 'customers.ended_at'],
      ]),
    );
  });

  test.each([
    ['a status of the payment', 'customer_id,created,amount,payment status,cancelled at,plan'],
    ['the number of the order', 'customer_id,created,amount,order id,cancelled at,plan'],
    ['no plan', 'customer_id,created,amount,status,cancelled at'],
  ])('are in doubt with an amount a row and %s', async (_what, headers) => {
    const other = folder.file(
      `${headers.length}.csv`,
      lines(headers, '1,2025-01-01,5,x,,y'.split(',').slice(0, headers.split(',').length).join(',')),
    );
    expect(await refusal('customer-growth', other)).toEqual([2, '', expect.stringContaining('do not say whether')]);
  });
});

test.each(['De baja', 'dado de baja', 'Dada de baja', 'BAJA'])('%s says that a customer has left', async (word) => {
  const file = folder.file(
    `${word}.csv`,
    lines('cliente;fecha_alta;fecha_baja;estado', '1;2025-01-05;;activo', `2;2025-01-06;;${word}`),
  );
  const { accounting, notices } = await resultOf(['customer-growth', file]);
  expect(accounting.excluded).toMatchObject([{ reason: 'value-missing', column: 'ended_at', rows: 1 }]);
  expect(notices.map(({ code }) => code)).toContain('left-without-date');
});
