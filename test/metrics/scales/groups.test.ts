// Groups that a file has beside its scores: docs/scales.md. What cx counts, by hand.
import { temporaryFolder } from '../../engines/temporary.ts';
import { read, refusal, table } from '../../reading/read.ts';
import { resultOf } from '../../run-cx.ts';

const folder = temporaryFolder();
const grouped = (rows: readonly (readonly [number, string])[], header = 'NPS group') =>
  folder.file('grouped.csv', table(`id,nps,${header}`, ...rows.map(([score, group], at) => `${at},${score},${group}`)));

const byUsualCuts = [
  [10, 'Promoter'],
  [9, 'Promoter'],
  [9, 'Promoter'],
  [8, 'Passive'],
  [8, 'Passive'],
  [7, 'Passive'],
  [6, 'Detractor'],
  [6, 'Detractor'],
  [2, 'Detractor'],
] as const;
/** The same, but for some scores. */
const cutAt = (told: (score: number, group: string) => string) =>
  byUsualCuts.map(([score, group]) => [score, told(score, group)] as const);

test.each([
  ['8 a promoter', (score: number, group: string) => (score === 8 ? 'Promoter' : group), '8 "Promoter"'],
  ['6 a passive', (score: number, group: string) => (score === 6 ? 'Passive' : group), '6 "Passive"'],
  ['9 a passive', (score: number, group: string) => (score === 9 ? 'Passive' : group), '9 "Passive"'],
  ['in Spanish', (score: number) => (score >= 8 ? 'Promotor' : score === 7 ? 'Neutro' : 'Detractor'), '8 "Promotor"'],
])('other cuts than the usual are warned of: %s', async (_, told, words) => {
  const { headlines, notices } = await resultOf(['nps', grouped(cutAt(told))]);
  // Three promoters, three passives, three detractors.
  expect(headlines[0]).toMatchObject({ value: 0, n: 9 });
  expect(notices.filter(({ code }) => code === 'group-disagrees')).toMatchObject([
    { severity: 'warning', message: expect.stringContaining(words) },
  ]);
});

test.each([
  ['the usual cuts', byUsualCuts, 'NPS group'],
  [
    'groups of the survey before',
    byUsualCuts.map(([score, group], at) => [score, at === 3 ? 'Promoter' : group] as const),
    'last group',
  ],
  ['one that was entered by hand', [...byUsualCuts, [5, 'Promoter']] as const, 'group'],
  ['moods', byUsualCuts.map(([score], at) => [score, at % 2 === 0 ? 'neutral' : 'positive'] as const), 'sentiment'],
  ['moods alone', byUsualCuts.map(([score]) => [score, 'neutral'] as const), 'sentiment'],
  ['no group of most', byUsualCuts.map(([score, group], at) => [score, at < 3 ? group : ''] as const), 'group'],
])('%s are not warned of', async (_, rows, header) => {
  expect(await read(['nps', grouped(rows, header)])).toMatchObject({ codes: [] });
});

test('groups that most scores contradict are asked about', async () => {
  const rows = byUsualCuts.map(([score, group]) => [10 - score, group] as const);
  expect((await refusal(['nps', grouped(rows)])).code).toBe('direction-unsure');
});
