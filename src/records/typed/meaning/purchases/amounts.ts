import type { Remark } from '../../../../sources/source.ts';
import { difference, product } from '../../../../values/numbers/exact.ts';
import type { TypedReading } from '../../reading.ts';
import type { Facts } from '../meaning.ts';
import type { Speaker } from './orders.ts';

type ReadRow = (row: number) => TypedReading;

const none: TypedReading = { kind: 'value', value: '0' };

/**
 * What each record brings: its amount, or the quantity times the price where there is none, less what its layout takes
 * off. Another line of an order whose amount stands once brings none.
 */
export function amounts(facts: Facts, header: string | null, speaker: Speaker): ReadRow {
  const written = header === null ? products(facts) : rowsOf(facts, header);
  const { exported, relation } = facts.plan.opened;
  const off = (exported?.relation === relation ? (exported.amount?.subtract ?? []) : [])
    .filter((column) => facts.plan.headers.includes(column))
    .map((column) => rowsOf(facts, column));
  return (row) => (speaker(row) === row ? off.reduce((rest, taken) => less(rest, taken(row)), written(row)) : none);
}

function rowsOf(facts: Facts, header: string): ReadRow {
  const readings = facts.readings(header, 'money');
  const { codes } = facts.encoded(header);
  return (row) => readings[codes[row]!]!;
}

function less(amount: TypedReading, taken: TypedReading): TypedReading {
  if (amount.kind !== 'value' || taken.kind === 'missing') return amount;
  return taken.kind === 'value'
    ? { kind: 'value', value: difference(String(amount.value), String(taken.value)) }
    : taken;
}

/** Quantity × price, each pair of texts multiplied once. */
function products(facts: Facts): ReadRow {
  const { beside } = facts.plan;
  const [quantity, price] = [beside.get('quantity')!, beside.get('price')!];
  const quantities = facts.readings(quantity, 'number');
  const prices = facts.readings(price, 'money');
  const [many, each] = [facts.encoded(quantity).codes, facts.encoded(price).codes];
  const known = new Map<number, TypedReading>();
  return (row) => {
    const pair = many[row]! * prices.length + each[row]!;
    let reading = known.get(pair);
    if (reading === undefined) {
      reading = times(quantities[many[row]!]!, prices[each[row]!]!);
      known.set(pair, reading);
    }
    return reading;
  };
}

function times(quantity: TypedReading, price: TypedReading): TypedReading {
  if (quantity.kind !== 'value') return quantity;
  return price.kind === 'value'
    ? { kind: 'value', value: product(String(quantity.value), String(price.value)) }
    : price;
}

/** Says that no column was the amount. */
export function productRemark({ plan: { beside } }: Facts): Remark {
  const [quantity, price] = [beside.get('quantity')!, beside.get('price')!];
  return {
    severity: 'info',
    code: 'amount-is-product',
    message: {
      en: `no column is the amount: it is ${quantity} × ${price}, the quantity times the price`,
      es: `ninguna columna es el importe: es ${quantity} × ${price}, la cantidad por el precio`,
    },
  };
}
