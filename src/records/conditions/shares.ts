import { CxError } from '../../errors.ts';
import { asWritten, type NumberReading } from '../../values/numbers/number.ts';
import type { Condition } from '../../questions/where/parse.ts';
import { conditionText } from '../../questions/where/text.ts';

type Compared = Extract<Condition, { readonly kind: 'compare' }> & { readonly to: number };

/**
 * A cell such as `40%` is compared with a number as it is written. Where a condition asks for a share (`pct > 0.3`) and every cell lies
 * beyond 1 %, 30 % may be meant: it is asked.
 *
 * @param readingsOf the distinct cells of a column as numbers
 * @throws where-percent
 */
export function refuseShares(
  condition: Condition | null,
  readingsOf: (column: string) => Iterable<NumberReading>,
): void {
  for (const part of condition === null ? [] : sharesIn(condition)) {
    const readings = [...readingsOf(part.column)].filter((one) => one.kind === 'value');
    const arePercents = readings.some(({ percent }) => percent);
    if (!arePercents || readings.some((one) => one.value !== 0 && Math.abs(asWritten(one)) <= 1)) continue;
    const meant: Compared = { ...part, to: Number((part.to * 100).toPrecision(12)) };
    throw new CxError('where-percent', {
      column: part.column,
      asked: conditionText(part),
      meant: conditionText(meant),
    });
  }
}

/** Comparisons with a number that may be a share: above 0, and 1 at most. */
function sharesIn(condition: Condition): readonly Compared[] {
  if ('parts' in condition) return condition.parts.flatMap(sharesIn);
  if (condition.kind === 'not') return sharesIn(condition.part);
  if (condition.kind !== 'compare') return [];
  const { to } = condition;
  return typeof to === 'number' && to > 0 && to <= 1 ? [{ ...condition, to }] : [];
}
