import { CxError } from '../../errors.ts';
import { bindRelation, type OpenedRelation } from './opened.ts';

const scores = ['recommend_score', 'satisfaction_score', 'effort_score'] as const;

/** Whether a header plays a column, or several might. */
const knows = ({ roles }: OpenedRelation, column: string) => (roles.get(column)?.candidates ?? []).length > 0;
const asks = (responses: OpenedRelation) => scores.some((column) => knows(responses, column));
const sends = (invitations: OpenedRelation) => knows(invitations, 'delivered');

/**
 * Answers were given as invitations and invitations as answers: those say what became of them, and these hold scores.
 * @throws files-swapped
 */
export function assertNotSwapped(responses: OpenedRelation, invitations: OpenedRelation): void {
  if (asks(responses) || sends(invitations)) return;
  const none = new Map<string, string>();
  const areAnswers = asks(bindRelation('responses', invitations.sources, none));
  const areSent = sends(bindRelation('invitations', responses.sources, none));
  if (!areAnswers || !areSent) return;
  const [answers, sent] = [invitations.sources[0]!.file, responses.sources[0]!.file];
  throw new CxError('files-swapped', { answers, sent });
}
