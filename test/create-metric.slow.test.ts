import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isSlow } from './often.ts';

const script = resolve('scripts/create-metric.mjs');

function run(cwd: string, argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('a new metric is one id in three places', () => {
  const { status, stdout } = run('.', [script, 'word-of-mouth-example', '--dry-run']);
  expect(status).toBe(0);
  expect(stdout.trim().split('\n').toSorted()).toEqual([
    'src/metrics/word-of-mouth-example/README.md',
    'src/metrics/word-of-mouth-example/estimator.ts',
    'src/metrics/word-of-mouth-example/index.ts',
    'test/cases/word-of-mouth-example-first/command',
    'test/metrics/word-of-mouth-example.test.ts',
  ]);
});

test('a metric from a query has its statement in a file of its own', () => {
  const { status, stdout } = run('.', [script, 'word-of-mouth-example', '--query', '--dry-run']);
  expect(status).toBe(0);
  expect(stdout).toContain('src/metrics/word-of-mouth-example/reduce.ts');
});

test.each([
  ['nps', 'src/metrics/nps is there already'],
  ['reduction', 'src/metrics/reduction.ts is there already'],
  ['survey', "'cx survey' is a command already"],
  ['help', "'cx help' is a command already"],
  ['WordOfMouth', 'kebab-case'],
  ['word_of_mouth', 'kebab-case'],
  ['../outside', 'kebab-case'],
  ['_template', 'kebab-case'],
])('%s cannot be a new metric', (id, why) => {
  const { status, stderr } = run('.', [script, id, '--dry-run']);
  expect(status).toBe(2);
  expect(stderr).toContain(why);
});

test('a metric without a name is asked for one', () => {
  expect(run('.', [script])).toMatchObject({ status: 2, stdout: '' });
});

/** Every file of a copy with its text. */
function filesIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !/^(?:node_modules|dist)/u.test(path),
  );
  const texts = files.filter((path) => statSync(join(folder, path)).isFile());
  return new Map(texts.map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
}

const copied =
  'src test scripts fixtures docs bin package.json tsconfig.json jest.config.mjs .oxfmtrc.json .oxlintrc.json';
const ownPlaces = /^(?:src\/metrics\/example|test\/metrics\/example|test\/cases\/example-first|docs|man)\b/u;
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const suites = ['metrics/example', 'laws', 'cases', 'architecture'].map((name) => `test/${name}.test.ts`);

if (isSlow) {
  test.each([
    ['from answers', []],
    ['from a query', ['--query']],
  ])('a new metric %s works, passes every law, and touches only its three places and generated files', (_, of) => {
    const copy = mkdtempSync(join(tmpdir(), 'cx-metric-'));
    try {
      for (const name of copied.split(' ')) cpSync(name, join(copy, name), { recursive: true });
      symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
      const before = filesIn(copy);
      expect(run(copy, ['scripts/create-metric.mjs', 'example', ...of])).toMatchObject({ status: 0, stderr: '' });
      const changed = [...filesIn(copy)].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
      expect(changed.filter((path) => !ownPlaces.test(path))).toEqual(['src/metrics/index.ts', 'src/metrics/named.ts']);
      expect(readFileSync(join(copy, 'test/cases/example-first/status'), 'utf8')).toBe('0\n');
      expect(existsSync(join(copy, 'docs/metrics/example.md'))).toBe(true);
      expect(run(copy, ['scripts/generate.mjs', '--check'])).toMatchObject({ status: 0, stdout: '' });
      expect(run(copy, ['node_modules/.bin/tsc', '--noEmit'])).toMatchObject({ status: 0, stdout: '' });
      expect(run(copy, ['scripts/build.mjs'])).toMatchObject({ status: 0 });
      const tested = run(copy, [...jest, ...suites, '-t', 'example|registry|same label|arrow']);
      expect(tested.status === 0 ? '' : tested.stderr).toBe('');
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
}
