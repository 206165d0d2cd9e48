// What was asked is what comes out: columns that are named twice, conditions that nothing meets.
import { parseWhere } from '../../src/questions/where/parse.ts';
import { conditionText } from '../../src/questions/where/text.ts';
import type { OkResult } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';

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
  ])('%s', async (where, messages) => {
    expect(await unmet(['nps', responses, '--where', where])).toEqual(messages);
    expect(await unmet(['nps', responses, '--where', where, '--engine', 'duckdb'])).toEqual(messages);
  });

  test('is said by metrics of customers too', async () => {
    const argv = ['churn', 'fixtures/customers.csv', '--where', 'plan = "Pro"'];
    expect(await unmet(argv)).toEqual(['no record has plan = "Pro": did you mean "pro"?']);
    expect((await runCx([...argv, '--lang', 'es'])).stdout).toContain(
      'ningún registro tiene plan = "Pro": ¿quiso decir "pro"?',
    );
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
