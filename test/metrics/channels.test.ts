// What `cx channels` says: the worked numbers of METRICS-journeys (R aov), and switches counted by hand.
import type { OkResult } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const file = (name: string, lines: readonly string[]) => folder.file(name, `${lines.join('\n')}\n`);
const header = 'journey_id,occurred_at,touchpoint,channel,satisfaction_score';
const headlines = ({ headlines: all }: OkResult) => Object.fromEntries(all.map(({ name, value }) => [name, value]));

/** Contacts at a touchpoint, each its own journey, with these scores by channel. */
const rated = (touchpoint: string, scores: Readonly<Record<string, readonly number[]>>) =>
  Object.entries(scores).flatMap(([channel, own]) =>
    own.map((score, at) => `${touchpoint}-${channel}-${at},2026-01-01,${touchpoint},${channel},${score}`),
  );

const worked = rated('help', { web: [9, 8, 10, 7, 9], phone: [5, 6, 4, 7, 3], store: [9, 9, 8, 10, 9] });

describe('consistency', () => {
  slowTest('is that of the worked example, by R aov', async () => {
    const path = file('worked.csv', [header, ...worked]);
    const [row] = rowsOf(await resultOf(['channels', path, '--scale', '1-10']), 'consistency');
    expect(row).toMatchObject({ touchpoint: 'help', channels: 3, best: 'store', worst: 'phone', gap: 4 });
    expect(row!['eta_squared']).toBeCloseTo(0.7383367, 7);
    expect(row!['omega_squared']).toBeCloseTo(0.6799007, 7);
    expect(row!['consistency']).toBeCloseTo(1 - 0.6799007, 7);
    expect(row!['statistic']).toBeCloseTo(16.9302326, 7);
    expect(row!['p_value']).toBeCloseTo(0.00032096, 8);
  });

  slowTest('without the scale scores up to 10 are refused', async () => {
    const { status, stderr } = await runCx(['channels', file('ten.csv', [header, ...worked])]);
    expect(status).toBe(3);
    expect(stderr).toContain('--scale 1-10');
  });

  slowTest(
    'is 1 where all scores are equal, and there is nothing to test; the first names are best and worst',
    async () => {
      const path = file('equal.csv', [header, ...rated('help', { web: [4, 4], phone: [4, 4] })]);
      const [row] = rowsOf(await resultOf(['channels', path]), 'consistency');
      expect(row).toMatchObject({ eta_squared: null, statistic: null, p_value: null, consistency: 1, gap: 0 });
      expect(row).toMatchObject({ best: 'phone', worst: 'phone' });
    },
  );

  test('compares neither a touchpoint of one channel nor a blank channel', async () => {
    const lines = [...rated('help', { web: [4, 5], '': [1, 2] }), ...rated('buy', { web: [3] })];
    expect(rowsOf(await resultOf(['channels', file('one.csv', [header, ...lines])]), 'consistency')).toEqual([]);
  });

  slowTest('of the fixtures names the slow channel as the worst of every touchpoint that has it', async () => {
    const result = await resultOf(['channels', 'fixtures/touchpoints.csv']);
    const phones = rowsOf(result, 'channels').filter(({ channel }) => channel === 'phone');
    expect(phones.length).toBeGreaterThan(3);
    for (const { touchpoint } of phones)
      expect(rowsOf(result, 'consistency').find((row) => row['touchpoint'] === touchpoint)!['worst']).toBe('phone');
  });
});

test('switches follow each other in one journey, and a blank channel is none', async () => {
  const lines = ['web,ad', 'web,help', 'phone,help', ',help', 'web,help', 'phone,pay'].map((one, at) => {
    const [channel, touchpoint] = one.split(',');
    return `J1,2026-01-01 10:0${at},${touchpoint},${channel},`;
  });
  const result = await resultOf(['channels', file('switches.csv', [header, ...lines, 'J2,2026-01-01,ad,web,'])]);
  expect(rowsOf(result, 'switches')).toMatchObject([
    { from_channel: 'web', to_channel: 'phone', switches: 2, repeats: 1 },
  ]);
  expect(headlines(result)).toEqual({ switches: 2, switch_rate: 0.5 });
});

slowTest('with --min-n a touchpoint of which a channel is hidden is not compared', async () => {
  const lines = rated('help', { web: [4, 5, 3, 4], phone: [2, 1], store: [3, 3, 4, 5] });
  const result = await resultOf(['channels', file('few.csv', [header, ...lines]), '--min-n', '3']);
  expect(rowsOf(result, 'consistency')).toMatchObject([{ touchpoint: 'help', gap: null, suppressed: true }]);
  expect(rowsOf(result, 'channels').filter((row) => row['suppressed'] === true)).toHaveLength(2);
});

describe('with --min-n switches', () => {
  /** Journeys of so many contacts in turns of two channels. */
  const walked = (journeys: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(journeys).flatMap(([id, channels]) =>
      channels.map((channel, at) => `${id},2026-01-01 10:0${at},help,${channel},`),
    );

  slowTest('of one journey are not told, though it switches twice', async () => {
    const lines = walked({ J1: ['web', 'phone', 'web'], J2: ['web'], J3: ['web'] });
    const result = await resultOf(['channels', file('one.csv', [header, ...lines]), '--min-n', '2']);
    expect(rowsOf(result, 'switches')).toMatchObject([
      { from_channel: '(other)', to_channel: '(other)', switches: null, repeats: null, suppressed: true },
    ]);
  });

  test('of few journeys are told together with those of enough', async () => {
    const often = ['J2', 'J3'].map((id) => [id, ['web', 'store']] as const);
    const most = ['J4', 'J5', 'J6'].map((id) => [id, ['store', 'web']] as const);
    const lines = walked(Object.fromEntries([['J1', ['web', 'phone', 'web']], ...often, ...most]));
    const result = await resultOf(['channels', file('several.csv', [header, ...lines]), '--min-n', '2']);
    // web > phone and phone > web are of J1 alone; with web > store of two journeys they are of three.
    expect(rowsOf(result, 'switches')).toMatchObject([
      { from_channel: 'store', to_channel: 'web', switches: 3, repeats: 3 },
      { from_channel: '(other)', to_channel: '(other)', switches: 4, repeats: 4 },
    ]);
  });
});
