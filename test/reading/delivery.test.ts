// What senders write of invitations: docs/reading.md, "Invitations". Five are sent, and two of them answered.
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';
import { refusal, table } from './read.ts';

const folder = temporaryFolder();
const answers = () => folder.file('answers.csv', table('Customer ID,nps', 'C4,9', 'C5,3'));
const rate = (header: string, cells: readonly string[]) => [
  'response-rate',
  answers(),
  '--invitations',
  folder.file('sent.csv', table(`Customer ID,${header}`, ...cells.map((cell, at) => `C${at + 1},${cell}`))),
];

test.each([
  ['who did not answer', 'Status', ['No response', 'No answer', 'Bounced', 'Responded', 'Responded']],
  ['the same in Spanish', 'Estado', ['Sin respuesta', 'Sin abrir', 'Rebotado', 'Respondida', 'Respondida']],
  ['who declined, or came late', 'Status', ['Declined', 'Expired', 'Bounced', 'Completed', 'Completed']],
  ['who did not open', 'Delivery status', ['not opened', 'Not started', 'Bounced', 'Opened', 'Completed']],
  ['what was received', 'Estado de entrega', ['Recibido', 'Recibida', 'Rebotado', 'Recibido', 'Recibido']],
  [
    'words in another order',
    'Status',
    ['Email Sent', 'Started Survey', 'Hard Bounce', 'Finished Survey', 'Finished Survey'],
  ],
  [
    'what awaits an answer',
    'Estado',
    ['Pendiente de respuesta', 'Enviada', 'Error de envío', 'Respondida', 'Respondida'],
  ],
  [
    'invitations and reminders',
    'Invitation status',
    ['Invitation sent', 'Reminder sent', 'Failed to deliver', 'Submitted', 'Submitted'],
  ],
  ['bounces as flags', 'bounced', ['0', '0', '1', '0', '0']],
  ['bounces as words', 'Rebotado', ['no', 'no', 'sí', 'no', 'no']],
  ['bounces by kind', 'bounce_type', ['', '', 'hard', '', '']],
  ['bounces by date', 'bounced_at', ['', '', '2026-03-01 10:00', '', '']],
  ['days of delivery', 'delivered_at', ['2026-03-01', '2026-03-01', '', '2026-03-01', '2026-03-02']],
  ['a state beside bounces', 'status,bounced', ['sent,0', 'sent,0', 'sent,1', 'sent,0', 'sent,0']],
])('%s', async (_, header, cells) => {
  const { tables, accounting } = await resultOf(rate(header, cells));
  expect(tables[0]!.rows[0]).toMatchObject({
    invited: 5,
    delivered: 4,
    answered: 2,
    response_rate: 0.5,
    delivery_rate: 0.8,
  });
  expect(accounting.excluded).toEqual([]);
});

test.each([
  ['numbers', 'Delivery status', ['1', '2', '3', '2', '2']],
  ['1 and 2', 'Delivery status', ['1', '1', '2', '1', '1']],
  ['words that nobody knows', 'Delivery status', ['zorp', 'blip', 'zorp', 'zorp', 'zorp']],
])('codes of delivery are asked about: %s', async (_, header, cells) => {
  const { code, words } = await refusal(rate(header, cells));
  expect([code, words]).toEqual(['unknown-delivery', expect.stringContaining('--of invited')]);
});

test.each([
  ['the status of customers', 'Status', ['active', 'cancelled', 'active', 'expired', 'churned'], 'info'],
  ['a place', 'Estado', ['Madrid', 'Jalisco', 'Madrid', 'Jalisco', 'Jalisco'], 'info'],
  ['a rate of bounces', 'bounce_rate', ['0.1', '0.2', '0.1', '0.4', '0.5'], 'info'],
  ['days of an order', 'order_delivery_days', ['3', '2', '4', '5', '1'], 'info'],
  ['a plan', 'plan', ['pro', 'max', 'pro', 'pro', 'pro'], 'info'],
  ['codes of a status', 'status', ['1', '2', '3', '2', '2'], 'warning'],
])('%s says nothing of delivery, and no rate of it is made', async (_, header, cells, severity) => {
  const { tables, notices } = await resultOf(rate(header, cells));
  expect(tables[0]!.rows[0]).toMatchObject({ invited: 5, delivered: 5, response_rate: 0.4, delivery_rate: null });
  expect(notices.find(({ code }) => code === 'delivery-unknown')).toMatchObject({ severity });
});

test('ids in two forms of Unicode are one, and answers that say how far they came are no invitations', async () => {
  const composed = folder.file(
    'composed.csv',
    table('Customer ID,Delivery status', 'José,Sent', 'Ana,Sent', 'Luis,Sent'),
  );
  const loose = folder.file('loose.csv', table('Customer ID,nps', 'Jose\u0301,9', 'Ana,3'));
  const { headlines, notices } = await resultOf(['response-rate', loose, '--invitations', composed]);
  expect(headlines[0]!.value).toBeCloseTo(2 / 3, 9);
  expect(notices.map(({ code }) => code)).not.toContain('unmatched-records');

  const said = folder.file('said.csv', table('Customer ID,nps,status', 'C4,9,completed', 'C5,3,completed'));
  const sent = folder.file('sent.csv', table('Customer ID,Delivery status', 'C4,Sent', 'C5,Bounced', 'C6,Opened'));
  expect((await refusal(['response-rate', sent, '--invitations', said])).code).toBe('files-swapped');
  const comments = folder.file('comments.csv', table('Customer ID,comment,status', 'C4,hi,completed'));
  const scored = folder.file('scored.csv', table('Customer ID,nps', 'C4,9', 'C5,3'));
  expect((await resultOf(['response-rate', comments, '--invitations', scored])).headlines[0]!.value).toBe(0.5);
});

test('what is noted of ids that lead nowhere is what is counted: mail addresses in any case', async () => {
  const sent = folder.file('sent.csv', table('email,delivered', 'a@x.es,yes', 'b@x.es,yes', 'c@x.es,no'));
  const replied = folder.file('answers.csv', table('email,nps', 'A@x.es,9', 'b@x.es,3', 'd@x.es,3'));
  const argv = ['response-rate', replied, '--invitations', sent, '--map', 'customer_id=email'];
  const { headlines, notices } = await resultOf(argv);
  // Both to whom it was delivered answered; d was never asked.
  expect(headlines[0]).toMatchObject({ value: 1, n: 2 });
  const [note] = notices.filter(({ code }) => code === 'unmatched-records');
  expect(note!.message).toContain('invitations do not have (1)');
});
