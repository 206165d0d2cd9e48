import { CxError } from '../../errors.ts';
import type { Question } from '../../questions/question.ts';
import { rSquared } from '../../results/columns.ts';
import type { Chart, Column, Findings, Headline } from '../../results/result.ts';
import { smallBase } from '../measures/notices.ts';
import type { Counted } from '../measures/reduced.ts';
import { measuredRows, type MeasuredRows } from '../measures/rows.ts';
import { contrastColumns, intercept } from './columns.ts';
import { ratingsOf } from './cuts/cut-rows.ts';
import { assertRises, schemesOf, spanOf, topOf, type Cut, type Scheme } from './cuts/cuts.ts';
import { isHalo } from './halo.ts';
import { leavingOf } from './leaving/leaving.ts';
import type { Fates } from './leaving/reduced.ts';
import { halo, middlelessNotice } from './notices.ts';
import { contrastTable, momentsTable } from './tables.ts';
import { toldBy, type Told } from './told.ts';

export interface Reduced {
  readonly answers: Counted | null;
  readonly contacts: Counted | null;
  readonly leavingAnswers: Fates;
  readonly leavingContacts: Fates;
}

export interface Options {
  readonly low: number | null;
  readonly high: number | null;
  readonly scale: string | null;
  readonly horizon: string;
  readonly seed: number;
  readonly bootstrap: number;
}

/**
 * What low ratings take from an outcome and what high ones add.
 * @throws cuts-unnamed, invalid-option, too-few-customers, outcome-constant, rows-too-few, measures-aliased
 */
export function momentsOfTruth(reduced: Reduced, options: Options, question: Question): Findings {
  const rows = measuredRows(question.by, (reduced.answers ?? reduced.contacts)!);
  if (rows.n === 0) return findingsOf(rows, [], null, []);
  const least = question.drivers!.minN;
  const { values } = rows.outcome;
  if (rows.n < least) throw new CxError('too-few-customers', { what: rows.outcome.name, least });
  if (values.every((value) => value === values[0]))
    throw new CxError('outcome-constant', { outcome: rows.outcome.name });
  const tops = topsOf(rows, options);
  const cut = askedCut(options, tops, rows);
  const schemes = schemesOf(tops, cut);
  assertMany(rows, schemes, least);
  const chance = { seed: options.seed, times: options.bootstrap };
  const told = schemes.flatMap((scheme, at) => toldBy(rows, scheme, chance, at === 0) ?? []);
  const fates = reduced.leavingAnswers ?? reduced.leavingContacts;
  const { confidence } = question;
  const leaving =
    fates === null
      ? null
      : leavingOf(fates, { by: question.by, cut, confidence, horizon: options.horizon, minN: least });
  return findingsOf(rows, told, leaving?.table ?? null, [
    ...middlelessNotice(rows, told),
    ...(isHalo(rows, told[0]!.contrast.r_squared) ? [halo] : []),
    ...(leaving?.notices ?? []),
  ]);
}

function findingsOf(
  rows: MeasuredRows,
  told: readonly Told[],
  leaving: Findings['tables'][number] | null,
  notices: Findings['notices'],
): Findings {
  const asked = told[0]?.contrast ?? null;
  const contrast = contrastTable(rows, told);
  return {
    headlines: [headline(intercept, asked?.intercept ?? null), headline(rSquared, asked?.r_squared ?? null)],
    tables: [contrast, momentsTable(rows, told), ...(leaving === null ? [] : [leaving])],
    charts: [...(contrast.rows.length === 0 ? [] : [sides]), ...(leaving === null ? [] : [odds])],
    notices: [...smallBase(rows.n, contrastColumns), ...notices],
  };
}

const headline = ({ name, label, unit }: Column, value: number | null): Headline => ({ name, label, unit, value });

const sides: Chart = {
  type: 'bar',
  title: { en: 'Penalty and reward', es: 'Penalización y recompensa' },
  table: 'contrast',
  x: ['driver', 'low', 'high'],
  y: ['penalty', 'reward'],
};

const odds: Chart = {
  type: 'interval',
  title: { en: 'Odds of leaving after a low rating', es: 'Momios de irse tras una valoración baja' },
  table: 'leaving',
  x: ['driver'],
  y: ['odds_ratio'],
  interval: ['conf_low', 'conf_high'],
  reference: 1,
  log: true,
};

/** The highest answer of each driver's scale. */
function topsOf(rows: MeasuredRows, { scale }: Options): readonly number[] {
  const [, high] = scale === null ? [] : scale.split('-').map(Number);
  return ratingsOf(rows).map(
    (values) => high ?? topOf(values.reduce((most, value) => Math.max(most, value), -Infinity)),
  );
}

const fivePoints: Cut = { low: 2, high: 4 };

/** The cut that was asked for; on scales up to 5 there is a usual one. @throws cuts-unnamed, invalid-option */
function askedCut({ low, high }: Options, tops: readonly number[], { measures }: MeasuredRows): Cut {
  const other = tops.findIndex((top) => top !== 5);
  if (other >= 0 && (low === null || high === null))
    throw new CxError('cuts-unnamed', { driver: measures[other]!.name, top: tops[other]! });
  const cut = { low: low ?? fivePoints.low, high: high ?? fivePoints.high };
  assertRises(cut);
  return cut;
}

/** Answers that lie between the same cuts are told together, and no fewer than this. @throws too-few-customers */
function assertMany({ counts, measures, ...rows }: MeasuredRows, schemes: readonly Scheme[], least: number): void {
  for (const [driver, values] of ratingsOf({ measures, ...rows }).entries()) {
    const cuts = schemes.map((scheme) => scheme[driver]!);
    const classOf = (value: number) =>
      cuts.map(({ low, high }) => (value <= low ? 'l' : value >= high ? 'h' : 'm')).join('');
    const classes = new Map<string, number>();
    for (const [kind, value] of values.entries())
      classes.set(classOf(value), (classes.get(classOf(value)) ?? 0) + counts[kind]!);
    const few = [...classes].find(([, count]) => count > 0 && count < least);
    if (few === undefined) continue;
    const value = spanOf(values.filter((one) => classOf(one) === few[0]));
    throw new CxError('too-few-customers', { what: measures[driver]!.name, value, least });
  }
}
