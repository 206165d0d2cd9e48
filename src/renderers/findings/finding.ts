import type { OkResult } from '../../results/result.ts';
import type { Style } from '../style.ts';
import { element, words, type Markup } from '../typeset/markup.ts';

/** What the numbers say by a stated rule, or that they do not say it. */
export interface Finding {
  /** Whether it is more than chance by its rule. */
  readonly isShown: boolean;
  readonly says: Markup;
  readonly detail: Markup;
}

/** What findings are made from. */
export interface Seen {
  readonly result: OkResult;
  readonly style: Style;
}

const usualConfidence = 0.95;

/** Below this a p-value is more than chance. */
export function alphaOf({ options }: Pick<OkResult, 'options'>): number {
  const { confidence } = options;
  return 1 - (typeof confidence === 'number' ? confidence : usualConfidence);
}

export const confidenceOf = (result: Pick<OkResult, 'options'>): number => 1 - alphaOf(result);

/** A name from data, which may run from right to left among words that do not. */
export const named = (text: string): Markup => element('bdi', {}, words(text));
