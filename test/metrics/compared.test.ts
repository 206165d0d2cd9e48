// What would pass by mistake where tables are held against a simulation.
import { imbalances, tableDifferences } from './compared.ts';

const rows = [
  { plan: 'a', period: '2025-05', start: 2, new: 1, rate: 0.5, end: 3 },
  { plan: 'a', period: '2025-06', start: 3, new: 0, rate: null, end: 3 },
];
const result = { tables: [{ name: 'trend', title: '', columns: [], rows }] };
const may = { key: { plan: 'a', period: '2025-05' }, cells: { start: 2, new: 1, rate: 0.5 } };
const june = { key: { plan: 'a', period: '2025-06' }, cells: { start: 3, new: 0, rate: null } };
const empty = { key: { plan: 'b', period: '2025-06' }, cells: { start: 0, new: 0, rate: null } };

describe('a table', () => {
  test('is as simulated, but for rows in which nothing happened and cells that are open', () => {
    expect(tableDifferences(result, 'trend', [may, june, empty])).toEqual([]);
    expect(tableDifferences(result, 'trend', [{ ...may, cells: { rate: undefined } }, june])).toEqual([]);
  });

  test.each([
    ['another number', [{ ...may, cells: { start: 1 } }, june], 'trend a 2025-05 start: 2, simulated 1'],
    ['a number for none', [may, { ...june, cells: { rate: 0 } }], 'trend a 2025-06 rate: null, simulated 0'],
    ['a column that is not there', [{ ...may, cells: { lost: null } }, june], 'lost: undefined, simulated null'],
    ['a row too few', [may, june, { ...empty, cells: { start: 1 } }], 'trend b 2025-06: 0 rows'],
    ['a row too many', [may], 'was not simulated: {"plan":"a","period":"2025-06"'],
    ['two rows for one', [{ key: { plan: 'a' }, cells: { start: 2 } }], 'trend a: 2 rows'],
  ])('is not with %s', (_, simulated, difference) => {
    const [found, ...others] = tableDifferences(result, 'trend', simulated);
    expect(found).toContain(difference);
    expect(others).toEqual([]);
  });

  test('is missed', () => {
    expect(tableDifferences(result, 'conventions', [])).toEqual(['no table conventions']);
  });
});

test('a row in which nothing happened may be there beyond those that were simulated', () => {
  const nothing = { plan: 'b', period: '2025-06', start: 0, new: 0, rate: null, end: 0 };
  const longer = { tables: [{ name: 'trend', title: '', columns: [], rows: [...rows, nothing] }] };
  expect(tableDifferences(longer, 'trend', [may, june])).toEqual([]);
  const rate = { ...nothing, churn_rate: 0.5 };
  const wrong = { tables: [{ name: 'trend', title: '', columns: [], rows: [...rows, rate] }] };
  expect(tableDifferences(wrong, 'trend', [may, june])).toHaveLength(1);
});

describe('rows', () => {
  const money = { revenue_start: 10, revenue_new: 5, revenue_expansion: 2, revenue_contraction: 1, revenue_churn: 6 };
  const first = { period: '1', start: 2, new: 1, returned: 1, lost: 3, end: 1, ...money, revenue_end: 10 };

  test('add up, and begin where the one before ended', () => {
    const second = { ...first, period: '2', start: 1, new: 0, returned: null, lost: 1, end: 0 };
    expect(imbalances([first, second])).toEqual([]);
    expect(imbalances([first, { ...first, period: '2' }], ['period'])).toEqual([]);
    expect(imbalances([{ revenue_start: 10, revenue_churn: 6 }])).toEqual([]);
  });

  test.each([
    ['customers', [{ ...first, end: 2 }], 'end is 2, and the movements come to 1'],
    ['money', [{ ...first, revenue_expansion: 3 }], 'revenue_end is 10, and the movements come to 11'],
    ['the end before', [first, { ...first, start: 3, end: 2 }], 'start is 3, and 1 were left'],
  ])('are told where they do not: %s', (_, given, said) => {
    expect(imbalances(given)).toEqual([expect.stringContaining(said)]);
  });
});
