// What was asked is what comes out: columns that are named twice, conditions that nothing meets.
import { parseWhere } from '../../src/questions/where/parse.ts';
import { conditionText } from '../../src/questions/where/text.ts';
import type { OkResult } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { isSlow } from '../often.ts';

const folder = temporaryFolder();
const responses = 'fixtures/responses.csv';
const ask = (...options: readonly string[]) => resultOf(['nps', responses, ...options]);
const segments = ({ tables }: OkResult) =>
  tables.find(({ name }) => name === 'segments')!.columns.map(({ name }) => name);

test('--by adds up, each column once, and one whose name holds a comma goes by its name', async () => {
  expect(segments(await ask('--by', 'channel', '--by', 'plan,channel')).slice(0, 2)).toEqual(['channel', 'plan']);
  expect(segments(await ask('--by', 'channel,channel'))[1]).toBe('n');
  const file = folder.file('comma.csv', 'recommend_score,"city, country",plan\n9,"Vigo, ES",a\n3,"Vigo, ES",b\n');
  const result = await resultOf(['nps', file, '--by', 'city, country', '--by', 'plan']);
  expect(segments(result).slice(0, 2)).toEqual(['city, country', 'plan']);
});

test('stretches that are compared stand in the options and below the title', async () => {
  const stretches = '2025-01..2025-06,2025-07..2025-12';
  expect((await ask('--compare', stretches)).options['compare']).toBe(stretches);
  const { stdout } = await runCx(['nps', responses, '--compare', stretches]);
  expect(stdout).toContain('stretches of days compared: 2025-01..2025-06, 2025-07..2025-12');
});

describe('a condition that no record meets', () => {
  const unmet = async (argv: readonly string[]) =>
    (await resultOf(argv)).notices.flatMap(({ code, message }) => (code === 'where-unmet' ? [message] : []));

  test.each([
    ['country = "es"', ['no record has country = "es": did you mean "ES"?']],
    [
      'country in ("ES", "Fr") or plan = "Pró"',
      ['no record has country = "Fr": did you mean "FR"?', 'no record has plan = "Pró": did you mean "pro"?'],
    ],
    ['plan = "gold"', ['no record has plan = "gold": there are "basic", "max", "pro"']],
    // Ids are not listed; what is asked not to be there need not be; of numbers the ends are told.
    ['customer_id = "nobody"', ['no record has customer_id = "nobody"']],
    [
      'country != "es" and not (plan = "gold") and effort_score > 99',
      ['no record meets effort_score > 99: the numbers there go from 1 to 7'],
    ],
    ['country = "ES"', []],
    ['comment contains "zzzz"', ['no record has comment contains "zzzz"']],
    [
      'comment contains "LA APLICACION"',
      ['no record has comment contains "LA APLICACION": did you mean "la aplicación"?'],
    ],
    ['plan contains "PRO"', ['no record has plan contains "PRO": did you mean "pro"?']],
    ["country = 'ES '", ['no record has country = "ES ": did you mean "ES"?']],
    [
      'plan not in ("basic", "pro", "max")',
      ['no record meets plan not in ("basic", "pro", "max"): there are "basic", "max", "pro"'],
    ],
    [
      'plan != "basic" and plan != "pro" and plan != "max"',
      ['no record meets plan != "basic" and plan != "pro" and plan != "max"'],
    ],
    [
      'country = "ES" and plan = "pro" and country = "MX"',
      ['no record meets country = "ES" and plan = "pro" and country = "MX"'],
    ],
    ['submitted_at >= "2036-06-01"', ['no record meets submitted_at >= "2036-06-01"']],
    ['effort_score in (5, 99)', ['no record meets effort_score = 99: the numbers there go from 1 to 7']],
  ])('%s', async (where, messages) => {
    expect(await unmet(['nps', responses, '--where', where])).toEqual(messages);
    if (isSlow) expect(await unmet(['nps', responses, '--where', where, '--engine', 'duckdb'])).toEqual(messages);
  });

  test('is said by metrics of customers too', async () => {
    const argv = ['churn', 'fixtures/customers.csv', '--where', 'plan = "Pro"'];
    expect(await unmet(argv)).toEqual(['no record has plan = "Pro": did you mean "pro"?']);
    expect((await runCx([...argv, '--lang', 'es'])).stdout).toContain(
      'ningún registro tiene plan = "Pro": ¿quiso decir "pro"?',
    );
  });
});

describe('a text beside a column of dates', () => {
  const dates = (first: string, second: string) =>
    folder.file(`${first.length}-${second.length}.csv`, `day,recommend_score\n"${first}",9\n"${second}",3\n`);
  const asked = (file: string, where: string) => runCx(['nps', file, '--where', where, '--quiet', '--format', 'json']);

  test.each([
    ['2026-01-31', '2026-02-01', 'day >= "01/02/2026"'],
    ['2026-01-31', '2026-02-01', 'day != "01/02/2026"'],
    ['2026-01-31', '2026-02-01', 'day > "2026-01-31 10:00"'],
    ['2026-01-31', '2026-02-01', 'not day < "Jan 31, 2026"'],
    ['2026/01/31', '2026/02/01', 'day > "2026-01-31"'],
    ['2026-1-31', '2026-12-1', 'day > "2026-2-1"'],
    ['31/01/2026', '01/02/2026', 'day >= "01/02/2026"'],
    ['31/01/2026', '01/02/2026', 'day >= "2026-02"'],
    ['31 Jan 2026', '1 Feb 2026', 'day > "1 Feb 2026"'],
  ])('%s, %s: %s is asked about', async (first, second, where) => {
    const { status, stderr } = await asked(dates(first, second), where);
    expect({ status, code: JSON.parse(stderr).error.code }).toEqual({ status: 3, code: 'where-date' });
  });

  test.each([
    ['2026-01-31', '2026-02-01', 'day >= "2026-02"', 1],
    ['2026-01-31 10:00', '2026-02-01 09:00', 'day > "2026-01-31"', 2],
    ['2026-01-31T10:00:00Z', '2026-02-01T09:00:00Z', 'day > "2026-01-31T10"', 2],
    ['20260131', '20260201', 'day > "20260131"', 1],
    ['31/01/2026', '01/02/2026', 'day = "31/01/2026"', 1],
    ['31/01/2026', '01/02/2026', 'day contains "/2026"', 2],
    ['early', 'later', 'day >= "late"', 1],
  ])('%s, %s: %s finds %i', async (first, second, where, used) => {
    const { stdout } = await asked(dates(first, second), where);
    expect(JSON.parse(stdout).results[0].accounting.used).toBe(used);
  });
});

describe('help', () => {
  test('tells how conditions are written, each of which can be read', async () => {
    const { status, stdout } = await runCx(['help', 'where']);
    expect(status).toBe(0);
    const conditions = stdout
      .split('\n')
      .filter((line) => line.startsWith('  ') && !line.startsWith('  $'))
      .map((line) => line.trim().split(/ {2,}/u)[0]!);
    expect(conditions).toHaveLength(9);
    for (const condition of conditions) expect(conditionText(parseWhere(condition))).not.toBe('');
    expect((await runCx(['help', 'where', '--lang', 'es'])).stdout).toContain('Condiciones');
  });

  test('of what there is none names what was meant', async () => {
    expect(await runCx(['help', 'wher'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("there is no command 'wher' (did you mean where?)"),
    });
  });
});
