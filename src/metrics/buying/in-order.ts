import type { BoughtRow } from './bought-row.ts';

/** Bits that repeats, recency and age take in a key, and the place of a row behind them: 64 in all. */
const bits = { repeats: 12, days: 14, place: 24 } as const;

/**
 * Histories in the order of their keys, in which a database gives them: a million rows are sorted as numbers, where comparing them
 * name by name would take seconds. Where one does not fit in a number they stay as they are, which is only slower.
 */
export function inOrder(histories: readonly BoughtRow[]): readonly BoughtRow[] {
  if (histories.length >= 2 ** bits.place || !histories.every(fits)) return histories;
  const keys = new BigUint64Array(histories.length);
  const halves = new Uint32Array(keys.buffer);
  for (const [place, { repeats, recency, age }] of histories.entries()) {
    // The upper half: repeats, recency, and the upper bits of age; the lower one the rest of age, and the place.
    const inner = recency * 2 ** bits.days + age;
    halves[2 * place + 1] = repeats * 2 ** 20 + Math.floor(inner / 2 ** 8);
    halves[2 * place] = (inner % 2 ** 8) * 2 ** bits.place + place;
  }
  keys.sort();
  const sorted = Array.from(histories, (_, at) => histories[halves[2 * at]! & (2 ** bits.place - 1)]!);
  return byTheRest(sorted);
}

const fits = ({ repeats, recency, age }: BoughtRow) =>
  repeats < 2 ** bits.repeats && recency < 2 ** bits.days && age < 2 ** bits.days && age >= 0;

/** Those that are alike in these, by what they spent and when. */
function byTheRest(rows: BoughtRow[]): readonly BoughtRow[] {
  for (let from = 0; from < rows.length;) {
    const { repeats, recency, age } = rows[from]!;
    let to = from + 1;
    while (to < rows.length && rows[to]!.age === age && rows[to]!.recency === recency && rows[to]!.repeats === repeats)
      to += 1;
    if (to - from > 1)
      for (const [at, row] of rows.slice(from, to).toSorted(compareRest).entries()) rows[from + at] = row;
    from = to;
  }
  return rows;
}

const compareRest = (a: BoughtRow, b: BoughtRow): number =>
  a.spend === b.spend ? a.later - b.later || a.recent - b.recent : a.spend < b.spend ? -1 : 1;
