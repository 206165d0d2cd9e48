import * as fc from '../chance.ts';
import { fold, unaccented } from '../../src/values/folding.ts';
import { isMissing } from '../../src/values/missing.ts';

describe('isMissing', () => {
  test.each([
    '',
    '   ',
    '\u00A0',
    '\u200B',
    '-',
    '--',
    '—',
    '–',
    '.',
    'NA',
    'N/A',
    'n/a',
    '#N/A',
    'NULL',
    'null',
    'None',
    '\\N',

    'Prefer not to say',
    'Prefiero no contestar',
    'PREFIERO NO RESPONDER',
    'No contesta',
    'NS/NC',
    'NS',
    'NC',
    'No sabe',
    "Don't know",
    'Don’t know',
    'no answer',
    'Not applicable',
    'No aplica',
    'No lo sé',
    ' n/a ',
  ])('%j is no answer', (text) => {
    expect(isMissing(text)).toBe(true);
  });

  test.each([
    'nan',
    'NaN',
    'inf',
    '-inf',
    '0',
    '-1',
    '99',
    'no',
    'Nancy',
    '-5',
    '?',
    'Not applicable to me, I never bought',
    'sn',
  ])('%j is something that was written', (text) => {
    expect(isMissing(text)).toBe(false);
  });

  test('a text with a digit is never missing', () => {
    fc.assert(fc.property(fc.string(), fc.nat(9), fc.string(), (a, digit, b) => !isMissing(`${a}${digit}${b}`)));
  });
});

describe('folding', () => {
  test.each([
    ['Puntuación', 'puntuacion'],
    ['  ¿Qué canales usó? ', 'que canales uso'],
    ['touch_point-ID', 'touch point id'],
    ['SAT[SQ001]', 'sat sq001'],
    ['★★', ''],
  ])('%j folds to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(unaccented(unaccented(text))).toBe(unaccented(text));
      }),
    );
  });
});
