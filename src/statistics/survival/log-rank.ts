import { chiSquaredUpperTail } from '../distributions/chi-squared.ts';
import { cholesky, inverseForm } from '../functions/cholesky.ts';
import { riskSets, seenFromStart, type RiskSet, type TimeRow } from './time-rows.ts';

/** Every event counts alike (`log-rank`), or early ones more, by the share that stayed until then (`peto-peto`). */
export type LogRankWeight = 'log-rank' | 'peto-peto';

/**
 * The events of each group beside those that it would have had if all stayed alike, both weighted, and the test that they
 * do. A group that nobody of was at risk when anybody left does not count in the degrees of freedom; with fewer than two
 * others, or when at each time all left together, there is nothing to test.
 */
export interface LogRankTest {
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly statistic: number | null;
  readonly df: number;
  readonly p_value: number | null;
}

/**
 * Tests that groups stay alike, against their hypergeometric covariance. `peto-peto` weights each time by the
 * Kaplan–Meier estimate of all groups just before it, which is rho = 1 of Harrington and Fleming. Late entries are at risk
 * when they have entered; then `log-rank` is the score test of a Cox regression with exact ties.
 *
 * Source: Harrington & Fleming (1982), "A class of rank test procedures for censored survival data", Biometrika 69; Peto
 * & Peto (1972), "Asymptotically efficient rank invariant test procedures", Journal of the Royal Statistical Society A
 * 135; survdiff of R survival.
 *
 * @example logRankTest([[{ time: 1, events: 1, censored: 0, entered: 0 }, { time: 3, events: 1, censored: 0, entered: 0 }], [{ time: 2, events: 1, censored: 1, entered: 0 }]], 'log-rank') // => { observed: [2, 1], expected: [1.83333333, 1.16666667], statistic: 0.058823529, df: 1, p_value: 0.80837 }
 */
export function logRankTest(groups: readonly (readonly TimeRow[])[], weight: LogRankWeight): LogRankTest {
  const size = groups.length;
  const observed = new Float64Array(size);
  const expected = new Float64Array(size);
  const covariance = new Float64Array(size * size);
  let survival = 1;
  for (const { at_risk, events, ofGroups } of commonRiskSets(groups)) {
    const factor = weight === 'log-rank' ? 1 : survival;
    const shares = ofGroups.map((group) => group.at_risk / at_risk);
    const spread = at_risk > 1 ? (factor ** 2 * events * (at_risk - events)) / (at_risk - 1) : 0;
    for (const [a, share] of shares.entries()) {
      observed[a]! += factor * ofGroups[a]!.events;
      expected[a]! += factor * events * share;
      for (const [b, other] of shares.entries()) {
        covariance[a * size + b]! += spread * share * ((a === b ? 1 : 0) - other);
      }
    }
    survival *= (at_risk - events) / at_risk;
  }
  return { observed: [...observed], expected: [...expected], ...quadraticTest(observed, expected, covariance) };
}

/** The differences add up to 0: of groups that can be compared, all but one are enough, and the factor passes over it. */
function quadraticTest(
  observed: Float64Array,
  expected: Float64Array,
  covariance: Float64Array,
): Pick<LogRankTest, 'statistic' | 'df' | 'p_value'> {
  const factor = cholesky(covariance, observed.length);
  if (factor.rank === 0) {
    return { statistic: null, df: 0, p_value: null };
  }
  const statistic = inverseForm(
    factor,
    observed.map((value, group) => value - expected[group]!),
  );
  return { statistic, df: factor.rank, p_value: chiSquaredUpperTail(statistic, factor.rank) };
}

type GroupAtTime = Pick<RiskSet, 'at_risk' | 'events'>;

interface CommonRiskSet extends GroupAtTime {
  readonly ofGroups: readonly GroupAtTime[];
}

/** The times at which anybody left, with who was at risk and left in each group. */
function* commonRiskSets(groups: readonly (readonly TimeRow[])[]): Generator<CommonRiskSet> {
  const follow = groups.map((rows) => new GroupInTime(rows));
  for (const { time, at_risk, events } of riskSets(groups.flat())) {
    if (events > 0) {
      yield { at_risk, events, ofGroups: follow.map((group) => group.at(time)) };
    }
  }
}

/** One group, asked at later and later times. */
class GroupInTime {
  readonly #changes: readonly TimeRow[];
  #observed: number;
  #next = 0;

  constructor(rows: readonly TimeRow[]) {
    this.#changes = rows.toSorted((a, b) => a.time - b.time);
    this.#observed = seenFromStart(rows);
  }

  at(time: number): GroupAtTime {
    for (let row = this.#changes[this.#next]; row !== undefined && row.time < time; row = this.#changes[this.#next]) {
      this.#observed += (row.time > 0 ? row.entered : 0) - row.events - row.censored;
      this.#next += 1;
    }
    let events = 0;
    for (let index = this.#next; this.#changes[index]?.time === time; index += 1) {
      events += this.#changes[index]!.events;
    }
    return { at_risk: this.#observed, events };
  }
}
