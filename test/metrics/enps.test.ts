import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import type { OkResult } from '../../src/results/result.ts';

const folder = temporaryFolder();

/** One line for each answer of a team: promoters answer 10, passives 8, detractors 3. */
function staff(
  name: string,
  teams: Readonly<Record<string, readonly [promoters: number, passives: number, detractors: number]>>,
) {
  const lines = Object.entries(teams).flatMap(([team, counts]) =>
    counts.flatMap((count, at) => Array.from({ length: count }, () => `${team},${[10, 8, 3][at]}\n`)),
  );
  return folder.file(name, `team,enps\n${lines.join('')}`);
}

const segmentsOf = ({ tables }: OkResult) => tables.find(({ name }) => name === 'segments')!.rows;

test('12 promoters, 10 passives and 8 detractors make an eNPS of 13.3, by the arithmetic of nps', async () => {
  const file = staff('one.csv', { all: [12, 10, 8] });
  const { headlines } = await resultOf(['enps', file]);
  expect(headlines[0]).toMatchObject({ name: 'enps', unit: 'points', value: expect.closeTo(40 / 3, 10), n: 30 });
  const [nps] = (await resultOf(['nps', file])).headlines;
  const { value, conf_low, conf_high, n, method, unit } = headlines[0]!;
  expect({ value, conf_low, conf_high, n, method, unit }).toEqual({
    value: nps!.value,
    conf_low: nps!.conf_low,
    conf_high: nps!.conf_high,
    n: nps!.n,
    method: nps!.method,
    unit: nps!.unit,
  });
});

test('a team of four is hidden, and another with it, so that no total gives it away', async () => {
  const file = staff('teams.csv', { sales: [5, 3, 2], support: [1, 1, 2], web: [4, 2, 2] });
  const result = await resultOf(['enps', file, '--by', 'team']);
  expect(segmentsOf(result).map(({ team, n, enps, suppressed }) => [team, n, enps, suppressed])).toEqual([
    ['sales', 10, 30, false],
    ['support', null, null, true],
    ['web', null, null, true],
  ]);
  expect(result.options).toMatchObject({ min_n: 5 });
  expect(result.notices.map(({ code }) => code)).toContain('suppressed');
});

test('a team of four is shown when asked for', async () => {
  const file = staff('shown.csv', { sales: [5, 3, 2], support: [1, 1, 2] });
  const shown = segmentsOf(await resultOf(['enps', file, '--by', 'team', '--min-n', '1']));
  expect(shown.map(({ team, n }) => [team, n])).toEqual([
    ['sales', 10],
    ['support', 4],
  ]);
});

test('four answers in all are not shown at all', async () => {
  const { headlines } = await resultOf(['enps', staff('four.csv', { all: [2, 1, 1] })]);
  expect(headlines[0]).toMatchObject({ value: null, conf_low: null, conf_high: null });
});

test('nobody answering gives nulls, and says so', async () => {
  const { headlines, notices } = await resultOf(['enps', folder.file('none.csv', 'nps\n')]);
  expect(headlines[0]).toMatchObject({ value: null });
  expect(notices.map(({ code }) => code)).toEqual(['no-answers']);
});

test('answers from 1 to 5 are another question', async () => {
  const refused = await runCx(['enps', folder.file('five.csv', `nps\n${[5, 4, 3, 5, 2, 4, 5, 1, 4, 5].join('\n')}\n`)]);
  expect(refused).toMatchObject({ status: 3, stdout: '' });
  expect(refused.stderr).toContain('cx csat');
});

test('Spanish names what is hidden', async () => {
  const file = staff('spanish.csv', { ventas: [5, 3, 2], soporte: [1, 1, 2] });
  const { stdout } = await runCx(['enps', file, '--by', 'team', '--lang', 'es']);
  expect(stdout).toContain('menos de 5 respuestas');
});
