import { estimated } from '../../estimates/estimated.ts';
import { estimateFindings } from '../../estimates/findings.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import { isAnyHidden } from '../../estimates/groups/suppression.ts';
import type { Question } from '../../questions/question.ts';
import type { Findings, Notice } from '../../results/result.ts';
import type { LeavingDay } from '../movements/days.ts';
import type { Known } from '../movements/estimate.ts';
import { withMoneyOf, type Movement } from '../movements/movement.ts';
import { knownOf, lastComplete, movementNotices } from '../movements/presented.ts';
import { refundNotices } from '../movements/refunds.ts';
import { conventionsTable } from './conventions-table.ts';
import type { Convention } from './conventions.ts';
import { churnEstimator, withDays, type Churn, type Leaving } from './estimator.ts';

interface Reduced {
  readonly lives: Shown<Movement> | null;
  readonly inactivity: Shown<Movement> | null;
  readonly spending: Shown<Movement> | null;
  readonly refunds: Parameters<typeof refundNotices>[0];
  readonly recentLives: Shown<Movement> | null;
  readonly days: Shown<LeavingDay> | null;
  readonly inactiveDays: Shown<LeavingDay> | null;
}

const title = { en: 'Churn rate', es: 'Tasa de abandono' };

/** How many of those who were there left, by one convention or by all of them side by side. */
export function churnFindings(reduced: Reduced, asked: Convention | 'all', question: Question): Findings {
  const { lives, inactivity, spending, refunds, recentLives } = reduced;
  const convention = asked === 'all' ? 'simple' : asked;
  const days = reduced.days ?? reduced.inactiveDays;
  // Where no days were asked for at all, one convention looks at thirty of them.
  const recent = isUnasked(question) && recentLives !== null ? withDays(recentLives, null) : null;
  const money = lives !== null && spending !== null ? withMoneyOf(lives, spending) : null;
  const moves = withDays((money ?? lives ?? inactivity)!, days);
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
    lead: (overall) => lastComplete(overall, question),
    chart: { title },
  });
  const tables = asked === 'all' ? [conventionsTable({ moves, recent }, known, question)] : [];
  const notices: Notice[] = [
    ...smallStarts(groups, estimated(groups, estimator, question)),
    ...(lives === null ? [inactivityNotice] : movementNotices(lives, spending)),
    ...refundNotices(refunds),
  ];
  return { ...findings, tables: [...findings.tables, ...tables], notices: [...findings.notices, ...notices] };
}

const isUnasked = ({ period, from, to }: Question) => period === null && from === null && to === null;

const shownPlaces = 5;

/** Groups of which more left than there were at the start. */
function smallStarts(
  groups: Shown<Leaving>,
  { overall, segments }: ReturnType<typeof estimated<Leaving, Churn>>,
): Notice[] {
  if (isAnyHidden(groups)) return [];
  const isSmall = ({ rate: { numerator, denominator } }: Churn) =>
    numerator !== null && denominator !== null && (denominator === 0 || numerator > denominator);
  const places = [
    ...(overall.moved !== null && isSmall(overall) ? [''] : []),
    ...segments.flatMap(({ name, estimate, periods }) => [
      ...(name !== '' && estimate !== null && isSmall(estimate) ? [name] : []),
      ...periods.flatMap((period) =>
        period.estimate !== null && isSmall(period.estimate)
          ? [name === '' ? period.name : `${name} / ${period.name}`]
          : [],
      ),
    ]),
  ];
  if (places.length === 0) return [];
  const named = places.filter((place) => place !== '');
  const shown = named.slice(0, shownPlaces).join(', ') + (named.length > shownPlaces ? `, … (${named.length})` : '');
  const where = shown === '' ? '' : ` (${shown})`;
  return [
    {
      severity: 'info',
      code: 'small-start',
      message: {
        en: `nobody was there at the start, or fewer than left${where}: there the rate, or its interval, is left blank`,
        es: `al inicio no había nadie, o menos de los que se fueron${where}: ahí la tasa, o su intervalo, queda en blanco`,
      },
    },
  ];
}

const inactivityNotice: Notice = {
  severity: 'info',
  code: 'inactivity-is-a-heuristic',
  message: {
    en: 'that a customer has left is taken from silence (--inactive-after): cx clv says how probable it is that each is still one',
    es: 'que un cliente se ha ido se deduce de su silencio (--inactive-after): cx clv dice con qué probabilidad sigue siéndolo cada uno',
  },
};
