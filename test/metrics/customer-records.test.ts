// 8,000 records of customers, odd in every way that exports of customers are, and what becomes of each, known from its making.
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';
import { dayOf } from './customer-calendar.ts';
import { fileOfRecords, oddCustomers, oddNames } from './odd-customers.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const asOf = dayOf('2026-03-31');
const records = oddCustomers(8000, 7, asOf);
const { text, lines } = fileOfRecords(records);
const file = folder.file('odd.csv', text);

const used = records.flatMap(({ expected }) => (expected.kind === 'used' ? [expected] : []));
const isHere = ({ started, ended }: (typeof used)[number]) => started <= asOf && (ended === null || ended > asOf);

describe('the records', () => {
  slowTest('are 8,000, odd in every way at least 50 times, and the same each time', () => {
    expect(records).toHaveLength(8000);
    for (const name of oddNames) {
      const count = records.filter(({ oddity }) => oddity === name).length;
      expect([name, count >= 50]).toEqual([name, true]);
    }
    expect(fileOfRecords(oddCustomers(8000, 7, asOf)).text).toBe(text);
  });

  test('begin on the lines that are said', () => {
    const physical = text.split('\n');
    const begins = records.map(({ cells }, at) => physical[lines[at]! - 1]!.startsWith(`${cells[0]};${cells[1]};`));
    expect(begins.indexOf(false)).toBe(-1);
    // The last record is followed by the end of its line alone.
    expect(lines.at(-1)! - 1 + records.at(-1)!.cells.join('').split('\n').length).toBe(physical.length - 1);
  });

  slowTest('have ids of which no two records that differ have one', () => {
    const cellsOf = new Map<string, string>();
    for (const { cells, oddity } of records) {
      const id = cells[0]!.trim();
      if (oddity === 'a field too many' || !id.startsWith('K')) continue;
      const all = JSON.stringify(cells.map((cell) => cell.trim()));
      expect(cellsOf.get(id) ?? all).toBe(all);
      cellsOf.set(id, all);
    }
  });
});

describe('customer-growth', () => {
  const list = `${folder.path}/excluded.csv`;
  const growth = () => resultOf(['customer-growth', file, '--as-of', '2026-03-31', '--excluded', list]);

  slowTest('uses each record, or lists it with its line and the one reason that was expected', async () => {
    await growth();
    const listed: Record<string, string>[] = parse(readFileSync(list), { columns: true });
    const reasonOf = new Map(listed.map(({ line, reason }) => [Number(line), reason!]));
    expect(reasonOf.size).toBe(listed.length);
    const wrong = records.flatMap(({ oddity, cells, expected }, at) => {
      const reason = reasonOf.get(lines[at]!);
      reasonOf.delete(lines[at]!);
      const may: readonly (string | undefined)[] = expected.kind === 'used' ? [undefined] : expected.reasons;
      return may.includes(reason) ? [] : [`line ${lines[at]}, ${oddity}: ${reason ?? 'used'}: ${cells.join(' | ')}`];
    });
    expect(wrong.slice(0, 20)).toEqual([]);
    expect([...reasonOf]).toEqual([]);
  });

  slowTest('accounts for all of them', async () => {
    const { accounting } = await growth();
    expect(accounting.read).toBe(8000);
    expect(accounting.used).toBe(used.length);
    const counted = new Map<string, number>();
    for (const { reason, rows } of accounting.excluded) counted.set(reason, (counted.get(reason) ?? 0) + rows);
    const expected = new Map<string, number>();
    for (const { expected: one } of records) {
      if (one.kind === 'used') continue;
      const reason = one.reasons.find((name) => counted.has(name)) ?? one.reasons[0]!;
      expected.set(reason, (expected.get(reason) ?? 0) + 1);
    }
    expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(expected));
  });

  slowTest('counts who is here, and the money of a month that is known', async () => {
    const { headlines, tables } = await growth();
    const here = used.filter(isHere);
    const money = here.reduce((sum, { revenue }) => sum + (revenue ?? 0), 0) / 100;
    expect(headlines.find(({ name }) => name === 'customers')!.value).toBe(here.length);
    expect(tables.find(({ name }) => name === 'overall')!.rows[0]).toMatchObject({
      end: here.length,
      revenue_end: expect.closeTo(money, 6) as number,
    });
  });

  slowTest('tells of ends that mean none, of leavings without a date and of money that nobody knows', async () => {
    const codes: readonly string[] = (await growth()).notices.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['date-placeholder', 'left-without-date', 'revenue-missing']));
  });
});
