import type { Scale } from '../../../values/scores/score.ts';
import { isStray } from '../../../values/reading.ts';
import { labelledNumber } from '../../../values/scores/words/labelled.ts';
import { degreeOfWords, toldNumbers, toldScale, type ToldNumber } from '../../../values/scores/words/told.ts';
import type { ColumnTexts } from './texts.ts';

/** What the words beside numbers say of a scale: in the question, and in the answers. */
export function toldIn({ question, texts }: ColumnTexts): readonly ToldNumber[] {
  const labels: ToldNumber[] = [];
  let [labelled, others] = [0, 0];
  for (const [text, rows] of texts) {
    const found = labelledNumber(text.trim());
    const degree = found === null ? null : degreeOfWords(found.words);
    if (degree === null) {
      others += rows;
      continue;
    }
    labelled += rows;
    labels.push({ number: Number(found!.digits), words: found!.words, ...degree });
  }
  // What somebody typed beside his own number says nothing of the question.
  return [...toldNumbers(question), ...(isStray(labelled, others) ? [] : labels)];
}

/** As much as can be said: `very`, `extremely`, `best`. */
const utmost = 5;

/** The scale that a question names, or whose ends words name: `1 = very bad, 5 = very good`. */
export function namedScale({ question }: ColumnTexts, told: readonly ToldNumber[]): Scale | null {
  const named = toldScale(question);
  if (named !== null || told.length < 2) return named;
  const sorted = told.toSorted((a, b) => a.number - b.number);
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  const areEnds = low.number !== high.number && Math.abs(low.degree) >= utmost && Math.abs(high.degree) >= utmost;
  const areOpposite = Math.sign(low.degree) !== Math.sign(high.degree);
  return areEnds && areOpposite && low.number <= 1 ? { low: low.number, high: high.number } : null;
}

/** Which end of a scale is good, as words say it; the words that say so. */
export interface ToldDirection {
  readonly best: 'highest' | 'lowest' | 'unclear';
  readonly by: readonly ToldNumber[];
}

/** Null where words say nothing of it. @param ends those of the scale, where one word alone may tell */
export function directionOf(told: readonly ToldNumber[], ends: Scale): ToldDirection | null {
  const sorted = told.toSorted((a, b) => a.number - b.number);
  let [rising, falling] = [0, 0];
  let by: readonly ToldNumber[] = [];
  for (const [at, lower] of sorted.entries()) {
    for (const higher of sorted.slice(at + 1)) {
      if (lower.number === higher.number || lower.degree === higher.degree) continue;
      if (lower.degree < higher.degree) rising += 1;
      else {
        falling += 1;
        if (by.length === 0 || higher.number - lower.number > by[1]!.number - by[0]!.number) by = [lower, higher];
      }
    }
  }
  if (falling > 0) return { best: rising === 0 ? 'lowest' : 'unclear', by };
  if (rising > 0) return { best: 'highest', by: sorted };
  const [only] = sorted;
  if (only === undefined || Math.abs(only.degree) < utmost) return null;
  if (only.number <= ends.low && only.degree > 0) return { best: 'lowest', by: [only] };
  if (only.number >= ends.high && only.degree < 0) return { best: 'lowest', by: [only] };
  return null;
}

/** A file whose own words do not say that the lowest answer is the best, where those of another do; null where the question says it. */
export async function fileWithoutDirection(column: ColumnTexts, ends: Scale): Promise<string | null> {
  if (directionOf(toldNumbers(column.question), ends)?.best === 'lowest') return null;
  const files = await column.byFile();
  const isOther = (texts: ColumnTexts['texts']) => directionOf(toldIn({ ...column, texts }), ends)?.best !== 'lowest';
  return files.find(({ texts }) => texts.size > 0 && isOther(texts))?.file ?? null;
}
