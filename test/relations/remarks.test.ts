import { statSync } from 'node:fs';
import type { OkResult } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { reportOf, resultOf } from '../run-cx.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();

let made = 0;
function write(lines: readonly string[]): string {
  made += 1;
  return folder.file(`file-${made}.csv`, `${lines.join('\n')}\n`);
}

type Said = readonly (readonly [severity: string, code: string, message: string])[];

/** What is said of files beside their numbers, without the names of the files. */
async function said(argv: readonly string[], ...codes: readonly string[]): Promise<Said> {
  const { notices } = await resultOf(argv);
  return notices
    .filter(({ code }) => codes.includes(code))
    .map(({ severity, code, message }) => [severity, code, message.replaceAll(/\S*file-\d+\.csv/g, 'FILE')] as const);
}

describe('broken records', () => {
  const broken = (n: number) => {
    const lines = ['nps,plan', '9,pro', ...Array<string>(n).fill('9,pro,x'), ...Array<string>(200).fill('3,pro')];
    return said(['nps', write(lines)], 'records-rejected');
  };

  test('are told with the lines of five, and that there are more', async () => {
    expect(await broken(1)).toEqual([
      [
        'warning',
        'records-rejected',
        expect.stringMatching(/^FILE: 1 broken record was left out, on line 3 \([^)]+\); all/),
      ],
    ]);
    const [[, , five]] = (await broken(5)) as [Said[number]];
    expect(five).toMatch(/^FILE: 5 broken records were left out, on line 3 .*, 4 .*, 5 .*, 6 .*, 7 \([^)]+\); all/);
    const [[, , six]] = (await broken(6)) as [Said[number]];
    expect(six).toMatch(/^FILE: 6 broken records were left out, on line 3 .*, 7 \([^)]+\), …; all/);
  });
});

describe('dates', () => {
  const dated = (dates: readonly string[], ...options: readonly string[]) => {
    const file = write(['submitted_at,nps', ...dates.map((date) => `${date},9`)]);
    return said(
      ['nps', file, '--period', 'month', ...options],
      'two-digit-year',
      'excel-serial',
      'epoch',
      'days-in-zone',
    );
  };

  test('of two digits, of spreadsheets, of 1970 and of a zone are told, each as what it is', async () => {
    expect(await dated(['31/01/26', '13/02/26'])).toEqual([
      ['info', 'two-digit-year', 'submitted_at: years of two digits were read as 2000–2068 and 1969–1999'],
    ]);
    expect(await dated(['46023', '46024'])).toEqual([
      ['info', 'excel-serial', 'submitted_at: the numbers were read as spreadsheet days'],
    ]);
    // Seconds since 1970 are in UTC, which is no news.
    expect(await dated(['1769904000', '1769990400'])).toEqual([
      ['info', 'epoch', 'submitted_at: the numbers were read as time since 1970 in s'],
    ]);
    expect(await dated(['2026-01-31T23:30:00-05:00', '2026-02-01T10:00:00+01:00'])).toEqual([
      ['info', 'days-in-zone', 'submitted_at: days are those of UTC: in 1 record it is not the one written'],
    ]);
    expect(await dated(['2026-01-31 23:30:00', '2026-02-01'])).toEqual([]);
  });

  test('are told of only where they were read', async () => {
    const file = write(['submitted_at,nps', '31/01/26,9']);
    expect(await said(['nps', file], 'two-digit-year')).toEqual([]);
  });
});

describe('records of the other file that count for nothing', () => {
  const unmatched = async (responses: readonly string[]) => {
    const invitations = write(['response_id', 'R1', 'R2']);
    const given = write(['response_id,nps', ...responses]);
    return (await said(['response-rate', given, '--invitations', invitations], 'unmatched-records')).map(
      ([severity, , message]) => [severity, /\(\d.*/.exec(message)?.[0]],
    );
  };

  slowTest('are a warning where they are all, and a note where they are some', async () => {
    expect(await unmatched(['R1,9', 'R8,9'])).toEqual([['info', '(1) count for nothing here']]);
    expect(await unmatched(['R1,9', ',9'])).toEqual([['info', '(1) count for nothing here']]);
    expect(await unmatched(['R8,9', 'R9,9'])).toEqual([['warning', '(2) count for nothing here']]);
    expect(await unmatched([',9', ',3'])).toEqual([['warning', '(2) count for nothing here']]);
    expect(await unmatched(['R8,9', ',9'])).toEqual([
      ['warning', '(1) and those without a response_id (1) count for nothing here'],
    ]);
    expect(await unmatched(['R1,9', 'R2,9'])).toEqual([]);
  });
});

describe('a file that turns out not to be UTF-8 after its first megabyte', () => {
  const records = 120_000;
  /** Answers of customers C0, C1 … and, as the last one, of a customer with a letter in windows-1252. */
  const late = folder.file(
    'late.csv',
    Buffer.concat([
      Buffer.from(`who,y,plan\n${Array.from({ length: records }, (_, at) => `C${at},9,pro\n`).join('')}`),
      Buffer.from('Ca\u00f1a,3,a\u00f1ejo\n', 'latin1'),
    ]),
  );

  slowTest('is read once more, with the columns that --map names', async () => {
    expect(statSync(late).size).toBeGreaterThan(2 ** 20);
    const { sources, results } = await reportOf(['nps', late, '--map', 'recommend_score=y', '--by', 'plan']);
    expect(sources[0]).toMatchObject({ records: records + 1, understood: { encoding: 'windows-1252' } });
    const { tables } = results[0] as OkResult;
    expect(tables.find(({ name }) => name === 'segments')!.rows).toMatchObject([
      { plan: 'añejo', n: 1, nps: -100 },
      { plan: 'pro', n: records, nps: 100 },
    ]);
  });

  slowTest('is read once more where it is matched with another', async () => {
    const few = write(['customer_id', 'Caña', 'C5', 'D5']);
    const map = ['--map', 'responses.customer_id=who'];
    const { tables } = await resultOf(['response-rate', late, '--invitations', few, ...map]);
    expect(tables[0]!.rows[0]).toMatchObject({ invited: 3, answered: 2 });
  });
});

test('ids that look like numbers or dates are told of in no way, and amounts are', async () => {
  const ids = ['1', '2', '1-R', '2024-01-05', 'NA', '5E01'];
  const file = write(['order_id,customer_id,date,amount', ...ids.map((id) => `${id},${id},2026-01-31,1.50`)]);
  expect(await said(['columns', file], 'values-unreadable', 'missing-words')).toEqual([]);
  const odd = write([
    'order_id,customer_id,date,amount',
    '1,1,2026-01-31,1.50',
    '2,1,2026-01-31,2',
    '3,1,2026-01-31,x',
  ]);
  expect(await said(['columns', odd], 'values-unreadable')).toEqual([
    ['warning', 'values-unreadable', 'amount: 1 value does not read as the other numbers of the column'],
  ]);
});
