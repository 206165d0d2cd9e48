import { readableForm } from '../../../src/engines/trino/typed/readable.ts';
import { ClusterRecords, type CellColumn } from '../../../src/engines/trino/typed/records.ts';
import { saidByCells, usedCells } from '../../../src/engines/trino/typed/said.ts';
import { toldBy } from '../../../src/engines/trino/typed/telling.ts';
import type { TypedColumn } from '../../../src/engines/typed-table.ts';
import { identifier } from '../../../src/sql/tag.ts';

const column = (header: string): CellColumn => ({
  header,
  name: identifier(header),
  isId: false,
  cell: (text) => text,
});

/** Six records in three cells, by two columns. */
const records = new ClusterRecords(
  [],
  [column('plan'), column('country')],
  [
    ['pro', 'ES', 3],
    ['pro', 'MX', 1],
    ['max', 'MX', 2],
  ],
);

const counts = (values: readonly number[]): TypedColumn => ({
  type: 'count',
  name: 'n',
  rows: (from, to) => ({ values: Int32Array.from(values.slice(from, to)), present: null }),
});

const staying = (used: readonly number[]) => ({ records, used: Int32Array.from(used), ids: new Map() });

test('as many records stand for those that stay as these are, each with the texts of its cell', () => {
  expect(records.rows).toBe(6);
  const { texts, codes } = records.texts(0);
  expect([...codes].map((code) => texts[code])).toEqual(['pro', 'pro', 'pro', 'pro', 'max', 'max']);
});

test('what records say is told by as few columns as tell it', () => {
  expect(toldBy(records, ['1', '1', '1']).places).toEqual([]);
  expect(toldBy(records, ['1', '1', '0']).places).toEqual([0]);
  expect(toldBy(records, ['1', '0', '0']).places).toEqual([1]);
  const both = toldBy(records, ['1', '0', '1']);
  expect(both.places).toEqual([0, 1]);
  expect([...both.said.values()].map(({ value }) => value)).toEqual(['1', '0', '1']);
  // Cells that are not used say nothing: the plan alone is enough for the others.
  expect(toldBy(records, ['1', undefined, '0']).places).toEqual([0]);
});

test('records that read alike and are judged otherwise are never counted', () => {
  const all = staying([0, 1, 2, 3, 4, 5]);
  const firsts = usedCells(all, records);
  expect(saidByCells(counts([7, 7, 7, 8, 9, 9]), all, records, firsts)).toEqual(['7', '8', '9']);
  expect(() => saidByCells(counts([7, 7, 6, 8, 9, 9]), all, records, firsts)).toThrow('not judged alike');
  expect(() => usedCells(staying([0, 1, 3]), records)).toThrow('not judged alike');
  expect([...usedCells(staying([3, 4, 5]), records)]).toEqual([-1, 0, 1]);
});

describe('texts that the cluster reads as they are read here', () => {
  const decimal: TypedColumn = { ...counts([]), type: 'decimal', digits: 18, scale: 2 };
  const word: TypedColumn = { ...counts([]), type: 'word', words: [] };
  const day: TypedColumn = { ...counts([]), type: 'day' };
  // 2025-01-31 is day 20119 since 1970-01-01: 55 years of 365 days, 14 leap days, 30 days.
  const cases: readonly (readonly [TypedColumn, string, string | null, boolean])[] = [
    [day, '2025-01-31', '20119', true],
    [day, '2025-01-31 10:15:00', '20119', true],
    [day, '2025-01-31T23:30:00Z', '20120', false],
    [day, '31/01/2025', '20119', false],
    [day, '2025-02-30', '20149', false],
    [day, '', null, false],
    [decimal, '19.90', '19.9', true],
    [decimal, '-20.00', '-20', true],
    [decimal, '-0020', '-20', false],
    [decimal, '-0', '0', false],
    [decimal, '1.234', '1234', false],
    [decimal, '19,90', '19.9', false],
    [decimal, '1e2', '100', false],
    [decimal, '0.125', '0.125', false],
    [counts([]), '7', '7', true],
    [counts([]), '07', '7', true],
    [counts([]), '7.0', '7', false],
    [word, 'pro', 'pro', true],
    [word, ' pro', 'pro', false],
  ];
  for (const [kind, text, value, holds] of cases)
    test(`${kind.type} ${JSON.stringify(text)} → ${value}: ${holds}`, () => {
      expect(readableForm(kind)!.holds(text, value)).toBe(holds);
    });
});
