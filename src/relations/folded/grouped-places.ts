/** The places of records, group by group; those of one group in their order. */
export interface GroupedPlaces {
  readonly places: Int32Array;
  /** Where the places of each group begin, and behind them where those of the last one end. */
  readonly starts: Int32Array;
}

/**
 * Puts records together that have the same number: a sort by counting.
 *
 * @param numbers of the groups of records, small whole numbers such as those of ids
 * @example [...groupedPlaces([1, 0, 1]).places] // => [1, 0, 2]
 */
export function groupedPlaces(numbers: ArrayLike<number>): GroupedPlaces {
  let groups = 0;
  for (let row = 0; row < numbers.length; row += 1) groups = Math.max(groups, numbers[row]! + 1);
  const starts = new Int32Array(groups + 1);
  for (let row = 0; row < numbers.length; row += 1) starts[numbers[row]! + 1]! += 1;
  for (let group = 0; group < groups; group += 1) starts[group + 1]! += starts[group]!;
  const ends = starts.slice();
  const places = new Int32Array(numbers.length);
  for (let row = 0; row < numbers.length; row += 1) {
    const place = ends[numbers[row]!]!;
    ends[numbers[row]!] = place + 1;
    places[place] = row;
  }
  return { places, starts };
}
