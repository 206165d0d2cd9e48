import { coded, column } from '../../results/columns.ts';
import type { Words } from '../../results/result.ts';

/** What the tests of a difference are called. */
const methods: Words = {
  'adjusted-wald': { en: 'adjusted Wald', es: 'Wald ajustado' },
  wald: { en: 'Wald', es: 'Wald' },
  'newcombe, n-1': { en: 'Newcombe, N−1 test', es: 'Newcombe, contraste N−1' },
  welch: { en: 'Welch', es: 'Welch' },
  taylor: { en: 'weighted (Taylor)', es: 'ponderado (Taylor)' },
  difference: { en: 'plain difference', es: 'diferencia simple' },
  'log-rank': { en: 'log-rank', es: 'log-rank' },
  none: { en: 'none', es: 'ninguno' },
};

export const methodColumn = coded(
  column('method', { en: 'Method', es: 'Método' }, 'text', { en: 'the test', es: 'el contraste' }),
  methods,
);

/** Everybody who is not in the first group. */
export const restWords: Words = { rest: { en: 'rest', es: 'resto' } };
