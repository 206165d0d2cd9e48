/**
 * A name that no other has: the wanted one, else with `_2`, `_3` … as columns of the same name are told apart.
 *
 * @example freeName('metric', ['n', 'metric']) // => "metric_2"
 */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  let name = wanted;
  for (let next = 2; names.has(name); next += 1) name = `${wanted}_${next}`;
  return name;
}
