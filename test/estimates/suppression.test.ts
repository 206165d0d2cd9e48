import * as fc from '../chance.ts';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { segmentsOf, type Groups } from '../../src/estimates/groups/groups.ts';
import { baseOf } from '../../src/estimates/groups/state.ts';
import { hideSmall } from '../../src/estimates/groups/suppression.ts';
import { answerShape } from '../../src/estimates/groups/tallied.ts';
import type { Answer } from '../../src/records/tally/answers.ts';
import type { Row } from '../../src/results/result.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { often } from '../often.ts';

const minN = 10;
/** 40, 12 and 4 answers: only the last has too few. */
const stores = { north: [9, 40], south: [3, 12], west: [10, 4] } as const;

const folder = mkdtempSync(join(tmpdir(), 'cx-small-'));
const file = join(folder, 'stores.csv');
writeFileSync(
  file,
  [
    'store,nps',
    ...Object.entries(stores).flatMap(([store, [score, n]]) => Array<string>(n).fill(`${store},${score}`)),
  ].join('\n'),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const command = ['nps', file, '--by', 'store', '--min-n', String(minN), '--compare', 'rest'];

/** What a reader of a report knows: the counts of all answers, and of the segments that are shown. */
async function knownCounts(): Promise<{ overall: Row; shown: readonly Row[]; hidden: readonly Row[] }> {
  const { tables } = await resultOf(command);
  const rows = (name: string) => tables.find((table) => table.name === name)!.rows;
  const segments = rows('segments');
  return {
    overall: rows('overall')[0]!,
    shown: segments.filter((row) => row['suppressed'] === false),
    hidden: segments.filter((row) => row['suppressed'] === true),
  };
}

describe('a segment of 4 answers with --min-n 10', () => {
  test('is hidden, and one more with it', async () => {
    const { hidden, shown } = await knownCounts();
    expect(hidden.map((row) => row['store'])).toEqual(['south', 'west']);
    expect(shown.map((row) => row['store'])).toEqual(['north']);
    for (const row of hidden) expect(Object.entries(row).filter(([, value]) => typeof value === 'number')).toEqual([]);
  });

  test('cannot be solved for: what is left over fits many segments of fewer than 10 answers', async () => {
    const { overall, shown } = await knownCounts();
    const left = (name: string) => Number(overall[name]) - shown.reduce((sum, row) => sum + Number(row[name]), 0);
    const [promoters, passives, detractors] = ['promoters', 'passives', 'detractors'].map(left) as [
      number,
      number,
      number,
    ];
    expect(promoters + passives + detractors).toBeGreaterThanOrEqual(minN);
    const solutions = new Set<string>();
    for (let p = 0; p <= promoters; p += 1)
      for (let d = 0; d <= detractors; d += 1)
        for (let s = 0; s <= passives; s += 1) if (p + d + s > 0 && p + d + s < minN) solutions.add(`${p} ${s} ${d}`);
    expect(solutions.size).toBeGreaterThan(10);
    expect(solutions.has('4 0 0')).toBe(true);
  });

  test.each(['table', 'json', 'ndjson', 'csv', 'markdown'])('stands in no line of %s with a number', async (format) => {
    const { stdout, status } = await runCx([...command, '--format', format, '--table', 'segments']);
    expect(status).toBe(0);
    const lines = stdout.split(format === 'json' ? /\}/u : '\n').filter((line) => /west|south/u.test(line));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line.replaceAll(/stores\.csv|adjusted-wald|±|< 10/gu, '')).not.toMatch(/\d/u);
  });

  test('stands in no file of a folder of tables with a number', async () => {
    const out = join(folder, 'out/');
    await runCx([...command, '--output', out]);
    const lines = readdirSync(out).flatMap((name) => readFileSync(join(out, name), 'utf8').split('\n'));
    const named = lines.filter((line) => /west|south/u.test(line));
    expect(named.length).toBeGreaterThan(0);
    for (const line of named) expect(line.replaceAll('adjusted-wald', '')).not.toMatch(/\d/u);
  });
});

describe('what is hidden', () => {
  const shape = answerShape;
  const cells = fc.array(
    fc.record({
      segment: fc.constantFrom('a', 'b', 'c', 'd').map((name) => [name]),
      period: fc.constantFrom('2026-01', '2026-02', '2026-03'),
      state: fc.integer({ min: 1, max: 30 }).map((n) => [{ value: 9, weight: 1, n }]),
    }),
    { minLength: 1, maxLength: 12 },
  );

  test('is nothing, or two parts of a shown total or more with enough answers together', () => {
    fc.assert(
      fc.property(cells, fc.integer({ min: 2, max: 25 }), (given, least) => {
        const unique = [...new Map(given.map((cell) => [JSON.stringify([cell.segment, cell.period]), cell])).values()];
        const groups: Groups<Answer> = { shape, by: ['x'], unit: 'month', cells: unique, ranges: [] };
        const { segments } = hideSmall(groups, { minN: least });
        const protectsTotal = (parts: readonly { readonly n: number; readonly hidden: boolean }[]) => {
          const hidden = parts.filter((part) => part.hidden);
          const together = hidden.reduce((sum, { n }) => sum + n, 0);
          expect(parts.every(({ n, hidden: is }) => is || n >= least)).toBe(true);
          if (hidden.length > 0)
            expect(hidden.length === parts.length || (hidden.length >= 2 && together >= least)).toBe(true);
        };
        const whole = segmentsOf(groups);
        protectsTotal(
          segments.map(({ state }, at) => ({ n: baseOf(shape, whole[at]!.state), hidden: state === null })),
        );
        for (const [at, { state, periods }] of segments.entries()) {
          const parts = periods
            .map((period, of) => ({
              n: baseOf(shape, whole[at]!.periods[of]!.state),
              hidden: period.state === null,
            }))
            // A period of nobody that is hidden is one more that a reader does not know.
            .filter(({ n, hidden }) => n > 0 || hidden);
          if (state === null) expect(parts.every(({ hidden }) => hidden)).toBe(true);
          else protectsTotal(parts);
        }
      }),
      { numRuns: often(500) },
    );
  });
});
