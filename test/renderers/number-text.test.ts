import * as fc from '../chance.ts';
import { numberText, type NumberShape } from '../../src/renderers/number-text.ts';
import { often } from '../often.ts';

const locales = ['en', 'en-US', 'en-GB', 'es', 'es-ES', 'es-MX'];

function withIntl(value: number, { percent, fewest, most, sign }: NumberShape, locale: string): string {
  return new Intl.NumberFormat(locale, {
    useGrouping: 'always',
    signDisplay: sign,
    style: percent ? 'percent' : 'decimal',
    minimumFractionDigits: fewest,
    maximumFractionDigits: most,
  }).format(value);
}

describe('a number without Intl', () => {
  test('is written as Intl writes it, in every known locale', () => {
    const numbers = fc.oneof(
      fc.double({ min: -1e15, max: 1e15, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.integer({ min: -100_000, max: 100_000 }).map((n) => n / 1000),
    );
    const shapes = fc.record({
      percent: fc.boolean(),
      fewest: fc.integer({ min: 0, max: 2 }),
      most: fc.integer({ min: 2, max: 4 }),
      sign: fc.constantFrom('negative' as const, 'exceptZero' as const),
    });
    fc.assert(
      fc.property(numbers, shapes, fc.constantFrom(...locales), (value, shape, locale) => {
        expect(numberText(value, shape, locale)).toBe(withIntl(value, shape, locale));
      }),
      { numRuns: often(2000) },
    );
  });

  test('rounds the decimal that is written, as Intl does: 1.005 to 1.01', () => {
    const shape: NumberShape = { percent: false, fewest: 2, most: 2, sign: 'negative' };
    expect(numberText(1.005, shape, 'en')).toBe('1.01');
    expect(withIntl(1.005, shape, 'en')).toBe('1.01');
  });
});
