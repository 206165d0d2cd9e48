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
  [
    /\bnps\b|\bnet promoter\b|\blikelihood to recommend\b|^recommendation$|^recommend$|^recomendacion$|^recomienda$|^recomendar$|^recommandation$|^weiterempfehlung$/u,
    'recommend_score',
  ],
  [/\bo?csat\b|\bosat\b|\bsatisfaction\b|\bsatisfaccion\b|\bzufriedenheit\b/u, 'satisfaction_score'],
  [/\bn?ces\b|\bcustomer effort\b|\besfuerzo\b|\bease of use\b|\bfacilidad de uso\b/u, 'effort_score'],
  [/^(?:5|five) stars?$|^stars?(?: rating)?$|^estrellas$/u, 'stars'],
  [/^thumbs$|^pulgares$/u, 'thumbs'],
  [/^smileys?$|^faces$|^caritas$/u, 'smileys'],
  [/^pmf$|^product market fit$/u, 'pmf'],
];

/** Headers of a column that says which question a row answers. */
const ofQuestions =
  /^(?:q ?id|(?:max|maximum|maximo)(?: (?:score|nota))?|out of|scale|escala)$|^(?:survey |tipo de |id de )?(?:question|pregunta|frage|metric|metrica|metrik|metrique|indicador|indicateur|indikator|indicator|kennzahl|kpi)(?: (?:id|no|nr|num|number|numero|text|name|label|type|key|code|texto|tipo|codigo))?$/u;
/** Headers under which a file in long form names what each row rates; a person who answers once may choose one there too. */
const ofAspects =
  /^(?:attribute|atributo|aspect|aspecto|dimension|criteri(?:on|a|o)|measure|variable|sub ?question|subpregunta|question text|merkmal)(?: (?:name|nombre|label|text))?$/u;
/** The same of what may be a product, or a reason, too: where nobody is named, their codes alone tell. */
const ofItems = /^(?:item|factor|driver|element|elemento)(?: (?:name|nombre|label|text))?$/u;
/** What somebody says or is said to say: the name of a question in it is no question. */
const ofReasons =
  /^(?:.* )?(?:reasons?|motivos?|razon(?:es)?|causas?|comments?|comentarios?|notes?|notas?|tags?|etiquetas?|topics?|temas?|themes?|grund|motif)(?: .*)?$/u;
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
    if (header === scores || ofReasons.test(fold(header))) continue;
    const texts = [...new Set(rows.map((cells) => cells[at]!).filter((text) => text !== ''))];
    if (texts.length < 2 || texts.length > mostQuestions) continue;
    // Numbers and days name no question, but where the header says that they do.
    if (!texts.some((text) => /\p{L}/u.test(text)) && !ofQuestions.test(fold(header))) continue;
    const known = texts.map((text) => ({ text, question: questionOf(text) }));
    const isNamed = namesQuestions(sample, rows, { header, at, scores, texts });
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

/** Whether the header of a column says that its texts are what each row answers, and nothing shows that they are customers' own. */
function namesQuestions(
  sample: Sample,
  rows: readonly (readonly string[])[],
  {
    header,
    at,
    scores,
    texts,
  }: { readonly header: string; readonly at: number; readonly scores: string; readonly texts: readonly string[] },
): boolean {
  if (texts.every((text) => /[?？]$/u.test(text.trim())) && !areOwnQuestions(texts, rows.length)) return true;
  const folded = fold(header);
  const answerers = answerersIn(sample, scores);
  if (ofQuestions.test(folded)) {
    const isOnce = answerers.length === 0 ? !comeInTurn(rows, at, texts) : areAnsweredOnce(rows, answerers);
    return !isOnce || !areOwnQuestions(texts, rows.length);
  }
  if (!texts.every((text) => /\p{L}/u.test(text))) return false;
  if (answerers.length > 0) {
    return (ofAspects.test(folded) || ofItems.test(folded)) && areAnsweredTogether(rows, answerers, at);
  }
  return ofAspects.test(folded) || (ofItems.test(folded) && texts.every((text) => ofCodes.test(text)));
}

const ofCodes = /^(?:q|p|item|pregunta|question|frage)[\s_.-]*\d+\b/iu;

const ofAnswerers =
  /(?:^| )(?:id|ids|uuid|code|codigo|number|numero|no|respondent|encuestad[oa]|customer|cliente|e ?mail|correo|ticket|case|caso|order|pedido|conversation|conversacion|session|sesion|booking|reserva)$/u;

/** The columns that say who answered, or on what occasion. */
const answerersIn = ({ headers }: Sample, scores: string): readonly number[] =>
  headers.flatMap((header, at) => (header !== scores && ofAnswerers.test(fold(header)) ? [at] : []));

/** No two rows are of the same person. */
const areAnsweredOnce = (rows: readonly (readonly string[])[], answerers: readonly number[]) =>
  answerers.some((at) => new Set(rows.map((cells) => cells[at])).size === rows.length);

/** The same person has rows of several texts. */
const areAnsweredTogether = (rows: readonly (readonly string[])[], answerers: readonly number[], column: number) =>
  answerers.some((id) => {
    const texts = new Map<string, Set<string>>();
    for (const cells of rows) texts.set(cells[id]!, (texts.get(cells[id]!) ?? new Set()).add(cells[column]!));
    return texts.size * 2 <= rows.length && [...texts.values()].some((of) => of.size > 1);
  });

/** One after the other, or as often as one another: so columns are written one below the other. */
function comeInTurn(rows: readonly (readonly string[])[], column: number, texts: readonly string[]): boolean {
  const cells = rows.map((row) => row[column]!);
  const areTurns = cells.every((cell, at) => at < texts.length || cell === cells[at - texts.length]);
  const counts = texts.map((text) => cells.filter((cell) => cell === text).length);
  return areTurns || counts.every((count) => count === counts[0]);
}

/** Words of a survey that asks for a score. */
const ofSurveys =
  /\b(?:satisf\w*|recom(?:m?end|iend)\w*|recommand\w*|weiterempfehl\w*|empfehl\w*|zufrieden\w*|likely|likelihood|probab\w*|rate|rating|score|scale|valor\w*|calific\w*|puntu\w*|evalu\w*|easy|facil\w*|effort|esfuerzo|agree|acuerdo|experience|experiencia|nps|csat|ces|how (?:was|were|did|well|good|would you)|what did you think|como (?:fue|estuvo|valora\w*)|que (?:tal|le parecio|te parecio))\b|^(?:was|were|did|fue|estuvo|estaba)\b/u;

/** Questions that customers ask, as a chat keeps them: in words of their own, and of no survey. */
function areOwnQuestions(texts: readonly string[], rows: number): boolean {
  if (texts.some((text) => ofSurveys.test(fold(text)))) return false;
  const asking = texts.filter((text) => text.includes('?') || text.trim().split(/\s+/u).length > 3);
  return texts.length * 2 > rows || asking.length * 2 > texts.length;
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
