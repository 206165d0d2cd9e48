// Customers in no order of time: who came over four years, and of whom some have left. Every one has an id of his own.
import { below, countries, pick, repeat } from './chance.mjs';

export const header = 'customer_id,started_at,ended_at,status,plan,country';

const plans = repeat({ basic: 50, pro: 35, max: 15 });
const spanDays = 1461;
const secondsPerDay = 86_400;
const firstDay = 18_628;
const days = Array.from({ length: spanDays + 1 }, (_, day) =>
  new Date((firstDay + day) * secondsPerDay * 1000).toISOString().slice(0, 10),
);

/** The record at a place: about three of ten have left. */
export const recordsOf = () => (index) => {
  const started = below(spanDays);
  const ended = started + 1 + below(2 * spanDays);
  const hasLeft = below(10) < 6 && ended <= spanDays;
  const life = `${days[started]},${hasLeft ? days[ended] : ''},${hasLeft ? 'cancelled' : 'active'}`;
  return `C${String(index + 1).padStart(9, '0')},${life},${pick(plans)},${pick(countries)}\n`;
};
