import type { Column } from '../../results/result.ts';

/**
 * The names of the columns of `--by` in a table: one that is called as a column of the table gives way, for a row has no two
 * cells of one name.
 *
 * @example besideOwn(['plan', 'segment'], new Set(['segment', 'customers'])) // => ["plan", "segment_2"]
 */
export function besideOwn(by: readonly string[], own: ReadonlySet<string>): readonly string[] {
  return by.map((name) => {
    if (!own.has(name)) return name;
    let next = 2;
    while (own.has(`${name}_${next}`) || by.includes(`${name}_${next}`)) next += 1;
    return `${name}_${next}`;
  });
}

export const namesOf = (columns: readonly Column[]): ReadonlySet<string> => new Set(columns.map(({ name }) => name));
