import { constant, type Coded } from '../../encoding/coded.ts';
import type { Codes } from '../../../../sources/codes.ts';
import { nothing, type TypedReading } from '../../reading.ts';
import type { Facts } from '../meaning.ts';

/** The place of the record that speaks for each record; null where each line speaks for itself. */
export type Speakers = Int32Array | null;

/**
 * Where a product writes what an order says on one of its lines alone, that line speaks for all that share the order's
 * name: the first that has an amount.
 */
export function speakersOf(facts: Facts, amount: string | null): Speakers {
  const { exported, relation } = facts.plan.opened;
  const name = exported?.relation === relation ? exported.amount?.oncePer : undefined;
  if (name === undefined || amount === null || !facts.plan.headers.includes(name)) return null;
  const orders = facts.encoded(name);
  const { distinct, codes } = facts.readings(amount, 'money');
  const speaking = new Int32Array(orders.texts.length).fill(-1);
  for (let row = 0; row < facts.rows; row += 1) {
    const order = orders.codes[row]!;
    if (speaking[order] === -1 && distinct[codes[row]!]!.kind !== 'missing') speaking[order] = row;
  }
  const isNamed = orders.texts.map((text) => text.trim() !== '');
  return Int32Array.from({ length: facts.rows }, (_, row) => {
    const order = orders.codes[row]!;
    return isNamed[order] === true && speaking[order] !== -1 ? speaking[order]! : row;
  });
}

/** A column in which each record says what the one says that speaks for it. */
export const spoken = <C extends { readonly codes: Codes }>(column: C, speakers: Speakers): C =>
  speakers === null ? column : { ...column, codes: speakers.map((speaker) => column.codes[speaker]!) };

/** What a line of an order leaves to the line that speaks for it: the day and the buyer of its order. */
export function said(facts: Facts, column: string, type: 'id' | 'date', speakers: Speakers): Coded<TypedReading> {
  const header = facts.plan.columns.find((planned) => planned.column === column)?.header ?? null;
  return header === null ? constant(nothing, facts.rows) : orSpoken(facts.readings(header, type), speakers);
}

/** Where a record says nothing, what the one says that speaks for it. */
export function orSpoken({ distinct, codes }: Coded<TypedReading>, speakers: Speakers): Coded<TypedReading> {
  if (speakers === null) return { distinct, codes };
  const isMissing = distinct.map(({ kind }) => kind === 'missing');
  return {
    distinct,
    codes: Int32Array.from(codes, (code, row) => (isMissing[code] === true ? codes[speakers[row]!]! : code)),
  };
}
