import { compareTexts } from '../../src/records/order.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { foldedResultOf } from './folded.ts';
import { rowsOf } from './states.ts';
import { Chance } from './customer-histories.ts';
import { isoDay, civilDay, dayNumberOf } from '../../src/values/dates/calendar.ts';
import { slowTest, some } from '../often.ts';

const folder = temporaryFolder();
let files = 0;
const file = (...lines: readonly string[]) => {
  files += 1;
  return folder.file(`lives-${files}.csv`, `${lines.join('\n')}\n`);
};

const headed = (...lines: readonly string[]) => file('customer_id,started_at,ended_at,plan', ...lines);
const told = (...lines: readonly string[]) => file('months,left', ...lines);
const byTimes = ['--duration', 'months', '--event', 'left'];

describe('by hand', () => {
  // At risk 5 at day 10 (one leaves), 4 at 20 (one goes on unseen), 3 at 30 (one leaves), 2 at 31: .8, then .8 × 2 ÷ 3.
  const lives = () =>
    headed(
      'A,2025-01-01,2025-01-11,x',
      'B,2025-01-01,2025-01-31,x',
      'C,2025-01-12,,x',
      'D,2025-01-01,,y',
      'E,2025-01-01,,y',
    );

  test('the curve is what is left of those at risk at each time', async () => {
    const result = await foldedResultOf(['retention', lives(), '--as-of', '2025-02-01']);
    const curve = rowsOf(result, 'curve').map(({ time, at_risk, events, survival }) => [
      time,
      at_risk,
      events,
      survival,
    ]);
    expect(curve.slice(0, 4)).toEqual([
      [0, 5, 0, 1],
      [10, 5, 1, 0.8],
      [20, 4, 0, 0.8],
      [30, 3, 1, expect.closeTo((0.8 * 2) / 3, 12)],
    ]);
    expect(rowsOf(result, 'overall')).toMatchObject([
      { n: 5, events: 2, censored: 3, median: null, restricted_to: 31 },
    ]);
    // 10 days of all, 20 of .8, 1 of .8 × 2 ÷ 3.
    expect(rowsOf(result, 'overall')[0]!['restricted_mean']).toBeCloseTo(10 + 20 * 0.8 + (0.8 * 2) / 3, 12);
  });

  test('the same times may be told in weeks', async () => {
    const days = await resultOf(['retention', lives(), '--as-of', '2025-02-01']);
    const weeks = await resultOf(['retention', lives(), '--as-of', '2025-02-01', '--time-unit', 'week']);
    expect(rowsOf(weeks, 'curve').map(({ time }) => Number(time) * 7)).toEqual(
      rowsOf(days, 'curve').map(({ time }) => expect.closeTo(Number(time), 9)),
    );
  });

  test('the mean is taken up to the longest time of all groups, or up to what was asked for', async () => {
    const grouped = await foldedResultOf(['retention', lives(), '--as-of', '2025-02-01', '--by', 'plan']);
    expect(rowsOf(grouped, 'segments').map(({ restricted_to }) => restricted_to)).toEqual([31, 31]);
    const until = await resultOf(['retention', lives(), '--as-of', '2025-02-01', '--until', '20']);
    expect(rowsOf(until, 'overall')[0]).toMatchObject({ restricted_to: 20, restricted_mean: expect.closeTo(18, 12) });
  });

  test('an end after the last day that counts is that of a customer who is still here', async () => {
    const result = await foldedResultOf(['retention', lives(), '--as-of', '2025-01-20']);
    expect(rowsOf(result, 'overall')[0]).toMatchObject({ n: 5, events: 1 });
  });
});

describe('times that a column says', () => {
  test.each([
    ['0', '1', '1'],
    ['1', '2', '2'],
    ['0.0', '1.0', '1.0'],
    ['"0,0"', '"1,0"', '"1,0"'],
    ['no', 'Yes', 'Yes'],
    ['no', 'sí', 'sí'],
    ['False', 'TRUE', 'TRUE'],
    ['stayed', 'churned', 'churned'],
  ])('say with %s and %s who left', async (stayed, left, who) => {
    const result = await foldedResultOf(['retention', told(`3,${left}`, `5,${stayed}`, `7,${who}`), ...byTimes]);
    expect(rowsOf(result, 'overall')[0]).toMatchObject({ n: 3, events: 2, censored: 1 });
  });

  test('say that all left where each says 1', async () => {
    const result = await resultOf(['retention', told('3,1', '5,1'), ...byTimes]);
    expect(rowsOf(result, 'overall')[0]).toMatchObject({ n: 2, events: 2, median: 4 });
  });

  test.each([
    ['left and stayed', ['3,left', '5,stayed'], ['"left"', '"stayed"']],
    ['three words', ['3,0', '5,1', '7,2'], ['"0"', '"1"', '"2"']],
    ['0 and 2', ['3,0', '5,2'], ['"0"', '"2"']],
  ])('are refused where %s do not say it', async (_, lines, named) => {
    const { status, stdout, stderr } = await runCx(['retention', told(...lines), ...byTimes]);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    for (const word of named) expect(stderr).toContain(word);
    expect(stderr).toContain('--event');
  });

  test('are used at 0, and left out below it, where blank, where unreadable and where they end before they are seen', async () => {
    const lives = file('months,left,seen', '0,0,', '-1,1,', ',1,', 'x,1,', '5,,', '7,1,7', '9,1,3', '4,0,', '0,1,0');
    const result = await foldedResultOf(['retention', lives, ...byTimes, '--entry', 'seen']);
    expect(result.accounting).toMatchObject({ read: 9, used: 3 });
    expect(result.accounting.excluded.map(({ reason, column, rows }) => [reason, column, rows])).toEqual([
      ['value-missing', 'duration', 1],
      ['value-missing', 'event', 1],
      ['value-unreadable', 'duration', 1],
      ['value-out-of-scale', 'duration', 1],
      ['value-out-of-scale', 'entry', 2],
    ]);
    // Nobody is seen from the start on but those at 0 and 4; the one who leaves at 9 is at risk after 3.
    expect(rowsOf(result, 'curve').map(({ time, at_risk, survival }) => [time, at_risk, survival])).toEqual([
      [0, 2, 1],
      [4, 2, 1],
      [9, 1, 0],
    ]);
  });

  test('may have fractions, with a decimal comma too', async () => {
    const lives = file('meses;baja', '2,5;1', '2,5;0', '4,25;0');
    const result = await foldedResultOf(['retention', lives, '--duration', 'meses', '--event', 'baja']);
    expect(rowsOf(result, 'curve').map(({ time }) => time)).toEqual([0, 2.5, 4.25]);
  });

  test.each([
    [['--duration', 'months'], 2, '--event'],
    [['--event', 'left'], 2, '--duration'],
    [['--duration', 'monts', '--event', 'left'], 3, "--duration names a column 'monts'"],
  ])('%s say what is missing', async (options, exit, says) => {
    const { status, stderr } = await runCx(['retention', told('3,1'), ...options]);
    expect(status).toBe(exit);
    expect(stderr).toContain(says);
  });

  test('play no other role: a status that says who left is no status', async () => {
    const lives = file('customer_id,months,status', 'A,3,1', 'B,5,0');
    const result = await resultOf(['retention', lives, '--duration', 'months', '--event', 'status']);
    expect(rowsOf(result, 'overall')[0]).toMatchObject({ n: 2, events: 1 });
  });
});

test('who came into sight late is at risk from then on', async () => {
  const lives = file(
    'customer_id,started_at,ended_at,seen',
    'A,2025-01-01,2025-01-11,',
    'B,2025-01-01,2025-01-21,2025-01-15',
    'C,2025-01-01,,2024-12-01',
    'D,2025-01-01,2025-01-11,2025-01-12',
  );
  const result = await foldedResultOf(['retention', lives, '--entry', 'seen', '--as-of', '2025-01-31']);
  expect(rowsOf(result, 'curve').map(({ time, at_risk, events }) => [time, at_risk, events])).toEqual([
    [0, 2, 0],
    [10, 2, 1],
    [20, 2, 1],
    [30, 1, 0],
  ]);
  expect(result.accounting.excluded).toMatchObject([{ reason: 'value-out-of-scale', rows: 1 }]);
});

test('with --stays a customer stays until he first leaves', async () => {
  const lives = headed('A,2025-01-01,2025-01-11,x', 'A,2025-01-05,2025-01-21,x', 'A,2025-02-01,,x', 'B,2025-01-01,,x');
  const result = await resultOf(['retention', lives, '--stays', '--as-of', '2025-02-20']);
  expect(rowsOf(result, 'overall')[0]).toMatchObject({ n: 2, events: 1 });
  expect(rowsOf(result, 'curve')).toMatchObject([{ time: 0 }, { time: 20, events: 1 }, { time: 50 }]);
});

describe('the group of the first answer', () => {
  const lives = () =>
    headed(
      'A,2025-01-01,2025-03-01,x', // answers 9, later 2
      'B,2025-01-01,2025-02-01,y', // answers 3 on the day he leaves
      'C,2025-01-01,2025-01-15,x', // had left when he answered
      'D,2025-01-01,,y', // never answered
      'E,2025-01-01,,x', // answers 7 and 9 on one day
      'F,2025-01-01,,y', // answers after the last day that counts
    );
  const answers = () =>
    file(
      'response_id,customer_id,submitted_at,nps',
      '1,A,2025-01-11,9',
      '2,A,2025-02-11,2',
      '3,B,2025-02-01,3',
      '4,C,2025-01-16,10',
      '5,E,2025-01-21,9',
      '6,E,2025-01-21,7',
      '7,F,2025-03-12,9',
      '8,Z,2025-01-21,9',
    );
  const asked = (...options: readonly string[]) => [
    'retention',
    lives(),
    '--responses',
    answers(),
    '--as-of',
    '2025-03-11',
    ...options,
  ];

  test('is that of the first answer while he was a customer, and his time runs from then on', async () => {
    const result = await foldedResultOf(asked('--by', 'recommend_group'));
    expect(rowsOf(result, 'segments').map(({ recommend_group, n, events }) => [recommend_group, n, events])).toEqual([
      ['detractor', 1, 1],
      ['passive', 1, 0],
      ['promoter', 1, 1],
    ]);
    expect(rowsOf(result, 'curve').filter(({ events }) => events === 1)).toMatchObject([
      { recommend_group: 'detractor', time: 0 },
      { recommend_group: 'promoter', time: 49 },
    ]);
    expect(result.accounting).toMatchObject({
      read: 6,
      used: 3,
      excluded: [{ reason: 'value-missing', column: 'recommend_group', rows: 3 }],
    });
  });

  slowTest('stands where --by names it, beside a column of the customers', async () => {
    const first = await foldedResultOf(asked('--by', 'recommend_group,plan'));
    const last = await foldedResultOf(asked('--by', 'plan,recommend_group'));
    const cells = (rows: readonly Readonly<Record<string, unknown>>[]) =>
      rows.map((row) => [row['recommend_group'], row['plan'], row['n']].map(String).join(' ')).toSorted(compareTexts);
    expect(cells(rowsOf(first, 'segments'))).toEqual(['detractor y 1', 'passive x 1', 'promoter x 1']);
    expect(cells(rowsOf(last, 'segments'))).toEqual(cells(rowsOf(first, 'segments')));
  });

  test('of satisfaction and of effort are the top boxes and the easy ones', async () => {
    const scored = file(
      'response_id,customer_id,submitted_at,satisfaction_score,effort_score',
      '1,A,2025-01-11,4,5',
      '2,E,2025-01-11,3,4',
    );
    const by = (name: string) =>
      resultOf(['retention', lives(), '--responses', scored, '--as-of', '2025-03-11', '--by', name]);
    expect(rowsOf(await by('satisfaction_group'), 'segments').map((row) => row['satisfaction_group'])).toEqual([
      'other',
      'top',
    ]);
    expect(rowsOf(await by('effort_group'), 'segments').map((row) => row['effort_group'])).toEqual(['easy', 'other']);
  });
});

slowTest('detractors of the fixtures leave sooner, and the report says so in words', async () => {
  const result = await resultOf([
    'retention',
    'fixtures/customers.csv',
    '--responses',
    'fixtures/responses.csv',
    '--by',
    'recommend_group',
  ]);
  const test = rowsOf(result, 'tests').find((row) => row['test'] === 'log-rank')!;
  expect(Number(test['p_value'])).toBeLessThan(0.001);
  const story = result.notices.find(({ code }) => code === 'groups-stay')!;
  expect(story.message).toMatch(
    /after 365 days: detractor 71%, passive 78%, promoter 86%.*do not stay alike: detractor leaves soonest \(log-rank p < 0\.001/u,
  );
});

test('with --min-n no row of a curve speaks of fewer, and small groups are hidden with one more', async () => {
  const chance = new Chance(7);
  const lines = Array.from({ length: 80 }, (_, at) => {
    const plan = at < 3 ? 'few' : at < 30 ? 'some' : 'many';
    return `C${at},2025-01-01,${chance.below(2) === 0 ? '' : isoDay(civilDay(dayNumberOf('2025-01-02') + chance.below(91)))},${plan}`;
  });
  const result = await resultOf([
    'retention',
    headed(...lines),
    '--by',
    'plan',
    '--min-n',
    '5',
    '--as-of',
    '2025-04-30',
  ]);
  const segments = rowsOf(result, 'segments');
  expect(segments.filter((row) => row['suppressed'] === true).map((row) => row['plan'])).toEqual(['few', 'some']);
  const curve = rowsOf(result, 'curve');
  expect(new Set(curve.map((row) => row['plan']))).toEqual(new Set(['many']));
  for (const { at_risk, events, time } of curve) {
    expect(Number(at_risk)).toBeGreaterThanOrEqual(5);
    if (Number(time) > 0) expect(Number(events)).toBeGreaterThanOrEqual(5);
  }
});

// The product-limit estimate of a list of single lives, written out as its definition says it.
function survivalOf(lives: readonly { readonly time: number; readonly left: boolean }[], at: number): number {
  const times = [...new Set(lives.filter(({ left, time }) => left && time <= at).map(({ time }) => time))];
  return times.reduce((survival, time) => {
    const risk = lives.filter((life) => life.time >= time).length;
    return survival * (1 - lives.filter((life) => life.left && life.time === time).length / risk);
  }, 1);
}

test.each(some([1, 2, 3, 4, 5, 6, 7, 8], 8))('random lives %i are those of a plain loop', async (seed) => {
  const chance = new Chance(seed);
  const first = dayNumberOf('2024-01-01');
  const asOf = dayNumberOf('2025-06-30');
  const day = (number: number) => isoDay(civilDay(number));
  const lives = Array.from({ length: 60 + chance.below(201) }, (_, at) => {
    const started = first + chance.below(501);
    const ended = chance.below(3) === 0 ? null : started + chance.below(201);
    return { id: `C${at}`, started, ended, plan: ['a', 'b', 'c'][chance.below(3)]! };
  });
  const lines = lives.map(
    ({ id, started, ended, plan }) => `${id},${day(started)},${ended === null ? '' : day(ended)},${plan}`,
  );
  const result = await foldedResultOf(['retention', headed(...lines), '--by', 'plan', '--as-of', '2025-06-30']);
  const known = lives.map(({ started, ended, plan }) => {
    const left = ended !== null && ended <= asOf;
    return { plan, left, time: (left ? ended : asOf) - started };
  });
  for (const row of rowsOf(result, 'curve')) {
    const own = known.filter(({ plan }) => plan === row['plan']);
    expect(row['survival']).toBeCloseTo(survivalOf(own, Number(row['time'])), 10);
    expect(row['at_risk']).toBe(own.filter(({ time }) => time >= Number(row['time'])).length);
  }
  for (const plan of ['a', 'b', 'c']) {
    const own = known.filter((one) => one.plan === plan);
    const row = rowsOf(result, 'segments').find((one) => one['plan'] === plan)!;
    expect([row['n'], row['events']]).toEqual([own.length, own.filter(({ left }) => left).length]);
  }
});

test('nobody, one customer, and customers who all left at once make reports', async () => {
  const none = await resultOf(['retention', headed('A,,,x')]);
  expect(rowsOf(none, 'overall')[0]).toMatchObject({ n: 0, median: null, restricted_mean: null, restricted_to: null });
  expect(none.notices.map(({ code }) => code)).toContain('no-answers');
  const one = await resultOf(['retention', headed('A,2025-01-01,2025-01-05,x'), '--by', 'plan']);
  expect(rowsOf(one, 'overall')[0]).toMatchObject({ n: 1, events: 1, median: 4 });
  expect(rowsOf(one, 'tests')).toMatchObject([
    { test: 'log-rank', statistic: null, p_value: null },
    { test: 'peto-peto', statistic: null, p_value: null },
  ]);
});

test('options are named as data is, and times without days have no last day', async () => {
  const times = await resultOf(['retention', told('3,1', '5,0'), ...byTimes]);
  expect(times.options).toEqual({
    confidence: 0.95,
    duration: 'months',
    event: 'left',
    interval: 'log-log',
    time_unit: 'day',
  });
  const dated = await resultOf(['retention', headed('A,2025-01-01,2025-01-05,x'), '--time-unit', 'week']);
  expect(dated.options).toMatchObject({ as_of: '2025-01-05', time_unit: 'week' });
});

describe('first answers', () => {
  test('of one day are told apart by their times', async () => {
    const lives = headed('A,2024-01-01,,x', 'B,2024-01-01,,x');
    const answers = file(
      'response_id,customer_id,submitted_at,nps',
      '1,A,2024-02-01 17:00,3',
      '2,A,2024-02-01 08:00,9',
      '3,B,2024-02-01 08:00,2',
      '4,B,2024-02-01 17:00,10',
    );
    const result = await foldedResultOf(['retention', lives, '--responses', answers, '--by', 'recommend_group']);
    expect(rowsOf(result, 'segments').map((row) => [row['recommend_group'], row['n']])).toEqual([
      ['detractor', 1],
      ['promoter', 1],
    ]);
  });

  test('of somebody who was no customer yet start the clock when he becomes one', async () => {
    const lives = headed('A,2024-07-01,2024-07-11,x', 'B,2024-07-01,,x');
    const answers = file('customer_id,submitted_at,nps', 'A,2024-01-01,9', 'B,2024-01-01,9');
    const argv = ['retention', lives, '--responses', answers, '--by', 'recommend_group', '--as-of', '2024-12-31'];
    expect(rowsOf(await foldedResultOf(argv), 'curve').map(({ time, at_risk }) => [time, at_risk])).toEqual([
      [0, 2],
      [10, 2],
      [183, 1],
    ]);
  });
});

test('what cannot be asked says what to type', async () => {
  const dateless = await runCx(['retention', told('3,1', '5,0')]);
  expect(dateless.status).toBe(3);
  expect(dateless.stderr).toContain('--duration <column> --event <column>');
  const silent = await runCx(['retention', headed('A,2024-01-01,,x'), '--by', 'recommend_group']);
  expect(silent).toMatchObject({ status: 2, stdout: '' });
  expect(silent.stderr).toContain('--responses');
  expect(await runCx(['retention', told('3,1'), ...byTimes, '--as-of', '2024-01-01'])).toMatchObject({ status: 2 });
});
