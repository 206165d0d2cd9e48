import * as fc from '../../chance.ts';
import { decimalStyle, readNumber, type Decimal } from '../../../src/values/numbers/number.ts';
import { often } from '../../often.ts';

const column = (...texts: string[]) => texts.map((text) => ({ text, rows: 1 }));

describe('decimalStyle', () => {
  test.each<[string[], Decimal | null]>([
    [['1.234,56', '12,00'], ','],
    [['1.234,50', '99,95', '1.000,00'], ','],
    [['9,5', '8,5', '7,0'], ','],
    [['1,234.56'], '.'],
    [['1,000.00', '500.00', '750.00'], '.'],
    [['$1,240.00', '-$40.00', '$0.00'], '.'],
    [['0.123'], '.'],
    [['0,123'], ','],
    [['1.234.567'], ','],
    [['1,234,567'], '.'],
    [['1 234,567'], ','],
    [['1234.567'], '.'],
    [['.500'], '.'],
    [['1.234', '12'], null],
    [['12', '1 234', '-5'], null],
    [['99,95', '99.95'], null],
    [['N/A', '', 'nan', '1e5'], null],
  ])('%j is settled as %j', (texts, decimal) => {
    expect(decimalStyle(column(...texts)).decimal).toBe(decimal);
  });

  test('rows are weighed, and one stray record in a hundred does not undo the decision', () => {
    const style = decimalStyle([
      { text: '99,95', rows: 198 },
      { text: '99.95', rows: 2 },
      { text: '1.000', rows: 7 },
    ]);
    expect(style).toMatchObject({ decimal: ',', conflicting: 2, ambiguous: 7 });
    expect(style.evidence.en).toBe(
      'decimal comma: "99,95" has no other reading (rows that prove it: 198; that contradict it: 2)',
    );
  });

  test('two styles in earnest settle nothing', () => {
    const style = decimalStyle([
      { text: '99,95', rows: 60 },
      { text: '99.95', rows: 40 },
    ]);
    expect(style).toMatchObject({ decimal: null, conflicting: 40 });
    expect(style.evidence.en).toBe(
      'both "99.95" (rows: 40) and "99,95" (rows: 60): the decimal separator is not settled',
    );
  });

  test('what was found is said of a column that one separator is proven of, may be of, or has no use in', () => {
    const said = (...texts: string[]) => decimalStyle(column(...texts)).evidence.en;
    expect(said('0.5', '1.234')).toBe('decimal point: "0.5" has no other reading (rows that prove it: 1)');
    expect(said('1.234', '2,345', '12')).toBe(
      'point or comma may be thousands or decimals (rows: 2), and no value settles it',
    );
    expect(said('12', '1 234', '-5', 'NA')).toBe('no value has decimals');
  });

  test('the order of rows changes nothing', () => {
    const cell = fc.string({ unit: fc.constantFrom(...Array.from('0123.,')), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.uniqueArray(cell), (texts) => {
        expect(decimalStyle(column(...texts.toReversed()))).toEqual(decimalStyle(column(...texts)));
      }),
    );
  });
});

const grouped = (digits: string, separator: string) => digits.replaceAll(/\B(?=(?:\d{3})+$)/g, separator);

describe('readNumber', () => {
  test.each<[string, Decimal | null, string]>([
    ['1.234,56', ',', '1234.56'],
    ['12,00', ',', '12'],
    ['1,240.00', '.', '1240'],
    ['12,34,567', '.', '1234567'],
    ['1,23,456.00', '.', '123456'],
    ['$1,240.00', '.', '1240'],
    ['-$40.00', '.', '-40'],
    ['$-40.00', '.', '-40'],
    ['- $ 40.00', '.', '-40'],
    ['−40', null, '-40'],
    ['(45.00)', '.', '-45'],
    ['($1,045.00)', '.', '-1045'],
    ['$(45.00)', '.', '-45'],
    ['1.234,50 €', ',', '1234.5'],
    ['€ 1.234,50', ',', '1234.5'],
    ['R$ 1.234,50', ',', '1234.5'],
    ['USD 1,234.50', '.', '1234.5'],
    ['1234.50 MXN', '.', '1234.5'],
    ['$1,234.50 MXN', '.', '1234.5'],
    ['40.00 usd', '.', '40'],
    ['Fr. 40.00', '.', '40'],
    ['S/ 40.00', '.', '40'],
    ['1 234 567,8', ',', '1234567.8'],
    ['1\u00A0234,5', ',', '1234.5'],
    ['1\u202F234,5', ',', '1234.5'],
    ["1'234.5", '.', '1234.5'],
    ['1’234.5', '.', '1234.5'],
    ['1.234,56-', ',', '-1234.56'],
    ["'-5", null, '-5'],
    ['+5', null, '5'],
    ['.5', '.', '0.5'],
    ['007', null, '7'],
    ['-0.00', '.', '0'],
    ['1.234', '.', '1.234'],
    ['1.234', ',', '1234'],
    ['12345678901234567890.12', '.', '12345678901234567890.12'],
  ])('%j with decimal %j is %s', (text, decimal, exact) => {
    const reading = readNumber(text, decimal);
    expect(reading).toMatchObject({ kind: 'value', exact, value: Number(exact), percent: false });
  });

  test.each([
    ['12.5%', '.', '0.125'],
    ['5 %', null, '0.05'],
    ['-100%', null, '-1'],
    ['(5%)', null, '-0.05'],
    ['0,1 %', ',', '0.001'],
  ] as const)('%j with decimal %j is the share %s', (text, decimal, exact) => {
    expect(readNumber(text, decimal)).toMatchObject({ kind: 'value', exact, percent: true });
  });

  test.each<[string, Decimal | null]>([
    ['1.234', null],
    ['99,95', null],
    ['99,95', '.'],
    ['99.95', ','],
    ['12,34,567', ','],
    ['1,2,345', '.'],
    ['1,23,45', '.'],
    ['1,23', '.'],
    ['1234,567', '.'],
    ['0,123', '.'],
    ['1.234.56', '.'],
    ['1.234 567', ','],
    ['0x0A', '.'],
    ['9_0', '.'],
    ['1e5', '.'],
    ['nan', '.'],
    ['inf', '.'],
    ['Infinity', '.'],
    ['٣', '.'],
    ['12.', '.'],
    ['5+', '.'],
    ['--5', '.'],
    ['-(5)', '.'],
    ['(5', '.'],
    ['5)', '.'],
    ['$5 €', '.'],
    ['$5%', '.'],
    ['1-2', '.'],
    ['1 / 2', '.'],
    ['1  234', '.'],
    ['1 .5', '.'],
    ['1. 5', '.'],
    ['5 apples', '.'],
    ['$', '.'],
  ])('%j with decimal %j is unreadable', (text, decimal) => {
    expect(readNumber(text, decimal)).toEqual({ kind: 'unreadable' });
  });

  test('a long run of spaces is refused without delay', () => {
    expect(readNumber(`1${' '.repeat(70)}x`, '.')).toEqual({ kind: 'unreadable' });
  });

  test('blank, N/A and a dash are missing', () => {
    expect(['', 'N/A', '-'].map((text) => readNumber(text, '.').kind)).toEqual(['missing', 'missing', 'missing']);
  });

  test('a number written in either style is settled by two decimals and read back exactly', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(99),
        fc.boolean(),
        fc.constantFrom<Decimal>('.', ','),
        (units, cents, negative, decimal) => {
          const fraction = String(cents).padStart(2, '0');
          const text = `${negative ? '-' : ''}${grouped(String(units), decimal === ',' ? '.' : ',')}${decimal}${fraction}`;
          expect(decimalStyle(column(text)).decimal).toBe(decimal);
          const reading = readNumber(text, decimal);
          const value = Number(`${negative ? '-' : ''}${units}.${fraction}`) + 0;
          expect(reading).toMatchObject({ kind: 'value', value });
          expect(readNumber(text, decimal === ',' ? '.' : ',').kind).toBe('unreadable');
        },
      ),
    );
  });

  test('a text that is read without a decimal separator is read alike with either', () => {
    const cell = fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,- $%()')), maxLength: 10 });
    fc.assert(
      fc.property(cell, (text) => {
        const reading = readNumber(text, null);
        if (reading.kind === 'unreadable') return;
        expect(readNumber(text, '.')).toEqual(reading);
        expect(readNumber(text, ',')).toEqual(reading);
      }),
      { numRuns: often(2000) },
    );
  });
});
