import { openDuckDb } from '../../src/engines/duckdb/engine.ts';
import type { QueryEngine, Tally } from '../../src/engines/engine.ts';
import { plainEngine } from '../../src/engines/scan/plain/plain.ts';
import { mostDoubtful } from '../../src/sources/structure/doubt.ts';
import { opened, temporaryFolder } from './temporary.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
let engine: QueryEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(() => engine.close());

const cellsOf = ({ cells }: Tally) => [...cells].map(({ values, rows }) => JSON.stringify([values, rows])).toSorted();

/** The cells of a file by the definition, which reads record by record; the same from the database. */
async function counted(name: string, text: string, headers: readonly string[]) {
  const source = await opened(folder.file(name, text), { headerRows: 1, delimiter: ',', quote: '"' });
  const request = {
    relation: 'records',
    columns: headers.map((header) => ({ header, reading: 'raw' as const })),
    unique: null,
  };
  const plain = await plainEngine.tally([source], request);
  const tally = await engine.tally([source], request);
  expect(cellsOf(tally)).toEqual(cellsOf(plain));
  expect(tally.structures).toEqual(plain.structures);
  return { cells: cellsOf(tally), structure: tally.structures[0]! };
}

test('cells of all lengths stand in the database as they stand in the file', async () => {
  // The database lays out texts of up to 12 bytes otherwise than longer ones.
  const texts = ['', ...Array.from({ length: 30 }, (_, at) => 'abcdefghijklmnopqrstuvwxyz0123'.slice(0, at + 1))];
  const wide = ['é', 'ééééé', 'éééééé', 'aéééééé', '日本語日', '日本語日a', '😀😀😀', '😀😀😀😀', '\ufeff', 'NULL'];
  const quoted = ['a "b"', '"', '"""', 'say ""hi""!!', 'twelve "byte', 'a,b', 'two\nlines'];
  const all = [...texts, ...wide, ...quoted];
  const lines = all.map((text, at) => `${at},"${text.replaceAll('"', '""')}",${wide[at % wide.length]!}`);
  const { cells } = await counted('lengths.csv', `n,text,other\n${lines.join('\n')}\n`, ['text', 'other']);
  expect(cells).toEqual(all.map((text, at) => JSON.stringify([[text, wide[at % wide.length]!], 1])).toSorted());
});

slowTest('records that are taken back are in no chunk, wherever one ends', async () => {
  // 2,048 records are a chunk, and the last sixteen are held back.
  const chunk = 2048;
  for (const first of [chunk, chunk + mostDoubtful, 2 * chunk + mostDoubtful]) {
    for (let shift = -3; shift <= 3; shift += 1) {
      const before = Array.from(
        { length: first + shift },
        (_, at) => `${at % 5},${at % 2 === 0 ? 'a text of many bytes' : 'short'} ${at % 3}`,
      );
      const after = Array.from({ length: 40 }, (_, at) => `${at},${at % 3 === 1 ? 'after the fault' : 'after'}`);
      // A field of several lines that has lost the quote that opens it: its lines look like records until it closes.
      const lost = ['9,one', '8,two', '7,three', '6,four"'];
      const text = ['a,b', ...before, ...lost, ...after, ''].join('\n');
      const { structure } = await counted(`taken-back-${first}-${shift}.csv`, text, ['a', 'b']);
      // The line of the quote, and as many before it as may have been a part of its record.
      expect(structure.rejected.length).toBe(1 + mostDoubtful);
    }
  }
});

test('a file of no records, and a tally of no columns, are counted', async () => {
  expect((await counted('none.csv', 'a,b\n', ['a'])).cells).toEqual([]);
  const many = Array.from({ length: 5000 }, (_, at) => `${at},x`).join('\n');
  expect((await counted('many.csv', `a,b\n${many}\n`, [])).cells).toEqual(['[[],5000]']);
});
