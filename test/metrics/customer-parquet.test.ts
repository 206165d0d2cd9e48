import { temporaryFolder } from '../engines/temporary.ts';
import { reportOf, runCx } from '../run-cx.ts';

const folder = temporaryFolder();

/** The same records as Parquet. */
async function parquetOf(relation: string): Promise<string> {
  const output = `${folder.path}/${relation}.parquet`;
  const { status, stderr } = await runCx(['convert', `fixtures/${relation}.csv`, '--output', output, '--quiet']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return output;
}

/** A report without what tells one file from another. */
async function saidOf(argv: readonly string[]): Promise<unknown> {
  const { results } = await reportOf(argv);
  return results.map((result) => ({
    ...result,
    notices: result.status === 'ok' ? result.notices.map(({ code, severity }) => ({ code, severity })) : [],
  }));
}

test.each([
  ['customers', ['customer-growth', '--period', 'quarter', '--by', 'plan']],
  ['customers', ['churn', '--convention', 'all', '--by', 'country']],
  ['transactions', ['customer-growth', '--period', 'month']],
  ['transactions', ['churn', '--inactive-after', '60', '--period', 'quarter']],
])('%s as Parquet give what they give as CSV: %s', async (relation, [command = '', ...options]) => {
  const parquet = await parquetOf(relation);
  const csv = await saidOf([command, `fixtures/${relation}.csv`, ...options]);
  expect(await saidOf([command, parquet, ...options])).toEqual(csv);
});

test('customers as Parquet beside transactions as CSV are joined by the same ids', async () => {
  const parquet = await parquetOf('customers');
  const argv = (customers: string) => [
    'customer-growth',
    '--transactions',
    'fixtures/transactions.csv',
    '--customers',
    customers,
    '--by',
    'plan',
  ];
  expect(await saidOf(argv(parquet))).toEqual(await saidOf(argv('fixtures/customers.csv')));
});
