import { CxError } from '../../../errors.ts';
import { isNoDate } from '../../../values/dates/no-date.ts';
import { fold } from '../../../values/folding.ts';
import { isMissing } from '../../../values/missing.ts';
import { compareTexts } from '../../order.ts';
import { constant, mapped, type Coded } from '../encoding/coded.ts';
import type { Codes } from '../../../sources/codes.ts';
import { rowsOfTexts } from '../encoding/encoded.ts';
import { nothing, type TypedReading } from '../reading.ts';
import type { Facts } from './meaning.ts';

/** Words of a status that say a customer has left; folded. */
const leftWords = new Set([
  'cancelled',
  'canceled',
  'churned',
  'closed',
  'terminated',
  'expired',
  'inactive',
  'lost',
  'baja',
  'de baja',
  'dado de baja',
  'dada de baja',
  'cancelado',
  'cancelada',
  'inactivo',
  'inactiva',
  'cerrado',
  'cerrada',
  'vencido',
  'vencida',
]);

/** Words of a status that say a customer is here; any other word says nothing. */
const hereWords = new Set(['active', 'trialing', 'past due', 'paused', 'unpaid', 'activo', 'activa', 'alta']);

/** What the records of a customers file say of lives. */
export interface Life {
  /** The first day. */
  readonly started: Coded<TypedReading>;
  /** The day from which the customer is gone, as it was written. */
  readonly ended: Coded<TypedReading>;
  /** What the status says, if anything. */
  standing(row: number): 'left' | 'here' | null;
  /** Whether an end is written that means none. */
  isNoDate(row: number): boolean;
  /** The most frequent of such texts, three at most. */
  readonly noDateTexts: readonly string[];
  textOfEnd(row: number): string;
  textOfStatus(row: number): string;
}

/** @throws ends-unreadable */
export function lifeOf(facts: Facts): Life {
  const started = dateColumn(facts, 'started_at');
  const ended = dateColumn(facts, 'ended_at');
  if (ended !== null) assertReadable(ended);
  const header = facts.plan.beside.get('status');
  const status = header === undefined ? null : facts.encoded(header);
  const standings = (status?.texts ?? []).map((text) => {
    const word = fold(text);
    return leftWords.has(word) ? 'left' : hereWords.has(word) ? 'here' : null;
  });
  return {
    started: started?.readings ?? constant(nothing, facts.rows),
    ended: ended?.readings ?? constant(nothing, facts.rows),
    standing: (row) => (status === null ? null : (standings[status.codes[row]!] ?? null)),
    isNoDate: (row) => ended?.noDates[ended.codes[row]!] === true,
    noDateTexts: ended === null ? [] : mostFrequent(ended, (code) => ended.noDates[code] === true),
    textOfEnd: (row) => (ended === null ? '' : ended.texts[ended.codes[row]!]!),
    textOfStatus: (row) => (status === null ? '' : status.texts[status.codes[row]!]!),
  };
}

interface DateColumn {
  readonly header: string;
  readonly texts: readonly string[];
  readonly codes: Codes;
  readonly readings: Coded<TypedReading>;
  /** Which texts stand for no date. */
  readonly noDates: readonly boolean[];
}

function dateColumn(facts: Facts, column: string): DateColumn | null {
  const planned = facts.plan.columns.find((one) => one.column === column);
  if (planned === undefined || planned.header === null) return null;
  const { texts, codes } = facts.encoded(planned.header);
  const noDates = texts.map((text) => isNoDate(text) || (text.trim() !== '' && isMissing(text)));
  const readings = mapped(facts.readings(planned.header, 'date'), (one, code) => (noDates[code] ? nothing : one));
  return { header: planned.header, texts, codes, noDates, readings };
}

/** Of a hundred ends at most one may be unreadable: to leave them out is to leave the leavers out. */
const mostUnreadable = 0.01;

function assertReadable({ header, texts, codes, readings, noDates }: DateColumn): void {
  let [filled, unreadable] = [0, 0];
  const isUnreadable = (code: number) => noDates[code] !== true && readings.distinct[code]!.kind === 'unreadable';
  for (const [code, rows] of rowsOfTexts({ texts, codes }).entries()) {
    if (noDates[code] === true || isMissing(texts[code]!)) continue;
    filled += rows;
    if (isUnreadable(code)) unreadable += rows;
  }
  if (unreadable <= filled * mostUnreadable) return;
  const words = mostFrequent({ texts, codes }, isUnreadable);
  throw new CxError('ends-unreadable', { header, unreadable, filled, words });
}

const shownTexts = 3;

/** The most frequent of some texts, without outer blanks. */
function mostFrequent(column: Pick<DateColumn, 'texts' | 'codes'>, isWanted: (code: number) => boolean): string[] {
  const counts = new Map<string, number>();
  for (const [code, rows] of rowsOfTexts(column).entries()) {
    if (rows === 0 || !isWanted(code)) continue;
    const text = column.texts[code]!.trim();
    counts.set(text, rows + (counts.get(text) ?? 0));
  }
  const sorted = [...counts].toSorted(([a, many], [b, more]) => more - many || compareTexts(a, b));
  return sorted.slice(0, shownTexts).map(([text]) => text);
}
