import { fileReader } from '../understood.ts';
import { slowTest } from '../../often.ts';

const read = fileReader();

describe('the delimiter', () => {
  test.each([
    [',', 'id,score,comment\n1,9,a;b;c\n2,8,a;b;c\n'],
    [';', 'id;score;comment\n1;9;a,b\n2;8;a,b,c\n'],
    ['tab', 'id\tscore\tcomment\n1\t9\ta,b\n2\t8\ta;b\n'],
    ['|', 'id|score|comment\n1|9|a,b\n2|8|a;b\n'],
    [';', 'id;score\n1;9\n2;8\n'],
    // A comma in the header, and one in each record: the semicolon makes more columns as evenly.
    [';', 'id;score;a, b\n1;9;c, d\n2;8;e, f\n'],
    // Evenness comes before width.
    [',', 'id,score;a;b\n1,9;c;d\n2,8;e\n'],
    // Only what stands in the header counts.
    [',', 'id,score\n1,9;a;b;c\n2,8;a;b;c\n'],
    // No delimiter divides anything: a single column.
    [',', 'score\n9\n8\n'],
  ])('is %s in %j', async (delimiter, text) => {
    expect(await read(text)).toMatchObject({ delimiter });
  });

  test('divides most records as it divides the header, whatever a few say', async () => {
    const lines = Array.from({ length: 10 }, (_, at) => `${at};9;a,b`);
    expect(await read(`id;score;comment\n${lines.join('\n')}\nbroken\n5,5\n`)).toMatchObject({ delimiter: ';' });
  });

  test('is found by the first five hundred records, not by the first few', async () => {
    const lines = [
      ...Array.from({ length: 6 }, (_, at) => `${at};9;a;x,b`),
      ...Array.from({ length: 50 }, (_, at) => `${at};9;ab`),
    ];
    expect(await read(`id;score;x,y\n${lines.join('\n')}\n`)).toMatchObject({ delimiter: ';' });
  });

  test('is found behind a title that another one divides', async () => {
    expect(await read('Report, 2026\n\nid;score;comment;channel\n1;9;a;web\n2;8;b;app\n')).toMatchObject({
      delimiter: ';',
      columns: ['id', 'score', 'comment', 'channel'],
    });
    expect(await read('Report, 2026\n\nid;score;channel;a, b, c\n1;9;web;d, e, f\n')).toMatchObject({ delimiter: ';' });
    // Of more title than table nobody can say what it is; but it is not a single column.
    expect(await read('Survey\nNorth\nDraft\n\nid;score\n1;9\n')).toEqual({ refused: 'second-table', line: 5 });
  });

  slowTest(
    'that another could be as well is said to be in doubt, and the first of comma, semicolon, tab and bar is taken',
    async () => {
      const tie = (a: string, b: string) => `id${a}score${b}comment\n1${a}9${b}x\n2${a}8${b}y\n`;
      for (const [first, second] of [
        [',', ';'],
        [',', '\t'],
        [';', '\t'],
        ['\t', '|'],
      ] as const) {
        const delimiter = first === '\t' ? 'tab' : first;
        for (const text of [tie(first, second), tie(second, first)]) {
          expect(await read(text)).toMatchObject({ delimiter, notices: ['delimiter-in-doubt'] });
        }
        const told = second === '\t' ? 'tab' : second;
        expect(await read(tie(first, second), '--delimiter', told)).toMatchObject({ delimiter: told, notices: [] });
      }
      expect(await read('id,score;a;b\n1,9;c;d\n')).toMatchObject({ delimiter: ';', notices: [] });
    },
  );

  test.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['pipe', '|'],
    ['tab', 'tab'],
    [String.raw`\t`, 'tab'],
    ['space', ' '],
    ['#', '#'],
  ])('told as %j is %j', async (told, delimiter) => {
    const byte = delimiter === 'tab' ? '\t' : delimiter;
    expect(await read(`id${byte}score\n1${byte}9\n`, '--delimiter', told)).toMatchObject({
      delimiter,
      columns: ['id', 'score'],
    });
  });

  test.each(['', ',,', 'x', '7', '"', '\n', '\r', 'é', 'constructor'])('cannot be told as %j', async (told) => {
    expect(await read('id,score\n1,9\n', '--delimiter', told)).toEqual({ refused: 'invalid-option' });
  });
});

describe('the quote', () => {
  slowTest('is a single one where every cell of the header stands in such', async () => {
    expect(await read("'id','score','comment'\n'1','9','so, so'\n'2','8','it''s'\n")).toMatchObject({
      quote: "'",
      columns: ['id', 'score', 'comment'],
      used: ['1', '2'],
      left: [],
    });
    expect(await read("'id';'score'\n'1';'9'\n")).toMatchObject({ quote: "'", delimiter: ';' });
  });

  test('that is empty in the header says as much as any other', async () => {
    expect(await read("'id','','score'\n'1','','9'\n")).toMatchObject({
      quote: "'",
      columns: ['id', 'column_2', 'score'],
    });
    expect(await read('"id","","score"\n"1","","9"\n')).toMatchObject({
      quote: '"',
      columns: ['id', 'column_2', 'score'],
    });
  });

  test.each(["'id',score\n'1',9\n", "'id'\n'1'\n", "'id','it's'\n'1','9'\n", "id,score\n'1','9'\n"])(
    'is the double one in %j',
    async (text) => {
      expect(await read(text)).toMatchObject({ quote: '"' });
    },
  );

  test('can be told, and that there is none', async () => {
    const text = 'id,score,comment\n1,9,\'so, so\'\n2,8,"fine"\n';
    expect(await read(text, '--quote', "'")).toMatchObject({ used: ['1', '2'], left: [] });
    expect(await read(text, '--quote', 'none')).toMatchObject({ quote: 'none', left: ['2 field-count'] });
  });
});

describe('the line sep=', () => {
  test('names the delimiter, and is no record', async () => {
    expect(await read('sep=;\nid;score\n1;9\n2;8;x\n')).toMatchObject({
      delimiter: ';',
      used: ['1'],
      left: ['4 field-count'],
      notices: ['separator-line', 'records-rejected'],
    });
    expect(await read('sep=|\r\nid|score\r\n1|9\r\n')).toMatchObject({ delimiter: '|', used: ['1'] });
    expect(await read('sep=;\nid,score\n1,9\n', '--delimiter', ',')).toMatchObject({ delimiter: ',', used: ['1'] });
  });

  test('is a header where more follows on it', async () => {
    expect(await read('sep=;x\n1;9\n')).toMatchObject({ columns: ['sep=', 'x'] });
    expect(await read('sep=;')).toEqual({ refused: 'empty-file' });
  });
});
