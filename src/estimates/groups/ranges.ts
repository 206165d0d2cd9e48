import { baseOf, isFewIn, minus, plus, type Shape, type State } from './state.ts';

/** Days from the first to the last, both included, as ISO 8601 writes them. */
interface Days {
  readonly first: string;
  readonly last: string;
}

/** The records of some days, or of a file. */
export interface Range<S> {
  readonly label: string;
  readonly state: S;
  /** Its days; none where it is a file, whose records are no part of others. */
  readonly days?: Days;
}

/** Ranges as they may be shown. */
export type ShownRanges<R> = readonly { readonly label: string; readonly state: State<R> | null }[];

interface Beside<R> {
  readonly shape: Shape<R>;
  /** All records. */
  readonly all: State<R>;
  readonly minN: number;
  /** Whether any group of them is hidden. */
  readonly anyHidden: boolean;
}

/**
 * Hides ranges of few records. Days may be the complement of what is hidden elsewhere: where anything is, none are shown. Else those are
 * hidden that leave few of what is known: of all records, or of days that hold them; and of two that overlap, and of which neither
 * holds the other, the later: how many both have is not known. A file beside this one tells nothing of it.
 */
export function protectedRanges<R extends object>(
  { shape, all, minN, anyHidden }: Beside<R>,
  ranges: readonly Range<State<R>>[],
): ShownRanges<R> {
  const shown = new Set(
    ranges.filter(({ state, days }) => !isFewIn(shape, state, minN) && !(anyHidden && days !== undefined)),
  );
  // What does not add up over days leaves nothing that could be worked out.
  if (minN > 1 && shape.isWhole !== true && shape.baseOfAll === undefined) {
    hideCrossing(shown);
    let before: number;
    do {
      before = shown.size;
      for (const whole of [null, ...shown]) hideLeavingFew(shape, whole, { all, shown, minN });
    } while (shown.size < before);
  }
  return ranges.map((range) => ({ label: range.label, state: shown.has(range) ? range.state : null }));
}

type Shown<R> = Set<Range<State<R>>>;

function hideCrossing<R>(shown: Shown<R>): void {
  const kept: Range<State<R>>[] = [];
  for (const range of shown) {
    if (kept.some((other) => isCrossing(range, other))) shown.delete(range);
    else kept.push(range);
  }
}

/** @param whole null: all records */
function hideLeavingFew<R extends object>(
  shape: Shape<R>,
  whole: Range<State<R>> | null,
  { all, shown, minN }: { readonly all: State<R>; readonly shown: Shown<R>; readonly minN: number },
): void {
  if (whole !== null && !shown.has(whole)) return;
  const within = [...shown].filter(
    (one) => one !== whole && (whole === null ? one.days !== undefined : isWithin(one, whole)),
  );
  const largest = within.filter((one) => !within.some((other) => other !== one && isWithin(one, other)));
  const [smallest] = largest.toSorted((a, b) => baseOf(shape, a.state) - baseOf(shape, b.state));
  if (smallest === undefined) return;
  const states = largest.map(({ state }) => state);
  const left = minus(shape, whole?.state ?? all, plus(shape, states));
  if (baseOf(shape, left) <= 0 || !isFewIn(shape, left, minN)) return;
  shown.delete(smallest);
  hideLeavingFew(shape, whole, { all, shown, minN });
}

type Dated = Pick<Range<unknown>, 'days'>;

const isWithin = ({ days: a }: Dated, { days: b }: Dated): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.first >= b.first &&
  a.last <= b.last &&
  !(a.first === b.first && a.last === b.last);

const isCrossing = (a: Dated, b: Dated): boolean =>
  a.days !== undefined &&
  b.days !== undefined &&
  a.days.first <= b.days.last &&
  b.days.first <= a.days.last &&
  !isWithin(a, b) &&
  !isWithin(b, a);
