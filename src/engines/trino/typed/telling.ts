import type { ClusterRecords } from './records.ts';
import type { SaidByCells } from './said.ts';

/** What cells say, by the texts of as few columns as tell it: the places of these, and what is said by the codes of their texts. */
export interface Told {
  readonly places: readonly number[];
  readonly said: ReadonlyMap<string, { readonly codes: readonly number[]; readonly value: string | null }>;
}

/**
 * Of which columns a cell's texts tell what it says: none where all say the same, else one that does, else those without which
 * some that say different things would read alike.
 */
export function toldBy(records: ClusterRecords, said: SaidByCells): Told {
  const all = records.columns.map((_, at) => at);
  const one = [[], ...all.map((at) => [at])]
    .map((places) => tried(records, said, places))
    .find((told) => told !== null);
  if (one !== undefined) return one;
  let [places, told] = [all, tried(records, said, all)!];
  // Columns of many texts are the first to go.
  const inOrder = all.toSorted((a, b) => records.cells(b).texts.length - records.cells(a).texts.length);
  for (const at of inOrder) {
    const fewer = places.filter((place) => place !== at);
    const without = tried(records, said, fewer);
    if (without !== null) [places, told] = [fewer, without];
  }
  return told;
}

/** Null where the texts of these columns do not tell it. */
function tried(records: ClusterRecords, said: SaidByCells, places: readonly number[]): Told | null {
  const columns = places.map((place) => records.cells(place).codes);
  const found = new Map<string, { readonly codes: readonly number[]; readonly value: string | null }>();
  for (let cell = 0; cell < said.length; cell += 1) {
    const value = said[cell];
    if (value === undefined) continue;
    const codes = columns.map((column) => column[cell]!);
    const key = codes.join(' ');
    const known = found.get(key);
    if (known === undefined) found.set(key, { codes, value });
    else if (known.value !== value) return null;
  }
  return { places, said: found };
}
