// Invitations to the survey: to every response, and to as many who did not answer.
import { countries, pick } from './chance.mjs';

const firstDay = 19_723;
const day = (number) => new Date(number * 86_400_000).toISOString().slice(0, 10);

export const header = 'response_id,invited_at,country';

export const recordsOf = (rows) => (index) => {
  const id = String((index >> 1) + 1).padStart(9, '0');
  return `${index % 2 === 0 ? 'R' : 'X'}${id},${day(firstDay + Math.floor((index / rows) * 730))},${pick(countries)}\n`;
};
