import type { Excluded } from '../../judge.ts';
import { agree } from '../../../messages/agreement.ts';
import type { Remark } from '../../../sources/source.ts';
import { dayNumberOf } from '../../../values/dates/calendar.ts';
import { mapped, ofRow, type Coded } from '../encoding/coded.ts';
import { nothing, type TypedReading } from '../reading.ts';
import { lastDayRemarks } from './contract-ends.ts';
import { lifeOf, type Life } from './life.ts';
import type { Facts, Meaning, MeaningRule } from './meaning.ts';
import { originsOf } from './origins.ts';
import { recurringRevenue } from './recurring-revenue.ts';

/** What customers files mean: when a life begins and ends, what a status adds to its dates, money a month, and what brought whom. */
export const customersRule: MeaningRule = (facts: Facts): Meaning => {
  const life = lifeOf(facts);
  const revenue = recurringRevenue(facts);
  const entered = enteredTooLate(life, facts);
  const origins = originsOf(facts);
  return {
    values: new Map([
      ['started_at', life.started],
      ['ended_at', endsWithin(life, facts)],
      ...(origins === null ? [] : [['origin', origins] as const]),
      ...(revenue === null ? [] : [['recurring_revenue', revenue.readings] as const]),
    ]),
    lacksDate: (row) => ofRow(life.started, row).kind === 'missing',
    contradiction: (row) => endBeforeStart(life, row),
    lack: (row) => leftWithoutDate(life, row) ?? entered(row),
    remarks: (used, judged) => [
      ...lastDayRemarks(life, facts, used),
      ...lifeRemarks(life, facts, used, judged),
      ...(revenue?.remarks(used) ?? []),
    ],
  };
};

/** An end after the last day that counts is that of a customer who is still here. */
function endsWithin({ ended }: Life, { asked: { asOf } }: Facts): Coded<TypedReading> {
  if (asOf === null) return ended;
  const last = dayNumberOf(asOf);
  return mapped(ended, (end) => (end.kind === 'value' && Number(end.value) > last ? nothing : end));
}

function endBeforeStart(life: Life, row: number): Excluded | null {
  const [started, ended] = [ofRow(life.started, row), ofRow(life.ended, row)];
  if (started.kind !== 'value' || ended.kind !== 'value' || ended.value >= started.value) return null;
  return { kind: 'excluded', reason: 'end-before-start', column: 'ended_at', text: life.textOfEnd(row) };
}

/** Who came into sight when he had left already was never seen. */
function enteredTooLate(life: Life, facts: Facts): (row: number) => Excluded | null {
  const header = facts.plan.columns.find(({ column }) => column === 'entered_at')?.header ?? null;
  if (header === null) return () => null;
  const days = facts.readings(header, 'date');
  const { texts, codes } = facts.encoded(header);
  const last = facts.asked.asOf === null ? Number.POSITIVE_INFINITY : dayNumberOf(facts.asked.asOf);
  return (row) => {
    const [entered, ended] = [ofRow(days, row), ofRow(life.ended, row)];
    const end = ended.kind === 'value' ? Math.min(Number(ended.value), last) : last;
    const isLate = entered.kind === 'value' && Number(entered.value) >= end;
    return isLate
      ? { kind: 'excluded', reason: 'value-out-of-scale', column: 'entered_at', text: texts[codes[row]!]! }
      : null;
  };
}

function leftWithoutDate(life: Life, row: number): Excluded | null {
  if (life.standing(row) !== 'left' || ofRow(life.ended, row).kind === 'value') return null;
  return { kind: 'excluded', reason: 'value-missing', column: 'ended_at', text: life.textOfStatus(row) };
}

const isWithoutEnd = (excluded: Excluded | null): boolean =>
  excluded?.kind === 'excluded' && excluded.reason === 'value-missing' && excluded.column === 'ended_at';

function lifeRemarks(
  life: Life,
  { rows, asked: { asOf } }: Facts,
  used: Int32Array,
  judged: (row: number) => Excluded | null,
): Remark[] {
  const last = asOf === null ? Number.POSITIVE_INFINITY : dayNumberOf(asOf);
  const remarks: Remark[] = [];
  const add = (severity: Remark['severity'], code: Remark['code'], en: string, es: string) =>
    remarks.push({ severity, code, message: { en, es } });
  const noDates = count(used, (row) => life.isNoDate(row));
  if (noDates > 0) {
    const texts = life.noDateTexts.join(', ');
    const [records, registros] = [agree(noDates, 'record', 'records'), agree(noDates, 'registro', 'registros')];
    add(
      'info',
      'date-placeholder',
      `ended_at: in ${noDates} ${records} the end stands for none (${texts}): ${agree(noDates, 'this customer is', 'these customers are')} still here`,
      `ended_at: en ${noDates} ${registros} la fecha de baja equivale a ninguna (${texts}): ${agree(noDates, 'ese cliente sigue', 'esos clientes siguen')} aquí`,
    );
  }
  const contradicted = count(used, (row) => {
    const ended = ofRow(life.ended, row);
    return life.standing(row) === 'here' && ended.kind === 'value' && (ended.value as number) <= last;
  });
  if (contradicted > 0) {
    add(
      'warning',
      'status-contradicts',
      `${contradicted} ${agree(contradicted, 'customer is active by the status and has', 'customers are active by their status and have')} an end in the past: the date holds`,
      `${contradicted} ${agree(contradicted, 'cliente figura activo y tiene', 'clientes figuran activos y tienen')} una fecha de baja pasada: vale la fecha`,
    );
  }
  let left = 0;
  for (let row = 0; row < rows; row += 1) if (life.standing(row) === 'left' && isWithoutEnd(judged(row))) left += 1;
  if (left > 0) {
    add(
      'warning',
      'left-without-date',
      `${left} ${agree(left, 'customer has left by the status and nobody wrote when: the record is', 'customers have left by their status and nobody wrote when: they are')} left out (value-missing)`,
      `${left} ${agree(left, 'cliente se ha ido según su estado y no consta cuándo: se excluye', 'clientes se han ido según su estado y no consta cuándo: se excluyen')} (value-missing)`,
    );
  }
  return remarks;
}

function count(rows: Int32Array, is: (row: number) => boolean): number {
  let found = 0;
  for (const row of rows) if (is(row)) found += 1;
  return found;
}
