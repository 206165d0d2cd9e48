import type { RelationName } from '../relations/index.ts';
import type { Text } from '../messages/language.ts';
import { readExpectation, type Expectation } from './expectation.ts';
import { metricNames, relationNames } from './names.ts';
import type { Reader, SettingsTable } from './reader.ts';

const ofMetric = ['value', 'conf_low', 'conf_high', 'n', 'change'] as const;
const ofInput = ['records', 'excluded_share', 'age_days'] as const;

/** What is expected of a headline of a metric, or of the records of an input. */
export type CheckSetting = {
  /** Where it stands in the settings. */
  readonly key: string;
  readonly expect: Expectation;
} & (
  | {
      readonly of: 'metric';
      readonly metric: string;
      readonly value: (typeof ofMetric)[number];
      /** Null: the first. */
      readonly headline: string | null;
    }
  | { readonly of: 'input'; readonly input: RelationName; readonly value: (typeof ofInput)[number] }
);
export type MetricCheck = Extract<CheckSetting, { of: 'metric' }>;
export type InputCheck = Extract<CheckSetting, { of: 'input' }>;

/** What checks can speak of. */
interface Checked {
  /** Null: all that the inputs allow. */
  readonly metrics: readonly string[] | null;
  readonly inputs: readonly RelationName[];
}

const tables: Text = { en: 'tables: [[check]]', es: 'tablas: [[check]]' };
const subject: Text = {
  en: 'a metric or an input, and not both: metric = "nps" or input = "responses"',
  es: 'una métrica o una entrada, y no las dos: metric = "nps" o input = "responses"',
};
const comparison: Text = {
  en: 'a comparison (< <= > >= = !=) and a number, with shares as fractions, such as ">= 30" or "< 0.05"',
  es: 'una comparación (< <= > >= = !=) y un número, con las proporciones como fracciones, como ">= 30" o "< 0.05"',
};

/** The checks of the settings, in their order. @throws setting-unknown, setting-invalid */
export function checkSettings(reader: Reader, value: unknown, checked: Checked): readonly CheckSetting[] {
  if (value === undefined) return [];
  const list = Array.isArray(value) ? (value as unknown[]) : reader.refuse('check', value, tables);
  return list.map((one, at) => {
    const key = `check ${at + 1}`;
    return checkSetting(reader, key, reader.table(key, one), checked);
  });
}

function checkSetting(reader: Reader, key: string, table: SettingsTable, { metrics, inputs }: Checked): CheckSetting {
  const { metric, input, value, headline, expect } = table;
  const isOfInput = input !== undefined;
  reader.assertKeys(key, table, isOfInput ? ['input', 'value', 'expect'] : ['metric', 'value', 'headline', 'expect']);
  if (!isOfInput && metric === undefined) reader.refuse(key, metric, subject);
  const expected =
    (typeof expect === 'string' ? readExpectation(expect) : null) ??
    reader.refuse(`${key}, expect`, expect, comparison);
  if (isOfInput)
    return {
      of: 'input',
      key,
      expect: expected,
      input: reader.word(`${key}, input`, input, inputs.length > 0 ? inputs : relationNames, among(inputs)),
      value: reader.word(`${key}, value`, value ?? 'records', ofInput, among(ofInput)),
    };
  const known = metrics ?? metricNames;
  return {
    of: 'metric',
    key,
    expect: expected,
    metric: reader.word(`${key}, metric`, metric, known, among(known)),
    value: reader.word(`${key}, value`, value ?? 'value', ofMetric, among(ofMetric)),
    headline: reader.text(`${key}, headline`, headline),
  };
}

const among = (known: readonly string[]): Text => ({
  en: `one of ${known.join(', ')}`,
  es: `una de estas: ${known.join(', ')}`,
});
