import { estimated } from '../../estimates/estimated.ts';
import { estimateFindings } from '../../estimates/findings.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import type { Question } from '../../questions/question.ts';
import type { Findings, Notice } from '../../results/result.ts';
import type { Convention } from '../movements/conventions.ts';
import type { Known } from '../movements/estimate.ts';
import { churnEstimator } from '../movements/leaving.ts';
import { withMoneyOf, type Movement } from '../movements/movement.ts';
import { knownOf, lastComplete, movementNotices } from '../movements/presented.ts';
import { refundNotices } from '../movements/reduced/refunds.ts';
import { smallStarts } from '../movements/small-start.ts';
import { conventionsTable } from './conventions-table.ts';

interface Reduced {
  readonly lives: Shown<Movement> | null;
  readonly livesByDay: Shown<Movement> | null;
  readonly inactivity: Shown<Movement> | null;
  readonly inactivityByDay: Shown<Movement> | null;
  readonly spending: Shown<Movement> | null;
  readonly refunds: Parameters<typeof refundNotices>[0];
  readonly recentLives: Shown<Movement> | null;
}

const title = { en: 'Churn rate', es: 'Tasa de abandono' };

/** How many of those who were there left, by one convention or by all of them side by side. */
export function churnFindings(reduced: Reduced, asked: Convention | 'all', question: Question): Findings {
  const { spending, refunds, recentLives } = reduced;
  const lives = reduced.lives ?? reduced.livesByDay;
  const inactivity = reduced.inactivity ?? reduced.inactivityByDay;
  const convention = asked === 'all' ? 'simple' : asked;
  // Where no period was asked for, one convention looks at thirty days.
  const recent = question.period === null ? recentLives : null;
  const money = lives !== null && spending !== null ? withMoneyOf(lives, spending) : null;
  const moves = (money ?? lives ?? inactivity)!;
  const groups = convention === 'baremetrics' && recent !== null ? recent : moves;
  const known: Known = lives === null ? { returned: true, revenue: 'none' } : knownOf(lives, spending, question);
  const estimator = churnEstimator(convention, known, question.confidence);
  const findings = estimateFindings(groups, estimator, question, {
    headlines: [
      {
        measure: 'churn_rate',
        label: title,
        ...(convention === 'shopify' ? {} : { method: { en: 'Wilson', es: 'Wilson' } }),
      },
      { measure: 'revenue_churn_rate', label: { en: 'Revenue churn rate', es: 'Tasa de ingreso perdido' } },
    ],
    lead: (shown) => lastComplete(shown, question),
    chart: { title },
  });
  const tables = asked === 'all' ? [conventionsTable({ moves, recent }, known, question)] : [];
  const notices: Notice[] = [
    ...smallStarts(groups, estimated(groups, estimator, question)),
    ...(lives === null ? [inactivityNotice] : movementNotices(lives, spending, question)),
    ...refundNotices(refunds),
  ];
  return { ...findings, tables: [...findings.tables, ...tables], notices: [...findings.notices, ...notices] };
}

const inactivityNotice: Notice = {
  severity: 'info',
  code: 'inactivity-is-a-heuristic',
  message: {
    en: 'that a customer has left is taken from silence (--inactive-after): cx clv says how probable it is that each is still one',
    es: 'que un cliente se ha ido se deduce de su silencio (--inactive-after): cx clv dice con qué probabilidad sigue siéndolo cada uno',
  },
};
