import * as fc from '../../chance.ts';
import { readScore } from '../../../src/values/scores/score.ts';
import { often, slowTest } from '../../often.ts';

const recommend = { low: 0, high: 10 };
const satisfaction = { low: 1, high: 5 };

describe('readScore on 0–10', () => {
  test.each([
    ['10', 10],
    ['0', 0],
    [' 9 ', 9],
    ['9\u00A0', 9],
    ["'9", 9],
    ['09', 9],
    ['9.0', 9],
    ['9,0', 9],
    ['9,00', 9],
    ['9.0000', 9],
    ['-0', 0],
    ['10 - Extremely likely', 10],
    ['0 - Not at all likely', 0],
    ['10 – Muy probable', 10],
    ['10 — Muy probable', 10],
    ['10-Muy probable', 10],
    ['10: Extremely likely', 10],
    ['10 (Extremely likely)', 10],
    ['10 = ¡Seguro que sí!', 10],
    ['Extremely likely (10)', 10],
    ['Not at all likely (0)', 0],
    ['Extremely likely - 10', 10],
    ['Not at all likely – 0', 0],
    ['Muy probable: 10', 10],
    ['Muy probable = 10', 10],
    ['10 Extremely likely', 10],
    ['Extremely likely 10', 10],
    ['10. Muy probable', 10],
    ['10) Very likely', 10],
    ['(10) Very likely', 10],
    ['[10] Very likely', 10],
    ['10-muy probable', 10],
    ['10_Muy probable', 10],
    ['9 stars', 9],
    ['9 puntos', 9],
    ['3 - Detractor', 3],
    ['Neutral (5)', 5],
    ['9/10', 9],
    ['9 / 10', 9],
    ['9 de 10', 9],
    ['9 out of 10', 9],
  ])('%j is %d', (text, value) => {
    expect(readScore(text, recommend)).toEqual({ kind: 'value', value });
  });

  test.each([
    '7.5',
    '7,5',
    '9.000',
    '1.000',
    '10.5',
    '1e1',
    '9_0',
    '0x0A',
    'nan',
    'NaN',
    'inf',
    '-inf',
    '٣',
    '９',
    '+9',
    '"9"',
    '9.',
    '.9',
    '9 9',

    '9-10',
    '9 - 10',
    '9–10',
    '0 - 6 (Detractor)',
    '10 - 9 text',
    '10:30',
    '10: 30',
    '3-Oct',
    '10 - Mar',
    '10-ene',
    '9-ish',
    '10th',

    '4 / 5',
    '4/5',
    '9/',
    '/10',
    '9/10/2026',
    '(10)',
    '10 %',
    '10%',
    '8 minutes',
    '10 AM',
    'Extremely likely',
    'Version 10',

    'Q1 (10)',
    '★★★★☆',
    '👍',
    '10) text',
    'Very likely -5',
    '10 Oct',
    'Oct 10',
    '9 likely 8',
    '10 very',
    '10. text',
    '= 10',
    '1 0',
    '10\n9',
    '10;9',
    '1234567890123456',
    '9 ∞',
    'true',
  ])('%j has no one reading', (text) => {
    expect(readScore(text, recommend)).toEqual({ kind: 'unreadable' });
  });

  test.each([
    ['-1', -1],
    ['−1', -1],
    ['99', 99],
    ['11', 11],
    ['99.0', 99],
    ['11/10', 11],
    ['-1 - Other', -1],
  ])('%j is the number %d outside the scale', (text, value) => {
    expect(readScore(text, recommend)).toEqual({ kind: 'out-of-scale', value });
  });

  test.each(['', ' ', 'N/A', '-', 'Prefiero no contestar', '0 - Not applicable', '99 - No sabe', "Don't know (99)"])(
    '%j is no answer',
    (text) => {
      expect(readScore(text, recommend)).toEqual({ kind: 'missing' });
    },
  );
});

describe('readScore on other scales', () => {
  test.each([
    ['★★★★☆', 4],
    ['★★★', 3],
    ['⭐⭐⭐⭐⭐', 5],
    ['⭐️⭐️', 2],
    ['4 / 5', 4],
    ['5', 5],
  ])('%j is %d of 1–5', (text, value) => {
    expect(readScore(text, satisfaction)).toEqual({ kind: 'value', value });
  });

  test.each(['★★★★★★', '★★☆', '☆★★★★', '9/10'])('%j has no one reading on 1–5', (text) => {
    expect(readScore(text, satisfaction)).toEqual({ kind: 'unreadable' });
  });

  test('no filled star is under the scale of 1–5, and stars are no score of 1–7', () => {
    expect(readScore('☆☆☆☆☆', satisfaction)).toEqual({ kind: 'out-of-scale', value: 0 });
    expect(readScore('★★★', { low: 1, high: 7 })).toEqual({ kind: 'unreadable' });
  });
});

const forms = (n: number) => [
  `${n}`,
  `${n}.0`,
  `${n},00`,
  ` ${n}`,
  `${n} - x`,
  `${n}: x`,
  `${n} (x)`,
  `Xyz (${n})`,
  `${n}/10`,
];

describe('readScore on any text', () => {
  const scoreLike = fc.string({
    unit: fc.constantFrom(...Array.from("0123456789 .,-–:=()/'★☆aMñ¿%e+_x")),
    maxLength: 12,
  });

  slowTest('whatever it reads is a whole number, and a value is one of the scale', () => {
    fc.assert(
      fc.property(fc.oneof(scoreLike, fc.string({ unit: 'binary' })), (text) => {
        const reading = readScore(text, recommend);
        if (reading.kind === 'value' || reading.kind === 'out-of-scale') {
          expect(Number.isInteger(reading.value)).toBe(true);
          expect(reading.kind === 'value').toBe(reading.value >= 0 && reading.value <= 10);
          expect(Object.is(reading.value, -0)).toBe(false);
        }
      }),
      { numRuns: often(2000) },
    );
  });

  test('a value of 0–10 is a run of digits in the text, and the only one unless it is a zero fraction or the denominator', () => {
    fc.assert(
      fc.property(scoreLike, (text) => {
        const reading = readScore(text, recommend);
        if (reading.kind !== 'value') return;
        const numbers = (text.match(/\d+/g) ?? []).map(Number);
        expect(numbers[0]).toBe(reading.value);
        expect(numbers.slice(1).every((number) => number === 0 || number === 10)).toBe(true);
      }),
      { numRuns: often(2000) },
    );
  });

  test('every whole number is read alike in all its forms', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 20 }), (value) => {
        const kind = value >= 0 && value <= 10 ? 'value' : 'out-of-scale';
        for (const form of forms(value)) expect(readScore(form, recommend)).toEqual({ kind, value });
      }),
    );
  });
});
