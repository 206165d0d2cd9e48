// Sound files that only look like those that are refused, asked about or mended: at least five for each part of docs/reading.md and
// docs/scales.md, and none of them is asked about. Four answers of +25, or what is written beside them, by hand.
import { temporaryFolder } from '../engines/temporary.ts';
import { read, table } from './read.ts';

const folder = temporaryFolder();
const scores = [10, 9, 3, 8];
const sound = { value: 25, n: 4, codes: [] };
const file = (text: string | Buffer, name = 'sound.csv') => folder.file(name, text);
/** A table of the four answers beside cells of another column. */
const beside = (header: string, cells: readonly string[], delimiter = ',') =>
  table(`id${delimiter}nps${delimiter}${header}`, ...cells.map((cell, at) => [at, scores[at], cell].join(delimiter)));
const numbered = (header: string, cells: readonly (string | number)[]) =>
  table(header, ...cells.map((cell, at) => `${at},${cell}`));

describe('scales that are those of the question:', () => {
  test.each<[string, string, readonly (string | number)[], number]>([
    ['few answers, none of them high', 'nps', [8, 7, 6, 8, 5, 7], -100 / 3],
    ['all of them high', 'nps', [10, 9, 9, 10, 10, 9, 10, 9, 9, 10, 10, 9], 100],
    ['out of ten', 'nps', ['10/10', '9/10', '3/10', '8/10'], 25],
    ['with a fraction of zero', 'nps', ['10.0', '9.0', '3.0', '8.0'], 25],
    ['with a zero in front', 'nps', ['10', '09', '03', '08'], 25],
    ['the two highest of five alone', 'csat', [5, 4, 5, 5, 4, 5, 5, 4, 5, 5, 4, 5], 1],
    ['one zero among many', 'csat', [...Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? 5 : 1)), 0], 0.5],
    ['the upper part of seven', 'ces', [5, 6, 7, 7, 6, 5, 6, 7], 6.125],
  ])('%s', async (_, metric, answers, value) => {
    expect((await read([metric, file(numbered(`id,${metric}`, answers))])).value).toBeCloseTo(value, 9);
  });
});

describe('words that stand for no other number:', () => {
  test.each<[string, string, readonly string[], number]>([
    [
      'capitals and blanks',
      'csat',
      [' SATISFIED ', 'Dissatisfied', 'very satisfied', 'Neutral', 'Very dissatisfied'],
      0.4,
    ],
    ['words that rise with the numbers', 'csat', ['5 - Very satisfied', '4 - Satisfied', '2 - Dissatisfied', '1'], 0.5],
    ['ends alone in words', 'nps', ['10 - Extremely likely', '9', '0 - Not at all likely', '8'], 25],
    ['marks of stars', 'csat', ['★★★★★', '★★★★☆', '★★☆☆☆', '★☆☆☆☆'], 0.5],
    ['a number of stars', 'csat', ['5 stars', '4 stars', '2 stars', '1 star'], 0.5],
    [
      'Spanish words of the other gender',
      'csat',
      ['Muy satisfecha', 'Satisfecho', 'Insatisfecha', 'Muy insatisfecho'],
      0.5,
    ],
  ])('%s', async (_, metric, answers, value) => {
    expect((await read([metric, file(numbered(`id,${metric}`, answers))])).value).toBeCloseTo(value, 9);
  });

  test.each([
    ['in a comment', beside('comment', ['1 = very good', '1 = best', 'very easy', 'so so'])],
    ['in a header of something else', beside('priority (1 = highest)', ['1', '2', '3', '1'])],
    ['in groups that agree', beside('NPS Type', ['Promoter', 'Promoter', 'Detractor', 'Passive'])],
  ])('direction is not told %s', async (_, text) => {
    expect(await read(['nps', file(text)])).toMatchObject(sound);
  });
});

describe('what is left out is not most of what is written:', () => {
  const answers = Array.from({ length: 40 }, (_, at) => scores[at % 4]!);
  const withSome = (every: number, ...others: readonly string[]) =>
    answers.map((score, at) => (at % every === 0 ? others[(at / every) % others.length]! : String(score)));

  test.each([
    ['no answer in most rows', answers.map((score, at) => (at < 36 ? '' : String(score))), 4],
    ['codes for none', withSome(4, '99', '-1', '999'), 30],
    ['words for none', withSome(4, 'N/A', 'NS/NC', 'Prefiero no contestar', 'No aplica', '-'), 30],
    ['one of forty that nobody can read', withSome(40, 'ten'), 39],
    [
      'one of many beyond the scale',
      [...Array.from({ length: 120 }, (_, at) => scores[at % 4]!), '11'].map(String),
      120,
    ],
  ])('%s', async (_, cells, n) => {
    expect(await read(['nps', file(numbered('id,nps', cells))])).toMatchObject({ n, codes: [] });
  });

  test('dates that nobody asks for', async () => {
    expect(await read(['nps', file(beside('date', ['soon', 'later', 'week 3', '2026-01-01']))])).toMatchObject(sound);
  });
});

describe('rows that are answers:', () => {
  test.each([
    [
      'who answered, beside how often',
      table('email,nps,responses', ...scores.map((score, at) => `a${at}@x.es,${score},${at + 9}`)),
    ],
    [
      'reviews that customers wrote',
      table('customer_id,nps,reviews', ...scores.map((score, at) => `C${at},${score},${at + 12}`)),
    ],
    ['reviews beside a plan', table('nps,reviews,plan', '10,2,pro', '9,1,pro', '3,4,max', '8,0,pro')],
    [
      'totals of orders',
      table('order,nps,total', ...scores.map((score, at) => `${at + 100},${score},${at * 20 + 15}`)),
    ],
    ['kinds of messages', beside('type', ['Complaint', 'Question', 'Complaint', 'Praise'])],
    ['stores whose names are those of totals', beside('store', ['Total Wine', 'Media Markt', 'Base', 'Total'])],
    ['names of surveys', beside('survey', ['Onboarding', 'Renewal', 'Onboarding', 'Renewal'])],
    ['an answer with no more than an id at the end', table('id,nps,store', 'a,10,Sol', 'b,9,Mar', 'c,3,Sol', 'd,8,')],
  ])('%s', async (_, text) => {
    expect(await read(['nps', file(text)])).toMatchObject(sound);
  });
});

describe('numbers that one separator alone explains:', () => {
  test.each<[string, readonly string[], string]>([
    ['thousands and fractions', ['"1,250.00"', '"2,300.50"', '850.00', '90.00'], ','],
    ['the same in Spanish', ['1.250,00', '2.300,50', '850,00', '90,00'], ';'],
    ['thousands alone in a Spanish file', ['1.250', '2.300', '850', '90'], ';'],
    ['two separators of thousands', ['1.250.000', '2.300.000', '850', '90'], ';'],
    ['no separators', ['1250', '2300', '850', '90'], ','],
    ['apostrophes', ["1'250.50", "2'300", '850', '90'], ','],
    ['blanks', ['1\u00a0250,50 €', '2\u00a0300,00 €', '850,00 €', '90,00 €'], ';'],
    ['groups of Indian numbers', ['"1,25,000.00"', '"2,30,000.50"', '850.00', '90.00'], ','],
  ])('%s', async (_, cells, delimiter) => {
    const header = delimiter === ';' ? 'importe' : 'amount';
    const argv = ['nps', file(beside(header, cells, delimiter)), '--where', `${header} > 1000`];
    expect(await read(argv)).toMatchObject({ value: 100, n: 2, codes: [] });
  });

  test.each<[string, readonly string[]]>([
    ['below one', ['0.500', '0.250', '0.125', '1.000']],
    ['of one and three digits', ['1.5', '1.250', '2.125', '0.75']],
    ['with a zero behind the point', ['1.050', '12.075', '0.500', '2.500']],
    ['beside signs of a currency', ['$1.125', '$0.875', '$2.250', '$12.000']],
    ['of four digits behind the point', ['1.1250', '2.2500', '0.5000', '1.0000']],
  ])('fractions of three digits %s', async (_, cells) => {
    expect(await read(['nps', file(beside('amount', cells)), '--where', 'amount < 50'])).toMatchObject(sound);
  });
});

describe('days that one order alone explains:', () => {
  test.each<[string, readonly string[]]>([
    ['one day above twelve', ['03/01/2026', '13/01/2026', '02/02/2026', '03/02/2026']],
    ['American ones', ['01/03/2026', '01/13/2026', '02/02/2026', '02/03/2026']],
    ['of one run of digits', ['20260103', '20260113', '20260202', '20260203']],
    ['named months', ['3-Jan-2026', '13-Jan-2026', '2-Feb-2026', '3-Feb-2026']],
    ['Spanish ones', ['3 de enero de 2026', '13 ene 2026', '2 de febrero de 2026', '3 feb. 2026']],
    ['points', ['03.01.2026', '13.01.2026', '02.02.2026', '03.02.2026']],
    ['beside months alone', ['2026-01', '2026-01-13', 'feb-2026', '2026-02-03']],
  ])('%s', async (_, days) => {
    const argv = ['nps', file(beside('date', days)), '--to', '2026-01-31', '--from', '2026-01-01'];
    expect(await read(argv)).toMatchObject({ value: 100, n: 2, codes: [] });
  });
});

describe('text that is what it seems:', () => {
  test.each<[string, string | Buffer]>([
    ['inches in quoted cells', beside('why', ['"5"" pipe"', '"a, 3"" valve"', 'x', 'y'])],
    ['backslashes of paths', beside('why', ['"C:\\dir\\"', 'fine', '"D:\\tmp\\"', 'ok'])],
    ['words of German in windows-1252', Buffer.from(beside('why', ['Größe', 'schön', 'für Köln', 'Übung']), 'latin1')],
    [
      'names in windows-1252',
      Buffer.from(beside('why', ['Milo\u009a', 'Toma\u009a', '\u008akoda', 'wait\u0085']), 'latin1'),
    ],
    ['equals signs in comments', beside('why', ['=1+1', '=SUM(A1)', 'x', 'y'])],
    ['signs that divide nothing', beside('why', ['a^b', 'c~d', 'e:f', 'g|h'])],
    ['^Z within a cell', beside('why', ['caf\u001Ae', 'x', 'y', 'z'])],
  ])('%s', async (_, text) => {
    expect((await read(['nps', file(text)])).n).toBe(4);
    expect(await read(['nps', file(text)])).toMatchObject({ value: 25 });
  });
});

describe('first rows that are what they seem:', () => {
  test.each([
    ['a record of names of columns', table('comment,nps', 'date,10', 'nps,9', 'comment,3', 'x,8')],
    ['a store that is called as its column', table('Shop,nps', 'Shop,10', 'Sol,9', 'Mar,3', 'Oro,8')],
    ['questions in comments', table('nps,comment', '10,would you come again soon?', '9,why so slow?', '3,c', '8,d')],
    ['years as names', table('2025,2026,nps', '1,2,10', '3,1,9', '4,5,3', '2,2,8')],
    ['no id in the first record', table('id,nps,status', 'N/A,10,new', '2,9,old', '3,3,new', '4,8,old')],
    ['a first record without an answer', table('id,nps,why', '0,,', '1,10,a', '2,9,b', '3,3,c', '4,8,d')],
  ])('%s', async (_, text) => {
    expect(await read(['nps', file(text)])).toMatchObject(sound);
  });
});

describe('columns of which one alone is meant:', () => {
  test.each([
    ['a comment on it', table('NPS,NPS comment', '10,a', '9,b', '3,c', '8,d')],
    ['its group', table('nps_score,nps_group', '10,Promoter', '9,Promoter', '3,Detractor', '8,Passive')],
    ['a score of something else', table('nps,credit_score', '10,700', '9,640', '3,580', '8,710')],
    [
      'its question and the next',
      table('#,1. How likely are you to recommend us?,2. Why?', '1,10,a', '2,9,b', '3,3,c', '4,8,d'),
    ],
    ['another survey of it', table('nps,csat,ces', '10,5,7', '9,4,6', '3,2,3', '8,4,5')],
  ])('%s', async (_, text) => {
    expect(await read(['nps', file(text)])).toMatchObject(sound);
  });

  test.each(['TIENDA', 'tienda', 'Tiénda', '`tienda`'.slice(1, -1), 'Tienda'])('--by %s', async (name) => {
    const text = table('Tienda,nps', 'Sol,10', 'Sol,9', 'Sol,3', 'Sol,8');
    expect(await read(['nps', file(text), '--by', name])).toMatchObject(sound);
  });
});

describe('two files that are what they are given for:', () => {
  const sent = (header: string, cells: readonly string[]) =>
    file(table(`Customer ID,${header}`, ...cells.map((cell, at) => `C${at + 1},${cell}`)), 'sent.csv');
  const plain = sent('plan', ['pro', 'max', 'pro', 'max']);

  test.each([
    ['answers that say how far they came', plain, table('Customer ID,nps,status', 'C1,9,completed', 'C2,3,completed')],
    [
      'answers with the day of their invitation',
      plain,
      table('Customer ID,nps,sent_at', 'C1,9,2026-01-01', 'C2,3,2026-01-02'),
    ],
    [
      'invitations with the last answer',
      sent('last_nps', ['9', '', '3', '10']),
      table('Customer ID,nps', 'C1,9', 'C2,3'),
    ],
    [
      'invitations that say who answered',
      sent('responded', ['yes', 'yes', 'no', 'no']),
      table('Customer ID,nps', 'C1,9', 'C2,3'),
    ],
    ['answers without a score', plain, table('Customer ID,comment', 'C1,fine', 'C2,slow')],
    ['ids of another case of letters', plain, table('customer id,nps', 'C1,9', 'C2,3')],
    ['a channel', sent('channel', ['email', 'sms', 'email', 'sms']), table('Customer ID,nps', 'C1,9', 'C2,3')],
  ])('%s', async (_, invitations, answers) => {
    const argv = ['response-rate', file(answers, 'answers.csv'), '--invitations', invitations];
    expect(await read(argv)).toMatchObject({ value: 0.5, n: 4 });
  });
});
