// Rows below the records that state a mean, a count or an aim, and records that only look like them: docs/reading.md. By hand.
import { temporaryFolder } from '../engines/temporary.ts';
import { read, table } from './read.ts';

const folder = temporaryFolder();
const nps = (text: string) => ['nps', folder.file('answers.csv', text)];

/** Four answers of +25: their mean is 7.5. */
const records = ['Ana,10,2026-03-14,Web', 'Eva,9,2026-03-15,App', 'Tom,3,2026-03-16,Web', 'Leo,8,2026-03-17,Web'];
const header = 'customer,nps,date,channel';
const sound = { value: 25, n: 4, codes: [] };
const leftOut = {
  value: 25,
  n: 4,
  codes: ['records-rejected'],
  accounting: { excluded: [{ reason: 'structure', rows: 1 }] },
};

describe('a label, a number and nothing else is no record:', () => {
  test.each([
    'Moy.,8,,',
    'Prom.,8,,',
    'Score moyen,8,,',
    'Nota media,8,,',
    'Mittelwert,8,,',
    'Ø,8,,',
    ',8,,',
    'Target,9,,',
    'Benchmark,9,,',
    'Objetivo,9,,',
    'Ziel,9,,',
    'Total,7,-,-',
    'Grand Total,7,,All',
    'Total general,7,,Todos',
    'n,4,,',
  ])('%s', async (row) => {
    expect(await read(nps(table(header, ...records, row)))).toMatchObject(leftOut);
    expect(await read(nps(table(header, ...records, row).replaceAll(',', ';')))).toMatchObject(leftOut);
  });

  test.each([
    [
      'n among numbers',
      table('id,nps,date', '1,10,2026-03-14', '2,9,2026-03-14', '3,3,2026-03-14', '4,8,2026-03-14', 'n,7,'),
    ],
    ['as many as there are', table('store,nps', 'Sol,10', 'Mar,9', 'Ola,3', 'Rio,8', 'n,4')],
    ['of all, among codes', table('id,nps', 'Overall,8', 'a1,10', 'a2,9', 'a3,3', 'a4,8')],
    ['of all in French, among codes', table('id,nps', 'Tous,8', 'a1,10', 'a2,9', 'a3,3', 'a4,8')],
    [
      'neither id nor day, and the mean',
      table('id,nps,date', '1,10,2026-03-14', '2,9,2026-03-15', '3,3,2026-03-16', '4,8,2026-03-17', ',8,'),
    ],
  ])('%s', async (_, text) => {
    expect(await read(nps(text))).toMatchObject(leftOut);
  });

  test.each([
    ['a customer called Target that has a day', 'Target,8,2026-03-17,Web'],
    ['one without a channel', 'Target,8,2026-03-17,'],
    ['one without a day', 'Benchmark,8,,Web'],
    ['one called Prom', 'Prom,8,2026-03-17,Web'],
    ['one called n', 'n,8,2026-03-17,App'],
    ['one who is not named', ',8,2026-03-17,Web'],
    ['one of whom nothing else is known, and no mean', ',10,,'],
    ['one of all channels', 'Leo,8,2026-03-17,All'],
    ['a name that is no label', 'Mediapro,8,,'],
  ])('but %s is one', async (_, row) => {
    const { n, accounting } = await read(nps(table(header, ...records.slice(0, 3), row)));
    expect([n, accounting.excluded]).toEqual([4, []]);
  });

  test('nor one of a customer who comes again', async () => {
    const target = ['Target,9,2026-03-14,Web', 'Target,3,2026-03-15,App'];
    expect((await read(nps(table(header, ...target, ...records, 'Target,8,,')))).n).toBe(7);
  });
});

describe('of more records than are looked at one by one', () => {
  const many = Array.from({ length: 2500 }, (_, at) => `Shop ${'ABCDEFGHIJKL'[at % 12]!},${[10, 9, 3, 8][at % 4]!}`);

  test.each(['Average,8', 'Promedio,7.5', 'Moyenne,8', 'Total,18750', 'n,2500'])('%s is none', async (row) => {
    expect(await read(nps(table('store,nps', ...many, row)))).toMatchObject({ value: 25, n: 2500 });
  });

  test.each(['Average,10', 'Shop M,8', 'Totally,8'])('%s is one', async (row) => {
    expect((await read(nps(table('store,nps', ...many, row)))).n).toBe(2501);
  });
});

describe('a line of one cell below a record whose last cell cannot go on there', () => {
  const numbers = table('id,nps', '1,10', '2,9', '3,3', '4,8');
  const words = table('id,nps,channel', '1,10,Web', '2,9,App', '3,3,Web', '4,8,App');

  test.each(['Source: CRM', 'Confidential', 'Prepared for Acme', 'Datos internos', 'Total: 4;;'])(
    '%s is a footer, and takes no record with it',
    async (line) => {
      expect(await read(nps(`${numbers}${line}\n`))).toMatchObject(leftOut);
      expect(await read(nps(`${words}${line}\n`))).toMatchObject(leftOut);
      expect(await read(nps(`${numbers}\n${line}\n`))).toMatchObject(leftOut);
    },
  );

  test('but below free text it may be the rest of it', async () => {
    const text = table('id,nps,why', '1,10,good', '2,9,fine', '3,3,slow', '4,8,it was', 'Confidential');
    expect((await read(nps(text))).accounting.excluded[0]).toMatchObject({ reason: 'structure', rows: 2 });
  });

  test.each([sound])('and without one all are read', async (all) => {
    expect(await read(nps(numbers))).toMatchObject(all);
    expect(await read(nps(words))).toMatchObject(all);
  });
});

describe('subtotals among the records, as spreadsheets write them below each group:', () => {
  // Two promoters, a passive, a detractor; each subtotal would else be an answer.
  test.each([
    [
      'counts beside names alone',
      ['store,nps', 'Mar,3', 'Mar,8', 'Mar Count,2', 'Sol,10', 'Sol,9', 'Sol Count,2', 'Grand Count,4'],
      3,
    ],
    [
      'rounded means',
      ['store,nps', 'Sol,10', 'Sol,9', 'Sol Total,10', 'Mar,3', 'Mar,8', 'Mar Total,6', 'Grand Total,8'],
      3,
    ],
    [
      'means',
      ['store,nps', 'Sol,10', 'Sol,9', 'Sol Average,9.5', 'Mar,3', 'Mar,8', 'Mar Average,5.5', 'Grand Average,7.5'],
      3,
    ],
    [
      'sums in Spanish',
      ['tienda;nps', 'Sol;10', 'Sol;9', 'Total Sol;19', 'Mar;3', 'Mar;8', 'Total Mar;11', 'Total general;30'],
      3,
    ],
    [
      'counts in Spanish',
      ['tienda;nps', 'Sol;10', 'Sol;9', 'Cuenta Sol;2', 'Mar;3', 'Mar;8', 'Cuenta Mar;2', 'Cuenta general;4'],
      3,
    ],
    [
      'counts without a date',
      [
        'store,date,nps',
        'Mar,2026-01-01,3',
        'Mar,2026-01-02,8',
        'Mar Count,,2',
        'Sol,2026-01-01,10',
        'Sol,2026-01-02,9',
        'Sol Count,,2',
        'Grand Count,,4',
      ],
      3,
    ],
    [
      'one among them and one at the end',
      [
        'date,customer,nps',
        '2026-02-01,A,10',
        '2026-02-02,B,9',
        ',Subtotal,9',
        '2026-02-13,C,3',
        '2026-02-14,D,8',
        ',Subtotal,6',
      ],
      2,
    ],
    [
      'one alone',
      ['date,customer,nps', '2026-02-01,A,10', '2026-02-02,B,9', ',Sub-total,10', '2026-02-13,C,3', '2026-02-14,D,8'],
      1,
    ],
  ])('%s', async (_, lines, rows) => {
    const { value, n, accounting } = await read(nps(table(...lines)));
    expect([value, n, accounting.excluded]).toEqual([25, 4, [{ reason: 'structure', rows }]]);
  });

  test.each([
    ['a brand that is called so', ['brand,nps', 'Energies,10', 'Total Energies,9', 'Energies,3', 'Total Energies,8']],
    ['two of them, in no order', ['brand,nps', 'Sol,10', 'Sol Media,9', 'Mar,3', 'Mar Media,8']],
    ['a bank account', ['account,nps', 'Cuenta 1,10', 'Cuenta 2,9', 'Cuenta 3,3', 'Cuenta 4,8']],
    ['names with an account in them', ['plan,nps', 'Joven,10', 'Cuenta Joven,9', 'Nomina,3', 'Cuenta Nomina,8']],
    ['totals of words', ['store,why,nps', 'Sol,a,10', 'Sol Total,b,9', 'Mar,c,3', 'Mar Total,d,8']],
    [
      'a customer called Total without a date',
      ['date,customer,nps', '2026-02-01,A,10', ',Total,9', '2026-02-13,C,3', '2026-02-14,D,8'],
    ],
  ])('%s is none', async (_, lines) => {
    expect(await read(['nps', folder.file('names.csv', table(...lines))])).toMatchObject({
      value: 25,
      n: 4,
      codes: [],
    });
  });
});
