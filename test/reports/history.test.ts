import { createHash } from 'node:crypto';
import { historyEntry, isHistory, withEntry, type HistoryEntry } from '../../src/reports/history.ts';
import { changeOf } from '../../src/renderers/supplements/change.ts';
import { resultOf } from '../run-cx.ts';
import { slowTest } from '../often.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const input = { relation: 'responses', bytes: 1, sha256: 'a' };

const entry = (key: string, value: number): HistoryEntry => ({
  schema: 'cx.history/1',
  key,
  as_of: '2026-01-31',
  inputs: [],
  metrics: [{ metric: 'nps', read: 2, used: 1, headlines: [{ name: 'nps', value }] }],
});

describe('a history', () => {
  test('has runs in their order, and compares each with the one before it', () => {
    const first = withEntry('h', '', entry('a', 1));
    expect(first.before).toBeNull();
    const second = withEntry('h', first.text, entry('b', 2));
    expect(second.before).toEqual({ as_of: '2026-01-31', headlines: [{ metric: 'nps', name: 'nps', value: 1 }] });
    expect(second.text.split('\n').filter((line) => line !== '')).toHaveLength(2);
  });

  test('has a run with the same key once: repeated runs give the same bytes', () => {
    const two = withEntry('h', withEntry('h', '', entry('a', 1)).text, entry('b', 2));
    expect(withEntry('h', two.text, entry('b', 2))).toEqual(two);
  });

  test('compares data that are again what they were with the run between, so that a check of the change sees it', () => {
    const two = withEntry('h', withEntry('h', '', entry('a', 1)).text, entry('b', 2));
    const again = withEntry('h', two.text, entry('a', 9));
    expect(again.before!.headlines).toMatchObject([{ name: 'nps', value: 2 }]);
    const keys = again.text.trimEnd().split('\n');
    expect(keys.map((line) => (JSON.parse(line) as HistoryEntry).key)).toEqual(['b', 'a']);
    expect(again.text).toContain('"value":9');
    expect(withEntry('h', again.text, entry('a', 9))).toEqual(again);
  });

  test('compares an older night that is run again with the one before it, as it did, and moves nothing', () => {
    const night = (key: string, value: number, day: string) => ({ ...entry(key, value), as_of: day });
    const nights = [night('a', 1, '2026-01-31'), night('b', 2, '2026-02-28'), night('c', 3, '2026-03-31')];
    const { text } = nights.reduce((last, one) => withEntry('h', last.text, one), { text: '' });
    const again = withEntry('h', text, nights[1]!);
    expect(again.before).toEqual({ as_of: '2026-01-31', headlines: [{ metric: 'nps', name: 'nps', value: 1 }] });
    expect(again.text).toBe(text);
  });

  test('tells which metrics were asked otherwise, whose change nobody knows, and which are gone', () => {
    const asked = (key: string, ...metrics: readonly (readonly [metric: string, asked: string])[]): HistoryEntry => ({
      ...entry(key, 1),
      metrics: metrics.map(([metric, one]) => ({
        metric,
        asked: one,
        read: 2,
        used: 1,
        headlines: [{ name: metric, value: 1 }],
      })),
    });
    const { text } = withEntry('h', '', asked('a', ['nps', 'x'], ['csat', 'top 2'], ['ces', 'y']));
    const { before, gone } = withEntry('h', text, asked('b', ['nps', 'x'], ['csat', 'top 1']));
    expect([before!.asked_otherwise, gone]).toEqual([['csat'], ['ces']]);
    const now = { name: 'csat', label: 'CSAT', unit: 'share', value: 2 } as const;
    expect(changeOf('csat', now, before!)).toBeNull();
    expect(changeOf('nps', { ...now, name: 'nps' }, before!)).toMatchObject({ was: 1, by: 1 });
  });

  slowTest('tells the same question of other days from another question', async () => {
    const askedAs = async (...options: readonly string[]) =>
      historyEntry([input], [await resultOf(['nps', 'fixtures/responses.csv', ...options])], digest).metrics[0]!.asked;
    const usual = await askedAs();
    expect(await askedAs('--from', '2026-01-01', '--to', '2026-06-30')).toBe(usual);
    expect(await askedAs('--where', 'country = "ES"')).not.toBe(usual);
    expect(await askedAs('--map', 'recommend_score=effort_score', '--scale', '1-10')).not.toBe(usual);
  });

  const spoilt = (headline: unknown, more: object = {}) =>
    JSON.stringify({ ...entry('a', 1), metrics: [{ metric: 'nps', headlines: [headline] }], ...more });

  test.each([
    [spoilt(null), 1],
    [spoilt({ name: 'nps', value: 'abc' }), 1],
    [spoilt({ name: 'nps', value: 5, conf_low: 9, conf_high: 1 }), 1],
    [spoilt({ name: 'nps', value: 5 }, { as_of: { a: 1 } }), 1],
    ['{', 1],
    ['{"schema":"cx.report/1"}', 1],
    [`${JSON.stringify(entry('a', 1))}\n{"schema":"cx.history/1","key":"b"}`, 2],
  ])('refuses a line that is none of its entries: %j', (text, line) => {
    expect(() => withEntry('h', text, entry('c', 3))).toThrow(
      expect.objectContaining({ code: 'history-unreadable', details: expect.objectContaining({ line }) }),
    );
    expect(isHistory(Buffer.from(text))).toBe(false);
  });

  test('has another key for other options and for other bytes, and the same for the same', async () => {
    const results = [await resultOf(['nps', 'fixtures/responses.csv'])];
    const other = [await resultOf(['nps', 'fixtures/responses.csv', '--confidence', '0.9'])];
    const key = (...[inputs, of]: [(typeof input)[], typeof results]) => historyEntry(inputs, of, digest).key;
    expect(key([input], results)).toBe(key([input], results));
    expect(key([input], results)).not.toBe(key([input], other));
    expect(key([input], results)).not.toBe(key([{ ...input, sha256: 'b' }], results));
  });

  test('keeps sums and headlines, and no value of a record', async () => {
    const result = await resultOf(['nps', 'fixtures/responses.csv', '--by', 'channel', '--where', 'country = "ES"']);
    const kept = historyEntry([input], [result], digest);
    expect(kept.metrics).toEqual([
      {
        metric: 'nps',
        asked: expect.stringMatching(/^[0-9a-f]{64}$/u),
        read: result.accounting.read,
        used: result.accounting.used,
        headlines: result.headlines.map(({ name, value, conf_low, conf_high, n }) => ({
          name,
          value,
          conf_low,
          conf_high,
          n,
        })),
      },
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/email|channel|country|ES/u);
  });
});
