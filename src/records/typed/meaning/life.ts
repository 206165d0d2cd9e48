import { CxError } from '../../../errors.ts';
import { isNoDate } from '../../../values/dates/no-date.ts';
import { fold } from '../../../values/folding.ts';
import { isMissing } from '../../../values/missing.ts';
import { constant, mapped, type Coded } from '../encoding/coded.ts';
import type { Codes } from '../encoding/codes.ts';
import { countsOf } from '../encoding/encoded.ts';
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
  readonly noDateExample: string;
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
    noDateExample: ended?.texts.filter((_, at) => ended.noDates[at]).toSorted()[0] ?? '',
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
  const words = new Map<string, number>();
  const at = new Map(texts.map((text, code) => [text, code]));
  for (const { text, rows } of countsOf({ texts, codes })) {
    const code = at.get(text)!;
    if (noDates[code] === true || isMissing(text)) continue;
    filled += rows;
    if (readings.distinct[code]!.kind !== 'unreadable') continue;
    unreadable += rows;
    words.set(text.trim(), (words.get(text.trim()) ?? 0) + rows);
  }
  if (unreadable <= filled * mostUnreadable) return;
  const shown = [...words].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3);
  throw new CxError('ends-unreadable', { header, unreadable, filled, words: shown.map(([word]) => word) });
}
