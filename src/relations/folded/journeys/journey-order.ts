import type { ContactColumns } from './contact-columns.ts';

/**
 * Contacts in the order of journey, time and line: a sort by counting, and of the journeys that do not run in the order of time one by
 * comparing.
 *
 * @returns the places of the contacts in that order
 */
export function journeyOrder({ rows, journeys, instants }: ContactColumns): Int32Array {
  const { order, starts } = byNumber(journeys, rows);
  for (let journey = 0; journey + 1 < starts.length; journey += 1)
    sortByTime(order, instants, starts[journey]!, starts[journey + 1]!);
  return order;
}

/** Places in the order of their numbers, which begin with 0; those of one number as they are. Numbers below 0 are left out. */
export function byNumber(
  numbers: Int32Array,
  rows: number,
): { readonly order: Int32Array; readonly starts: Int32Array } {
  let most = -1;
  for (let row = 0; row < rows; row += 1) if (numbers[row]! > most) most = numbers[row]!;
  const starts = new Int32Array(most + 2);
  for (let row = 0; row < rows; row += 1) if (numbers[row]! >= 0) starts[numbers[row]! + 1]! += 1;
  for (let number = 0; number <= most; number += 1) starts[number + 1]! += starts[number]!;
  const next = starts.slice();
  const order = new Int32Array(starts[most + 1]!);
  for (let row = 0; row < rows; row += 1) {
    const number = numbers[row]!;
    if (number < 0) continue;
    order[next[number]!] = row;
    next[number]! += 1;
  }
  return { order, starts };
}

function sortByTime(order: Int32Array, instants: Float64Array, from: number, to: number): void {
  for (let at = from + 1; at < to; at += 1)
    if (instants[order[at - 1]!]! > instants[order[at]!]!) {
      order.subarray(from, to).sort((a, b) => instants[a]! - instants[b]! || a - b);
      return;
    }
}
