import * as fc from '../../chance.ts';
import { difference, hundredth, product } from '../../../src/values/numbers/exact.ts';
import { temporaryFolder } from '../../engines/temporary.ts';
import { lines, read } from './typed-files.ts';
import { slowTest } from '../../often.ts';

const folder = temporaryFolder();
let files = 0;
const file = (...texts: readonly string[]) => {
  files += 1;
  return folder.file(`amounts-${files}.csv`, lines(...texts));
};
const columns = ['customer_id', 'occurred_at', 'amount'];

/** The amounts of a file whose records share a customer and a day. */
async function amounts(header: string, records: readonly string[], question = {}) {
  const mark = header.includes(';') ? ';' : ',';
  const { rows, ...rest } = await read(
    'transactions',
    file(`customer_id${mark}date${mark}${header}`, ...records.map((record) => `C1${mark}2026-01-31${mark}${record}`)),
    columns,
    question,
  );
  return { ...rest, amounts: rows.map(([, , amount]) => amount) };
}

describe('where a quantity stands beside a price and no amount does', () => {
  // METRICS-customers, "A purchase": "quantity × price is the amount, printed".
  test('the amount is their product, digit for digit, and that is said', async () => {
    const {
      amounts: found,
      remarks,
      said,
    } = await amounts('item,quantity,price', ['tea,3,0.10', 'tea,-1,19.99', 'tea,2.5,4.02', 'tea,0,9']);
    // By hand: 0.1 + 0.1 + 0.1 is 0.30000000000000004 in floats.
    expect(found).toEqual(['0.3', '-19.99', '10.05', '0']);
    expect(remarks).toEqual(['amount-is-product']);
    expect(said('amount-is-product')).toContain('quantity × price');
  });

  test('Spanish headers and commas are as good', async () => {
    const { amounts: found } = await amounts('Cantidad;Precio unitario', ['2;1.234,50 €', '1;99,95 €']);
    expect(found).toEqual(['2469', '99.95']);
  });

  test('a record without one of them has no amount', async () => {
    const { amounts: found, excluded } = await amounts('qty,unit price', ['2,', ',3', 'two,3', '2,3']);
    expect([found, excluded]).toEqual([['6'], { 'value-missing': 2, 'value-unreadable': 1 }]);
  });
});

test('an amount beside quantity and price is the amount', async () => {
  const { amounts: found, remarks } = await amounts('quantity,unit price,amount', ['2,5,9.5']);
  expect([found, remarks]).toEqual([['9.5'], []]);
  expect((await amounts('quantity,price,total', ['2,5,9.5'])).amounts).toEqual(['9.5']);
});

test('a price alone is the amount, for want of a clearer header', async () => {
  expect((await amounts('price', ['5'])).amounts).toEqual(['5']);
  expect((await amounts('item;precio', ['tea;5,25'])).amounts).toEqual(['5.25']);
});

slowTest('of net, tax and total the total is what was paid', async () => {
  // Case 14e: "subtotal, tax and total: the total is what was paid".
  expect((await amounts('subtotal,tax,total', ['10,2.1,12.1'])).amounts).toEqual(['12.1']);
  expect((await amounts('net_amount,vat,gross_amount', ['10,2.1,12.1'])).amounts).toEqual(['12.1']);
  expect((await amounts('net amount,tax,total', ['10,2.1,12.1'])).amounts).toEqual(['12.1']);
  expect((await amounts('Importe neto;IVA;Importe total', ['10;2,1;12,1'])).amounts).toEqual(['12.1']);
  expect((await amounts('net,tax,gross', ['10,2.1,12.1'])).amounts).toEqual(['12.1']);
  expect((await amounts('subtotal_price,total_tax,total_price', ['10,2.1,12.1'])).amounts).toEqual(['12.1']);
  expect((await amounts('net_amount', ['10'])).amounts).toEqual(['10']);
});

describe('money whose header says cents', () => {
  // METRICS-customers, "A purchase": "Any column of money whose header says cents, céntimos, centavos is divided by 100".
  test.each(['amount_cents', 'amountCents', 'Amount (in cents)', 'importe_centimos', 'Importe en centavos'])(
    '%s is divided by 100, and that is said',
    async (header) => {
      const { amounts: found, remarks, said } = await amounts(header, ['7572', '-5', '0']);
      expect([found, remarks]).toEqual([['75.72', '-0.05', '0'], ['money-in-cents']]);
      expect(said('money-in-cents')).toContain(header);
    },
  );

  test('a header that only has the letters does not say it', async () => {
    expect((await amounts('amount,accent_percent', ['7572,1'])).amounts).toEqual(['7572']);
  });

  test('the amount beside it is the amount', async () => {
    const { amounts: found, remarks } = await amounts('total_cents,total', ['7572,75.72']);
    expect([found, remarks]).toEqual([['75.72'], []]);
  });

  test('a price in cents makes an amount in whole money', async () => {
    expect((await amounts('quantity,price_cents', ['3,250'])).amounts).toEqual(['7.5']);
  });

  test('money of customers is money too', async () => {
    const { rows } = await read('customers', file('customer_id,started_at,mrr_cents', 'C1,2026-01-01,4990'), [
      'customer_id',
      'recurring_revenue',
    ]);
    expect(rows).toEqual([['C1', '49.9']]);
  });
});

test('below 0 is a minus before or behind, U+2212, parentheses, each behind an apostrophe too', async () => {
  // METRICS-customers, "A purchase": "Below 0: −, trailing minus, U+2212, parentheses, behind a leading apostrophe too".
  const written = [
    '-12.50',
    '12.50-',
    '\u221212.50',
    '(12.50)',
    "'-12.50",
    "'12.50-",
    "'(12.50)",
    '-$12.50',
    '$-12.50',
  ];
  expect((await amounts('amount', written)).amounts).toEqual(written.map(() => '-12.5'));
  const spanish = ['-12,50 €', '12,50- €', '12,50 €-', '(12,50 €)', '€ 12,50-', "'\u221212,50 €"];
  expect(
    (
      await amounts(
        'cosa;importe',
        spanish.map((text) => `x;${text}`),
      )
    ).amounts,
  ).toEqual(spanish.map(() => '-12.5'));
});

test('a blank amount is missing, and 0 is an amount', async () => {
  const { amounts: found, excluded } = await amounts('amount,x', ['0.00,1', ',1', '-0,1']);
  expect([found, excluded]).toEqual([['0', '0'], { 'value-missing': 1 }]);
});

describe('exact decimals', () => {
  const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(9));
  const text = ([units, scale]: readonly [bigint, number]) => {
    const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
    const cut = digits.length - scale;
    return `${units < 0n ? '-' : ''}${digits.slice(0, cut)}${scale === 0 ? '' : `.${digits.slice(cut)}`}`;
  };
  /** A decimal in units of 10^−20. */
  const units = (exact: string) => {
    const [whole = '', fraction = ''] = exact.split('.');
    return BigInt(whole + fraction.padEnd(20, '0'));
  };

  test('are multiplied, taken off and divided by 100 as whole numbers of small units are', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y] = [text(a), text(b)];
        expect(units(product(x, y)) * 10n ** 20n).toBe(units(x) * units(y));
        expect(units(difference(x, y))).toBe(units(x) - units(y));
        expect(units(hundredth(x)) * 100n).toBe(units(x));
        expect(product(x, y)).toMatch(/^(?:0|-?(?:[1-9]\d*|0)(?:\.\d*[1-9])?)$/);
      }),
    );
  });
});
