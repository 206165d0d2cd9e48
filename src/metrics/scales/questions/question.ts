import type { Text } from '../../../messages/language.ts';
import { relations, type ColumnName } from '../../../relations/index.ts';
import type { RelationColumn } from '../../../relations/relation.ts';
import { readScore, type Scale, type ScoreReading } from '../../../values/scores/score.ts';
import type { RatingFamily } from '../../../values/scores/words/ratings.ts';
import type { ChoiceOption, ScaleOption } from '../../options.ts';

/** One way in which a question is asked: its name in `--scale`, the ends of what is read, and how answers are read. */
export interface AskedScale extends Scale {
  readonly name: string;
  readonly read: (text: string) => ScoreReading;
}

/** A scale whose answers are no numbers, and what a column has that is written so. */
export interface OtherWriting {
  readonly name: string;
  readonly written: Text;
}

/**
 * The question that a score answers: on which scale it is asked where nothing speaks against it, on which others, how its answers
 * are written in words, and which end is good. The doubt, the choices of `--scale` and what an error advises follow from it.
 */
export interface ScoreQuestion<S extends AskedScale = AskedScale> {
  /** The column of the responses that holds its answers. */
  readonly column: ColumnName<'responses'>;
  /** The scale that is read where none is named and nothing speaks against it. */
  readonly assumed: string;
  /**
   * The highest answers of shorter scales that a column may have been asked on instead. Where the first of them is as
   * usual, a column that ends with it or before is asked about whatever the number of answers; where it is not, few answers are warned of.
   */
  readonly shorter: { readonly highest: readonly number[]; readonly asUsual: boolean };
  /** `--scale`. */
  readonly option: ScaleOption | (ChoiceOption & { readonly default: null });
  /** The scale of a name; null where the question is not asked on it. */
  scaleNamed(name: string): S | null;
  /** What `--scale` takes to name it, where its name is not all that is to be said. */
  typed?(name: string): string;
  /** What its answers in words rate; none where it has no words of its own. */
  readonly words: readonly RatingFamily[];
  readonly otherwise: readonly OtherWriting[];
  /** What `--direction` says: that the highest answer is the best, and that the lowest is. */
  readonly directions: readonly [highestIsBest: string, lowestIsBest: string];
  /** Patterns on the folded header of a question of which `highest` and `very` are good; on all of them, where there is none. */
  readonly asksIt?: RegExp;
  /** Patterns on the folded header of a question whose highest answer is the worst, and of one that does not tell. */
  readonly asksTheOpposite?: RegExp;
  readonly asksEither?: RegExp;
  /** The same of a header that names what there was much of, and is bad: told how much, its highest answer is the worst. */
  readonly namesTheOpposite?: RegExp;
  /** Where it may be a score that is high. */
  readonly namesAScore?: RegExp;
}

/** Answers that are whole numbers between two ends. */
export const numeric = (low: number, high: number): AskedScale => ({
  name: `${low}-${high}`,
  low,
  high,
  read: (text) => readScore(text, { low, high }),
});

const longestScale = 1000;

/**
 * The ends that a name such as `1-4` means; null where it means none.
 *
 * @example endsNamed('0-5') // => { low: 0, high: 5 }
 * @example endsNamed('-2-2') // => { low: -2, high: 2 }
 * @example endsNamed('5-1') // => null
 */
export function endsNamed(name: string): Scale | null {
  const [, low, high] = /^(-?\d{1,3})\s*[-–]\s*(\d{1,4})$/u.exec(name.trim()) ?? [];
  if (low === undefined || high === undefined) return null;
  const ends = { low: Number(low), high: Number(high) };
  return ends.low < ends.high && ends.high <= longestScale ? ends : null;
}

/** The command of the metric that asks it. */
export const metricOf = ({ column }: Pick<ScoreQuestion, 'column'>): string => {
  const { metric }: RelationColumn = relations.responses.columns[column];
  if (metric === undefined) throw new Error(`${column} answers no metric`);
  return metric;
};

/** A scale as it is written for people. */
export const scaleText = (name: string): string => name.replace(/(?<=\d)-/u, '–');

/** The scale that `--scale` names, else the assumed one. */
export function scaleOf<S extends AskedScale>(question: ScoreQuestion<S>, named: string | null): S {
  const scale = question.scaleNamed(named ?? question.assumed);
  if (scale === null) throw new Error(`${question.column} is not asked on ${named}`);
  return scale;
}
