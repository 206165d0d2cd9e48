// Transactions in the order of time over three years: one customer for every ten, who comes, buys for a while, and stays
// away. No amount is below 0: what was given back says so in its status, so that a query of a few lines counts the same.
import { below, countries, pick, repeat } from './chance.mjs';

export const header = 'transaction_id,customer_id,occurred_at,amount,status,country,channel';

const statuses = repeat({ paid: 96, failed: 2, refunded: 2 });
const channels = ['web', 'store', 'app', 'phone'];

const secondsPerDay = 86_400;
const firstDay = 18_993;
const seconds = 1096 * secondsPerDay;
const days = Array.from({ length: 1096 }, (_, day) =>
  new Date((firstDay + day) * secondsPerDay * 1000).toISOString().slice(0, 10),
);
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

function timeOf(second) {
  const ofDay = second % secondsPerDay;
  const [hour, minute] = [Math.floor(ofDay / 3600), Math.floor(ofDay / 60) % 60];
  const clock = `${twoDigits[hour]}:${twoDigits[minute]}:${twoDigits[ofDay % 60]}`;
  return `${days[Math.floor(second / secondsPerDay)]} ${clock}`;
}

/** How often in a thousand times a customer stays away after a purchase, and how often in ten he buys when his turn comes. */
const leaves = [2, 5, 10, 20, 40, 60, 90, 140, 220, 400];
const buys = [1, 1, 2, 2, 3, 4, 5, 6, 8, 10];

/**
 * Who buys next: a quarter of the customers are there from the beginning, the others come evenly, and some stay away; customers
 * differ in how often they buy, and in how easily they leave.
 */
function buyersOf(rows, customers) {
  const there = new Int32Array(customers);
  let come = Math.ceil(customers / 4);
  let here = come;
  for (let customer = 0; customer < come; customer += 1) there[customer] = customer;
  const later = customers - come;
  return (index) => {
    const due = Math.floor(((index + 1) * later) / rows) + customers - later;
    if (come < due || here === 0) {
      there[here] = Math.min(come, customers - 1);
      here += 1;
      come += 1;
      return there[here - 1];
    }
    let place = below(here);
    while (below(10) >= buys[(there[place] * 31) % 10]) place = below(here);
    const customer = there[place];
    if (below(1000) < leaves[(customer * 17 + (customer >> 5)) % 10]) {
      here -= 1;
      there[place] = there[here];
    }
    return customer;
  };
}

export function recordsOf(rows) {
  const customers = Math.max(1, Math.round(rows / 10));
  const buyer = buyersOf(rows, customers);
  return (index) => {
    const customer = buyer(index);
    // Numbers do not rise with the day on which customers come.
    const number = ((customer * 611_953) % customers) + 1;
    const id = `T${String(index + 1).padStart(9, '0')},C${String(number).padStart(7, '0')}`;
    const time = timeOf(Math.floor(((index + below(1000) / 1000) / rows) * seconds));
    const usual = 500 + ((customer * 7919) % 80) * 100;
    const cents = Math.floor((usual * (40 + below(120))) / 100) + below(100);
    const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
    return `${id},${time},${amount},${pick(statuses)},${countries[(customer * 7) % countries.length]},${pick(channels)}\n`;
  };
}
