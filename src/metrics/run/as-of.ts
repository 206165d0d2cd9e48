import { CxError } from '../../errors.ts';
import type { Question } from '../../questions/question.ts';
import type { TypedRelation } from '../../records/typed/relation.ts';
import type { Remark } from '../../sources/source.ts';
import { civilDay, isoDay } from '../../values/dates/calendar.ts';
import type { Days } from './asking/spans.ts';

const fewDates = 20;
const aYear = 365;

const iso = (day: number) => isoDay(civilDay(day));

/** A file that goes on after the last day asked for knows all of the days before it. */
function lastDay(last: number, relations: readonly TypedRelation[], to: string | null): string {
  const outside = Math.max(...relations.map(({ lastOutside }) => lastOutside ?? -Infinity));
  const isBeyond = to !== null && outside > last;
  if (!isBeyond) return iso(last);
  return iso(outside) < to ? iso(outside) : to;
}

/**
 * The last day that counts: the one that was asked for, else the last date that the files use.
 *
 * @param counted the relations whose records are counted
 * @throws last-day-far where the last date lies so far after the one before it that its year may be mistyped
 */
export function asOfOf(
  { asOf, to }: Pick<Question, 'asOf' | 'to'>,
  relations: readonly TypedRelation[],
  ...counted: readonly TypedRelation[]
): Days {
  const days = [...new Set(relations)].flatMap((relation) => relation.days ?? []);
  const last = Math.max(...days.map((one) => one.last));
  if (asOf === null && days.length > 0) {
    const before = Math.max(...days.flatMap((one) => [one.last, one.before ?? -Infinity]).filter((day) => day < last));
    const dates = days.reduce((sum, { count }) => sum + count, 0);
    if (dates >= fewDates && Number.isFinite(before) && last - before > aYear)
      throw new CxError('last-day-far', { last: iso(last), before: iso(before) });
  }
  const firsts = counted.flatMap((relation) => relation.days?.first ?? []);
  const end = asOf ?? (days.length === 0 ? (to ?? '1970-01-01') : lastDay(last, relations, to));
  return { asOf: end, firstUsed: firsts.length === 0 ? end : iso(Math.min(...firsts)) };
}

/** Which day was taken for today: the clock never decides. */
export const asOfRemark = (asOf: string, to: string | null): Remark => ({
  severity: 'info',
  code: 'as-of',
  message: {
    en: `the last day that counts is ${asOf}, ${asOf === to ? 'as --to says' : 'the last date of the files'}; another: --as-of`,
    es: `el último día que cuenta es ${asOf}, ${asOf === to ? 'como indica --to' : 'la última fecha de los archivos'}; otro: --as-of`,
  },
});
