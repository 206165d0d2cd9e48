/**
 * Rows in groups, each in the order in which its rows came.
 *
 * @example [...groupsBy([3, 4, 5], (n) => n % 2).values()] // => [[3, 5], [4]]
 */
export function groupsBy<T, K>(rows: Iterable<T>, keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
