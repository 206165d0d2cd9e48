import { bindRelation } from '../../../src/relations/headers/opened.ts';
import { opened, temporaryFolder } from '../../engines/temporary.ts';
import { lines, read } from './typed-files.ts';

const folder = temporaryFolder();
let files = 0;
/** Purchases of 1 each, one for each word of payment. */
function purchases(words: readonly string[], header = 'status'): string {
  files += 1;
  const records = words.map((word, at) => `C${at},2026-01-01,1,${word}`);
  return folder.file(`purchases-${files}.csv`, lines(`customer_id,date,amount,${header}`, ...records));
}

const columns = ['customer_id', 'occurred_at', 'amount'];
/** The words that count, by their places. */
async function counted(words: readonly string[], question = {}) {
  const { rows, ...rest } = await read('transactions', purchases(words), columns, question);
  return { ...rest, words: rows.map(([id]) => words[Number(id!.slice(1))]!) };
}

// METRICS-customers, "A purchase": the words that are left out, then those that count.
const leftOut =
  'failed, pending, authorized, voided, expired, cancelled, declined, refunded, charged back, disputed, chargeback, contracargo, void, draft, test';
const counting = 'paid, completed, settled, succeeded, shipped, payment, processing, partially refunded, ';

test('the words of the contract leave out what it says, and no other', async () => {
  const { words, excluded, remarks } = await counted([...leftOut.split(', '), ...counting.split(', ')]);
  expect(words).toEqual(counting.split(', '));
  expect(excluded).toEqual({ 'status-excluded': 15 });
  expect(remarks).toEqual([]);
});

test('case, accents, underscores, hyphens and outer blanks change no word, and a word is a whole one', async () => {
  // Case 11d: "capitals, a blank behind, an underscore, a blank cell: words of payment all the same".
  const spelt = ['paid ', 'Partially_Refunded', 'PARTIALLY-REFUNDED', '', 'Refunded', 'CHARGED_BACK', 'charge-back'];
  const { words, remarks } = await counted(spelt);
  expect(words).toEqual(['paid ', 'Partially_Refunded', 'PARTIALLY-REFUNDED', '']);
  expect(remarks).toEqual([]);
});

test('Spanish words are as good', async () => {
  const out = ['Fallido', 'pendiente', 'AUTORIZADO', 'anulada', 'vencido', 'cancelado', 'Rechazado', 'reembolsado'];
  const { words, remarks } = await counted([...out, 'contracargo', 'en disputa', 'borrador', 'Pagado', 'enviado']);
  expect(words).toEqual(['Pagado', 'enviado']);
  expect(remarks).toEqual([]);
});

test('a word that nobody knows counts and is named, the most frequent first', async () => {
  const { words, remarks, said } = await counted(['paid', 'zzz', 'on hold', 'on hold', 'unrefunded']);
  expect(words).toHaveLength(5);
  expect(remarks).toEqual(['unknown-status!']);
  expect(said('unknown-status')).toContain('"on hold" ×2, "unrefunded" ×1, "zzz" ×1');
});

test('--counted-status alone says what counts', async () => {
  const { words, excluded, remarks } = await counted(['paid', 'On-Hold', 'weird', 'refunded', ''], {
    countedStatus: ['on hold', 'refunded'],
  });
  expect(words).toEqual(['On-Hold', 'refunded']);
  expect(excluded).toEqual({ 'status-excluded': 3 });
  expect(remarks).toEqual([]);
});

test('the accounting lists the words that left records out', async () => {
  const { typed } = await read('transactions', purchases(['paid', 'failed', 'failed', 'void']), columns);
  expect(typed.accounting.excluded).toEqual([
    {
      reason: 'status-excluded',
      column: 'status',
      rows: 3,
      values: [
        { value: 'failed', rows: 2 },
        { value: 'void', rows: 1 },
      ],
    },
  ]);
});

test('beside the status of a payment that of the order is heard, where it leaves out', async () => {
  files += 1;
  const file = folder.file(
    `two-${files}.csv`,
    lines(
      'customer_id,date,amount,order_status,payment_status',
      'C1,2026-01-01,1,delivered,refunded',
      'C2,2026-01-01,1,cancelled,paid',
      'C3,2026-01-01,1,delivered,paid',
    ),
  );
  const { rows, excluded, remarks } = await read('transactions', file, columns);
  expect([rows.map(([id]) => id), excluded, remarks]).toEqual([['C3'], { 'status-excluded': 2 }, []]);
  const asked = await read('transactions', file, columns, { countedStatus: ['refunded'] });
  expect(asked.rows.map(([id]) => id)).toEqual(['C1']);
});

describe("a layout's own words come first", () => {
  const shop = (name: string, ...records: readonly string[]) => folder.file(`${name}.csv`, lines(...records));

  test('WooCommerce: on-hold is unpaid, with and without its prefix', async () => {
    const file = shop(
      'woo',
      'order_id,order_date,status,order_total,customer_id',
      '1,2026-01-01 10:00:00,wc-completed,5,7',
      '2,2026-01-01 10:00:00,wc-on-hold,5,7',
      '3,2026-01-01 10:00:00,on-hold,5,7',
      '4,2026-01-01 10:00:00,processing,5,7',
    );
    const { rows, excluded, remarks } = await read('transactions', file, columns);
    expect([rows.length, excluded, remarks]).toEqual([2, { 'status-excluded': 2 }, []]);
    const asked = await read('transactions', file, columns, { countedStatus: ['on-hold'] });
    expect([asked.rows.length, asked.excluded]).toEqual([1, { 'status-excluded': 3 }]);
  });

  test('Square: rows of refunds are lines below 0, and no unknown word', async () => {
    const file = shop(
      'square',
      'Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,Tax,Tip,Event Type,Transaction ID,Payment ID,Customer ID',
      '2026-01-01,10:00:00,UTC,$20.00,$0.00,$20.00,$0.00,$0.00,Payment,T1,P1,C1',
      '2026-01-02,10:00:00,UTC,($5.00),$0.00,($5.00),$0.00,$0.00,Refund,T2,P2,C1',
    );
    expect(bindRelation('transactions', [await opened(file)], new Map()).layout?.name).toBe('square');
    const { rows, remarks } = await read('transactions', file, columns);
    expect(rows.map(([, , amount]) => amount)).toEqual(['20', '-5']);
    expect(remarks).toEqual([]);
  });
});
