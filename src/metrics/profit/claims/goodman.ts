import type { Claim } from '../../claim.ts';

const authors = 'Goodman (TARP; Customer Care Measurement & Consulting)';

/** What John Goodman drew from decades of surveys about problems, complaints and what customers say of them. */
export const badExperience: Claim = {
  id: 'bad-experience-20',
  low: -0.2,
  high: -0.2,
  says: {
    en: 'a bad experience (a problem) lowers loyalty by 20 % on average',
    es: 'una mala experiencia (un problema) reduce la fidelidad un 20 % de media',
  },
  authors,
  year: 2014,
  title: 'Customer Experience 3.0, AMACOM',
  measured: {
    en: 'a rule of thumb over many surveys that companies ordered about their own customers: how many with and without a problem say that they would buy again or recommend. Intentions, not purchases; who has problems may differ in other ways. The figure is given as it is quoted from the book; the page, the surveys and how many were asked were not found',
    es: 'una regla general sobre muchas encuestas que empresas encargaron sobre sus propios clientes: cuántos, con y sin un problema, dicen que volverían a comprar o recomendarían. Intenciones, no compras; quien tiene problemas puede diferir en otras cosas. La cifra se da como se cita del libro; no se encontraron la página, las encuestas ni a cuántas personas se preguntó',
  },
};

export const delight: Claim = {
  id: 'delight-30',
  low: 0.3,
  high: 0.3,
  says: {
    en: 'delighting a customer raises loyalty by 30 % on average',
    es: 'deleitar a un cliente aumenta la fidelidad un 30 % de media',
  },
  authors,
  year: 2014,
  title: 'Customer Experience 3.0, AMACOM',
  measured: {
    en: 'what customers who say that they were delighted answer about buying again and recommending, against those who were only satisfied. Intentions, not purchases, and the same person says both. The figure is given as it is quoted from the book; the page and the surveys behind it were not found. A later one by the same firm (2021, a web panel in the United States) asked only people with household incomes over 100,000 dollars',
    es: 'lo que responden sobre volver a comprar y recomendar los clientes que dicen haber quedado encantados, frente a los solo satisfechos. Intenciones, no compras, y la misma persona dice ambas cosas. La cifra se da como se cita del libro; no se encontraron la página ni las encuestas que la sostienen. Una posterior de la misma firma (2021, panel web en Estados Unidos) solo preguntó a personas con ingresos del hogar superiores a 100.000 dólares',
  },
};

export const priceSensitivity: Claim = {
  id: 'problem-doubles-price-sensitivity',
  low: 2,
  high: 2,
  says: {
    en: 'a problem doubles how many customers mind the price, and a second one doubles it again',
    es: 'un problema duplica cuántos clientes se quejan del precio, y un segundo vuelve a duplicarlo',
  },
  authors,
  year: 2009,
  title: 'Strategic Customer Service, AMACOM',
  measured: {
    en: 'the share of customers who are not content with prices or fees, by how many problems they report: a factor on an opinion, not on what they pay, and who minds the price may report more problems. The figure is given as it is quoted from the book; the page, the surveys and how many were asked were not found',
    es: 'la parte de los clientes descontenta con precios o comisiones, según cuántos problemas declaran: un factor sobre una opinión, no sobre lo que pagan, y a quien le importa el precio puede declarar más problemas. La cifra se da como se cita del libro; no se encontraron la página, las encuestas ni a cuántas personas se preguntó',
  },
};

export const wordOfMouth: Claim = {
  id: 'word-of-mouth-2-4',
  low: 2,
  high: 4,
  says: {
    en: 'bad experiences are told to 2 to 4 times as many people as good ones',
    es: 'las malas experiencias se cuentan a entre 2 y 4 veces tantas personas como las buenas',
  },
  authors,
  year: 2009,
  title: 'Strategic Customer Service, AMACOM',
  measured: {
    en: 'to how many people complainants remember having told it, by whether the answer contented them. Twice as many goes back to a survey of people who had complained to The Coca-Cola Company (TARP, Measuring the Grapevine, 1981): 9 to 10 people against 4 to 5. The page of the book, and where four times was measured, were not found',
    es: 'a cuántas personas recuerdan habérselo contado quienes reclamaron, según si la respuesta les satisfizo. El doble procede de una encuesta a personas que habían reclamado a The Coca-Cola Company (TARP, Measuring the Grapevine, 1981): 9 a 10 personas frente a 4 a 5. No se encontraron la página del libro ni dónde se midió el cuádruple',
  },
};
