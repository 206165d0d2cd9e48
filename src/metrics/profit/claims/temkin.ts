import type { Claim } from '../../claim.ts';

export const temkin: Claim = {
  id: 'temkin-775',
  low: 0.775,
  high: 0.775,
  says: {
    en: 'a modest improvement of the experience brings a company with a revenue of 1,000 million dollars a year 775 million more in three years: 0.775 of one year’s revenue',
    es: 'una mejora modesta de la experiencia aporta a una empresa con ingresos de 1.000 millones de dólares al año 775 millones más en tres años: 0,775 del ingreso de un año',
  },
  authors: 'Temkin Group',
  year: 2018,
  title: 'ROI of Customer Experience',
  measured: {
    en: 'a model, the mean over 20 industries (476 million for utilities to 1,000 for software), from what 10,000 consumers of the United States said of 318 companies: their ratings of the experience against their intention to buy again. Nobody’s revenue was watched. Editions before it say other numbers: 823 million in 2016',
    es: 'un modelo, la media de 20 sectores (de 476 millones en servicios públicos a 1.000 en software), a partir de lo que 10.000 consumidores de Estados Unidos dijeron de 318 empresas: su valoración de la experiencia frente a su intención de volver a comprar. No se observó el ingreso de nadie. Ediciones anteriores dan otras cifras: 823 millones en 2016',
  },
};
