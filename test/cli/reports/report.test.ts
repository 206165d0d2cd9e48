// What `cx report` makes of the settings of a folder.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { MetricResult, Report } from '../../../src/results/result.ts';
import { runCx, runCxIn } from '../../run-cx.ts';
import { isObject, parseObject, violations } from '../../renderers/json-schema.ts';
import { reportFolder } from './folder.ts';
import { isSlow, slowTest } from '../../often.ts';

const inputs = ['responses.csv', 'customers.csv', 'transactions.csv', 'invitations.csv'];
const folder = reportFolder(...inputs);
const run = (argv: readonly string[], env: Record<string, string> = {}) => runCxIn(folder.path, argv, { env });
const stored = () => JSON.parse(folder.text('report/report.json')) as Report;

const home = reportFolder();
const examples = reportFolder(...inputs);
const surveyed = '[inputs]\nresponses = "responses.csv"\n';
const clean = () => {
  for (const name of ['report', 'history.jsonl', 'few.csv', 'notes.txt', 'profile.csv', 'logo.svg'])
    rmSync(join(folder.path, name), { recursive: true, force: true });
};
beforeEach(clean);

/** What the command of a metric says on the same files. */
async function alone(argv: readonly string[]): Promise<MetricResult> {
  const { stdout } = await run([...argv, '--format', 'json']);
  return (JSON.parse(stdout) as Report).results[0]!;
}

slowTest('what each metric comes to is what its command says, whatever is asked of the others', async () => {
  folder.settings(
    '[inputs]\nresponses = "responses.csv"\ncustomers = "customers.csv"\ntransactions = "transactions.csv"\ninvitations = "invitations.csv"\n' +
      '[report]\nmetrics = ["nps", "csat", "response-rate", "churn", "rfm", "promoter-value"]\nformats = ["json"]\n' +
      '[nps]\nby = "channel"\n[csat]\nperiod = "month"\n[churn]\nby = "plan"\nfrom = "2026-01"\n',
  );
  expect((await run(['report'])).stderr).toContain('wrote report/report.json');
  const [nps, csat, rate, churn, rfm, value] = stored().results;
  const files = ['--customers', 'customers.csv', '--transactions', 'transactions.csv'];
  expect(nps).toEqual(await alone(['nps', 'responses.csv']));
  expect(csat).toEqual(await alone(['csat', 'responses.csv']));
  expect(rate).toEqual(await alone(['response-rate', 'responses.csv', '--invitations', 'invitations.csv']));
  expect(churn).toEqual(await alone(['churn', ...files]));
  expect(rfm).toEqual(await alone(['rfm', 'transactions.csv', '--customers', 'customers.csv']));
  expect(value).toEqual(await alone(['promoter-value', '--responses', 'responses.csv', ...files]));
});

slowTest(
  'a profile that is named is what stands instead of the files of customers, as where the command is given it',
  async () => {
    const own = '[retention-profit]\nacquisition-cost = 51\nretention = 0.8\n';
    writeFileSync(join(folder.path, 'profile.csv'), readFileSync('fixtures/profile.csv'));
    folder.settings(
      `[inputs]\ncustomers = "customers.csv"\ntransactions = "transactions.csv"\nprofile = "profile.csv"\n[report]\nmetrics = ["retention-profit"]\nformats = ["json"]\n${own}`,
    );
    expect(await run(['report', '--quiet'])).toMatchObject({ status: 0, stderr: '' });
    expect(stored().results).toEqual([await alone(['retention-profit', '--profile', 'profile.csv'])]);
    expect(stored().sources.map(({ file }) => file)).toEqual(['profile.csv']);
  },
);

describe('what a metric of some people hides, no other of a report prints', () => {
  // Of one segment five answer, of the other forty, three of them detractors.
  const answers = [
    'nps,csat,team',
    ...[0, 3, 7, 9, 10].map((score, at) => `${score},${1 + at},few`),
    ...Array.from({ length: 40 }, (_, at) => `${at < 3 ? 2 : at < 20 ? 8 : 10},${1 + (at % 5)},many`),
  ];
  const report = async (metrics: string, toml: string) => {
    writeFileSync(join(folder.path, 'few.csv'), `${answers.join('\n')}\n`);
    folder.settings(
      `${toml.startsWith('min-n') ? 'min-n = 10\n' : ''}by = "team"\n[inputs]\nresponses = "few.csv"\n[report]\nmetrics = ${metrics}\nformats = ["json"]\n${toml.startsWith('min-n') ? '' : toml}`,
    );
    const ended = await run(['report']);
    expect(ended.status).toBe(0);
    return { ...ended, results: stored().results };
  };
  const hiddenIn = (results: readonly MetricResult[], metric: string) => {
    const result = results.find((one) => one.metric === metric)!;
    const segments = result.status === 'ok' ? result.tables.find(({ name }) => name === 'segments')! : null;
    return segments!.rows.filter(({ suppressed }) => suppressed === true).map(({ team }) => team);
  };

  test('where one has a least base of its own', async () => {
    const { results, stderr } = await report('["nps", "csat"]', '[csat]\nmin-n = 10\n');
    expect(hiddenIn(results, 'nps')).toEqual(hiddenIn(results, 'csat'));
    expect(hiddenIn(results, 'nps')).toContain('few');
    expect(stderr).toContain('cx: nps hides groups under 10 too, as another metric of the same people does\n');
  });

  test('where one tells how many are of a class', async () => {
    const alike = await report('["nps", "word-of-mouth"]', 'min-n');
    expect(hiddenIn(alike.results, 'nps')).toEqual(['few', 'many']);
    const others = await report('["nps", "csat"]', 'min-n');
    expect(hiddenIn(others.results, 'csat')).toEqual(hiddenIn(others.results, 'nps'));
  });

  test('where one tells classes with its groups, and those that are hidden would have none of one', async () => {
    // Three promoters are few; with the ten beside them no detractor is hidden, so a total would say that they have none.
    const scores = { a: [3, 0], b: [10, 0], c: [12, 8], d: [15, 15] };
    const rows = Object.entries(scores).flatMap(([team, [promoters, detractors]]) => [
      ...Array.from({ length: promoters! }, () => `10,${team}`),
      ...Array.from({ length: detractors! }, () => `0,${team}`),
    ]);
    writeFileSync(join(folder.path, 'few.csv'), `nps,team\n${rows.join('\n')}\n`);
    for (const metrics of ['["nps", "word-of-mouth"]', '["word-of-mouth", "nps"]']) {
      folder.settings(
        `min-n = 5\nby = "team"\n[inputs]\nresponses = "few.csv"\n[report]\nmetrics = ${metrics}\nformats = ["json"]\n`,
      );
      expect(await run(['report', '--quiet'])).toMatchObject({ status: 0 });
      const { results } = stored();
      expect(hiddenIn(results, 'nps')).toEqual(['a', 'b', 'c']);
      expect(hiddenIn(results, 'word-of-mouth')).toEqual(['a', 'b', 'c']);
    }
  });
});

test('where a report or its history cannot go is said in words', async () => {
  writeFileSync(join(folder.path, 'notes.txt'), 'notes\n');
  folder.settings(`${surveyed}[report]\nmetrics = ["nps"]\noutput = "notes.txt"\n`);
  expect(await run(['report', '--quiet'])).toMatchObject({
    status: 5,
    stderr: 'cx: notes.txt could not be written: a file of that name is there (EEXIST)\n',
  });
  folder.settings(`${surveyed}[report]\nmetrics = ["nps"]\nhistory = "kept/history.jsonl"\n`);
  expect(await run(['report', '--quiet', '--lang', 'es'])).toMatchObject({
    status: 5,
    stderr: 'cx: no se pudo escribir kept/history.jsonl: falta una carpeta de su ruta (ENOENT)\n',
  });
});

describe('what is there and no file is never replaced, nor read, and no lock stays', () => {
  const made: readonly (readonly [what: string, make: (path: string) => unknown])[] = [
    ['a pipe', (path) => execFileSync('mkfifo', [path])],
    [
      'a link to a pipe',
      (path) => {
        execFileSync('mkfifo', [`${path}.behind`]);
        symlinkSync(`${path}.behind`, path);
      },
    ],
    // A device like that which swallows all; who is not root can make none.
    ['a device', (path) => execFileSync('mknod', process.getuid?.() === 0 ? [path, 'c', '1', '3'] : [path, 'p'])],
  ];
  const cases = made.flatMap(([what, make]) =>
    [
      'kept.jsonl',
      'report/report.json',
      'report/report.html',
      'report/csv/nps-overall.csv',
      'report/.cx-report.lock',
    ].map((place) => [what, place, make] as const),
  );
  const special = reportFolder('responses.csv');

  test.each(cases)('%s as %s', async (_, place, make) => {
    const path = join(special.path, place);
    for (const name of ['report', 'kept.jsonl', 'kept.jsonl.behind'])
      rmSync(join(special.path, name), { recursive: true, force: true });
    mkdirSync(dirname(path), { recursive: true });
    make(path);
    const before = lstatSync(path);
    special.settings(`${surveyed}[report]\nmetrics = ["nps"]\nformats = ["json", "csv"]\nhistory = "kept.jsonl"\n`);
    const ended = await runCxIn(special.path, ['report', '--quiet'], {});
    expect(ended.status).toBe(5);
    expect(ended.stderr).toContain(
      `${place} is there and no file (it is a device, a pipe or a link), and is left as it is`,
    );
    const { ino, mode, rdev } = lstatSync(path);
    expect({ ino, mode, rdev }).toEqual({ ino: before.ino, mode: before.mode, rdev: before.rdev });
    expect(special.files()).toEqual(new Map());
  });

  slowTest('a link to a file stays, and the history is kept in what it names', async () => {
    for (const name of ['report', 'kept.jsonl']) rmSync(join(special.path, name), { recursive: true, force: true });
    symlinkSync('elsewhere.jsonl', join(special.path, 'kept.jsonl'));
    special.settings(`${surveyed}[report]\nmetrics = ["nps"]\nformats = ["json"]\nhistory = "kept.jsonl"\n`);
    for (let times = 0; times < 2; times += 1)
      expect(await runCxIn(special.path, ['report', '--quiet'], {})).toMatchObject({ status: 0, stderr: '' });
    expect(readlinkSync(join(special.path, 'kept.jsonl'))).toBe('elsewhere.jsonl');
    expect(special.text('elsewhere.jsonl').split('\n')).toHaveLength(2);
    expect(lstatSync(join(special.path, 'elsewhere.jsonl')).isFile()).toBe(true);
  });
});

test('a report has title, subtitle and logo, describes each file once, and is as its schema says', async () => {
  writeFileSync(join(folder.path, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  folder.settings(
    `${surveyed}[report]\ntitle = "Acme"\nsubtitle = "Q3"\nlogo = "logo.svg"\nmetrics = ["nps", "csat"]\nformats = ["json", "markdown", "csv"]\n[[check]]\nmetric = "nps"\nexpect = "> 0"\n`,
  );
  expect(await run(['report', '--quiet'])).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(stored()).toMatchObject({
    title: 'Acme',
    subtitle: 'Q3',
    logo: /^data:image\/svg\+xml;base64,/u.exec(stored().logo!)!.input,
  });
  expect(stored().sources.map(({ file }) => file)).toEqual(['responses.csv']);
  const schema = parseObject(readFileSync('src/results/result.schema.json', 'utf8'));
  expect(isObject(schema) && violations(schema, parseObject(folder.text('report/report.json')))).toEqual([]);
  expect([...folder.files().keys()].filter((name) => name !== 'logo.svg')).toEqual([
    'report/csv/SHA256SUMS',
    'report/csv/csat-distribution.csv',
    'report/csv/csat-overall.csv',
    'report/csv/nps-distribution.csv',
    'report/csv/nps-overall.csv',
    'report/report.json',
    'report/report.md',
  ]);
  expect(folder.text('report/report.md').split('\n\n').slice(0, 2)).toEqual(['# Acme', 'Q3']);
  const again = await runCx(['render', join(folder.path, 'report/report.json'), '--format', 'markdown']);
  expect(`${again.stdout}\n<!-- cx.report/1 -->\n`).toBe(folder.text('report/report.md'));
});

slowTest('runs write the same bytes, in whatever zone, language and order of files of the system', async () => {
  folder.settings(`${surveyed}[report]\nmetrics = ["nps", "csat"]\nhistory = "history.jsonl"\n`);
  expect((await run(['report'])).status).toBe(0);
  const first = folder.files();
  for (let at = 0; at < (isSlow ? 19 : 5); at += 1) {
    const env = {
      TZ: at % 2 === 0 ? 'Pacific/Auckland' : 'UTC',
      LANG: at % 3 === 0 ? 'es_MX.UTF-8' : 'C',
      COLUMNS: '40',
    };
    expect((await run(['report', '--quiet'], env)).status).toBe(0);
    expect(folder.files()).toEqual(first);
  }
});

slowTest('without a list a report has what the inputs allow, and says what it leaves out', async () => {
  folder.settings(`${surveyed}[report]\nformats = ["json"]\n`);
  const { stderr } = await run(['report']);
  expect(stored().results.map(({ metric }) => metric)).toEqual(['nps', 'csat', 'ces']);
  expect(stderr).toMatch(/^cx: churn is left out: no file was named$/mu);
  expect(stderr).not.toContain('enps');
});

describe('nothing is written', () => {
  test.each([
    ['without settings', null, 2, 'there is no cx.toml in this folder'],
    ['without inputs', '[report]\ntitle = "x"\n', 2, 'it has no [inputs]'],
    [
      'for an unknown key',
      `${surveyed}[report]\ntitel = "x"\n`,
      2,
      "cx.toml sets 'report.titel', which is not known (did you mean title?)",
    ],
    ['for an unknown metric', `${surveyed}[report]\nmetrics = ["npz"]\n`, 2, '(did you mean nps?)'],
    [
      'for an unknown comparison',
      `${surveyed}[[check]]\nmetric = "nps"\nexpect = "~ 3"\n`,
      2,
      'check 1, expect cannot be "~ 3"',
    ],
    [
      'for a headline that there is not',
      `${surveyed}[report]\nmetrics = ["nps"]\n[[check]]\nmetric = "nps"\nheadline = "npss"\nexpect = "> 3"\n`,
      2,
      '(did you mean nps?)',
    ],
    [
      'for a metric that the files do not serve',
      `${surveyed}[report]\nmetrics = ["nps", "churn"]\n`,
      3,
      'cx.toml asks for churn, which its inputs do not serve',
    ],
    [
      'for a metric whose column they lack',
      '[inputs]\nresponses = "customers.csv"\n[report]\nmetrics = ["nps"]\n',
      3,
      'responses has no column for recommend_score',
    ],
    [
      'for a file that is not there',
      '[inputs]\nresponses = "respones.csv"\n[report]\nmetrics = ["nps"]\n',
      3,
      'there is no file respones.csv',
    ],
    [
      'for an option of a metric that is wrong',
      `${surveyed}[report]\nmetrics = ["nps"]\n[nps]\nconfidence = 3\n`,
      2,
      'cx.toml, nps.confidence',
    ],
    [
      'where a file would be written over an input',
      `${surveyed}[report]\nhistory = "responses.csv"\nmetrics = ["nps"]\n`,
      2,
      'is one of the files being read',
    ],
    [
      'where settings elsewhere say where files go',
      `${surveyed}[nps]\noutput = "x"\n`,
      2,
      "sets 'nps.output': where a file goes is said by [report] alone",
    ],
    [
      'where a history is none',
      `${surveyed}[report]\nhistory = "notes.txt"\nmetrics = ["nps"]\n`,
      3,
      'notes.txt, line 1, is no entry of a history',
    ],
    [
      'for a logo that is no picture',
      `${surveyed}[report]\nlogo = "notes.txt"\nmetrics = ["nps"]\n`,
      2,
      'report.logo cannot be "notes.txt"',
    ],
  ])('%s', async (_, toml, status, says) => {
    rmSync(join(folder.path, 'cx.toml'), { force: true });
    if (toml !== null) folder.settings(toml);
    writeFileSync(join(folder.path, 'notes.txt'), 'notes\n');
    const ended = await run(['report']);
    expect(ended.stderr).toContain(says);
    expect(ended).toMatchObject({ status, stdout: '' });
    expect(existsSync(join(folder.path, 'report'))).toBe(false);
    expect(existsSync(join(folder.path, 'history.jsonl'))).toBe(false);
  });
});

test('settings of reports are for a folder alone: those of the user say none', async () => {
  rmSync(join(folder.path, 'cx.toml'), { force: true });
  mkdirSync(join(home.path, 'cx'));
  writeFileSync(join(home.path, 'cx', 'config.toml'), surveyed);
  const ended = await run(['nps', 'responses.csv'], { XDG_CONFIG_HOME: home.path });
  expect(ended).toMatchObject({ status: 2 });
  expect(ended.stderr).toContain("sets 'inputs', which is no option");
});

test('a check that fails ends with 4, with its reason in a line and in the report, which is there all the same', async () => {
  folder.settings(
    `${surveyed}[report]\nmetrics = ["nps"]\nformats = ["json"]\nhistory = "history.jsonl"\n[[check]]\nmetric = "nps"\nexpect = ">= 30"\n[[check]]\ninput = "responses"\nvalue = "age_days"\nexpect = "<= 30"\n`,
  );
  const november = { SOURCE_DATE_EPOCH: String(Date.parse('2026-11-30T12:00:00Z') / 1000) };
  const ended = await run(['report', '--quiet'], november);
  expect(ended).toMatchObject({ status: 4, stdout: '' });
  expect(ended.stderr.split('\n')).toEqual([
    'cx: check failed: nps: Net Promoter Score is 25.4862, and >= 30 is expected',
    'cx: 1 of 2 checks failed',
    '',
  ]);
  expect(stored().checks).toMatchObject([
    { subject: 'nps', value: 'value', headline: 'nps', expect: '>= 30', unit: 'points', passed: false },
    { subject: 'responses', value: 'age_days', expect: '<= 30', found: '2026-10-31', unit: 'date', passed: null },
  ]);
  const before = folder.files();
  const later = await run(['report', '--log', 'json'], {
    SOURCE_DATE_EPOCH: String(Date.parse('2026-12-24T00:00:00Z') / 1000),
  });
  const lines = later.stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.filter(({ event }) => event === 'check')).toMatchObject([
    { level: 'error', subject: 'nps', passed: false },
    { level: 'error', subject: 'responses', passed: false },
  ]);
  expect(lines.at(-1)).toMatchObject({ error: { code: 'checks-failed' } });
  // What the clock says stands in no file.
  expect(folder.files()).toEqual(before);
});

slowTest('a history compares with the run before, and a repeated run with the one before that', async () => {
  const toml = (column: string) =>
    `[inputs]\nresponses = "responses.csv"\n[report]\nmetrics = ["nps"]\nformats = ["json"]\nhistory = "history.jsonl"\n[nps]\nwhere = 'channel = "${column}"'\n[[check]]\nmetric = "nps"\nvalue = "change"\nexpect = ">= -1000"\n`;
  const change = async (column: string) => {
    folder.settings(toml(column));
    expect(await run(['report', '--quiet'])).toMatchObject({ status: 0, stderr: '' });
    return stored();
  };
  const email = await change('email');
  expect(email.before).toBeUndefined();
  expect(email.checks![0]).toMatchObject({ found: null, passed: true });
  const web = await change('web');
  const value = ({ results: [result] }: Report) => (result!.status === 'ok' ? result!.headlines[0]!.value! : NaN);
  expect(web.before!.headlines).toMatchObject([{ metric: 'nps', name: 'nps', value: value(email) }]);
  expect(web.checks![0]!.found).toBe(value(web) - value(email));
  const bytes = folder.files();
  expect(await change('web')).toEqual(web);
  expect(folder.files()).toEqual(bytes);
  expect(folder.text('history.jsonl')).not.toMatch(/email|web|channel/u);
});

test('what a run before asked otherwise is no change of customers, and what it had and this one has not is told', async () => {
  const settle = (top: number, metrics: string) =>
    folder.settings(
      `${surveyed}[report]\nmetrics = ${metrics}\nformats = ["json", "markdown"]\nhistory = "history.jsonl"\n[csat]\ntop = ${top}\n[[check]]\nmetric = "csat"\nvalue = "change"\nexpect = "<= 1"\n`,
    );
  settle(2, '["nps", "csat"]');
  await run(['report', '--quiet']);
  settle(1, '["csat"]');
  const { stderr } = await run(['report', '--quiet']);
  expect(stderr).toMatch(/^cx: nps was in the report as of 2026-\d\d-\d\d, and is not in this one\n$/u);
  const { before, checks, results } = stored();
  expect(before!.asked_otherwise).toEqual(['csat']);
  expect(checks![0]!.reason).toContain('which was asked otherwise');
  expect(JSON.stringify(results)).toContain('"code":"asked-otherwise"');
  expect(folder.text('report/report.md')).not.toContain('Changes since the report');
});

test.each([
  ['a second table below', (text: string) => `${text}\n\nregion,total\nNorth,5\n`],
  ['answers that are none', (text: string) => text.replaceAll(/(?<=^(?:[^,]*,){3})\d+/gmu, 'x')],
])('a file with %s stops a report without list, which would look whole without its metrics', async (_, spoil) => {
  writeFileSync(join(folder.path, 'few.csv'), spoil(folder.text('responses.csv')));
  folder.settings('[inputs]\nresponses = "few.csv"\ncustomers = "customers.csv"\n[report]\nformats = ["json"]\n');
  const { status, stderr } = await run(['report', '--quiet']);
  expect([status, stderr.startsWith('cx: ')]).toEqual([3, true]);
});

slowTest('what a report no longer has goes with it, and what is not of it stays', async () => {
  folder.settings(`${surveyed}[report]\nmetrics = ["nps", "csat"]\nformats = ["json", "csv", "markdown"]\n`);
  await run(['report']);
  writeFileSync(join(folder.path, 'report', 'notes.txt'), 'mine');
  writeFileSync(join(folder.path, 'report', 'csv', 'mine.csv'), 'mine');
  folder.settings(`${surveyed}[report]\nmetrics = ["nps"]\nformats = ["json", "csv"]\n`);
  const { stderr } = await run(['report']);
  expect(
    stderr
      .split('\n')
      .filter((line) => line.startsWith('cx: removed'))
      .toSorted(),
  ).toEqual([
    'cx: removed report/csv/csat-distribution.csv, which the report no longer has',
    'cx: removed report/csv/csat-overall.csv, which the report no longer has',
    'cx: removed report/report.md, which the report no longer has',
  ]);
  expect([...folder.files().keys()].filter((name) => name.startsWith('report/'))).toEqual([
    'report/csv/SHA256SUMS',
    'report/csv/mine.csv',
    'report/csv/nps-distribution.csv',
    'report/csv/nps-overall.csv',
    'report/notes.txt',
    'report/report.json',
  ]);
});

test('no empty folder of tables stays where a report has none any more', async () => {
  folder.settings(`${surveyed}[report]\nmetrics = ["nps"]\nformats = ["json", "csv"]\n`);
  await run(['report', '--quiet']);
  folder.settings(`${surveyed}[report]\nmetrics = ["nps"]\nformats = ["json"]\n`);
  await run(['report', '--quiet']);
  expect(existsSync(join(folder.path, 'report', 'csv'))).toBe(false);
});

describe('a report takes the place of a report alone', () => {
  const names = ['report.html', 'report.json', 'report.md', 'report.xlsx'];
  const settle = (formats: string) => folder.settings(`${surveyed}[report]\nmetrics = ["nps"]\nformats = ${formats}\n`);

  test.each(names)('%s that somebody put there stays, before anything is calculated', async (name) => {
    settle('["html", "json", "markdown", "xlsx"]');
    mkdirSync(join(folder.path, 'report'));
    writeFileSync(join(folder.path, 'report', name), 'mine\n');
    expect(await run(['report'])).toMatchObject({
      status: 5,
      stderr: `cx: report/${name} is there, and no report wrote it: it is left as it is, and nothing was written\n    move it away, or name another folder as report.output\n`,
    });
    expect([...folder.files()]).toEqual([[`report/${name}`, 'mine\n']]);
  });

  slowTest('also where it is of a form that was not asked for, now or before', async () => {
    settle('["json"]');
    await run(['report', '--quiet']);
    writeFileSync(join(folder.path, 'report/report.md'), '# mine\n');
    settle('["json", "html"]');
    expect(await run(['report', '--quiet'])).toMatchObject({ status: 0 });
    expect(folder.text('report/report.md')).toBe('# mine\n');
    settle('["json"]');
    expect((await run(['report'])).stderr).toContain('removed report/report.html');
    expect(folder.text('report/report.md')).toBe('# mine\n');
  });

  slowTest('each is known by itself, with notes in it and with nothing beside it', async () => {
    settle('["html", "json", "markdown", "xlsx"]');
    await run(['report', '--quiet']);
    const written = folder.files();
    for (const name of names) {
      const text = written.get(`report/${name}`)!;
      rmSync(join(folder.path, 'report'), { recursive: true });
      mkdirSync(join(folder.path, 'report'));
      const noted = name === 'report.xlsx' ? text : `${text}\nnoted by hand\n`;
      writeFileSync(join(folder.path, 'report', name), noted, 'latin1');
      expect(await run(['report', '--quiet'])).toMatchObject({ status: 0, stderr: '' });
      expect(folder.files()).toEqual(written);
    }
  });
});

describe('a table is written over a file that a report wrote, and over no other', () => {
  const own = () => join(folder.path, 'report/csv/nps-overall.csv');
  const settle = (formats: string, more = '') =>
    folder.settings(
      `${surveyed}[report]\nmetrics = ["nps"${more === '' ? '' : ', "csat"'}]\nformats = ${formats}\n${more}`,
    );

  test('what somebody put there stays as it is, with all beside it', async () => {
    settle('["json", "csv"]');
    mkdirSync(dirname(own()), { recursive: true });
    writeFileSync(own(), 'mine\n');
    expect(await run(['report', '--quiet'])).toMatchObject({
      status: 5,
      stderr:
        'cx: report/csv/nps-overall.csv is there, and no report wrote it: it is left as it is, and nothing was written\n    move it away, or name another folder as report.output\n',
    });
    expect([...folder.files()]).toEqual([['report/csv/nps-overall.csv', 'mine\n']]);
    rmSync(own());
    writeFileSync(join(folder.path, 'report/csv/SHA256SUMS'), 'of something else\n');
    expect((await run(['report', '--quiet', '--lang', 'es'])).stderr).toContain('report/csv/SHA256SUMS ya existe');
  });

  test.each(['["csv"]', '["json", "csv"]'])('with %s, whatever is asked of it the next time', async (formats) => {
    settle(formats, '[nps]\nconfidence = 0.9\n');
    await run(['report', '--quiet']);
    const sums = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: dirname(own()), encoding: 'utf8' });
    expect(sums.split('\n')).toContain('nps-overall.csv: OK');
    // What was changed since is somebody's work; what the report still has is written again.
    writeFileSync(join(folder.path, 'report/csv/csat-overall.csv'), 'noted\n');
    writeFileSync(own(), 'broken\n');
    settle(formats);
    expect(await run(['report', '--quiet'])).toMatchObject({ status: 0, stderr: '' });
    expect(folder.text('report/csv/nps-overall.csv')).toContain('conf_low');
    expect(folder.text('report/csv/csat-overall.csv')).toBe('noted\n');
    expect(existsSync(join(folder.path, 'report/csv/csat-distribution.csv'))).toBe(false);
  });

  test('with its sums it goes where the report has tables no more', async () => {
    settle('["json", "csv"]');
    await run(['report', '--quiet']);
    settle('["json"]');
    await run(['report', '--quiet']);
    expect([...folder.files().keys()]).toEqual(['report/report.json']);
  });
});

slowTest(
  'the words of a report are of the language that the settings or the command say, never of the environment',
  async () => {
    folder.settings(`lang = "es"\n${surveyed}[report]\nmetrics = ["nps"]\nformats = ["json", "markdown"]\n`);
    await run(['report'], { LANG: 'en_US.UTF-8', CX_LANG: 'en' });
    expect(stored()).toMatchObject({ language: 'es', title: 'Informe de clientes' });
    expect(folder.text('report/report.md')).toContain('+25,5');
    await run(['report', '--lang', 'en'], { LANG: 'es_ES.UTF-8' });
    expect(stored()).toMatchObject({ language: 'en', title: 'Customer report' });
  },
);

test('what is wrongly asked of a metric stops a report that has no list, and so does a file that is not there', async () => {
  for (const wrong of ['[nps]\nconfidence = 95\n', '[nps]\nperiod = "month"\nwhere = "country ="\n']) {
    folder.settings(`${surveyed}[report]\nformats = ["json"]\n${wrong}`);
    expect((await run(['report', '--quiet'])).status).toBe(2);
  }
  folder.settings('[inputs]\nresponses = "nope.csv"\ncustomers = "customers.csv"\n[report]\nformats = ["json"]\n');
  expect((await run(['report', '--quiet'])).status).toBe(3);
});

slowTest(
  'the settings beside the example files make their report as it comes from a clone, and git keeps none of it',
  async () => {
    examples.settings(readFileSync('fixtures/cx.toml', 'utf8'));
    const ended = await runCxIn(examples.path, ['report']);
    expect(ended.status).toBe(0);
    expect(ended.stderr).not.toMatch(/left out|read by no metric|check failed/u);
    const written = [...examples.files().keys()];
    expect(written).toContain('report/report.html');
    const kept = written.filter((name) => !name.startsWith('report/'));
    expect(kept).toEqual(['history.jsonl']);
    const ignored = readFileSync('.gitignore', 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['fixtures/report/', 'fixtures/history.jsonl']));
  },
);
