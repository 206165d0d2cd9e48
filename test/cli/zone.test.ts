import { readFileSync } from 'node:fs';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();

/**
 * Answers around the end of June 2026. Madrid is two hours before UTC then, Mexico City six behind it: the first is of
 * 00:30 on 1 July in Madrid, the fourth of 19:00 on 30 June in Mexico.
 */
const answers = folder.file(
  'answers.csv',
  [
    'response_id,nps,submitted_at',
    'a,9,2026-06-30T22:30:00Z',
    'b,3,2026-06-30T21:30:00Z',
    'c,10,2026-07-01 00:10:00',
    'd,8,2026-07-01T01:00:00Z',
    'e,8,2026-07-02',
    '',
  ].join('\n'),
);

/** How many answers each month has, and what is said of days. */
async function monthsOf(...options: readonly string[]) {
  const { tables, notices } = await resultOf(['nps', answers, '--period', 'month', ...options]);
  const trend = tables.find(({ name }) => name === 'trend')!;
  return {
    months: trend.rows.map(({ period, n }) => [period, n]),
    said: notices.filter(({ code }) => code === 'days-in-zone').map(({ message }) => message),
  };
}

describe.each(['scan', 'duckdb'])('days by the tally of %s', (engine) => {
  const months = (...options: string[]) => monthsOf('--engine', engine, ...options);

  slowTest('are those of UTC where a zone is written, else as they stand', async () => {
    expect(await months()).toEqual({
      months: [
        ['2026-06', 2],
        ['2026-07', 3],
      ],
      said: [],
    });
    expect(await months('--zone', 'UTC')).toEqual(await months());
  });

  test('are those of --zone, and it is said how many records that moves', async () => {
    expect(await months('--zone', 'Europe/Madrid')).toEqual({
      months: [
        ['2026-06', 1],
        ['2026-07', 4],
      ],
      said: ['submitted_at: days are those of Europe/Madrid: in 1 record it is not the one written'],
    });
    expect(await months('--zone', 'America/Mexico_City')).toEqual({
      months: [
        ['2026-06', 3],
        ['2026-07', 2],
      ],
      said: ['submitted_at: days are those of America/Mexico_City: in 1 record it is not the one written'],
    });
  });
});

test('--zone bounds --from and --to, and the list of records left out follows it', async () => {
  const list = folder.file('left-out.csv', '');
  const { accounting } = await resultOf([
    'nps',
    answers,
    '--from',
    '2026-07',
    '--zone',
    'Europe/Madrid',
    '--excluded',
    list,
  ]);
  expect(accounting).toMatchObject({ used: 4, excluded: [{ reason: 'out-of-period', rows: 1 }] });
  expect(readFileSync(list, 'utf8').trim().split('\n').slice(1)).toEqual([expect.stringMatching(/^3,out-of-period/)]);
});

// The clocks of Madrid showed 02:30 twice on 25 October 2026: an offset tells the two apart, a time alone is the first.
test('of answers with one id the latest moment counts, times without a zone being of --zone', async () => {
  const file = folder.file(
    'twice.csv',
    [
      'response_id,nps,submitted_at',
      'a,0,2026-10-25T01:15:00Z',
      'a,10,2026-10-25 02:30:00',
      'b,0,2026-10-25T00:15:00Z',
      'b,10,2026-10-25 02:30:00',
      '',
    ].join('\n'),
  );
  const nps = async (...options: string[]) => (await resultOf(['nps', file, ...options])).headlines[0]!.value;
  // In UTC 02:30 is the later of both: two promoters. In Madrid it is 00:30 UTC: later than b's other, not than a's.
  expect(await nps()).toBe(100);
  expect(await nps('--zone', 'Europe/Madrid')).toBe(0);
});

/** Ended and started around midnight in Madrid, where it was one hour later than UTC in December and January. */
const customers = folder.file(
  'customers.csv',
  [
    'customer_id,started_at,ended_at',
    '1,2025-01-15T09:00:00Z,2025-12-31T23:30:00Z',
    '2,2025-12-31T23:30:00Z,',
    '3,2025-12-31 23:30:00,',
    '4,2026-01-20T09:00:00Z,',
    '',
  ].join('\n'),
);

test('customers come and leave on days of --zone', async () => {
  const lives = async (...options: string[]) => {
    const { tables, notices } = await resultOf([
      'customer-growth',
      customers,
      '--period',
      'month',
      '--from',
      '2025-12',
      '--as-of',
      '2026-01-31',
      ...options,
    ]);
    const { rows } = tables.find(({ name }) => name === 'trend')!;
    return {
      months: rows.map(({ period, start, new: came, lost, end }) => [period, start, came, lost, end]),
      said: notices.flatMap(({ code, message }) => (code === 'days-in-zone' ? [message] : [])),
    };
  };
  expect(await lives()).toEqual({
    months: [
      ['2025-12', 1, 2, 1, 2],
      ['2026-01', 2, 1, 0, 3],
    ],
    said: [],
  });
  // 1 leaves and 2 comes on 1 January; 3 came before midnight by the clocks of Madrid.
  expect(await lives('--zone', 'Europe/Madrid')).toEqual({
    months: [
      ['2025-12', 1, 1, 0, 2],
      ['2026-01', 2, 2, 1, 3],
    ],
    said: [
      'started_at: days are those of Europe/Madrid: in 1 record it is not the one written',
      'ended_at: days are those of Europe/Madrid: in 1 record it is not the one written',
    ],
  });
});

test('a zone is a part of what was asked: in the options of the result, and in its manifest', async () => {
  const manifest = folder.file('manifest.json', '');
  const asked = ['nps', answers, '--period', 'month', '--zone', 'Europe/Madrid'];
  expect((await resultOf([...asked, '--manifest', manifest])).options).toMatchObject({ zone: 'Europe/Madrid' });
  expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({
    command: expect.arrayContaining(['--zone', 'Europe/Madrid']),
  });
  expect((await resultOf(asked.slice(0, -2))).options).not.toHaveProperty('zone');
});

test('cx columns says in which zone days are counted', async () => {
  const said = async (...options: string[]) => {
    const { notices } = await resultOf(['columns', answers, ...options]);
    return notices.filter(({ code }) => code === 'days-in-zone').map(({ message }) => message);
  };
  expect(await said()).toEqual(['submitted_at: times with a zone count on their day in UTC']);
  expect(await said('--zone', 'Asia/Tokyo')).toEqual([
    'submitted_at: times with a zone count on their day in Asia/Tokyo',
  ]);
});

test.each(['nps', 'churn', 'columns'])('cx %s refuses what is no zone, and says what to type', async (command) => {
  for (const name of ['Madrid', '+02:00', 'CST', 'GMT+2']) {
    const { status, stdout, stderr } = await runCx([command, answers, '--zone', name]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`--zone cannot be '${name}'`);
    expect(stderr).toContain('such as Europe/Madrid, America/Mexico_City or UTC');
  }
});
