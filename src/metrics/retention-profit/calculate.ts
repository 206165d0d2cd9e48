import type { Shown } from '../../estimates/groups/suppression.ts';
import { nobodyNotice } from '../../estimates/tables/notices.ts';
import type { Question } from '../../questions/question.ts';
import type { Column, Findings, Headline } from '../../results/result.ts';
import { assumptionsTable, unclaimed, type Assumption } from '../profit/assumptions.ts';
import { customersCounted } from '../movements/columns.ts';
import type { FilesGiven } from '../reduction.ts';
import { charts } from './charts.ts';
import { claimed } from './value/claim.ts';
import { caseOf, inputsOf, type Inputs, type Options } from './inputs.ts';
import { noticesOf } from './notices.ts';
import type { LifeRow } from './reduced/life-row.ts';
import type { ProfileYear } from '../profit/profile.ts';
import { options as defaults } from './options.ts';
import { resampled, type Intervals } from './resampled.ts';
import { headlineColumns } from './tables/columns.ts';
import {
  checkedClaims,
  claimsTable,
  profitTable,
  retentionsWith,
  sensitivityTable,
  upliftTable,
  valuesTable,
} from './tables/tables.ts';
import type { Case } from './value/case.ts';
import { sensitivityOf } from './value/sensitivity.ts';
import { assertFinite, worthOf, type Worth } from './worth.ts';

/** The profile, and one of the ways in which lives are asked. */
type Reduced = { readonly profile: Shown<ProfileYear> | null } & Readonly<Record<string, unknown>>;

/**
 * What a customer is worth at his retention, and what some points more of it are.
 * @throws profile-years, years-too-few, retention-unknown, acquisition-cost-unknown, no-finite-value
 */
export function retentionProfitFindings(
  { profile, ...ways }: Reduced,
  options: Options,
  { confidence, minN, where }: Pick<Question, 'confidence' | 'minN' | 'where'>,
  files: FilesGiven | undefined,
): Findings {
  const lives = (Object.values(ways) as (Shown<LifeRow> | null)[]).find((one) => one !== null) ?? null;
  const inputs = inputsOf({ profile, lives }, options, minN);
  if (inputs === null)
    return { ...nothingFound, notices: lives?.isEmpty === true ? [nobodyNotice(customersCounted)] : [] };
  if (inputs.isEarned && boughtNothing(inputs)) return { ...nothingFound, notices: [nobodyNotice(purchasesCounted)] };
  const one = caseOf(inputs, options);
  const retention = inputs.retention.value;
  const points = options.improve / 100;
  assertFinite(one, retention, points);
  const worth = worthOf(one, retention, points);
  const how = { confidence, seed: options.seed, times: options.bootstrap };
  const checked = checkedClaims(one, retention);
  const years = inputs.years.map(({ parts }) => parts);
  const retentions = retentionsWith(retention);
  const intervals = resampled(inputs, one, points, how);
  return {
    headlines: headlinesOf(worth, intervals, inputs),
    tables: [
      profitTable(inputs.years),
      valuesTable(one, retentions, points),
      upliftTable(one, retentions, points),
      claimsTable(checked),
      sensitivityTable(sensitivityOf({ case: one, retention, years })),
      assumptionsTable(assumptionsOf(inputs, one, options)),
    ],
    charts,
    notices: noticesOf({
      inputs,
      worth,
      intervals,
      checked: [checked[0]![1], checked[1]![1]],
      isClaimAsked: points === claimed.points,
      isFiltered: where !== null,
      unread: (files?.headers('profile') ?? []).filter(({ column }) => column === null).map(({ name }) => name),
    }),
  };
}

/** What has no purchase is no profit of 0. */
const boughtNothing = ({ observed }: Inputs) =>
  observed !== null && observed.known.margins + observed.known.without_margin === 0;

const purchasesCounted = { en: 'purchases', es: 'compras' };

/** What is found where no customer may be told of. */
const nothingFound: Omit<Findings, 'notices'> = {
  headlines: headlineColumns.map(({ name, label, unit }) => ({ name, label, unit, value: null })),
  tables: [
    profitTable([]),
    valuesTable(null, [], 0),
    upliftTable(null, [], 0),
    claimsTable([]),
    sensitivityTable([]),
    assumptionsTable([]),
  ],
  charts: [],
};

/** The customers who say something of it: others may stand in a file that was given. */
const saying = ({ observed, retention, isEarned, isAcquired }: Inputs) =>
  retention.origin === 'data' || isEarned || isAcquired ? observed : null;

const headlinesOf = (worth: Worth, intervals: Intervals, inputs: Inputs): Headline[] =>
  headlineColumns.map(({ name, label, unit }: Column) => {
    const value = worth[name as keyof Worth];
    const interval = value === null ? null : intervals[name as keyof Worth];
    return {
      name,
      label,
      unit,
      value,
      ...(saying(inputs) === null
        ? {}
        : {
            conf_low: interval?.low ?? null,
            conf_high: interval?.high ?? null,
            n: saying(inputs)!.customers,
            method: { en: 'bootstrap', es: 'bootstrap' },
          }),
    };
  });

/** What the value rests on, each number with its origin; profits stand in their own table. */
function assumptionsOf(inputs: Inputs, one: Case, options: Options): readonly Assumption[] {
  const said = (name: string, value: number, origin: Assumption['origin']): Assumption => ({
    name,
    low: value,
    high: value,
    origin,
    ...unclaimed,
  });
  // An option that was typed as it is anyway says no more than one that was left out.
  const set = (name: 'discount' | 'tailGrowth' | 'improve', told: string) =>
    said(told, options[name], options[name] === defaults[name].default ? 'default' : 'option');
  return [
    said('retention', inputs.retention.value, inputs.retention.origin),
    said('acquisition_cost', inputs.acquisitionCost.value, inputs.acquisitionCost.origin),
    ...one.profits.map((profit, at) => said(`profit_of_year_${at + 1}`, profit, inputs.profits)),
    set('discount', 'discount'),
    set('tailGrowth', 'tail_growth'),
    set('improve', 'improve'),
    said('timing_lead_years', one.lead, options.timing === defaults.timing.default ? 'default' : 'option'),
  ];
}
