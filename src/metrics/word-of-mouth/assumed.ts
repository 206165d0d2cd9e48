import { CxError } from '../../errors.ts';
import { readRange, type NumberRange } from '../../values/numbers/range.ts';
import { namesIn } from '../options.ts';
import { claimed, unclaimed, type Assumption } from '../profit/assumptions.ts';
import { dissatisfiedTell, satisfiedTell, wordOfMouth } from '../profit/claims/index.ts';
import type { Options } from './options.ts';

/** How many people are told, by how many of them are won or lost, and what each is worth: all that no answer says. */
export interface Assumed {
  readonly promoterTells: NumberRange;
  readonly detractorTells: NumberRange;
  /** Null where it was left open. */
  readonly conversionRate: number | null;
  readonly customerValue: number | null;
}

type Given = Pick<Options, keyof Assumed | 'preset'>;

/** Where each number comes from: an option before a preset, a preset before the default. */
interface Settled {
  readonly range: NumberRange;
  readonly from: Pick<Assumption, 'origin' | 'source' | 'year' | 'measured'>;
}

function promoters({ promoterTells, preset }: Given): Settled {
  const typed = promoterTells === null ? null : readRange(promoterTells);
  if (typed !== null) return { range: typed, from: { origin: 'option', ...unclaimed } };
  const isNamed = namesIn(preset).includes(satisfiedTell.id);
  return { range: satisfiedTell, from: { origin: isNamed ? 'preset' : 'default', ...claimed(satisfiedTell) } };
}

function detractors(given: Given): Settled {
  const { detractorTells, preset } = given;
  const typed = detractorTells === null ? null : readRange(detractorTells);
  if (typed !== null) return { range: typed, from: { origin: 'option', ...unclaimed } };
  const named = namesIn(preset);
  if (named.includes(wordOfMouth.id)) {
    const { range } = promoters(given);
    const times = { low: wordOfMouth.low * range.low, high: wordOfMouth.high * range.high };
    return { range: times, from: { origin: 'preset', ...claimed(wordOfMouth) } };
  }
  const origin = named.includes(dissatisfiedTell.id) ? 'preset' : 'default';
  return { range: dissatisfiedTell, from: { origin, ...claimed(dissatisfiedTell) } };
}

/** What is assumed where the options, the presets and the defaults are put together. */
export const assumedOf = (given: Given): Assumed => ({
  promoterTells: promoters(given).range,
  detractorTells: detractors(given).range,
  conversionRate: given.conversionRate,
  customerValue: given.customerValue,
});

/** The same with where each number comes from; what was left open is no assumption. */
export function assumptionsOf(given: Given): readonly Assumption[] {
  const ranged = (name: string, { range: { low, high }, from }: Settled): Assumption => ({ name, low, high, ...from });
  const single = (name: string, value: number | null): Assumption[] =>
    value === null ? [] : [{ name, low: value, high: value, origin: 'option', ...unclaimed }];
  return [
    ranged('promoter_tells', promoters(given)),
    ranged('detractor_tells', detractors(given)),
    ...single('conversion_rate', given.conversionRate),
    ...single('customer_value', given.customerValue),
  ];
}

/** @throws options-conflict where two presets say what a detractor tells */
export function assertOnePreset({ preset }: Pick<Given, 'preset'>): void {
  const both = [dissatisfiedTell, wordOfMouth].map(({ id }) => id);
  if (!both.every((id) => namesIn(preset).includes(id))) return;
  const [a = '', b = ''] = both.map((id) => `--preset ${id}`);
  throw new CxError('options-conflict', { a, b });
}
