import { summed, type Answer, type AnswerGroup, type Answers } from '../records/tally/answers.ts';
import { nextPeriod } from '../values/dates/period.ts';
import { blankSegment } from '../records/judge.ts';
import type { Row, Value } from '../results/result.ts';
import type { Estimator } from './estimator.ts';

/** A row with no prototype: columns come from files and may be called anything. */
export function row(entries: Iterable<readonly [string, Value]>): Row {
  const made = Object.create(null) as Record<string, Value>;
  for (const [name, value] of entries) made[name] = value;
  return made;
}

/** All answers, whatever their segment and period. */
export const pooled = (groups: readonly AnswerGroup[]): readonly Answer[] =>
  summed(groups.flatMap(({ answers }) => answers));

/** How many answers there are. */
export const countOf = (answers: readonly Answer[]): number => answers.reduce((sum, { n }) => sum + n, 0);

/** How many records an estimate stands on: its `n`. */
export const baseOf =
  ({ measure }: Pick<Estimator, 'measure'>) =>
  (answers: readonly Answer[]): number =>
    (measure(answers)['n'] as number | null) ?? 0;

export interface Segment {
  readonly segment: readonly string[];
  /** Its values as one name, with ` / ` between several. */
  readonly name: string;
  readonly groups: readonly AnswerGroup[];
  readonly hidden: boolean;
}

/** The groups of each segment, segments in their order; one of all groups when no segments were asked for. */
export function segmentsOf({ groups, hidden }: Answers): Segment[] {
  const segments = new Map<string, { segment: readonly string[]; groups: AnswerGroup[] }>();
  for (const group of groups) {
    const key = segmentKey(group.segment);
    const entry = segments.get(key) ?? { segment: group.segment, groups: [] };
    entry.groups.push(group);
    segments.set(key, entry);
  }
  return [...segments]
    .map(([key, entry]) => ({ ...entry, name: entry.segment.join(' / '), hidden: hidden.segments.has(key) }))
    .toSorted((a, b) => compareSegments(a.segment, b.segment));
}

export const segmentKey = (segment: readonly string[]) => JSON.stringify(segment);
export const cellKey = (segment: readonly string[], period: string) => JSON.stringify([segment, period]);

function compareSegments(a: readonly string[], b: readonly string[]): number {
  for (const [at, name] of a.entries()) {
    const order = compareNames(name, b[at]!);
    if (order !== 0) return order;
  }
  return 0;
}

/** Whole numbers by size, before all else; texts by their characters; the blank segment last. */
export function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  const rank = (name: string) => (name === blankSegment ? 2 : /^-?\d{1,15}$/u.test(name) ? 0 : 1);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (rank(a) === 0 && Number(a) !== Number(b)) return Number(a) - Number(b);
  return a < b ? -1 : 1;
}

export interface Period {
  readonly name: string;
  readonly answers: readonly Answer[];
  readonly hidden: boolean;
}

/** The answers of each period of a segment, none left out between the first and the last of all segments. */
export function periodsOf(all: Answers, { segment, groups }: Pick<Segment, 'segment' | 'groups'>): Period[] {
  const names = all.groups.flatMap(({ period }) => (period === null ? [] : [period])).toSorted();
  const [first] = names;
  const last = names.at(-1);
  if (first === undefined || last === undefined) return [];
  const inPeriod = new Map<string, Answer[]>();
  for (const { period, answers } of groups) {
    if (period !== null) inPeriod.set(period, [...(inPeriod.get(period) ?? []), ...answers]);
  }
  const periods: Period[] = [];
  for (let name = first; name <= last; name = nextPeriod(name)) {
    const hidden = all.hidden.cells.has(cellKey(segment, name));
    periods.push({ name, answers: summed(inPeriod.get(name) ?? []), hidden });
  }
  return periods;
}
