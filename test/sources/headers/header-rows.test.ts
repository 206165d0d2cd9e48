import { opened, temporaryFolder } from '../../engines/temporary.ts';
import { fileReader } from '../understood.ts';
import { slowTest } from '../../often.ts';

const folder = temporaryFolder();
const read = fileReader();
const table = 'id,score,comment,channel\n1,9,fine,web\n2,8,fine,app\n3,7,fine\n';
const columns = ['id', 'score', 'comment', 'channel'];

describe('lines before the header', () => {
  test.each([
    ['a title and a blank line', 'Survey results\n\n', 6],
    ['a title of two cells', 'Survey results,2026\n\n', 6],
    ['several lines', 'Survey results\nNorth,2026\nDraft\n\n', 8],
    ['comments', '# exported today\n# by nobody\n', 6],
    ['a comment behind a title', 'Survey results\n# exported\n', 6],
    ['a line of nothing but spaces', 'Survey results\n  \n', 6],
    ['an empty cell in quotes', 'Survey results\n""\n', 6],
    ['a title over two lines', '"Survey\nresults"\n\n', 7],
  ])('are skipped and said: %s', async (_, preamble, line) => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const text = `${preamble}${table}`.replaceAll('\n', lineEnd);
      expect(await read(text)).toMatchObject({
        columns,
        used: ['1', '2'],
        left: [`${line} field-count`],
        notices: expect.arrayContaining(['preamble-skipped']),
      });
    }
  });

  test('are skipped before a table of two columns too', async () => {
    expect(await read('Survey\n\nid,score\n1,9\n2,8\n')).toMatchObject({
      columns: ['id', 'score'],
      messages: ['2 lines before the header row were skipped'],
    });
  });

  test('that are blank are none', async () => {
    expect(await read(`\n\n${table}`)).toMatchObject({
      columns,
      left: ['6 field-count'],
      notices: ['records-rejected'],
    });
  });

  test.each([
    ['a title nearly as wide as the table', `Survey,results,2026\n\n${table}`],
    ['no blank line behind a title', `Survey results\n${table}`],
    ['a number where the header should be', `Survey results\n\n${table.replace('comment', '2026')}`],
    ['a negative number there', `Survey results\n\n${table.replace('comment', ' -1')}`],
    ['a broken line before it', `Survey "results"\n\n${table}`],
    ['a broken line behind a title', `Survey\nof "two" offices\n\n${table}`],
  ])('refuse the file where they may be a broken header: %s', async (_, text) => {
    expect(await read(text)).toEqual({ refused: 'broken-header', line: 1 });
  });

  slowTest('may be told, by the line of the header', async () => {
    expect(await read(`Survey,results,2026\n\n${table}`, '--header-line', '3')).toMatchObject({
      columns,
      left: ['6 field-count'],
    });
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const broken = `Survey "results",2026\n"of\ntwo" offices\n\n${table}`.replaceAll('\n', lineEnd);
      expect(await read(broken, '--header-line', '5')).toMatchObject({ columns, left: ['8 field-count'] });
    }
    expect(await read(`sep=,\nSurvey,results\n${table}`, '--header-line', '3')).toMatchObject({ columns });
    expect(await read(`Survey,results\n\n${table}`, '--header-line', '2')).toEqual({
      refused: 'broken-header',
      line: 2,
    });
  });
});

describe('the width of a table', () => {
  test('is that of its header where as many records have another', async () => {
    expect(await read('id,score\n1,9\n2,8,x\n3,7,x\n')).toMatchObject({ columns: ['id', 'score'], used: ['1'] });
    expect(await read('id,score\n1,9,x\n2,8,x\n3,7\n')).toMatchObject({ columns: ['id', 'score'], used: ['3'] });
  });

  test('refuses a header of another where most records have one', async () => {
    expect(await read('id,score\n1,9,x\n2,8,x\n3,7,x\n')).toEqual({ refused: 'broken-header', line: 1 });
  });

  slowTest('is up to 10,000 columns', async () => {
    const wide = (width: number) => {
      const names = Array.from({ length: width }, (_, at) => `c${at}x`).join(',');
      return `${names}\n${','.repeat(width - 1)}\n`;
    };
    // Opened alone: to look for the columns of relations among so many takes seconds.
    const { columns: names } = await opened(folder.file('wide.csv', wide(10_000)));
    expect(names).toHaveLength(10_000);
    expect(await read(wide(10_001))).toEqual({ refused: 'too-many-columns' });
  });
});

describe('a first row', () => {
  test.each(['1,2,3', '1,,3', ' 1 ,-2,+3.5', '"1,5",2,3'])('of nothing but numbers is no header: %s', async (row) => {
    expect(await read(`${row}\n4,5,6\n`)).toEqual({ refused: 'header-looks-like-data' });
    expect(await read(`${row}\n4,5,6\n`, '--header-rows', '0')).toMatchObject({ headerRows: 0, used: { length: 2 } });
    expect(await read(`${row}\n4,5,6\n`, '--header-rows', '1')).toMatchObject({ headerRows: 1, used: ['4'] });
  });

  test.each(['a,2,3', '1,x,3', '1e5,2,3', '1 2,3,4'])('that holds a word is one: %s', async (row) => {
    expect(await read(`${row}\n4,5,6\n`)).toMatchObject({ headerRows: 1, used: ['4'] });
  });

  test('of blanks is a header of nameless columns', async () => {
    expect(await read(',,\n4,5,6\n')).toMatchObject({
      columns: ['column_1', 'column_2', 'column_3'],
      notices: ['header-blank'],
    });
  });
});

describe('column names', () => {
  test('that come again get a number that no other column has', async () => {
    expect(await read('a,a,a_2,a,,column_5\n1,2,3,4,5,6\n')).toMatchObject({
      columns: ['a', 'a_3', 'a_2', 'a_4', 'column_5_2', 'column_5'],
      notices: ['header-blank', 'header-repeated'],
    });
    const called = 'columns without a name are called column_2, column_3, column_4, column_5, column_6';
    expect(await read('a,,,,,\n1,2,3,4,5,6\n')).toMatchObject({ messages: [called] });
    expect(await read('a,,,,,,\n1,2,3,4,5,6,7\n')).toMatchObject({ messages: [`${called}, …`] });
    expect(await read(' a,a \n1,2\n')).toMatchObject({
      columns: ['a', 'a_2'],
      notices: ['header-repeated', 'header-trimmed'],
    });
  });
});

test('a layout may be told by its name, and no other name is one', async () => {
  const text = 'StartDate,ResponseId,Q1\nStart Date,Response ID,How likely?\n2026-01-01,R_1,9\n';
  expect(await read(text, '--layout', 'qualtrics')).toMatchObject({
    headerRows: 1,
    used: ['Start Date', '2026-01-01'],
  });
  expect(await read(text, '--layout', 'qualtric')).toEqual({ refused: 'layout-not-found' });
});

describe('header rows that the layout does not have whole', () => {
  const rows = [
    'StartDate,ResponseId,Q1',
    'Start Date,Response ID,How likely?',
    '"{""ImportId"":""startDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}"',
  ] as const;
  const records = Array.from({ length: 12 }, (_, at) => `2026-01-01 10:00:00,R_${at},9`);
  const text = (...lines: readonly (string | readonly string[])[]) => `${lines.flat().join('\n')}\n`;

  slowTest('refuse the file: a row of import ids stands among the first records', async () => {
    expect(await read(text(rows, records))).toMatchObject({ headerRows: 3, left: [] });
    expect(await read(text(rows[0], rows[2], records))).toEqual({ refused: 'broken-header', line: 2 });
    expect(await read(text(rows[0], records.slice(0, 8), rows[2], records))).toEqual({
      refused: 'broken-header',
      line: 10,
    });
    expect(await read(text(rows[0], records.slice(0, 9), rows[2], records))).toMatchObject({ headerRows: 1 });
    expect(await read(text(rows[0], 'Start Date,Response ID', rows[2], records))).toEqual({
      refused: 'broken-header',
      line: 2,
    });
    expect(await read(text(rows[0], rows[2], records), '--header-rows', '1')).toMatchObject({ used: { length: 13 } });
    expect(await read(text(rows[0], rows[2], records), '--header-rows', '2')).toMatchObject({
      headerRows: 2,
      used: { length: 12 },
    });
  });
});
