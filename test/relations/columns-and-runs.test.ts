import { readdirSync } from 'node:fs';
import type { Report } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { reportOf, resultOf, runCx } from '../run-cx.ts';
import { isSlow, slowTest, some } from '../often.ts';

const folder = temporaryFolder();
const lines = (...records: readonly string[]) => `${records.join('\n')}\n`;

/** What a report says of how its one file was understood, without the words for it. */
function understood({ sources: [source] }: Report) {
  const { relation, understood: found } = source!;
  const { decimal, date_order, layout, encoding, delimiter, columns } = found;
  return { relation, decimal, date_order, layout, encoding, delimiter, roles: columns.map(({ role }) => role) };
}

const cases = 'fixtures/cases-customers';
const files = readdirSync(cases)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => `${cases}/${name}`);

const noticesOf = async (file: string, ...options: readonly string[]) =>
  (await resultOf(['columns', file, ...options])).notices.map(({ severity, code, message }) => [
    severity,
    code,
    message,
  ]);

slowTest('cx columns understands each customers or transactions file as cx customer-growth does', async () => {
  const compared: string[] = [];
  for (const file of some(files, 3)) {
    const { status, stdout } = await runCx(['customer-growth', file, '--format', 'json']);
    if (status !== 0) continue;
    const run = JSON.parse(stdout) as Report;
    expect([file, understood(await reportOf(['columns', file]))]).toEqual([file, understood(run)]);
    compared.push(file);
  }
  expect(compared.length).toBeGreaterThan(isSlow ? 30 : 9);
});

slowTest('cx columns calls no value of those files unreadable that a run reads or takes for none', async () => {
  for (const file of files) {
    const said = (await noticesOf(file)).filter(([, code]) => code === 'values-unreadable');
    expect([file, said]).toEqual([file, []]);
  }
});

describe('days that stand for none', () => {
  test('are told of as such, with their count, and settle nothing', async () => {
    const file = folder.file(
      'none.csv',
      lines(
        'customer_id,started_at,ended_at',
        '1,45292,2958465',
        '2,45323,0',
        '3,45350,present',
        '4,45351,45400',
        '5,45352,2958465',
      ),
    );
    expect(await noticesOf(file)).toEqual([
      ['info', 'excel-serial', 'started_at: the numbers are read as spreadsheet days'],
      ['info', 'excel-serial', 'ended_at: the numbers are read as spreadsheet days'],
      ['info', 'date-placeholder', 'ended_at: "2958465" ×2, "0" ×1, "present" ×1 stand for no date'],
    ]);
    const { accounting } = await resultOf(['churn', file, '--as-of', '2024-05-01']);
    expect(accounting).toMatchObject({ read: 5, used: 5 });
  });

  test('do not hide the dates among thousands of others', async () => {
    const dates = Array.from({ length: 2500 }, (_, day) =>
      new Date(Date.UTC(2018, 0, 1 + day)).toISOString().slice(0, 10),
    );
    const file = folder.file(
      'many.csv',
      lines(
        'customer_id,started_at,ended_at',
        '0,2017-01-01,0000-00-00',
        ...dates.map((date, n) => `${n + 1},2018-01-01,${date}`),
      ),
    );
    expect(await noticesOf(file)).toEqual([
      ['info', 'date-placeholder', 'ended_at: "0000-00-00" ×1 stand for no date'],
    ]);
  });

  test('are unreadable where a purchase must have a day, as they are in a run', async () => {
    const file = folder.file(
      'bought.csv',
      lines('customer_id,date,amount', '1,2024-01-01,5', '1,2024-02-01,5', '2,0000-00-00,5'),
    );
    expect(await noticesOf(file)).toEqual([
      ['warning', 'values-unreadable', 'date: 1 value does not read as the other dates of the column'],
    ]);
    expect((await resultOf(['customer-growth', file])).accounting.excluded).toMatchObject([
      { reason: 'date-unreadable', rows: 1 },
    ]);
  });
});

test('an id does not say how a file writes its numbers', async () => {
  const file = folder.file(
    'ids.csv',
    lines('cliente;fecha;importe', '10.5;2024-01-01;1.234,50', '11.5;2024-02-01;2,50'),
  );
  for (const command of ['columns', 'customer-growth'])
    expect((await reportOf([command, file])).sources[0]!.understood.decimal).toBe(',');
});

test('amounts whose separator nothing settles are told of with the option that a run asks for', async () => {
  const file = folder.file(
    'open.csv',
    lines('customer_id,date,amount,kilos', '1,2024-01-01,1.250,2.500', '2,2024-01-02,4.705,1.000'),
  );
  expect(await noticesOf(file)).toEqual([
    [
      'warning',
      'decimal-undecided',
      'amount: nothing shows whether its numbers have thousands or decimals: say --decimal , or --decimal .',
    ],
  ]);
  expect(await noticesOf(file, '--decimal', ',')).toEqual([]);
  const run = await runCx(['customer-growth', file]);
  expect([run.status, run.stderr]).toEqual([3, expect.stringContaining('--decimal')]);
});

test('a customers file with two columns that could be the customer is one all the same', async () => {
  const file = folder.file(
    'two.csv',
    lines('correo,email,created,canceled_at', 'b@x.example,a@x.example,2025-01-15,2025-03-01'),
  );
  expect((await reportOf(['columns', file])).sources[0]!.relation).toBe('customers');
  expect(await noticesOf(file)).toEqual([
    [
      'warning',
      'column-ambiguous',
      'customer_id: "correo", "email" fit equally well; choose with --map customer_id=<header>',
    ],
  ]);
});

test('an export of a survey is not taken for customers because it has a start and an end', async () => {
  const file = 'fixtures/samples/surveymonkey_2header.csv';
  for (const metric of ['churn', 'customer-growth']) {
    const { status, stderr } = await runCx([metric, file]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(`--customers ${file}`)]);
  }
});
