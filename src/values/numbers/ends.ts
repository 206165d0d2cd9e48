/**
 * The least and the greatest of numbers, of however many: they are no arguments of one call. Infinite the wrong way round where there
 * are none.
 *
 * @example endsOf([3, 1, 2]) // => { least: 1, most: 3 }
 */
export function endsOf(numbers: Iterable<number>): { readonly least: number; readonly most: number } {
  let [least, most] = [Infinity, -Infinity];
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > most) most = number;
  }
  return { least, most };
}
