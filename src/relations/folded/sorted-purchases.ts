/** The lines of a transactions file by columns: what some of them say, from one place to before another. */
export interface LineColumns {
  readonly rows: number;
  readonly customers: Part<Int32Array>;
  /** Days since 1970. */
  readonly days: Part<Int32Array>;
  /** Null where segments are not told apart. */
  readonly segments: Part<Int32Array> | null;
  /** Amounts in units that are whole numbers. */
  readonly units: Part<Float64Array>;
}

type Part<Numbers> = (from: number, to: number) => Numbers;

/** Lines that are looked at together: so many of each column stay near the processor. */
const blockRows = 1 << 14;

/** Lines of one customer, or of one customer in one segment, in the order of their days. */
export type OwnLines = (
  segment: number,
  days: Int32Array,
  units: Float64Array,
  from: number,
  to: number,
  customer: number,
) => void;

/** Sums of whole numbers up to this one are exact, whatever their order. */
const mostUnits = 2 ** 52;

/**
 * The relation `purchase_lines` in memory, however many lines there are: customer by customer and day by day, so that what is
 * made of it needs to look at a customer's lines once. Null where amounts are too large to be added up as numbers.
 */
export function sortedPurchases(lines: LineColumns): SortedPurchases | null {
  const placed = byCustomer(lines);
  if (placed === null) return null;
  const { starts } = placed;
  for (let customer = 0; customer + 1 < starts.length; customer += 1)
    sortDays(placed, starts[customer]!, starts[customer + 1]!);
  return new SortedPurchases(placed);
}

interface Placed {
  /** Where the lines of each customer begin, and behind them where the last one's end. */
  readonly starts: Int32Array;
  readonly days: Int32Array;
  readonly units: Float64Array;
  readonly segments: Int32Array | null;
}

/** Puts lines where those of their customer are: a sort by counting. */
function byCustomer({ rows, customers, days, segments, units }: LineColumns): Placed | null {
  const starts = startsOf(rows, customers);
  const ends = starts.slice();
  const placed = {
    starts,
    days: new Int32Array(rows),
    units: new Float64Array(rows),
    segments: segments === null ? null : new Int32Array(rows),
  };
  let total = 0;
  for (const [from, to] of blocksOf(rows)) {
    const [whose, when, how] = [customers(from, to), days(from, to), units(from, to)];
    const where = segments?.(from, to) ?? null;
    for (let row = 0; row < whose.length; row += 1) {
      const place = ends[whose[row]!]!;
      ends[whose[row]!] = place + 1;
      placed.days[place] = when[row]!;
      placed.units[place] = how[row]!;
      if (where !== null) placed.segments![place] = where[row]!;
      total += Math.abs(how[row]!);
    }
  }
  return total > mostUnits ? null : placed;
}

function* blocksOf(rows: number): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < rows; from += blockRows) yield [from, Math.min(from + blockRows, rows)];
}

/** Where the lines of each customer begin, and behind them where those of the last one end. */
function startsOf(rows: number, customers: LineColumns['customers']): Int32Array {
  let counts = new Int32Array(1 << 10);
  let above = 0;
  for (const [from, to] of blocksOf(rows)) {
    const whose = customers(from, to);
    for (let row = 0; row < whose.length; row += 1) {
      const customer = whose[row]!;
      if (customer >= above) {
        above = customer + 1;
        if (customer >= counts.length) counts = larger(counts, 2 * customer);
      }
      counts[customer]! += 1;
    }
  }
  const starts = new Int32Array(above + 1);
  for (let customer = 0; customer < above; customer += 1) starts[customer + 1] = starts[customer]! + counts[customer]!;
  return starts;
}

function larger(counts: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const made = new Int32Array(room);
  made.set(counts);
  return made;
}

/** Most files run in the order of time: then there is nothing to do. */
function sortDays(placed: Placed, from: number, to: number): void {
  const { days } = placed;
  for (let row = from + 1; row < to; row += 1) if (days[row - 1]! > days[row]!) return reorder(placed, from, to, days);
}

/** Puts lines in the order of a column; those that are alike in it stay as they are. */
function reorder(
  { days, units, segments }: Omit<Placed, 'starts'>,
  from: number,
  to: number,
  column: Int32Array,
): void {
  const order = Array.from({ length: to - from }, (_, at) => from + at).toSorted(
    (a, b) => column[a]! - column[b]! || a - b,
  );
  const [ownDays, ownUnits] = [order.map((row) => days[row]!), order.map((row) => units[row]!)];
  const ownSegments = segments === null ? null : order.map((row) => segments[row]!);
  days.set(ownDays, from);
  units.set(ownUnits, from);
  if (segments !== null) segments.set(ownSegments!, from);
}

/** Lines of purchases, sorted by customer and day. */
export class SortedPurchases {
  /** What was given back with no purchase before it. */
  readonly unclaimed = { refunds: 0, units: 0 };
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly days: Int32Array;
  private readonly units: Float64Array;
  private readonly segments: Int32Array | null;
  /** The segments in which customers have lines who have them in several; others have them in the one of their first line. */
  private readonly several = new Map<number, readonly number[]>();

  constructor({ starts, days, units, segments }: Placed) {
    this.starts = starts;
    this.days = days;
    this.units = units;
    this.segments = segments;
    this.ends = starts.slice(1);
    for (let customer = 0; customer < this.ends.length; customer += 1) {
      this.noteSegments(customer);
      this.takeBack(customer);
    }
  }

  /** Shows the purchases of each customer who has any. @param segmentsOf gives the segments in which he has a line */
  eachCustomer(show: (own: Parameters<OwnLines>, segmentsOf: readonly number[]) => void): void {
    const { starts, ends, days, units, segments } = this;
    for (let customer = 0; customer < ends.length; customer += 1) {
      const [from, to] = [starts[customer]!, ends[customer]!];
      if (to === from) continue;
      const own = segments === null ? 0 : segments[from]!;
      show([own, days, units, from, to, customer], this.several.get(customer) ?? [own]);
    }
  }

  /** Shows the purchases of each customer in each segment. */
  eachInSegment(show: OwnLines): void {
    const { starts, ends, days, units, segments } = this;
    for (let customer = 0; customer < ends.length; customer += 1) {
      const [from, to] = [starts[customer]!, ends[customer]!];
      if (to === from) continue;
      if (segments === null) show(0, days, units, from, to, customer);
      else if (!this.several.has(customer)) show(segments[from]!, days, units, from, to, customer);
      else this.showApart(customer, segments, show);
    }
  }

  private showApart(customer: number, all: Int32Array, show: OwnLines): void {
    const [begin, end] = [this.starts[customer]!, this.ends[customer]!];
    const [days, units] = [this.days.slice(begin, end), this.units.slice(begin, end)];
    const segments = all.slice(begin, end);
    reorder({ days, units, segments }, 0, segments.length, segments.slice());
    for (let from = 0; from < segments.length;) {
      let to = from + 1;
      while (to < segments.length && segments[to] === segments[from]) to += 1;
      show(segments[from]!, days, units, from, to, customer);
      from = to;
    }
  }

  private noteSegments(customer: number): void {
    const { starts, segments } = this;
    if (segments === null) return;
    const [from, to] = [starts[customer]!, starts[customer + 1]!];
    for (let row = from + 1; row < to; row += 1)
      if (segments[row] !== segments[from]) {
        this.several.set(customer, [...new Set(segments.subarray(from, to))]);
        return;
      }
  }

  /**
   * A day of which every line is below 0 is no purchase: its money is taken off the purchase before, as one more line in the segment
   * of that day's largest line.
   */
  private takeBack(customer: number): void {
    const { starts, ends, days, units } = this;
    const [begin, end] = [starts[customer]!, ends[customer]!];
    let row = begin;
    while (row < end && units[row]! >= 0) row += 1;
    if (row === end) return;
    /** Where what stays is written, and where the last purchase begins and ends there. */
    let [kept, purchase, purchaseEnd] = [begin, begin, begin];
    for (let from = begin; from < end;) {
      let to = from;
      let [isPurchase, sum] = [false, 0];
      for (; to < end && days[to] === days[from]; to += 1) {
        isPurchase ||= units[to]! >= 0;
        sum += units[to]!;
      }
      if (isPurchase) {
        purchase = kept;
        for (let line = from; line < to; line += 1, kept += 1) this.move(line, kept);
        purchaseEnd = kept;
      } else if (purchaseEnd === purchase) {
        this.unclaimed.refunds += 1;
        this.unclaimed.units += sum;
      } else {
        this.move(this.largest(purchase, purchaseEnd), kept);
        units[kept] = sum;
        kept += 1;
      }
      from = to;
    }
    ends[customer] = kept;
  }

  private move(from: number, to: number): void {
    const { days, units, segments } = this;
    days[to] = days[from]!;
    units[to] = units[from]!;
    if (segments !== null) segments[to] = segments[from]!;
  }

  /** The largest of some lines; of equal ones that of the first segment. */
  private largest(from: number, to: number): number {
    const { units, segments } = this;
    let most = from;
    for (let row = from + 1; row < to; row += 1) {
      const isFirst = segments !== null && units[row] === units[most] && segments[row]! < segments[most]!;
      if (units[row]! > units[most]! || isFirst) most = row;
    }
    return most;
  }
}
