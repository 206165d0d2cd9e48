import { fileReader } from '../understood.ts';
import { slowTest } from '../../often.ts';

const read = fileReader();
const lines = ['1,9,fine', '2,8,fine', '3,7,fine'];
const file = (...more: readonly string[]) => `${['id,score,comment', ...lines, ...more].join('\n')}\n`;
const many = Array.from({ length: 30 }, (_, at) => `${at + 10},9,fine`);

describe('another table in the same file refuses it', () => {
  test('where it has the same width: after a blank line, words stand where there were numbers', async () => {
    expect(await read(file('', 'customer,country,segment', 'C1,ES,gold'))).toEqual({
      refused: 'second-table',
      line: 6,
    });
    expect(await read(file(...many, '', 'customer,country,segment', 'C1,ES,gold'))).toEqual({
      refused: 'second-table',
      line: 36,
    });
    expect(await read('name,change\nAnn,-2\nBob,+3\n\ncity,country\n')).toEqual({ refused: 'second-table', line: 5 });
    // The record before tells where numbers are, not the first ones of the file.
    expect(await read('name,change\nAnn,a\nBob,b\nCid,c\n\nDan,5\n\ncity,country\n')).toEqual({
      refused: 'second-table',
      line: 8,
    });
    expect(await read(file('', '4,6,fine', '', 'customer,country,segment'))).toEqual({
      refused: 'second-table',
      line: 8,
    });
  });

  test('where it has another width: after a blank line, words, then records of the same width', async () => {
    expect(await read(file('', 'customer,country', 'C1,ES'))).toEqual({ refused: 'second-table', line: 6 });
    expect(await read(file('', 'a,b,c,d', '1,2,3,4'))).toEqual({ refused: 'second-table', line: 6 });
    // Even with a record between them that fits: it may belong to the other table, with a field too many.
    expect(await read(file('', 'customer,country', '5,6,fine', 'C1,ES', ...many))).toEqual({
      refused: 'second-table',
      line: 6,
    });
  });
});

describe('what is no second table', () => {
  test('words without a blank line before them, or with a blank or a number among them', async () => {
    expect(await read(file('customer,country,segment', '5,6,fine'))).toMatchObject({ left: [] });
    expect(await read(file('', 'customer,,segment', '5,6,fine'))).toMatchObject({ left: [] });
    expect(await read(file('', 'customer,7,segment', '5,6,fine'))).toMatchObject({ left: [] });
    expect(await read(file('', 'customer 1,bad,segment', '5,6,fine'))).toMatchObject({ left: [] });
  });

  test('words after a blank line where there were words before', async () => {
    const words = 'name,city\nAnn,Rome\n\nBob,Paris\n';
    expect(await read(words)).toMatchObject({ used: ['Ann', 'Bob'], left: [] });
  });

  slowTest('one record of another width, or two of different widths', async () => {
    expect(await read(file('', 'customer,country', ...many))).toMatchObject({ left: ['6 field-count'] });
    expect(await read(file('', 'customer,country', 'C1,ES,a,b', ...many))).toMatchObject({
      left: ['6 field-count', '7 field-count'],
    });
    expect(await read(file('', 'customer,country', 'C1,ES,a,b', 'C2,FR', ...many))).toMatchObject({
      left: ['6 field-count', '7 field-count', '8 field-count'],
    });
    expect(await read(file('customer,country', 'C1,ES', ...many))).toMatchObject({
      left: ['4 field-count', '5 field-count', '6 field-count'],
    });
    expect(await read(file('', 'total', 'none', ...many))).toMatchObject({
      left: ['6 field-count', '7 field-count', '8 field-count'],
    });
    expect(await read(file('', '5,short', '6,short', ...many))).toMatchObject({
      left: ['6 field-count', '7 field-count'],
    });
  });
});

describe('the header that comes again', () => {
  test('is left out, as files that were put together have it', async () => {
    expect(await read(file('id,score,comment', '5,6,fine'))).toMatchObject({
      used: ['1', '2', '3', '5'],
      left: ['5 repeated-header'],
    });
    expect(await read(file('', 'id,score,comment', '5,6,fine'))).toMatchObject({ left: ['6 repeated-header'] });
    expect(await read(file('id,score,comment'))).toMatchObject({ left: ['5 repeated-header'] });
    expect(await read(file('id,score,comment').replaceAll('\n', '\r\n'))).toMatchObject({
      left: ['5 repeated-header'],
    });
  });

  test('in quotes too, letter for letter', async () => {
    const quoted = 'id,score,"comment"\n1,9,fine\n';
    expect(await read(`${quoted}${quoted}`)).toMatchObject({ used: ['1', '1'], left: ['3 repeated-header'] });
    expect(await read(file('id,score,Comment', '5,6,fine'))).toMatchObject({ left: [] });
    expect(await read(file('id,score,"comment"', '5,6,fine'))).toMatchObject({ left: [] });
    expect(await read(file('id,score,comments', '5,6,fine'))).toMatchObject({ left: [] });
  });

  slowTest('goes over as many rows as the layout has, and no more', async () => {
    const header = [
      'StartDate,ResponseId,Q1',
      'Start Date,Response ID,How likely?',
      '"{""ImportId"":""startDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}"',
    ];
    const records = Array.from({ length: 10 }, (_, at) => `2026-01-01 10:00:00,R_${at},9`);
    const twice = [...header, ...records, ...header, ...records].join('\n');
    expect(await read(`${twice}\n`)).toMatchObject({
      headerRows: 3,
      left: ['14 repeated-header', '15 repeated-header', '16 repeated-header'],
    });
    // Without the first row before it, a later one is a record; so is the third without the second.
    const alone = [...header, ...records, header[1], ...records, header[0], header[2], ...records].join('\n');
    expect(await read(`${alone}\n`)).toMatchObject({ left: ['25 repeated-header'] });
    // Two header rows in a row are two beginnings.
    const stuttering = [...header, ...records, header[0], header[0], header[1], ...records].join('\n');
    expect(await read(`${stuttering}\n`)).toMatchObject({
      left: ['14 repeated-header', '15 repeated-header', '16 repeated-header'],
    });
  });

  test('is a record where the file has no header', async () => {
    expect(await read('a,b\n1,2\na,b\n', '--header-rows', '0')).toMatchObject({ used: ['a', '1', 'a'], left: [] });
  });
});
