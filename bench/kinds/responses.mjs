// Survey responses in the order in which they came in.
import { below, countries, pick, repeat } from './chance.mjs';

const nps = repeat({ 0: 4, 1: 1, 2: 2, 3: 3, 4: 3, 5: 7, 6: 10, 7: 14, 8: 19, 9: 16, 10: 18, '': 3 });
const csat = repeat({ 1: 8, 2: 9, 3: 18, 4: 33, 5: 27, '': 5 });
const ces = repeat({ 1: 5, 2: 6, 3: 9, 4: 14, 5: 22, 6: 21, 7: 14, '': 9 });
const channels = repeat({ web: 32, app: 26, phone: 16, email: 16, store: 10 });
const comments = [
  '"Fast, friendly and clear"',
  '"They said ""tomorrow"", it took a week"',
  '"Delivery was late, again"',
  'Everything as it should be',
  '"Atención rápida, todo perfecto"',
  '"Good price, poor support"',
  'No llegó a tiempo',
  '"The ""premium"" plan, as promised, works"',
];

const secondsPerDay = 86_400;
const days = Array.from({ length: 730 }, (_, day) =>
  new Date((19_723 + day) * secondsPerDay * 1000).toISOString().slice(0, 10),
);
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

export const header = 'response_id,customer_id,submitted_at,nps,csat,ces,channel,country,comment';

/** The record at a place among so many. */
function record(index, rows) {
  const day = days[Math.floor((index / rows) * days.length)];
  const time = `${twoDigits[below(24)]}:${twoDigits[below(60)]}:${twoDigits[below(60)]}`;
  const id = `R${String(index + 1).padStart(9, '0')},C${String(below(2_000_000)).padStart(7, '0')}`;
  const comment = below(100) < 73 ? pick(comments) : '';
  return `${id},${day} ${time},${pick(nps)},${pick(csat)},${pick(ces)},${pick(channels)},${pick(countries)},${comment}\n`;
}

export const recordsOf = (rows) => (index) => record(index, rows);
