import { CxError } from '../../../errors.ts';
import type { Remark } from '../../../sources/source.ts';
import { civilDay, isoDay } from '../../../values/dates/calendar.ts';
import { ofRow } from '../encoding/coded.ts';
import type { Life } from './life.ts';
import type { Facts } from './meaning.ts';

const fewCustomers = 10;
const nearlyAll = 0.95;
const aYear = 365;
const aMonth = 31;

/**
 * Where nearly all customers have an end and the last lies far after the last start, these are the ends of contracts, and
 * nobody has left: the last day that counts must be told.
 *
 * @throws ends-ahead
 */
export function lastDayRemarks(life: Life, { asked }: Facts, used: Int32Array): readonly Remark[] {
  if (asked.asOf !== null) return [];
  let ends = 0;
  let [lastStart, lastEnd] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of used) {
    const [started, ended] = [ofRow(life.started, row), ofRow(life.ended, row)];
    if (started.kind === 'value') lastStart = Math.max(lastStart, started.value as number);
    if (ended.kind !== 'value') continue;
    ends += 1;
    lastEnd = Math.max(lastEnd, ended.value as number);
  }
  if (lastStart === Number.NEGATIVE_INFINITY || lastEnd === Number.NEGATIVE_INFINITY) return [];
  const days = { start: isoDay(civilDay(lastStart)), end: isoDay(civilDay(lastEnd)) };
  const isNearlyAll = used.length >= fewCustomers && ends >= used.length * nearlyAll;
  if (isNearlyAll && lastEnd - lastStart > aYear) throw new CxError('ends-ahead', { ...days, ends, of: used.length });
  if (lastEnd - lastStart <= aMonth) return [];
  return [
    {
      severity: 'warning',
      code: 'as-of-from-ends',
      message: {
        en: `the last end (${days.end}) comes more than a month after the last start (${days.start}) and the days that count go at least as far; if ends are those of contracts, say the day: --as-of ${days.start}`,
        es: `la última baja (${days.end}) llega más de un mes después de la última alta (${days.start}) y los días que cuentan llegan al menos hasta ahí; si son fines de contrato, indique el día: --as-of ${days.start}`,
      },
    },
  ];
}
