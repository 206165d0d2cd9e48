import type { Exclusion } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';

const folder = temporaryFolder();

let made = 0;
/** What a report says of the records of these lines that are left out. */
async function excludedFrom(lines: readonly string[], options: readonly string[] = []): Promise<readonly Exclusion[]> {
  made += 1;
  const file = folder.file(`answers-${made}.csv`, `${lines.join('\n')}\n`);
  return (await resultOf(['nps', file, ...options])).accounting.excluded;
}

const times = (n: number, text: string) => Array<string>(n).fill(text);

/** As many answers that are read as a file needs whose others are not. */
const answers = times(50, '9');

describe('the values of records that are left out', () => {
  test('are counted, the most frequent first and then by their characters', async () => {
    const [unreadable] = await excludedFrom(['nps', ...answers, 'b', ...times(3, 'c'), ...times(2, 'a'), 'B', 'b']);
    expect(unreadable).toEqual({
      reason: 'value-unreadable',
      column: 'recommend_score',
      rows: 8,
      values: [
        { value: 'c', rows: 3 },
        { value: 'a', rows: 2 },
        { value: 'b', rows: 2 },
        { value: 'B', rows: 1 },
      ],
    });
  });

  test('are twenty, and the others are one line with their number', async () => {
    const word = (at: number) => `word${String.fromCodePoint(97 + at)}`;
    const words = (n: number) => Array.from({ length: n }, (_, at) => times(at < 18 ? 2 : 1, word(at))).flat();
    const [twenty] = await excludedFrom(['nps', ...answers, ...words(20)]);
    expect(twenty!.values).toHaveLength(20);
    const [more] = await excludedFrom(['nps', ...answers, ...words(22), word(21)]);
    expect(more!.rows).toBe(18 * 2 + 5);
    expect(more!.values).toHaveLength(21);
    // By hand: 18 words and that of the 22nd place twice each; then one, and two others.
    expect(more!.values!.slice(17)).toEqual([
      { value: word(17), rows: 2 },
      { value: word(21), rows: 2 },
      { value: word(18), rows: 1 },
      { value: '… (2)', rows: 2 },
    ]);
  });

  test('are cut where they are longer than forty characters', async () => {
    const [forty, longer] = ['x'.repeat(40), 'y'.repeat(41)] as const;
    const [unreadable] = await excludedFrom(['nps', ...answers, forty, longer]);
    expect(unreadable!.values).toEqual([
      { value: forty, rows: 1 },
      { value: `${'y'.repeat(39)}…`, rows: 1 },
    ]);
  });

  test('of two columns with one reason stand apart, in the order of their names, and blank ones are not listed', async () => {
    const excluded = await excludedFrom(['nps,w', '9,1', 'x,1', 'x,', '8,heavy', '7,', '6,0'], ['--weight', 'w']);
    expect(excluded).toEqual([
      { reason: 'value-missing', column: 'w', rows: 2 },
      { reason: 'value-unreadable', column: 'recommend_score', rows: 1, values: [{ value: 'x', rows: 1 }] },
      { reason: 'value-unreadable', column: 'w', rows: 1, values: [{ value: 'heavy', rows: 1 }] },
      { reason: 'value-out-of-scale', column: 'w', rows: 1, values: [{ value: '0', rows: 1 }] },
    ]);
    const before = await excludedFrom(['nps,heft', '9,1', 'x,1', '8,heavy'], ['--weight', 'heft']);
    expect(before.map(({ column }) => column)).toEqual(['heft', 'recommend_score']);
  });
});

test('with no answer left, a population weighs nothing, and the report is an empty one', async () => {
  const file = folder.file('none.csv', 'nps,plan\n,pro\n');
  const population = folder.file('population.csv', 'column,value,share\nplan,pro,1\n');
  const { headlines, accounting } = await resultOf(['nps', file, '--rake', population]);
  expect(headlines[0]).toMatchObject({ value: null, n: 0 });
  expect(accounting.used).toBe(0);
});
