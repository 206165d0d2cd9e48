import { CxError } from '../../errors.ts';
import type { Condition } from '../../questions/where/parse.ts';
import { conditionText } from '../../questions/where/text.ts';
import { dateForm } from '../../values/dates/date-form.ts';
import { asSeen } from '../../values/folding.ts';

interface Compared {
  readonly column: string;
  readonly text: string;
  /** Whether one comes before the other is asked, and not whether they are the same. */
  readonly isOrder: boolean;
  readonly asked: string;
}

/**
 * Texts are compared letter by letter, which tells days apart where both are written alike, and which comes first where the year stands
 * first too. Where a column of dates is compared with a text that is written otherwise, nobody knows what would come through: it is asked.
 *
 * @param textsOf the distinct texts of a column
 * @throws where-date
 */
export function refuseOtherDates(condition: Condition | null, textsOf: (column: string) => Iterable<string>): void {
  const compared = condition === null ? [] : comparedIn(condition);
  for (const { column, text, isOrder, asked } of compared) {
    // A word is equal to no date, and no mistake.
    if (!isOrder && !isDate(text)) continue;
    const dates = datesAmong(textsOf(column));
    if (dates === null) continue;
    const isAlike = (date: string) => shapeOf(date).startsWith(shapeOf(text));
    const isSound = isOrder ? dates.every((date) => isAlike(date) && isYearFirst.test(date)) : dates.some(isAlike);
    if (isSound) continue;
    throw new CxError('where-date', { column, asked, written: dates[0]!, isYearFirst: isYearFirst.test(dates[0]!) });
  }
}

function comparedIn(condition: Condition): readonly Compared[] {
  if ('parts' in condition) return condition.parts.flatMap(comparedIn);
  if (condition.kind === 'not') return comparedIn(condition.part);
  const asked = conditionText(condition);
  const literals = condition.kind === 'in' ? condition.values : condition.kind === 'compare' ? [condition.to] : [];
  const isOrder = condition.kind === 'compare' && condition.by !== '=' && condition.by !== '!=';
  return literals.flatMap((text) =>
    typeof text === 'string' ? [{ column: condition.column, text: asSeen(text), isOrder, asked }] : [],
  );
}

/** A count of days or seconds may be any number. */
function isDate(text: string): boolean {
  const family = dateForm(text)?.family;
  return family !== undefined && family !== 'excel-serial' && family !== 'epoch';
}

/** The dates of a column, most of whose cells are; null of any other. */
function datesAmong(texts: Iterable<string>): readonly string[] | null {
  const cells = [...texts].map(asSeen).filter((text) => text !== '');
  const dates = cells.filter(isDate);
  return dates.length * 2 > cells.length ? dates : null;
}

/** `0000-00-00` for a day of ISO 8601. */
const shapeOf = (text: string) =>
  text.replaceAll(/\d/gu, '0').replaceAll(/\p{L}+/gu, (word) => (/^[TZ]$/u.test(word) ? word : 'a'));

/** With months and days of two digits, by which they sort. */
const isYearFirst = /^\d{4}(?<between>[-/.]?)\d\d(?:\k<between>\d\d)?(?!\d)/u;
