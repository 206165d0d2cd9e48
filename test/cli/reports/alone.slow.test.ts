// Metrics of a report share what they read; each says what it says alone.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { metrics } from '../../../src/metrics/index.ts';
import { relationsOf } from '../../../src/metrics/metric.ts';
import type { Report } from '../../../src/results/result.ts';
import { runCxIn } from '../../run-cx.ts';
import { reportFolder } from './folder.ts';
import { slowTest } from '../../often.ts';

const relations = ['responses', 'customers', 'transactions', 'touchpoints', 'reviews', 'invitations'];
const folder = reportFolder(...relations.map((name) => `${name}.csv`));
const run = (argv: readonly string[]) => runCxIn(folder.path, argv);

/** The command of a metric on the files of a report that it takes. */
const command = (id: string, files: readonly string[]) => {
  const known = [...relationsOf(metrics.find((metric) => metric.id === id)!).keys()] as string[];
  return [
    id,
    ...files.filter((relation) => known.includes(relation)).map((relation) => `--${relation}=${relation}.csv`),
  ];
};

async function assertAlike(toml: string, files: readonly string[]): Promise<void> {
  folder.settings(
    `[inputs]\n${files.map((name) => `${name} = "${name}.csv"\n`).join('')}[report]\nformats = ["json"]\n${toml}`,
  );
  expect(await run(['report', '--quiet'])).toMatchObject({ status: 0, stderr: '' });
  const { results } = JSON.parse(folder.text('report/report.json')) as Report;
  expect(results.length).toBeGreaterThan(5);
  for (const result of results) {
    const { stdout, stderr } = await run([...command(result.metric, files), '--format', 'json']);
    expect(stderr).toBe('');
    expect((JSON.parse(stdout) as Report).results[0]).toEqual(result);
  }
}

slowTest('all metrics of the example files', () => assertAlike('', relations));

slowTest('with segments, periods and conditions, each of its own', async () => {
  const own = {
    nps: 'by = "channel"',
    csat: 'where = \'country = "ES"\'',
    churn: 'by = "plan"\nperiod = "month"',
    'customer-growth': 'period = "quarter"',
    'revenue-retention': 'from = "2026-01"\nto = "2026-06"',
    cohorts: 'where = \'plan = "pro"\'',
    rfm: 'as-of = "2026-06-30"',
    'earned-growth': 'confidence = 0.9',
    'promoter-value': 'zone = "America/Mexico_City"',
  };
  const tables = Object.entries(own).map(([id, toml]) => `[${id}]\n${toml}\n`);
  const listed = `metrics = [${Object.keys(own)
    .map((id) => `"${id}"`)
    .join(', ')}]\n`;
  await assertAlike(`${listed}${tables.join('')}`, ['responses', 'customers', 'transactions']);
});

test('of files whose words, dates and repeated records are noticed by some metrics and not by others', async () => {
  const messy = ['transaction_id,customer_id,occurred_at,amount,kind,note'];
  for (let at = 0; at < 400; at += 1) {
    const day = `2026-0${1 + (at % 6)}-${String(1 + (at % 28)).padStart(2, '0')} 10:${String(at % 60).padStart(2, '0')}:00`;
    messy.push(
      `T${at},C${at % 37},${at % 50 === 3 ? 'soon 10:00' : day},${at % 90 === 7 ? 'free' : 10 + (at % 13)},sale,${at % 11 === 0 ? 'gift' : ''}`,
    );
  }
  messy.push(messy.at(-1)!, messy.at(-2)!);
  writeFileSync(join(folder.path, 'transactions.csv'), `${messy.join('\n')}\n`);
  const ids = ['churn', 'customer-growth', 'cohorts', 'rfm', 'earned-growth', 'revenue-retention', 'value-tiers'];
  const listed = `metrics = [${ids.map((id) => `"${id}"`).join(', ')}]\n`;
  await assertAlike(`${listed}[churn]\nby = "kind"\ninactive-after = "60"\n`, ['transactions']);
});
