import type { Claim } from '../../claim.ts';

const authors = 'White House Office of Consumer Affairs';
const title = '"Customer Service Facts (Part 2)", The Customer Service Blog';

/** To how many people customers are said to tell what they lived through. */
export const satisfiedTell: Claim = {
  id: 'tells-4-6',
  low: 4,
  high: 6,
  says: {
    en: 'a customer whose problem was solved tells 4 to 6 people',
    es: 'un cliente al que se le resolvió el problema se lo cuenta a entre 4 y 6 personas',
  },
  authors,
  year: 2016,
  title,
  measured: {
    en: 'quoted everywhere as of that office, here in a blog; the first source was not found (perhaps the studies of complaint handling that TARP made for it, 1979 and 1986). What was found: complainants who were content with the answer told 4 to 5 people (TARP for The Coca-Cola Company, 1981; Washington Post, 14 October 1984). They are people who complained and remember, before there were social networks: not promoters, who answered 9 or 10',
    es: 'se cita en todas partes como de esa oficina, aquí en un blog; no se encontró la primera fuente (quizá los estudios sobre reclamaciones que TARP hizo para ella, 1979 y 1986). Lo encontrado: quienes reclamaron y quedaron satisfechos con la respuesta lo contaron a entre 4 y 5 personas (TARP para The Coca-Cola Company, 1981; Washington Post, 14 de octubre de 1984). Son personas que reclamaron y recuerdan, antes de las redes sociales: no promotores, que respondieron 9 o 10',
  },
};

export const dissatisfiedTell: Claim = {
  id: 'tells-9-15',
  low: 9,
  high: 15,
  says: {
    en: 'a dissatisfied customer tells 9 to 15 people',
    es: 'un cliente insatisfecho se lo cuenta a entre 9 y 15 personas',
  },
  authors,
  year: 2016,
  title,
  measured: {
    en: 'quoted everywhere as of that office, here in a blog; the first source was not found (perhaps the studies of complaint handling that TARP made for it, 1979 and 1986). What was found: complainants who were not content with the answer told 9 to 10 people (TARP for The Coca-Cola Company, 1981; Washington Post, 14 October 1984). They are people who complained and remember, before there were social networks: not detractors, who answered 0 to 6',
    es: 'se cita en todas partes como de esa oficina, aquí en un blog; no se encontró la primera fuente (quizá los estudios sobre reclamaciones que TARP hizo para ella, 1979 y 1986). Lo encontrado: quienes reclamaron y no quedaron satisfechos con la respuesta lo contaron a entre 9 y 10 personas (TARP para The Coca-Cola Company, 1981; Washington Post, 14 de octubre de 1984). Son personas que reclamaron y recuerdan, antes de las redes sociales: no detractores, que respondieron de 0 a 6',
  },
};
