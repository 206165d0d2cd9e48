import { chiSquaredUpperTail } from '../../distributions/chi-squared.ts';
import { cholesky, inverseForm } from '../../functions/cholesky.ts';
import { CompensatedSums } from '../../functions/compensated-sums.ts';
import type { CoxData } from './cox-data.ts';
import { likelihoodByTime } from './partial-likelihood.ts';
import { riskSets } from '../time-rows.ts';

/** The test that hazards stay proportional; null where no column of the term could be estimated. */
export interface HazardsTest {
  readonly statistic: number | null;
  readonly df: number;
  readonly p_value: number | null;
}

/** For each term, and for all of them together. */
export interface ProportionalHazards {
  readonly terms: readonly HazardsTest[];
  readonly all: HazardsTest;
}

/**
 * Tests that the effect of each term (the columns of one driver) is the same at all times: the score test of an effect that
 * also grows with the share that has left, by Kaplan and Meier. `estimated` are the columns that the model kept.
 *
 * Source: Grambsch & Therneau (1994), "Proportional hazards tests and diagnostics based on weighted residuals", Biometrika
 * 81; cox.zph of R survival from 3.0 on, with the km transform.
 */
export function proportionalHazards(
  data: CoxData,
  coefficients: Float64Array,
  { terms, estimated }: { readonly terms: readonly (readonly number[])[]; readonly estimated: readonly number[] },
): ProportionalHazards {
  const moments = timeMoments(data, coefficients);
  const test = (columns: readonly number[]): HazardsTest =>
    scoreTest(
      moments,
      estimated,
      columns.filter((column) => estimated.includes(column)),
    );
  return { terms: terms.map(test), all: test(estimated) };
}

/** Score and information of the effects that grow (weighted by the time once and twice), and of those that do not. */
interface TimeMoments {
  readonly width: number;
  readonly score: Float64Array;
  readonly information: readonly [Float64Array, Float64Array, Float64Array];
}

function timeMoments(data: CoxData, coefficients: Float64Array): TimeMoments {
  const { width } = data;
  const shareLeft = sharesThatLeft(data);
  const square = width * width;
  const sums = new CompensatedSums(width + 3 * square);
  for (const { time, score, information } of likelihoodByTime(data, coefficients)) {
    const weight = shareLeft.get(time)!;
    score.forEach((value, index) => sums.add(index, weight * value));
    information.forEach((value, index) => {
      sums.add(width + index, value);
      sums.add(width + square + index, weight * value);
      sums.add(width + 2 * square + index, weight * weight * value);
    });
  }
  const all = sums.toArray();
  const matrix = (power: number): Float64Array => all.slice(width + power * square, width + (power + 1) * square);
  return { width, score: all.slice(0, width), information: [matrix(0), matrix(1), matrix(2)] };
}

/** The share that had left before each time, less its mean over those who left, by which the two effects are told apart. */
function sharesThatLeft({ rows, events }: CoxData): Map<number, number> {
  const leaving = rows.map(({ time, event, count }) => ({
    time,
    events: event ? count : 0,
    censored: event ? 0 : count,
    entered: 0,
  }));
  const coming = rows.flatMap(({ entry, count }) =>
    entry !== undefined && entry > 0 ? [{ time: entry, events: 0, censored: 0, entered: count }] : [],
  );
  let survival = 1;
  let sum = 0;
  const shares = riskSets([...leaving, ...coming]).map((set) => {
    const share = 1 - survival;
    survival *= (set.at_risk - set.events) / set.at_risk;
    sum += share * set.events;
    return [set.time, share] as const;
  });
  return new Map(shares.map(([time, share]) => [time, share - sum / events]));
}

function scoreTest(
  { width, score, information }: TimeMoments,
  steady: readonly number[],
  growing: readonly number[],
): HazardsTest {
  const parts = [...steady.map((column) => ({ column, power: 0 })), ...growing.map((column) => ({ column, power: 1 }))];
  const matrix = parts.flatMap((a) => parts.map((b) => information[a.power + b.power]![a.column * width + b.column]!));
  const factor = cholesky(Float64Array.from(matrix), parts.length);
  const df = factor.dependent.slice(steady.length).filter((dependent) => !dependent).length;
  if (df === 0) {
    return { statistic: null, df, p_value: null };
  }
  const statistic = inverseForm(
    factor,
    parts.map(({ column, power }) => (power === 1 ? score[column]! : 0)),
  );
  return { statistic, df, p_value: chiSquaredUpperTail(statistic, df) };
}
