import { fileReader } from '../understood.ts';
import { slowTest } from '../../often.ts';

const read = fileReader();
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
/** Records `n,9,fine` with these numbers. */
const records = (from: number, to: number) => numbers(from, to).map((n) => `${n},9,fine`);
const file = (...lines: readonly (string | readonly string[])[]) =>
  ['id,score,comment', ...lines.flat(), ''].join('\n');
const left = (reason: string, from: number, to = from) => numbers(from, to).map((line) => `${line} ${reason}`);

describe('a broken quote whose record may stand inside a field', () => {
  test('throws doubt on the sixteen records before it, and on none before those', async () => {
    const found = await read(file(records(1, 40), '41,9,tail"', records(42, 60)));
    expect(found).toMatchObject({
      used: [...numbers(1, 24), ...numbers(42, 60)],
      left: left('stray-quote', 26, 42),
    });
  });

  test.each(['\r\n', '\r'])('where lines end with %j, and at the end of the file, as well', async (lineEnd) => {
    const lines = ['id,score,comment', ...records(1, 40), '41,9,tail"'];
    const expected = { used: numbers(1, 24), left: left('stray-quote', 26, 42) };
    expect(await read(lines.join(lineEnd) + lineEnd)).toMatchObject(expected);
    expect(await read(lines.join(lineEnd))).toMatchObject(expected);
    expect(await read(lines.join('\n'))).toMatchObject(expected);
  });

  test.each([
    ['before the end of a field', '41,tail",x'],
    ['one of two quotes', '41,ta""il,x'],
  ])('throws it where it is %s', async (_, line) => {
    const found = await read(file(records(1, 20), line, records(42, 60)));
    expect(found).toMatchObject({ left: left('stray-quote', 6, 22) });
  });

  test('throws none where the quote can neither open nor close nor be one of two', async () => {
    const found = await read(file(records(1, 20), '41,ta"il,x', records(42, 60)));
    expect(found).toMatchObject({ left: left('stray-quote', 22) });
  });

  test('throws none beyond a record with a quote that can only open, which proves that all before it was outside', async () => {
    const found = await read(file(records(1, 10), '11,9,"so, so"', records(12, 14), '15,9,tail"', records(16, 40)));
    expect(found).toMatchObject({
      used: [...numbers(1, 10), ...numbers(16, 40)],
      left: left('stray-quote', 12, 16),
    });
  });

  test('throws it beyond a record whose only quotes are an empty cell, which proves nothing', async () => {
    const found = await read(file(records(1, 10), '11,"",fine', records(12, 14), '15,9,tail"', records(16, 40)));
    expect(found).toMatchObject({ used: numbers(16, 40), left: left('stray-quote', 2, 16) });
  });

  test('throws it from a record that holds an empty cell as well, and not from one with a quote that can only open', async () => {
    const empty = await read(file(records(1, 20), '21,"",tail"', records(22, 40)));
    expect(empty).toMatchObject({ used: [...numbers(1, 4), ...numbers(22, 40)], left: left('stray-quote', 6, 22) });
    const middle = await read(file(records(1, 20), '21,"",ta"il', records(22, 40)));
    expect(middle).toMatchObject({ left: left('stray-quote', 6, 22) });
    const opening = await read(file(records(1, 20), '21,"a",tail"', records(22, 40)));
    expect(opening).toMatchObject({ used: [...numbers(1, 20), ...numbers(22, 40)], left: left('stray-quote', 22) });
  });

  test('is followed by records that are in no doubt, and leaves those before it in none', async () => {
    const found = await read(file(records(1, 20), '21,"a"b,x', 'lone', '23,9,fine', records(24, 40)));
    expect(found).toMatchObject({ left: ['22 stray-quote', ...left('field-count', 23, 24)] });
    const apart = await read(file(records(1, 20), 'lone', '22,"a"b,x', '23,9,fine', records(24, 40)));
    expect(apart).toMatchObject({ left: [...left('field-count', 21, 22), '23 stray-quote'] });
    const words = await read(file(records(1, 20), '', '21,"a"b,x', 'no,number,here', records(23, 40)));
    expect(words).toMatchObject({ left: ['23 stray-quote'] });
    const covered = await read(file(records(1, 30), '31,9,tail"', records(32, 34), '35,9,tail"', records(36, 60)));
    expect(covered).toMatchObject({
      used: [...numbers(1, 14), ...numbers(36, 60)],
      left: [...left('stray-quote', 16, 31), '32–36 stray-quote'],
    });
  });

  test('refuses the file where it is the first record, and shorter than the header, which may go on there', async () => {
    expect(await read(file('9,tail"', records(2, 20)))).toEqual({ refused: 'broken-header', line: 1 });
    expect(await read(file('1,9,tail"', records(2, 20)))).toMatchObject({
      used: numbers(2, 20),
      left: ['2 stray-quote'],
    });
    expect(await read(file(records(1, 1), '9,tail"', records(3, 20)))).toMatchObject({
      left: left('stray-quote', 2, 3),
    });
  });

  test('throws it across blank lines', async () => {
    const found = await read(file(records(1, 3), '', records(4, 6), '7,9,tail"', records(8, 30)));
    expect(found).toMatchObject({
      used: numbers(8, 30),
      left: [...left('stray-quote', 2, 4), ...left('stray-quote', 6, 9)],
    });
  });
});

describe('a broken quote reaches', () => {
  const before = records(1, 20);

  test('to the end of its line where the next quote can only open', async () => {
    const found = await read(file(before, '21,"a"b,x', records(22, 24), '25,9,"so, so"', records(26, 40)));
    expect(found).toMatchObject({ used: [...numbers(1, 20), ...numbers(22, 40)], left: left('stray-quote', 22) });
  });

  test('to the end of the line of the next quote where that can only close', async () => {
    const lines = ['21,"a"b,x', '22,9,still inside', '23,9,the end"'];
    const found = await read(file(before, lines, records(24, 26), '27,9,"so, so"', records(28, 40)));
    expect(found).toMatchObject({ used: [...numbers(1, 20), ...numbers(24, 40)], left: ['22–24 stray-quote'] });
  });

  test('over an empty quoted cell, which could stand inside and outside', async () => {
    const lines = ['21,"a"b,x', '22,"",fine', '23,9,the end"'];
    const inside = await read(file(before, lines, records(24, 40)));
    expect(inside).toMatchObject({ used: [...numbers(1, 20), ...numbers(24, 40)], left: ['22–24 stray-quote'] });
    const outside = await read(
      file(before, '21,"a"b,x', '22,"",fine', records(23, 30), '31,9,"so, so"', records(32, 40)),
    );
    expect(outside).toMatchObject({ used: [...numbers(1, 20), ...numbers(22, 40)], left: left('stray-quote', 22) });
  });

  test('over a cell that is a lone quote between delimiters, which may open and close', async () => {
    const found = await read(file(before, '21,"a"b,x', '22,",fine', records(23, 40)));
    expect(found).toMatchObject({ used: [...numbers(1, 20), ...numbers(23, 40)] });
  });

  test('to the end of its line where no quote follows at all', async () => {
    const found = await read(file(before, '21,"a"b,x', records(22, 40)));
    expect(found).toMatchObject({ used: [...numbers(1, 20), ...numbers(22, 40)], left: left('stray-quote', 22) });
  });

  test.each([
    ['\n', ''],
    ['\n', '\n'],
    ['\r\n', '\r\n'],
    ['\r\n', ''],
    ['\r', ''],
    ['\r', '\r'],
  ])('over lines that are counted right: line end %j, at the end %j', async (lineEnd, end) => {
    const lines = ['21,"a"b,x', '22,9,still inside', '23,9,the end"', '24,9,fine', '25,9', '26,9,fine'];
    const text = ['id,score,comment', ...before, ...lines].join(lineEnd) + end;
    const found = await read(text);
    expect(found).toMatchObject({ left: ['22–24 stray-quote', '26 field-count'] });
    const cut = await read(`${['id,score,comment', ...before].join(lineEnd)}${lineEnd}21,"a"b,x${end}`);
    expect(cut).toMatchObject({ used: numbers(1, 20), left: ['22 stray-quote'] });
  });

  test('to the end of its line where the next record opens with a quote, however lines end', async () => {
    const lines = ['21,"a"b,x', '22,9,fine', '"so, so",9,fine', '24,9,fine', ''];
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const found = await read(['id,score,comment', ...before, ...lines].join(lineEnd));
      expect(found).toMatchObject({ used: { length: 23 }, left: ['22 stray-quote'] });
    }
  });

  test('to the end of the file where the next quote is the last byte, which may open and close', async () => {
    const text = file(before, '21,"a"b,x', records(22, 24), '25,9,"');
    for (const whole of [text, text.trimEnd()]) {
      expect(await read(whole)).toMatchObject({ used: numbers(1, 20), left: ['22–26 stray-quote'] });
    }
  });

  slowTest('over more text than is in memory at a time', async () => {
    const long = Array.from({ length: 20_000 }, (_, at) => `${100 + at},9,still inside it`);
    expect(long.join('\n').length).toBeGreaterThan(1 << 18);
    const many = Array.from({ length: 22_000 }, (_, at) => `${50_000 + at},9,fine`);
    const found = await read(file(many, '1,"a"b,x', long, '2,9,the end"', records(3, 5)));
    expect(found).toMatchObject({ left: ['22002–42003 stray-quote'] });
    expect(found).toMatchObject({ used: { length: 22_003 } });
  });
});

describe('a line with a single field', () => {
  test('throws doubt on the records that touch it', async () => {
    expect(await read(file(records(1, 10), 'lone', records(12, 20)))).toMatchObject({
      left: left('field-count', 11, 13),
    });
    expect(await read(file(records(1, 10), 'lone', 'lone', records(13, 20)))).toMatchObject({
      left: left('field-count', 11, 14),
    });
    expect(await read(file(records(1, 10), 'lone', '', records(12, 20)))).toMatchObject({
      left: left('field-count', 11, 12),
    });
    expect(await read(file(records(1, 10), '', 'lone', records(12, 20)))).toMatchObject({
      left: left('field-count', 13, 14),
    });
  });

  test('throws none on a record that ends, or begins, in quotes', async () => {
    expect(await read(file(records(1, 9), '10,9,"so, so"', 'lone', '"12",9,fine', records(13, 20)))).toMatchObject({
      left: left('field-count', 12),
    });
  });

  test('throws it on such records where it stands in quotes itself: a doubled quote may have been driven apart', async () => {
    expect(await read(file(records(1, 9), '10,9,"so, so"', '"lone"', '"12",9,fine', records(13, 20)))).toMatchObject({
      left: left('field-count', 11, 13),
    });
  });

  slowTest('that a version control system left is no part of a record', async () => {
    for (const mark of ['<<<<<<< HEAD', '=======', '>>>>>>> theirs', '||||||| base']) {
      expect(await read(file(records(1, 10), mark, records(12, 20)))).toMatchObject({ left: left('field-count', 12) });
    }
    expect(await read(file(records(1, 10), '======', records(12, 20)))).toMatchObject({
      left: left('field-count', 11, 13),
    });
  });

  test('directly under the header refuses the file, whose header may go on there', async () => {
    expect(await read(file('lone', records(2, 20)))).toEqual({ refused: 'broken-header', line: 1 });
    expect(await read(file('', 'lone', records(2, 20)))).toMatchObject({ left: left('field-count', 3, 4) });
    expect(await read(file(records(1, 1), 'lone', records(3, 20)))).toMatchObject({ left: left('field-count', 2, 4) });
  });
});

describe('a record that is too short and has no digit in its first field, where all others have one', () => {
  test('throws doubt on the record before it', async () => {
    expect(await read(file(records(1, 10), 'and so,on', records(12, 20)))).toMatchObject({
      left: left('field-count', 11, 12),
    });
    expect(await read(file(records(1, 10), '11,9', records(12, 20)))).toMatchObject({ left: left('field-count', 12) });
    expect(await read(file(records(1, 10), 'too,many,fields,here', records(12, 20)))).toMatchObject({
      left: left('field-count', 12),
    });
  });

  test('but none where some record before it has no digit there either', async () => {
    const named = [...records(1, 5), 'anonymous,9,fine', ...records(7, 10)];
    expect(await read(file(named, 'and so,on', records(12, 20)))).toMatchObject({ left: left('field-count', 12) });
    const quoted = [...records(1, 9), '10,9,"so, so"'];
    expect(await read(file(quoted, 'and so,on', records(12, 20)))).toMatchObject({ left: left('field-count', 12) });
  });
});

describe('a quote that is never closed', () => {
  test.each(['\n', '\n\n', ''])('takes all lines to the end (%j)', async (end) => {
    const text = file(records(1, 20), '21,9,"never', '22,9,fine', '23,9,fine').trimEnd() + end;
    const last = end === '\n\n' ? 25 : 24;
    expect(await read(text)).toMatchObject({ used: numbers(1, 20), left: [`22–${last} unclosed-quote`] });
  });
});
