import * as fc from '../../chance.ts';
import { rounded } from '../../../src/values/numbers/exact.ts';
import { decimalStyle, readNumber, type Decimal } from '../../../src/values/numbers/number.ts';

const exactOf = (text: string, decimal: Decimal = '.') => {
  const reading = readNumber(text, decimal, 'read');
  return reading.kind === 'value' ? reading.exact : reading.kind;
};

describe('a number is kept to twelve decimals', () => {
  // By hand.
  test.each([
    ['19.990000000000002', '19.99'],
    ['16.666666666666668', '16.666666666667'],
    ['-16.666666666666668', '-16.666666666667'],
    ['0.0000000000005', '0.000000000001'],
    ['-0.0000000000005', '-0.000000000001'],
    ['0.0000000000004999', '0'],
    ['-0.0000000000004999', '0'],
    ['9.9999999999995', '10'],
    ['5.123456789012', '5.123456789012'],
    ['1234567', '1234567'],
  ])('%s as %s, half away from zero', (exact, kept) => {
    expect(rounded(exact)).toBe(kept);
  });

  test('unless it has more than 24 whole digits', () => {
    const most = '9'.repeat(24);
    expect([rounded(most), rounded(`-${most}.5`), rounded(`1${most}`)]).toEqual([most, `-${most}.5`, null]);
    expect(rounded(`${most}.9999999999999`)).toBeNull();
  });

  test('whatever the decimals: it is never further away than half a unit of the twelfth', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.integer({ min: 13, max: 30 }),
        (units, scale) => {
          const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
          const exact = `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
          const [whole = '', fraction = ''] = rounded(exact)!.split('.');
          const kept =
            BigInt(whole.replace('-', '') + fraction.padEnd(scale, '0')) * (whole.startsWith('-') ? -1n : 1n);
          const distance = kept > units ? kept - units : units - kept;
          expect(distance * 2n <= 10n ** BigInt(scale - 12)).toBe(true);
        },
      ),
    );
  });
});

// One tenth as a binary fraction, with all of its digits.
test('a number may have any decimals that find room', () => {
  const tenth = '0.1000000000000000055511151231257827021181583404541015625';
  expect(exactOf(tenth)).toBe(tenth);
});

describe('a power of ten', () => {
  test.each<[string, Decimal, string]>([
    ['1e3', '.', '1000'],
    ['2.5E+2', '.', '250'],
    ['2,5E+2', ',', '250'],
    ['1e-05', '.', '0.00001'],
    ['1e-05', ',', '0.00001'],
    ['-1.25e-1', '.', '-0.125'],
    ['1.234e3', '.', '1234'],
    ['1.234e1', '.', '12.34'],
    ['.5e1', '.', '5'],
    ['0e10', '.', '0'],
    ['+1e0', '.', '1'],
  ])('%s, decimals after %s, is %s', (text, decimal, exact) => {
    expect(exactOf(text, decimal)).toBe(exact);
  });

  test.each<[string, Decimal]>([
    ['1.234e3', ','],
    ['2,5e2', '.'],
    ['1,234.5e3', '.'],
    ['1e', '.'],
    ['1e3.5', '.'],
    ['1 e3', '.'],
    ['1e38', '.'],
    ['1e999', '.'],
    ['1e1000', '.'],
    ['$1e3', '.'],
  ])('%s, decimals after %s, cannot be read', (text, decimal) => {
    expect(exactOf(text, decimal)).toBe('unreadable');
  });

  test('shows which mark separates decimals', () => {
    const settled = (...texts: string[]) =>
      decimalStyle(
        texts.map((text) => ({ text, rows: 1 })),
        'read',
      ).decimal;
    expect([settled('1.234e3'), settled('1,5e3', '2.345'), settled('1e3'), settled('1e3', '2.345')]).toEqual([
      '.',
      ',',
      null,
      null,
    ]);
  });

  test('says what a program wrote: the number is its double', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e20, max: 1e20, noNaN: true }), (number) => {
        const reading = readNumber(number.toExponential(), '.', 'read');
        expect(reading).toMatchObject({ kind: 'value', value: number + 0 });
      }),
    );
  });
});
