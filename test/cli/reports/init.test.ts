// What `cx init` writes, and that `cx report` can be run right after it.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { drawnFormats } from '../../../src/cli/options/config.ts';
import type { Report } from '../../../src/results/result.ts';
import { runCxIn } from '../../run-cx.ts';
import { reportFolder } from './folder.ts';
import { slowTest } from '../../often.ts';

const examples = readdirSync('fixtures').filter((name) => name.endsWith('.csv'));
const folder = reportFolder(...examples);
const run = (...argv: readonly string[]) => runCxIn(folder.path, argv);
const settings = () => parse(folder.text('cx.toml')) as Record<string, Record<string, unknown>>;
beforeEach(() => rmSync(join(folder.path, 'cx.toml'), { force: true }));

slowTest(
  'the example files are understood, each is named or said to be left out, and a report follows with nothing to change',
  async () => {
    const ended = await run('init', ...examples);
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toContain('respuestas.csv holds responses too, with other columns');
    expect(ended.stdout).toContain('population.csv was not understood');
    expect(settings()['inputs']).toEqual({
      responses: 'responses.csv',
      customers: 'customers.csv',
      costs: 'costs.csv',
      transactions: 'transactions.csv',
      touchpoints: 'touchpoints.csv',
      reviews: 'reviews.csv',
      invitations: 'invitations.csv',
      profile: 'profile.csv',
    });
    const text = folder.text('cx.toml');
    expect(text).toContain('# respuestas.csv holds responses too, with other columns');
    expect(text).toContain('# population.csv was not understood: cx columns population.csv');
    expect(settings()['report']).toMatchObject({ formats: drawnFormats, output: 'report/', history: 'history.jsonl' });
    expect(await run('report', '--quiet')).toMatchObject({ status: 0, stderr: '', stdout: '' });
    const report = JSON.parse(folder.text('report/report.json')) as Report;
    const [, listed] = /^# (metrics = .*)$/mu.exec(text)!;
    expect(report.results.map(({ metric }) => metric)).toEqual(parse(listed!)['metrics']);
    expect(report.results.length).toBeGreaterThan(15);
    expect(report.results.filter(({ status }) => status !== 'ok')).toEqual([]);
  },
);

test('an input that no metric of the report reads is said to be one, with the metric that would read it', async () => {
  const { stdout } = await run('init', 'customers.csv', 'reviews.csv');
  expect(stdout).toContain('\nreviews is read by none of these metrics, only by simulate\n');
  expect(folder.text('cx.toml')).toContain(
    'reviews = "reviews.csv"\n# reviews is read by none of these metrics, only by simulate\n',
  );
  expect(stdout).not.toContain('customers is read by none');
});

test('no file is read for it, but the beginning of each', async () => {
  const broken = `nps\n${'9\n'.repeat(200_000)}\xff\n"`;
  writeFileSync(join(folder.path, 'broken.csv'), broken, 'latin1');
  expect(await run('init', 'broken.csv')).toMatchObject({ status: 0, stderr: '' });
  expect(folder.text('cx.toml')).toContain('# metrics = [ "nps" ]');
});

test('settings that are there stay as they are', async () => {
  folder.settings('# mine\n');
  const ended = await run('init', 'responses.csv');
  expect(ended).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('there is a cx.toml already') as string,
  });
  expect(readFileSync(join(folder.path, 'cx.toml'), 'utf8')).toBe('# mine\n');
});

slowTest('what was told of the files is told again, in the language of the command', async () => {
  writeFileSync(join(folder.path, 'odd name.csv'), 'id;Q12\n1;9\n2;10\n3;4\n');
  const ended = await run('init', 'odd name.csv', '--map', 'recommend_score=Q12', '--delimiter', ';', '--lang', 'es');
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  expect(settings()).toMatchObject({
    lang: 'es',
    delimiter: ';',
    inputs: { responses: 'odd name.csv', map: { recommend_score: 'Q12' } },
    report: { title: 'Informe de clientes' },
  });
  expect(folder.text('cx.toml')).toContain('# metrics = [ "nps" ]');
  expect(await run('report', '--quiet')).toMatchObject({ status: 0 });
  expect(folder.text('report/report.md')).toMatch(/^# Informe de clientes/u);
});

test.each([
  [['no files'], [], 2, 'no file was named'],
  [['standard input, which is not there again'], ['-'], 2, "cx init cannot be '-'"],
  [['files that no metric understands'], ['population.csv'], 3, '--map COLUMN=HEADER'],
  [['a file that is not there'], ['nowhere.csv'], 3, 'there is no file nowhere.csv'],
])('of %s nothing is written', async (_, files, status, says) => {
  const ended = await run('init', ...files);
  expect(ended).toMatchObject({ status, stdout: '', stderr: expect.stringContaining(says) as string });
  expect(readdirSync(folder.path)).not.toContain('cx.toml');
});

test('standard input is offered neither by its help nor where no file is named', async () => {
  for (const language of ['en', 'es']) {
    expect((await run('init', '--help', '--lang', language)).stdout).not.toMatch(/standard input|entrada estándar/u);
    expect((await run('init', '--lang', language)).stderr).not.toMatch(/standard input|entrada estándar/u);
  }
});

test('names of files and of headers that are TOML, or end a line, stay names', async () => {
  const name = 'a"b\n[report].csv';
  writeFileSync(join(folder.path, name), 'nps,"x\n[nps]\nby = 1"\n9,1\n10,2\n');
  const ended = await run('init', name);
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  expect(settings()['inputs']).toEqual({ responses: name });
  expect(Object.keys(settings())).toEqual(['inputs', 'report']);
  expect(await run('report', '--quiet')).toMatchObject({ status: 0 });
});
