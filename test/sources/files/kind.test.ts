import { gzipSync } from 'node:zlib';
import { fileReader } from '../understood.ts';

const read = fileReader();
const bytes = (...values: readonly number[]) => Buffer.concat([Buffer.from(values), Buffer.from('id,score\n1,9\n')]);

describe('a file is refused that is', () => {
  test.each([
    ['a workbook', bytes(0x50, 0x4b, 0x03, 0x04)],
    ['an empty zip archive', bytes(0x50, 0x4b, 0x05, 0x06)],
    ['an old workbook', bytes(0xd0, 0xcf, 0x11, 0xe0)],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['HTML', Buffer.from('<!DOCTYPE html>\n')],
    ['HTML after a blank line', Buffer.from('\n  <html>\n')],
    ['a table of HTML', Buffer.from('<table>\n')],
    ['XML', Buffer.from('<?xml version="1.0"?>\n')],
    ['a JSON object', Buffer.from('{"id": 1}\n')],
    ['an empty JSON object', Buffer.from('{ }\n')],
    ['a JSON array', Buffer.from('[\n  {"id": 1}]\n')],
    ['a JSON array of arrays', Buffer.from('[[1, 2]]\n')],
    ['an empty JSON array', Buffer.from('[]\n')],
    ['Zstandard', bytes(0x28, 0xb5, 0x2f, 0xfd)],
    ['bzip2', Buffer.from('BZh91AY')],
    ['xz', bytes(0xfd, 0x37, 0x7a, 0x58)],
  ])('%s', async (_, content) => {
    expect(await read(content)).toEqual({ refused: 'not-csv' });
    expect(await read(gzipSync(content))).toEqual({ refused: 'not-csv' });
  });

  test.each([
    'PK,score\n1,9\n',
    '%PDF,score\n1,9\n',
    '<id>,score\n1,9\n',
    '{id},score\n1,9\n',
    '[id],score\n1,9\n',
    'BZ,h\n1,9\n',
  ])('and not one that begins %j', async (text) => {
    expect(await read(text)).toMatchObject({ used: ['1'] });
  });
});
