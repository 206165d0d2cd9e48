// How errors are said: as JSON where that was asked for, and with the setting that is at fault.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { metrics } from '../../src/metrics/index.ts';
import type { Metric } from '../../src/metrics/metric.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';

const folder = temporaryFolder();
const file = 'fixtures/responses.csv';

describe('wrong usage, where JSON was asked for', () => {
  test.each([
    [['nps', file, '--format', 'json', '--bogus'], "unknown option '--bogus'", 'see: cx nps --help'],
    [['nps', '--bogus', file, '--format=json'], "unknown option '--bogus'", 'see: cx nps --help'],
    [['--format', 'json', 'nps', file], "unknown option '--format'", 'see: cx --help'],
    [['--format=json', 'nps', file], "unknown option '--format=json'", 'see: cx --help'],
    [['npz', file, '--format', 'json'], "there is no command 'npz' (did you mean nps?)", 'see: cx --help'],
    [['nps', file, '--format', 'json', '--by'], '--by needs a value', 'see: cx nps --help'],
    [['nps', file, '--format', 'json', '--format'], '--format needs a value', 'see: cx nps --help'],
    [['nps', '--format', '--format', 'json', file], "--format cannot be '--format'", /^it takes table, json/u],
    [['nps', file, '--format=json', '--period', 'age'], "--period cannot be 'age'", /^it takes day, week/u],
    [
      ['survey', file, '--format', 'json', '--save', 'x.toml'],
      "unknown option '--save' (did you mean --rake?)",
      'see: cx survey --help',
    ],
    [
      ['verify', '--format', 'json'],
      'cx verify takes no --format: it prints one line, and ends with 4 where something differs',
      'see: cx verify --help',
    ],
    [
      ['nps', file, '--lang', 'es', '--format', 'json', '--bogus'],
      "opción desconocida '--bogus'",
      'consulte: cx nps --help',
    ],
  ])('is an object: cx %j', async (argv, message, hint) => {
    const { status, stdout, stderr } = await runCx(argv);
    expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 2, stdout: '', lines: 2 });
    expect(JSON.parse(stderr)).toEqual({
      error: { code: 'usage', message, hint: typeof hint === 'string' ? hint : expect.stringMatching(hint) },
    });
  });

  test.each([
    [['nps', '--bogus', '--', '--format', 'json']],
    [['nps', file, '--bogus', '--format', 'json', '--format', 'csv']],
  ])('is said in words where the last word on it, before the files, was another: cx %j', async (argv) => {
    const { status, stderr } = await runCx(argv);
    expect({ status, stderr }).toEqual({ status: 2, stderr: "cx: unknown option '--bogus'\n    see: cx nps --help\n" });
  });
});

test.each([[['nps', file, '--memory', "1GB'; --"]], [['churn', 'fixtures/transactions.csv', '--counted-status', ' ']]])(
  'a value that says nothing is refused whoever would have needed it: cx %j',
  async (argv) => {
    const { status, stdout } = await runCx(argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  },
);

test('a fault is an object too where JSON was asked for, and shown whole', async () => {
  const metric = metrics.find(({ id }) => id === 'nps') as { -readonly [K in keyof Metric]: Metric[K] };
  const { calculate } = metric;
  metric.calculate = () => {
    throw new TypeError('of nobody’s making');
  };
  try {
    const { status, stdout, stderr } = await runCx(['nps', file, '--format', 'json']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'internal', stack: expect.stringContaining('nobody’s making') },
    });
  } finally {
    metric.calculate = calculate;
  }
});

describe('what is wrong with a setting of a configuration file', () => {
  const settings = join(folder.path, 'cx', 'config.toml');
  mkdirSync(join(folder.path, 'cx'));
  const env = { XDG_CONFIG_HOME: folder.path };
  const configured = (toml: string, argv: readonly string[]) => {
    writeFileSync(settings, toml);
    return runCx(argv, { env });
  };

  test.each([
    ['confidence = 7', 'confidence', "--confidence cannot be '7'", 2],
    ['[nps]\nconfidence = 7', 'nps.confidence', "--confidence cannot be '7'", 2],
    ['confidence = [0.9, 0.95]', 'confidence', "--confidence cannot be '[0.9,0.95]'", 2],
    ['format = "xml"', 'format', "--format cannot be 'xml'", 2],
    ['memory = "1GB; --"', 'memory', "--memory cannot be '1GB; --'", 2],
    ['period = "age"', 'period', "--period cannot be 'age'", 2],
    ['by = "nowhere"', 'by', "--by names a column 'nowhere' that is not there", 3],
    ['weight = "nowhere"', 'weight', "--weight names a column 'nowhere' that is not there", 3],
    ['where = "nowhere = 1"', 'where', "--where names a column 'nowhere' that is not there", 3],
    ['where = "plan ="', 'where', '--where cannot be read at character 7', 2],
    ['[nps.map]\nrecommend_score = "nowhere"', 'nps.map', "--map names a column 'nowhere' that is not there", 3],
    ['[map]\nnothing = "plan"', 'map', "--map does not know a column 'nothing'", 2],
    ['layout = "nowhere"', 'layout', "there is no layout 'nowhere'", 2],
    ['encoding = "nowhere"', 'encoding', "there is no encoding 'nowhere'", 3],
    ['delimiter = "abc"', 'delimiter', "--delimiter cannot be 'abc'", 2],
    ['zone = "Madrid"', 'zone', "--zone cannot be 'Madrid'", 2],
    ['from = "soon"', 'from', "--from cannot be 'soon'", 2],
    ['from = 2030-01-01\nto = "2029"', 'from', "--from cannot be '2030-01-01'", 2],
    ['rolling = 3', 'rolling', '--rolling needs --period beside it', 2],
    ['rake = "nowhere.csv"', 'rake', 'there is no file nowhere.csv', 3],
    ['baseline = "nowhere.csv"', 'baseline', 'there is no file nowhere.csv', 3],
    ['table = "nowhere"', 'table', "the result has no table 'nowhere'", 2],
    ['strict = "yes"', 'strict', "--strict cannot be 'yes'", 2],
    ['lang = "fr"', 'lang', "--lang cannot be 'fr'", 2],
  ])('%j names the file and the key', async (toml, key, message, status) => {
    const ran = await configured(toml, ['nps', file]);
    expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status, stdout: '' });
    expect(ran.stderr).toContain(`cx: ${settings}, ${key}: ${message}`);
  });

  test('is said in Spanish, and as an object, too', async () => {
    expect((await configured('confidence = 7', ['nps', file, '--lang', 'es'])).stderr).toContain(
      `cx: ${settings}, confidence: --confidence no admite '7'`,
    );
    const { stderr } = await configured('format = "json"\nperiod = "age"', ['nps', file]);
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'usage', message: `${settings}, period: --period cannot be 'age'` },
    });
  });

  test('is not said of what was typed', async () => {
    const { stderr } = await configured('by = "plan"', ['nps', file, '--by', 'nowhere']);
    expect(stderr).toMatch(/^cx: --by names a column 'nowhere'/u);
  });

  test('a day without quotes is a day', async () => {
    const { status, stderr } = await configured('from = 2025-03-01', ['nps', file]);
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });
});

test('what is wrong with a question in a file names the file', async () => {
  const question = folder.file('asked.toml', 'customers = "x.csv"\ndate-order = "upside"\n');
  const { status, stderr } = await runCx(['simulate', question]);
  expect(status).toBe(2);
  expect(stderr).toContain(`cx: ${question}: --date-order cannot be 'upside'`);
});

test('a shell that no completion is written for is refused in the language of the run', async () => {
  expect((await runCx(['completion', 'tcsh', '--lang', 'es'])).stderr).toBe(
    "cx: cx completion no admite 'tcsh'\n    valores admitidos: bash, zsh, fish\n",
  );
});
