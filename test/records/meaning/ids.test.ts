import { joinRemarks } from '../../../src/records/typed/ids/joins.ts';
import { Keys } from '../../../src/records/typed/ids/keys.ts';
import { temporaryFolder } from '../../engines/temporary.ts';
import { lines, read } from './typed-files.ts';

const folder = temporaryFolder();
let files = 0;
const file = (...texts: readonly string[]) => {
  files += 1;
  return folder.file(`ids-${files}.csv`, lines(...texts));
};

/** Purchases of these customers, one each. */
const purchases = (ids: readonly string[], header = 'customer_id') =>
  file(`${header},date,amount`, ...ids.map((id) => `${id},2026-01-01,1`));
async function customersOf(ids: readonly string[], header?: string) {
  const { rows, ...rest } = await read('transactions', purchases(ids, header), [
    'customer_id',
    'occurred_at',
    'amount',
  ]);
  return { ...rest, ids: rows.map(([id]) => id) };
}

// Every rule is one of METRICS-customers, "Ids".
test('ids are text without outer blanks, of any alphabet: leading zeros, NA and 5E01 stay', async () => {
  const written = ['007', ' NA ', '5E01', '\u00a0C1\u3000', '\u200bC1\ufeff', 'c1', '1e5', '12.5', '-1.0', '4.0.0'];
  const { ids, remarks } = await customersOf(written);
  expect(ids).toEqual(['007', 'NA', '5E01', 'C1', 'C1', 'c1', '1e5', '12.5', '-1.0', '4.0.0']);
  expect(remarks).toEqual([]);
});

test('digits with .0 lose it, and that is said with the count', async () => {
  const { ids, remarks, said } = await customersOf(['17839.0', '17839', '007.0', '17839.00', 'C1.0']);
  expect(ids).toEqual(['17839', '17839', '007', '17839.00', 'C1.0']);
  expect(remarks).toEqual(['ids-point-zero']);
  expect(said('ids-point-zero')).toContain('ids such as 007.0, 17839.0 were read without their .0 (records: 2)');
  const { said: shown } = await customersOf(['9.0', '8.0', '7.0', '6.0', '6.0']);
  expect(shown('ids-point-zero')).toContain('ids such as 6.0, 7.0, 8.0 were');
});

test('mail addresses are compared in lower case, other ids as they stand', async () => {
  const { ids, remarks, said } = await customersOf(['Ana@Example.com', 'ana@example.com', 'K1', 'k1', 'ANA'], 'email');
  expect(ids).toEqual(['ana@example.com', 'ana@example.com', 'K1', 'k1', 'ANA']);
  expect(remarks).toEqual(['mail-case']);
  expect(said('mail-case')).toContain('capitals: 1');
});

test('a spreadsheet that wrote ids with E+ has eaten them; one such text is an id', async () => {
  await expect(customersOf(['4.5003E+11', '4.5003E+11', 'C1'])).rejects.toMatchObject({
    code: 'ids-in-exponents',
    exitStatus: 3,
    details: { header: 'customer_id', records: 2, example: '4.5003E+11' },
  });
  await expect(customersOf(['"4,5003e+11"', '"4,6E+11"'])).rejects.toThrow('ids-in-exponents');
  expect((await customersOf(['4.5003E+11', 'C1'])).ids).toEqual(['4.5003E+11', 'C1']);
});

test('a guest, in English or Spanish, is nobody', async () => {
  const guests = ['guest', 'Guest', 'INVITADO', 'anonymous', 'Consumidor Final', 'anónimo', ''];
  const { ids, excluded, remarks } = await customersOf([...guests, 'guestave']);
  expect(ids).toEqual(['guestave']);
  expect(excluded).toEqual({ 'id-missing': guests.length });
  expect(remarks).toEqual([]);
});

describe('0 is nobody', () => {
  test('where it stands in five records and in more than any other id', async () => {
    const { ids, excluded, remarks, said } = await customersOf([...Array<string>(4).fill('0'), '0.0', 'A', 'A', 'B']);
    expect([ids, excluded]).toEqual([['A', 'A', 'B'], { 'id-missing': 5 }]);
    expect(remarks).toEqual(['guests-as-zero']);
    expect(said('guests-as-zero')).toContain('in 5 records');
  });

  test('and somebody where it stands in four, or another id stands in as many', async () => {
    expect((await customersOf([...Array<string>(4).fill('0'), 'A'])).excluded).toEqual({});
    const often = [...Array<string>(5).fill('0'), ...Array<string>(5).fill('A')];
    expect((await customersOf(often)).excluded).toEqual({});
  });

  test('wherever the layout says so, however often', async () => {
    const woo = file(
      'order_id,order_date,status,order_total,customer_id',
      '1,2026-01-01 10:00:00,completed,5,0',
      '2,2026-01-01 10:00:00,completed,5,7',
    );
    const { rows, excluded, remarks } = await read('transactions', woo, ['customer_id', 'amount']);
    expect([rows, excluded, remarks]).toEqual([[['7', '5']], { 'id-missing': 1 }, []]);
  });
});

test('customers are told apart by the same ids: alike but for .0 or capitals they are one', async () => {
  const columns = ['customer_id', 'started_at'];
  const alike = file('customer_id,started_at', 'A@x.org,2026-01-01', 'A@x.org ,2026-01-01', '7,2026-01-02');
  expect((await read('customers', alike, columns)).excluded).toEqual({ duplicate: 1 });
  const differing = file('customer_id,started_at', '7.0,2026-01-01', '7,2026-01-02');
  await expect(read('customers', differing, columns)).rejects.toMatchObject({
    code: 'conflicting-customers',
    details: { ids: 1, example: '7' },
  });
  const guests = file('customer_id,started_at', 'guest,2026-01-01', 'guest,2026-01-02', '7,2026-01-02');
  expect((await read('customers', guests, columns)).excluded).toEqual({ 'id-missing': 2 });
});

describe('joins of two relations', () => {
  test('see the same ids whatever form the files give them', async () => {
    // Case 12: "The ids of the purchases were numbers once and end in .0 (17839.0), those of the customers do not".
    const keys = new Keys();
    const orders = await read('transactions', purchases(['17839.0', 'Ana@x.org']), ['customer_id', 'amount'], {}, keys);
    const people = file('customer_id,region', '17839,North', 'ana@x.org,South');
    const customers = await read('customers', people, ['customer_id'], {}, keys);
    const numbers = ({ typed }: typeof orders) =>
      [...typed.table.columns[0]!.rows(0, typed.table.rows).values].map(Number);
    expect(numbers(orders)).toEqual(numbers(customers));
    const ids = [orders, customers].map(({ typed }) => ({
      relation: typed.table.name,
      ids: typed.judge.customers,
    }));
    expect(ids[0]!.ids).toEqual(new Set(['17839', 'ana@x.org']));
    expect(joinRemarks(ids[0]!, ids[1]!)).toEqual([]);
  });

  const joined = (own: readonly string[], others: readonly string[]) =>
    joinRemarks({ relation: 'transactions', ids: new Set(own) }, { relation: 'customers', ids: new Set(others) });

  test.each([
    ['zeros', ['x', '134'], ['00134', 'y'], '134', '00134'],
    ['case', ['K001', 'x'], ['k001'], 'K001', 'k001'],
    ['.0', ['K1.0'], ['z', 'K1'], 'K1.0', 'K1'],
  ])(
    'with nothing in common are refused, showing a pair that would match without %s',
    (_, own, others, id, example) => {
      expect(() => joined(own, others)).toThrow(
        expect.objectContaining({
          code: 'nothing-in-common',
          exitStatus: 3,
          details: { relation: 'transactions', other: 'customers', id, example, alike: true },
        }),
      );
    },
  );

  test('with nothing in common, and nothing alike, are refused with one id of each', () => {
    expect(() => joined(['b', 'a'], ['d', 'c'])).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ id: 'a', example: 'c', alike: false }) as object }),
    );
  });

  test('with less than a tenth of the smaller one in common are warned of, with a tenth not', () => {
    const many = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
    expect(joined(['both', ...many('a', 10)], ['both', ...many('b', 90)])).toMatchObject([
      { severity: 'warning', code: 'few-matches', message: { en: expect.stringContaining('of the 11') as string } },
    ]);
    expect(joined(['both', ...many('a', 9)], ['both', ...many('b', 90)])).toEqual([]);
  });

  test('with a file of no ids say nothing', () => {
    expect(joined([], ['a'])).toEqual([]);
  });
});
