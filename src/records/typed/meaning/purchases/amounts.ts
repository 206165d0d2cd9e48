import type { Remark } from '../../../../sources/source.ts';
import { difference, product, rounded } from '../../../../values/numbers/exact.ts';
import { paired, type Coded } from '../../encoding/coded.ts';
import type { TypedReading } from '../../reading.ts';
import type { Facts } from '../meaning.ts';
import type { Speakers } from './orders.ts';

const none: TypedReading = { kind: 'value', value: '0' };

/**
 * What each record brings: its amount, or the quantity times the price where there is none, less what its layout takes
 * off. Another line of an order whose amount stands once brings none.
 */
export function amounts(facts: Facts, header: string | null, speakers: Speakers): Coded<TypedReading> {
  const written = header === null ? products(facts) : facts.readings(header, 'money');
  const { exported, relation } = facts.plan.opened;
  const off = (exported?.relation === relation ? (exported.amount?.subtract ?? []) : []).filter((column) =>
    facts.plan.headers.includes(column),
  );
  const left = off.reduce((rest, column) => paired(rest, facts.readings(column, 'money'), less), written);
  if (speakers === null) return left;
  const codeOfNone = left.distinct.length;
  return {
    distinct: [...left.distinct, none],
    codes: Int32Array.from(left.codes, (code, row) => (speakers[row] === row ? code : codeOfNone)),
  };
}

function less(amount: TypedReading, taken: TypedReading): TypedReading {
  if (amount.kind !== 'value' || taken.kind === 'missing') return amount;
  return taken.kind === 'value'
    ? { kind: 'value', value: difference(String(amount.value), String(taken.value)) }
    : taken;
}

/** Quantity × price. */
function products(facts: Facts): Coded<TypedReading> {
  const { beside } = facts.plan;
  const quantities = facts.readings(beside.get('quantity')!, 'number');
  return paired(quantities, facts.readings(beside.get('price')!, 'money'), times);
}

function times(quantity: TypedReading, price: TypedReading): TypedReading {
  if (quantity.kind !== 'value') return quantity;
  if (price.kind !== 'value') return price;
  const amount = rounded(product(String(quantity.value), String(price.value)));
  return amount === null ? { kind: 'unreadable' } : { kind: 'value', value: amount };
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
