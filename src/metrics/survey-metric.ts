import type { Text } from '../messages/language.ts';
import { distributionChart, distributionTable } from '../estimates/tables/distribution.ts';
import type { Estimator } from '../estimates/estimator.ts';
import type { EstimateSettings } from '../estimates/estimators/settings.ts';
import { estimateFindings, type Presentation } from '../estimates/findings.ts';
import { isWeighted } from '../questions/question.ts';
import type { Answer } from '../records/tally/answers.ts';
import type { Notice } from '../results/result.ts';
import { defineMetric, type Metric } from './metric.ts';
import type { ChoiceOption, OptionSpecs, OptionValues } from './options.ts';
import { tally } from './reduction.ts';
import type { ShownAnswers } from '../estimates/groups/tallied.ts';
import { scaleOf, type AskedScale, type NamedScale, type ScoreQuestion } from './scales/question.ts';

/** The options of a metric with the scale on which its question was asked. */
export type Asked<Name extends string, S extends AskedScale, O extends OptionSpecs> = OptionValues<O> & {
  readonly scale: NamedScale<Name, S>;
};

/** What a metric of one score says of itself: everything that is not said here, it shares with all others. */
export interface SurveyMetric<Name extends string, S extends AskedScale, O extends OptionSpecs, E> extends Pick<
  Metric,
  'id' | 'title' | 'summary' | 'sharedDefaults' | 'surveyPlace' | 'onlyNamed' | 'definition'
> {
  readonly question: ScoreQuestion<Name, S>;
  /** Beside `--scale`. */
  readonly options: O;
  /** Whether answers are turned round, so that the highest becomes the lowest. */
  readonly isReversed?: (options: OptionValues<O>) => boolean;
  /** What the report states of options that were left open. */
  readonly settled?: (options: Asked<Name, S, O>) => ReturnType<NonNullable<Metric['settled']>>;
  readonly estimator: (options: Asked<Name, S, O>, settings: EstimateSettings) => Estimator<Answer, E>;
  readonly present: (options: Asked<Name, S, O>, settings: EstimateSettings) => Omit<Presentation, 'lead'>;
  readonly notices?: (answers: ShownAnswers, options: Asked<Name, S, O>) => readonly Notice[];
}

/**
 * A metric of the answers to one question: counted by score, estimated overall, by segment and over time, with their
 * distribution. Statistics are those of its estimator.
 */
export function surveyMetric<Name extends string, S extends AskedScale, const O extends OptionSpecs, E>(
  metric: SurveyMetric<Name, S, O, E>,
): Metric {
  const { question: asks, options, isReversed, settled, estimator, present, notices, ...rest } = metric;
  const asked = (given: OptionValues<O> & { readonly scale: Name | null }): Asked<Name, S, O> => ({
    ...given,
    scale: scaleOf(asks, given.scale),
  });
  const answers = tally('responses', asks.column, {
    read(text, given: OptionValues<O> & { readonly scale: Name | null }) {
      const { low, high, read } = scaleOf(asks, given.scale);
      const reading = read(text);
      if (reading.kind !== 'value' || isReversed?.(given) !== true) return reading;
      return { kind: 'value', value: low + high - reading.value };
    },
    scaleDoubt: (column, { scale }) => (scale === null ? asks.doubt(column) : null),
  });
  const named = { ...options, scale: scaleOption(asks) };
  // Help and JSON list them by name.
  const all = Object.fromEntries(Object.entries(named).toSorted(([a], [b]) => (a < b ? -1 : 1))) as typeof named;
  return defineMetric({
    ...rest,
    options: all,
    takes: ['count'],
    ...(settled === undefined ? {} : { settled: (given) => settled(asked(given as never)) }),
    reductions: { answers },
    calculate(statistics, given, question) {
      const chosen = asked(given as never);
      const settings = { confidence: question.confidence, weighted: isWeighted(question) };
      const shown = statistics.answers;
      const found = estimateFindings(shown, estimator(chosen, settings), question, present(chosen, settings));
      return {
        ...found,
        tables: [...found.tables, distributionTable(shown, chosen.scale)],
        charts: [...found.charts, ...distributionChart(shown)],
        notices: [...found.notices, ...(notices?.(shown, chosen) ?? [])],
      };
    },
  });
}

/** `--scale`: on which scale a question was asked. */
export function scaleOption({ scales, assumed }: ScoreQuestion): ChoiceOption {
  const usual = assumed.replace('-', '–');
  return {
    type: 'choice',
    choices: Object.keys(scales),
    default: null,
    describe: {
      en: `the scale that was asked, where it is not ${usual} or looks like another`,
      es: `la escala preguntada, si no es ${usual} o parece otra`,
    } satisfies Text,
  };
}
