import { identifier, list, literal, sql, unionAll } from '../../src/sql/tag.ts';

const header = `id" , (select content from read_text('/etc/hostname')) as "x`;

test('a header that looks like SQL is just a name', () => {
  expect(sql`SELECT ${identifier(header)} FROM t`).toBe(
    `SELECT "id"" , (select content from read_text('/etc/hostname')) as ""x" FROM t`,
  );
});

test('a text that looks like SQL is just a value', () => {
  expect(sql`SELECT ${literal("'; DROP TABLE t; --")}`).toBe("SELECT '''; DROP TABLE t; --'");
});

test('a negative number after a minus sign begins no comment', () => {
  expect(sql`SELECT 1 -${literal(-5)}`).toBe('SELECT 1 -(-5)');
  expect(literal(-12345678901234567890n)).toBe('(-12345678901234567890)');
});

test('fragments are put together as they are', () => {
  const columns = list([identifier('a'), sql`count(*)`]);
  expect(sql`SELECT ${columns} FROM (${unionAll([sql`SELECT 1 AS a`, sql`SELECT 2`])})`).toBe(
    'SELECT "a", count(*) FROM (SELECT 1 AS a UNION ALL SELECT 2)',
  );
});

test('backslashes stay as they are written', () => {
  expect(sql`SELECT ${literal(String.raw`\d+`)}, '\\'`).toBe(String.raw`SELECT '\d+', '\'`);
});

test('what no database can hold is refused', () => {
  expect(() => literal('a\u0000b')).toThrow(RangeError);
  expect(() => identifier('a\u0000b')).toThrow(RangeError);
  expect(() => identifier('')).toThrow(RangeError);
  expect(() => literal(Number.NaN)).toThrow(RangeError);
  expect(() => literal(Number.POSITIVE_INFINITY)).toThrow(RangeError);
});

test('text that is neither a literal, nor a name, nor SQL is a type error', () => {
  const rejected = [
    // @ts-expect-error a bare text
    () => sql`SELECT ${'name'}`,
    // @ts-expect-error a bare number
    () => sql`SELECT ${5}`,
    // @ts-expect-error a list of bare texts
    () => list(['a', 'b']),
  ];
  expect(rejected).toHaveLength(3);
});
