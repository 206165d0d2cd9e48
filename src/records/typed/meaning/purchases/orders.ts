import { nothing, type TypedReading } from '../../reading.ts';
import type { Facts } from '../meaning.ts';

/** The record that speaks for each record; itself where a line speaks for itself. */
export type Speaker = (row: number) => number;

/**
 * Where a product writes what an order says on one of its lines alone, that line speaks for all that share the order's
 * name: the first that has an amount.
 */
export function speakers(facts: Facts, amount: string | null): Speaker {
  const { exported, relation } = facts.plan.opened;
  const name = exported?.relation === relation ? exported.amount?.oncePer : undefined;
  if (name === undefined || amount === null || !facts.plan.headers.includes(name)) return (row) => row;
  const orders = facts.encoded(name);
  const { codes } = facts.encoded(amount);
  const says = facts.readings(amount, 'money').map(({ kind }) => kind !== 'missing');
  const speaking = new Int32Array(orders.texts.length).fill(-1);
  for (let row = 0; row < facts.rows; row += 1)
    if (speaking[orders.codes[row]!] === -1 && says[codes[row]!] === true) speaking[orders.codes[row]!] = row;
  const isNamed = orders.texts.map((text) => text.trim() !== '');
  return (row) => {
    const order = orders.codes[row]!;
    return isNamed[order] === true && speaking[order] !== -1 ? speaking[order]! : row;
  };
}

/** What a line of an order leaves to the line that speaks for it: the day and the buyer of its order. */
export function said(
  facts: Facts,
  column: string,
  type: 'id' | 'date',
  speaker: Speaker,
): (row: number) => TypedReading {
  const header = facts.plan.columns.find((planned) => planned.column === column)?.header ?? null;
  if (header === null) return () => nothing;
  const readings = facts.readings(header, type);
  const { codes } = facts.encoded(header);
  return (row) => {
    const own = readings[codes[row]!]!;
    return own.kind === 'missing' ? readings[codes[speaker(row)]!]! : own;
  };
}
