import { plainQuestion, statedOptions } from '../../src/questions/question.ts';
import { parseWhere } from '../../src/questions/where/parse.ts';

test('the report states what of the question shaped it, and nothing that was left open', () => {
  expect(statedOptions(plainQuestion)).toEqual({ confidence: 0.95 });
  const asked = {
    by: ['channel', 'country'],
    period: 'month',
    from: '2026-01-01',
    to: '2026-06-30',
    asOf: null,
    stays: false,
    revenuePer: null,
    where: parseWhere('country = "ES"'),
    zone: 'Europe/Madrid',
    dateOrder: 'dmy',
    decimal: ',',
    countedStatus: ['paid', 'ok'],
    weight: 'w',
    count: 'c',
    population: new Map([['segment', new Map([['A', 1]])]]),
    populationFile: 'shares.csv',
    drivers: null,
    compare: 'rest',
    ranges: [],
    rolling: 3,
    minN: 5,
    confidence: 0.9,
  } as const;
  expect(statedOptions(asked)).toEqual({
    by: ['channel', 'country'],
    period: 'month',
    from: '2026-01-01',
    to: '2026-06-30',
    where: 'country = "ES"',
    date_order: 'dmy',
    zone: 'Europe/Madrid',
    decimal: ',',
    counted_status: ['paid', 'ok'],
    weight: 'w',
    count: 'c',
    rake: ['segment'],
    rake_file: 'shares.csv',
    compare: 'rest',
    rolling: 3,
    min_n: 5,
    confidence: 0.9,
  });
});
