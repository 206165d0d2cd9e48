import { readBoolean } from '../../values/boolean.ts';
import { fold } from '../../values/folding.ts';
import type { ScoreReading } from '../../values/scores/score.ts';
import type { Answer } from '../../records/tally/answers.ts';
import { tally } from '../reduction.ts';

/** What became of an invitation; whoever answered was reached, whatever the column says. */
export const undelivered = 0;
export const delivered = 1;
export const answered = 2;

export const isDelivered = (value: number): boolean => value >= delivered;
export const isAnswered = (value: number): boolean => value === answered;

export const countAll = (invitations: readonly Answer[]): number => invitations.reduce((sum, { n }) => sum + n, 0);
export const countAnswered = (invitations: readonly Answer[]): number =>
  countAll(invitations.filter(({ value }) => isAnswered(value)));

/** Invitations by what became of them: those whose response the responses know, or whose customer where files share no other id. */
export const invitations = tally('invitations', 'delivered', {
  whenAbsent: 'true',
  matches: { relation: 'responses', by: ['response_id', 'customer_id'] },
  read: (text, _options, matched) => readInvitation(text, matched),
  isBase: isDelivered,
});

/** The names of its states that senders write for delivery, folded, beside yes and no. */
const arrived = ['delivered', 'opened', 'clicked', 'entregado', 'entregada', 'abierto', 'abierta'];
const lost = [
  'not delivered',
  'undelivered',
  'bounce',
  'bounced',
  'hard bounce',
  'soft bounce',
  'failed',
  'rejected',
  'no entregado',
  'no entregada',
  'devuelto',
  'devuelta',
  'rebotado',
  'rebotada',
  'fallido',
  'fallida',
];
const states = new Map([
  ...arrived.map((word) => [word, true] as const),
  ...lost.map((word) => [word, false] as const),
]);

/**
 * What became of an invitation. A cell that says nothing of delivery is left out whether the invitation was answered or
 * not: to keep only the answered ones would raise the rate.
 *
 * @example readInvitation('true', false) // => { kind: 'value', value: 1 }
 * @example readInvitation('Bounced', false) // => { kind: 'value', value: 0 }
 * @example readInvitation('false', true) // => { kind: 'value', value: 2 }
 * @example readInvitation('perhaps', true) // => { kind: 'unreadable' }
 */
export function readInvitation(text: string, matched: boolean): ScoreReading {
  const state = states.get(fold(text));
  const reading = state === undefined ? readBoolean(text) : ({ kind: 'value', value: state } as const);
  if (reading.kind !== 'value') return reading;
  return { kind: 'value', value: matched ? answered : reading.value ? delivered : undelivered };
}
