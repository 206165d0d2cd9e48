import { defineRelation } from './relation.ts';
import { customerId } from './shared-columns.ts';

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

/** Who was asked: a row is one invitation to a survey. */
export const invitations = defineRelation({
  title: { en: 'Invitations', es: 'Invitaciones' },
  columns: {
    customer_id: customerId,
    response_id: {
      type: 'id',
      headers: {
        en: ['response id', 'respondent id', 'survey response id'],
        es: ['id respuesta', 'id de respuesta', 'id de la respuesta', 'id encuestado'],
      },
      meaning: { en: 'identifier of the answer that it led to', es: 'identificador de la respuesta que produjo' },
    },
    invited_at: {
      type: 'date',
      headers: {
        en: [
          'invited at',
          'invited',
          'invited on',
          'invitation date',
          'invite date',
          'sent at',
          'sent on',
          'send date',
          'sent date',
          'date sent',
          'date',
          'timestamp',
        ],
        es: [
          'fecha',
          'fecha de invitacion',
          'fecha invitacion',
          'fecha de envio',
          'fecha envio',
          'enviado el',
          'invitado el',
          'fecha y hora',
        ],
      },
      weak: ['created at', 'fecha de creacion'],
      meaning: { en: 'when the invitation was sent', es: 'cuándo se envió la invitación' },
    },
    delivered: {
      type: 'boolean',
      words: new Map([...arrived.map((word) => [word, true] as const), ...lost.map((word) => [word, false] as const)]),
      headers: {
        en: ['delivered', 'delivery', 'delivery status', 'is delivered'],
        es: ['entregado', 'entregada', 'entrega', 'estado de entrega', 'estado de la entrega'],
      },
      meaning: { en: 'whether the invitation arrived', es: 'si la invitación llegó' },
    },
  },
  required: [],
  requiredOneOf: ['customer_id', 'response_id'],
  rowId: null,
});
