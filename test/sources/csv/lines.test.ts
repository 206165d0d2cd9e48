import { fileReader } from '../understood.ts';
import { slowTest } from '../../often.ts';

const read = fileReader();

describe('physical lines are counted', () => {
  test.each(['\n', '\r\n', '\r'])('where they end with %j, in quotes and outside', async (lineEnd) => {
    const lines = [
      'id,score,comment',
      '1,9,"two',
      'lines"',
      '',
      '2,8',
      '3,7,"',
      '',
      '""three""',
      '"',
      '4,6',
      '5,5,x',
      '6,4,fine',
    ];
    expect(await read(lines.join(lineEnd))).toMatchObject({
      used: { length: 4 },
      left: ['5 field-count', '10 field-count'],
    });
  });

  test.each(['\n', '\r\n', '\r'])('up to a NUL byte, where they end with %j', async (lineEnd) => {
    const lines = ['id,score,comment', '1,9,fine', '2,8,"two', 'lines"', '3,7,\0'];
    expect(await read(lines.join(lineEnd) + lineEnd)).toEqual({ refused: 'nul-byte', line: 5 });
  });
});

slowTest('text in which a character lies across every place where reading may pause is text', async () => {
  const lines = Array.from({ length: 30_000 }, (_, at) => `${at},9,ñé€😀${'x'.repeat(at % 7)}`);
  const text = `id,score,comment\n${lines.join('\n')}\n`;
  expect(Buffer.byteLength(text)).toBeGreaterThan(2 << 18);
  expect(await read(text)).toMatchObject({ encoding: 'utf-8', used: { length: 30_000 }, left: [], notices: [] });
});
