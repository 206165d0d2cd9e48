import { saysMeans } from '../../relations/headers/matching.ts';
import { fold } from '../../values/folding.ts';
import { readNumber } from '../../values/numbers/number.ts';
import { ladderOf, ofCounts } from './counts.ts';
import { hasPersons } from './persons.ts';
import { isWhole, type Sample } from './sample.ts';

const ofPromoters = /^(?:.* )?(?:promoters?|promotores?)(?: .*)?$/u;
const ofDetractors = /^(?:.* )?(?:detractors?|detractores?)(?: .*)?$/u;

/**
 * Numbers that show that a column has finished scores, as groups have them, and no answers: those that no answer can be, where they
 * are most of its numbers, or all of them beside shares of promoters and of detractors; none where it has answers.
 *
 * @param header of the answers
 */
export function finishedScores(sample: Sample, header: string, scoresAreNet: boolean): readonly string[] {
  const written = sample.column(header).filter((cell) => cell !== '');
  const plain = written.filter((cell) => /^\d{1,2}$/u.test(cell)).length;
  const numbers = written.filter((cell) => !/^\d{1,2}$/u.test(cell) && readAny(cell) !== null);
  const fractions = numbers.filter((cell) => isNoAnswer(cell));
  if (fractions.length >= 2 && fractions.length * 2 > numbers.length + plain) return fractions;
  const areShares = scoresAreNet && hasShares(sample, ofPromoters) && hasShares(sample, ofDetractors);
  return areShares ||
    (scoresAreNet && areNet(sample, header)) ||
    areOfGroups(sample, header) ||
    areMeansOfGroups(sample, header)
    ? written.slice(0, 5)
    : [];
}

/** Each row is of another group, and some of them have more detractors than promoters. */
function areNet(sample: Sample, header: string): boolean {
  const values = sample
    .column(header)
    .map((cell) => (/^[-−+]?\d{1,3}$/u.test(cell) ? Number(cell.replace('−', '-')) : Number.NaN));
  const areScores = values.length >= fewestRows && values.every((value) => Math.abs(value) <= 100);
  const beyond = values.filter((value) => Math.abs(value) > 10 && !isCodeOfNone(value));
  if (!areScores || beyond.length < 2 || !beyond.some((value) => value < 0) || hasPersons(sample, header)) return false;
  return sample.headers.some((one) => one !== header && areNames(sample.column(one)));
}

const fewestRows = 3;
/** A few visits or orders are those of a person. */
const answersOfGroup = 10;

/** How many wrote of a thing that was rated, or, beside the id of a customer, how much a customer wrote. */
const ofReviews =
  /^(?:(?:n|num|no|numero|number|total)(?: de| of)? )?(?:reviews?|ratings|resenas?|opiniones|valoraciones|calificaciones|evaluaciones)(?: count)?$/u;
const ofCustomers = /^(?:customer|client|user|reviewer|member) id$|^id(?: del?)? (?:cliente|usuario|socio)$/u;

/** Each row is of another group, and says that many answered in it. */
function areOfGroups(sample: Sample, header: string): boolean {
  const { headers, rows } = sample;
  if (rows.length < fewestRows || hasPersons(sample, header) || ladderOf(sample, header) !== null) return false;
  const isOfThings = !headers.some((one) => ofCustomers.test(fold(one)));
  const saysHowMany = (name: string) => ofCounts.test(name) || (isOfThings && ofReviews.test(name));
  const counts = headers.find((one) => one !== header && saysHowMany(fold(one)));
  if (counts === undefined) return false;
  const cells = sample.column(counts);
  const sum = cells.reduce((total, cell) => total + Number(cell.replaceAll(/\D/gu, '')), 0);
  if (!cells.every(isWhole) || sum < answersOfGroup * rows.length) return false;
  return headers.some((one) => one !== header && one !== counts && areNames(sample.column(one)));
}

/** The header says that it has means, and each row is of another group. */
function areMeansOfGroups(sample: Sample, header: string): boolean {
  if (!saysMeans(header) || sample.rows.length < fewestRows) return false;
  return !hasPersons(sample, header) && sample.headers.some((one) => one !== header && areNames(sample.column(one)));
}

/** A name or a day in each row, no two alike. */
const areNames = (cells: readonly string[]) =>
  cells.every((cell) => cell !== '' && !/^[\d.,]+$/u.test(cell)) && new Set(cells).size === cells.length;

const isCodeOfNone = (value: number) => [-1, -2, -8, -9, -88, -98, -99, -999, 88, 98, 99].includes(value);

const readAny = (cell: string): number | null => {
  const reading = readNumber(cell, cell.includes(',') ? ',' : '.');
  return reading.kind === 'value' ? reading.value : null;
};

/** A fraction of two decimals, or below -1: halves and quarters of stars are answers, and -1 stands for none. */
function isNoAnswer(cell: string): boolean {
  const value = readAny(cell)!;
  return (value < 0 && !isCodeOfNone(value)) || !Number.isInteger(value * 4);
}

/** A column of numbers that are more than flags of 0 and 1. */
const hasShares = (sample: Sample, named: RegExp): boolean =>
  sample.headers.some((header) => {
    if (!named.test(fold(header.replaceAll('%', ' ').replaceAll('_', ' ')))) return false;
    const written = sample.column(header).filter((cell) => cell !== '');
    const numbers = written.filter((cell) => readAny(cell) !== null);
    return (
      numbers.length > 0 &&
      numbers.length === written.length &&
      numbers.some((cell) => !isWhole(cell) || readAny(cell)! > 1)
    );
  });
