import type { Text } from '../messages/language.ts';
import type { Question } from '../questions/question.ts';
import type { Findings, Headline } from '../results/result.ts';
import { estimateCharts, type ChartedEstimate } from './tables/charts.ts';
import { estimatesOf } from './estimates.ts';
import { measureNamed, type Estimator } from './estimator.ts';
import type { State } from './groups/state.ts';
import type { Shown } from './groups/suppression.ts';

/** A measure that answers the question, and how its interval is made, where it has one. */
export interface DeclaredHeadline {
  readonly measure: string;
  /** Where the headline is called otherwise. */
  readonly name?: string;
  readonly label: Text;
  readonly method?: Text;
}

/** The records that answer a question, and the period that they are of, where it is not all days. */
export interface Lead<R> {
  readonly state: State<R>;
  readonly period: string | null;
}

/** What a metric adds to what all estimates share: which measures it leads with, and how it is drawn. */
export interface Presentation<R = never> {
  readonly headlines: readonly DeclaredHeadline[];
  /** The part of all records whose estimate answers the question; all of them, unless said. */
  readonly lead?: (groups: Shown<R>) => Lead<R>;
  readonly chart: Omit<ChartedEstimate, 'estimate' | 'parts' | 'isInterval'> & {
    /** The measures that are parts of a whole, from good to bad. */
    readonly parts?: readonly string[];
  };
}

/** The findings of a metric that estimates: headlines, the shared tables, charts and notices. */
export function estimateFindings<R extends object, E>(
  groups: Shown<R>,
  estimator: Estimator<R, E>,
  question: Question,
  { headlines, lead, chart: { parts = [], ...chart } }: Presentation<R>,
): Findings {
  const { overall, tables, notices } = estimatesOf(groups, estimator, question);
  const led = lead?.(groups);
  const answer = led === undefined ? overall : estimator.estimate(led.state);
  const ofPeriod = led === undefined || led.period === null ? {} : { period: led.period };
  const isInterval = estimator.measures.some(({ column }) => column.name === 'conf_low');
  return {
    headlines: headlines.map((declared) => ({ ...headline(answer, estimator, declared), ...ofPeriod })),
    tables,
    charts: estimateCharts(tables, groups, { ...chart, estimate: estimator.main, parts, isInterval }),
    notices,
  };
}

/** The ends of the main measure are `conf_low` and `conf_high`, those of another bear its name before that. */
function headline<E>(
  estimate: E,
  { measures, main, base }: Estimator<never, E>,
  { measure: column, name = column, label, method }: DeclaredHeadline,
): Headline {
  const number = (measure: string) => measureNamed(measures, measure).of(estimate) as number | null;
  const shown = {
    name,
    label,
    unit: measureNamed(measures, column).column.unit,
    value: number(column),
    ...(name === column ? {} : { column }),
  };
  if (method === undefined) return shown;
  const ends = column === main ? '' : `${column}_`;
  return {
    ...shown,
    conf_low: number(`${ends}conf_low`),
    conf_high: number(`${ends}conf_high`),
    n: base(estimate),
    method,
  };
}
