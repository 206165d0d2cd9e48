import { temporaryFolder } from '../../engines/temporary.ts';
import { resultOf } from '../../run-cx.ts';
import { lines, read } from './typed-files.ts';

const folder = temporaryFolder();

// Days after 1899-12-30, counted by GNU date 9.1: 45292 is 2024-01-01, 45323 is 2024-02-01, 45350 is 2024-02-28.
describe('spreadsheet serials', () => {
  test('among the dates of a customers file are days, and ends that mean none are none', async () => {
    const file = folder.file(
      'mixed.csv',
      lines('customer_id,started_at,ended_at', '1,2024-01-01,45350', '2,45323,2958465', '3,13/02/2024,0', '4,45292,'),
    );
    const { rows, excluded } = await read('customers', file, [
      'customer_id',
      'started_at',
      { column: 'ended_at', needed: false },
    ]);
    expect(rows).toEqual([
      ['1', '2024-01-01', '2024-02-28'],
      ['2', '2024-02-01', null],
      ['3', '2024-02-13', null],
      ['4', '2024-01-01', null],
    ]);
    expect(excluded).toEqual({});
  });

  test('that fill a whole column are told of, in each such column; among dates they are not', async () => {
    const said = async (name: string, ...rows: string[]) => {
      const file = folder.file(name, lines('customer_id,started_at,ended_at', ...rows));
      const { notices } = await resultOf([
        'churn',
        file,
        '--from',
        '2024-01',
        '--to',
        '2024-02',
        '--as-of',
        '2024-02-29',
      ]);
      return notices.flatMap(({ severity, code, message }) => (code === 'excel-serial' ? [[severity, message]] : []));
    };
    expect(await said('whole.csv', '1,45292,45350', '2,45323,')).toEqual([
      ['info', 'started_at: the numbers were read as spreadsheet days'],
      ['info', 'ended_at: the numbers were read as spreadsheet days'],
    ]);
    expect(await said('some.csv', '1,45292,45350', '2,2024-02-01,')).toEqual([
      ['info', 'ended_at: the numbers were read as spreadsheet days'],
    ]);
  });

  test('among the dates of purchases are days', async () => {
    const file = folder.file(
      'purchases.csv',
      lines('customer_id,occurred_at,amount', '1,2024-01-01,10', '1,45323,20', '2,45323.75,5'),
    );
    const { rows, excluded } = await read('transactions', file, ['customer_id', 'occurred_at', 'amount']);
    expect(rows).toEqual([
      ['1', '2024-01-01', '10'],
      ['1', '2024-02-01', '20'],
      ['2', '2024-02-01', '5'],
    ]);
    expect(excluded).toEqual({});
  });
});
