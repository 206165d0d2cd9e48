import { readFileSync } from 'node:fs';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const engines = ['scan', 'duckdb'] as const;

let made = 0;
function write(lines: readonly string[]): string {
  made += 1;
  return folder.file(`answers-${made}.csv`, `${lines.join('\n')}\n`);
}

/** The lines that were left out, as `--excluded` lists them: in every engine the same. */
async function leftOut(files: readonly string[], options: readonly string[] = []): Promise<string[]> {
  const [first, ...others] = await Promise.all(
    engines.map(async (engine) => {
      const list = `${files[0]!}.${engine}`;
      await resultOf(['nps', ...files, ...options, '--engine', engine, '--excluded', list]);
      const lines = readFileSync(list, 'utf8').trim().split('\n').slice(1);
      return lines.map((line) => files.reduce((text, file, at) => text.replace(file, `file ${at + 1}`), line));
    }),
  );
  for (const other of others) expect(other).toEqual(first);
  return first!;
}

describe('of the records with one id', () => {
  test('the one with the latest date counts, wherever it stands and whatever it says', async () => {
    const answers = write([
      'response_id,submitted_at,nps',
      'a,2026-03-01,0',
      'a,2026-03-03,5',
      'a,2026-03-02,10',
      'b,2026-03-01 09:00:01,0',
      'b,2026-03-01 09:00:00,10',
      // Later by two hours than what looks later.
      'c,2026-03-01T10:00:00+02:00,10',
      'c,2026-03-01T09:00:00-01:00,0',
    ]);
    expect(await leftOut([answers])).toEqual([
      '2,duplicate,response_id: a',
      '4,duplicate,response_id: a',
      '6,duplicate,response_id: b',
      '7,duplicate,response_id: c',
    ]);
  });

  slowTest('dates are compared as days, in the order of the file or as it is told', async () => {
    const lines = ['response_id,submitted_at,nps', 'a,02/01/2026,0', 'a,01/03/2026,10'];
    const dayFirst = write([...lines, 'b,13/01/2026,9']);
    expect(await leftOut([dayFirst])).toEqual(['2,duplicate,response_id: a']);
    const told = write(lines);
    expect(await leftOut([told], ['--date-order', 'dmy'])).toEqual(['2,duplicate,response_id: a']);
    expect(await leftOut([told], ['--date-order', 'mdy'])).toEqual(['3,duplicate,response_id: a']);
  });

  test('one without a date that can be read counts for less than any other', async () => {
    const answers = write([
      'response_id,submitted_at,nps',
      'a,2026-03-01,9',
      'a,,10',
      'b,yesterday,10',
      'b,2026-03-01,9',
    ]);
    expect(await leftOut([answers])).toEqual(['3,duplicate,response_id: a', '4,duplicate,response_id: b']);
  });

  test('of one date, or of a file without dates, the one with the greater text counts', async () => {
    const dated = write([
      'response_id,submitted_at,nps,comment',
      'a,2026-03-01,9,b',
      'a,2026-03-01,9,a',
      'b,2026-03-01,3,z',
      'b,2026-03-01,9,a',
      // By characters: 10 is less than 9.
      'c,2026-03-01,10,z',
      'c,2026-03-01,9,a',
      // So are capitals than small letters.
      'd,2026-03-01,9,a',
      'd,2026-03-01,9,B',
    ]);
    expect(await leftOut([dated])).toEqual([
      '3,duplicate,response_id: a',
      '4,duplicate,response_id: b',
      '6,duplicate,response_id: c',
      '9,duplicate,response_id: d',
    ]);
    const undated = write(['response_id,nps,comment', 'a,9,b', 'a,9,a', 'b,9,a', 'b,9,b']);
    expect(await leftOut([undated])).toEqual(['3,duplicate,response_id: a', '4,duplicate,response_id: b']);
  });

  slowTest('of records that are alike to the letter the last line of the last file counts', async () => {
    const lines = ['response_id,submitted_at,nps', 'a,2026-03-01,9', 'a,2026-03-01,9', 'b,2026-03-01,9'];
    expect(await leftOut([write(lines)])).toEqual(['2,duplicate,response_id: a']);
    // A file that begins with other records: `a` stands on a later line of it than of the second one.
    const [first, second] = [write([...lines, 'c,2026-03-01,9', 'a,2026-03-01,9']), write(lines)];
    expect(await leftOut([first, second])).toEqual([
      'file 1,2,duplicate,response_id: a',
      'file 1,3,duplicate,response_id: a',
      'file 1,4,duplicate,response_id: b',
      'file 1,6,duplicate,response_id: a',
      'file 2,2,duplicate,response_id: a',
    ]);
  });

  slowTest(
    'each is one record where ids differ in a letter or a zero, and where they have none; and a blank is none',
    async () => {
      const answers = write(['response_id,nps', 'a,9', 'A,9', '07,9', '7,9', ',9', ' ,9']);
      expect(await leftOut([answers])).toEqual([]);
      // As many records would be one another's duplicates if blanks were an id.
      const blank = write(['response_id,nps', ...Array<string>(20).fill(',9'), ...Array<string>(20).fill('"  ",9')]);
      expect(await leftOut([blank])).toEqual([]);
      // A word is an id, whatever it says in a column of answers.
      const words = write(['response_id,nps', 'NA,9', 'NA,9', 'n/a,9', '-,9']);
      expect(await leftOut([words])).toEqual(['2,duplicate,response_id: NA']);
    },
  );

  test('the answers that count are those that the report counts', async () => {
    const answers = write(['response_id,submitted_at,nps', 'a,2026-03-01,0', 'a,2026-03-02,10', 'b,2026-03-01,10']);
    for (const engine of engines) {
      const { headlines, accounting, notices } = await resultOf(['nps', answers, '--engine', engine]);
      expect(headlines[0]).toMatchObject({ value: 100, n: 2 });
      expect(accounting).toEqual({
        read: 3,
        used: 2,
        excluded: [{ reason: 'duplicate', rows: 1 }],
        days: { first: '2026-03-01', last: '2026-03-02' },
      });
      expect(notices.find(({ code }) => code === 'duplicates')?.message).toMatch(
        /^2 records share their response_id with another: the latest of each counts, 1 do not/,
      );
    }
  });
});

describe('an answer that its product leaves out', () => {
  const qualtrics = 'StartDate,EndDate,Status,Finished,RecordedDate,ResponseId,Q1';
  const answer = (id: string, day: string, status: string, score: string) =>
    `2026-03-01,${day},${status},1,${day},${id},${score}`;
  const scored = ['--map', 'recommend_score=Q1'];

  test('takes no place from the real one, however late it is', async () => {
    const answers = write([
      qualtrics,
      answer('R_1', '2026-03-01', '0', '0'),
      answer('R_1', '2026-03-09', '1', '10'),
      answer('R_2', '2026-03-01', '0', '0'),
      answer('R_2', '2026-03-02', '0', '7'),
      answer('R_2', '2026-03-09', '1', '10'),
      answer('R_3', '2026-03-01', '1', '10'),
      answer('R_3', '2026-03-09', '1', '10'),
    ]);
    expect(await leftOut([answers], scored)).toEqual([
      '3,preview,',
      '4,duplicate,ResponseId: R_2',
      '6,preview,',
      '7,preview,',
      '8,preview,',
    ]);
    const { headlines, accounting } = await resultOf(['nps', answers, ...scored]);
    // A 0 and a 7.
    expect(headlines[0]).toMatchObject({ value: -50, n: 2 });
    expect(accounting.excluded).toEqual([
      { reason: 'preview', rows: 4 },
      { reason: 'duplicate', rows: 1 },
    ]);
  });

  slowTest('takes none where it was not finished', async () => {
    const answers = write([
      'id,submitdate,lastpage,startlanguage,ended,NPS',
      '1,2026-03-01,3,es,2026-03-01,0',
      '1,,2,es,2026-03-09,10',
    ]);
    const options = ['--map', 'submitted_at=ended'];
    expect(await leftOut([answers], options)).toEqual(['3,incomplete,']);
    expect((await resultOf(['nps', answers, ...options])).headlines[0]).toMatchObject({ value: -100, n: 1 });
  });

  test('is known by its mark in any case and between blanks, and by the whole of it', async () => {
    const marks = ['1', ' 1 ', 'Survey Preview', 'SURVEY PREVIEW', ' survey preview\t', 'vista previa de la encuesta'];
    const others = ['0', '', '11', '01', 'IP Address', 'Survey Previews', 'Preview of a survey'];
    const lines = [...marks, ...others].map((mark, at) => answer(`R_${at}`, '2026-03-01', `"${mark}"`, '9'));
    expect(await leftOut([write([qualtrics, ...lines])], scored)).toEqual(marks.map((_, at) => `${at + 2},preview,`));
  });

  test('is known by a cell that is blank, or holds blanks alone, where that is the mark', async () => {
    const lines = ['', '" "', '"\t"', '1980-01-01', '-'].map((mark, at) => `${at},${mark},3,es,9`);
    expect(await leftOut([write(['id,submitdate,lastpage,startlanguage,NPS', ...lines])])).toEqual([
      '2,incomplete,',
      '3,incomplete,',
      '4,incomplete,',
    ]);
  });
});
