import { CxError } from '../../../errors.ts';
import type { Measures } from '../../../questions/question.ts';
import { conditionText } from '../../../questions/where/text.ts';
import type { Remark } from '../../../sources/source.ts';
import { isMissing } from '../../../values/missing.ts';
import { endsOf } from '../../../values/numbers/ends.ts';
import type { ValueCount } from '../../../values/reading.ts';
import { countsAmong, mapped, type Coded } from '../encoding/coded.ts';
import type { Facts } from '../meaning/meaning.ts';
import { nothing, type TypedReading } from '../reading.ts';
import type { Driver, SettledDrivers } from './driver.ts';
import { isCodeText, labelledMeasure, noAnswerCodes } from './measured-texts.ts';
import { asSeen } from '../../../values/folding.ts';

/** Of a column of numbers at least so many of the filled cells are numbers: the others are unreadable. */
const leastNumbers = 0.95;
/** With fewer than this, numbers are names like the other texts: a plan called 365. */
const mostAsNames = 0.1;

/** The highest answers of scales on which a 0 is none. */
const highestFromOne: readonly number[] = [5, 7, 10];

/**
 * An outcome and the measures that go with it, in the order asked for: numbers as they are, texts where they are allowed. What a
 * column is, the records say that the question is about.
 * @throws measure-is-outcome, measure-of-words, measure-mixed, measure-codes
 */
export function settledMeasures(
  facts: Facts,
  headers: readonly string[],
  how: Measures,
  isAsked: (row: number) => boolean,
): SettledDrivers {
  const [outcome, ...others] = headers;
  if (others.includes(outcome!)) throw new CxError('measure-is-outcome', { outcome: outcome! });
  const rows = Int32Array.from({ length: facts.rows }, (_, row) => row).filter(isAsked);
  const read = headers.map((header, at) => measureIn(facts, header, rows, { ...how, isOutcome: at === 0 }));
  return { drivers: read.map(({ driver }) => driver), remarks: read.flatMap(({ remarks }) => remarks) };
}

interface Measured {
  readonly driver: Driver;
  readonly remarks: readonly Remark[];
}

function measureIn(
  facts: Facts,
  header: string,
  rows: Int32Array,
  how: Measures & { readonly isOutcome: boolean },
): Measured {
  const { texts, codes } = facts.encoded(header);
  const counts = countsAmong({ distinct: texts, codes }, rows);
  const said = numbersIn(facts, header);
  const filled = texts.flatMap((text, code): (ValueCount & { readonly reading: TypedReading })[] =>
    counts[code] === 0 || said.distinct[code]!.kind === 'missing'
      ? []
      : [{ text, rows: counts[code]!, reading: said.distinct[code]! }],
  );
  const numbers = filled.filter(({ reading }) => reading.kind === 'value');
  const words = filled
    .filter(({ reading }) => reading.kind !== 'value')
    .toSorted((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1));
  const share = recordsOf(filled) === 0 ? 1 : recordsOf(numbers) / recordsOf(filled);
  const areCodes = filled.some(({ text }) => isCodeText(text));
  if (areCodes || share < mostAsNames) {
    if (how.isOutcome || !how.words)
      throw new CxError('measure-of-words', {
        header,
        isOutcome: how.isOutcome,
        words: filled.slice(0, 3).map(({ text }) => text.trim()),
      });
    return { driver: { header, says: wordsIn(facts, header) }, remarks: [] };
  }
  if (share < leastNumbers)
    throw new CxError('measure-mixed', {
      header,
      mixed: words.slice(0, 3),
      rows: recordsOf(words),
      without: notIn(
        header,
        words.map(({ text }) => text.trim()),
      ),
    });
  const values = numbers.map(({ reading }) => Number(reading.kind === 'value' ? reading.value : 0));
  return onScale(header, said, [...new Set(values)], how);
}

/** A measure on the scale that was asked for, or on the one that its numbers show. */
function onScale(
  header: string,
  said: Coded<TypedReading>,
  values: readonly number[],
  { scale, zeroIsNone, isOutcome }: Measures & { readonly isOutcome: boolean },
): Measured {
  if (scale !== null && !isOutcome) {
    const isOutside = (value: number) => value < scale.low || value > scale.high;
    return { driver: { header, says: without(said, isOutside) }, remarks: [] };
  }
  const coded = noAnswerCodes(values);
  if (coded !== null) throw new CxError('measure-codes', { header, ...coded, without: notIn(header, coded.codes) });
  const { least, most } = endsOf(values.filter((value) => value > 0));
  const isNone = zeroIsNone && !isOutcome && values.includes(0) && least === 1 && highestFromOne.includes(most);
  if (!isNone) return { driver: { header, says: said }, remarks: [] };
  return {
    driver: { header, says: without(said, (value) => value === 0) },
    remarks: [zeroRemark(header, most)],
  };
}

/** The condition that leaves out rows with some cells. */
const notIn = (column: string, values: readonly (string | number)[]) =>
  conditionText({ kind: 'not', part: { kind: 'in', column, values } });

const without = (said: Coded<TypedReading>, isOutside: (value: number) => boolean): Coded<TypedReading> =>
  mapped(said, (one) => (one.kind === 'value' && isOutside(Number(one.value)) ? { kind: 'out-of-scale' } : one));

/** Every text of a column as a number, where it says one. */
function numbersIn(facts: Facts, header: string): Coded<TypedReading> {
  const bare = facts.readings(header, 'number');
  const { texts } = facts.encoded(header);
  return mapped(bare, (one, code) => (one.kind === 'unreadable' ? labelledMeasure(texts[code]!) : one));
}

function wordsIn(facts: Facts, header: string): Coded<TypedReading> {
  const { texts, codes } = facts.encoded(header);
  return mapped({ distinct: texts, codes }, (text): TypedReading =>
    isMissing(text) ? nothing : { kind: 'value', value: asSeen(text) },
  );
}

const recordsOf = (counts: readonly { readonly rows: number }[]) => counts.reduce((sum, { rows }) => sum + rows, 0);

const zeroRemark = (header: string, high: number): Remark => ({
  severity: 'info',
  code: 'zero-is-none',
  message: {
    en: `${header}: a 0 beside 1–${high} counts as not applicable; where it is an answer: --scale 0-${high}`,
    es: `${header}: un 0 junto a 1–${high} cuenta como no aplicable; si es una respuesta: --scale 0-${high}`,
  },
});
