import * as fc from '../../chance.ts';
import { encodeRecords } from '../../../src/records/typed/encoding/encoded.ts';
import { readInThreads } from '../../../src/records/typed/encoding/threads.ts';
import { opened, temporaryFolder } from '../../engines/temporary.ts';
import { often } from '../../often.ts';

const folder = temporaryFolder();
const header = 'id,day,amount,word,comment\n';
const [inOne, inThree] = [() => 1, () => 3];
const plan = {
  columns: [{ header: 'id', reading: 'raw', mostTexts: Number.POSITIVE_INFINITY }],
  repeated: null,
} as const;

let files = 0;
async function fileOf(text: string) {
  files += 1;
  return opened(folder.file(`records-${files}.csv`, text));
}

/** What one thread and what three make of files. */
async function both(...texts: readonly string[]) {
  const sources = await Promise.all(texts.map(fileOf));
  const read = (division: () => number) =>
    encodeRecords(
      sources,
      ['id', 'day', 'amount'],
      { words: true, repeated: 'id' },
      new Map([['day', 'date-part']]),
      division,
    );
  return { sources, one: await read(inOne), three: await read(inThree) };
}

const record = fc
  .tuple(
    fc.nat(40),
    fc.nat(27),
    fc.nat(300),
    fc.constantFrom('sale', 'refund', ''),
    fc.constantFrom('', '"said ""no"""', '"a, b"'),
  )
  .map(
    ([id, day, amount, word, comment]) =>
      `c${id},2026-01-${String(day + 1).padStart(2, '0')} 10:00,${amount},${word},${comment}`,
  );
const records = fc.array(record, { minLength: 60, maxLength: 400 });
const textOf = (lines: readonly string[]) => `${header}${lines.join('\n')}\n`;

describe('several threads', () => {
  test('give each record the number that one thread gives it, and find the same structure', async () => {
    await fc.assert(
      fc.asyncProperty(records, records, async (first, second) => {
        const { sources, one, three } = await both(textOf(first), textOf(second));
        expect(three).toEqual(one);
        expect((await readInThreads(sources, plan, inThree))?.encoder.rows).toBe(first.length + second.length);
      }),
      { numRuns: often(12) },
    );
  });

  test('do not keep a column of words whose texts are few in each stretch and many in all', async () => {
    const lines = Array.from({ length: 300 }, (_, at) => `c${at},2026-01-01,1,word ${Math.floor(at / 10)},`);
    const { one, three } = await both(textOf(lines));
    expect([...one.words.keys()]).toEqual(['comment']);
    expect(three).toEqual(one);
  });

  test('number more texts than a byte or two bytes can', async () => {
    const lines = Array.from({ length: 70_000 }, (_, at) => `c${at},2026-01-01,${at % 300},,`);
    const { one, three } = await both(textOf(lines));
    expect(one.columns.get('amount')!.codes).toBeInstanceOf(Uint16Array);
    expect(one.columns.get('id')!.codes).toBeInstanceOf(Int32Array);
    expect([one.columns.get('id')!.codes.at(-1), one.columns.get('amount')!.codes.at(-1)]).toEqual([69_999, 99]);
    expect(three).toEqual(one);
  });
});

describe('what is not sound everywhere is read by one thread', () => {
  const lines = Array.from({ length: 300 }, (_, at) => `c${at},2026-01-01,${at},sale,fine`);
  const changed = (at: number, line: string) => textOf(lines.with(at, line));
  test.each([
    ['a record of another width', changed(250, 'c250,2026-01-01')],
    ['a broken quote', changed(120, 'c120,2026-01-01,1,sale,"no" end')],
    ['a quote that is never closed', changed(260, 'c60,2026-01-01,1,sale,"no end')],
    ['a blank line', changed(200, '')],
    ['the header again', changed(150, header.trim())],
    [
      'lines that only look like records, inside a quote',
      changed(90, `c90,2026-01-01,1,sale,"${lines.slice(0, 120).join('\n')}"`),
    ],
  ])('%s', async (_, text) => {
    const { sources, one, three } = await both(text);
    expect(await readInThreads(sources, plan, inThree)).toBeNull();
    expect(three).toEqual(one);
  });

  test('an error is that of the whole file', async () => {
    const source = await fileOf(changed(280, 'c280,2026-01-01,\0,sale,fine'));
    await expect(encodeRecords([source], ['id'], undefined, undefined, inThree)).rejects.toThrow(
      expect.objectContaining({ code: 'nul-byte', details: expect.objectContaining({ line: 282 }) }),
    );
  });
});

test('totals at the end of a file are left out once, on the line where they stand', async () => {
  const lines = Array.from({ length: 300 }, (_, at) => `c${at},2026-01-01,${at},sale,fine`);
  const { sources, one, three } = await both(`${textOf(lines)}Total,,44850,,\n`);
  expect(sources[0]!.footers).toBe(1);
  expect(await readInThreads(sources, plan, inThree)).not.toBeNull();
  expect(three.structures[0]!.rejected.map(({ line, reason }) => `${line} ${reason}`)).toEqual(['302 footer']);
  expect(three).toEqual(one);
});
