import type { OpenedRelation } from '../../relations/headers/opened.ts';
import { fold } from '../../values/folding.ts';
import { degreeOf, ratingOf } from '../../values/scores/words/ratings.ts';
import { isWhole, type Sample } from './sample.ts';
import { hasPersons } from './persons.ts';

const many =
  'n|nº|n º|no|nr|num|number|numero|nro|of|total|cantidad|cuantos|cuenta|count|conteo|recuento|suma|sum|survey|encuesta';
const ofAnswers =
  'responses?|respondents?|answers?|respuestas?|encuestas?|encuestad[oa]s?|respondentes?|surveys?|antworten|votes?|votos?|people|personas|records?|registros?';

/** Headers that say how many gave an answer. */
export const ofCounts = new RegExp(
  `^(?:(?:${many})(?: de| of)? )?(?:${ofAnswers})(?: (?:count|total|totales|number|encuestadas))?$|^(?:n (?:un)?weighted|n total|total n|base|ni|rows|filas|observations|observaciones|frecuencias? (?:absolutas?|abs)|freq abs|(?:nº|n º|num|number of|n of|numero de|n de) (?:customers?|clientes?|users?|usuarios?|members?|socios)|n|f|freq|frequency|frequencies|frecuencias?|absolute frequency|haufigkeit|counts?|cnt|ct|count \\d+|counta?(?: of| all)?(?: .+)?|choice count|(?:response|answer|survey|record|user|customer) count|conteo(?: .+)?|recuento(?: .+)?|cuenta de .+|anzahl(?: .+)?|casos|cases|n size|sample size|tamano de (?:la )?muestra)$`,
  'u',
);
/** Headers that may say so: a total of money, and a quantity that was bought, are others. */
const maybeOfCounts =
  /^(?:total|totals|totales|sum|suma|n|nº|no|num|number|numero|nro|cantidad|quantity|qty|menge|(?:n |num |no )?(?:customers?|clientes?|users?|usuarios?)|menciones|mentions|(?:n |num |no |total )?(?:reviews?|ratings|resenas?|opiniones|valoraciones|calificaciones|evaluaciones)(?: count)?|volume|volumen|stimmen|effectifs?|f0|_c\d|(?:sum|suma|number|numero|total|distinct|num|n) (?:de|of) .+)$/u;
/** What is calculated from counts. */
const ofShares =
  /^(?:.* )?(?:percent|percentage|pct|share|porcentaje|proporcion|anteil|prozent|cumulative|acumulad[oa])(?: .*)?$/u;

/** Columns of which one says who answered: such a row is an answer. */
const ofAnswerers = ['response_id', 'customer_id', 'comment'] as const;

/**
 * The column that says how many gave each answer, where a file is a table of counts: no row says who answered, and no two rows have the
 * same answer and the same other cells; its header says that it counts, or may say so, or the answers stand in order, each once, beside
 * nothing but numbers. Null where a row is an answer.
 *
 * @param header of the answers
 */
export function columnOfCounts({ roles }: OpenedRelation, sample: Sample, header: string): string | null {
  if (sample.rows.length < 2 || ofAnswerers.some((column) => (roles.get(column)?.header ?? null) !== null)) return null;
  if (hasPersons(sample, header)) return null;
  const others = sample.headers.filter((one) => one !== header);
  const named = others.find((one) => ofCounts.test(fold(one)) && isOfCounts(sample.column(one)));
  if (named !== undefined && hasSeveralAnswers(sample, header, named)) return named;
  const told =
    others.find((one) => ofTotals.test(fold(one))) ??
    others.find((one) => isShare(one) || maybeOfCounts.test(fold(one) || one));
  const ladder = ladderOf(sample, header);
  const crossed = crossedCounts(sample, header, others, ladder);
  if (crossed !== null) return told ?? crossed;
  const mayBe = ladder !== null && told !== undefined && mayBeCounts(sample, told);
  return mayBe && hasSeveralAnswers(sample, header, told) ? told : null;
}

/**
 * A column of counts where all others have them: a whole scale beside them, or two and more beside answers in order, of which none
 * comes again, are not those of persons; nor is a whole scale again and again, for each name beside it.
 */
function crossedCounts(sample: Sample, header: string, others: readonly string[], ladder: Ladder): string | null {
  const counted = others.filter((one) => !saysTheSteps(sample, one));
  const isScale = ladder === 'whole' || (ladder === 'part' && counted.length < others.length);
  const first = counted.find((one) => isCrossedCount(sample, one));
  if (first === undefined) return null;
  if (isScale && counted.every((one) => isCrossedCount(sample, one) || isNumberedCount(sample, one))) return first;
  const isLong = sample.rows.length >= fewestOfWhole || ladder === 'ends';
  const areCrossed = ladder !== null && counted.length > 1 && isLong;
  if (areCrossed && counted.every((one) => isCrossedCount(sample, one))) return first;
  return isLadderOfEach(sample, header, counted) ? first : null;
}

/** Words that say the answers again. */
const saysTheSteps = (sample: Sample, header: string) => areOrderedWords(sample.column(header));

/** Few answers may be counted 1, 2, 3 … as rows are. */
const isNumberedCount = (sample: Sample, header: string) =>
  !ofMeasures.test(fold(header)) && fold(header) !== '' && isOfCounts(sample.column(header));

/** The same answers in order, a whole scale of them, stand beside each name, and one number more that is none of a person. */
function isLadderOfEach({ headers, rows }: Sample, header: string, counted: readonly string[]): boolean {
  const isName = (at: number) => rows.every((cells) => !isWhole(cells[at]!) && !noneWritten.test(cells[at]!));
  const names = counted.map((one) => headers.indexOf(one)).filter(isName);
  const numbers = counted.filter((one) => !names.includes(headers.indexOf(one)));
  if (names.length === 0 || numbers.length === 0) return false;
  const sample = { headers, rows, column: (one: string) => rows.map((cells) => cells[headers.indexOf(one)]!) };
  if (!numbers.every((one) => !ofMeasures.test(fold(one)) && isOfCounts(sample.column(one)))) return false;
  const answers = new Map<string, string[]>();
  for (const cells of rows) {
    const name = JSON.stringify(names.map((at) => cells[at]));
    answers.set(name, [...(answers.get(name) ?? []), cells[headers.indexOf(header)]!]);
  }
  const [first, ...more] = [...answers.values()];
  return more.length > 0 && ladderIn(first!) === 'whole' && more.every((one) => one.join('\n') === first!.join('\n'));
}

const ofTotals = /^(?:(?:grand|gran) )?totals?(?:es)?(?: general)?$/u;

/**
 * Other columns of counts beside one that is none of their totals, so that none of them alone counts all answers; and whether it
 * has shares, with which nothing can be counted.
 */
export function countsBeside(
  sample: Sample,
  header: string,
  counts: string,
): { readonly beside: readonly string[]; readonly areShares: boolean } {
  const others = sample.headers.filter((one) => one !== header && one !== counts && !isShare(one));
  const beside = others.filter((one) => isCrossedCount(sample, one) && isOfCounts(sample.column(one)));
  const areShares = !isOfCounts(sample.column(counts));
  return { beside: ofTotals.test(fold(counts)) || ladderOf(sample, header) === null ? [] : beside, areShares };
}

const isShare = (header: string) => header.includes('%') || ofShares.test(fold(header));
const noneWritten = /^(?:[-–—]*|0)$/u;

function isOfCounts(cells: readonly string[]): boolean {
  const written = cells.filter((cell) => !noneWritten.test(cell));
  return (
    written.length > 1 && written.every(isWhole) && written.some((cell) => Number(cell.replaceAll(/\D/gu, '')) > 1)
  );
}

/** Whole numbers, or shares that add up to all. */
function mayBeCounts(sample: Sample, header: string): boolean {
  const cells = sample.column(header);
  if (isOfCounts(cells)) return !areRowNumbers(cells);
  const shares = cells.map((cell) => Number(cell.replaceAll(/[%\s]/gu, '').replace(',', '.')));
  const sum = shares.reduce((total, one) => total + one, 0);
  return shares.every((one) => one >= 0) && (Math.abs(sum - 100) < 1 || Math.abs(sum - 1) < 0.01);
}

/** A header that says what a number of a person is: a year of counts, or the name of a group, does not. */
const ofMeasures =
  /^(?:.* )?(?:age|edad|alter|visits?|visitas?|orders?|pedidos?|spend|gasto|amount|importe|revenue|ingresos|tenure|antiguedad|days?|dias|minutes?|minutos|years?|anos|price|precio|id|zip|postal|score|nps|csat|ces|rating)(?: .*)?$/u;

/** `Phone` may be a channel: its numbers are then no longer than counts are. */
const isCrossedCount = (sample: Sample, header: string) =>
  !ofMeasures.test(fold(header)) &&
  mayBeCounts(sample, header) &&
  sample.column(header).every((cell) => cell.replaceAll(/\D/gu, '').length < 8);

const areRowNumbers = (cells: readonly string[]) =>
  cells.every((cell, at) => at === 0 || Number(cell) === Number(cells[at - 1]) + 1);

const fewestSteps = 4;
const fewestOfWhole = 5;

/** How answers stand in order, each once: a whole scale, a part of one, or good and bad alone. */
type Ladder = 'whole' | 'part' | 'ends' | null;

/**
 * Answers that stand in order, each once, are those of a scale, and of no persons: `whole` where none is left out. Words that are no
 * usual ones are in no order that is known here.
 */
export const ladderOf = (sample: Sample, header: string): Ladder => ladderIn(sample.column(header));

function ladderIn(answers: readonly string[]): Ladder {
  if (areOrderedWords(answers)) return 'whole';
  if (areEndsInWords(answers)) return 'ends';
  const distinct = new Set(answers).size === answers.length && answers.length >= fewestSteps;
  if (distinct && answers.every((cell) => !/\d/u.test(cell) && cell !== '')) return 'part';
  const numbers = answers.map((cell) => Number(/^\d+/u.exec(cell)?.[0] ?? Number.NaN));
  if (!distinct || numbers.some((one) => Number.isNaN(one))) return null;
  const steps = numbers.slice(1).map((one, at) => one - numbers[at]!);
  if (!steps.every((step) => step > 0) && !steps.every((step) => step < 0)) return null;
  return steps.every((step) => Math.abs(step) === 1) && numbers.length >= fewestOfWhole ? 'whole' : 'part';
}

const fewestWords = 4;

/** The usual words of a scale, each once, from the best to the worst or from the worst to the best. */
function areOrderedWords(answers: readonly string[]): boolean {
  const degrees = answers.map((cell) => ratingOf(cell)?.step ?? null).map((step) => step && degreeOf(step));
  if (degrees.length < fewestWords || degrees.some((one) => one === null)) return false;
  const steps = degrees.slice(1).map((one, at) => one! - degrees[at]!);
  return steps.every((step) => step > 0) || steps.every((step) => step < 0);
}

/** Good and bad, with or without a middle, each once. */
function areEndsInWords(answers: readonly string[]): boolean {
  const degrees = answers.map((cell) => ratingOf(cell)?.step ?? null).map((step) => step && degreeOf(step));
  if (degrees.length > 3 || degrees.some((one) => one === null)) return false;
  const [first, last] = [degrees[0]!, degrees.at(-1)!];
  return first * last < 0 && (degrees.length === 2 || degrees[1] === 0);
}

/** No answer stands twice in a group, and groups have several: else each row may be an answer of its own. */
function hasSeveralAnswers(sample: Sample, header: string, counts: string): boolean {
  const { headers, rows } = sample;
  const answer = headers.indexOf(header);
  const groups = headers.flatMap((one, at) =>
    one === header || one === counts || isShare(one) || saysTheAnswer(sample, at, answer) ? [] : [at],
  );
  const keys = rows.map((cells) => JSON.stringify([cells[answer], ...groups.map((at) => cells[at])]));
  if (new Set(keys).size < keys.length) return false;
  const sizes = new Map<string, number>();
  for (const cells of rows) {
    const key = JSON.stringify(groups.map((at) => cells[at]));
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return sizes.size < rows.length;
}

/** A column that says the same wherever the answer is the same: its words. */
function saysTheAnswer({ rows }: Sample, at: number, answer: number): boolean {
  const words = new Map<string, string>();
  for (const cells of rows) {
    const known = words.get(cells[answer]!);
    if (known !== undefined && known !== cells[at]) return false;
    words.set(cells[answer]!, cells[at]!);
  }
  // Where each answer stands once, every column does.
  return words.size < rows.length || new Set(words.values()).size < words.size || areWords([...words.values()]);
}

const areWords = (cells: readonly string[]) => cells.every((cell) => !/\d/u.test(cell));
