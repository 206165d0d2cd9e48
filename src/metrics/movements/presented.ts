import type { Lead } from '../../estimates/findings.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import { baseOf } from '../../estimates/groups/state.ts';
import type { Question } from '../../questions/question.ts';
import type { Notice } from '../../results/result.ts';
import type { Known } from './estimate.ts';
import type { Movement } from './movement.ts';

/** Rows that know of how many customers they know the money. */
type Priced = Pick<Movement, 'priced'>;
/** Rows of periods. */
type OfPeriods = Pick<Movement, 'period' | 'complete'>;
type MayBeAsked = Pick<Shown<Priced>, 'overall'> | null;

/** What the files can say: a customer of a customers file has one row, and its money is that of today, unless rows are stays. */
export function knownOf(lives: MayBeAsked, spending: MayBeAsked, { stays }: Pick<Question, 'stays'>): Known {
  const revenue = spending !== null ? 'history' : !isPriced(lives) ? 'none' : stays ? 'history' : 'present';
  return { returned: lives === null || stays, revenue };
}

const isPriced = (lives: MayBeAsked) => lives?.overall?.some(({ priced }) => priced > 0) === true;

/**
 * The periods that answer the question: all of the span, or with periods the last one that is over; none where it is hidden.
 */
export function lastComplete<R extends OfPeriods>(groups: Shown<R>, { period }: Pick<Question, 'period'>): Lead<R> {
  const overall = groups.overall ?? [];
  if (period === null) return { state: overall, period };
  const last = overall.findLast(({ complete }) => complete === 1);
  if (last === undefined) return { state: [], period: null };
  const rows = overall.filter((row) => row.period === last.period);
  const fewest = baseOf(groups.shape, rows);
  const isFew = groups.minN > 1 && fewest > 0 && fewest < groups.minN;
  return { state: isFew || isHidden(groups, last.period) ? [] : rows, period: last.period };
}

/** Where no segments are told apart, the table shows the same period. */
const isHidden = ({ by, segments }: Pick<Shown<OfPeriods>, 'by' | 'segments'>, period: string): boolean =>
  by.length === 0 &&
  segments.some(({ periods }) => periods.some(({ name, state }) => name === period && state === null));

export function movementNotices(lives: MayBeAsked, spending: MayBeAsked, { stays }: Pick<Question, 'stays'>): Notice[] {
  if (lives === null || spending !== null || stays || !isPriced(lives)) return [];
  return [
    {
      severity: 'info',
      code: 'no-revenue-history',
      message: {
        en: 'the file has the revenue of today alone: what grew, shrank or came back is unknown; transactions alone say it',
        es: 'el archivo solo tiene el ingreso de hoy: no se sabe cuánto creció, menguó o volvió; lo dicen las transacciones solas',
      },
    },
  ];
}
