import { baseNotices } from '../../estimates/tables/notices.ts';
import { suppressionNotice, withoutNumbers } from '../../estimates/tables/hidden.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import type { Question } from '../../questions/question.ts';
import type { Chart, Findings, Headline, Notice } from '../../results/result.ts';
import type { Interval } from '../../statistics/interval.ts';
import type { Told } from '../metric.ts';
import { customersCounted } from '../movements/columns.ts';
import { assumptionsTable } from '../profit/assumptions.ts';
import { askedOf, type Asked } from '../worth/asked.ts';
import { profiles, profilesWithoutAnswers } from '../worth/reduce.ts';
import { leastBehind, type Worth } from '../worth/worth.ts';
import type { ProfileYear } from '../profit/profile.ts';
import { baseOf, baseOfProfile, type Base } from './base.ts';
import { heldClaims } from './claims.ts';
import { inputsOf, type Found } from './inputs.ts';
import { netInterval, type Estimated } from './interval.ts';
import { breakEvenOf } from './model/break-even.ts';
import { valuesOf, type Input, type Values } from './model/inputs.ts';
import { aheadOf, netValue, outcomesOf, type Scenario } from './model/outcome.ts';
import { sensitivityOf } from './model/sensitivity.ts';
import { notesOnCustomers, notesOnLevers } from './notices/notices.ts';
import { namedClaims, type SimulateOptions } from './options.ts';
import { effortEffect, type EffortRow } from './reduced/effort.ts';
import { inTimeOf, type InTimeRow } from './reduced/in-time.ts';
import { assumptionsOf } from './tables/assumptions.ts';
import { breakEven, netValue as netColumn, overallColumns } from './tables/columns.ts';
import { baseTable, claimsTable, leversTable, overallTable, sensitivityTable, type Overall } from './tables/tables.ts';

export type Reduced = Readonly<Record<string, unknown>>;

/** One query for each choice of files. */
export const allProfiles = new Map([...profiles, ...profilesWithoutAnswers]);

/** What is said of any state, whatever its rows. */
type Seen = Omit<Shown<unknown>, 'shape'>;

/** Who the customers are, and what chance there is in that. */
interface Subject {
  readonly base: Base;
  readonly groups: Seen;
  readonly isHidden: boolean;
  readonly notices: readonly Notice[];
  readonly interval: (values: Values, estimated: readonly Estimated[]) => Interval | null;
}

/** What levers come to. */
export function simulateFindings(reduced: Reduced, options: SimulateOptions, question: Question, told: Told): Findings {
  const { confidence } = question;
  const subject = subjectOf(reduced, options, confidence);
  const { base, groups } = subject;
  const customers = base.groups.reduce((sum, group) => sum + group.customers, 0);
  const found = foundIn(reduced, options, confidence);
  const isHidden = subject.isHidden || effortOf(reduced)?.overall === null;
  // Without customers there is nobody to do anything for, and of few nothing is told.
  const inputs = inputsOf(customers === 0 || isHidden ? { ...options, ...noLever } : options, found, told.asOf);
  const values = valuesOf(inputs);
  const scenario = { base: base.groups, values };
  const claims = heldClaims(namedClaims(options), scenario);
  const overall = overallOf(scenario, subject, { customers, estimated: estimatedIn(inputs, found) });
  const tables = [
    overallTable(overall),
    leversTable(outcomesOf(scenario), inputs),
    sensitivityTable(sensitivityOf(scenario, inputs, base)),
    baseTable(base, aheadOf(values)),
    assumptionsTable(assumptionsOf(inputs, base, options, found)),
    ...(claims.length === 0 ? [] : [claimsTable(claims)]),
  ];
  const measures = overallColumns.map((column) => ({ column }));
  const counted = { base: (one: Overall) => one.customers, counts: customersCounted, measures };
  const findings = {
    headlines: headlinesOf(overall, base),
    tables,
    charts: charts(tables[2]!.rows.length > 0),
    notices: [
      ...baseNotices(groups, { overall, segments: [], ranges: [] }, counted),
      ...suppressionNotice(groups, tables, customersCounted),
      ...(customers === 0 ? [] : [...subject.notices, ...notesOnLevers(scenario, found, claims, options)]),
    ],
  };
  return isHidden ? hidden(findings, groups) : findings;
}

const noLever = {
  recoverDetractors: null,
  improveRetention: null,
  promoterPremium: null,
  reduceEffort: null,
  answerInSla: null,
};

function subjectOf(reduced: Reduced, options: SimulateOptions, confidence: number): Subject {
  const asked = askedOf(allProfiles, reduced);
  if (asked !== null) return ofCustomers(asked, options, confidence);
  const groups = reduced['profile'] as Shown<ProfileYear> | null;
  if (groups === null) throw new Error('no query of simulate was asked of these files');
  // What is assumed has no chance in it.
  return {
    base: baseOfProfile(groups.overall ?? [], options),
    groups,
    isHidden: false,
    notices: [],
    interval: () => null,
  };
}

function ofCustomers(asked: Asked, { seed, bootstrap, answer }: SimulateOptions, confidence: number): Subject {
  const { groups } = asked;
  const state = groups.overall ?? [];
  const base = baseOf(state, asked, confidence);
  const how = { seed, times: bootstrap, confidence };
  return {
    base,
    groups,
    isHidden: base.worths.some((worth) => isFew(worth, groups.minN)),
    notices: notesOnCustomers(base.worths, asked, answer),
    interval: (values, estimated) => netInterval(state, asked, values, estimated, how),
  };
}

const isFew = (worth: Worth, minN: number): boolean =>
  worth.customers > 0 && (leastBehind(worth) < minN || (worth.present > 0 && worth.present < minN));

const effortOf = (reduced: Reduced) => reduced['effortAnswers'] as Shown<EffortRow> | null;

/** What files say of levers. */
function foundIn(reduced: Reduced, { direction }: SimulateOptions, confidence: number): Found {
  const effort = effortOf(reduced);
  const inTime = reduced['repliesInTime'] as Shown<InTimeRow> | null;
  return {
    effort: effort === null ? null : effortEffect(effort.overall ?? [], direction, confidence),
    inTime: inTime === null ? null : inTimeOf(inTime.overall ?? [], confidence),
  };
}

/** The inputs that data say with an error. */
function estimatedIn(inputs: readonly Input[], { effort, inTime }: Found): readonly Estimated[] {
  const errors = new Map([
    ['effect effort', effort?.effect?.std_error ?? 0],
    ['answered-now', inTime?.error ?? 0],
  ]);
  return inputs.flatMap(({ name, value, origin }) =>
    origin === 'data' ? [{ name, value, error: errors.get(name) ?? 0 }] : [],
  );
}

function overallOf(
  scenario: Scenario,
  { interval }: Subject,
  { customers, estimated }: { readonly customers: number; readonly estimated: readonly Estimated[] },
): Overall {
  const net = netValue(scenario);
  return {
    customers,
    net,
    interval: net === null ? null : interval(scenario.values, estimated),
    breakEven: breakEvenOf(scenario),
  };
}

/** Customers who are only assumed are nobody that a number could stand on. */
function headlinesOf({ customers, net, interval, breakEven: share }: Overall, { origin }: Base): Headline[] {
  const n = origin === 'data' ? { n: customers } : {};
  return [
    {
      name: netColumn.name,
      label: netColumn.label,
      unit: netColumn.unit,
      value: net,
      conf_low: interval?.low ?? null,
      conf_high: interval?.high ?? null,
      ...n,
      ...(interval === null ? {} : { method: { en: 'bootstrap', es: 'bootstrap' } }),
    },
    { name: breakEven.name, label: breakEven.label, unit: breakEven.unit, value: share, ...n },
  ];
}

/** Groups of few are hidden, and with them all that could be solved for them. */
const hidden = (findings: Findings, groups: Seen): Findings => {
  const without = withoutNumbers(findings);
  return { ...without, notices: suppressionNotice(groups, without.tables, customersCounted) };
};

const charts = (isSensitive: boolean): Chart[] => [
  {
    type: 'bar',
    title: { en: 'Net value of each lever', es: 'Valor neto de cada palanca' },
    table: 'levers',
    x: ['lever'],
    y: ['net'],
  },
  ...(isSensitive
    ? [
        {
          type: 'bar' as const,
          title: { en: 'Net value at the bounds of each input', es: 'Valor neto en las cotas de cada dato' },
          table: 'sensitivity',
          x: ['input'],
          y: ['net_value_low', 'net_value_high'],
        },
      ]
    : []),
];
