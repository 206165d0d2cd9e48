import { temporaryFolder } from '../../engines/temporary.ts';
import { lines, read } from './typed-files.ts';

const folder = temporaryFolder();
const columns = ['customer_id', 'occurred_at', 'amount'];

describe('a Shopify export', () => {
  const header =
    'Name,Email,Financial Status,Paid at,Created at,Currency,Total,Lineitem quantity,Lineitem name,Refunded Amount,Id';
  const at = '2025-01-11 10:00:00 +0200';
  const line = (name: string, status: string, total: string, refunded: string, day = at) =>
    `${name},${name.slice(1)}@example.com,${status},${day},${day},${total === '' ? '' : 'EUR'},${total},1,Tea,${refunded},`;

  test('has the total of an order on its first line, less what was given back; its other lines bring none', async () => {
    // Case 28: "partly refunded orders count, less what was given back; voided ones do not".
    const file = folder.file(
      'shopify.csv',
      lines(
        header,
        line('#1', 'paid', '51.16', '0.00'),
        line('#1', '', '', ''),
        line('#2', 'partially_refunded', '53.41', '7.00'),
        line('#2', '', '', ''),
        line('#3', 'paid', '33.04', ''),
      ),
    );
    const { rows, excluded, remarks } = await read('transactions', file, columns);
    expect(rows).toEqual([
      ['1@example.com', '2025-01-11', '51.16'],
      ['1@example.com', '2025-01-11', '0'],
      ['2@example.com', '2025-01-11', '46.41'],
      ['2@example.com', '2025-01-11', '0'],
      ['3@example.com', '2025-01-11', '33.04'],
    ]);
    expect([excluded, remarks]).toEqual([{}, []]);
  });

  test('leaves out all lines of an order that was voided, whose status stands on the first', async () => {
    const file = folder.file(
      'voided.csv',
      lines(header, line('#1', 'voided', '51.11', '0.00'), line('#1', '', '', ''), line('#2', 'paid', '1', '0')),
    );
    const { rows, excluded } = await read('transactions', file, columns);
    expect(rows.map(([id]) => id)).toEqual(['2@example.com']);
    expect(excluded).toEqual({ 'status-excluded': 2 });
  });

  test('has the day and the buyer of an order on its first line, where its other lines are blank', async () => {
    const file = folder.file(
      'first-line.csv',
      lines(
        header,
        line('#1', 'paid', '5', '0'),
        '#1,,,,,,,1,Cup,,',
        line('#2', 'voided', '1', '0'),
        '#2,,,,,,,1,Cup,,',
      ),
    );
    const { rows, excluded } = await read('transactions', file, columns);
    expect(rows).toEqual([
      ['1@example.com', '2025-01-11', '5'],
      ['1@example.com', '2025-01-11', '0'],
    ]);
    expect(excluded).toEqual({ 'status-excluded': 2 });
  });

  test('whose order has no total on any line has no amount there', async () => {
    const file = folder.file('blank.csv', lines(header, line('#1', 'paid', '', ''), line('#2', 'paid', '1', '0')));
    const { rows, excluded } = await read('transactions', file, columns);
    expect([rows.length, excluded]).toEqual([1, { 'value-missing': 1 }]);
  });
});

test('a Stripe export has partly refunded payments as paid: what was given back is taken off', async () => {
  // READING.md, layouts: "partly refunded stays `Paid`: subtract".
  const file = folder.file(
    'stripe.csv',
    lines(
      'id,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer ID,Customer Email',
      'ch_1,2026-01-01 10:00:00,20.00,5.50,usd,Paid,cus_1,a@example.com',
      'ch_2,2026-01-02 10:00:00,20.00,20.00,usd,Refunded,cus_1,a@example.com',
      'ch_3,2026-01-03 10:00:00,20.00,0.00,usd,Failed,cus_1,a@example.com',
      'ch_4,2026-01-04 10:00:00,"1,000.00",0.00,usd,Paid,cus_2,b@example.com',
    ),
  );
  const { rows, excluded, remarks } = await read('transactions', file, columns);
  expect(rows).toEqual([
    ['cus_1', '2026-01-01', '14.5'],
    ['cus_2', '2026-01-04', '1000'],
  ]);
  expect([excluded, remarks]).toEqual([{ 'status-excluded': 2 }, []]);
});
