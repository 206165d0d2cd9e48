import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const nps = ['nps', 'fixtures/responses.csv', '--by', 'channel', '--period', 'month', '--compare', 'rest'];

slowTest('a table for people has words where machines get codes', async () => {
  const page = await runCx([...nps, '--lang', 'es']);
  expect(page.stdout).toContain('Wald ajustado');
  expect(page.stdout).toContain('más allá de 3σ');
  expect(page.stdout).toMatch(/app +resto/u);
  expect(page.stdout).not.toMatch(/adjusted-wald|beyond-3-sigma|\brest\b/u);

  const markdown = await runCx([...nps, '--lang', 'es', '--format', 'markdown']);
  expect(markdown.stdout).not.toMatch(/adjusted-wald|beyond-3-sigma|\| rest /u);

  const csv = await runCx([...nps, '--lang', 'es', '--format', 'csv', '--table', 'differences']);
  expect(csv.stdout).toMatch(/^app,rest,.*,adjusted-wald$/mu);
});

test('what was asked for comes first on a page, after the answer', async () => {
  const { stdout } = await runCx(nps);
  const titles = ['Net Promoter Score  ', 'Differences', 'By segment', 'Over time', 'Control chart'];
  const places = titles.map((title) => stdout.indexOf(title));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places.every((place) => place >= 0)).toBe(true);
});

test('no figure stands on a page three times', async () => {
  const { stdout } = await runCx(['nps', 'fixtures/responses.csv', '--by', 'channel', '--color', 'never'], {
    columns: 100,
  });
  expect(stdout.match(/\+22\.3/gu)).toHaveLength(2);
});

test('several intervals are said to be each its own; one is not', async () => {
  const said = 'not adjusted for their number';
  expect((await runCx(nps)).stdout).toContain(said);
  const two = folder.file('two.csv', 'nps,g\n9,a\n10,a\n3,b\n8,b\n');
  expect((await runCx(['nps', two, '--by', 'g', '--compare', 'pairs'])).stdout).not.toContain(said);
});

test.each([
  ['en', '(too few to say)'],
  ['es', '(muy pocas para decir algo)'],
])('a score of two answers says in %s that they are too few', async (lang, said) => {
  const two = folder.file('few.csv', 'nps\n9\n10\n');
  expect((await runCx(['nps', two, '--lang', lang])).stdout).toContain(`n 2 ${said}`);
  const three = folder.file('three.csv', 'nps\n9\n10\n3\n');
  expect((await runCx(['nps', three, '--lang', lang])).stdout).not.toContain(said);
});

test('a stored report is drawn in its own language, all of it, and in no other', async () => {
  const stored = folder.file('report.json', (await runCx([...nps, '--format', 'json', '--lang', 'es'])).stdout);
  const drawn = await runCx(['render', stored], { env: { CX_LANG: 'en' } });
  expect(drawn.stdout).toMatch(/intervalo del 95\s%/u);
  expect(drawn.stdout).not.toMatch(/interval |records read/u);
  expect(await runCx(['render', stored, '--lang', 'es'])).toMatchObject({ status: 0, stdout: drawn.stdout });
  const refused = await runCx(['render', stored, '--lang', 'en']);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('--lang en');
});

test.each(['differences', 'holm', 'control-chart', 'change-points', 'raking'])(
  'cx explain %s tells a method in both languages',
  async (id) => {
    const [en, es] = await Promise.all([runCx(['explain', id]), runCx(['explain', id, '--lang', 'es'])]);
    expect(en.stdout).toMatch(/^Source$/mu);
    expect(es.stdout).toMatch(/^Fuente$/mu);
    expect(en.stdout).toMatch(/\d{4}/u);
  },
);

test('long labels are cut so that they differ, in tables and in charts', async () => {
  const lines = ['1', '2', '3'].flatMap((floor) =>
    ['9', '10', '3'].map(
      (score) => `${score},Departamento de atención al cliente número ${floor} planta baja izquierda\n`,
    ),
  );
  const file = folder.file('labels.csv', `nps,g\n${lines.join('')}`);
  const { stdout } = await runCx(['nps', file, '--by', 'g', '--color', 'never'], { columns: 60 });
  for (const floor of ['1', '2', '3']) expect(stdout.split(`…${floor} planta`)).toHaveLength(3);
});

test('the column by which rows are sorted stays in sight', async () => {
  const argv = ['nps', 'fixtures/responses.csv', '--by', 'channel', '--color', 'never'];
  expect((await runCx(argv, { columns: 60 })).stdout).toMatch(/no room for:[^(]*Std\. error/u);
  const { stdout } = await runCx([...argv, '--sort', 'std_error'], { columns: 60 });
  expect(stdout).not.toMatch(/no room for:[^(]*Std\.\s+error/u);
});

test('where all is hidden, no day says when it was', async () => {
  const one = ['enps', 'fixtures/responses.csv', '--where', 'response_id = "R00007"', '--format', 'json'];
  const [hidden, shown] = await Promise.all([runCx(one), runCx([...one, '--min-n', '1'])]);
  expect(hidden.stdout).not.toContain('"days"');
  expect(shown.stdout).toContain('"days"');
});
