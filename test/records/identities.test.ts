// The law of ids without texts: whatever stands in a column of ids, what is made of the records is what their texts make of them.
import * as fc from '../chance.ts';
import { CxError } from '../../src/errors.ts';
import { plainQuestion } from '../../src/questions/question.ts';
import { encodeRecords, type EncodedRecords, type Kept } from '../../src/records/typed/encoding/encoded.ts';
import { areAllDistinct, encodeIdentified } from '../../src/records/typed/ids/distinct.ts';
import { Keys } from '../../src/records/typed/ids/keys.ts';
import { planTyped, type TypedPlan } from '../../src/records/typed/plan.ts';
import { typedRelation } from '../../src/records/typed/relation.ts';
import { bindRelation } from '../../src/relations/headers/opened.ts';
import type { TextSource } from '../../src/sources/source.ts';
import { opened, temporaryFolder } from '../engines/temporary.ts';
import { often, slowTest } from '../often.ts';

const folder = temporaryFolder();
const header = 'customer_id,started_at,ended_at,plan';
const reads = [
  { column: 'customer_id', needed: true, unseen: true },
  { column: 'started_at', needed: true },
  { column: 'ended_at', needed: false },
] as const;

let files = 0;
function fileOf(lines: readonly string[]): Promise<TextSource> {
  files += 1;
  return opened(folder.file(`customers-${files}.csv`, `${[header, ...lines].join('\n')}\n`));
}

/** What is made of records: where they all went, what is said of them, and the values of those that are used; or why nothing. */
async function madeOf(plan: TypedPlan, reading: Promise<EncodedRecords>): Promise<unknown> {
  const records = await reading;
  try {
    const typed = await typedRelation(plan, plainQuestion, records, new Keys());
    const { judge, duplicates, accounting, table, remarks, days } = typed;
    return {
      excluded: Array.from({ length: records.rows }, (_, row) => judge.excluded(row, duplicates.has(row))),
      duplicates: [...duplicates].toSorted((a, b) => a - b),
      accounting,
      remarks,
      days,
      columns: table.columns.map((column) => ({ name: column.name, ...column.rows(0, table.rows) })),
    };
  } catch (error) {
    if (error instanceof CxError) return { code: error.code, details: error.details };
    throw error;
  }
}

function planOf(sources: readonly TextSource[], question = plainQuestion) {
  const plan = planTyped(bindRelation('customers', sources, new Map()), reads, question, 'history');
  return { plan, kept: new Map<string, Kept>(plan.identity === null ? [] : [[plan.identity, 'identity']]) };
}

const day = fc.constantFrom('2026-01-01', '2026-01-02', '2026-02-11', '', 'soon');
const damaged = [
  '',
  ' ',
  '\u00a0',
  '\u200b',
  'NA',
  'null',
  '-',
  'guest',
  'Guest',
  'Invitado',
  'anónimo',
  'walk-in',
  '0',
  '0.0',
  '00',
  '7',
  '7.0',
  '17.0',
  '17',
  ' 17',
  '17\u3000',
  '\ufeff17',
  '"17"',
  '"1""7"',
  '017',
  '1.7',
  '17.00',
  '4.5E+11',
  '"4,5e+11"',
  'ana1@x.org',
  'Ana1@x.org',
  'ana1@x.org ',
  'ana@x.org',
  'Ana@X.org',
  'a b1',
  'ñ1',
  'C.0',
  'guest@',
  'walk@in',
  '_guest',
  'a@b@1',
  'A@b@1',
  '-1.0',
];
const odd = fc.constantFrom(...damaged);
/** Ids that differ, with some among them that no rule leaves alone. */
const ids = fc
  .tuple(
    fc.uniqueArray(fc.nat(400), { minLength: 20, maxLength: 80 }),
    fc.array(odd, { maxLength: 9 }),
    fc.oneof(fc.constant<string[]>([]), fc.array(fc.constantFrom('0', '0.0', 'C5', '17'), { maxLength: 7 })),
  )
  .chain(([numbers, some, frequent]) => {
    const all = [...numbers.map((number) => `C${number}`), ...some, ...frequent];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });
const records = ids.chain((all) =>
  fc
    .array(fc.tuple(day, day), { minLength: all.length, maxLength: all.length })
    .map((days) => all.map((id, at) => `${id},${days[at]!.join(',')},basic`)),
);
/** Records that stand once more, as they are or with another end. */
const withSomeAgain = records.chain((lines) =>
  fc
    .tuple(fc.subarray(lines, { maxLength: 2 }), fc.boolean(), fc.integer({ min: 0, max: 4 }))
    .map(([again, areAlike, of]) => [
      ...lines,
      ...(of > 0 ? [] : again.map((line) => (areAlike ? line : `${line} 2`))),
    ]),
);

/** Hashes of two bits: hardly any two ids differ by them. */
const byTwoBits = (words: Uint32Array<ArrayBuffer>) => areAllDistinct(words.map((word) => word & 1));

slowTest(
  'ids kept without their texts, by any number of threads, make of records what their texts make of them',
  async () => {
    const seen = { hashes: 0, texts: 0 };
    await fc.assert(
      fc.asyncProperty(withSomeAgain, fc.option(withSomeAgain, { freq: 3 }), async (first, second) => {
        const sources = await Promise.all([first, ...(second === null ? [] : [second])].map(fileOf));
        const { plan, kept } = planOf(sources);
        expect([...kept.keys()]).toEqual(['customer_id']);
        const wanted = await madeOf(plan, encodeRecords(sources, plan.headers));
        for (const threads of [1, 2, 3]) {
          const identified = await encodeIdentified([sources, plan.headers, undefined, kept, () => threads]);
          seen[identified.columns.get('customer_id')!.hashes === undefined ? 'texts' : 'hashes'] += 1;
          expect(await madeOf(plan, Promise.resolve(identified))).toEqual(wanted);
        }
        const collided = await encodeIdentified([sources, plan.headers, undefined, kept], byTwoBits);
        expect(collided.columns.get('customer_id')!.hashes).toBeUndefined();
        expect(await madeOf(plan, Promise.resolve(collided))).toEqual(wanted);
      }),
      { numRuns: often(60) },
    );
    expect(Math.min(seen.hashes, seen.texts)).toBeGreaterThanOrEqual(often(10));
  },
);

test.each(damaged)('%j among ids that differ is judged by its text', async (id) => {
  for (const others of [['C1', 'C2'], ['17', 'C2'], Array<string>(5).fill(id)]) {
    const sources = [await fileOf([...others, id].map((one) => `${one},2026-01-01,,basic`))];
    const { plan, kept } = planOf(sources);
    const wanted = await madeOf(plan, encodeRecords(sources, plan.headers));
    expect(await madeOf(plan, encodeIdentified([sources, plan.headers, undefined, kept]))).toEqual(wanted);
  }
});

test('ids of which something is asked are read by their texts', async () => {
  const sources = [await fileOf(['C1,2026-01-01,,basic'])];
  expect(planOf(sources).plan.identity).toBe('customer_id');
  for (const asked of [
    { by: ['customer_id'] },
    { weight: 'customer_id' },
    { drivers: { named: true, minN: 1 }, by: ['customer_id'] },
  ])
    expect(planOf(sources, { ...plainQuestion, ...asked }).plan.identity).toBeNull();
});

test('pairs of words are distinct where no two are equal in both', () => {
  const word = fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom(2 ** 31, 2 ** 32 - 1));
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 40 }), (pairs) => {
      const isDistinct = new Set(pairs.map((pair) => pair.join(' '))).size === pairs.length;
      expect(areAllDistinct(Uint32Array.from(pairs.flat()))).toBe(isDistinct);
    }),
    { numRuns: often(500) },
  );
});
