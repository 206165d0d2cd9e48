import type { State } from '../../../estimates/groups/state.ts';
import { leastSquares, type Coefficient } from '../../../statistics/regression/least-squares.ts';
import { decimalText } from '../../../values/numbers/exact.ts';
import type { ProfileRow } from '../../worth/profile-row.ts';

/** What value a year after the answer is regressed on; detractors are what the others are compared with. */
export const terms = ['(intercept)', 'promoter', 'passive', 'value_before'] as const;
export type Term = (typeof terms)[number];

export interface Before {
  /** Customers who were seen long enough on both sides of their answer, by group. */
  readonly customers: ReadonlyMap<string, number>;
  readonly coefficients: readonly (Coefficient & { readonly term: Term })[];
}

/**
 * Value a year after the answer on the group and value a year before it, by ordinary least squares over customers: what a
 * promoter brings more than a detractor who brought as much before.
 *
 * Value is taken a year, after ÷ years after and before ÷ years before, because customers are seen for different times; those
 * with less than ninety days on either side are left out, for a short time makes a rate of chance. All weigh the same.
 */
export function beforeOf(state: State<ProfileRow>, confidence: number): Before {
  const rows = state.filter(({ part }) => part === 'before');
  const sum = (name: Sum, of: (row: ProfileRow) => boolean = () => true) =>
    amount(rows.filter(of).reduce((total, row) => total + row[name], 0n));
  const count = (of: (row: ProfileRow) => boolean = () => true) =>
    rows.filter(of).reduce((total, { customers }) => total + customers, 0);
  const isPromoter = ({ group }: ProfileRow) => group === 'promoter';
  const isPassive = ({ group }: ProfileRow) => group === 'passive';
  const [n, promoters, passives] = [count(), count(isPromoter), count(isPassive)];
  const [before, ofPromoters, ofPassives] = [
    sum('value_before'),
    sum('value_before', isPromoter),
    sum('value_before', isPassive),
  ];
  const coefficients = leastSquares(
    {
      units: n,
      products: [
        [n, promoters, passives, before],
        [promoters, promoters, 0, ofPromoters],
        [passives, 0, passives, ofPassives],
        [before, ofPromoters, ofPassives, sum('before_squared')],
      ],
      withOutcome: [
        sum('value_after'),
        sum('value_after', isPromoter),
        sum('value_after', isPassive),
        sum('before_after'),
      ],
      outcome: sum('after_squared'),
    },
    confidence,
  );
  return {
    customers: new Map(rows.map(({ group, customers }) => [group, customers])),
    coefficients: terms.map((term, at) => ({ term, ...coefficients[at]! })),
  };
}

type Sum = 'value_before' | 'value_after' | 'before_squared' | 'before_after' | 'after_squared';

const amount = (units: bigint) => Number(decimalText(units));
