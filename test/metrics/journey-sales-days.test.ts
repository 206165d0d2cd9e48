// Money of journeys that began in some days, counted by hand: what belongs to the others is in no number, and days that follow each
// other add up to all.
import type { OkResult } from '../../src/results/result.ts';
import { amountUnits, exactText } from '../../src/values/numbers/exact.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';
import { rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const contacts = folder.file(
  'contacts.csv',
  `journey_id,customer_id,occurred_at,touchpoint,channel,outcome,cost
J1,C1,2026-03-02 11:00,ad,web,converted,1
J2,C1,2026-04-05 11:00,shop,web,converted,2
J3,C2,2026-04-06 15:00,help,phone,lost,4
`,
);
// 1 of nobody's journey in March, 10 in the journey of March, 20 given back 5 in that of April, 100 in that of C2; 7 of nobody in April.
const sales = folder.file(
  'sales.csv',
  `customer_id,occurred_at,amount,margin
C1,2026-03-01,1,1
C1,2026-03-20,10,1
C1,2026-05-01,20,4
C1,2026-05-09,-5,-2
C2,2026-04-06,100,50
C9,2026-04-30,7,7
C9,2026-04-02,-3,-3
`,
);
const asked = (metric: string, ...words: readonly string[]) =>
  resultOf([metric, contacts, '--transactions', sales, '--as-of', '2026-06-30', ...words]);
const march = ['--from', '2026-03-01', '--to', '2026-03-31'];
const april = ['--from', '2026-04-01', '--to', '2026-04-30'];

slowTest('a purchase in a later journey is not that of an earlier one, though only that was asked for', async () => {
  const revenue = async (...words: readonly string[]) =>
    Object.fromEntries(
      rowsOf(await asked('touchpoints', ...words), 'touchpoints').map((row) => [row['touchpoint'], row['revenue']]),
    );
  expect(await revenue(...march)).toEqual({ ad: 10 });
  expect(await revenue(...april)).toEqual({ shop: 15, help: 100 });
  expect(await revenue()).toEqual({ ad: 10, shop: 15, help: 100 });
});

slowTest('what belongs to no journey is of its day, and so is what was given back without a purchase', async () => {
  const said = ({ notices }: OkResult) =>
    notices.filter(({ code }) => code.startsWith('sales-') || code.startsWith('refund-')).map(({ message }) => message);
  expect(said(await asked('touchpoints', ...march))).toEqual([expect.stringContaining('(together 1)')]);
  expect(said(await asked('touchpoints', ...april))).toEqual([
    expect.stringContaining('(together 7)'),
    expect.stringContaining('(together -3)'),
  ]);
});

slowTest('money of days that follow each other adds up to the money of all', async () => {
  const sums = async (...words: readonly string[]) => {
    const rows = rowsOf(await asked('attribution', ...words), 'money');
    return ['revenue', 'margin', 'cost', 'net'].map((column) =>
      rows.reduce((sum, row) => sum + amountUnits(exactText(Number(row[column]))), 0n),
    );
  };
  const [one, other, all] = [await sums(...march), await sums(...april), await sums()];
  expect(one.map((units) => Number(units) / 1e12)).toEqual([11, 2, 1, 1]);
  expect(one.map((units, at) => units + other[at]!)).toEqual(all);
  expect(all.map((units) => Number(units) / 1e12)).toEqual([133, 61, 7, 54]);
});
