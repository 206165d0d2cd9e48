interface Counted {
  readonly customers: number;
}

export const customersTogether = (parts: Iterable<Counted>): number =>
  [...parts].reduce((sum, { customers }) => sum + customers, 0);

/**
 * The parts of a known total that are few, and the smallest others until what is hidden is no single part and not few.
 *
 * @param before those that are hidden already, for another total's sake
 *
 * @example withComplement([{ customers: 2 }, { customers: 9 }, { customers: 7 }, { customers: 0 }], 5).size // => 2
 */
export function withComplement<Part extends Counted>(
  parts: readonly Part[],
  minN: number,
  before: ReadonlySet<Part> = new Set(),
): Set<Part> {
  const rising = parts.filter(({ customers }) => customers > 0).toSorted((a, b) => a.customers - b.customers);
  const hidden = new Set(rising.filter((part) => part.customers < minN || before.has(part)));
  if (hidden.size === 0) return hidden;
  for (const part of rising) {
    if (hidden.size >= 2 && customersTogether(hidden) >= minN) break;
    hidden.add(part);
  }
  return hidden;
}

/**
 * The same of parts that may share customers: what is hidden is not few only where one part of it is not, however many the parts
 * come to together.
 *
 * @example withOverlappingComplement([{ customers: 2 }, { customers: 2 }, { customers: 7 }, { customers: 9 }], 4).size // => 3
 */
export function withOverlappingComplement<Part extends Counted>(parts: readonly Part[], minN: number): Set<Part> {
  const rising = parts.filter(({ customers }) => customers > 0).toSorted((a, b) => a.customers - b.customers);
  const few = rising.filter(({ customers }) => customers < minN);
  if (few.length === 0) return new Set();
  return new Set(rising.slice(0, few.length + 1));
}
