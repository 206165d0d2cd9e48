// What one file says of its answers and numbers says nothing of another's; groups beside scores; small bases: docs/reading.md. By hand.
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';
import { read, refusal, table } from './read.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const numbered = (header: string, cells: readonly (string | number)[], more = '') =>
  table(header, ...cells.map((cell, at) => `${more}${at},${cell}`));

describe('two files in one run:', () => {
  const words = ['1 - Very satisfied', '2 - Satisfied', '5 - Very dissatisfied', '1 - Very satisfied'];
  const labelled = folder.file('labelled.csv', numbered('id,csat', words));
  const bare = folder.file('bare.csv', numbered('id,csat', [5, 4, 1, 5], 'b'));
  const also = folder.file('also.csv', numbered('id,csat', words, 'c'));

  test('labels that fall in one do not reverse the other', async () => {
    const { code, words: said } = await refusal(['csat', labelled, bare]);
    expect([code, said]).toEqual(['direction-unsure', expect.stringContaining('bare.csv')]);
    expect((await read(['csat', labelled, bare, '--direction', 'low-is-best'])).n).toBe(8);
  });

  test('labels that fall in both reverse both', async () => {
    expect(await read(['csat', labelled, also])).toMatchObject({ value: 0.75, n: 8 });
  });

  test('the question reverses both where it says so itself', async () => {
    const header = 'id,"csat (1 = best, 5 = worst)"';
    const two = ['x', 'y'].map((name) => folder.file(`${name}.csv`, numbered(header, [1, 2, 5, 1], name)));
    expect(await read(['csat', ...two])).toMatchObject({ value: 0.75, n: 8 });
  });

  slowTest('a day called otherwise in each is no choice between the two names', async () => {
    const english = folder.file('date.csv', table('Date,NPS', '2026-01-02,9', '2026-01-03,3'));
    const spanish = folder.file('fecha.csv', table('Fecha;NPS', '2026-02-02;9', '2026-02-03;3'));
    const { code, words: said } = await refusal(['nps', english, spanish, '--period', 'month']);
    expect([code, said]).toEqual(['column-not-in-file', expect.stringContaining("call 'Fecha' in")]);
    const renamed = folder.file('renamed.csv', table('Date;NPS', '2026-02-02;9', '2026-02-03;3'));
    expect((await read(['nps', english, renamed, '--period', 'month'])).n).toBe(4);
    const both = folder.file('both.csv', table('Date,Fecha,NPS', '2026-01-02,2026-01-02,9'));
    expect((await refusal(['nps', both, english, '--period', 'month'])).code).toBe('column-ambiguous');
  });

  test('decimals of one do not tell those of the other, where those are written in another way', async () => {
    const spanish = folder.file('es.csv', table('id;nps;peso', 'a;9;1.000', 'b;3;1.500', 'c;10;2.000'));
    const english = folder.file('en.csv', table('id,nps,peso', 'd,9,1.5', 'e,3,1.2'));
    expect((await refusal(['nps', spanish, english, '--weight', 'peso'])).code).toBe('decimal-undecided');
    const more = folder.file('more.csv', table('id,nps,weight', 'f,9,1.5', 'g,3,1.250'));
    const same = folder.file('same.csv', table('id,nps,weight', 'h,9,1.125', 'i,3,2.250'));
    expect((await read(['nps', more, same, '--weight', 'weight'])).n).toBe(4);
  });
});

describe('groups beside scores', () => {
  const rows = (groups: readonly string[]) =>
    folder.file('g.csv', table('nps,NPS Type,why', ...groups.map((group, at) => `${[10, 9, 3, 8][at]!},${group},x`)));

  test.each([
    [['Detractor', 'Detractor', 'Promoter', 'Passive']],
    [['Detractores', 'Detractores', 'Promotores', 'Pasivos']],
  ])('that contradict them are asked about: %s', async (groups) => {
    expect((await refusal(['nps', rows(groups)])).words).toContain('--direction low-is-best');
    expect((await read(['nps', rows(groups), '--direction', 'high-is-best'])).value).toBe(25);
  });

  test.each([
    [['Promoter', 'Promoter', 'Detractor', 'Passive']],
    [['Promotor', 'Promotor', 'Detractor', 'Neutro']],
    [['Passive', 'Promoter', 'Detractor', 'Promoter']],
    [['Promoter', 'Promoter', 'Promoter', 'Passive']],
    [['', '', 'Promoter', '']],
    [['Neutral', 'Neutral', 'Neutral', 'Neutral']],
  ])('that agree with them are not: %s', async (groups) => {
    expect(await read(['nps', rows(groups)])).toMatchObject({ value: 25, n: 4 });
  });
});

describe('a highest answer of 5 or 7 to nps', () => {
  test.each([
    ['of few', [5, 3, 4, 5]],
    ['with many a zero', [0, 0, 1, 2, 5, 0, 3, 0]],
    ['all alike', Array<number>(40).fill(5)],
    ['a few sevens', [7, 3, 7, 2, 0, 7]],
  ])('%s is no shorter scale', async (_, scores) => {
    const { value, n } = await read(['nps', folder.file('low.csv', numbered('id,nps', scores))]);
    const passive = scores.filter((score) => score > 6).length;
    expect([value, n]).toEqual([(-100 * (scores.length - passive)) / scores.length, scores.length]);
  });

  test.each([
    ['few that end with 5', [5, 3, 4, 5], true],
    ['with a zero', [0, 0, 1, 2, 5, 0, 3, 0], false],
    ['a few sevens', [7, 3, 7, 2, 1, 7], false],
  ])('%s are read, and warned of where a scale of 1–5 may have been asked', async (_, scores, warned) => {
    const ran = await runCx(['nps', folder.file('low.csv', numbered('id,nps', scores)), '--format', 'json']);
    const { notices } = (JSON.parse(ran.stdout) as { results: { notices: { code: string }[] }[] }).results[0]!;
    expect(notices.some(({ code }) => code === 'scale-may-be-shorter')).toBe(warned);
  });

  test.each([
    ['of some without a zero', [5, 4, 5, 3, 4, 5, 2, 4]],
    ['that comes again', [5, 5, 5, 5, 5, 5, 3, 0]],
    ['of many', Array.from({ length: 30 }, (__, at) => (at % 5) + 1)],
  ])('%s is asked about', async (_, scores) => {
    expect((await refusal(['nps', folder.file('low.csv', numbered('id,nps', scores))])).code).toBe('scale-unsure');
  });
});

describe('what is advised works as it is typed:', () => {
  const records = ['0,9,a', '1,10,b', '2,3,c', '3,8,d'];

  test.each([
    ['two header rows', table('Survey,Survey,Meta', 'id,nps,region', ...records)],
    ['a title that names nps', table('Report,NPS by customer,', 'id,nps,region', ...records)],
    ['a title of a month', table('Periodo,2026-01,', 'id,nps,region', ...records)],
    [
      'titles above an empty row',
      table('Report:,NPS,', 'Period:,2026-01-01,2026-02-01', ',,', 'id,nps,region', ...records),
    ],
  ])('%s', async (_, text) => {
    const file = folder.file('titles.csv', text);
    const line = /--header-line (\d)/u.exec((await refusal(['nps', file])).words)![1]!;
    expect(await read(['nps', file, '--header-line', line])).toMatchObject({ value: 25, n: 4 });
  });

  test('a lone quote in every record', async () => {
    const file = folder.file(
      'quotes.csv',
      table('id,nps,note', ...records.map((row) => `${row.slice(0, -1)}so "loud`)),
    );
    expect((await refusal(['nps', file])).words).toContain('--quote none');
    expect(await read(['nps', file, '--quote', 'none'])).toMatchObject({ value: 25, n: 4 });
  });

  test('no column of means is advised, and net scores of groups are no answers', async () => {
    const file = folder.file('means.csv', table('Region,Average of nps', 'North,8', 'South,7', 'East,9', 'West,6'));
    expect((await refusal(['nps', file])).words).not.toContain('--map recommend_score="Average');
    const net = folder.file('net.csv', table('Channel,NPS', 'Web,30', 'App,10', 'Store,5', 'Phone,-20'));
    expect((await refusal(['nps', net])).code).toBe('rows-are-scores');
  });
});

describe('thousands in a comma file', () => {
  test.each(['', ' USD'])('among smaller numbers%s', async (unit) => {
    const cells = ['"1,250@"', '850@', '300@', '"2,000@"'].map((cell) => cell.replace('@', unit));
    const file = folder.file(
      't.csv',
      table('customer,nps,revenue', ...cells.map((cell, at) => `c${at},${[10, 9, 3, 8][at]!},${cell}`)),
    );
    expect(await read(['nps', file, '--where', 'revenue > 1000'])).toMatchObject({ value: 50, n: 2 });
  });

  test.each([
    ['each with a comma', ['"1,250"', '"2,000"', '"1,100"', '"3,000"']],
    ['none near them', ['"1,250"', '8', '3', '"2,000"']],
  ])('%s are asked about', async (_, cells) => {
    const file = folder.file(
      't.csv',
      table('customer,nps,revenue', ...cells.map((cell, at) => `c${at},${[10, 9, 3, 8][at]!},${cell}`)),
    );
    expect((await refusal(['nps', file, '--where', 'revenue > 1000'])).code).toBe('decimal-undecided');
  });
});
