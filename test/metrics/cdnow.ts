import { readFileSync } from 'node:fs';
import { textOf, dayOf } from './customer-calendar.ts';

const { customers } = JSON.parse(readFileSync(new URL('../reference/cdnow-sample.json', import.meta.url), 'utf8')) as {
  readonly customers: readonly (readonly [
    repeats: number,
    recency: number,
    age: number,
    cents: number,
    later: number,
    customers: number,
  ])[];
};

const until = dayOf('1997-09-30');
const last = dayOf('1998-06-30');

/**
 * Transactions of customers who bought as those of the CDNOW sample did up to 1997-09-30, for as much, and as often in the 39 weeks
 * after; which day lies between which is not kept there.
 */
export function cdnowTransactions(): string {
  const lines = ['customer_id,occurred_at,amount'];
  let number = 0;
  for (const [repeats, recency, age, cents, later, count] of customers)
    for (let copy = 0; copy < count; copy += 1) {
      number += 1;
      const id = String(number).padStart(4, '0');
      const first = until - age;
      const put = (day: number, amount: number) => lines.push(`${id},${textOf(day)},${amount.toFixed(2)}`);
      put(first, 10);
      for (let at = 1; at < repeats; at += 1) put(first + at, 0);
      if (repeats > 0) put(first + recency, cents / 100);
      for (let at = 0; at < later; at += 1) put(last - at, 5);
    }
  return `${lines.join('\n')}\n`;
}
