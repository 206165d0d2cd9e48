import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import * as fc from '../chance.ts';
import { visitRecords } from '../../src/sources/structure/visit.ts';
import { CxError } from '../../src/errors.ts';
import { openSource } from '../../src/sources/open.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { isSlow } from '../often.ts';

const folder = temporaryFolder();
const files = isSlow ? 10_000 : 500;

/** A well-formed file: every way to write it that RFC 4180 allows, in every dialect that `cx` reads. */
interface WellFormed {
  readonly text: string;
  readonly delimiter: string;
  readonly newline: string;
}

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', '9', ' ', 'ñ', '€', '👍', '"', '""', ',', ';', '\t', '|', "'") },
  { weight: 2, arbitrary: fc.constantFrom('\n', '\r\n', '\r', '\n\n') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', '')) },
);
const cell = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));

const wellFormed: fc.Arbitrary<WellFormed> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    final: fc.boolean(),
    width: fc.integer({ min: 1, max: 6 }),
  })
  .chain(({ delimiter, newline, final, width }) =>
    fc
      .array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: width, maxLength: width }), { maxLength: 20 })
      .map((rows) => {
        const header = Array.from({ length: width }, (_, at) => `column ${'abcdef'[at]}`).join(delimiter);
        const records = rows.map((cells) =>
          cells
            .map(([text, quote]) => {
              const must = /["\r\n]/u.test(text) || text.includes(delimiter) || (width === 1 && text === '');
              return must || quote ? `"${text.replaceAll('"', '""')}"` : text;
            })
            .join(delimiter),
        );
        return { delimiter, newline, text: [header, ...records].join(newline) + (final ? newline : '') };
      }),
  );

/** Null where words that stand under numbers, behind an empty row, look like the header of another table. */
async function cellsOf({ text, delimiter }: WellFormed): Promise<string[][] | null> {
  const path = join(folder.path, 'file.csv');
  writeFileSync(path, text);
  const source = await openSource(path, { delimiter }, { stdin: Readable.from([]) }).catch((error: unknown) => {
    if (error instanceof CxError && error.code === 'second-table') return null;
    throw error;
  });
  if (source === null) return null;
  const rows: string[][] = [[...source.columns]];
  const { rejected, records } = await visitRecords(source, (cells) => rows.push([...cells]));
  expect(rejected).toEqual([]);
  expect(records).toBe(rows.length - 1);
  return rows;
}

test(`the cells of ${files} well-formed files are those that csv-parse reads in strict mode`, async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(wellFormed, async (file) => {
      const cells = await cellsOf(file);
      if (cells === null) {
        refused += 1;
        return;
      }
      const options = { delimiter: file.delimiter, record_delimiter: file.newline, relax_quotes: false };
      expect(cells).toEqual(parse(file.text, options));
    }),
    { numRuns: files, seed: 4180 },
  );
  expect(refused).toBeLessThan(files / 1000);
});
