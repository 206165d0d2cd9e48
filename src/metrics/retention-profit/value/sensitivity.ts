import type { Case } from './case.ts';
import type { Parts, PartName } from '../../profit/parts.ts';
import { partNames, totalsOf } from '../../profit/parts.ts';
import { survivalValue } from './survival.ts';

/** What a customer is worth when one input is a fifth less, and a fifth more. */
export interface Swing {
  readonly input: 'retention' | 'acquisition_cost' | 'discount' | 'tail_growth' | PartName;
  /** The input itself: of parts of profit as a multiple of what they are. */
  readonly low: number;
  readonly high: number;
  readonly valueLow: number | null;
  readonly valueHigh: number | null;
}

/** What is varied: the case, its retention, and the parts that its profits are the sums of. */
export interface Varied {
  readonly case: Case;
  readonly retention: number;
  readonly years: readonly Parts[];
}

const fifth = 0.2;
/** A retention cannot be raised to where nobody leaves: this is as far as it goes. */
const mostRetention = 0.99;

/** The swings of all inputs that are known, the widest first. */
export function sensitivityOf(varied: Varied): readonly Swing[] {
  const { case: one, retention, years } = varied;
  const swing = (input: Swing['input'], low: number, high: number, value: (at: number) => number | null): Swing => ({
    input,
    low,
    high,
    valueLow: value(low),
    valueHigh: value(high),
  });
  const around = (input: Swing['input'], at: number, value: (at: number) => number | null) =>
    at === 0 ? [] : [swing(input, at - Math.abs(at) * fifth, at + Math.abs(at) * fifth, value)];
  const highest = Math.max(retention, Math.min(retention * (1 + fifth), mostRetention));
  const swings = [
    swing('retention', retention * (1 - fifth), highest, (at) => survivalValue(one, at)),
    ...around('acquisition_cost', one.acquisitionCost, (at) =>
      survivalValue({ ...one, acquisitionCost: at }, retention),
    ),
    ...around('discount', one.discount, (at) => survivalValue({ ...one, discount: at }, retention)),
    ...around('tail_growth', one.tailGrowth, (at) => survivalValue({ ...one, tailGrowth: at }, retention)),
    ...partNames
      .filter((name) => years.some((parts) => (parts[name] ?? 0) !== 0))
      .map((name) =>
        swing(name, 1 - fifth, 1 + fifth, (factor) =>
          survivalValue({ ...one, profits: totalsOf(years.map((parts) => scaled(parts, name, factor))) }, retention),
        ),
      ),
  ];
  return swings.toSorted((a, b) => spanOf(b) - spanOf(a));
}

const scaled = (parts: Parts, name: PartName, factor: number): Parts => ({
  ...parts,
  [name]: parts[name] === null ? null : parts[name] * factor,
});

/** An end without a finite value is further away than any other. */
const spanOf = ({ valueLow, valueHigh }: Swing) =>
  valueLow === null || valueHigh === null ? Number.MAX_VALUE : Math.abs(valueHigh - valueLow);
