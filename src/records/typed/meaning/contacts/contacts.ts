import { readScore } from '../../../../values/scores/score.ts';
import { constant, mapped, type Coded } from '../../encoding/coded.ts';
import { nothing, type TypedReading } from '../../reading.ts';
import type { Facts, Meaning, MeaningRule } from '../meaning.ts';
import { costsOf, secondsIn } from './costs.ts';
import { instantsOf } from './instants.ts';
import { lifecycleOf } from './lifecycle.ts';
import { endingOf, tellSuccess } from './outcomes.ts';
import { contactRemarks } from './remarks.ts';

/** What stands in a score that cannot be read, or that no scale up to 10 has: the contact happened all the same. */
export const unreadScore = -1;

/** What contacts mean: whose journey, at which moment, how it ended, and what was said of it. */
export const contactsRule: MeaningRule = (facts: Facts): Meaning => {
  const lifecycle = lifecycleOf(facts);
  const read = new Set(facts.plan.columns.map(({ column }) => column));
  const values = new Map<string, Coded<TypedReading>>();
  const tell = (column: string, readings: () => Coded<TypedReading>) => {
    if (read.has(column)) values.set(column, readings());
  };
  const said = (column: string) => facts.plan.beside.get(column);
  const whole = (value: number): TypedReading => ({ kind: 'value', value });
  tell('touchpoint', () => named(facts, 'touchpoint'));
  tell('channel', () => named(facts, 'channel'));
  tell('journey', () => journeys(facts));
  tell('by_pause', () => constant(whole(said('journey_id') === undefined ? 1 : 0), facts.rows));
  tell('names_customers', () => constant(whole(said('customer_id') === undefined ? 0 : 1), facts.rows));
  tell('instant', () => instantsOf(facts, said('occurred_at')!));
  const saysEndings = lifecycle?.column !== 'outcome';
  tell('ending', () => (saysEndings ? endingsOf(facts) : none(facts)));
  tell('tells_success', () => constant(whole(saysEndings && tellsSuccess(facts) ? 1 : 0), facts.rows));
  tell('rating', () => scores(facts, 'satisfaction_score', 10));
  tell('effort', () => scores(facts, 'effort_score', 7));
  tell('seconds', () => secondsIn(facts));
  tell('cost', () => costsOf(facts));
  return {
    values,
    statusReason: (row) => (lifecycle?.isIncomplete(row) === true ? { kind: 'excluded', reason: 'lifecycle' } : null),
    ...(read.has('journey')
      ? {
          remarks: (used, excluded) =>
            contactRemarks(facts, {
              used,
              excluded,
              journeys: values.get('journey')!,
              outcomes: saysEndings,
            }),
        }
      : {}),
  };
};

const none = ({ rows }: Facts): Coded<TypedReading> => constant(nothing, rows);

/** Names without outer blanks, in one form of Unicode: `NA` and `null` are names. */
function named(facts: Facts, column: string): Coded<TypedReading> {
  const header = facts.plan.columns.find((one) => one.column === column)!.header;
  if (header === null) return none(facts);
  return mapped(facts.readings(header, 'text'), (one) =>
    one.kind === 'value' ? { kind: 'value', value: String(one.value).normalize('NFC') } : one,
  );
}

/** A journey is known by its own id, and without that column by its customer's: then pauses part his journeys. */
function journeys(facts: Facts): Coded<TypedReading> {
  const { beside } = facts.plan;
  const header = beside.get('journey_id') ?? beside.get('customer_id');
  return header === undefined ? none(facts) : numbered(facts.readings(header, 'id'), facts.encoded(header).texts);
}

/** Ids that no other relation has, as numbers: that of a text that holds an id as it stands is its place. */
function numbered(ids: Coded<TypedReading>, texts: readonly string[]): Coded<TypedReading> {
  const isPlain = ids.distinct.every((one, code) => one.kind !== 'value' || one.value === texts[code]);
  const places = new Map<string | number, number>();
  return mapped(ids, (one, code): TypedReading => {
    if (one.kind !== 'value') return one;
    if (isPlain) return { kind: 'value', value: code };
    const place = places.get(one.value) ?? code;
    places.set(one.value, place);
    return { kind: 'value', value: place };
  });
}

function endingsOf(facts: Facts): Coded<TypedReading> {
  const header = facts.plan.beside.get('outcome');
  if (header === undefined) return none(facts);
  const { texts, codes } = facts.encoded(header);
  return mapped({ distinct: texts, codes }, (text): TypedReading => {
    const ending = endingOf(text);
    return ending === null ? nothing : { kind: 'value', value: ending };
  });
}

function tellsSuccess(facts: Facts): boolean {
  const header = facts.plan.beside.get('outcome');
  return header !== undefined && tellSuccess(facts.encoded(header).texts);
}

function scores(facts: Facts, column: string, high: number): Coded<TypedReading> {
  const header = facts.plan.beside.get(column);
  if (header === undefined) return none(facts);
  const { texts, codes } = facts.encoded(header);
  return mapped({ distinct: texts, codes }, (text): TypedReading => {
    const reading = readScore(text, { low: 1, high });
    if (reading.kind === 'missing') return nothing;
    return { kind: 'value', value: reading.kind === 'value' ? reading.value : unreadScore };
  });
}
