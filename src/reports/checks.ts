import { CxError } from '../errors.ts';
import { dictionaries } from '../messages/index.ts';
import type { Language } from '../messages/language.ts';
import { nearest } from '../messages/nearest.ts';
import type { RelationName } from '../relations/index.ts';
import { isOk, type Before, type Check, type Headline, type MetricResult, type OkResult } from '../results/result.ts';
import { dayNumberOf } from '../values/dates/calendar.ts';
import type { CheckSetting, InputCheck, MetricCheck } from './check-settings.ts';
import { holds, shownFor, type Expectation } from './expectation.ts';

/** A check with its verdict, which stands in no report where the day of the run decides it. */
export interface Verdict {
  readonly check: Check;
  readonly passed: boolean;
  /** What is said of it where it is not stored. */
  readonly told: string;
}

/** What checks are held against. */
export interface Found {
  /** The file of the settings. */
  readonly file: string;
  readonly language: Language;
  readonly results: readonly MetricResult[];
  /** The relation whose records each metric counts. */
  readonly counts: ReadonlyMap<string, RelationName>;
  /** How many records the files of each relation hold that were read. */
  readonly records: ReadonlyMap<RelationName, number>;
  readonly before: Before | null;
  /** The day that counts as today, where it was asked for. */
  readonly asOf: string | null;
  /** The day of the run. */
  readonly today: string;
}

/** @throws setting-invalid where a headline is named that its metric does not have */
export const verdictsOf = (checks: readonly CheckSetting[], found: Found): readonly Verdict[] =>
  checks.map((check) => (check.of === 'metric' ? ofMetric(check, found) : ofInput(check, found)));

function ofMetric(check: MetricCheck, found: Found): Verdict {
  const { metric, value, expect } = check;
  const words = dictionaries[found.language].reports.checks;
  const result = found.results.filter(isOk).find((one) => one.metric === metric);
  const headline = result === undefined ? undefined : headlineOf(check, result, found.file);
  const label = headline?.label ?? check.headline ?? metric;
  const common = {
    subject: metric,
    value,
    ...(headline === undefined ? {} : { headline: headline.name }),
    ...unitOf(value, headline),
  };
  if (value === 'change' && headline !== undefined && headline.value !== null) {
    const last = valueBefore(found.before, metric, headline.name);
    if (last === null)
      return stored({ ...common, expect: expect.text, found: null, passed: true, reason: words.noBefore(label) });
    const isOtherwise = found.before?.asked_otherwise?.includes(metric) === true;
    const what = (isOtherwise ? words.changeOtherwise : words.of.change)(label);
    return judged(common, expect, headline.value - last, what, found.language);
  }
  const number = headline === undefined || value === 'change' ? null : (headline[value] ?? null);
  const what = value === 'value' ? label : words.of[value](label);
  return judged(common, expect, number, what, found.language);
}

function unitOf(value: MetricCheck['value'], headline: Headline<string> | undefined): Pick<Check, 'unit'> {
  if (value === 'n') return { unit: 'count' };
  if (headline === undefined) return {};
  return { unit: value === 'change' && headline.unit === 'share' ? 'share-difference' : headline.unit };
}

/** @throws setting-invalid */
function headlineOf(
  { key, headline: name }: MetricCheck,
  { headlines }: OkResult,
  file: string,
): Headline<string> | undefined {
  if (name === null) return headlines[0];
  const known = headlines.map((one) => one.name);
  const named = headlines.find((one) => one.name === name);
  if (named !== undefined) return named;
  throw new CxError('setting-invalid', {
    file,
    key: `${key}, headline`,
    value: JSON.stringify(name),
    nearest: nearest(name, known),
    expected: { en: `one of ${known.join(', ')}`, es: `uno de ${known.join(', ')}` },
  });
}

const valueBefore = (before: Before | null, metric: string, name: string): number | null =>
  before?.headlines.find((one) => one.metric === metric && one.name === name)?.value ?? null;

function ofInput(check: InputCheck, found: Found): Verdict {
  const { input, value, expect } = check;
  const words = dictionaries[found.language].reports.checks;
  const common = { subject: input, value };
  const records = found.records.get(input) ?? null;
  if (records === null)
    return stored({ ...common, expect: expect.text, found: null, passed: false, reason: words.unread });
  if (value === 'records')
    return judged({ ...common, unit: 'count' }, expect, records, words.of.records(), found.language);
  const counting = found.results.filter(isOk).filter(({ metric }) => found.counts.get(metric) === input);
  if (value === 'excluded_share') {
    const [worst] = counting
      .filter(({ accounting: { read } }) => read > 0)
      .map(({ metric, accounting: { read, used } }) => ({ metric, share: (read - used) / read }))
      .toSorted((a, b) => b.share - a.share);
    const what = words.of.excluded_share(worst?.metric ?? null);
    return judged({ ...common, unit: 'share' }, expect, worst?.share ?? null, what, found.language);
  }
  const last =
    counting
      .flatMap(({ accounting: { days } }) => days?.last ?? [])
      .toSorted()
      .at(-1) ?? null;
  return ageOf(common, expect, last, found);
}

/** The days since the last date: no report says how many they are where the day of the run decides. */
function ageOf(
  common: Pick<Check, 'subject' | 'value'>,
  expect: Expectation,
  last: string | null,
  { language, asOf, today }: Found,
): Verdict {
  const words = dictionaries[language].reports.checks;
  const age = last === null ? null : dayNumberOf(asOf ?? today) - dayNumberOf(last);
  const told = judged({ ...common, unit: 'number' }, expect, age, words.of.age_days(), language);
  // No date that is wrong would ever be too old.
  const verdict = last !== null && age !== null && age < 0 ? failed(told, words.ahead(last)) : told;
  if (asOf !== null || last === null) return verdict;
  const reason = words.onDay(last, expect.text);
  return { ...verdict, check: { ...common, expect: expect.text, found: last, unit: 'date', passed: null, reason } };
}

function judged(
  common: Pick<Check, 'subject' | 'value' | 'headline' | 'unit'>,
  expect: Expectation,
  found: number | null,
  what: string,
  language: Language,
): Verdict {
  const words = dictionaries[language].reports.checks;
  const passed = holds(expect, found);
  const reason =
    found === null
      ? words.nothing(what, expect.text)
      : (passed ? words.passed : words.failed)(what, shownFor(expect, found), expect.text);
  return stored({ ...common, expect: expect.text, found, passed, reason });
}

const failed = ({ check }: Verdict, reason: string): Verdict => stored({ ...check, passed: false, reason });

const stored = (check: Check & { readonly passed: boolean }): Verdict => ({
  check,
  passed: check.passed,
  told: check.reason,
});
