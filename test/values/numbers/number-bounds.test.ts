import { decimalStyle, readNumber } from '../../../src/values/numbers/number.ts';

const exact = (text: string) => {
  const reading = readNumber(text, '.');
  return reading.kind === 'value' ? reading.exact : reading.kind;
};

test('a number has at most 38 whole digits: more are an identifier', () => {
  expect(exact('1'.repeat(38))).toBe('1'.repeat(38));
  expect(exact('1'.repeat(39))).toBe('unreadable');
  expect(exact(`${'1'.repeat(30)}.${'1'.repeat(8)}`)).toBe(`${'1'.repeat(30)}.${'1'.repeat(8)}`);
});

test('a number takes at most 80 characters, the spaces between its parts among them', () => {
  expect(exact(`$${' '.repeat(78)}5`)).toBe('5');
  expect(exact(`$${' '.repeat(79)}5`)).toBe('unreadable');
  expect(exact(`   $${' '.repeat(78)}5   `)).toBe('5');
});

test.each([
  ['5%', '0.05'],
  ['0.5%', '0.005'],
  ['50%', '0.5'],
  ['125%', '1.25'],
  ['0%', '0'],
  ['-0%', '0'],
])('%s is %s', (text, number) => {
  expect(exact(text)).toBe(number);
});

test('of many proofs of a separator the least is shown, wherever it stands', () => {
  for (const texts of [
    ['2,5', '1,5', '3,5'],
    ['1,5', '2,5'],
  ]) {
    const style = decimalStyle(texts.map((text) => ({ text, rows: 1 })));
    expect(style.evidence.en).toContain('"1,5" has no other reading');
  }
});
