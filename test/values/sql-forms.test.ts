import { openDatabase } from '../../src/engines/duckdb/database/open.ts';
import type { Database } from '../../src/engines/duckdb/database/database.ts';
import { literal, sql } from '../../src/sql/tag.ts';
import { lowered } from '../../src/values/folding.ts';
import { trimmed } from '../../src/values/trimmed-sql.ts';
import { blanks } from './trimmed.cases.ts';
import { slowTest } from '../often.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ files: [] });
});
afterAll(() => database.close());

describe('a cell is trimmed in TypeScript and in SQL by one rule', () => {
  const inSql = async (text: string) => (await database.run(sql`SELECT ${trimmed(literal(text))}`))[0]![0];

  test.each(blanks.map(([character, name, taken]) => [name, taken ? 'taken away' : 'kept', character]))(
    '%s is %s',
    async (_, what, character) => {
      for (const [around, bare] of [
        [`${character}a b${character}`, 'a b'],
        [` ${character}\t${character}a${character}b `, `a${character}b`],
        [character, ''],
      ] as const) {
        const expected = what === 'kept' ? around.replace(/^ /, '').replace(/ $/, '') : bare;
        expect(around.trim()).toBe(expected);
        expect(await inSql(around)).toBe(expected);
      }
    },
  );

  test('as are texts of many lines, and those that are nothing but spaces', async () => {
    for (const text of ['', ' ', '\n\n', ' a\nb \n', "it's ", ' '.repeat(300), `${' '.repeat(300)}x`]) {
      expect(await inSql(text)).toBe(text.trim());
    }
  });
});

slowTest('every letter that is an ASCII letter in lower case is the same one in TypeScript and in SQL', async () => {
  const codes = Array.from({ length: 0x11_0000 }, (_, code) => code).filter(
    (code) => code > 0 && (code < 0xd800 || code > 0xdfff),
  );
  const rows = await database.run(
    sql`SELECT range, lower(chr(CAST(range AS INTEGER))) FROM range(1, 1114112)
    WHERE range NOT BETWEEN 55296 AND 57343 AND lower(chr(CAST(range AS INTEGER))) < chr(128) ORDER BY range`,
  );
  const isAscii = (text: string) => text.codePointAt(0)! < 128;
  const here = codes.map((code) => [code, lowered(String.fromCodePoint(code))] as const);
  expect(rows).toEqual(here.filter(([, text]) => isAscii(text)));
  // The capitals and small letters of English, the Kelvin sign, and the dotted I of Turkish.
  expect(rows.length).toBe(127 + 2);
});
