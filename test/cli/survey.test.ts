// What `cx survey` writes beside its page, as every metric does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { reportOf, runCx } from '../run-cx.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const responses = 'fixtures/responses.csv';
const second = folder.file(
  'more.csv',
  'response_id,submitted_at,channel,recommend_score,satisfaction_score,effort_score\nm1,2025-07-01,web,9,5,7\nm2,2025-07-01,web,many,,6\nm3,soon,,,4,\nm4,2025-07-02,app,12,often,1\nm5,2025-07-02,app,3,"broken\n',
);
const excluded = join(folder.path, 'excluded.csv');

/** Lines by the first cells that are named. */
function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const [head, ...lines] = readFileSync(excluded, 'utf8').trimEnd().split('\n');
  const places = names.map((name) => head!.split(',').indexOf(name));
  const counts: Record<string, number> = {};
  for (const line of lines) {
    const cells = line.split(',');
    const key = places.map((place) => cells[place]).join(' ');
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** What the accountings of a page say, by metric and reason. */
function accounted({ results }: Report): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const result of results) {
    if (result.status !== 'ok') continue;
    for (const { reason, rows } of result.accounting.excluded)
      counts[`${result.metric} ${reason}`] = (counts[`${result.metric} ${reason}`] ?? 0) + rows;
  }
  return counts;
}

describe('--excluded', () => {
  test.each([
    ['scan', [responses]],
    ['duckdb', [responses]],
    ['scan', [responses, '--where', 'channel = "web"', '--from', '2025-06-01']],
    ['scan', [responses, second]],
    ['duckdb', [responses, second]],
  ])('of the %s lists for each metric the records that its accounting counts: %j', async (engine, words) => {
    const report = await reportOf(['survey', ...words, '--engine', engine, '--excluded', excluded]);
    expect(report.results.filter(({ status }) => status === 'ok').length).toBeGreaterThan(2);
    expect(counted(['metric', 'reason'])).toEqual(accounted(report));
  });

  slowTest('names the metric, then the file where there are several', async () => {
    expect((await runCx(['survey', responses, '--excluded', excluded])).status).toBe(0);
    expect(readFileSync(excluded, 'utf8').split('\n').slice(0, 2)).toEqual([
      'metric,line,reason,detail',
      'nps,32,value-missing,recommend_score: NA',
    ]);
    expect((await runCx(['survey', responses, second, '--excluded', excluded])).status).toBe(0);
    const text = readFileSync(excluded, 'utf8');
    expect(text.split('\n')[0]).toBe('metric,file,line,reason,detail');
    expect(text).toContain(`csat,${second},5,value-unreadable,satisfaction_score: often`);
  });
});

test('--color paints, or not, whatever it is drawn on', async () => {
  const page = async (colour: string, surroundings = {}) =>
    (await runCx(['survey', responses, '--color', colour], surroundings)).stdout;
  expect(await page('always')).toContain('\u001B[1m');
  expect(await page('never', { columns: 90, env: { FORCE_COLOR: '1' } })).not.toContain('\u001B');
});

test('--verbose says on stderr how each file was understood, --quiet what else is there not', async () => {
  const { stdout, stderr } = await runCx(['survey', 'fixtures/respuestas.csv', '--verbose', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({ schema: 'cx.report/1' });
  expect(stderr).toContain('cx: fixtures/respuestas.csv: encoding windows-1252, delimiter ;, header rows 1');
  expect(stderr).toContain('responses.submitted_at = Fecha');
  expect((await runCx(['survey', responses, '--quiet', '--format', 'csv'])).stderr).toBe('');
});

slowTest('--manifest tells all metrics of the page, and is verified with what was left out', async () => {
  const manifest = join(folder.path, 'manifest.json');
  const words = ['survey', responses, '--excluded', excluded, '--manifest', manifest];
  const page = await reportOf(words);
  const said = JSON.parse(readFileSync(manifest, 'utf8')) as { results: unknown; outputs: { option: string }[] };
  expect(said.results).toEqual(
    page.results.flatMap((result) =>
      result.status === 'ok' ? [{ metric: result.metric, accounting: result.accounting }] : [],
    ),
  );
  expect(said.outputs.map(({ option }) => option)).toEqual(['output', 'excluded']);
  expect(await runCx(['verify', manifest])).toMatchObject({ status: 0, stderr: '' });
});

test('the page states the days of each metric, those that the metric states alone', async () => {
  // Who answered one question only on some days covers other days with it.
  const file = folder.file(
    'days.csv',
    'submitted_at,recommend_score,satisfaction_score\n2026-03-01,9,\n2026-03-02,8,4\n2026-03-03,7,5\n2026-03-04,,3\n',
  );
  const { results } = await reportOf(['survey', file]);
  const told = results.flatMap((result) => (result.status === 'ok' ? [[result.metric, result.accounting.days]] : []));
  expect(told).toEqual([
    ['nps', { first: '2026-03-01', last: '2026-03-03' }],
    ['csat', { first: '2026-03-02', last: '2026-03-04' }],
  ]);
});
