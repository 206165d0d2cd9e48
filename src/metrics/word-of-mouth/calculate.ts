import { measureNamed } from '../../estimates/estimator.ts';
import { estimatesOf } from '../../estimates/estimates.ts';
import { isAnyHidden, type Shown } from '../../estimates/groups/suppression.ts';
import { suppressionNotice } from '../../estimates/tables/hidden.ts';
import type { ToldSegments } from '../../estimates/tables/segment-table.ts';
import type { Question } from '../../questions/question.ts';
import type { Answer } from '../../records/tally/answers.ts';
import type { Chart, Findings, Table } from '../../results/result.ts';
import { assumptionsTable } from '../profit/assumptions.ts';
import { assumedOf, assumptionsOf } from './assumed.ts';
import { netHigh, netLow } from '../profit/columns.ts';
import { wordOfMouthEstimator, type WordOfMouth } from './estimator.ts';
import { noticesOf } from './notices.ts';
import type { Options } from './options.ts';
import { reachTable } from './reach-table.ts';
import { repeatedAnswers, type TellersRow } from './tellers.ts';

/** Whom promoters and detractors tell, overall, by segment and over time, and on what that rests. */
export function wordOfMouthFindings(
  groups: Shown<Answer>,
  told: Shown<TellersRow> | null,
  options: Options,
  question: Question,
): Findings {
  const estimator = wordOfMouthEstimator(assumedOf(options));
  const { overall, tables, notices } = estimatesOf(groups, estimator, question);
  const reach = reachTable(reachSegments(groups, (own) => estimator.estimate(own)));
  return {
    headlines: [netLow, netHigh].map(({ name, label, unit }) => ({
      name,
      label,
      unit,
      value: measureNamed(estimator.measures, name).of(overall) as number | null,
    })),
    tables: [...tables, reach, assumptionsTable(assumptionsOf(options))],
    charts: groups.isEmpty ? [] : [toldChart(reach)],
    notices: [
      ...notices.filter(({ code }) => code !== 'suppressed'),
      ...suppressionNotice(groups, [...tables, reach], classesCounted),
      ...(groups.isEmpty ? [] : [...repeatedAnswers(told), ...noticesOf(options)]),
    ],
  };
}

const classesCounted = { en: 'promoters, passives or detractors', es: 'promotores, pasivos o detractores' };

function reachSegments(
  groups: Shown<Answer>,
  estimate: (answers: readonly Answer[]) => WordOfMouth,
): ToldSegments<WordOfMouth> {
  const { by, overall, segments } = groups;
  const parts = by.length === 0 ? [{ segment: [], state: overall }] : segments;
  return {
    by,
    segments: parts.map(({ segment, state }) => ({
      values: segment,
      told: state === null ? null : estimate(state),
    })),
    hides: isAnyHidden(groups),
  };
}

const toldChart = ({ columns }: Table): Chart => ({
  type: 'bar',
  title: { en: 'People told', es: 'Personas que lo oyen' },
  table: 'reach',
  x: columns
    .slice(
      0,
      columns.findIndex(({ name }) => name === 'customers'),
    )
    .map(({ name }) => name),
  y: ['told_low', 'told_high'],
});
