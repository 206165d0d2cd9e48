import { CxError } from '../../../../errors.ts';
import { agree } from '../../../../messages/agreement.ts';
import { isNoneOf } from '../../../../questions/where/terms.ts';
import type { Remark } from '../../../../sources/source.ts';
import { compareTexts } from '../../../order.ts';
import { countsAmong, mapped, ofRow, type Coded } from '../../encoding/coded.ts';
import { mostTextsOfWords, type EncodedColumn } from '../../encoding/encoded.ts';
import type { TypedReading } from '../../reading.ts';
import type { Facts, Judged } from '../meaning.ts';
import { isRefundWord } from './payment-words.ts';

const isBelowZero = (amount: TypedReading) => amount.kind === 'value' && String(amount.value).startsWith('-');

/**
 * Where a column calls lines refunds and no amount is below 0, adding them up would count money given back as sales.
 * @throws refunds-above-zero
 */
export function assertRefundsBelowZero(facts: Facts, used: Int32Array, amounts: Coded<TypedReading>): void {
  const counts = countsAmong(amounts, used);
  if (amounts.distinct.some((amount, code) => counts[code]! > 0 && isBelowZero(amount))) return;
  const read = facts.plan.headers.map((header) => [header, facts.encoded(header)] as const);
  for (const [header, column] of [...read, ...facts.words]) {
    const words = refundWords(column, used);
    if (words.length > 0)
      throw new CxError('refunds-above-zero', { header, value: words[0]!, where: isNoneOf(header, words) });
  }
}

/** The texts of a column that say refund, where it has few texts in the used records. */
function refundWords({ texts, codes }: EncodedColumn, used: Int32Array): string[] {
  const isFound = new Uint8Array(texts.length);
  let found = 0;
  for (const row of used) {
    if (isFound[codes[row]!] === 1) continue;
    isFound[codes[row]!] = 1;
    found += 1;
    if (found > mostTextsOfWords) return [];
  }
  const words = texts.filter((text, code) => isFound[code] === 1 && isRefundWord(text));
  return [...new Set(words.map((text) => text.trim()))].toSorted(compareTexts);
}

/** Says that a condition left out money that was given back, as it is asked of each line. */
export function filteredRefunds(facts: Facts, excluded: Judged, amounts: Coded<TypedReading>): Remark[] {
  if (facts.asked.where === null) return [];
  const below = mapped(amounts, isBelowZero);
  let rows = 0;
  for (let row = 0; row < facts.rows; row += 1)
    if (ofRow(below, row) && excluded(row)?.reason === 'filtered') rows += 1;
  if (rows === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'refunds-filtered',
      message: {
        en: `--where leaves out ${rows} ${agree(rows, 'line', 'lines')} below 0: money given back on ${agree(rows, 'it', 'them')} is not taken off the purchases that it leaves`,
        es: `--where excluye ${rows} ${agree(rows, 'línea', 'líneas')} por debajo de 0: el dinero devuelto en ${agree(rows, 'ella', 'ellas')} no se resta de las compras que deja`,
      },
    },
  ];
}
