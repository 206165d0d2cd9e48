import type { Shown } from '../../estimates/groups/suppression.ts';
import { estimateFindings } from '../../estimates/findings.ts';
import type { Question } from '../../questions/question.ts';
import type { Findings, Notice } from '../../results/result.ts';
import { netRevenueRetention as net } from '../movements/columns.ts';
import { knownOf, lastComplete, movementNotices } from '../movements/presented.ts';
import { refundNotices } from '../movements/reduced/refunds.ts';
import { withMoneyOf, type Cohort } from './cohort.ts';
import { gross, retentionEstimator } from './estimator.ts';

interface Reduced {
  readonly lives: Shown<Cohort> | null;
  readonly spending: Shown<Cohort> | null;
  readonly refunds: Parameters<typeof refundNotices>[0];
}

/** What customers of the start still bring, from the files that say it. */
export function retentionFindings({ lives, spending, refunds }: Reduced, question: Question): Findings {
  const groups = lives !== null && spending !== null ? withMoneyOf(lives, spending) : (lives ?? spending)!;
  const { revenue } = knownOf(lives, spending, question);
  const findings = estimateFindings(groups, retentionEstimator(revenue !== 'none'), question, {
    headlines: [
      { measure: gross.name, label: gross.label },
      { measure: net.name, label: net.label },
    ],
    lead: (shown) => lastComplete(shown, question),
    chart: { title: { en: 'Revenue retention', es: 'Retención del ingreso' }, lines: [net.name, gross.name] },
  });
  const notices: Notice[] = [...movementNotices(lives, spending, question), ...refundNotices(refunds)];
  return { ...findings, notices: [...findings.notices, ...notices] };
}
