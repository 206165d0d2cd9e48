import { parseWhere } from '../../../src/questions/where/parse.ts';
import { isNoneOf, isOneOf } from '../../../src/questions/where/terms.ts';
import { temporaryFolder } from '../../engines/temporary.ts';
import { lines, read } from './typed-files.ts';

const folder = temporaryFolder();
let files = 0;
const columns = ['customer_id', 'occurred_at', 'amount'];

/** Purchases of one customer on one day, with these headers and records behind. */
async function purchases(header: string, records: readonly string[], where: string | null = null) {
  files += 1;
  const mark = header.includes(';') ? ';' : ',';
  const before = (text: string, of: string) => `${text}${mark}${of}`;
  const text = lines(
    before(`customer_id${mark}date`, header),
    ...records.map((record) => before(`C1${mark}2026-01-31`, record)),
  );
  const { rows, ...rest } = await read('transactions', folder.file(`money-${files}.csv`, text), columns, {
    where: where === null ? null : parseWhere(where),
  });
  return { ...rest, amounts: rows.map(([, , amount]) => amount) };
}

/** The condition that an error says to type. */
async function refused(code: string, header: string, records: readonly string[], where: string | null = null) {
  const error: unknown = await purchases(header, records, where).then(
    () => null,
    (one: unknown) => one,
  );
  expect(error).toMatchObject({ code, exitStatus: 3 });
  return (error as { details: { where: string } }).details.where;
}

test('amounts with the noise of binary fractions, and in powers of ten, are read', async () => {
  const { amounts, excluded } = await purchases('amount', [
    '19.990000000000002',
    '16.666666666666668',
    '1e3',
    '2.5E+2',
    '1e-05',
  ]);
  expect([amounts, excluded]).toEqual([['19.99', '16.666666666667', '1000', '250', '0.00001'], {}]);
  const { amounts: parts } = await purchases('amount in cents', ['1999.0000000000002', '0.0000000000499999']);
  expect(parts).toEqual(['19.99', '0']);
});

test('a quantity times a price has no more decimals than an amount', async () => {
  // 0.333333333333 × 16.666666666667 = 5.55555555555011…, by hand.
  const { amounts } = await purchases('quantity,price', [
    '0.33333333333333331,16.666666666666668',
    '3,19.990000000000002',
  ]);
  expect(amounts).toEqual(['5.55555555555', '59.97']);
});

// METRICS-customers, "A purchase": "Two currencies (a column, or two signs): exit 3, naming the `--where` to type".
describe('two currencies', () => {
  test('in a column are refused with the condition that leaves the most frequent one, and that is right', async () => {
    const records = ['1,EUR', '2,USD', '3,eur', '4,USD', '5,EUR', '6,'];
    const where = await refused('two-currencies', 'amount,currency', records);
    expect(where).toBe('currency in ("EUR", "eur")');
    expect((await purchases('amount,currency', records, where)).amounts).toEqual(['1', '3', '5']);
  });

  test.each([
    'Sale Currency',
    'invoice currency',
    'SALE_CURRENCY',
    'Moneda de pago',
    'divisa del cobro',
    'Divisa factura',
  ])('in a column called %s are refused', async (header) => {
    const where = await refused('two-currencies', `amount,${header}`, ['1,EUR', '2,USD', '3,EUR']);
    expect(where).toBe(header.includes(' ') ? `\`${header}\` = "EUR"` : `${header} = "EUR"`);
  });

  test('are looked for in the column whose header says it best, and in none of two that say it as well', async () => {
    expect(await refused('two-currencies', 'amount,Sale Currency,currency', ['1,EUR,EUR', '2,EUR,USD'])).toBe(
      'currency = "EUR"',
    );
    expect((await purchases('amount,currency,Sale Currency', ['1,EUR,EUR', '2,EUR,USD'])).amounts).toEqual(['1', '2']);
    const two = await purchases('amount,Sale Currency,Base Currency', ['1,EUR,EUR', '2,USD,EUR']);
    expect(two.amounts).toEqual(['1', '2']);
    expect((await purchases('amount,total in local currency', ['1,11', '2,22'])).amounts).toEqual(['1', '2']);
  });

  test('among the signs of the amounts are refused alike', async () => {
    const records = ['12,50 €', '3,00 $', '4,25 €', '7,10'];
    const where = await refused(
      'two-currencies',
      'cosa;importe',
      records.map((text) => `x;${text}`),
    );
    expect(where).toBe('importe contains "€"');
    const { amounts } = await purchases(
      'cosa;importe',
      records.map((text) => `x;${text}`),
      where,
    );
    expect(amounts).toEqual(['12.5', '4.25']);
  });

  test('of which one is left out by its status are one', async () => {
    expect((await purchases('amount,currency,status', ['1,EUR,paid', '2,USD,failed'])).amounts).toEqual(['1']);
  });

  test('written in several ways are one', async () => {
    const euros = await purchases('amount;currency', ['1,5 €;EUR', '2,5;eur', '3,5;€', '4,5;Euro', '5,5;']);
    expect([euros.amounts.length, euros.remarks]).toEqual([5, []]);
    expect((await purchases('amount,currency', ['$1.50,MXN', '$2.50 MXN,mxn', '3.5,$'])).amounts).toHaveLength(3);
    expect(await refused('two-currencies', 'amount,currency', ['1,MXN', '2,USD', '3,$'])).toBe('currency = "MXN"');
  });

  test('of a price are those of the amount that it makes', async () => {
    expect(await refused('two-currencies', 'quantity,price', ['1,€2.00', '1,$3.00', '1,$4.00'])).toBe(
      'price contains "$"',
    );
  });
});

// METRICS-customers, "A purchase": refund words among the lines that --where leaves, and refunds-filtered.
describe('lines that are called refunds', () => {
  const records = ['5.00,sale', '2.00,refund', '3.00,sale', '1.00,Refund'];

  test('are refused where no amount is below 0, naming column and condition, and that is right', async () => {
    const where = await refused('refunds-above-zero', 'amount,type', records);
    expect(where).toBe('type not in ("Refund", "refund")');
    const { amounts, remarks } = await purchases('amount,type', records, where);
    expect([amounts, remarks]).toEqual([['5', '3'], []]);
  });

  test.each(['Devolución', 'REEMBOLSO', 'abono', 'return'])('%s is such a word', async (word) => {
    const where = await refused('refunds-above-zero', 'importe;Tipo de línea', ['5;venta', `2;${word}`]);
    expect(where).toBe(`\`Tipo de línea\` != "${word}"`);
  });

  test('are lines like others where an amount is below 0', async () => {
    const { amounts, remarks } = await purchases('amount,type', [...records, '-4.00,refund']);
    expect([amounts.length, remarks]).toEqual([5, []]);
  });

  test('are told by a whole text alone, in a column of at most 20', async () => {
    expect((await purchases('amount,type', ['1,no refund', '2,refund policy'])).remarks).toEqual([]);
    const names = Array.from({ length: 20 }, (_, at) => `1,item ${at}`);
    expect((await purchases('amount,item', [...names, '1,return'])).remarks).toEqual([]);
    expect(await refused('refunds-above-zero', 'amount,item', [...names.slice(1), '1,return'])).toBe(
      'item != "return"',
    );
  });

  test('are told by a column that a condition reads, too', async () => {
    expect(await refused('refunds-above-zero', 'amount,type', records, 'type != "Refund"')).toBe('type != "refund"');
  });
});

test('a condition that leaves out lines below 0 is warned of, with their number', async () => {
  const records = ['5.00,web', '-2.00,shop', '-1.00,web', '-3.00,shop', '9,shop'];
  const { amounts, remarks, said } = await purchases('amount,channel', records, 'channel = "web"');
  expect([amounts, remarks]).toEqual([['5', '-1'], ['refunds-filtered!']]);
  expect(said('refunds-filtered')).toContain('2 lines below 0');
});

test('records that are alike cell by cell under one transaction_id are counted, and count', async () => {
  const header = 'amount,order_id,item';
  const { amounts, remarks, said } = await purchases(header, ['5,A,tea', '5,A,tea', '5,A,cup', '5,B,tea', '5,A,tea']);
  expect([amounts.length, remarks]).toEqual([5, ['identical-records']]);
  expect(said('identical-records')).toContain('2 records repeat');
  expect((await purchases(header, ['5,,tea', '5,,tea'])).remarks).toEqual([]);
  expect((await purchases('amount,item', ['5,tea', '5,tea'])).remarks).toEqual([]);
});

test('conditions that messages name can be typed, whatever a column or a text is called', () => {
  for (const column of ['type', 'Tipo de línea', 'not', 'a-b', 'ñ'])
    for (const texts of [['x'], ['a "quoted" one', String.raw`back\slash`]]) {
      expect(parseWhere(isOneOf(column, texts))).toEqual(
        texts.length === 1 ? { kind: 'compare', column, by: '=', to: texts[0] } : { kind: 'in', column, values: texts },
      );
      expect(parseWhere(isNoneOf(column, texts))).toEqual(
        texts.length === 1
          ? { kind: 'compare', column, by: '!=', to: texts[0] }
          : { kind: 'not', part: { kind: 'in', column, values: texts } },
      );
    }
});
