import type { Text } from '../../messages/language.ts';
import type { ColumnName } from '../../relations/index.ts';
import { readScore, type Scale, type ScoreReading } from '../../values/scores/score.ts';
import type { ColumnTexts, ScaleDoubt } from './doubt.ts';

/** One way in which a question is asked: the ends of its scale, and how its answers are written. */
export interface AskedScale extends Scale {
  readonly read: (text: string) => ScoreReading;
  /** What a column has whose answers are written in this way and in no other: `has answers such as "6 / 7"`. */
  readonly written?: Text;
}

/** Answers that are whole numbers between two ends; a lone 0 does not tell how the others are written. */
export const numeric = (low: number, high: number): AskedScale => ({
  low,
  high,
  read: (text) => readScore(text, { low, high }),
  ...(low === 0 ? {} : { written: outOf(high) }),
});

const outOf = (high: number): Text => ({
  en: `has answers such as "${high - 1} / ${high}"`,
  es: `tiene respuestas como "${high - 1} / ${high}"`,
});

/** The question that a score answers: the scales on which it is asked, and when the assumed one is in doubt. */
export interface ScoreQuestion<Name extends string = string, S extends AskedScale = AskedScale> {
  /** The column of the responses that holds its answers. */
  readonly column: ColumnName<'responses'>;
  /** What `--scale` may say. */
  readonly scales: Readonly<Record<Name, S>>;
  /** The scale that is read where none is named and nothing speaks against it. */
  readonly assumed: Name;
  /** Why answers may not be on the assumed scale; null where nothing speaks against it. */
  doubt(column: ColumnTexts): ScaleDoubt | null | Promise<ScaleDoubt | null>;
}

/** The scale of a run, with its name. */
export type NamedScale<Name extends string, S extends AskedScale> = S & { readonly name: Name };

/** The scale that `--scale` names, else the assumed one. */
export function scaleOf<Name extends string, S extends AskedScale>(
  { scales, assumed }: Pick<ScoreQuestion<Name, S>, 'scales' | 'assumed'>,
  named: Name | null,
): NamedScale<Name, S> {
  const name = named ?? assumed;
  return { ...scales[name], name };
}
