import { CxError } from '../../../errors.ts';
import { agree } from '../../../messages/agreement.ts';
import type { Remark } from '../../../sources/source.ts';
import { fold } from '../../../values/folding.ts';
import { times } from '../../../values/numbers/exact.ts';
import { constant, mapped, ofRow, paired, type Coded } from '../encoding/coded.ts';
import { nothing, type TypedReading } from '../reading.ts';
import { assertOneCurrency } from './currencies.ts';
import type { Facts } from './meaning.ts';

/** Months in a billing period, as a fraction: what is billed times the first, by the second, is money a month. */
type Factor = readonly [times: number, by: number];

const factors: ReadonlyMap<string, Factor> = new Map(
  Object.entries({
    'day daily diario diaria dia': [365, 12],
    'week weekly semanal semana': [52, 12],
    'biweekly fortnightly quincenal': [26, 12],
    'month monthly mensual mes': [1, 1],
    'quarter quarterly trimestral trimestre': [1, 3],
    'semester semiannual semestral semestre': [1, 6],
    'year yearly annual annually anual anualmente ano': [1, 12],
  } satisfies Record<string, Factor>).flatMap(([words, factor]) =>
    words.split(' ').map((word) => [word, factor as Factor] as const),
  ),
);

/** Words of a header that say its money is that of a year. */
const yearly = /\b(?:arr|acv|annual|annually|annualized|annualised|yearly|year|anual|anuales|ano)\b/u;

export interface RecurringRevenue {
  readonly readings: Coded<TypedReading>;
  /** @throws two-currencies */
  remarks(used: Int32Array): readonly Remark[];
}

/**
 * Money a month, from what is billed a year or a quarter; null where no file has the column.
 * @throws billing-period-unknown, billing-period-contradicts
 */
export function recurringRevenue(facts: Facts): RecurringRevenue | null {
  const planned = facts.plan.columns.find(({ column }) => column === 'recurring_revenue');
  if (planned === undefined || planned.header === null) return null;
  const { header } = planned;
  const plain = mapped(facts.readings(header, 'money'), belowZero);
  const billed = factorsOf(facts, header);
  return {
    readings: paired(plain, billed.of, monthlyOf),
    remarks(used) {
      assertOneCurrency(facts, header, used);
      return [...billed.remarks, ...missingRemarks(header, used, plain)];
    },
  };
}

function monthlyOf(read: TypedReading, factor: Factor): TypedReading {
  if (read.kind === 'out-of-scale') return read;
  return read.kind === 'value' ? { kind: 'value', value: times(String(read.value), ...factor) } : nothing;
}

const belowZero = (reading: TypedReading): TypedReading =>
  reading.kind === 'value' && String(reading.value).startsWith('-') ? { kind: 'out-of-scale' } : reading;

interface Factors {
  readonly of: Coded<Factor>;
  readonly remarks: readonly Remark[];
}

function factorsOf(facts: Facts, header: string): Factors {
  const told = facts.asked.revenuePer;
  if (told !== null) return fixed(told === 'year' ? [1, 12] : [1, 1], header, facts);
  const billing = facts.plan.beside.get('billing_period');
  const byHeader: Factor = yearly.test(fold(header)) ? [1, 12] : [1, 1];
  if (billing === undefined) return fixed(byHeader, header, facts);
  const { texts, codes } = facts.encoded(billing);
  const known = texts.map((text) => (fold(text) === '' ? byHeader : factorOfWord(text)));
  const unknown = texts.filter((_, at) => known[at] === undefined);
  if (unknown.length > 0) throw new CxError('billing-period-unknown', { header: billing, words: unknown.toSorted() });
  const other = texts.find((_, at) => byHeader[1] === 12 && known[at]![1] !== 12);
  if (other !== undefined) throw new CxError('billing-period-contradicts', { header, billing, word: other });
  return {
    of: { distinct: known.map((factor) => factor ?? byHeader), codes },
    remarks: [
      monthly({
        en: `${header}: made money a month by ${billing}; --revenue-per month takes it as it stands`,
        es: `${header}: pasado a importe mensual según ${billing}; --revenue-per month lo toma como está`,
      }),
    ],
  };
}

/** `per year`, `cada mes`, `1 month`: the word that names the stretch stands last. */
function factorOfWord(text: string): Factor | undefined {
  const word = fold(text).split(' ').at(-1)!;
  return factors.get(word) ?? factors.get(word.replace(/s$/u, ''));
}

function fixed(factor: Factor, header: string, { rows }: Facts): Factors {
  const isMonthly = factor[1] === 1;
  const message = {
    en: `${header}: money a year, divided by 12; --revenue-per month takes it as it stands`,
    es: `${header}: importe anual, dividido entre 12; --revenue-per month lo toma como está`,
  };
  return { of: constant(factor, rows), remarks: isMonthly ? [] : [monthly(message)] };
}

const monthly = (message: Remark['message']): Remark => ({ severity: 'info', code: 'revenue-made-monthly', message });

function missingRemarks(header: string, used: Int32Array, read: Coded<TypedReading>): Remark[] {
  let missing = 0;
  for (const row of used) if (ofRow(read, row).kind !== 'value') missing += 1;
  if (missing === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'revenue-missing',
      message: {
        en: `${header}: ${missing} ${agree(missing, 'customer counts and brings', 'customers count and bring')} no money, for none is written that can be read`,
        es: `${header}: ${missing} ${agree(missing, 'cliente cuenta', 'clientes cuentan')} sin importe, porque no consta ninguno legible`,
      },
    },
  ];
}
