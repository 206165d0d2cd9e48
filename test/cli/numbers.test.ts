// Numbers as they may be typed, and what is said of others.
import * as fc from '../chance.ts';
import { numberOption } from '../../src/cli/options/values.ts';
import { errorText } from '../../src/messages/error-text.ts';
import { CxError } from '../../src/errors.ts';

function hintOf(value: string, limits: { readonly min?: number; readonly max?: number } = {}) {
  try {
    numberOption('--conversion-rate', value, limits);
  } catch (error) {
    return { en: errorText(error as CxError, 'en').hint, es: errorText(error as CxError, 'es').hint };
  }
  return null;
}

test('every number that a program writes is read, with its exponent', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (drawn) => {
      // A text has no minus zero.
      const number = drawn + 0;
      expect(numberOption('--x', String(number), {})).toBe(number);
      expect(numberOption('--x', number.toExponential(), {})).toBe(number);
    }),
  );
  expect(numberOption('--x', '1E3', { integer: true })).toBe(1000);
});

test.each(['1e400', 'e3', '1e', '1e+', '0x10', 'Infinity', '', ' ', '1_000'])('%j is none', (value) => {
  expect(hintOf(value)?.en).toBe('it takes a number');
});

test('a comma is no point, and who types one is told what to type', () => {
  expect(hintOf('0,02', { min: 0, max: 1 })).toEqual({
    en: 'it takes a number from 0 to 1, with a point before decimals and nothing between thousands: 0.02',
    es: 'valores admitidos: un número desde 0 hasta 1, con un punto ante los decimales y nada entre los millares: 0.02',
  });
  // Three digits after it may be thousands: which number was meant nobody knows.
  for (const value of ['1,000', '1.234,5', '1,234.5', '1,2,3'])
    expect(hintOf(value)?.en).toBe('it takes a number, with a point before decimals and nothing between thousands');
});
