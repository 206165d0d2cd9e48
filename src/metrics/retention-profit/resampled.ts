import type { Interval } from '../../statistics/interval.ts';
import { bootstrap, type DrawnClass } from '../../statistics/resampling/class-bootstrap.ts';
import { percentileInterval } from '../../statistics/resampling/percentile-interval.ts';
import { randomFrom } from '../../statistics/resampling/random.ts';
import type { Inputs } from './inputs.ts';
import { costOfFirstYear, costOfWinning, itemsOf, unitsOf, type LifeClass } from './reduced/classes.ts';
import { retentionOf, type Observed } from './reduced/observed.ts';
import type { Case } from './value/case.ts';
import { worthOf, type Worth } from './worth.ts';

/** How chance is drawn. */
export interface Resampling {
  readonly confidence: number;
  readonly seed: number;
  readonly times: number;
}

/** Intervals, and the share of samples in which customers are worth nothing, or too much, so that an uplift cannot be said. */
export type Intervals = { readonly [Name in keyof Worth]: Interval | null } & {
  readonly without: Readonly<Record<'uplift' | 'uplift_fixed_life', number>>;
};

/** What customers do not say varies with nobody. */
const unknown: Worth = {
  customer_value: null,
  uplift: null,
  customer_value_fixed_life: null,
  uplift_fixed_life: null,
  break_even_retention: null,
};
const none = { ...unknown, without: { uplift: 0, uplift_fixed_life: 0 } } as Intervals;

/** Intervals by a bootstrap over customers, drawn from their counts and sums: all that they say of the inputs varies together. */
export function resampled(inputs: Inputs, one: Case, points: number, how: Resampling): Intervals {
  const { observed } = inputs;
  if (observed === null) return none;
  const draws: Worth[] = [];
  const drawnCase = caseDrawer(inputs, observed, one);
  const units = observed.classes.map((own) => unitsOf(own, itemsOf(own, inputs.isEarned ? inputs.years.length : 0)));
  bootstrap(units, how.times, randomFrom(how.seed), (drawn) => {
    const { retention, case: other } = drawnCase(drawn);
    draws.push(retention === null || other === null ? unknown : worthOf(other, retention, points));
  });
  const interval = (name: keyof Worth) =>
    percentileInterval(
      draws.map((draw) => draw[name]),
      how.confidence,
    );
  const without = (name: 'uplift' | 'uplift_fixed_life') =>
    draws.filter((draw) => draw[name] === null).length / draws.length;
  return {
    customer_value: interval('customer_value'),
    uplift: interval('uplift'),
    customer_value_fixed_life: interval('customer_value_fixed_life'),
    uplift_fixed_life: interval('uplift_fixed_life'),
    break_even_retention: interval('break_even_retention'),
    without: { uplift: without('uplift'), uplift_fixed_life: without('uplift_fixed_life') },
  };
}

interface DrawnCase {
  readonly retention: number | null;
  readonly case: Case | null;
}

/** The inputs that a sample of customers says, the others being as they are. */
function caseDrawer(
  inputs: Inputs,
  { classes, known }: Observed,
  one: Case,
): (drawn: readonly DrawnClass[]) => DrawnCase {
  const { retention, acquisitionCost, years, isEarned, isAcquired } = inputs;
  const lastYear = isEarned ? years.length : 0;
  const places = classes.map((own) => new Map(itemsOf(own, lastYear).map((item, place) => [item, place] as const)));
  const meanOf = (drawn: readonly DrawnClass[], item: number, isCounted: (own: LifeClass) => boolean) => {
    let [customers, sum] = [0, 0];
    for (const [at, own] of classes.entries()) {
      if (!isCounted(own)) continue;
      customers += drawn[at]!.count;
      sum += drawn[at]!.sums[places[at]!.get(item)!]!;
    }
    return customers === 0 ? null : sum / customers;
  };
  const profitsOf = (drawn: readonly DrawnClass[]): readonly number[] | null => {
    const firstCost = known.costs > 0 ? meanOf(drawn, costOfFirstYear, (own) => own.years >= 1) : 0;
    const means = years.map((_, at) => meanOf(drawn, at + 1, (own) => own.years > at));
    return firstCost === null || means.includes(null) ? null : means.map((mean) => mean! + firstCost);
  };
  return (drawn) => {
    const cost = isAcquired ? meanOf(drawn, costOfWinning, ({ acquired }) => acquired) : acquisitionCost.value;
    const profits = isEarned ? profitsOf(drawn) : one.profits;
    return {
      retention:
        retention.origin === 'data'
          ? retentionOf(classes.map(({ time, left }, at) => ({ time, left, seen: drawn[at]!.count })))
          : retention.value,
      case: cost === null || profits === null ? null : { ...one, acquisitionCost: cost, profits },
    };
  };
}
