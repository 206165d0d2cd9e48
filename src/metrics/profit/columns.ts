import { coded, column } from '../../results/columns.ts';
import type { Column } from '../../results/result.ts';
import { inputWords } from './called.ts';

/** What metrics of profit say alike. */
export const claim = column('claim', { en: 'Claim', es: 'Afirmación' }, 'text', {
  en: 'what was published',
  es: 'lo que se publicó',
});
export const ownNumber = column('own', { en: 'Own', es: 'Propio' }, 'number', {
  en: 'the same of these customers',
  es: 'lo mismo de estos clientes',
});
export const holds = column('holds', { en: 'Holds', es: 'Se cumple' }, 'boolean', {
  en: 'whether the own number lies between the bounds, or reaches them where they are one; empty where it is not known',
  es: 'si el número propio está entre las cotas, o las alcanza donde son una sola; vacío si no se conoce',
});
/** @param codes what stands in it */
export const inputColumn = (codes: readonly string[]): Column =>
  coded(
    column('input', { en: 'Input', es: 'Dato' }, 'text', {
      en: 'what is taken at its lower and at its upper bound, the others being as they are',
      es: 'lo que se toma en su cota inferior y en la superior, con los demás como están',
    }),
    inputWords(codes),
  );
export const customerValue = column(
  'customer_value',
  { en: 'Value of a customer', es: 'Valor de un cliente' },
  'money',
  {
    en: 'what a customer brings in the time that is looked at, in money of today',
    es: 'lo que aporta un cliente en el tiempo que se mira, en dinero de hoy',
  },
);
export const netLow = column('net_value_low', { en: 'Net value, low', es: 'Valor neto, mín.' }, 'money', {
  en: 'net value at the lower bound; of word of mouth, the least that promoters bring less the most that detractors cost',
  es: 'valor neto con la cota inferior; del boca a boca, lo mínimo que aportan los promotores menos lo máximo que cuestan los detractores',
});
export const netHigh = column('net_value_high', { en: 'Net value, high', es: 'Valor neto, máx.' }, 'money', {
  en: 'net value at the upper bound; of word of mouth, the most that promoters bring less the least that detractors cost',
  es: 'valor neto con la cota superior; del boca a boca, lo máximo que aportan los promotores menos lo mínimo que cuestan los detractores',
});
export const valueLow = column('value_low', { en: 'Value, low', es: 'Valor, mín.' }, 'money', {
  en: 'value of a customer, or of those converted (below 0 where they are lost): at the lower bound',
  es: 'valor de un cliente, o de las personas convertidas (menos de 0 si se pierden): con la cota inferior',
});
export const valueHigh = column('value_high', { en: 'Value, high', es: 'Valor, máx.' }, 'money', {
  en: 'value of a customer, or of those converted (below 0 where they are lost): at the upper bound',
  es: 'valor de un cliente, o de las personas convertidas (menos de 0 si se pierden): con la cota superior',
});
