import type { Text } from '../../../messages/language.ts';
import type { Scale } from '../../../values/scores/score.ts';
import { isStray } from '../../../values/reading.ts';
import type { ColumnTexts, FileTexts, OtherMetric, ScaleDoubt, TextCounts } from './texts.ts';
import { questions } from '../questions/all.ts';
import { metricOf, scaleOf, scaleText, type AskedScale, type ScoreQuestion } from '../questions/question.ts';
import { centredUpTo, highestUpTo, numbersOf, rowsWithin, type Numbers } from './numbers.ts';

/** As few as one in twenty are mistakes of typing, or left out for what they are. */
const isSmallPart = (lesser: number, all: number) => lesser * 20 <= all;

/** Beyond 10 no usual scale begins: what stands there is typed by mistake, a slider, or another thing. */
const furthestUsual = 10;

/**
 * Why answers may not be on the assumed scale, by their ends: some lie beyond it, some below it, or the highest found was given too
 * often for nobody to have gone further.
 */
export async function doubtOfEnds(
  question: ScoreQuestion,
  numbers: Numbers,
  byFile: ColumnTexts['byFile'],
): Promise<ScaleDoubt | null> {
  const scale = scaleOf(question, null);
  const beyond = highestBeyond(numbers, scale);
  if (beyond !== null) {
    const scales = named(question, scalesUpTo(beyond, numbers));
    const mixed =
      beyond > furthestUsual || scale.high > 5 ? null : mixedScales(await byFile(), scale, scale.high, scales[0]!);
    return mixed ?? unsure(question, goesUpTo(beyond), scales, beyond, 'beyond');
  }
  const within = rowsWithin(numbers, scale.low, scale.high);
  const highest = highestUpTo(numbers, scale.high);
  return (
    doubtOfZeros(question, numbers, highest) ??
    (within === 0 ? null : await doubtOfHighest(question, numbers, highest, byFile))
  );
}

/** The doubt that answers lie to both sides of 0, as `-2` to `2` do. */
export function doubtOfCentre(question: ScoreQuestion, texts: TextCounts): ScaleDoubt | null {
  const high = centredUpTo(texts);
  if (high === null) return null;
  const found = { en: `goes from -${high} to ${high}`, es: `va de -${high} a ${high}` };
  return unsure(question, found, named(question, [`-${high}-${high}`]));
}

/** The highest number beyond a scale, where those beyond it are no accident. */
function highestBeyond(numbers: Numbers, { high }: Scale): number | null {
  const { highest, rows } = numbers;
  if (highest <= high) return null;
  const usual = Math.max(high, furthestUsual);
  const far = rowsWithin(numbers, usual + 1, Number.POSITIVE_INFINITY);
  // Of a scale that is exported with 1 added to each answer nobody says 0, and most may lie within 0–10.
  const isFar =
    high === furthestUsual && highest === high + 1
      ? !numbers.counts.has(0) && numbers.counts.size > 3 && !isStray(far, rows - far)
      : far > 1 && !isSmallPart(far, rows);
  if (isFar) return highest;
  const near = rowsWithin(numbers, high + 1, usual);
  return near === 0 || isStray(near, rows - near) ? null : highestUpTo(numbers, usual);
}

/** So few zeros, or so small a part of all, are mistakes of typing. */
const fewestZeros = 4;

/** A 0 below a scale that begins at 1 is its lowest answer, a code, or no answer at all. */
function doubtOfZeros(question: ScoreQuestion, numbers: Numbers, highest: number): ScaleDoubt | null {
  const { low, high } = scaleOf(question, null);
  const zeros = low > 0 ? (numbers.counts.get(0) ?? 0) : 0;
  if (zeros === 0) return null;
  if (highest <= 2) {
    const found = {
      en: 'holds nothing but 0, 1 and 2, which look like codes for answers',
      es: 'no contiene más que 0, 1 y 2, que parecen códigos de respuestas',
    };
    return unsure(question, found, named(question, [`0-${Math.max(highest, 1)}`, question.assumed]));
  }
  if (zeros < fewestZeros || zeros * 50 <= numbers.rows) return null;
  const upTo = Math.min(highest, high);
  const found = {
    en: `has ${zeros} answers of 0, which are the lowest of a longer scale or say that the question did not apply`,
    es: `tiene ${zeros} respuestas de 0, que son las más bajas de una escala más larga o dicen que la pregunta no procedía`,
  };
  return unsure(question, found, named(question, [`0-${upTo}`, question.assumed]));
}

/**
 * So many answers at the highest found are no accident where one, two, or three and more steps above it have none: with a quarter as
 * many on each step above, none being seen would happen in fewer than 1 of 40 files.
 */
export const noAccident = [15, 8, 6];

async function doubtOfHighest(
  question: ScoreQuestion,
  numbers: Numbers,
  highest: number,
  byFile: ColumnTexts['byFile'],
): Promise<ScaleDoubt | null> {
  const { shorter } = question;
  const scale = scaleOf(question, null);
  const [usual] = shorter.asUsual ? shorter.highest : [];
  if (usual !== undefined && highest > usual) {
    const mixed = mixedScales(await byFile(), scale, usual, question.assumed);
    if (mixed !== null) return mixed;
  }
  if (highest === scale.high || !isShort(question, numbers, highest)) return null;
  const low = Math.min(scale.low, (numbers.counts.get(0) ?? 0) > 0 ? 0 : scale.low);
  const upTo = usual !== undefined && highest < usual ? usual : highest;
  const found = { en: `goes up to ${highest} only`, es: `solo llega hasta ${highest}` };
  return unsure(question, found, named(question, [`${low}-${upTo}`, question.assumed]), highest, 'short');
}

/** Whether answers end before the scale does, by no accident. */
function isShort({ shorter, ...question }: ScoreQuestion, { counts, rows }: Numbers, highest: number): boolean {
  const { low, high } = scaleOf({ shorter, ...question }, null);
  const times = counts.get(highest) ?? 0;
  const [usual] = shorter.highest;
  if (usual !== undefined && shorter.asUsual && highest <= usual) return true;
  // Answers that are all alike say nothing of the scale; nor do two that stand side by side, where it goes one step further.
  const lacking = Math.min(high - highest, noAccident.length);
  if (counts.size < (lacking === 1 ? 3 : 2)) return false;
  if (times >= noAccident[lacking - 1]!) return true;
  // Spread evenly over the scale, so many answers would go further in 99 of 100 files; a shorter scale is rarely one that has a 0.
  const areSpread = shorter.highest.includes(highest) && !counts.has(0);
  return areSpread && ((highest - low + 1) / (high - low + 1)) ** rows < 0.01;
}

/**
 * The question that answers may be to, where they end with the highest of its scale and are too few to tell; null where they do not, or
 * have a 0, which such a scale rarely has.
 */
export function mayAnswerAnother(question: ScoreQuestion, numbers: Numbers): OtherMetric | null {
  const highest = highestUpTo(numbers, scaleOf(question, null).high);
  const isUsual = highest === question.shorter.highest[0] && !numbers.counts.has(0);
  return isUsual ? answering(question, highest, 'short') : null;
}

/** So few answers of one file tell nothing of it beside others: of many files some end early by chance. */
const fewestOfFile = 30;

/** The doubt that one of several files ends early, by no accident, or late, where all of them together do not. */
export async function doubtOfFiles(question: ScoreQuestion, files: readonly FileTexts[]): Promise<ScaleDoubt | null> {
  const scale = scaleOf(question, null);
  const found: { readonly file: string; readonly highest: number; readonly doubted: boolean }[] = [];
  for (const { file, texts } of files) {
    const numbers = numbersOf(texts, scale);
    if (numbers === null || numbers.rows < fewestOfFile) continue;
    const doubt = await doubtOfEnds(question, numbers, () => Promise.resolve([{ file, texts }]));
    found.push({ file, highest: highestUpTo(numbers, furthestUsual), doubted: doubt !== null });
  }
  const one = found.find(({ doubted }) => doubted);
  const other = found.find(({ doubted, highest }) => !doubted && highest !== one?.highest);
  if (one === undefined || other === undefined) return null;
  const [lower, higher] = one.highest < other.highest ? [one, other] : [other, one];
  return { kind: 'mixed', lower, higher, scale: question.assumed };
}

/** What is said of a column by the highest answer in it. */
const goesUpTo = (highest: number): Text => ({ en: `goes up to ${highest}`, es: `llega hasta ${highest}` });

const usualHighs = [7, 10, 20, 100];

/** The names of the scales that may go as far as an answer. */
function scalesUpTo(highest: number, { counts }: Numbers): string[] {
  // Only a scale of ten steps and one of eleven are both usual.
  if (highest === furthestUsual + 1) return ['1-11'];
  const end = usualHighs.find((high) => high >= highest) ?? highest;
  const highs = [...new Set(highest < 7 ? [highest, end] : [end])];
  const hasZero = (counts.get(0) ?? 0) > 0;
  return highs.flatMap((high) => {
    const lows = hasZero || high > furthestUsual ? [0] : high === furthestUsual ? [1, 0] : [1];
    return lows.map((low) => `${low}-${high}`);
  });
}

const named = (question: ScoreQuestion, names: readonly string[]): string[] => [
  ...new Set(names.filter((name) => question.scaleNamed(name) !== null)),
];

/** The doubt that only who asked can settle. @param highest the highest answer, where it may be one to another question */
export function unsure(
  question: Pick<ScoreQuestion, 'assumed' | 'column' | 'typed'>,
  found: Text,
  scales: readonly string[],
  highest: number | null = null,
  how: 'beyond' | 'short' = 'beyond',
): ScaleDoubt {
  const fits = highest === null ? null : answering(question, highest, how);
  const offered = scales.map((name) => question.typed?.(name) ?? name);
  return { kind: 'unsure', assumed: scaleText(question.assumed), found, scales: offered, fits };
}

/** The other question whose usual scale ends with an answer, or is the first that goes beyond it. */
function answering(
  { column }: Pick<ScoreQuestion, 'column'>,
  highest: number,
  how: 'beyond' | 'short',
): OtherMetric | null {
  const others = questions
    .filter((other) => other.column !== column)
    .map((other) => ({ other, high: scaleOf(other, null).high }))
    .filter(({ high }) => (how === 'short' ? high === highest : high >= highest))
    .toSorted((a, b) => a.high - b.high);
  const [first] = others;
  return first === undefined ? null : { metric: metricOf(first.other), column: first.other.column };
}

/**
 * The doubt that one file was asked up to `boundary` and another beyond it: such answers have no common mean.
 * @param named the `--scale` that says they were asked alike
 */
function mixedScales(
  files: readonly FileTexts[],
  scale: AskedScale,
  boundary: number,
  named_: string,
): ScaleDoubt | null {
  const highest = files.flatMap(({ file, texts }) => {
    const numbers = numbersOf(texts, scale);
    const usual = numbers === null ? Number.NEGATIVE_INFINITY : highestUpTo(numbers, furthestUsual);
    return Number.isFinite(usual) ? [{ file, highest: usual }] : [];
  });
  const lower = highest.find((one) => one.highest <= boundary);
  const higher = highest.find((one) => one.highest > boundary);
  return lower === undefined || higher === undefined ? null : { kind: 'mixed', lower, higher, scale: named_ };
}
