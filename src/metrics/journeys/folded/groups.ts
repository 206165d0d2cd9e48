/** Numbers for keys that are whole numbers from 0 on, in the order in which they first come. */
export class Groups {
  readonly keys: number[] = [];
  private readonly dense: Int32Array | null;
  private readonly sparse = new Map<number, number>();

  /** @param limit all keys are below it */
  constructor(limit: number) {
    this.dense = limit <= mostDense ? new Int32Array(limit) : null;
  }

  numberOf(key: number): number {
    const known = this.dense === null ? this.sparse.get(key) : this.dense[key]! - 1;
    if (known !== undefined && known >= 0) return known;
    const number = this.keys.length;
    if (this.dense === null) this.sparse.set(key, number);
    else this.dense[key] = number + 1;
    this.keys.push(key);
    return number;
  }
}

/** With more keys than this most are not there: 16 MB of numbers. */
const mostDense = 2 ** 22;

/** How many stand in each group. @param groups the group of each place; none where it is below 0 */
export function countsIn(groups: Int32Array, count: number): Int32Array {
  const counts = new Int32Array(count);
  for (let place = 0; place < groups.length; place += 1) if (groups[place]! >= 0) counts[groups[place]!]! += 1;
  return counts;
}
