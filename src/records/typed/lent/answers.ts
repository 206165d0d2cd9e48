import type { Excluded } from '../../judge.ts';
import { mapped, type Coded } from '../encoding/coded.ts';
import type { TypedReading } from '../reading.ts';

/** The first answer of a customer: the day of it, and the group that it puts him in. */
export interface FirstAnswer {
  /** Days since 1970. */
  readonly day: number;
  readonly group: string;
}

/** First answers by the id of the customer; null for one who never answered. */
export type FirstAnswers = (id: string) => FirstAnswer | null;

/** The first answer of the customer of each record. */
export const answersByRecord = (answers: FirstAnswers, ids: Coded<TypedReading>): Coded<FirstAnswer | null> =>
  mapped(ids, (one) => (one.kind === 'value' ? answers(String(one.value)) : null));

/** Whether a customer answered while he was one: who had left by then was in no group while he stayed. */
export const isAnswered = (answer: FirstAnswer | null, end: TypedReading): boolean =>
  answer !== null && (end.kind !== 'value' || Number(end.value) >= answer.day);

/** @param group the name of the group that was asked for */
export const noAnswer = (group: string): Excluded => ({
  kind: 'excluded',
  reason: 'value-missing',
  column: group,
  text: '',
});
