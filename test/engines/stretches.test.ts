import type { Tally, TallyRequest } from '../../src/engines/engine.ts';
import { fastTally, usualLimits } from '../../src/engines/scan/fast/fast.ts';
import { compileScan } from '../../src/engines/scan/bytes/scan-module.ts';
import { plainEngine } from '../../src/engines/scan/plain/plain.ts';
import { opened, temporaryFolder } from './temporary.ts';

const folder = temporaryFolder();
const module = compileScan()!;
const request: TallyRequest = { relation: 'responses', columns: [{ header: 'score', reading: 'raw' }], unique: null };

const rejectedIn = ({ structures }: Tally) =>
  structures.flatMap(({ rejected }) => rejected.map(({ line, reason }) => `${line} ${reason}`));

/** The records left out of a thousand, some of them changed, by the plain scan and by the fast one in small windows. */
async function leftOut(changes: Readonly<Record<number, string>>, end = '') {
  const lines = Array.from({ length: 1000 }, (_, at) => changes[at] ?? `a${1000 + at},${at % 11},"said ""${at % 5}"""`);
  const source = await opened(folder.file('records.csv', `id,score,comment\n${lines.join('\n')}\n${end}`));
  const fast = await fastTally(module, [source], request, { ...usualLimits, window: 1 << 11, left: 1, faults: 1000 });
  const plain = await plainEngine.tally([source], request);
  if (fast !== null) expect(fast.structures).toEqual(plain.structures);
  return { plain: rejectedIn(plain), fast: fast === null ? null : rejectedIn(fast) };
}

describe('what is far from a fault counts in its judgement', () => {
  test('a short record without a digit at its start throws doubt on the one before it', async () => {
    const both = ['701 field-count', '702 field-count'];
    expect(await leftOut({ 699: 'a1699,9,fine', 700: 'and so,on' })).toEqual({ plain: both, fast: both });
  });

  test('but not where a record long before has none either', async () => {
    const { plain, fast } = await leftOut({ 10: 'anonymous,9,fine', 699: 'a1699,9,fine', 700: 'and so,on' });
    expect(plain).toEqual(['702 field-count']);
    // The fast scan may leave such a file to the plain one.
    expect(fast ?? plain).toEqual(plain);
  });
});

describe('the end of a file', () => {
  test.each([
    ['a total', 'Total,9,\n', ['1002 footer']],
    ['a total and blank lines', 'Total,9,\n\n\n', ['1002 footer']],
    ['blank lines before a total', '\n\nTotal,9,\n', ['1004 footer']],
    ['blank lines', '\n\n', []],
  ])('is counted once, whether a fault lies near it or not: %s', async (_, end, footers) => {
    expect(await leftOut({}, end)).toEqual({ plain: footers, fast: footers });
    const broken = ['997 stray-quote', ...footers];
    expect(await leftOut({ 995: 'a1995,1"0,x' }, end)).toEqual({ plain: broken, fast: broken });
  });
});

test('files with quotes of their own are each read with theirs', async () => {
  const double = await opened(folder.file('double.csv', '"id","score"\n"1","""9"""\n"2","it\'\'s"\n'));
  const single = await opened(folder.file('single.csv', "'id','score'\n'1','it''s'\n'2','\"\"9'\n"));
  expect([double.dialect.quote, single.dialect.quote]).toEqual([34, 39]);
  const expected = ['""9', '"9"', "it''s", "it's"].toSorted();
  for (const sources of [
    [double, single],
    [single, double],
  ]) {
    const plain = await plainEngine.tally(sources, request);
    const fast = await fastTally(module, sources, request, usualLimits);
    for (const { cells } of [plain, fast ?? plain]) {
      expect([...cells].map(({ values }) => values[0]!).toSorted()).toEqual(expected);
    }
  }
});

test('an id that comes again with a space behind it is found, beside a fault too', async () => {
  const ids = Array.from({ length: 1000 }, (_, at) => (at === 999 ? 'a1998 ' : `a${1000 + at}`));
  for (const faults of [[], [995]]) {
    const lines = ids.map((id, at) => `${id},${faults.includes(at) ? '1"0' : at % 11},fine`);
    const source = await opened(folder.file('ids.csv', `id,score,comment\n${lines.join('\n')}\n`));
    const unique = { ...request, unique: { id: 'id', date: null } };
    const fast = await fastTally(module, [source], unique, { ...usualLimits, window: 1 << 11, left: 1, faults: 1000 });
    expect(fast?.repeated.map(({ line, id }) => [line, id])).toEqual([
      [1000, 'a1998'],
      [1001, 'a1998'],
    ]);
  }
});
