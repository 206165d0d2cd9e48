import { fileReader } from '../understood.ts';

const read = fileReader();
const lines = ['1,9,fine', '2,8,fine', '3,7,fine'];
const file = (...more: readonly string[]) => `${['id,score,comment', ...lines, ...more].join('\n')}\n`;

describe('a total at the end of a file is no record', () => {
  test.each([
    'Total,24,',
    'TOTAL,24,',
    'Totals,24,',
    'Totales,24,',
    'Grand Total,24,',
    'Total general,24,',
    'Suma total,24,',
    'Subtotal,24,',
    'Sub-total,24,',
    'Total:,24,',
    '"Total",24,',
    '"Grand total:",24,',
    "'Total',24,",
    'Total',
    'Total: 24',
    'Total,24',
  ])('%s', async (total) => {
    expect(await read(file(total))).toMatchObject({ used: ['1', '2', '3'], left: ['5 footer'] });
    expect(await read(file(total).trimEnd())).toMatchObject({ used: ['1', '2', '3'], left: ['5 footer'] });
    expect(await read(file(total).replaceAll('\n', '\r\n'))).toMatchObject({ left: ['5 footer'] });
    expect(await read(file(total).replaceAll('\n', '\r'))).toMatchObject({ left: ['5 footer'] });
  });

  test.each([
    'Totally,9,fine',
    'Total Recall,9,fine',
    'Total 2026,9,fine',
    'My total,9,fine',
    'T,9,fine',
    ' Total,9,fine',
  ])('and %s is one', async (record) => {
    expect(await read(file(record))).toMatchObject({ used: ['1', '2', '3', record.split(',')[0]], left: [] });
  });

  test('nor are up to three of them', async () => {
    expect(await read(file('Subtotal,16,', 'Subtotal,8,', 'Total,24,'))).toMatchObject({
      used: ['1', '2', '3'],
      left: ['5 footer', '6 footer', '7 footer'],
    });
    expect(await read(file('Subtotal,9,a', 'Subtotal,16,', 'Subtotal,8,', 'Total,24,'))).toMatchObject({
      used: ['1', '2', '3', 'Subtotal'],
      left: ['6 footer', '7 footer', '8 footer'],
    });
  });

  test('with blank lines behind it or before it', async () => {
    expect(await read(`${file('Total,24,')}\n\n`)).toMatchObject({ left: ['5 footer'] });
    expect(await read(file('', 'Total,24,'))).toMatchObject({ used: ['1', '2', '3'], left: ['6 footer'] });
  });

  test('and one in the middle is', async () => {
    expect(await read(file('Total,24,', '5,9,fine'))).toMatchObject({ used: ['1', '2', '3', 'Total', '5'], left: [] });
  });
});

describe('a line that begins like a total is the end of a record', () => {
  test('where it stands in the quotes of a field of several lines', async () => {
    expect(await read(file('4,6,"nothing to say', 'Total, a waste"'))).toMatchObject({
      used: ['1', '2', '3', '4'],
      left: [],
    });
    expect(await read(file('4,6,"nothing to say', 'Total: ""bad"", a waste"'))).toMatchObject({ left: [] });
    expect(await read(file(`4,6,"nothing to say`, 'Total', '"'))).toMatchObject({
      used: ['1', '2', '3', '4'],
      left: [],
    });
  });

  test('and no footer where its quotes are whole', async () => {
    expect(await read(file('Total,24,"all of ""them"""'))).toMatchObject({ left: ['5 footer'] });
  });
});

test('a file of nothing but a header and totals has no record', async () => {
  expect(await read('id,score\nTotal,24\n')).toMatchObject({ used: [], left: ['2 footer'] });
  expect(await read('id,score\nSubtotal,24\nTotal,24')).toMatchObject({ used: [], left: ['2 footer', '3 footer'] });
});

test('a total further from the end than is looked at is a record like any other', async () => {
  const long = `Total,24,${'x'.repeat(1 << 14)}`;
  expect(await read(file(long))).toMatchObject({ used: ['1', '2', '3', 'Total'] });
  // The last bytes that are looked at begin in the middle of a record, with what would be a total.
  const cut = `4,9,x${`Total;${'y'.repeat(1 << 14)}`.slice(0, (1 << 14) - 1)}`;
  expect(await read(file(cut))).toMatchObject({ used: ['1', '2', '3', '4'], left: [] });
  const short = `Total,24,${'x'.repeat((1 << 14) - 40)}`;
  expect(await read(file(short))).toMatchObject({ used: ['1', '2', '3'] });
});
