import { temporaryFolder } from '../engines/temporary.ts';
import { reportOf, resultOf, runCx } from '../run-cx.ts';

const folder = temporaryFolder();

let made = 0;
function write(lines: readonly string[]): string {
  made += 1;
  return folder.file(`file-${made}.csv`, `${lines.join('\n')}\n`);
}

describe('--map names a header', () => {
  /** An export whose columns Q1 and Q2 ask these questions, and whose answers are 10 and 0. */
  const qualtrics = (first: string, second: string) =>
    write([
      'EndDate,ResponseId,Q1,Q2',
      `End Date,Response ID,${first},${second}`,
      '"{""ImportId"":""endDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"',
      '2026-03-01,R_1,10,0',
    ]);
  const mapped = async (file: string, header: string) => {
    const { status, stderr } = await runCx(['nps', file, '--map', `recommend_score=${header}`, '--format', 'json']);
    return status === 0 ? 'read' : [status, (JSON.parse(stderr) as { error: { code: string } }).error.code];
  };

  test('letter for letter, else by its question letter for letter', async () => {
    const scoreOf = async (file: string, header: string) =>
      (await resultOf(['nps', file, '--map', `recommend_score=${header}`])).headlines[0]!.value;
    const asked = qualtrics('A friend?', 'A foe?');
    expect(await scoreOf(asked, 'Q1')).toBe(100);
    expect(await scoreOf(asked, 'Q2')).toBe(-100);
    expect(await scoreOf(asked, 'A friend?')).toBe(100);
    expect(await scoreOf(asked, 'A foe?')).toBe(-100);
    expect(await scoreOf(qualtrics('Q2', 'Q1'), 'Q2')).toBe(-100);
    const alike = qualtrics('A friend?', 'A FRIEND');
    expect(await scoreOf(alike, 'A friend?')).toBe(100);
    expect(await scoreOf(alike, 'A FRIEND')).toBe(-100);
  });

  test('without regard to case, accents and signs where one header alone is so, and by nothing else', async () => {
    const one = write(['Mi Opinión,plan', '9,pro']);
    for (const header of ['mi opinion', 'MI_OPINIÓN', 'Mi Opinión']) expect(await mapped(one, header)).toBe('read');
    expect(await mapped(one, 'opinion')).toEqual([3, 'by-not-found']);
    const two = write(['Mi Opinión,mi opinion', '9,3']);
    expect(await mapped(two, 'MI OPINION')).toEqual([3, 'by-not-found']);
    expect(await mapped(two, 'mi opinion')).toBe('read');
  });
});

describe('cx columns', () => {
  const kindsOf = async (lines: readonly string[]) => {
    const { results } = await reportOf(['columns', write(lines)]);
    const [result] = results;
    if (result?.status !== 'ok') throw new Error('nothing was understood');
    const rows = result.tables.find(({ name }) => name === 'columns')!.rows;
    return Object.fromEntries(rows.map(({ name, kind }) => [name, kind]));
  };

  test('takes a column for dates where more than half of its values are, and for numbers where half are', async () => {
    expect(
      await kindsOf([
        'mostly,half,few,amounts,half_amounts,none',
        '2026-01-01,2026-01-01,2026-01-01,1,1,',
        '2026-01-02,2026-01-02,soon,2,2,',
        '2026-01-03,soon,never,3,few,',
        'later,late,late,many,many,',
      ]),
    ).toEqual({ mostly: 'date', half: 'text', few: 'text', amounts: 'number', half_amounts: 'number', none: 'empty' });
  });

  test('takes numbers for days of a spreadsheet only under the header of a date', async () => {
    expect(await kindsOf(['paid_on,fecha alta,price', '46023,46023,46023', '46024,46024,46024'])).toEqual({
      paid_on: 'date',
      'fecha alta': 'date',
      price: 'number',
    });
  });
});

describe('what cx columns says of values', () => {
  const said = async (lines: readonly string[], code: string) => {
    const [result] = (await reportOf(['columns', write(lines)])).results;
    if (result?.status !== 'ok') throw new Error('nothing was understood');
    return result.notices.filter((notice) => notice.code === code).map(({ message }) => message);
  };

  test('counts the words for no answer, the most frequent first, and names five', async () => {
    const words = ['NULL', 'n/a', 'n/a', '-', '-', '-', 'nada', 'none', 'nil'];
    expect(await said(['nps', '9', ...words], 'missing-words')).toEqual([
      'nps: where a score, an amount or a date is read, "-" ×3, "n/a" ×2, "NULL" ×1, "nil" ×1, "none" ×1 count as no answer',
    ]);
    expect(await said(['nps', '9', ...words, 'missing'], 'missing-words')).toEqual([
      expect.stringContaining('"n/a" ×2, "NULL" ×1, "missing" ×1, "nil" ×1, … count as no answer'),
    ]);
  });

  test('warns of a score that holds dates', async () => {
    expect(await said(['score,plan', '2026-01-01,pro', '2026-01-02,max'], 'score-looks-like-date')).toEqual([
      'score is taken for recommend_score and holds dates: name another with --map recommend_score=<header>',
    ]);
    expect(await said(['score,plan', '9,pro', '10,max'], 'score-looks-like-date')).toEqual([]);
  });
});

describe('the layout of an export', () => {
  test('tells which values are no answers, and they are missing, not unreadable', async () => {
    const intercom = write([
      'Conversation ID,Conversation rating',
      '1,5',
      '2,1',
      '3,Offered',
      '4,unoffered ',
      '5,',
      '6,Perhaps',
    ]);
    const { accounting } = await resultOf(['csat', intercom]);
    expect(accounting).toMatchObject({
      used: 2,
      excluded: [
        { reason: 'value-missing', rows: 3 },
        { reason: 'value-unreadable', rows: 1, values: [{ value: 'Perhaps', rows: 1 }] },
      ],
    });
  });

  test('tells the order of its dates where they do not, unless an option says another', async () => {
    const forms = write(['Id,Start time,Completion time,Email,nps', '1,2/3/2026,2/3/2026,a@example.com,9']);
    const months = async (...options: readonly string[]) => {
      const { tables } = await resultOf(['nps', forms, '--period', 'month', ...options]);
      return tables.find(({ name }) => name === 'trend')!.rows.map(({ period }) => period);
    };
    expect((await reportOf(['nps', forms])).sources[0]!.understood.layout).toBe('microsoft-forms');
    expect(await months()).toEqual(['2026-02']);
    expect(await months('--date-order', 'dmy')).toEqual(['2026-03']);
    const plain = write(['submitted_at,nps', '2/3/2026,9']);
    expect((await runCx(['nps', plain, '--period', 'month'])).status).toBe(3);
  });
});
