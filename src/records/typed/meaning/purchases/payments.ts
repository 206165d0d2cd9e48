import { headerOf } from '../../../../relations/headers/opened.ts';
import type { Remark } from '../../../../sources/source.ts';
import { fold, lowered } from '../../../../values/folding.ts';
import type { Excluded } from '../../../judge.ts';
import { compareTexts } from '../../../order.ts';
import { otherStatuses } from '../../beside.ts';
import { ofRow } from '../../encoding/coded.ts';
import type { EncodedColumn } from '../../encoding/encoded.ts';
import type { Facts } from '../meaning.ts';
import { spoken, type Speakers } from './orders.ts';
import { paymentWord, type PaymentWord } from './payment-words.ts';

/** What the words of payment say of each record. */
export interface Payments {
  leftOut(row: number): Excluded | null;
  /** Names the words of used records that nobody knows. */
  remarks(used: Int32Array): readonly Remark[];
}

/** A column of words of payment, each text judged once. */
interface Judged extends EncodedColumn {
  readonly words: readonly PaymentWord[];
  /** Why each text leaves a record out; null where it does not. */
  readonly verdicts: readonly (Excluded | null)[];
}

/**
 * Whether the money of each record came, by the column of its status and by those of its layout.
 * @param speakers who says it: the later lines of an order have no word of their own
 */
export function payments(facts: Facts, speakers: Speakers): Payments {
  const columns = judgedColumns(facts);
  const heard = columns
    .filter(({ words }) => words.includes('left-out'))
    .map(({ verdicts, codes }) => spoken({ distinct: verdicts, codes }, speakers));
  return {
    leftOut(row) {
      for (const verdicts of heard) {
        const verdict = ofRow(verdicts, row);
        if (verdict !== null) return verdict;
      }
      return null;
    },
    remarks: (used) => columns.flatMap((column) => unknownWords(column, used)),
  };
}

/** @throws column-ambiguous where words are to be counted that stand in nobody knows which column */
function judgedColumns(facts: Facts): Judged[] {
  const { opened } = facts.plan;
  const { countedStatus } = facts.asked;
  const header = countedStatus === null ? (opened.roles.get('status')?.header ?? null) : headerOf(opened, 'status');
  if (countedStatus !== null) {
    const counted = new Set(countedStatus.map(fold));
    const wordOf = (text: string) => (counted.has(fold(text)) ? 'counts' : 'left-out');
    return header === null ? [] : [judged(facts.encoded(header), wordOf)];
  }
  const known = new Set((opened.exported?.counted ?? []).map(fold));
  const usual = (text: string) => (known.has(fold(text)) ? 'counts' : paymentWord(text));
  return [
    ...layoutWords(facts),
    ...(header === null ? [] : [judged(facts.encoded(header), usual)]),
    ...otherStatuses(opened).map((other) => judged(facts.encoded(other), onlyLeftOut)),
  ];
}

/** A column beside that of the payment may speak of parcels: only what leaves out is heard. */
const onlyLeftOut = (text: string): PaymentWord => (paymentWord(text) === 'left-out' ? 'left-out' : 'counts');

function layoutWords(facts: Facts): Judged[] {
  const own = facts.plan.opened.exclusions.filter(({ reason }) => reason === 'status-excluded');
  return own.map(({ header, values }) => {
    const marks = values === 'blank' ? [''] : values.map(lowered);
    return judged(facts.encoded(header), (text) => (marks.includes(lowered(text.trim())) ? 'left-out' : 'counts'));
  });
}

function judged(column: EncodedColumn, wordOf: (text: string) => PaymentWord): Judged {
  const words = column.texts.map(wordOf);
  const verdicts = column.texts.map((text, code): Excluded | null =>
    words[code] === 'left-out' ? { kind: 'excluded', reason: 'status-excluded', column: 'status', text } : null,
  );
  return { ...column, words, verdicts };
}

const shownWords = 5;

function unknownWords({ texts, codes, words }: Judged, used: Int32Array): Remark[] {
  if (!words.includes('unknown')) return [];
  const counts = new Map<string, number>();
  for (const row of used) {
    const code = codes[row]!;
    if (words[code] !== 'unknown') continue;
    const word = texts[code]!.trim();
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const named = [...counts]
    .toSorted(([a, many], [b, more]) => more - many || compareTexts(a, b))
    .map(([word, rows]) => `"${word}" ×${rows}`);
  const shown = named.slice(0, shownWords).join(', ') + (named.length > shownWords ? ', …' : '');
  return [
    {
      severity: 'warning',
      code: 'unknown-status',
      message: {
        en: `the status ${shown} is no known word of payment, and its records count; to say which count: --counted-status a,b`,
        es: `el estado ${shown} no es una palabra de pago conocida, y sus registros cuentan; para indicar cuáles cuentan: --counted-status a,b`,
      },
    },
  ];
}
