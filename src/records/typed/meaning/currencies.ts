import { CxError } from '../../../errors.ts';
import { contains, isOneOf } from '../../../questions/where/terms.ts';
import { currencyCode, distinctCurrencies } from '../../../values/numbers/currency.ts';
import { numberForm } from '../../../values/numbers/number-form.ts';
import { compareTexts } from '../../order.ts';
import type { Facts } from './meaning.ts';

/**
 * Amounts of two currencies are never one sum, whether a column tells them apart or the signs of the amounts do.
 * @param amount the header of the money
 * @throws two-currencies
 */
export function assertOneCurrency(facts: Facts, amount: string, used: Int32Array): void {
  const column = facts.plan.beside.get('currency');
  if (column !== undefined)
    assertOne(
      column,
      spellings(facts, column, used, (text) => text.trim()),
      (texts) => isOneOf(column, texts),
    );
  const signs = spellings(facts, amount, used, (text) => numberForm(text)?.currency ?? '');
  assertOne(amount, signs, ([sign = '']) => contains(amount, sign));
}

/** How many used records have each spelling of a currency. */
function spellings(facts: Facts, header: string, used: Int32Array, read: (text: string) => string) {
  const { texts, codes } = facts.encoded(header);
  const rows = new Uint32Array(texts.length);
  for (const row of used) rows[codes[row]!]! += 1;
  const counts = new Map<string, number>();
  for (const [code, count] of rows.entries()) {
    const spelling = count === 0 ? '' : read(texts[code]!);
    if (spelling !== '') counts.set(spelling, (counts.get(spelling) ?? 0) + count);
  }
  return counts;
}

/** @throws two-currencies, with the condition that leaves the most frequent one */
function assertOne(
  header: string,
  counts: ReadonlyMap<string, number>,
  where: (spellings: readonly string[]) => string,
): void {
  const written = [...counts].toSorted(([a, many], [b, more]) => more - many || compareTexts(a, b));
  const currencies = distinctCurrencies(written.map(([spelling]) => currencyCode(spelling)));
  if (currencies.length <= 1) return;
  const [first] = currencies;
  const own = written.map(([spelling]) => spelling).filter((spelling) => currencyCode(spelling) === first);
  throw new CxError('two-currencies', { header, currencies, where: where(own) });
}
