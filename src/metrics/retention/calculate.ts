import { estimated } from '../../estimates/estimated.ts';
import { estimatesOf } from '../../estimates/estimates.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import { suppressionNotice } from '../../estimates/tables/hidden.ts';
import type { Question } from '../../questions/question.ts';
import type { Chart, Findings, Headline } from '../../results/result.ts';
import { normalCriticalValue } from '../../statistics/distributions/normal.ts';
import type { SurvivalScale } from '../../statistics/survival/survival-interval.ts';
import { customersCounted } from '../movements/columns.ts';
import { daysOfUnit, type TimeUnit, type Times } from '../survival/times.ts';
import { atRiskTable, curveTable, groupsShown } from './curve.ts';
import { meanTime, median, retentionEstimator, type Retention } from './estimator.ts';
import { storyOf } from './story.ts';
import { testsTable } from './tests.ts';

interface Reduced {
  readonly lives: Shown<Times> | null;
  readonly stays: Shown<Times> | null;
  readonly durations: Shown<Times> | null;
}

interface Options {
  readonly timeUnit: TimeUnit;
  readonly interval: SurvivalScale;
  readonly until: number | null;
}

/** How long customers stay, and whether groups of them stay alike. */
export function retentionFindings(reduced: Reduced, options: Options, question: Question): Findings {
  const groups = (reduced.lives ?? reduced.stays ?? reduced.durations)!;
  // Times that came without days are told as they came.
  const unit = reduced.durations === null ? daysOfUnit[options.timeUnit] : 1;
  const longest = (groups.overall ?? []).reduce((most, { time }) => Math.max(most, time / unit), 0);
  const { interval: scale, until } = options;
  const { confidence, by, minN, compare } = question;
  const estimator = retentionEstimator({ unit, scale, confidence, until: until ?? longest });
  // Groups are compared by tests of whole curves, in a table of their own.
  const shared = estimatesOf(groups, estimator, { ...question, compare: null });
  const all = estimated(groups, estimator, question);
  const shown = groupsShown(by, all);
  const curve = curveTable(by, shown, minN);
  const standing = atRiskTable(by, shown, all.overall, minN);
  const tests = by.length === 0 ? [] : [testsTable(all, compare)];
  const isNoticed = shared.notices.some(({ code }) => code === 'suppressed');
  return {
    headlines: headlinesOf(all.overall, confidence),
    tables: [...shared.tables, curve, standing, ...tests],
    charts: groups.isEmpty ? [] : chartsOf(by),
    notices: [
      ...shared.notices,
      ...(isNoticed ? [] : suppressionNotice(groups, [standing], customersCounted)),
      ...storyOf(by, shown, { unit, told: reduced.durations !== null, options }),
    ],
  };
}

/** The curve of several columns of segments would be more lines than an eye can follow. */
function chartsOf(by: readonly string[]): Chart[] {
  if (by.length > 1) return [];
  const title = {
    en: `Share that is still here${by.length === 0 ? '' : ` by ${by[0]}`}`,
    es: `Proporción que sigue${by.length === 0 ? '' : ` por ${by[0]}`}`,
  };
  return [
    {
      type: 'step',
      title,
      table: 'curve',
      x: ['time'],
      y: ['survival'],
      ...(by[0] === undefined ? {} : { series: by[0] }),
      interval: ['conf_low', 'conf_high'],
      at_risk: 'at_risk',
    },
  ];
}

function headlinesOf({ n, median: half, mean }: Retention, confidence: number): Headline[] {
  const reach = normalCriticalValue(confidence);
  const limits =
    mean === null ? null : { low: mean.mean - reach * mean.std_error, high: mean.mean + reach * mean.std_error };
  return [
    {
      name: median.name,
      label: { en: 'Median time', es: 'Tiempo mediano' },
      unit: median.unit,
      value: half.time,
      conf_low: half.conf_low,
      conf_high: half.conf_high,
      n,
      method: { en: 'Kaplan–Meier', es: 'Kaplan–Meier' },
    },
    {
      name: meanTime.name,
      label: { en: 'Restricted mean time', es: 'Tiempo medio restringido' },
      unit: meanTime.unit,
      value: mean?.mean ?? null,
      conf_low: limits?.low ?? null,
      conf_high: limits?.high ?? null,
      n,
      method: { en: 'Greenwood', es: 'Greenwood' },
    },
  ];
}
