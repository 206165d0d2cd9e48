import { estimated } from '../../estimates/estimated.ts';
import { estimateFindings, type Lead } from '../../estimates/findings.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import type { Question } from '../../questions/question.ts';
import type { Findings } from '../../results/result.ts';
import { refundNotices } from '../movements/reduced/refunds.ts';
import { earnedGrowthEstimator } from './estimator.ts';
import { newCustomersTable } from './new-customers.ts';
import { fewestInParts, type StretchRow } from './parts.ts';

interface Reduced {
  readonly told: Shown<StretchRow> | null;
  readonly untold: Shown<StretchRow> | null;
  readonly refunds: Parameters<typeof refundNotices>[0];
}

/** How much of the growth was earned: by customers who stayed and by those whom others sent. */
export function earnedGrowthFindings({ told, untold, refunds }: Reduced, question: Question): Findings {
  const groups = withoutWholesOfHidden((told ?? untold)!);
  const findings = estimateFindings(groups, earnedGrowthEstimator, question, {
    headlines: [
      { measure: 'earned_growth_rate', label: { en: 'Earned growth', es: 'Crecimiento ganado' } },
      { measure: 'net_revenue_retention', label: { en: 'Net revenue retention', es: 'Retención neta del ingreso' } },
      { measure: 'earned_growth_ratio', label: { en: 'Earned growth ratio', es: 'Proporción de crecimiento ganado' } },
    ],
    lead: (shown) => lastComplete(shown, question),
    chart: {
      title: { en: 'Earned growth', es: 'Crecimiento ganado' },
      parts: ['net_revenue_retention', 'earned_new', 'returned', 'bought_new', 'unknown_new'],
    },
  });
  const origins = newCustomersTable(estimated(groups, earnedGrowthEstimator, question), question);
  return {
    ...findings,
    tables: [...findings.tables, origins],
    notices: [...findings.notices, ...refundNotices(refunds)],
  };
}

/** Periods that are shown, taken off the stretch that they lie in, would tell of those that are hidden. */
function withoutWholesOfHidden(groups: Shown<StretchRow>): Shown<StretchRow> {
  const hides = ({ periods }: Shown<StretchRow>['segments'][number]) => periods.some(({ state }) => state === null);
  if (!groups.segments.some(hides)) return groups;
  const segments = groups.segments.map((segment) => (hides(segment) ? { ...segment, state: null } : segment));
  return { ...groups, overall: null, segments };
}

/** The year, or with periods the last one that is over; none where it is hidden, or a segment is in it. */
function lastComplete(groups: Shown<StretchRow>, { period }: Pick<Question, 'period'>): Lead<StretchRow> {
  const overall = groups.overall ?? [];
  if (period === null) return { state: overall, period };
  const last = overall.findLast((row) => row.period !== '' && row.complete === 1);
  if (last === undefined) return { state: [], period: null };
  const rows = overall.filter((row) => row.period === last.period);
  const isFew = groups.minN > 1 && fewestInParts(rows) < groups.minN;
  const isHidden = groups.segments.some(({ periods }) =>
    periods.some(({ name, state }) => name === last.period && state === null),
  );
  return { state: isFew || isHidden ? [] : rows, period: last.period };
}
