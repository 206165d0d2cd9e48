import { estimated } from '../../estimates/estimated.ts';
import { estimatesOf } from '../../estimates/estimates.ts';
import { isAnyHidden, type Shown } from '../../estimates/groups/suppression.ts';
import { suppressionNotice } from '../../estimates/tables/hidden.ts';
import type { Question } from '../../questions/question.ts';
import type { Chart, Column, Findings, Headline } from '../../results/result.ts';
import { customersCounted } from '../movements/columns.ts';
import { movingOf, promoterValueEstimator, riskOf, type PromoterValue, type WithInterval } from './estimator.ts';
import { noticesOf } from './notices.ts';
import { askedOf } from '../worth/asked.ts';
import { profiles } from '../worth/reduce.ts';
import type { ProfileRow } from '../worth/profile-row.ts';
import { movingColumns, riskColumns } from './columns.ts';
import { hiddenAnswers } from './hidden.ts';
import { worthsOf } from '../worth/worth.ts';
import { beforeTable, groupsTable } from './tables/tables.ts';

type Reduced = Readonly<Record<string, Shown<ProfileRow> | null>>;

export interface Options {
  readonly answer: 'first' | 'latest';
  readonly discount: number;
  readonly seed: number;
  readonly bootstrap: number;
}

/** What promoters, passives and detractors are worth, and what they brought before they said so. */
export function promoterValueFindings(reduced: Reduced, options: Options, question: Question): Findings {
  const asked = askedOf(profiles, reduced);
  if (asked === null) throw new Error('no query of promoter-value was asked of these files');
  const { groups, basis } = asked;
  const { confidence } = question;
  const estimator = promoterValueEstimator({
    basis,
    confidence,
    minN: groups.minN,
    answers: hiddenAnswers(groups, (state) => worthsOf(state, basis, confidence)),
    discount: options.discount,
    seed: options.seed,
    times: options.bootstrap,
  });
  const { overall, tables: shared, notices } = estimatesOf(groups, estimator, question);
  // All records are one segment without a name: they are not drawn from twice.
  const segments = estimated(groups, estimator, question).segments.map(({ segment, estimate }) => ({
    values: segment,
    told: estimate === null || groups.by.length > 0 ? estimate : overall,
  }));
  const hides = isAnyHidden(groups) || segments.some((one) => one.told !== null && hidesIn(one.told));
  const shown = { by: groups.by, segments, hides };
  const tables = [groupsTable(shown), beforeTable(shown)];
  const isNoticed = notices.some(({ code }) => code === 'suppressed');
  return {
    headlines: [
      headline(movingColumns[0], movingOf(overall), overall),
      headline(riskColumns[0], riskOf(overall), overall),
    ],
    tables: [...shared, ...tables],
    charts: groups.isEmpty ? [] : [lifetimeChart(tables[0]!.columns.slice(0, groups.by.length))],
    notices: [
      ...notices,
      ...(isNoticed ? [] : suppressionNotice(groups, tables, customersCounted)),
      ...noticesOf(overall, groups.overall ?? [], asked, options.answer),
    ],
  };
}

const hidesIn = ({ worths, hidden }: PromoterValue) =>
  hidden.isBefore || worths.some((worth) => hidden.isGroup(worth.group));

/** The groups of whom a headline speaks. */
const spokenOf: Readonly<Record<string, readonly string[]>> = {
  value_of_moving_one_detractor: ['passive', 'detractor'],
  revenue_at_risk: ['detractor'],
};

const headline = ({ name, label, unit }: Column, told: WithInterval, { worths, hidden }: PromoterValue): Headline => ({
  name,
  label: headlineLabels[name] ?? label,
  unit,
  value: told.value,
  conf_low: told.low,
  conf_high: told.high,
  ...baseOf(
    worths.filter(({ group }) => spokenOf[name]?.includes(group) === true),
    hidden,
  ),
  method: { en: 'bootstrap', es: 'bootstrap' },
});

/** How many stand behind a headline; of groups that are hidden nobody says. */
const baseOf = (worths: PromoterValue['worths'], hidden: PromoterValue['hidden']): Pick<Headline, 'n'> =>
  worths.some(({ group }) => hidden.isGroup(group))
    ? {}
    : { n: worths.reduce((sum, { customers }) => sum + customers, 0) };

const headlineLabels: Readonly<Record<string, Headline['label']>> = {
  value_of_moving_one_detractor: { en: 'A passive less a detractor', es: 'Un pasivo menos un detractor' },
  revenue_at_risk: { en: 'Revenue at risk a year', es: 'Ingreso en riesgo al año' },
};

const lifetimeChart = (by: readonly Column[]): Chart => ({
  type: 'interval',
  title: { en: 'Lifetime value by answer', es: 'Valor de vida según la respuesta' },
  table: 'groups',
  x: [...by.map(({ name }) => name), 'group'],
  y: ['lifetime_value'],
  interval: ['lifetime_value_low', 'lifetime_value_high'],
});
