import type { State } from '../../estimates/groups/state.ts';
import { kaplanMeier } from '../../statistics/survival/kaplan-meier.ts';
import { survivalAt } from '../../statistics/survival/survival-at.ts';
import { decimalText } from '../../values/numbers/exact.ts';
import { groupNames, type GroupName, type ProfileRow } from './profile-row.ts';

/** What the files say, and in how many parts of money the state counts. */
export interface Basis {
  /** It is known when customers left. */
  readonly ends: boolean;
  /** There are purchases that count, or nobody looks for any. */
  readonly bought: boolean;
  /** Purchases say their margin. */
  readonly margins: boolean;
  readonly costs: boolean;
  readonly referred: boolean;
  readonly parts: number;
}

/** A share, and its interval. */
export interface Retained {
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The customers of one answer: what they bring a year after it, and how many of them are still here after the first. */
export interface Worth {
  readonly group: GroupName;
  readonly customers: number;
  /** Those who are still here. */
  readonly present: number;
  /** Those who were seen after the clock started, and of them those of whom it is known what they bring. */
  readonly seen: number;
  readonly priced: number;
  readonly retention: Retained;
  readonly revenue: number | null;
  readonly margin: number | null;
  readonly cost: number | null;
  /** What they bring (margin, or revenue without one) less what they cost. */
  readonly value: number | null;
  /** How many others each has sent. */
  readonly referrals: number | null;
}

/** The fewest customers behind any number of an answer; 0 where there are none at all. */
export const leastBehind = ({ customers, seen, priced }: Pick<Worth, 'customers' | 'seen' | 'priced'>): number =>
  customers === 0 ? 0 : Math.min(...[customers, seen, priced].filter((count) => count > 0));

export const yearOfDays = 365;
export const daysPerYear = 365.25;

/** Money of a state as it is told. */
export const moneyOf = (units: bigint, { parts }: Pick<Basis, 'parts'>): number => Number(decimalText(units)) / parts;

export function worthsOf(state: State<ProfileRow>, basis: Basis, confidence: number): readonly Worth[] {
  const cells = state.filter(({ part }) => part === 'seen');
  return groupNames.map((group) =>
    worthOf(
      group,
      cells.filter((cell) => cell.group === group),
      basis,
      confidence,
    ),
  );
}

function worthOf(group: GroupName, cells: readonly ProfileRow[], basis: Basis, confidence: number): Worth {
  const seen = cells.filter(({ time }) => time >= 0);
  const priced = seen.filter((cell) => cell.priced === 1);
  const years = priced.reduce((sum, { time, customers }) => sum + time * customers, 0) / daysPerYear;
  const money = (name: 'revenue' | 'margin' | 'cost' | 'value') =>
    years > 0 && basis.bought
      ? moneyOf(
          priced.reduce((sum, cell) => sum + cell[name], 0n),
          basis,
        ) / years
      : null;
  const customers = count(cells);
  return {
    group,
    customers,
    present: cells.reduce((sum, cell) => sum + cell.present, 0),
    seen: count(seen),
    priced: count(priced),
    retention: basis.ends ? retained(seen, confidence) : { share: null, low: null, high: null },
    revenue: money('revenue'),
    margin: basis.margins ? money('margin') : null,
    cost: basis.costs ? money('cost') : null,
    value: money('value'),
    referrals:
      basis.referred && customers > 0 ? cells.reduce((sum, { referrals }) => sum + referrals, 0) / customers : null,
  };
}

const count = (cells: readonly ProfileRow[]) => cells.reduce((sum, { customers }) => sum + customers, 0);

/** Who is still here a year after the clock started; nobody knows where none was seen for so long. */
function retained(seen: readonly ProfileRow[], confidence: number): Retained {
  const rows = seen.map(({ time, left, customers }) => ({
    time,
    events: left * customers,
    censored: (1 - left) * customers,
    entered: 0,
  }));
  const curve = kaplanMeier(rows, confidence);
  const share = survivalAt(
    yearOfDays,
    curve.map((step) => ({ time: step.time, seen: step.events + step.censored, events: step.events })),
  );
  const step = curve.findLast(({ time }) => time <= yearOfDays);
  return share === null || step === undefined
    ? { share: null, low: null, high: null }
    : { share, low: step.conf_low, high: step.conf_high };
}
