import type { Text } from '../messages/language.ts';
import type { Question } from '../questions/question.ts';
import type { Findings, Headline } from '../results/result.ts';
import { estimateCharts } from './tables/charts.ts';
import { estimatesOf } from './estimates.ts';
import { measureNamed, type Estimator } from './estimator.ts';
import type { Shown } from './groups/suppression.ts';

/** A measure that answers the question, and how its interval is made. */
export interface DeclaredHeadline {
  readonly measure: string;
  readonly label: Text;
  readonly method: Text;
}

/** What a metric adds to what all estimates share: which measures it leads with, and how it is drawn. */
export interface Presentation {
  readonly headlines: readonly DeclaredHeadline[];
  readonly chart: {
    readonly title: Text;
    /** The measures that are parts of a whole, from good to bad. */
    readonly parts?: readonly string[];
  };
}

/** The findings of a metric that estimates: headlines, the shared tables, charts and notices. */
export function estimateFindings<R extends object, E>(
  groups: Shown<R>,
  estimator: Estimator<R, E>,
  question: Question,
  { headlines, chart: { title, parts = [] } }: Presentation,
): Findings {
  const { overall, tables, notices } = estimatesOf(groups, estimator, question);
  return {
    headlines: headlines.map((declared) => headline(overall, estimator, declared)),
    tables,
    charts: estimateCharts(tables, groups, { estimate: estimator.main, parts, title }),
    notices,
  };
}

/** The ends of the main measure are `conf_low` and `conf_high`, those of another bear its name before that. */
function headline<E>(
  overall: E,
  { measures, main, base }: Estimator<never, E>,
  { measure: name, label, method }: DeclaredHeadline,
): Headline {
  const number = (measure: string) => measureNamed(measures, measure).of(overall) as number | null;
  const ends = name === main ? '' : `${name}_`;
  return {
    name,
    label,
    unit: measureNamed(measures, name).column.unit,
    value: number(name),
    conf_low: number(`${ends}conf_low`),
    conf_high: number(`${ends}conf_high`),
    n: base(overall),
    method,
  };
}
