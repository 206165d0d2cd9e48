import type { Claim } from '../../claim.ts';

export const payMore: Claim = {
  id: 'pay-more-86',
  low: 0.86,
  high: 0.86,
  says: {
    en: '86 % of consumers say that they will pay more for a better customer experience',
    es: 'el 86 % de los consumidores dice que pagará más por una mejor experiencia de cliente',
  },
  authors: 'RightNow Technologies & Harris Interactive',
  year: 2011,
  title: 'Customer Experience Impact Report',
  measured: {
    en: 'an online survey that a seller of customer-service software ordered: the share of consumers who say that they would pay more. It is no price premium: nobody paid, and how much more is another question (the year before, 85 % said that they would pay more, and 55 % that they would pay 10 % or more)',
    es: 'una encuesta en línea que encargó un vendedor de software de atención al cliente: la parte de consumidores que dice que pagaría más. No es una prima de precio: nadie pagó, y cuánto más es otra pregunta (el año anterior, el 85 % dijo que pagaría más, y el 55 % que un 10 % o más)',
  },
};
