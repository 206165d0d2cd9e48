import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';

const folder = temporaryFolder();

/** Five records, `a` to `e`. Amounts are written with a decimal comma; `n` is no number in `e`. */
const file = folder.file(
  'records.csv',
  [
    'id;country;plan;amount;day;note;net score;n;país;Q1.a;not;nps',
    `a;ES;pro;1,5;2026-01-31;It's fine;9;9;sí;1;x;9`,
    'b;ES;max;10,25;2026-02-01;"say ""hi""";10;10;sí;2;x;9',
    String.raw`c;FR;pro;-2,0;2026-02-28;back\slash;3;3;no;3;y;9`,
    'd;FR;;n/a;;;7;7;no;4;y;9',
    'e;de;pro;1.000,5;2025-12-31;50%, or so;8;x;no;5;y;9',
    '',
  ].join('\n'),
);

/** The records that meet a condition. */
async function meeting(where: string): Promise<string> {
  const { tables } = await resultOf(['nps', file, '--map', 'recommend_score=nps', '--by', 'id', '--where', where]);
  return tables
    .find(({ name }) => name === 'segments')!
    .rows.map(({ id }) => id)
    .join('');
}

type Table = readonly (readonly [where: string, met: string])[];

const equal: Table = [
  ['country = "ES"', 'ab'],
  ['country == "ES"', 'ab'],
  ['country != "ES"', 'cde'],
  ['country <> "ES"', 'cde'],
  // Letter for letter, and whole.
  ['country = "es"', ''],
  ['country = "E"', ''],
  ['plan = ""', 'd'],
  ['plan != ""', 'abce'],
];

const texts: Table = [
  ['day < "2026-02-01"', 'ade'],
  ['day <= "2026-02-01"', 'abde'],
  ['day > "2026-02-01"', 'c'],
  ['day >= "2026-02-01"', 'bc'],
  ['day >= "2026-01-01" and day < "2026-02-28"', 'ab'],
  // By characters: capitals come before small letters, and 10 before 9.
  ['country > "a"', 'e'],
  ['n < "9"', 'bcd'],
];

const numbers: Table = [
  ['amount = 1.5', 'a'],
  ['amount = 1.50', 'a'],
  ['amount < 1.5', 'c'],
  ['amount <= 1.5', 'ac'],
  ['amount > 1.5', 'be'],
  ['amount >= 1.5', 'abe'],
  ['amount = 1000.5', 'e'],
  ['amount = -2', 'c'],
  ['amount > -2', 'abe'],
  ['amount>=-2', 'abce'],
  // A cell that is no number meets no comparison with one, not even that it is another.
  ['amount != 1.5', 'bce'],
  ['not amount = 1.5', 'bcde'],
  ['n > 9', 'b'],
  ['n < 9', 'cd'],
  // Between quotes it is a text, and compared as one.
  ['amount = "1,5"', 'a'],
  ['amount = "1.5"', ''],
];

const lists: Table = [
  ['country in ("ES", "de")', 'abe'],
  ['country in ("ES")', 'ab'],
  ['country in("ES","de")', 'abe'],
  ['country not in ("ES", "de")', 'cd'],
  ['n in (9, 10)', 'ab'],
  ['n in (9, "x")', 'ae'],
  ['n not in (9, 10)', 'cde'],
  ['amount in (1.5, -2)', 'ac'],
  ['plan in ("", "max")', 'bd'],
];

const parts: Table = [
  ['note contains "s"', 'abce'],
  ['note contains "say "', 'b'],
  ['note contains "SAY"', ''],
  ['note contains "%, or"', 'e'],
  ['not note contains "s"', 'd'],
  ['note contains ""', 'abcde'],
  ['amount contains 5', 'abe'],
  // Digits as they are typed.
  ['amount contains 000', 'e'],
  ['amount contains 0.50', ''],
];

const blank: Table = [
  ['plan is blank', 'd'],
  ['plan is not blank', 'abce'],
  ['not plan is blank', 'abce'],
  ['not plan is not blank', 'd'],
];

const joined: Table = [
  ['country = "ES" and plan = "pro"', 'a'],
  ['country = "ES" or plan = "pro"', 'abce'],
  ['country = "ES" and plan = "pro" and n = 9', 'a'],
  ['plan = "max" or plan = "" or country = "de"', 'bde'],
  // `and` before `or`, on either side of it.
  ['country = "FR" or country = "ES" and plan = "max"', 'bcd'],
  ['country = "ES" and plan = "max" or country = "FR"', 'bcd'],
  ['(country = "FR" or country = "ES") and plan = "max"', 'b'],
  ['country = "ES" and (plan = "max" or country = "FR")', 'b'],
  // `not` before both.
  ['not country = "ES" and plan = "pro"', 'ce'],
  ['not country = "ES" or plan = "pro"', 'acde'],
  ['not (country = "ES" and plan = "pro")', 'bcde'],
  ['not (country = "ES" or plan = "pro")', 'd'],
  ['country = "ES" and not plan = "pro"', 'b'],
  ['not not country = "ES"', 'ab'],
  ['((country = "ES"))', 'ab'],
];

const quoted: Table = [
  [`country = 'ES'`, 'ab'],
  [`note = "It's fine"`, 'a'],
  [String.raw`note = 'It\'s fine'`, 'a'],
  [`note = 'say "hi"'`, 'b'],
  [String.raw`note = "say \"hi\""`, 'b'],
  [String.raw`note = "back\\slash"`, 'c'],
  [String.raw`note = "back\slash"`, ''],
  ['note = "50%, or so"', 'e'],
];

const names: Table = [
  ['`net score` >= 9', 'ab'],
  ['`country` = "ES"', 'ab'],
  ['`not` = "x"', 'ab'],
  ['not `not` = "x"', 'cde'],
  ['país = "sí"', 'ab'],
  ['Q1.a >= 4', 'de'],
  // A column of the relation, under whatever header.
  ['recommend_score = 9', 'abcde'],
];

const spelt: Table = [
  ['country = "ES" AND NOT plan = "pro"', 'b'],
  ['country = "ES" Or plan Is Blank', 'abd'],
  ['plan IS NOT BLANK', 'abce'],
  ['country NOT IN ("ES", "de")', 'cd'],
  ['note CONTAINS "hi"', 'b'],
  ['  country\t="ES"and(plan="pro")  ', 'a'],
];

describe.each(Object.entries({ equal, texts, numbers, lists, parts, blank, joined, quoted, names, spelt }))(
  'conditions, %s:',
  (_, table) => {
    test.each(table)('%s', async (where, met) => {
      expect(await meeting(where)).toBe(met);
    });
  },
);

describe('what is no condition is refused, and the place told at which it ends to be one:', () => {
  test.each([
    ['', 1],
    ['country', 8],
    ['country = ', 11],
    ['country = ES', 11],
    ['country = "ES', 11],
    ['country ! "ES"', 9],
    ['country in "ES"', 12],
    ['country in ()', 13],
    ['country in ("ES"', 17],
    ['country not "ES"', 13],
    ['country is "ES"', 12],
    ['country is not "ES"', 16],
    ['country contains', 17],
    ['country = "ES" plan = "pro"', 16],
    ['country = "ES" and', 19],
    ['and country = "ES"', 5],
    ['(country = "ES"', 16],
    ['country = "ES")', 15],
    ['not', 4],
    ['n = 9x', 5],
    ['n = 1e3', 5],
    ['n = .5', 5],
    ['n = +9', 5],
    ['9 = n', 1],
    ['"ES" = country', 1],
    ['plan `is` blank', 6],
    ['country = "ES"; n = 9', 15],
  ])('%s', async (where, position) => {
    const { status, stdout, stderr } = await runCx(['nps', file, '--where', where, '--format', 'json']);
    expect([status, stdout]).toEqual([2, '']);
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'invalid-where', message: expect.stringContaining(` character ${position}:`) },
    });
  });

  test.each([
    [`"Event Type" = "Payment"`, '`Event Type`'],
    [`'Event Type' in ("Payment")`, '`Event Type`'],
    [`Event Type = "Payment"`, '`Event Type`'],
    [`n > 5 and Tipo de línea = "x"`, '`Tipo de línea`'],
  ])('%s, and the name is shown in backquotes', async (where, name) => {
    const { status, stderr } = await runCx(['nps', file, '--where', where]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(`goes in backquotes: --where '${name} = "…"'`)]);
  });

  test('parentheses within each other, from the 64th on', async () => {
    const within = (depth: number) => `${'('.repeat(depth)}country = "ES"${')'.repeat(depth)}`;
    expect(await meeting(within(63))).toBe('ab');
    const { status, stderr } = await runCx(['nps', file, '--where', within(64)]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('fewer parentheses within each other')]);
  });

  test('no column that is written in capitals alone', async () => {
    expect(await meeting('COUNTRY = "ES"')).toBe('ab');
  });

  test('a column that the file does not have', async () => {
    const { status, stderr } = await runCx(['nps', file, '--where', 'Land = "ES"', '--format', 'json']);
    expect(status).toBe(3);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'by-not-found' } });
  });
});
