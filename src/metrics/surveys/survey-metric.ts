import { distributionChart, distributionTable } from '../../estimates/tables/distribution.ts';
import type { Estimator } from '../../estimates/estimator.ts';
import type { EstimateSettings } from '../../estimates/estimators/settings.ts';
import { estimateFindings, type Presentation } from '../../estimates/findings.ts';
import { isWeighted } from '../../questions/question.ts';
import type { Answer } from '../../records/tally/answers.ts';
import type { Notice } from '../../results/result.ts';
import { defineMetric, type Metric } from '../metric.ts';
import type { OptionSpecs, OptionValues } from '../options.ts';
import type { State } from '../../estimates/groups/state.ts';
import type { ShownAnswers } from '../../estimates/groups/tallied.ts';
import { scaleOf, type AskedScale, type ScoreQuestion } from '../scales/questions/question.ts';
import { readingOptions, scoreTally, type ReadingOptions } from './score-tally.ts';

/** The options of a metric with the scale on which its question was asked. */
export type Asked<S extends AskedScale, O extends OptionSpecs> = OptionValues<O> & {
  readonly scale: S;
  readonly direction: string | null;
  /** Whether answers were turned round, so that the highest is the best. */
  readonly isReversed: boolean;
};

/** What a metric of one score says of itself: everything that is not said here, it shares with all others. */
export interface SurveyMetric<S extends AskedScale, O extends OptionSpecs, E> extends Pick<
  Metric,
  'id' | 'title' | 'summary' | 'sharedDefaults' | 'surveyPlace' | 'onlyNamed' | 'definition'
> {
  readonly question: ScoreQuestion<S>;
  /** Beside those that say how answers are read. */
  readonly options: O;
  /** What the report states of options that were left open. */
  readonly settled?: (options: Asked<S, O>) => ReturnType<NonNullable<Metric['settled']>>;
  readonly estimator: (options: Asked<S, O>, settings: EstimateSettings) => Estimator<Answer, E>;
  readonly present: (options: Asked<S, O>, settings: EstimateSettings) => Omit<Presentation, 'lead'>;
  readonly notices?: (answers: ShownAnswers, options: Asked<S, O>) => readonly Notice[];
  /** The classes of answers that its tables count, each by whether an answer is of it: those of few answers are hidden with them. */
  readonly classes?: (options: Asked<S, O>) => readonly ((value: number) => boolean)[];
}

/**
 * A metric of the answers to one question: counted by score, estimated overall, by segment and over time, with their
 * distribution. Statistics are those of its estimator.
 */
export function surveyMetric<S extends AskedScale, const O extends OptionSpecs, E>(
  metric: SurveyMetric<S, O, E>,
): Metric {
  const { question: asks, options, settled, estimator, present, notices, classes, ...rest } = metric;
  const asked = (given: OptionValues<O> & OptionValues<ReadingOptions>): Asked<S, O> => ({
    ...given,
    scale: scaleOf(asks, given.scale),
    isReversed: given.direction === asks.directions[1],
  });
  const named = { ...options, ...readingOptions(asks) };
  // Help and JSON list them by name.
  const all = Object.fromEntries(Object.entries(named).toSorted(([a], [b]) => (a < b ? -1 : 1))) as typeof named;
  return defineMetric({
    ...rest,
    options: all,
    takes: ['count'],
    ...(settled === undefined ? {} : { settled: (given) => settled(asked(given as never)) }),
    reductions: {
      answers: scoreTally(
        asks,
        classes === undefined ? {} : { partsOf: (given) => countsOf(classes(asked(given as never))) },
      ),
    },
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

/** How many answers of a state are of each class. */
const countsOf =
  (classes: readonly ((value: number) => boolean)[]) =>
  (answers: State<Answer>): readonly number[] =>
    classes.map((isOf) => answers.reduce((sum, { value, n }) => sum + (isOf(value) ? n : 0), 0));
