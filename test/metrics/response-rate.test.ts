import { readFileSync } from 'node:fs';
import responseRate from '../../src/metrics/response-rate/index.ts';
import type { Accounting, Findings, OkResult } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { rowsOfPrinted } from '../engines/printed-sql/database.ts';
import { reportOf, resultOf, runCx } from '../run-cx.ts';
import { counted, findingsOf, near, rowsOf, type Given } from './states.ts';
import { slowTest } from '../often.ts';

/** Invited, delivered, answered. */
type Counts = readonly [invited: number, delivered: number, answered: number];

const invitationsOf = ([invited, delivered, answered]: Counts) =>
  counted([
    [0, invited - delivered],
    [1, delivered - answered],
    [2, answered],
  ]);

const found = (segments: Readonly<Record<string, Counts>>, given: Given = {}) =>
  findingsOf(
    responseRate,
    Object.fromEntries(Object.entries(segments).map(([name, counts]) => [name, invitationsOf(counts)])),
    given,
  );

const overall = (counts: Counts, options: Given = {}) => rowsOf(found({ '': counts }, options), 'overall')[0]!;

describe('the interval of a rate', () => {
  // Newcombe (1998), Statistics in Medicine 17, 857–872, method 3; the undelivered 37 are in no part of it.
  test.each([
    [[300, 263, 81], 0.2553, 0.3662],
    [[185, 148, 15], 0.0624, 0.1605],
    [[57, 20, 0], 0, 0.1611],
    [[66, 29, 1], 0.0061, 0.1718],
  ] as const)('of %j is that of Wilson, as Newcombe (1998) prints it: %d to %d', (counts, low, high) => {
    expect(overall(counts)).toMatchObject({
      n: counts[1],
      invited: counts[0],
      answered: counts[2],
      std_error: null,
      conf_low: near(low, 4),
      conf_high: near(high, 4),
    });
  });

  // R 4.2.2: prop.test(…, correct = FALSE)$conf.int.
  test('of 2,000 answers stands on 5,760 delivered invitations, or on all 6,000', () => {
    expect(overall([6000, 5760, 2000])).toMatchObject({
      n: 5760,
      delivery_rate: 0.96,
      response_rate: near(2000 / 5760, 12),
      conf_low: near(0.335032869424, 10),
      conf_high: near(0.359615220296, 10),
    });
    expect(overall([6000, 5760, 2000], { of: 'invited' })).toMatchObject({
      n: 6000,
      delivered: 5760,
      response_rate: near(1 / 3, 12),
      conf_low: near(0.321515351023, 10),
      conf_high: near(0.345364593473, 10),
    });
  });

  test('stands on weighted invitations where they have weights, with the plain rate beside it', () => {
    // By hand: weights 2 and 1 for 10 of 20 and 5 of 20 that answered: (2·10 + 5) ÷ 60.
    const weighted = [
      { value: 1, weight: 2, n: 10 },
      { value: 2, weight: 2, n: 10 },
      { value: 1, weight: 1, n: 15 },
      { value: 2, weight: 1, n: 5 },
    ];
    const [row] = rowsOf(findingsOf(responseRate, { '': weighted }, { weight: 'weight' }), 'overall');
    expect(row).toMatchObject({ n: 40, response_rate: near(25 / 60, 12), response_rate_unweighted: 0.375 });
    // Kish: (Σw)² ÷ Σw² = 60² ÷ 100.
    expect(row).toMatchObject({ n_eff: near(36, 9), deff: near(40 / 36, 9) });
  });
});

describe('two groups', () => {
  // Newcombe (1998), Statistics in Medicine 17, 873–890, method 10; Campbell (2007) for the test.
  test('differ by the hybrid interval of Newcombe and the N − 1 test', () => {
    const { tables } = found({ a: [75, 70, 56], b: [88, 80, 48] }, { compare: 'pairs' });
    expect(rowsOf({ tables }, 'differences')[0]).toMatchObject({
      difference: near(0.2),
      conf_low: near(0.0524, 4),
      conf_high: near(0.3339, 4),
      method: 'newcombe, n-1',
    });
    const small = found({ a: [13, 12, 11], b: [11, 9, 4] }, { compare: 'pairs' });
    expect(rowsOf(small, 'differences')[0]).toMatchObject({
      statistic: near(2.31340698),
      p_value: near(0.0207002737),
    });
  });
});

describe('the number of answers that a population needs', () => {
  // Krejcie and Morgan (1970), table 1.
  test.each([
    [500, 217],
    [2800, 338],
    [9000, 368],
  ])('is for %d what the published table says: %d', (population, needed) => {
    const enough = rowsOf(found({ '': [population, population - 10, needed] }), 'sample_size');
    expect(enough).toEqual([{ population, needed_n: needed, answered: needed, enough: true }]);
    const few = rowsOf(found({ '': [population, population - 10, needed - 1] }), 'sample_size');
    expect(few[0]).toMatchObject({ needed_n: needed, enough: false });
  });
});

describe('bias', () => {
  test('is warned of beyond a tenth of a standard deviation, and more strongly beyond a quarter', () => {
    // By hand: shares of invited .5 and .5; of respondents .55 and .45: ±.05 ÷ √((.25 + .2475) ÷ 2) = ±.1003.
    const warned = found({ a: [500, 500, 110], b: [500, 500, 90] });
    expect(rowsOf(warned, 'bias')).toMatchObject([
      { column: 'group', value: 'a', invited_share: 0.5, answered_share: 0.55, strength: 'warn' },
      { column: 'group', value: 'b', standardised_difference: near(-0.1002509, 6), strength: 'warn' },
    ]);
    expect(noticeOf(warned)?.message.en).toMatch(/there are fewer of b \(group\); more of a \(group\)/);
    // .63 and .37: ±.13 ÷ √((.25 + .2331) ÷ 2) = ±.2645.
    const strong = found({ a: [500, 500, 126], b: [500, 500, 74] });
    expect(rowsOf(strong, 'bias')[0]).toMatchObject({ standardised_difference: near(0.2645, 4), strength: 'strong' });
    expect(noticeOf(strong)?.message.en).toMatch(
      /far fewer of b \(group\); far more of a \(group\).*do not speak for all/,
    );
    expect(noticeOf(strong)?.message.es).toMatch(/muchos menos de b \(group\); muchos más de a \(group\)/);
  });

  test('is none where every group answers alike, and not measured where nobody answered', () => {
    const even = found({ a: [500, 500, 100], b: [500, 450, 100] });
    expect(rowsOf(even, 'bias').map(({ strength }) => strength)).toEqual(['none', 'none']);
    expect(noticeOf(even)).toBeUndefined();
    const nobody = found({ a: [50, 50, 0], b: [50, 50, 0] });
    expect(rowsOf(nobody, 'bias')[0]).toMatchObject({
      answered_share: null,
      standardised_difference: null,
      strength: null,
    });
  });
});

const noticeOf = ({ notices }: Findings) => notices.find(({ code }) => code === 'response-bias');

const fixtures = ['response-rate', 'fixtures/responses.csv', '--invitations', 'fixtures/invitations.csv'];

// Counted by awk over fixtures/invitations.csv: records, `delivered` true, `response_id` not blank; and the same by country.
describe('the fixtures', () => {
  test('hold 6,000 invitations, 5,760 of them delivered, and 2,000 answers', async () => {
    const { headlines, accounting, tables } = await resultOf(fixtures);
    expect(headlines).toMatchObject([{ name: 'response_rate', value: near(2000 / 5760, 12), n: 5760 }]);
    expect(accounting).toEqual({ read: 6000, used: 6000, excluded: [] });
    expect(rowsOf({ tables }, 'overall')[0]).toMatchObject({
      invited: 6000,
      delivered: 5760,
      answered: 2000,
    });
    expect(rowsOf({ tables }, 'sample_size')[0]).toMatchObject({ population: 6000, needed_n: 361 });
  });

  slowTest('show that Mexico answers less: 239 of 1,374, against 1,761 of 4,626 elsewhere', async () => {
    const result = await resultOf([...fixtures, '--by', 'country', '--compare', 'rest']);
    expect(rowsOf(result, 'segments').find(({ country }) => country === 'MX')).toMatchObject({
      invited: 1374,
      delivered: 1319,
      answered: 239,
      // R 4.2.2: prop.test(239, 1319, correct = FALSE)$conf.int.
      conf_low: near(0.161346233998, 10),
      conf_high: near(0.202901088013, 10),
    });
    // R 4.2.2: the intervals of prop.test for 239 of 1,319 and 1,761 of 4,441, combined as Newcombe (1998) does; the
    // statistic of prop.test times 5,759 ÷ 5,760.
    expect(rowsOf(result, 'differences').find(({ a }) => a === 'MX')).toMatchObject({
      difference: near(-0.215334435363, 10),
      conf_low: near(-0.239900391167, 10),
      conf_high: near(-0.189348211554, 10),
      statistic: near(-14.422511344, 8),
    });
    // By hand: (.1195 − .229) ÷ √((.1195 · .8805 + .229 · .771) ÷ 2).
    expect(rowsOf(result, 'bias').find(({ value }) => value === 'MX')).toMatchObject({
      invited_share: 0.229,
      answered_share: 0.1195,
      standardised_difference: near(-0.2917259, 6),
      strength: 'strong',
    });
    expect(result.notices.map(({ code }) => code)).toEqual(['intervals-not-adjusted', 'response-bias']);
  });

  slowTest('are counted by month and filtered by columns of the invitations', async () => {
    const monthly = await resultOf([...fixtures, '--period', 'month', '--from', '2024-11-01', '--to', '2025-01-31']);
    expect(rowsOf(monthly, 'trend')).toMatchObject([
      { period: '2024-11', invited: 250, delivered: 240, answered: 84 },
      { period: '2024-12', invited: 250, delivered: 240, answered: 79 },
      { period: '2025-01', invited: 250, delivered: 240, answered: 86 },
    ]);
    const mexico = await resultOf([...fixtures, '--where', 'country = "MX"']);
    expect(mexico.accounting).toEqual({ read: 6000, used: 1374, excluded: [{ reason: 'filtered', rows: 4626 }] });
    expect(mexico.headlines[0]).toMatchObject({ value: near(239 / 1319, 12), n: 1319 });
  });

  slowTest('give the same from every engine', async () => {
    for (const options of [
      [],
      ['--by', 'country,plan', '--period', 'quarter', '--compare', 'rest'],
      ['--of', 'invited'],
    ]) {
      const argv = [...fixtures, ...options, '--format', 'json'];
      const usual = await runCx(argv);
      expect(usual).toMatchObject({ status: 0, stderr: '' });
      expect(await runCx([...argv, '--engine', 'duckdb'])).toEqual(usual);
    }
  });

  test('are listed among the sources, with their records, in the order in which they were named', async () => {
    const { sources } = await reportOf(fixtures);
    expect(sources).toMatchObject([
      { relation: 'responses', file: 'fixtures/responses.csv', records: 2000, rejected: 0 },
      { relation: 'invitations', file: 'fixtures/invitations.csv', records: 6000, rejected: 0 },
    ]);
  });

  slowTest('are compared with invitations of another time by --baseline', async () => {
    const lines = readFileSync('fixtures/invitations.csv', 'utf8').split('\n');
    const file = folder.file('2024-11.csv', `${lines.slice(0, 251).join('\n')}\n`);
    const result = await resultOf([...fixtures, '--baseline', file]);
    expect(rowsOf(result, 'differences')).toMatchObject([{ b: file, difference: near(2000 / 5760 - 84 / 240, 9) }]);
  });
});

const folder = temporaryFolder();

interface Files {
  readonly responses: string;
  readonly invitations: string;
}

let made = 0;

/** The arguments for files of these lines. */
function argvOf({ responses, invitations }: Files): string[] {
  made += 1;
  const [given, asked] = [
    folder.file(`responses-${made}.csv`, responses),
    folder.file(`invitations-${made}.csv`, invitations),
  ];
  return ['response-rate', given, '--invitations', asked];
}

const csv = (...lines: readonly string[]) => `${lines.join('\n')}\n`;

/** Invited, delivered, answered of a run, and where its records went; the same from both engines. */
async function countsOf(files: Files, options: readonly string[] = []) {
  const argv = [...argvOf(files), ...options];
  const result = await resultOf(argv);
  expect(await resultOf([...argv, '--engine', 'duckdb'])).toEqual(result);
  const { invited, delivered, answered } = rowsOf(result, 'overall')[0]!;
  return { counts: [invited, delivered, answered], accounting: result.accounting, result };
}

const excluded = ({ excluded: all }: Accounting) => Object.fromEntries(all.map(({ reason, rows }) => [reason, rows]));

describe('invitations are matched', () => {
  test('by the response that they led to, where both files have its id', async () => {
    const { counts } = await countsOf({
      responses: csv('response_id,customer_id,nps', 'R1,C1,9', 'R2,C2,3', 'R9,C3,5'),
      invitations: csv('customer_id,response_id', 'C1,R1', 'C1,', 'C2,R2', 'C3,', 'C4,R7'),
    });
    // By hand: R1 and R2 answered; C3 answered, but not this invitation; R7 is nobody's.
    expect(counts).toEqual([5, 5, 2]);
  });

  slowTest('else by the customer, each of whom counts once with the latest invitation', async () => {
    const { counts, accounting, result } = await countsOf({
      responses: csv('customer_id,nps', 'C1,9', 'C1,8', 'C2,3'),
      invitations: csv(
        'customer_id,invited_at,delivered',
        'C1,2026-03-01,true',
        'C1,2026-04-01 09:00:00,false',
        'C1,2026-02-01,true',
        'C2,2026-03-01,true',
        'C3,2026-03-01,false',
        'C3,2026-03-02,true',
        ',2026-03-02,true',
        '" ",2026-03-02,true',
      ),
    });
    // C1's last invitation was not delivered, says the file; but C1 answered.
    expect(counts).toEqual([3, 3, 2]);
    expect(accounting).toEqual({
      read: 8,
      used: 3,
      excluded: [
        { reason: 'duplicate', rows: 3 },
        { reason: 'id-missing', column: 'customer_id', rows: 2 },
      ],
    });
    expect(result.notices.find(({ code }) => code === 'duplicates')?.message).toMatch(/--map response_id=/);
  });

  test('with ids as they stand but for the spaces around them, so that nobody is counted twice', async () => {
    const { counts, accounting } = await countsOf({
      responses: csv('customer_id,nps', '" 007",9', 'ñ1,8'),
      invitations: csv(
        'customer_id,invited_at',
        '007,2026-03-01',
        '"\t007\u00a0",2026-04-01',
        '7,2026-03-01',
        'ñ1 ,2026-03-01',
        'Ñ1,2026-03-01',
      ),
    });
    // 007 is one customer, invited twice; 7 and Ñ1 are others.
    expect(counts).toEqual([4, 4, 2]);
    expect(excluded(accounting)).toEqual({ duplicate: 1 });
  });

  test('with no response that its survey tool excludes, and with no broken record', async () => {
    const qualtrics = csv(
      'StartDate,EndDate,Status,ResponseId,Q1',
      'Start Date,End Date,Response Type,Response ID,How likely are you to recommend us?',
      '"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}"',
      '2026-03-01 09:00:00,2026-03-01 09:02:00,0,R_1,10',
      '2026-03-01 09:00:00,2026-03-01 09:02:00,1,R_2,9',
      '2026-03-01 09:00:00,2026-03-01 09:02:00, Survey PREVIEW ,R_3,9',
      '2026-03-01 09:00:00,2026-03-01 09:02:00,0,R_4,',
      '2026-03-01 09:00:00,2026-03-01 09:02:00,0,R_5',
    );
    const argv = argvOf({
      responses: qualtrics,
      invitations: csv('response_id,channel', 'R_1,web', 'R_2,web', 'R_3,web', 'R_4,web', 'R_5,web', ',web'),
    });
    const { results, sources } = await reportOf(argv);
    // R_2 and R_3 are previews, R_5 is a short record; R_4 answered, whatever it left blank.
    expect(rowsOf(results[0] as OkResult, 'overall')[0]).toMatchObject({ invited: 6, answered: 2 });
    expect(sources).toMatchObject([
      { relation: 'responses', records: 5, rejected: 1, understood: { layout: 'qualtrics' } },
      { relation: 'invitations', records: 6, rejected: 0 },
    ]);
    expect((results[0] as OkResult).notices.map(({ code }) => code)).toContain('records-rejected');
    expect(await runCx([...argv, '--strict'])).toMatchObject({ status: 3, stdout: '' });
  });

  test('across several files of each', async () => {
    const [first, second] = [
      folder.file('r1.csv', csv('response_id,nps', 'R1,9')),
      folder.file('r2.csv', csv('nps,response_id', '8,R2')),
    ];
    const [may, june] = [
      folder.file('i1.csv', csv('response_id,delivered', 'R1,yes', ',no')),
      folder.file('i2.csv', csv('delivered,response_id', 'sí,R2', 'no,')),
    ];
    const result = await resultOf(['response-rate', first, second, '--invitations', may, '--invitations', june]);
    expect(rowsOf(result, 'overall')[0]).toMatchObject({ invited: 4, delivered: 2, answered: 2 });
  });

  test('by columns that are named for one relation, where the files call them differently', async () => {
    const argv = argvOf({ responses: csv('quien,nps', 'A,9'), invitations: csv('customer_id', 'A', 'B') });
    const named = await resultOf([...argv, '--map', 'responses.customer_id=quien']);
    expect(rowsOf(named, 'overall')[0]).toMatchObject({ invited: 2, answered: 1 });
    const { status, stderr } = await runCx(argv);
    expect(status).toBe(3);
    expect(stderr).toMatch(/responses has no column for customer_id/);
  });

  slowTest('and responses of no invitation are said, as two files may not speak of the same people', async () => {
    const { result } = await countsOf({
      responses: csv('response_id,nps', 'R1,9', 'R8,9', 'R9,2', ',7'),
      invitations: csv('response_id', 'R1', '""', 'R3'),
    });
    const { message, severity } = result.notices.find(({ code }) => code === 'unmatched-records')!;
    expect([severity, message.replace(/^.*csv: /, '')]).toEqual([
      'info',
      'of 4 records those with a response_id that invitations do not have (2) and those without a response_id (1) count for nothing here',
    ]);
    const strangers = await countsOf({
      responses: csv('response_id,nps', 'R8,9'),
      invitations: csv('response_id', 'R1', 'R3'),
    });
    expect(strangers.counts).toEqual([2, 2, 0]);
    expect(strangers.result.notices.find(({ code }) => code === 'unmatched-records')?.severity).toBe('warning');
  });

  slowTest('in files whose bytes turn out late not to be UTF-8', async () => {
    const many = Array.from({ length: 60_000 }, (_, at) => `C${at},9`);
    const latin = Buffer.concat([Buffer.from(csv('customer_id,nps', ...many)), Buffer.from('Ca\xf1a,9\n', 'latin1')]);
    const argv = [
      'response-rate',
      folder.file('late.csv', latin),
      '--invitations',
      folder.file('few.csv', csv('customer_id', 'Caña', 'C5', 'D5')),
    ];
    expect(rowsOf(await resultOf(argv), 'overall')[0]).toMatchObject({ invited: 3, answered: 2 });
  });
});

describe('a column that the responses alone have', () => {
  const files = {
    responses: csv('customer_id,nps,channel', 'C1,9,web', 'C2,3,web', 'C2,4,app', 'C3,8,', 'C9,8,web'),
    invitations: csv('customer_id,country', 'C1,ES', 'C2,ES', 'C3,FR', 'C4,FR', 'C5,FR'),
  };
  const segmentsIn = (result: Pick<OkResult, 'tables'>, name: string) =>
    rowsOf(result, 'segments').map((row) => [row[name], row['invited'], row['answered']]);

  slowTest('limits the answers in --where, and not the invitations', async () => {
    const web = await countsOf(files, ['--where', 'channel = "web"']);
    // C1 and C2 answered on the web; C3 did not, and stays invited.
    expect([web.counts, web.accounting]).toEqual([[5, 5, 2], { read: 5, used: 5, excluded: [] }]);
    // Only the answers that remain are looked for: that of C9.
    expect(web.result.notices.find(({ code }) => code === 'unmatched-records')?.message).toMatch(
      /of 3 records .*\(1\)/,
    );
    expect((await countsOf(files, ['--where', 'country = "FR"'])).counts).toEqual([3, 3, 1]);
  });

  test('puts those who did not answer under (blank) in --by, and who answered twice in both segments', async () => {
    const { result } = await countsOf(files, ['--by', 'channel']);
    expect(segmentsIn(result, 'channel')).toEqual([
      ['app', 1, 1],
      ['web', 2, 2],
      ['(blank)', 3, 1],
    ]);
    expect(rowsOf(result, 'overall')[0]).toMatchObject({ invited: 5, answered: 3 });
    expect(result.notices.map(({ code }) => code)).toContain('segments-overlap');
  });

  slowTest('stands in --by beside columns of the invitations, in the order in which they were named', async () => {
    const { result } = await countsOf(files, ['--by', 'channel,country']);
    expect(
      rowsOf(result, 'segments').map((row) => [row['channel'], row['country'], row['invited'], row['answered']]),
    ).toEqual([
      ['app', 'ES', 1, 1],
      ['web', 'ES', 2, 2],
      ['(blank)', 'FR', 3, 1],
    ]);
    const { result: turned } = await countsOf(files, ['--by', 'country,channel']);
    expect(rowsOf(turned, 'segments').map((row) => [row['country'], row['channel'], row['invited']])).toEqual([
      ['ES', 'app', 1],
      ['ES', 'web', 2],
      ['FR', '(blank)', 3],
    ]);
  });

  test('is that of the invitations where both have it', async () => {
    const { result } = await countsOf(
      {
        responses: csv('customer_id,nps,country', 'C1,9,PT'),
        invitations: csv('customer_id,country', 'C1,ES', 'C2,FR'),
      },
      ['--by', 'country'],
    );
    expect(segmentsIn(result, 'country')).toEqual([
      ['ES', 1, 1],
      ['FR', 1, 0],
    ]);
    expect(result.notices.map(({ code }) => code)).not.toContain('segments-overlap');
  });

  slowTest('of answers with one id, only that of the latest', async () => {
    const { result } = await countsOf(
      {
        responses: csv('response_id,submitted_at,nps,channel', 'R1,2026-03-02,9,web', 'R1,2026-03-01,9,zoo'),
        invitations: csv('response_id', 'R1', '""'),
      },
      ['--by', 'channel'],
    );
    expect(segmentsIn(result, 'channel')).toEqual([
      ['web', 1, 1],
      ['(blank)', 1, 0],
    ]);
  });
});

describe('delivery', () => {
  const responses = csv('response_id,nps', 'R1,9', 'R2,9', 'R3,9', 'R4,9');

  slowTest('is taken to have happened where no column tells of it', async () => {
    const { counts } = await countsOf({ responses, invitations: csv('response_id,country', 'R1,ES', ',ES') });
    expect(counts).toEqual([2, 2, 1]);
  });

  test('is read from words in both languages; what is blank or unreadable is left out, answered or not', async () => {
    const { counts, accounting } = await countsOf({
      responses,
      invitations: csv(
        'response_id,delivered',
        'R1,Delivered',
        ',bounced',
        ',Sí',
        'R2,no entregado',
        'R3,',
        ',N/A',
        'R4,perhaps',
        ',perhaps',
      ),
    });
    // R2 answered, and so was reached.
    expect(counts).toEqual([4, 3, 2]);
    expect(accounting).toEqual({
      read: 8,
      used: 4,
      excluded: [
        { reason: 'value-missing', column: 'delivered', rows: 2, values: [{ value: 'N/A', rows: 1 }] },
        { reason: 'value-unreadable', column: 'delivered', rows: 2, values: [{ value: 'perhaps', rows: 2 }] },
      ],
    });
  });
});

describe('what is left out', () => {
  test('is written with line and reason by --excluded, and is as many as the report says', async () => {
    const out = `${folder.path}/left-out.csv`;
    await resultOf([
      ...argvOf({
        responses: csv('customer_id,nps', 'C1,9', 'C2,9'),
        invitations: csv(
          'customer_id,invited_at,delivered',
          'C1,2026-03-01,true',
          'C1,2026-04-01,maybe',
          ',2026-04-01,true',
          'C2,2026-04-01,true',
          'C3,2026-04-01,',
          'C4,2026-04-01',
        ),
      }),
      '--excluded',
      out,
    ]);
    expect(readFileSync(out, 'utf8').split('\n')).toEqual([
      'line,reason,detail',
      '2,duplicate,customer_id: C1',
      '3,value-unreadable,delivered: maybe',
      '4,id-missing,customer_id: ',
      '6,value-missing,delivered: ',
      expect.stringMatching(/^7,structure,/),
      '',
    ]);
  });
});

describe('small groups', () => {
  const invitation = (country: string, id: string, delivered = 'true') => `${id},${country},${delivered}`;
  const many = (country: string, n: number, answered: number) =>
    Array.from({ length: n }, (_, at) => invitation(country, at < answered ? `${country}${at}` : ''));

  slowTest('are those with few delivered invitations, and no table gives them away', async () => {
    const invitations = csv(
      'response_id,country,delivered',
      ...many('ES', 40, 10),
      ...many('FR', 20, 5),
      ...many('DE', 4, 1),
      ...Array.from({ length: 30 }, () => invitation('DE', '', 'false')),
    );
    const ids = ['ES', 'FR', 'DE'].flatMap((country) => Array.from({ length: 10 }, (_, at) => `${country}${at},9`));
    const argv = [...argvOf({ responses: csv('response_id,nps', ...ids), invitations }), '--by', 'country'];
    const open = await resultOf(argv);
    expect(rowsOf(open, 'segments').find(({ country }) => country === 'DE')).toMatchObject({ n: 4, invited: 34 });
    const closed = await resultOf([...argv, '--min-n', '10']);
    // DE has 4; FR goes with it, so that the total less ES says nothing of either.
    for (const table of ['segments', 'bias']) {
      const rows = rowsOf(closed, table);
      expect(rows.map((row) => [row['country'] ?? row['value'], row['suppressed']])).toEqual([
        ['DE', true],
        ['ES', false],
        ['FR', true],
      ]);
      for (const row of rows.filter(({ suppressed }) => suppressed)) {
        const shown = Object.entries(row).filter(
          ([name, value]) => value !== null && !['country', 'column', 'value', 'suppressed'].includes(name),
        );
        expect(shown).toEqual([]);
      }
    }
    const all = await resultOf([...argv, '--min-n', '100']);
    expect(all.headlines[0]).toMatchObject({ value: null });
    expect(JSON.stringify(all.tables.map(({ rows }) => rows))).not.toMatch(/:\d/);
  });

  test('are marked by their delivered invitations as standing on a low base', async () => {
    const { result } = await countsOf({
      responses: csv('response_id,nps', 'R1,9'),
      invitations: csv('response_id,delivered', 'R1,true', ...Array.from({ length: 40 }, () => ',false')),
    });
    expect(result.notices.find(({ code }) => code === 'low-base')?.message).toMatch(/n=1\b/);
  });
});

describe('without', () => {
  slowTest('invitations there is an explicit empty report, and without responses a rate of 0', async () => {
    const empty = await countsOf({
      responses: csv('response_id,nps', 'R1,9'),
      invitations: csv('response_id,delivered'),
    });
    expect(empty.result.headlines[0]).toMatchObject({ value: null, conf_low: null, conf_high: null, n: 0 });
    expect(empty.result.notices.map(({ code }) => code)).toContain('no-answers');
    expect(empty.accounting).toEqual({ read: 0, used: 0, excluded: [] });
    expect(rowsOf(empty.result, 'sample_size')).toEqual([{ population: 0, needed_n: null, answered: 0, enough: null }]);
    const silent = await countsOf({ responses: csv('response_id,nps'), invitations: csv('response_id', 'R1', '""') });
    expect(silent.counts).toEqual([2, 2, 0]);
    expect(silent.result.headlines[0]).toMatchObject({ value: 0, conf_low: 0 });
  });

  test('a file of invitations it says what to type, in both languages', async () => {
    expect(await runCx(['response-rate', 'fixtures/responses.csv'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'cx: no file of invitations was named\n    cx response-rate RESPONSES --invitations FILE\n',
    });
    expect(await runCx(['response-rate', '--invitations', 'fixtures/invitations.csv', '--lang', 'es'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'cx: no se indicó ningún archivo de responses\n    cx response-rate RESPONSES --invitations ARCHIVO\n',
    });
  });

  test('ids in the invitations it says which columns were looked for', async () => {
    const argv = argvOf({ responses: csv('response_id,nps', 'R1,9'), invitations: csv('country,delivered', 'ES,yes') });
    const { status, stderr } = await runCx([...argv, '--format', 'json']);
    expect(status).toBe(3);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'column-not-found' } });
  });
});

slowTest('the SQL that --show-sql prints gives the same counts, over the files themselves', async () => {
  const { stdout } = await runCx([...fixtures, '--show-sql']);
  const [rows] = await rowsOfPrinted(stdout);
  // Counted by awk, as above; all 2,000 who answered had been reached.
  expect(rows!.toSorted((a, b) => Number(a[2]) - Number(b[2]))).toEqual([
    ['0', 'null', '0', '0', '240', '0'],
    ['0', 'null', '1', '0', '3760', '3760'],
    ['0', 'null', '2', '0', '2000', '2000'],
  ]);
});

test('is said in Spanish where that is asked', async () => {
  const { stdout } = await runCx([...fixtures, '--by', 'country', '--lang', 'es']);
  expect(stdout).toMatch(/Tasa de respuesta \(de entregadas\)\s+34,7/);
  expect(stdout).toMatch(/Quién responde/);
  expect(stdout).toMatch(/muchos menos de MX \(country\)/);
});
