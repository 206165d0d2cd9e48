import { byRows } from '../../values/commonest.ts';
import { isStray } from '../../values/reading.ts';
import type { Scale } from '../../values/scores/score.ts';
import { fold } from '../../values/folding.ts';
import type { Remark } from '../../sources/source.ts';
import type { ColumnTexts, OtherMetric, ScaleDoubt, TextCounts } from './evidence/texts.ts';
import { directionOf, fileWithoutDirection, namedScale, toldIn, type ToldDirection } from './evidence/direction.ts';
import { doubtOfCentre, doubtOfEnds, doubtOfFiles, mayAnswerAnother, unsure } from './evidence/ends.ts';
import { answersOf, numbersOf } from './evidence/numbers.ts';
import { answersInWords, writtenOtherwise, type FoundWords } from './evidence/writing.ts';
import type { ToldNumber } from '../../values/scores/words/told.ts';
import { scaleOf, scaleText, type ScoreQuestion } from './questions/question.ts';
import { scaleOfValues, valuesText } from './values.ts';

/** How a user says that a column is to be read, or what it comes to where he left that open. */
export interface ReadAs {
  readonly scale: string | null;
  readonly direction: string | null;
  /** The numbers that words stand for, as `--values` says them. */
  readonly values: string | null;
}

/** How a column of answers is read, and what is to be said of that. */
export interface Settled {
  readonly kind: 'settled';
  readonly as: ReadAs;
  readonly remarks: readonly Remark[];
}

/** How the texts of a column are read: the options as these settle them, what is to be said of that, and the scale in words. */
export interface SettledReading<O> {
  readonly options: O;
  readonly remarks: readonly Remark[];
  readonly scale: string;
}

const settled = (as: ReadAs, remarks: readonly Remark[] = []): Settled => ({ kind: 'settled', as, remarks });

/** How the answers of a column are read: as the user says, else as their texts and the question prove; or why nothing settles it. */
export async function settle(
  question: ScoreQuestion,
  column: ColumnTexts,
  given: ReadAs,
): Promise<Settled | ScaleDoubt> {
  if (given.values !== null) {
    const scale = given.scale ?? scaleOfValues(question, given.values);
    return settled({ ...given, scale });
  }
  const texts = answersOf(column.texts, scaleOf(question, null));
  const isOther = question.otherwise.some(({ name }) => name === given.scale);
  if (isOther) return settledOther(question, texts, given);
  const other = given.scale === null ? writtenOtherwise(question, texts) : null;
  if (other !== null) return other;
  const words = answersInWords(question, texts, given.scale);
  if (words !== null) return 'kind' in words ? words : settledWords(question, column, given, words);
  return settledNumbers(question, column, given);
}

/** On the scale of good and bad, or of faces, every answer must be one: the others would be left out for what they say. */
function settledOther(question: ScoreQuestion, texts: TextCounts, given: ReadAs): Settled | ScaleDoubt {
  const { read, name } = scaleOf(question, given.scale);
  const unread = [...texts].filter(([text]) => read(text).kind === 'unreadable');
  const rows = unread.reduce((sum, [, one]) => sum + one, 0);
  const all = [...texts].reduce((sum, [text, one]) => (read(text).kind === 'missing' ? sum : sum + one), 0);
  if (isStray(rows, all - rows)) return settled(given);
  const found = byRows(unread.map(([text, one]) => ({ text: text.trim(), rows: one })));
  return { kind: 'words', found, scale: name };
}

function settledWords(
  question: ScoreQuestion,
  { header, question: asked }: ColumnTexts,
  { scale, direction }: ReadAs,
  { scale: { family, steps, places }, counts }: FoundWords,
): Settled {
  const low = scale === null ? 1 : scaleOf(question, scale).low;
  const high = low + steps.length - 1;
  // Agreement alone does not say with what, the question does: the others say by themselves what is good.
  const isOpposite = direction === null && question.asksTheOpposite?.test(fold(asked)) === true;
  const isReversed = family === 'agreement' && (isOpposite || direction === question.directions[1]);
  const valueOf = (text: string) => (isReversed ? high - places.get(text)! + 1 : low + places.get(text)! - 1);
  const numbers = new Map(
    [...counts.keys()]
      .toSorted((a, b) => valueOf(a) - valueOf(b) || (a < b ? -1 : 1))
      .map((text) => [fold(text), { text: text.trim(), value: valueOf(text) }]),
  );
  const list = [...numbers.values()];
  const shown = list.map(({ text, value }) => `"${text}" = ${value}`).join(', ');
  const { length } = steps;
  const remark: Remark = {
    severity: 'info',
    code: 'scale-in-words',
    message: {
      en: `${header}: the words are read as a scale of ${length} steps: ${shown}; otherwise --values "…=…"`,
      es: `${header}: las palabras se leen como una escala de ${length} pasos: ${shown}; si no, --values "…=…"`,
    },
  };
  const as = { scale: `${low}-${high}`, direction: question.directions[0], values: valuesText(list) };
  return settled(as, [remark]);
}

async function settledNumbers(
  question: ScoreQuestion,
  column: ColumnTexts,
  given: ReadAs,
): Promise<Settled | ScaleDoubt> {
  const assumed = scaleOf(question, given.scale);
  const numbers = numbersOf(column.texts, assumed);
  if (numbers === null) return settled(given);
  const asked = fold(column.question);
  const all = toldIn(column);
  const amounts = all.filter(({ isAmount }) => isAmount);
  const isMuchOfBad = amounts.length > 0 && question.namesTheOpposite?.test(asked) === true;
  if (isMuchOfBad && given.direction === null && question.namesAScore?.test(asked) === true)
    return eitherScore(question, amounts);
  const isOpposite = isMuchOfBad || question.asksTheOpposite?.test(asked) === true;
  const isAsked = question.asksIt?.test(asked) !== false;
  // How much of what, `highest` says only where the question does.
  const told = all.filter(({ isAmount }) => !isAmount || isAsked || isMuchOfBad);
  const named = given.scale === null ? namedScale(column, told) : null;
  const isNamed = named !== null && holds(numbers.counts, named);
  const name = isNamed ? `${named.low}-${named.high}` : null;
  if (name !== null && question.scaleNamed(name) === null) {
    const found = { en: `is asked on ${scaleText(name)}`, es: `se pregunta en ${scaleText(name)}` };
    return unsure(question, found, [question.assumed], named!.high, 'short');
  }
  const isOpen = given.scale === null && name === null;
  const doubt = isOpen
    ? (doubtOfCentre(question, column.texts) ??
      (await doubtOfEnds(question, numbers, column.byFile)) ??
      (await doubtOfFiles(question, await column.byFile())))
    : null;
  if (doubt !== null) return doubt;
  const scale = given.scale ?? (name === question.assumed ? null : name);
  const other = isOpen ? mayAnswerAnother(question, numbers) : null;
  const remarks = [
    ...(scale === null || given.scale !== null ? [] : [namedRemark(column, scale)]),
    ...(other === null ? [] : [fewRemark(column, question, other)]),
  ];
  const open = { ...given, scale };
  if (given.direction !== null) return settled(open, remarks);
  const direction = directionOf(told, scaleOf(question, scale));
  if (direction === null) {
    if (isOpposite) return reversed(question, column, open, [], remarks);
    return question.asksEither?.test(asked) === true ? eitherWay(question) : settled(open, remarks);
  }
  if (direction.best === 'unclear') return contradictory(question, direction);
  const isStatement =
    isOpposite && direction.by.every(({ words, isAmount }) => isAmount || agreement.test(fold(words)));
  if (isStatement && direction.best === 'highest') return reversed(question, column, open, direction.by, remarks);
  if (isStatement || direction.best === 'highest') return settled(open, remarks);
  const untold = await fileWithoutDirection(column, scaleOf(question, scale));
  return untold === null
    ? reversed(question, column, open, direction.by, remarks)
    : toldElsewhere(question, direction, untold);
}

/** Who agrees says what the question states: that it was easy, or that it was difficult. */
const agreement = /\b(agree|disagree|acuerdo|desacuerdo)\b/u;

/** Whether all answers but stray ones lie on a scale. */
function holds(counts: ReadonlyMap<number, number>, { low, high }: Scale): boolean {
  let [inside, outside] = [0, 0];
  for (const [number, rows] of counts) {
    if (number >= low && number <= high) inside += rows;
    else outside += rows;
  }
  return inside > 0 && isStray(outside, inside);
}

const namedRemark = ({ header }: ColumnTexts, scale: string): Remark => ({
  severity: 'info',
  code: 'scale-named',
  message: {
    en: `${header}: read on ${scaleText(scale)}, as the question says; otherwise --scale`,
    es: `${header}: se lee en ${scaleText(scale)}, como dice la pregunta; si no, --scale`,
  },
});

/** Few answers that end where a shorter scale does are read as they are, and said to be. */
function fewRemark({ header }: ColumnTexts, { assumed, shorter }: ScoreQuestion, other: OtherMetric): Remark {
  const [highest] = shorter.highest;
  const scale = scaleText(assumed);
  const instead = `cx ${other.metric} --map ${other.column}="${header}"`;
  return {
    severity: 'warning',
    code: 'scale-may-be-shorter',
    message: {
      en: `${header} goes up to ${highest} only, and is read on ${scale}, which so few answers do not tell: if it is, --scale ${assumed}; if ${highest} was the most, ${instead}`,
      es: `${header} solo llega hasta ${highest}, y se lee en ${scale}, lo que tan pocas respuestas no dicen: si lo es, --scale ${assumed}; si ${highest} era lo más, ${instead}`,
    },
  };
}

const inWords = (by: readonly ToldNumber[]) => by.map(({ number, words }) => `${number} = "${words}"`).join(', ');

function reversed(
  { directions: [usual, other] }: ScoreQuestion,
  { header }: ColumnTexts,
  open: ReadAs,
  by: readonly ToldNumber[],
  remarks: readonly Remark[],
): Settled {
  const told = by.length === 0 ? `"${header}"` : inWords(by);
  const message = {
    en: `${header}: the lowest answer is the best (${told}), so answers are reversed; otherwise --direction ${usual}`,
    es: `${header}: la respuesta más baja es la mejor (${told}), así que se invierten; si no, --direction ${usual}`,
  };
  const remark: Remark = { severity: 'info', code: 'answers-reversed', message };
  return settled({ ...open, direction: other }, [...remarks, remark]);
}

function contradictory({ directions }: ScoreQuestion, { by }: ToldDirection): ScaleDoubt {
  const found = {
    en: `says both that higher answers are better and that they are worse (${inWords(by)})`,
    es: `dice a la vez que las respuestas más altas son mejores y que son peores (${inWords(by)})`,
  };
  return { kind: 'direction', found, directions };
}

/** What the words of one file say of its numbers, they do not say of those of another. */
function toldElsewhere({ directions }: ScoreQuestion, { by }: ToldDirection, file: string): ScaleDoubt {
  const found = {
    en: `says that its lowest answer is the best (${inWords(by)}), but not in ${file}`,
    es: `dice que la respuesta más baja es la mejor (${inWords(by)}), pero no en ${file}`,
  };
  return { kind: 'direction', found, directions };
}

const eitherScore = ({ directions }: ScoreQuestion, by: readonly ToldNumber[]): ScaleDoubt => ({
  kind: 'direction',
  found: {
    en: `says ${inWords(by)}, and nothing tells whether that is much effort or a good score`,
    es: `dice ${inWords(by)}, y nada indica si es mucho esfuerzo o una buena nota`,
  },
  directions,
});

const eitherWay = ({ directions }: ScoreQuestion): ScaleDoubt => ({
  kind: 'direction',
  found: {
    en: 'asks how difficult it was, and nothing tells whether the highest answer means easy or difficult',
    es: 'pregunta cuán difícil fue, y nada indica si la nota más alta significa fácil o difícil',
  },
  directions,
});
