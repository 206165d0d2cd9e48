// How much of a page is printed, and in which order: --rows, --sort, --brief, and a terminal that does not know its size.
import { stripVTControlCharacters } from 'node:util';
import { runCx } from '../run-cx.ts';
import { slowTest, some } from '../often.ts';

const responses = 'fixtures/responses.csv';
const csv = async (...options: readonly string[]) =>
  (await runCx(['nps', responses, '--format', 'csv', ...options])).stdout
    .trim()
    .split('\n')
    .map((line) => line.split(',')[0]);

test('--rows takes the largest groups, and says how many it leaves out', async () => {
  // Answers by country, by awk: ES 876, MX 473, US 158 … (fixtures/README.md has the customers).
  expect(await csv('--by', 'channel', '--rows', '2')).toEqual(['channel', 'web', 'app']);
  const { stdout } = await runCx(['nps', responses, '--by', 'channel', '--rows', '2']);
  expect(stdout).toContain('… 3 more rows left out by --rows');
  // The scores of a distribution are no groups.
  expect(stdout).toMatch(/\n {3}10 {2}556/u);
});

slowTest('--sort orders numbers from the largest, scores from the worst, texts by letters', async () => {
  expect(await csv('--by', 'channel', '--sort', 'promoters')).toEqual([
    'channel',
    'web',
    'app',
    'email',
    'phone',
    'store',
  ]);
  expect((await csv('--by', 'channel', '--sort', 'nps'))[1]).toBe('phone');
  expect(await csv('--by', 'channel', '--sort', 'channel')).toEqual([
    'channel',
    'app',
    'email',
    'phone',
    'store',
    'web',
  ]);
  expect(await runCx(['nps', responses, '--sort', 'npz'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("no table of the result has a column 'npz'"),
  });
});

test('a report that machines read is whole, whatever is printed of it', async () => {
  const whole = await runCx(['nps', responses, '--by', 'channel', '--format', 'json']);
  const asked = ['nps', responses, '--by', 'channel', '--format', 'json', '--rows', '1', '--sort', 'nps', '--brief'];
  expect((await runCx(asked)).stdout).toBe(whole.stdout);
});

test('--brief prints headlines, where the records went, and warnings', async () => {
  const { stdout } = await runCx(['nps', responses, '--by', 'country,channel', '--brief']);
  expect(stdout.split('\n\n').map((block) => block.split(/[ \n]/u)[0])).toEqual(['Net', 'Net', 'records', 'warning:']);
});

slowTest('--brief prints the table that answers, if it is short, where no number does', async () => {
  const { stdout } = await runCx(['cohorts', 'fixtures/customers.csv', '--period', 'year', '--brief']);
  expect(stdout).toContain('Active share');
  const scenarios = ['five', 'ten'].map((name) => `test/cases/simulate-side-by-side/${name}.toml`);
  const side = await runCx(['simulate', ...scenarios, '--brief']);
  expect(side.stdout).toMatch(/five[\s\S]*ten/u);
});

const narrow = [
  [30, 'effort', 'Effort'],
  [50, 'cost', 'Cost'],
] as const;
test.each(some(narrow, 2))(
  'a terminal of %d columns shows %s that --sort names, whatever else finds no room',
  async (columns, sort, heading) => {
    const argv = ['touchpoints', 'fixtures/touchpoints.csv', '--sort', sort, '--rows', '3'];
    const { stdout } = await runCx(argv, { columns });
    const headings = stripVTControlCharacters(stdout).match(/^│ Touchpoint.*│$/mu)?.[0];
    expect(headings).toContain(`${heading} │`);
  },
);

slowTest('a terminal of no size is one of 80 columns', async () => {
  const { stdout } = await runCx(['nps', responses, '--by', 'channel'], { columns: 0 });
  expect(stdout).toBe((await runCx(['nps', responses, '--by', 'channel'], { columns: 80 })).stdout);
});

test.each(['table', 'json', 'ndjson', 'csv', 'markdown', 'html', 'xlsx'])(
  'a column or a table that is not there is refused in every format: %s',
  async (format) => {
    const place = format === 'xlsx' ? ['--output', 'unwritten.xlsx'] : [];
    for (const [option, says] of [
      ['--sort', "no table of the result has a column 'zz'"],
      ['--table', "the result has no table 'zz'"],
    ] as const) {
      const { status, stdout, stderr } = await runCx(['nps', responses, '--format', format, ...place, option, 'zz']);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(says);
    }
  },
);
