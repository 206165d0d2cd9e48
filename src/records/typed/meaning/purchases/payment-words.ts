import { fold } from '../../../../values/folding.ts';

/** What a word of payment says of a record: its money came, it did not, or nobody knows. */
export type PaymentWord = 'counts' | 'left-out' | 'unknown';

const wordsOf = (...lists: readonly string[]) => new Set(lists.flatMap((list) => list.split(', ')));

/** Words, folded, that say the money never came, went back, or was never meant; Spanish in both genders. */
const leftOut = wordsOf(
  'failed, failure, fallido, fallida, fallado, fallada',
  'pending, pending payment, payment pending, pendiente, pendiente de pago, pago pendiente',
  'authorized, authorised, autorizado, autorizada',
  'voided, void, anulado, anulada',
  'expired, expirado, expirada, vencido, vencida, caducado, caducada',
  'cancelled, canceled, cancelado, cancelada',
  'declined, rechazado, rechazada, denegado, denegada, declinado, declinada',
  'refunded, fully refunded, reembolsado, reembolsada, devuelto, devuelta',
  'charged back, chargeback, charge back, contracargo, contracargado, contracargada',
  'disputed, disputado, disputada, en disputa',
  'draft, borrador, test, prueba, de prueba',
);

const counting = wordsOf(
  '',
  'paid, pagado, pagada, payment, pago, cobrado, cobrada',
  'completed, complete, completado, completada, completo, completa',
  'settled, liquidado, liquidada',
  'succeeded, success, successful, exitoso, exitosa, con exito',
  'shipped, enviado, enviada',
  'processing, procesando, en proceso, en procesamiento',
  'partially refunded, partial refund, reembolsado parcialmente, reembolsada parcialmente',
  'parcialmente reembolsado, parcialmente reembolsada, reembolso parcial',
);

/** What a word says wherever it comes from; `Charged_Back` and `charged back` are one word. */
export function paymentWord(text: string): PaymentWord {
  const word = fold(text);
  return leftOut.has(word) ? 'left-out' : counting.has(word) || isRefundWord(text) ? 'counts' : 'unknown';
}

const refunds = new Set(['refund', 'return', 'devolucion', 'reembolso', 'abono']);

/** Whether a text says that money went back, and nothing else: its line is to be below 0. */
export const isRefundWord = (text: string): boolean => refunds.has(fold(text));
