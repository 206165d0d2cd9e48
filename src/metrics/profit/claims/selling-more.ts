import type { Claim } from '../../claim.ts';

/** Of these the publisher was looked for and not found: they are quoted one after the other, without a study. */
const nobodyFound = {
  authors: null,
  year: null,
  title: null,
  measured: {
    en: 'quoted without a source; the first one was not found, so that nobody knows who was asked, against what it was compared, or whether the experience was the cause',
    es: 'se cita sin fuente; no se encontró la primera, así que no se sabe a quién se preguntó, con qué se comparó ni si la experiencia fue la causa',
  },
} as const;

export const crossSell: Claim = {
  id: 'cross-sell-22',
  low: 0.22,
  high: 0.22,
  says: {
    en: 'a better experience raises cross-selling by 22 %',
    es: 'una mejor experiencia aumenta la venta cruzada un 22 %',
  },
  ...nobodyFound,
};

export const upSell: Claim = {
  id: 'up-sell-38',
  low: 0.38,
  high: 0.38,
  says: {
    en: 'a better experience raises up-selling by 38 %',
    es: 'una mejor experiencia aumenta la venta de versiones superiores un 38 %',
  },
  ...nobodyFound,
};

export const orderSize: Claim = {
  id: 'order-size-5-85',
  low: 0.05,
  high: 0.85,
  says: {
    en: 'a better experience raises the size of orders by 5 to 85 %',
    es: 'una mejor experiencia aumenta el tamaño de los pedidos entre un 5 y un 85 %',
  },
  ...nobodyFound,
};
