import type { Shown } from '../../estimates/groups/suppression.ts';
import { estimateFindings } from '../../estimates/findings.ts';
import type { Question } from '../../questions/question.ts';
import type { Findings, Notice } from '../../results/result.ts';
import { withMoneyOf, type Movement } from '../movements/movement.ts';
import { knownOf, lastComplete, movementNotices } from '../movements/presented.ts';
import { refundNotices } from '../movements/reduced/refunds.ts';
import { growthEstimator } from './estimator.ts';

interface Reduced {
  readonly lives: Shown<Movement> | null;
  readonly spending: Shown<Movement> | null;
  readonly refunds: Parameters<typeof refundNotices>[0];
}

const title = { en: 'Customers', es: 'Clientes' };

/** Customers and their money from the files that say it, and what the files cannot say. */
export function growthFindings({ lives, spending, refunds }: Reduced, question: Question): Findings {
  const groups = lives !== null && spending !== null ? withMoneyOf(lives, spending) : (lives ?? spending)!;
  const estimator = growthEstimator(knownOf(lives, spending, question));
  const findings = estimateFindings(groups, estimator, question, {
    headlines: [
      { name: 'customers', measure: 'end', label: title },
      { measure: 'net_growth', label: { en: 'Net growth', es: 'Crecimiento neto' } },
      { measure: 'net_revenue_growth', label: { en: 'Net revenue growth', es: 'Crecimiento neto del ingreso' } },
    ],
    lead: (shown) => lastComplete(shown, question),
    chart: { title, bars: ['new', 'returned', 'lost'], lines: ['end'] },
  });
  const notices: Notice[] = [...movementNotices(lives, spending, question), ...refundNotices(refunds)];
  return { ...findings, notices: [...findings.notices, ...notices] };
}
