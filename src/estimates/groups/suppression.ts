import type { Question } from '../../questions/question.ts';
import type { PeriodUnit } from '../../values/dates/periods/period.ts';
import { compareSegments, pooled, segmentsOf, type Groups } from './groups.ts';
import { hiddenGroups } from './hidden-groups.ts';
import { hideWithin } from './within.ts';
import { protectedRanges } from './ranges.ts';
import { isFewIn, minus, type Shape, type State } from './state.ts';

/** A group as it may be shown: null where it is hidden. What is hidden goes no further than this file. */
export type MayBeShown<R> = State<R> | null;

export interface ShownSegment<R> {
  readonly segment: readonly string[];
  readonly name: string;
  readonly state: MayBeShown<R>;
  /** All others together; null where they are too few, or where states do not add up. */
  readonly rest: () => MayBeShown<R>;
  readonly periods: readonly { readonly name: string; readonly state: MayBeShown<R> }[];
}

/** What a calculation gets of groups: all that may be shown of them. */
export interface Shown<R> {
  readonly shape: Shape<R>;
  readonly by: readonly string[];
  readonly unit: PeriodUnit | null;
  readonly minN: number;
  /** Nobody answered. */
  readonly isEmpty: boolean;
  readonly overall: MayBeShown<R>;
  readonly segments: readonly ShownSegment<R>[];
  readonly ranges: readonly { readonly label: string; readonly state: MayBeShown<R> }[];
}

/**
 * Hides groups with fewer than `minN` records, and as many more as are needed so that nothing that is shown, here or where the same
 * records are told apart in one of these ways alone, gives them away (complementary suppression; decision 0006).
 */
export function hideSmall<R extends object>(groups: Groups<R>, { minN }: Pick<Question, 'minN'>): Shown<R> {
  const { shape, by, unit, ranges } = groups;
  const segments = segmentsOf(groups);
  const all = pooled(groups);
  const isFew = (state: State<R>) => isFewIn(shape, state, minN);
  const overallHidden = all.length > 0 && isFew(all);
  const hidden = hiddenGroups({ shape, by, segments, minN, hidesAll: overallHidden });
  const periods = segments[0]?.periods.map(({ name }) => name) ?? [];
  const told = hideWithin({ shape, by, segments, minN, hidesAll: overallHidden, hidden });
  const parts = [
    ...told.map((one): ShownSegment<R> => {
      const isHidden = hidden.isSegment(one.segment);
      return {
        segment: one.segment,
        name: one.name,
        state: isHidden ? null : one.state,
        rest() {
          const others = isHidden || shape.isWhole === true ? null : minus(shape, all, one.state);
          return others === null || isFew(others) ? null : others;
        },
        periods: one.periods.map(({ name, state }) => ({
          name,
          state: hidden.isPeriod(one.segment, name) ? null : state,
        })),
      };
    }),
    ...hidden.empty.map((segment) => hiddenSegment<R>(segment, periods)),
  ].toSorted((a, b) => compareSegments(a.segment, b.segment));
  const anyHidden = parts.some((one) => one.state === null || one.periods.some(({ state }) => state === null));
  return {
    shape,
    by,
    unit,
    minN,
    isEmpty: all.length === 0,
    overall: overallHidden ? null : all,
    segments: parts,
    ranges: protectedRanges({ shape, all, minN, anyHidden }, ranges),
  };
}

const hiddenSegment = <R>(segment: readonly string[], periods: readonly string[]): ShownSegment<R> => ({
  segment,
  name: segment.join(' / '),
  state: null,
  rest: () => null,
  periods: periods.map((name) => ({ name, state: null })),
});

export const isAnyHidden = ({ overall, segments }: Pick<Shown<unknown>, 'overall' | 'segments'>): boolean =>
  overall === null ||
  segments.some(({ state, periods }) => state === null || periods.some((period) => period.state === null));

/** Nothing at all may be shown. */
export const isAllHidden = ({ overall, segments }: Pick<Shown<unknown>, 'overall' | 'segments'>): boolean =>
  overall === null &&
  segments.every(({ state, periods }) => state === null && periods.every((period) => period.state === null));
