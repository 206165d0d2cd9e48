import { fold } from './folding.ts';

/** Words of what never left, or came back. */
const lost =
  /\b(?:bounce\w*|rebot\w+|undeliver\w*|nondeliver\w*|unsent|fail\w*|fallid[oa]s?|fallos?|errors?|error\w*|reject\w*|rechaz\w+|block\w*|bloque\w+|drop(?:ped)?|invalid\w*|suppress\w*|returned|devuel\w+|queue[d]?|cola|scheduled?|programad[oa]|cancel\w*|descartad[oa]|mailbox full|buzon lleno|(?:does not|no) exist\w*|unzustellbar|abgelehnt|fehlgeschlagen|rejete|non remis|unreachable|inalcanzable)\b/u;
/** Words of what has still to come; where it is the answer, the invitation was sent. */
const pending = /\b(?:pending|pendientes?|awaiting|waiting|espera|esperando)\b/u;
const answer =
  /\b(?:respon\w+|respuestas?|answers?|answered|contest\w+|reply|replies|replied|complet\w+|abrir|open(?:ed)?|antwort)\b/u;
const sent =
  /\b(?:deliver\w*|sent|send|entreg\w+|envi[oa]\w*|recibid[oa]s?|received|success\w*|succe\w+|ok|accept\w*|acept\w+|exito|exitos[oa]|zugestellt|gesendet|livre\w*|envoye\w*|entregue)\b/u;
/** What follows delivery, and whether it did: who did not open was reached. */
const after =
  /\b(?:(?:un)?open(?:ed)?|(?:un)?read|(?:un)?seen|viewed|visited|click\w*|start\w*|in progress|partial\w*|incomplet\w*|abandon\w*|complet\w*|finish\w*|finaliz\w+|respon[ds]\w*|respuestas?|repl(?:y|ied)|(?:un)?answer(?:ed)?|submit\w*|declin\w*|expired?|expirad[oa]|caducad[oa]|vencid[oa]|unsubscri\w+|opt(?:ed)? out|complain\w*|spam|ignor\w+|remind\w*|recordatorio|invited|invitad[oa]|invitation|abr\w+|abiert[oa]|leid[oa]|leer|vist[oa]|visitad[oa]|clic|iniciad[oa]|empezad[oa]|comenzad[oa]|en curso|en progreso|parcial\w*|contest\w+|terminad[oa]|dad[oa] de baja|baja|queja|geoffnet|angeklickt|beantwortet|ouvert|repondu)\b/u;
const negated = /\b(?:not|no|non|never|nunca|sin|nicht|unable|cannot|couldn t|could not|failed to)\b/u;

function arrived(words: string): boolean | undefined {
  if (pending.test(words)) return answer.test(words);
  const isSent = sent.test(words);
  if (isSent && negated.test(words) && !after.test(words)) return false;
  if (lost.test(words)) return false;
  return isSent || after.test(words) ? true : undefined;
}

/** Words of more than a few are no state but a text. */
const longest = 6;

/**
 * The words with which senders say what became of an invitation, folded: whether they say that it arrived. What comes after delivery
 * proves it, as does that nothing came after it; what was sent counts as delivered unless it came back.
 *
 * @example deliveryWords.get('soft bounce') // => false
 * @example deliveryWords.get('not opened') // => true
 * @example deliveryWords.get('active') // => undefined
 */
export const deliveryWords = {
  get: (folded: string): boolean | undefined =>
    folded === '' || folded.split(' ').length > longest ? undefined : arrived(folded),
} as const;

const noBounce =
  /^(?:|no|none|n a|na|null|false|f|0|n|ninguno|ninguna|not bounced|no rebotado|delivered|entregad[oa]|sent|ok)$/u;

/**
 * Whether a cell of a column of bounces says that an invitation came back: when, why, or plainly that it did.
 *
 * @example isBounce('Hard') // => true
 * @example isBounce('None') // => false
 */
export const isBounce = (text: string): boolean => !noBounce.test(fold(text));
