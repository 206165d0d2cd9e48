import { readFileSync } from 'node:fs';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';

const folder = temporaryFolder();

/** The header that a product really writes. */
const headerOf = (sample: string) => readFileSync(`fixtures/samples/${sample}`, 'utf8').split('\n')[0]!.trim();

/** An export with that header, each record saying what it says by the name of the column. */
function exportOf(name: string, header: string, records: readonly Readonly<Record<string, string>>[]): string {
  const columns = header.split(',');
  const lines = records.map((record) => {
    for (const column of Object.keys(record)) expect(columns).toContain(column);
    return columns.map((column) => quoted(record[column] ?? '')).join(',');
  });
  return folder.file(name, `${[header, ...lines].join('\n')}\n`);
}

const quoted = (cell: string) => (/[",]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The months of `customer-growth`: how customers moved, and the revenue of each. */
async function months(argv: readonly string[]) {
  const { tables, accounting } = await resultOf(['customer-growth', ...argv, '--period', 'month']);
  const { rows } = tables.find(({ name }) => name === 'trend')!;
  return {
    months: rows.map((row) => [row['period'], row['start'], row['new'], row['returned'], row['lost'], row['end']]),
    revenue: rows.map((row) => row['revenue_end']),
    left: accounting.excluded.map(({ reason, rows: count }) => [reason, count]),
  };
}

/** That purchases do not say who has left, and what to type; then the customers who left with it typed. */
async function inactive(argv: readonly string[]) {
  const refused = await runCx(['churn', ...argv]);
  expect([refused.status, refused.stdout]).toEqual([3, '']);
  expect(refused.stderr).toContain('--inactive-after 90');
  const { tables } = await resultOf(['churn', ...argv, '--period', 'month', '--inactive-after', '30']);
  const { rows } = tables.find(({ name }) => name === 'trend')!;
  return rows.map((row) => [row['period'], row['start'], row['new'], row['returned'], row['lost'], row['end']]);
}

/**
 * The same story in the words of each shop: Ana buys on 5 January (40.00) and 10 February (15.00); Bea on 20 January
 * (25.00) and 2 March (20.00); Carl on 10 February (30.00, of which 10.00 came back) and 15 March (35.00); Dan never paid.
 */
const growth = {
  months: [
    ['2026-01', 0, 2, 0, 0, 2],
    // Bea does not buy in February; Carl is new.
    ['2026-02', 2, 1, 0, 1, 2],
    // Ana does not buy in March; Bea is back.
    ['2026-03', 2, 0, 1, 1, 2],
  ],
  // 40 + 25; 15 + (30 − 10); 20 + 35.
  revenue: [65, 35, 55],
};

/**
 * Thirty days after a purchase: Ana leaves on 4 February (bought on 5 January), comes back on the 10th and leaves on
 * 12 March; Bea leaves on 19 February and comes back on 2 March; Carl leaves on 12 March and comes back on the 15th.
 */
const churned = [
  ['2026-01', 0, 2, 0, 0, 2],
  ['2026-02', 2, 1, 1, 2, 2],
  ['2026-03', 2, 0, 2, 2, 2],
];

describe('a Shopify export', () => {
  const header = headerOf('shopify_orders.csv');
  const order = (name: string, buyer: string, day: string, total: string, status = 'paid', refunded = '0.00') => ({
    Name: name,
    Email: `${buyer}@example.com`,
    'Financial Status': status,
    'Created at': `${day} 10:00:00 +0100`,
    Currency: 'EUR',
    Total: total,
    'Refunded Amount': refunded,
    'Lineitem quantity': '1',
    'Lineitem name': 'Tea, green',
  });
  /** Later lines of an order say whose it is and what was bought. */
  const line = (name: string, buyer: string, day: string) => ({
    Name: name,
    Email: `${buyer}@example.com`,
    'Created at': `${day} 10:00:00 +0100`,
    'Lineitem quantity': '2',
    'Lineitem name': 'Cup',
  });
  const file = () =>
    exportOf('shopify.csv', header, [
      order('#1001', 'ana', '2026-01-05', '40.00'),
      line('#1001', 'ana', '2026-01-05'),
      order('#1002', 'bea', '2026-01-20', '25.00'),
      order('#1003', 'ana', '2026-02-10', '15.00'),
      order('#1004', 'carl', '2026-02-10', '30.00', 'partially_refunded', '10.00'),
      order('#1005', 'dan', '2026-02-11', '99.00', 'voided'),
      line('#1005', 'dan', '2026-02-11'),
      order('#1006', 'bea', '2026-03-02', '20.00'),
      order('#1007', 'carl', '2026-03-15', '35.00'),
    ]);

  test('counts an order once, without what was given back or voided', async () => {
    expect(await months([file()])).toEqual({ ...growth, left: [['status-excluded', 2]] });
    expect(await inactive([file()])).toEqual(churned);
  });

  test('in two currencies is refused, with the condition to type', async () => {
    const mixed = exportOf('shopify-two.csv', header, [
      order('#1001', 'ana', '2026-01-05', '40.00'),
      { ...order('#1002', 'bea', '2026-02-20', '25.00'), Currency: 'USD' },
    ]);
    const { status, stderr } = await runCx(['customer-growth', mixed]);
    expect(status).toBe(3);
    expect(stderr).toMatch(/--where .*Currency/u);
  });
});

describe('a Stripe export', () => {
  const payment = (id: string, buyer: string, day: string, amount: string, status = 'Paid', refunded = '0.00') => ({
    id: `ch_${id}`,
    'Created date (UTC)': `${day} 10:00:00`,
    Amount: amount,
    'Amount Refunded': refunded,
    Currency: 'eur',
    Status: status,
    'Customer ID': `cus_${buyer}`,
    'Customer Email': `${buyer}@example.com`,
  });

  test('takes off what was refunded in part, and leaves out what failed', async () => {
    const file = exportOf('stripe.csv', headerOf('stripe_charges.csv'), [
      payment('7', 'carl', '2026-03-15', '35.00'),
      payment('6', 'bea', '2026-03-02', '20.00'),
      payment('5', 'dan', '2026-02-11', '1,099.00', 'Failed'),
      payment('4', 'carl', '2026-02-10', '30.00', 'Paid', '10.00'),
      payment('3', 'ana', '2026-02-10', '15.00'),
      payment('2', 'bea', '2026-01-20', '25.00'),
      payment('1', 'ana', '2026-01-05', '40.00'),
    ]);
    expect(await months([file])).toEqual({ ...growth, left: [['status-excluded', 1]] });
    expect(await inactive([file])).toEqual(churned);
  });
});

describe('a Square export', () => {
  const sale = (id: string, buyer: string, day: string, net: string, event = 'Payment') => ({
    Date: day,
    Time: '10:02:11',
    'Time Zone': 'Madrid',
    'Gross Sales': net,
    'Net Sales': net,
    'Transaction ID': id,
    'Event Type': event,
    'Customer ID': buyer === '' ? '' : `C-${buyer}`,
  });

  test('has refunds as rows of their own below zero, and buyers without a name as none', async () => {
    const file = exportOf('square.csv', headerOf('square_transactions.csv'), [
      sale('T1', 'ana', '2026-01-05', '$40.00'),
      sale('T2', 'bea', '2026-01-20', '$25.00'),
      sale('T3', 'ana', '2026-02-10', '$15.00'),
      sale('T4', 'carl', '2026-02-10', '$30.00'),
      sale('T5', 'carl', '2026-02-12', '-$10.00', 'Refund'),
      sale('T6', '', '2026-02-13', '$1,240.00'),
      sale('T7', 'bea', '2026-03-02', '$20.00'),
      sale('T8', 'carl', '2026-03-15', '$35.00'),
    ]);
    expect(await months([file])).toEqual({ ...growth, left: [['id-missing', 1]] });
    expect(await inactive([file])).toEqual(churned);
  });

  test('with days and months that nothing tells apart is refused, with the option to type', async () => {
    const file = exportOf('square-us.csv', headerOf('square_transactions.csv'), [
      sale('T1', 'ana', '01/05/26', '$40.00'),
      sale('T2', 'bea', '02/03/26', '$25.00'),
    ]);
    const { status, stderr } = await runCx(['customer-growth', file]);
    expect(status).toBe(3);
    expect(stderr).toContain('--date-order');
  });
});

describe('a WooCommerce export', () => {
  const header =
    'order_id,order_number,order_date,status,order_total,order_currency,payment_method,customer_id,billing_email';
  const order = (id: string, buyer: string, day: string, total: string, status = 'completed') => ({
    order_id: id,
    order_number: id,
    order_date: `${day} 10:00:00`,
    status,
    order_total: total,
    order_currency: 'EUR',
    customer_id: buyer,
  });

  test('counts what was paid, and takes customer 0 for none', async () => {
    const file = exportOf('woocommerce.csv', header, [
      order('1', '11', '2026-01-05', '40.00'),
      order('2', '12', '2026-01-20', '25.00', 'wc-completed'),
      order('3', '11', '2026-02-10', '15.00', 'processing'),
      order('4', '13', '2026-02-10', '20.00'),
      order('5', '14', '2026-02-11', '99.00', 'on-hold'),
      order('6', '0', '2026-02-11', '12.00'),
      order('7', '12', '2026-03-02', '20.00'),
      order('8', '13', '2026-03-15', '35.00'),
    ]);
    expect(await months([file])).toEqual({
      ...growth,
      left: [
        ['status-excluded', 1],
        ['id-missing', 1],
      ],
    });
    expect(await inactive([file])).toEqual(churned);
  });
});

describe('a WooCommerce export with headers in words', () => {
  const header =
    'Order Number,Order Status,Order Date,Customer Note,Email (Billing),Order Total Amount,Order Subtotal Amount,Order Refund Amount,Customer User ID';
  const order = (id: string, buyer: string, day: string, total: string, status = 'Completed', refund = '0') => ({
    'Order Number': id,
    'Order Status': status,
    'Order Date': `${day} 10:00`,
    'Order Total Amount': total,
    'Order Refund Amount': refund,
    'Customer User ID': buyer,
  });

  test('counts what was paid less what was given back, and takes user 0 for none', async () => {
    const file = exportOf('woocommerce-orders.csv', header, [
      order('1', '11', '2026-01-05', '40.00'),
      order('2', '12', '2026-01-20', '25.00', 'Processing'),
      order('3', '11', '2026-02-10', '20.00', 'Completed', '5.00'),
      order('4', '13', '2026-02-10', '20.00'),
      order('5', '14', '2026-02-11', '99.00', 'On hold'),
      order('6', '0', '2026-02-11', '12.00'),
      order('7', '12', '2026-03-02', '20.00'),
      order('8', '13', '2026-03-15', '35.00'),
    ]);
    expect(await months([file])).toEqual({
      ...growth,
      left: [
        ['status-excluded', 1],
        ['id-missing', 1],
      ],
    });
    expect(await inactive([file])).toEqual(churned);
  });
});

test('what a Shopify order says on its first line alone holds for all of its lines', async () => {
  const header = headerOf('shopify_orders.csv');
  const order = { Name: '#1', Email: 'ana@example.com', Currency: 'EUR' };
  const first = { 'Financial Status': 'paid', Total: '35.00', 'Created at': '2026-01-05 10:00:00 +0000' };
  const file = exportOf('shopify-lines.csv', header, [
    { ...order, ...first, 'Shipping Country': 'ES', 'Lineitem name': 'Tee' },
    { ...order, 'Lineitem name': 'Cap' },
  ]);
  const { tables, notices } = await resultOf(['customer-growth', file, '--by', 'Shipping Country']);
  const segments = tables.find(({ name }) => name === 'segments')!.rows;
  expect(segments.map((row) => [row['Shipping Country'], row['end'], row['revenue_end']])).toEqual([['ES', 1, 35]]);
  expect(notices.map(({ code }) => code)).not.toContain('segments-overlap');
  const spain = await resultOf(['customer-growth', file, '--where', '`Shipping Country` = "ES"']);
  expect(spain.accounting).toMatchObject({ read: 2, used: 2 });
});
