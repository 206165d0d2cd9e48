import { fold } from '../folding.ts';

/** Years from here on are nobody's: databases and people write them for "never". */
const firstEmptyYear = 2999;

/** Days 0 of databases, spreadsheets and computers, which stand where no date was written. */
const emptyDays = new Set(['1899-12-30', '1899-12-31', '1900-01-00', '1900-01-01', '1970-01-01']);

/** The same as counts of days: 1900-01-00 and 1900-01-01 as spreadsheets have them, 1970-01-01, 9999-12-31. */
const emptySerials = new Set(['0', '1', '25569', '2958465']);

/** Words of an end that has not come. */
const emptyWords = new Set([
  'present',
  'active',
  'current',
  'now',
  'ongoing',
  'nat',
  'vigente',
  'actualidad',
  'actual',
  'presente',
  'activo',
  'activa',
]);

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,].*)?$/u;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ,].*)?$/u;

/**
 * Whether a text in a column of dates stands for no date: day 0 of a database, of a spreadsheet or of computers, a year that
 * nobody lives to see, a word such as `present`. Blanks and `N/A` are `isMissing`'s to tell.
 *
 * @example isNoDate('0000-00-00 00:00:00') // => true
 * @example isNoDate('31/12/9999') // => true
 * @example isNoDate('2958465') // => true
 * @example isNoDate('2026-09-27') // => false
 */
export function isNoDate(text: string): boolean {
  const trimmed = text.trim();
  if (emptySerials.has(trimmed)) return true;
  const first = yearFirst.exec(trimmed);
  if (first !== null) return isEmptyDay(first[1]!, first[2]!, first[3]!);
  const last = yearLast.exec(trimmed);
  if (last !== null) return isEmptyDay(last[3]!, last[2]!, last[1]!) || isEmptyDay(last[3]!, last[1]!, last[2]!);
  return emptyWords.has(fold(trimmed));
}

function isEmptyDay(year: string, month: string, day: string): boolean {
  const number = Number(year);
  return (
    number <= 1 ||
    number >= firstEmptyYear ||
    emptyDays.has(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  );
}
