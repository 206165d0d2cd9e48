import { CxError } from '../../errors.ts';
import { fold } from '../../values/folding.ts';
import { bindRelation, type OpenedRelation } from './opened.ts';

const scores = ['recommend_score', 'satisfaction_score', 'effort_score'] as const;

/** Whether a header plays a column, or several might. */
const knows = ({ roles }: OpenedRelation, column: string) => (roles.get(column)?.candidates ?? []).length > 0;
const asks = (responses: OpenedRelation) => scores.some((column) => knows(responses, column));
/** Words of senders, which say what became of invitations; those of surveys say how far an answer came. */
const ofSenders =
  /\b(?:sent|deliver\w*|bounced?|opened|clicked|enviad[oa]|entregad[oa]|rebotad[oa]|abiert[oa]|email \w+)\b/u;

function saysWhatWasSent({ roles, sources }: OpenedRelation): boolean {
  const header = roles.get('delivered')?.header ?? null;
  return sources.some(({ columns, shown }) => {
    const at = header === null ? -1 : columns.indexOf(header);
    return at >= 0 && shown.some((cells) => ofSenders.test(fold(cells[at] ?? '')));
  });
}

/**
 * Answers were given as invitations and invitations as answers: those say what became of them, and these hold scores.
 * @throws files-swapped
 */
export function assertNotSwapped(responses: OpenedRelation, invitations: OpenedRelation): void {
  if (asks(responses) || saysWhatWasSent(invitations)) return;
  const none = new Map<string, string>();
  const areAnswers = asks(bindRelation('responses', invitations.sources, none));
  const areSent = saysWhatWasSent(bindRelation('invitations', responses.sources, none));
  if (!areAnswers || !areSent) return;
  const [answers, sent] = [invitations.sources[0]!.file, responses.sources[0]!.file];
  throw new CxError('files-swapped', { answers, sent });
}
