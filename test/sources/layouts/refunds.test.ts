// What `cx columns` says of refunds is what metrics of purchases do. Amounts of the sample files, by hand.
import { resultOf } from '../../run-cx.ts';

const orders = (name: string) => `fixtures/samples/${name}.csv`;
const revenueOf = async (name: string) => {
  const { headlines } = await resultOf(['rfm', orders(name)]);
  return headlines.find((one) => one.name === 'revenue')!.value;
};

test.each([
  // 100.90 + (20.00 − 4.00); the order that was wholly refunded and the voided one are excluded.
  ['shopify_orders', 'Refunds are taken off', 116.9],
  // 1,000.00 + (500.00 − 300.00); the failed payment and the one that was wholly refunded are excluded.
  ['stripe_charges', 'take Amount Refunded off', 1200],
  // 1,200.00 − 45.00, a row of its own.
  ['square_transactions', 'Refunds are rows of their own, below zero', 1155],
])('%s: %s', async (name, promise, revenue) => {
  const { notices } = await resultOf(['columns', orders(name)]);
  expect(notices.map(({ message }) => message)).toContainEqual(expect.stringContaining(promise));
  expect(await revenueOf(name)).toBeCloseTo(revenue, 9);
});
