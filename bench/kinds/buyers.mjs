// The customers of the transactions, one for every ten of these.
import * as customers from './customers.mjs';

export const { header } = customers;

export function recordsOf() {
  const record = customers.recordsOf();
  return (index) => record(index).replace(/^C\d+/u, `C${String(index + 1).padStart(7, '0')}`);
}
