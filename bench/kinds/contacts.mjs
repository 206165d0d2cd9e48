// Contacts in the order of time: one journey for every four, which begins somewhere, goes on by a chain of touchpoints, and ends.
import { below, pick, repeat } from './chance.mjs';

export const header = 'journey_id,customer_id,occurred_at,touchpoint,channel,outcome,satisfaction_score';

const channels = repeat({ web: 5, app: 3, phone: 2, store: 1 });
const begins = repeat({ advert: 4, search: 6, recommendation: 2, billing: 3, delivery: 3 });
/** Where a journey goes on from each touchpoint; `end` where it does not. */
const goesOn = {
  advert: repeat({ search: 4, cart: 1, end: 3 }),
  search: repeat({ search: 2, cart: 3, recommendation: 1, end: 2 }),
  recommendation: repeat({ cart: 4, search: 1, end: 1 }),
  cart: repeat({ purchase: 5, search: 1, support: 1, end: 2 }),
  purchase: repeat({ delivery: 4, support: 1, end: 4 }),
  delivery: repeat({ support: 2, returns: 1, end: 4 }),
  billing: repeat({ support: 3, end: 2 }),
  support: repeat({ support: 2, billing: 1, returns: 1, end: 4 }),
  returns: repeat({ support: 1, search: 1, end: 3 }),
};
const scores = repeat({ '': 13, 1: 1, 2: 1, 3: 1, 4: 2, 5: 2 });
const secondsPerDay = 86_400;
const firstSecond = 18_993 * secondsPerDay;

const twoDigits = (number) => String(number).padStart(2, '0');
function timeOf(second) {
  const day = new Date((firstSecond + second) * 1000).toISOString().slice(0, 10);
  const ofDay = second % secondsPerDay;
  return `${day} ${twoDigits(Math.floor(ofDay / 3600))}:${twoDigits(Math.floor(ofDay / 60) % 60)}:${twoDigits(ofDay % 60)}`;
}

export function recordsOf(rows) {
  const customers = Math.max(1, Math.round(rows / 12));
  const step = Math.max(1, Math.floor((730 * secondsPerDay) / rows));
  const open = [];
  let journeys = 0;
  return (index) => {
    const second = index * step + below(step);
    const goes = open.length > 40 || (open.length > 0 && below(4) > 0);
    const at = goes ? below(open.length) : open.length;
    if (!goes) open.push({ id: (journeys += 1), customer: below(customers) + 1, touchpoint: pick(begins) });
    const { id, customer, touchpoint } = open[at];
    const next = pick(goesOn[touchpoint]);
    if (next === 'end') open.splice(at, 1);
    else open[at].touchpoint = next;
    const outcome = next !== 'end' ? '' : touchpoint === 'purchase' ? 'converted' : 'lost';
    return `J${String(id).padStart(7, '0')},C${String(customer).padStart(7, '0')},${timeOf(second)},${touchpoint},${pick(channels)},${outcome},${pick(scores)}\n`;
  };
}
