import type { TypedTable } from '../../../../engines/typed-table.ts';

/** Amounts are calculated to so many decimals: then they add up exactly, in whatever order. */
const scale = 6;

/** Amounts of customers, by the numbers of their ids. */
export class CalculatedAmounts {
  private readonly customers: number[] = [];
  private readonly amounts: number[] = [];

  add(customer: number, amount: number): void {
    this.customers.push(customer);
    this.amounts.push(amount);
  }

  table(): TypedTable {
    const { customers, amounts } = this;
    return {
      name: 'calculated_values',
      rows: customers.length,
      columns: [
        {
          name: 'customer_id',
          type: 'key',
          rows: (from, to) => ({ values: Int32Array.from(customers.slice(from, to)), present: null }),
        },
        {
          name: 'value',
          type: 'decimal',
          digits: 18,
          scale,
          rows: (from, to) => ({
            values: BigInt64Array.from(amounts.slice(from, to), (amount) => BigInt(Math.round(amount * 10 ** scale))),
            present: null,
          }),
        },
      ],
    };
  }
}
