import { sql } from '../../src/sql/tag.ts';
import { writeParquet } from '../engines/parquet-files.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { refusal } from '../reading/read.ts';
import { resultOf } from '../run-cx.ts';
import { rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const lines = (...records: readonly string[]) => `${records.join('\n')}\n`;

const warnings = async (argv: readonly string[]) =>
  (await resultOf(argv)).notices.flatMap(({ code, message }) => (code === 'values-unreadable' ? [message] : []));

/** Purchases of one a day, of which the first say these amounts. */
const bought = (name: string, count: number, amounts: readonly string[], dates: readonly string[] = []) =>
  folder.file(
    name,
    lines(
      'customer_id,date,amount',
      ...Array.from({ length: count }, (_, at) => {
        const day = `2025-0${1 + (at % 9)}-${String(10 + (at % 19))}`;
        return `C${at},${dates[at] ?? day},${amounts[at] ?? '5.00'}`;
      }),
    ),
  );

slowTest('amounts of a Parquet file in binary fractions bring what they say', async () => {
  const file = `${folder.path}/doubles.parquet`;
  await writeParquet(
    file,
    sql`SELECT 'C1' AS customer_id, DATE '2025-01-05' AS date, CAST(amount AS DOUBLE) AS amount
        FROM (VALUES (19.990000000000002), (1e-7), (50.0 / 3), (1e20)) AS t(amount)`,
  );
  const result = await resultOf(['customer-growth', file]);
  expect(result.accounting).toMatchObject({ read: 4, used: 4 });
  const { excluded } = (await resultOf(['customer-growth', file, '--where', 'amount < 1000'])).accounting;
  expect(excluded).toMatchObject([{ reason: 'filtered', rows: 1 }]);
});

test('a customer whose monthly money has the noise of a division keeps it', async () => {
  const file = folder.file(
    'noise.csv',
    lines(
      'customer_id,started_at,ended_at,recurring_revenue',
      'a,2023-01-05,,16.666666666666668',
      'b,2023-02-07,2024-12-01,5',
    ),
  );
  const argv = ['customer-growth', file, '--period', 'year', '--to', '2024-06-30'];
  expect(rowsOf(await resultOf(argv), 'trend').at(-1)).toMatchObject({ revenue_end: 21.666666666667 });
});

describe('where records are left out because a value cannot be read', () => {
  test('more than one in a hundred are warned of, with their texts', async () => {
    expect(await warnings(['customer-growth', bought('many.csv', 199, ['free', 'free', 'a lot'])])).toEqual([
      'amount: in 3 of 199 records there is nothing that can be read, and they are left out: "free" ×2, "a lot" ×1',
    ]);
  });

  test('one in a hundred is a stray', async () => {
    expect(await warnings(['customer-growth', bought('few.csv', 200, ['free', 'free'])])).toEqual([]);
  });

  test('records that a condition leaves out before do not hide them', async () => {
    const file = bought('filtered.csv', 199, ['free', 'free']);
    const some = Array.from({ length: 20 }, (_, at) => `"C${at}"`).join(', ');
    expect(await warnings(['customer-growth', file, '--where', `customer_id in (${some})`])).toEqual([
      'amount: in 2 of 20 records there is nothing that can be read, and they are left out: "free" ×2',
    ]);
  });

  test('dates are warned of in their own words, in Spanish too', async () => {
    const file = bought('dates.csv', 50, [], ['soon', '2025-02-30', 'later', 'now', '']);
    expect(await warnings(['customer-growth', file])).toEqual([
      'date: in 5 of 50 records there is no date that can be read, and they are left out: "2025-02-30" ×1, "later" ×1, "now" ×1, …',
    ]);
    expect((await warnings(['customer-growth', file, '--lang', 'es']))[0]).toContain(
      'date: en 5 de 50 registros no hay ninguna fecha legible, y se excluyen',
    );
  });
});

test.each(['rfm', 'cohorts', 'revenue-retention', 'customer-growth', 'clv'])(
  'where most dates or amounts cannot be read, %s gives no number',
  async (metric) => {
    const half = (text: string, count: number) => Array.from({ length: count }, () => text);
    for (const [name, amounts, dates] of [
      ['dates', [], half('soon', 31)],
      ['amounts', half('12 Stk', 31), []],
    ] as const) {
      const refused = await refusal([metric, bought(`most-${name}.csv`, 60, amounts, dates), '--as-of', '2026-01-01']);
      expect(refused).toEqual({
        code: 'values-unread',
        words: expect.stringMatching(/in 31 of 60 records/u) as string,
      });
    }
    // Half of them are warned of.
    const few = bought('half.csv', 60, [], half('soon', 30));
    expect(await warnings([metric, few, '--as-of', '2026-01-01'])).toHaveLength(1);
  },
);
