// What is read, asked about or left alone of a file's structure: docs/reading.md, section "Structure and columns". Each table of sound
// files holds those that only look like the ones that are asked about; values are by hand.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { declared } from '../../src/cli/options/declared.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { reportOf, resultOf, runCx } from '../run-cx.ts';
import { read, refusal, table } from './read.ts';
import type { OkResult } from '../../src/results/result.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();

/** Answers of +25: two promoters, a passive, a detractor. */
const scores = ['10', '9', '3', '8'];
/** A column of scores among others of four cells each. */
const scored = (header: string, cells: readonly string[]) =>
  table(header, ...cells.map((cell, at) => cell.replace('#', scores[at]!)));

type Text = string | Buffer;
const nps = (text: Text, ...more: readonly string[]) => ['nps', folder.file('answers.csv', text), ...more];

const sound = { value: 25, n: 4, codes: [] };

describe('what one row is:', () => {
  test.each([
    ['orders of a customer', scored('customer_id,nps,count', ['C1,#,3', 'C2,#,1', 'C3,#,2', 'C4,#,5'])],
    [
      'an answer that comes twice on a day',
      scored('date,nps,count', ['2026-01-01,#,3', '2026-01-01,#,1', '2026-01-02,#,2', '2026-01-02,#,2']).replace(
        ',9,',
        ',10,',
      ),
    ],
    ['a number of visits', scored('channel,nps,visits', ['web,#,3', 'web,#,1', 'app,#,2', 'app,#,5'])],
    [
      'one answer a day',
      scored('date,nps,n', ['2026-01-01,#,3', '2026-01-02,#,1', '2026-01-03,#,2', '2026-01-04,#,5']),
    ],
    ['one kind of survey', scored('id,type,score', ['1,NPS,#', '2,NPS,#', '3,NPS,#', '4,NPS,#'])],
    [
      'waves of one survey',
      scored('id,survey,score', ['1,NPS Q1 2026,#', '2,NPS Q2 2026,#', '3,NPS Q1 2026,#', '4,NPS Q2 2026,#']),
    ],
    [
      'a column for each question',
      scored('id,type,nps,csat', ['1,NPS,#,', '2,NPS,#,', '3,NPS,#,', '4,NPS,#,']) + '5,CSAT,,4\n',
    ],
    [
      'flags of promoters',
      scored('id,nps,promoter,passive,detractor', ['1,#,1,0,0', '2,#,1,0,0', '3,#,0,0,1', '4,#,0,1,0']),
    ],
    [
      'a store called Total',
      scored('store,date,nps', ['Total,2026-03-14,#', 'Mar,2026-03-15,#', 'Total,2026-03-16,#', 'Mar,2026-03-17,#']),
    ],
    [
      'an answer called Average',
      scored('rating_word,nps,comment', ['Good,#,', 'Average,#,x', 'Poor,#,', 'Average,#,']),
    ],
    [
      'a channel called Media',
      scored('canal;nps;fecha', [
        'Media;#;01/03/2026',
        'Radio;#;02/03/2026',
        'Media;#;14/03/2026',
        'Media;#;15/03/2026',
      ]),
    ],
  ])('%s is sound', async (what, text) => {
    const { value, n, codes } = await read(nps(text));
    expect([n, codes]).toEqual([4, []]);
    if (what !== 'an answer that comes twice on a day') expect(value).toBe(25);
  });

  test.each([
    ['scores beside people', table('Puntuación;Respuestas', '0;14', '8;10', '9;20', '10;156'), 'Respuestas'],
    [
      'with words and shares',
      table(
        'score,label,count,percent',
        '0,Detractor,10,10%',
        '6,Detractor,10,10%',
        '7,Passive,20,20%',
        '9,Promoter,60,60%',
      ),
      'count',
    ],
    ['by month', table('month,rating,count', '2026-01,10,40', '2026-01,3,5', '2026-02,10,20', '2026-02,0,30'), 'count'],
    ['under n', table('nps,n', '10,50', '9,30', '3,20'), 'n'],
    ['by channel', table('canal,nps,frecuencia', 'web,10,10', 'web,4,5', 'app,9,3', 'app,2,4'), 'frecuencia'],
  ])('counts are refused, with the way to count them: %s', async (_, text, column) => {
    const { code, words } = await refusal(nps(text));
    expect([code, words]).toEqual(['rows-are-counts', expect.stringContaining(`--count "${column}"`)]);
    expect((await refusal(nps(text, '--weight', column))).code).toBe('rows-are-counts');
    expect((await read(nps(text, '--count', 'none'))).codes).toEqual([]);
  });

  test('--count adds up frequencies: n is their sum, and records stay records', async () => {
    const text = table(
      'score,label,count',
      '0,Detractor,10',
      '6,Detractor,10',
      '7,Passive,20',
      '9,Promoter,60',
      '10,Promoter,0',
      '5,Detractor,',
      '4,Detractor,2.5',
    );
    const { value, n, codes, accounting } = await read(nps(text, '--count', 'COUNT'));
    expect([value, n, codes]).toEqual([40, 100, ['rows-are-counts', 'values-unreadable']]);
    expect(accounting).toMatchObject({
      read: 7,
      used: 4,
      excluded: [
        { reason: 'value-missing', rows: 2 },
        { reason: 'value-unreadable', rows: 1 },
      ],
    });
  });

  test('--count may stand in a configuration', async () => {
    const file = folder.file('counted.csv', table('nps,n', '10,50', '9,30', '3,20'));
    mkdirSync(`${folder.path}/cx`, { recursive: true });
    writeFileSync(`${folder.path}/cx/config.toml`, '[nps]\ncount = "n"\n');
    const { headlines, options } = await resultOf(['nps', file], { env: { XDG_CONFIG_HOME: folder.path } });
    expect([headlines[0], options['count']]).toMatchObject([{ value: 60, n: 100 }, 'n']);
  });

  test.each([
    ['kinds of surveys', table('id,tipo,puntaje', '1,NPS,10', '2,CSAT,5', '3,NPS,3'), `tipo = "NPS"`],
    [
      'events',
      table('id,event,score', '1,nps_response,10', '2,csat_response,5', '3,nps_response,3'),
      `event = "nps_response"`,
    ],
    [
      'wordings',
      table(
        'id,question,score',
        '1,How likely are you to recommend us?,10',
        '2,How satisfied are you?,5',
        '3,How likely are you to recommend us?,3',
      ),
      'question = "How likely are you to recommend us?"',
    ],
    ['texts under question', table('id,pregunta,puntaje', '1,NPS,10', '2,Limpieza,5', '3,NPS,3'), `pregunta = "NPS"`],
    [
      'the layout of Delighted',
      table(
        'id,score,comment,created_at,survey_type',
        '1,10,a,1767225600,nps',
        '2,4,b,1767225600,ces',
        '3,3,c,1767225601,nps',
      ),
      `survey_type = "nps"`,
    ],
  ])('several questions in one column are refused, with the condition to type: %s', async (_, text, where) => {
    const { code, words } = await refusal(nps(text));
    expect([code, words]).toEqual(['several-questions', expect.stringContaining(`--where '${where}'`)]);
    expect(await read(nps(text, '--where', where))).toMatchObject({ value: 0, n: 2 });
  });

  test.each([
    ['shares beside them', table('mes,promotores,detractores,nps', '2025-01,40,20,2', '2025-02,50,30,5')],
    ['numbers that no answer can be', table('mes,nps', '2025-01,21.48', '2025-02,-3.21', '2025-03,10')],
  ])('finished scores are refused: %s', async (_, text) => {
    expect((await refusal(nps(text))).code).toBe('rows-are-scores');
  });

  test.each([
    [
      'a mean at the end',
      table(
        'Tienda;Fecha;NPS',
        'Sol;14/03/2026;10',
        'Sol;15/03/2026;9',
        'Mar;16/03/2026;3',
        'Mar;17/03/2026;8',
        'Promedio;;7,5',
      ),
      1,
    ],
    ['one behind an id', table('id,store,nps', '1,Sol,10', '2,Mar,9', '3,Sol,3', '4,Mar,8', ',Average,7.5'), 1],
    [
      'totals of groups',
      table(
        'Tienda;Fecha;NPS',
        'Sol;14/03/2026;10',
        'Sol;15/03/2026;9',
        'Total Sol;;19',
        'Mar;16/03/2026;3',
        'Mar;17/03/2026;8',
        'Total Mar;;11',
        'Total general;;30',
      ),
      3,
    ],
    [
      'a mean among records',
      table(
        'store,date,nps',
        'Sol,2026-03-14,10',
        'Sol,2026-03-15,9',
        'Mean,,9',
        'Mar,2026-03-16,3',
        'Mar,2026-03-17,8',
      ),
      1,
    ],
  ])('totals and means are no records: %s', async (_, text, left) => {
    const { value, n, codes, accounting } = await read(nps(text));
    expect([value, n, codes]).toEqual([25, 4, ['records-rejected']]);
    expect(accounting.excluded).toEqual([{ reason: 'structure', rows: left }]);
  });

  test.each([
    [
      'comments and dates of it',
      scored('id,nps,nps_comment,nps_sent_date', [
        '1,#,a,2026-01-01',
        '2,#,b,2026-01-02',
        '3,#,c,2026-01-03',
        '4,#,d,2026-01-04',
      ]),
    ],
    ['an id that pandas wrote twice', scored('id,nps,id.1', ['1,#,1', '2,#,2', '3,#,3', '4,#,4'])],
    ['the only header that holds the word', scored('id,survey_q6_nps', ['1,#', '2,#', '3,#', '4,#'])],
    ['a year in the only one', scored('id,NPS 2025', ['1,#', '2,#', '3,#', '4,#'])],
    [
      'a date of another name',
      scored('date,nps,date.1', ['2026-01-01,#,x', '2026-01-02,#,x', '2026-01-03,#,x', '2026-01-04,#,x']),
    ],
  ])('a header that is no doubt: %s', async (_, text) => {
    expect(await read(nps(text))).toMatchObject(sound);
  });

  test.each([
    ['pandas wrote one twice', table('id,nps,nps.1', '1,10,3', '2,9,2'), 'nps.1'],
    ['each year has one', table('account,NPS_SCORE_2024,NPS_SCORE_2025', '1,9,10', '2,3,4'), 'NPS_SCORE_2025'],
    ['codes stand beside it', table('id,nps_1,nps_2', '1,10,3', '2,9,2'), 'nps_2'],
  ])('two that could be are asked about: %s', async (_, text, name) => {
    const { code, words } = await refusal(nps(text));
    expect([code, words]).toEqual(['column-ambiguous', expect.stringContaining(name)]);
  });

  test('one that only holds the word is named in the hint', async () => {
    const { code, words } = await refusal(nps(table('id,nps_category', '1,10', '2,3')));
    expect([code, words]).toEqual([
      'column-not-found',
      expect.stringContaining('--map recommend_score="nps_category"'),
    ]);
  });
});

describe('header and title rows:', () => {
  const columns = async (text: string) => (await resultOf(['columns', folder.file('rows.csv', text)])).accounting.read;

  test.each([
    ['row numbers without a name', table(',nps', '0,10', '1,9', '2,3', '3,8')],
    ['row names without a name', table(',country,nps', 'a,Spain,10', 'b,Spain,9', 'c,France,3', 'd,France,8')],
    ['blank names beside it', table(',nps,', 'web,10,x', 'app,9,y', 'web,3,z', 'web,8,z')],
    [
      'a first record without an answer',
      table(
        'id,date,nps,comment',
        '1,N/A,N/A,',
        '2,2026-01-01,10,ok',
        '3,2026-01-02,9,ok',
        '4,2026-01-03,3,x',
        '5,2026-01-04,8,',
      ),
    ],
    [
      'a first answer with words',
      table('id,nps,comment', 'A1,10 - Extremely likely,good', 'A2,9,ok', 'A3,3,x', 'A4,8,'),
    ],
    ['one column', table('nps', '10', '9', '3', '8')],
  ])('%s is sound', async (_, text) => {
    expect(await read(nps(text))).toMatchObject(sound);
  });

  test.each([
    ['years as names', table('store,2025,2026', 'Sol,10,9', 'Mar,3,4'), 2],
    ['points of a scale as names', table('q,0,1,2,3', 'A,5,6,7,8', 'B,1,2,3,4'), 2],
    ['months as names', table('store,2026-01,2026-02', 'Sol,10,9', 'Mar,3,4'), 2],
    ['nothing but words', table('name,comment', 'Ana,bien', 'Luis,mal'), 2],
  ])('%s are a header', async (_, text, records) => {
    expect(await columns(text)).toBe(records);
  });

  test.each([
    [
      'a title',
      table(
        'Informe NPS;;;',
        ';;;',
        'Fecha;Tienda;NPS;Nota',
        '14/03/2026;Sol;10;',
        '15/03/2026;Mar;9;',
        '16/03/2026;Sol;3;',
        '17/03/2026;Mar;8;x',
      ),
      'preamble-skipped',
    ],
    [
      'a title of two columns',
      table('Informe NPS;', 'Tienda;NPS', 'Sol;10', 'Mar;9', 'Sol;3', 'Mar;8'),
      'preamble-skipped',
    ],
    [
      'dates and filters of a report',
      table(
        'Report,NPS,,',
        'Generated,2026-03-31,,',
        'Date,Store,NPS,Comment',
        '2026-03-14,Sol,10,',
        '2026-03-15,Mar,9,',
        '2026-03-16,Sol,3,',
        '2026-03-17,Mar,8,x',
      ),
      'preamble-skipped',
    ],
    [
      'names of groups of columns',
      table(
        'Datos;;Encuesta;',
        'Fecha;Tienda;NPS;Nota',
        '14/03/2026;Sol;10;',
        '15/03/2026;Mar;9;',
        '16/03/2026;Sol;3;',
        '17/03/2026;Mar;8;x',
      ),
      'preamble-skipped',
    ],
    [
      'questions under codes',
      table(
        'Q1,Q2,Q3',
        'Date,How likely are you to recommend us?,Why?',
        '2026-03-14,10,a',
        '2026-03-15,9,b',
        '2026-03-16,3,c',
        '2026-03-17,8,d',
      ),
      'header-rows',
    ],
    [
      'a question under codes, above numbers alone',
      table(
        'Q1,Q2,Q3',
        'How likely are you to recommend us? (0-10),Why?,Region',
        '10,a,Sol',
        '9,b,Mar',
        '3,c,Sol',
        '8,d,Mar',
      ),
      'header-rows',
    ],
    [
      'a question in Spanish under codes',
      table('P1;P2', '"¿Qué probabilidad hay de que nos recomiende?";¿Por qué?', '10;a', '9;b', '3;c', '8;d'),
      'header-rows',
    ],
    [
      'units',
      table('Tienda;NPS;Importe', ';(0-10);€', 'Sol;10;1.234,50', 'Mar;9;99,95', 'Sol;3;0,50', 'Mar;8;10,00'),
      'header-rows',
    ],
  ])('rows that are no records are told: %s', async (_, text, code) => {
    expect(await read(nps(text))).toMatchObject({ value: 25, n: 4, codes: [code] });
  });

  test.each([
    ['numbers and dates', table('1001,Ana,10,2026-01-01', '1002,Luis,9,2026-01-02')],
    ['a number beside a name', table('Ana,10', 'Luis,9', 'Eva,3')],
    ['tabs', table('4017\t35\t2026-01-14', '4022\t80\t2026-02-02')],
  ])('a first row that is a record is asked about: %s', async (_, text) => {
    const { code, words } = await refusal(['columns', folder.file('rows.csv', text)]);
    expect([code, words]).toEqual(['header-looks-like-data', expect.stringContaining('--header-rows 0')]);
    // No name of a person is shown.
    expect(words).not.toMatch(/Ana|Luis/);
    const { accounting } = await resultOf(['columns', folder.file('rows.csv', text), '--header-rows', '0']);
    expect(accounting.read).toBe(text.trimEnd().split('\n').length);
  });
});

describe('numbers and dates:', () => {
  const months = async (text: string, ...more: readonly string[]) => {
    const { tables } = await resultOf(nps(text, '--period', 'month', ...more));
    return tables.find(({ name }) => name === 'trend')!.rows.map(({ period, n }) => [period, n]);
  };
  const early = [
    ['2026-01', 1],
    ['2026-02', 1],
  ];
  const of = (first: string, second: string) => `date;nps\n${first};10\n${second};3\n`;

  test.each([
    ['ISO', '2026-01-05', '2026-02-03'],
    ['slashes behind the year', '2026/01/05', '2026/02/03'],
    ['day first', '13/01/2026', '03/02/2026'],
    ['days of the week', 'Mon, 05 Jan 2026 10:00:00 +0000', 'Tue, 03 Feb 2026 10:00:00 +0000'],
    ['days of the week in Spanish', 'lunes, 5 de enero de 2026', 'mar 03 feb 2026'],
    ['ordinals and at', 'Monday, January 5th, 2026 at 10:00 AM', 'February 3rd, 2026 at 9:00 PM'],
    [
      'as browsers write them',
      'Mon Jan 05 2026 10:00:00 GMT+0000 (Coordinated Universal Time)',
      'Tue Feb 03 2026 10:00:00 GMT+0000 (Coordinated Universal Time)',
    ],
    ['as Unix writes them', 'Mon Jan  5 10:00:00 UTC 2026', 'Tue Feb  3 10:00:00 UTC 2026'],
    [
      'a las, and hours',
      '5 de enero de 2026 a las 10:00',
      '03/02/2026 9:05 h'.replace('03/02/2026', '3 de febrero de 2026'),
    ],
    ['months in numbers', '2026-01', '2026-02'],
    ['months in words', 'ene-26', 'feb-26'],
    ['months with de', 'enero de 2026', 'febrero de 2026'],
    ['the day before the month', '2026/13/01', '2026/05/02'],
  ])('%s are read', async (_, first, second) => {
    expect(await months(of(first, second))).toEqual(early);
  });

  test('ISO dates are read as ISO beside an order that is told', async () => {
    expect(await months(of('2026-01-05', '2026-02-03'), '--date-order', 'mdy')).toEqual(early);
  });

  test('hyphens before a day and a month are asked about, and --date-order ydm says it', async () => {
    const text = of('2026-13-01', '2026-05-02');
    expect(await refusal(nps(text, '--period', 'month'))).toMatchObject({
      code: 'date-order-ambiguous',
      words: expect.stringContaining('--date-order ydm'),
    });
    expect(await months(text, '--date-order', 'ydm')).toEqual(early);
  });

  test('files of two orders are each read in their own', async () => {
    const american = folder.file('american.csv', 'date;nps\n01/13/2026;10\n02/03/2026;3\n');
    for (const told of [[], ['--date-order', 'dmy']]) {
      const { tables, notices } = await resultOf([
        ...nps(of('13/01/2026', '03/02/2026')),
        american,
        '--period',
        'month',
        ...told,
      ]);
      expect(tables.find(({ name }) => name === 'trend')!.rows.map(({ period, n }) => [period, n])).toEqual([
        ['2026-01', 2],
        ['2026-02', 2],
      ]);
      expect(notices.map(({ code }) => code)).toContain('date-orders-differ');
    }
  });

  test('months without a day say nothing of days', async () => {
    const inMonths = ['2026-01,10', '2026-02,3'];
    const days = ['2026-01-05,9', '2026-01-06,9', '2026-01-07,9'];
    const { accounting } = await resultOf(nps(table('date,nps', ...inMonths, ...days), '--period', 'day'));
    expect(accounting.excluded).toMatchObject([{ reason: 'date-unreadable', rows: 2 }]);
    const none = await refusal(nps(table('date,nps', ...inMonths), '--period', 'day'));
    expect(none).toMatchObject({ code: 'dates-unread' });
    expect((await read(nps(of('2026-01', '2026-02'), '--from', '2026-02'))).n).toBe(1);
  });

  test.each([
    ['ISO days', ['ene-26', '2026-01-05', 'feb-26', '2026-02-14']],
    ['the same, and months in numbers', ['2026-01', '2026-01-05', '2026-02', '2026-02-14']],
    ['days before months', ['01/2026', '05/01/2026', 'feb-26', '14/02/2026']],
    ['days of named months', ['Jan 2026', 'Jan 5, 2026', 'Feb 2026', 'Feb 14, 2026']],
    ['most of them months', ['ene-26', 'ene-26', 'feb-26', '2026-02-14']],
  ])('months without a day are read beside %s', async (_, days) => {
    const text = table('date;nps', ...days.map((day, at) => `"${day}";${scores[at]}`));
    expect(await months(text)).toEqual([
      ['2026-01', 2],
      ['2026-02', 2],
    ]);
    expect((await read(nps(text, '--from', '2026-02', '--to', '2026-02'))).n).toBe(2);
  });

  test('beside days that may be of two orders they prove none', async () => {
    const text = table('date;nps', 'ene-26;10', 'ene-26;9', 'feb-26;3', '05/03/2026;8');
    expect((await refusal(nps(text, '--period', 'month'))).code).toBe('date-order-ambiguous');
  });

  const percents = (...cells: readonly string[]) =>
    table('nps;pct', ...cells.map((cell, at) => `${scores[at]};${cell}`));
  test.each<[string, readonly string[], string, number]>([
    ['above', ['40%', '20%', '60%', '5%'], 'pct > 30', 2],
    ['with a comma and a blank', ['40,5 %', '20 %', '60 %', ''], 'pct >= 40.5', 2],
    ['equal to one, to the last digit', ['7%', '7,1%', '29%', '0,07%'], 'pct = 7', 1],
    ['in a list', ['7%', '14%', '29%', '58%'], 'pct in (7, 29)', 2],
    ['small ones', ['0,2%', '0,5%', '12%', '0,1%'], 'pct > 0.3', 2],
    ['none but zero', ['0%', '20%', '60%', '5%'], 'pct > 0', 3],
    ['shares without a sign', ['0,4', '0,2', '0,6', '0,05'], 'pct > 0.3', 2],
  ])('percents are compared as they are written: %s', async (_, cells, where, n) => {
    expect((await read(nps(percents(...cells), '--where', where))).n).toBe(n);
  });

  test('a share is asked about beside percents, with the condition to type', async () => {
    const text = percents('40%', '20%', '60%', '5%');
    expect(await refusal(nps(text, '--where', 'not pct > 0.07'))).toMatchObject({
      code: 'where-percent',
      words: expect.stringContaining("--where 'pct > 7'"),
    });
    const customers = folder.file(
      'lives.csv',
      table('customer_id,started_at,churned_at,pct', '1,2026-01-05,,40%', '2,2026-01-06,,50%'),
    );
    expect((await refusal(['churn', customers, '--where', 'pct <= 1'])).code).toBe('where-percent');
    expect((await refusal(['churn', customers, '--where', 'pct <= 1', '--lang', 'es'])).words).toContain('pct <= 100');
  });

  test('a number that cannot be read does not decide a condition', async () => {
    const text = table('nps,amount', '10,12', '9,n/a', '3,approx 50', '8,3');
    const { accounting } = await resultOf(nps(text, '--where', 'amount > 5'));
    expect(accounting.excluded).toMatchObject([
      { reason: 'filtered', rows: 2 },
      { reason: 'value-unreadable', column: 'amount', rows: 1 },
    ]);
    expect((await read(nps(text, '--where', 'amount > 5 or nps = 3'))).n).toBe(2);
  });

  test.each([
    ['Indian thousands', ['1,23,456.50', '12,500', '99.5', '1,00,000'], 100 * ((123_456.5 + 12_500 - 99.5) / 236_056)],
    ['fractions of three digits', ['1.250', '0.850', '2.300', '0.090'], 100 * ((1.25 + 0.85 - 2.3) / 4.49)],
    ['fractions of two', ['1.25', '0.85', '2.3', '0.09'], 100 * ((1.25 + 0.85 - 2.3) / 4.49)],
  ])('weights are read: %s', async (_, weights, value) => {
    const text = table('nps;weight', ...weights.map((weight, at) => `${scores[at]};${weight}`));
    expect((await read(nps(text, '--weight', 'weight'))).value).toBeCloseTo(value, 6);
  });
});

describe('text:', () => {
  const rows = (...comments: readonly string[]) =>
    scored(
      'id,nps,comment',
      comments.map((comment, at) => `${at},#,${comment}`),
    );
  const spanish = scored('id;nps;ciudad', ['1;#;Málaga', '2;#;León', '3;#;Córdoba', '4;#;Cádiz']);
  const windows = (text: string) => Buffer.from(text.replaceAll('’', '\u0092').replaceAll('—', '\u0097'), 'latin1');
  const mac = (text: string) => {
    const bytes: Readonly<Record<string, number>> = { á: 0x87, é: 0x8e, í: 0x92, ó: 0x97, ú: 0x9c, ñ: 0x96 };
    return Buffer.from(Array.from(text, (letter) => bytes[letter] ?? letter.charCodeAt(0)));
  };

  test.each<[string, Text]>([
    ['paths that end in a backslash', rows('"C:\\dir\\"', 'fine', '"D:\\tmp\\"', 'ok')],
    ['doubled quotes', rows('"a ""b"" c"', '"x \\ y"', 't', 'ok')],
    ['a formula in a comment', rows('"= ""x"""', '=1+1', 't', 'ok')],
    ['blanks before cells', scored('id, nps, comment', ['1, #, great', '2, #, ok', '3, #, bad', '4, #, ok'])],
    ['semicolons in comments', rows('"a; b"', '"c; d"', '"e; f"', '"g; h"')],
    ['^Z within a comment', rows('caf\u001Ae', 'x', 'y', 'z')],
    ['windows-1252', windows(spanish)],
    ['apostrophes and dashes of windows-1252', windows(rows('it’s great', 'that’s—well—fine', 'don’t', 'x'))],
    ['all cells in quotes', table('"id","nps"', '"1","10"', '"2","9"', '"3","3"', '"4","8"')],
    ['inch marks in quoted cells', rows('"5"" pipe"', '"a, 3"" valve"', 'x', 'y')],
    ['words in doubled quotes', rows('"said ""hi"""', '"""so"", they said"', 'x', 'y')],
    ['signs of inches that are two apostrophes', rows("5'' pipe", '3′ 4″', 'x', 'y')],
    ['marks of databases', rows('\\N', '\\N', '"a\\nb"', 'x')],
  ])('%s are sound', async (_, text) => {
    expect(await read(nps(text))).toMatchObject(sound);
  });

  test.each<[string, Text, string]>([
    ['a backslash before quotes', rows('"He said \\"wow\\""', '"ok"', '"a \\"b\\", c"', 'x'), 'quotes-rewritten'],
    [
      'the same among semicolons',
      scored('id;nps;meta', ['1;#;"{\\"a\\": 1; \\"b\\": 2}"', '2;#;"{\\"a\\": 2}"', '3;#;"x"', '4;#;"y"']),
      'quotes-rewritten',
    ],
    [
      'blanks before quotes',
      scored('id, nps, comment', ['1, #, "Great, thanks"', '2, #, "ok"', '3, #, "slow, rude"', '4, #, "x"']),
      'quotes-rewritten',
    ],
    [
      'zeros kept by formulas',
      scored('Customer ID,nps', ['="0001",#', '="0002",#', '="0003",#', '="0004",#']),
      'quotes-rewritten',
    ],
    [
      'the same in quotes',
      scored('Customer ID,nps', ['"=""0001""",#', '"=""0002""",#', '"=""0003""",#', '"=""0004""",#']),
      'quotes-rewritten',
    ],
    [
      'lines as one cell',
      table('"id,nps,comment"', '"1,10,Great"', '"2,9,""Quick, kind"""', '"3,3,Slow"', '"4,8,"'),
      'quotes-rewritten',
    ],
    ['^Z at the end', `${rows('a', 'b', 'c', 'd')}\u001A`, 'end-sign'],
    ['a sep= line that contradicts', `sep=,\n${spanish}`, 'separator-line'],
    ['Mac OS Roman', mac(spanish), 'read-as-macintosh'],
    [
      'a byte that is no text in the header',
      Buffer.concat([
        Buffer.from('id;nps;x'),
        Buffer.from([0xff]),
        Buffer.from(`\n${spanish.slice(spanish.indexOf('\n') + 1)}`),
      ]),
      'header-text',
    ],
  ])('%s is read, and said', async (_, text, code) => {
    expect(await read(nps(text))).toMatchObject({ value: 25, n: 4, codes: [code] });
  });

  test.each([
    ['one cell', rows('5" pipe', '"ok"', 'x', 'y'), 3],
    ['some cells', rows('5" pipe', '"ok"', '3" valve', 'y'), 2],
    ['quotes that may have opened a cell', rows('$78"All-Weather, Round"', '$9"All-Weather, Flat"', '"x"', 'y'), 2],
  ])('quotes within %s alone are broken', async (_, text, n) => {
    expect(await read(nps(text))).toMatchObject({ n, codes: ['records-rejected'] });
  });

  test('lines and cells of a text that was written again are those of the file', async () => {
    const out = `${folder.path}/left.csv`;
    await resultOf(nps(`${rows('"He said \\"wow\\""', '"ok"', '"a \\"b\\", c"', 'x')}5\n`, '--excluded', out));
    expect(readFileSync(out, 'utf8')).toContain('6,structure');
  });

  test('a sign that may divide is suggested', async () => {
    expect((await refusal(nps(table('id^nps', '1^10', '2^3')))).words).toContain('--delimiter "^"');
  });

  test('one letter in two forms is one letter', async () => {
    const text = table('Regio\u0301n,nps', 'Ma\u0301laga,10', 'Málaga,9', 'Ma\u0301laga,3', 'Málaga,8');
    const { tables } = await resultOf(nps(text, '--by', 'Región', '--where', 'Regio\u0301n = "Málaga"'));
    expect(tables.find(({ name }) => name === 'segments')!.rows).toMatchObject([{ Región: 'Málaga', n: 4, nps: 25 }]);
  });
});

describe('invitations:', () => {
  const answers = () => folder.file('answers.csv', table('Customer ID,nps', 'C4,9', 'C5,3'));
  const rate = (text: string, ...more: readonly string[]) => [
    'response-rate',
    answers(),
    '--invitations',
    folder.file('sent.csv', text),
    ...more,
  ];
  const sent = (header: string, words: readonly string[]) =>
    table(`Customer ID,${header}`, ...words.map((word, at) => `C${at + 1},${word}`));

  test.each([
    ['yes and no', 'delivered', ['yes', 'yes', 'no', 'yes', 'yes'], 4],
    ['1 and 0', 'Delivered', ['1', '1', '0', '1', '1'], 4],
    ['the status of customers', 'Status', ['active', 'inactive', 'active', 'active', 'churned'], 5],
    ['no column of it', 'plan', ['pro', 'max', 'pro', 'pro', 'pro'], 5],
    ['words after delivery', 'Delivery status', ['Sent', 'Bounced', 'Opened', 'Completed', 'Started'], 4],
    [
      'words of Qualtrics',
      'Status',
      ['Email Sent', 'Hard Bounce', 'Survey Started', 'Survey Finished', 'Survey Partially Finished'],
      4,
    ],
    ['Spanish words', 'Estado de entrega', ['Enviado', 'Rebotado', 'Abierto', 'Respondida', 'Completada'], 4],
    ['Spanish states', 'Estado', ['entregado', 'fallido', 'leído', 'contestado', 'finalizada'], 4],
  ])('%s are read', async (_, header, words, delivered) => {
    const { tables, accounting } = await resultOf(rate(sent(header, words)));
    expect(tables[0]!.rows[0]).toMatchObject({ invited: 5, delivered, answered: 2 });
    expect(accounting.excluded).toEqual([]);
  });

  slowTest('unknown words are named, and --of invited needs none', async () => {
    const text = sent('Delivery status', ['zorp', 'blip', 'zorp', 'Opened', 'zorp']);
    const { code, words } = await refusal(rate(text));
    expect([code, words]).toEqual(['unknown-delivery', expect.stringMatching(/zorp, blip[\s\S]*--of invited/)]);
    expect(await read(rate(text, '--of', 'invited'))).toMatchObject({ value: 0.4, n: 5 });
  });

  test('files given the wrong way round are noticed', async () => {
    const text = sent('Delivery status', ['Sent', 'Bounced', 'Opened', 'Opened', 'Opened']);
    const { code } = await refusal(['response-rate', folder.file('sent.csv', text), '--invitations', answers()]);
    expect(code).toBe('files-swapped');
  });
});

test('the population of --rake is read as any other file', async () => {
  const answers = folder.file('regions.csv', table('región;nps', 'Andalucía;10', 'Madrid;3', 'Madrid;9'));
  const population = folder.file(
    'poblacion.csv',
    Buffer.from('columna;valor;proporción\nregión;Andalucía;40,5 %\nregión;Madrid;59,5 %\nTotal;;100 %\n', 'latin1'),
  );
  // By hand: 40.5 − 59.5 · 0 = 40.5, for half of Madrid is a promoter and half a detractor.
  expect((await read(['nps', answers, '--rake', population])).value).toBeCloseTo(40.5, 9);
});

test('cx columns says when it knows no kind of file, and takes one', async () => {
  const file = folder.file('unknown.csv', table('alpha,beta', 'x,1', 'y,2'));
  const relationIn = ({ tables }: OkResult) => tables[0]!.rows[0]!['value'];
  expect(relationIn(await resultOf(['columns', file]))).toContain('--relation');
  expect(relationIn(await resultOf(['columns', file, '--lang', 'es']))).toContain('no reconocida');
  expect(relationIn(await resultOf(['columns', file, '--relation', 'customers']))).toBe('customers');
});

test.each([60, 80, 130, 200])('cx columns shows the evidence of each column on %i columns', async (columns) => {
  const text = table('costs,ACCT_ID,overall_rating,a_column_of_a_rather_long_name', '4.50,A1,5,x', '2.25,A2,4,y');
  const file = folder.file('evidence.csv', text);
  for (const [lang, taken, point] of [
    ['en', 'taken for want of a clearer header', 'decimal point'],
    ['es', 'a falta de un encabezado más claro', 'punto decimal'],
  ] as const) {
    const { stdout } = await runCx(['columns', file, '--lang', lang, '--color', 'never'], { columns });
    const words = stdout.replaceAll(/[^\p{L}\p{N}_"=<>.,:;-]+/gu, ' ');
    expect(words).toContain(taken);
    expect(words).toContain(point);
    // Above the table stands the name of the file, as long as it is.
    const [, below = ''] = stdout.split(/\n(?:Columns|Columnas)\n/u);
    expect(Math.max(...below.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
  }
});

test.each([
  ['costs', 'touchpoints', 'cost'],
  ['Costs', 'touchpoints', 'cost'],
  ['ACCT_ID', 'customers', 'customer_id'],
  ['overall_rating', 'responses', 'satisfaction_score'],
  ['survey_q6_nps', 'responses', 'recommend_score'],
])('the header %s is known in %s as %s', async (header, relation, column) => {
  const file = folder.file('synonym.csv', table(`${header},x`, '1,y', '2,z'));
  const { sources } = await reportOf(['columns', file, '--relation', relation]);
  expect(sources[0]!.understood.columns[0]).toMatchObject({ name: header, role: `${relation}.${column}` });
});

test('every option that docs/reading.md names is one', () => {
  const named = [...readFileSync('docs/reading.md', 'utf8').matchAll(/`--([a-z-]+)/gu)].map(([, name]) => name!);
  const known = new Set([...Object.keys(declared), 'scale', 'values', 'direction', 'of']);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
