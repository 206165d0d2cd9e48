import { relations } from '../../relations/index.ts';
import type { RelationColumn } from '../../relations/relation.ts';
import { matchStrength } from '../../relations/headers/matching.ts';
import { fold } from '../../values/folding.ts';
import type { Sample } from './sample.ts';

/** The questions that scores answer. */
const asked = ['recommend_score', 'satisfaction_score', 'effort_score'] as const;
export type AskedColumn = (typeof asked)[number];

/** Words of surveys for the same questions and for others, beside the headers by which files call them. */
const words: readonly (readonly [RegExp, string])[] = [
  [/\benps\b/u, 'enps'],
  [/\bnps\b|\bnet promoter\b/u, 'recommend_score'],
  [/\bo?csat\b|\bosat\b|\bsatisfaction\b|\bsatisfaccion\b/u, 'satisfaction_score'],
  [/\bn?ces\b|\bcustomer effort\b|\besfuerzo\b/u, 'effort_score'],
  [/^(?:5|five) stars?$|^stars?(?: rating)?$|^estrellas$/u, 'stars'],
  [/^thumbs$|^pulgares$/u, 'thumbs'],
  [/^smileys?$|^faces$|^caritas$/u, 'smileys'],
  [/^pmf$|^product market fit$/u, 'pmf'],
];

/** Headers of a column that says which question a row answers. */
const ofQuestions =
  /^(?:survey |tipo de |id de )?(?:question|pregunta|metric|metrica|indicador|kpi)(?: (?:id|text|name|label|type|key|code|texto|tipo|codigo))?$/u;
/** Headers under which a file in long form names what each row rates; a person who answers once may choose one there too. */
const ofAspects =
  /^(?:attribute|atributo|aspect|aspecto|dimension|item|criteri(?:on|a|o)|variable|factor|driver|measure|element|elemento|sub ?question|subpregunta|question text|merkmal|frage)(?: (?:name|nombre|label|text))?$/u;
const mostQuestions = 60;

/** A column that tells the questions of a file apart, and what it says of each. */
export interface SeveralQuestions {
  readonly header: string;
  readonly questions: readonly string[];
  /** What it says where the question of the metric is asked; null where it is not said in words that are known. */
  readonly own: string | null;
}

/**
 * The column by which a file tells several questions apart whose answers stand in one column; null where it asks one.
 *
 * @param scores the header of the answers
 * @param column the question that is read
 */
export function severalQuestions(sample: Sample, scores: string, column: string): SeveralQuestions | null {
  const rows = sample.where(scores);
  for (const [at, header] of sample.headers.entries()) {
    if (header === scores) continue;
    const texts = [...new Set(rows.map((cells) => cells[at]!).filter((text) => text !== ''))];
    if (texts.length < 2 || texts.length > mostQuestions) continue;
    const known = texts.map((text) => ({ text, question: questionOf(text) }));
    const isNamed =
      ofQuestions.test(fold(header)) ||
      (ofAspects.test(fold(header)) &&
        texts.every((text) => /\p{L}/u.test(text)) &&
        answersSeveral(sample, rows, scores, at));
    const kinds = new Set(known.map(({ text, question }) => question ?? (isNamed ? text : null)));
    kinds.delete(null);
    const asking = new Set(known.flatMap(({ text, question }) => (question === null ? [] : [text])));
    // Of free text a few say the name of a question.
    const isTold = isNamed || rows.filter((cells) => asking.has(cells[at]!)).length * 2 > rows.length;
    if (!isTold || kinds.size < 2) continue;
    const own = known.find(({ question }) => question === column)?.text ?? null;
    return { header, questions: texts.toSorted(), own };
  }
  return null;
}

const ofIds =
  /(?:^| )(?:id|ids|uuid|code|codigo|number|numero|no|respondent|encuestad[oa]|customer|cliente|e ?mail|correo)$/u;

/** The same person has rows of several texts, or no column says who answered. */
function answersSeveral(
  { headers }: Sample,
  rows: readonly (readonly string[])[],
  scores: string,
  column: number,
): boolean {
  const ids = headers.flatMap((header, at) => (header !== scores && ofIds.test(fold(header)) ? [at] : []));
  if (ids.length === 0) return true;
  return ids.some((id) => {
    const texts = new Map<string, Set<string>>();
    for (const cells of rows) texts.set(cells[id]!, (texts.get(cells[id]!) ?? new Set()).add(cells[column]!));
    return texts.size * 2 <= rows.length && [...texts.values()].some((of) => of.size > 1);
  });
}

/** The question that a text names; null where it names none. */
function questionOf(text: string): string | null {
  const folded = fold(text);
  const found = words.find(([word]) => word.test(folded) && folded.split(' ').length <= 4);
  if (found !== undefined) return found[1];
  const header = { name: text, label: text };
  const columns: Readonly<Record<string, RelationColumn>> = relations.responses.columns;
  return (
    asked.find((one) => ['synonym', 'question', 'name'].includes(matchStrength(one, columns[one]!, header) ?? '')) ??
    null
  );
}
