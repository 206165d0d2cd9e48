import type { Question } from '../questions/question.ts';
import type { Estimator } from './estimator.ts';
import { plus, type State } from './groups/state.ts';
import type { MayBeShown, Shown } from './groups/suppression.ts';

export interface EstimatedPeriod<E> {
  readonly name: string;
  /** Null where it is hidden. */
  readonly estimate: E | null;
  /** Of the window that ends with it; null until that is full, and where a period of it is hidden. */
  readonly rolling: E | null;
}

export interface EstimatedSegment<E> {
  readonly segment: readonly string[];
  readonly name: string;
  readonly estimate: E | null;
  readonly rest: () => E | null;
  readonly periods: readonly EstimatedPeriod<E>[];
}

/** The estimates of all groups that may be shown, each made once: tables, tests and charts are drawn from these. */
export interface Estimated<E> {
  readonly overall: E;
  readonly segments: readonly EstimatedSegment<E>[];
  readonly ranges: readonly { readonly label: string; readonly estimate: E | null }[];
}

export function estimated<R extends object, E>(
  { shape, overall, segments, ranges }: Shown<R>,
  estimator: Estimator<R, E>,
  { rolling }: Pick<Question, 'rolling'>,
): Estimated<E> {
  const estimateOf = (state: MayBeShown<R>) => (state === null ? null : estimator.estimate(state));
  const windowEstimate = (state: MayBeShown<R>) =>
    state === null ? null : (estimator.estimateWindow ?? estimator.estimate)(state);
  const windowOf = (states: readonly MayBeShown<R>[]) =>
    states.every((state): state is State<R> => state !== null) ? plus(shape, states) : null;
  return {
    overall: estimator.estimate(overall ?? []),
    segments: segments.map(({ segment, name, state, rest, periods }) => ({
      segment,
      name,
      estimate: estimateOf(state),
      rest: () => estimateOf(rest()),
      periods: periods.map((period, at) => {
        const isFull = rolling !== null && at + 1 >= rolling;
        const within = isFull ? periods.slice(at + 1 - rolling, at + 1).map((one) => one.state) : null;
        return {
          name: period.name,
          estimate: estimateOf(period.state),
          rolling: within === null ? null : windowEstimate(windowOf(within)),
        };
      }),
    })),
    ranges: ranges.map(({ label, state }) => ({ label, estimate: estimateOf(state) })),
  };
}
