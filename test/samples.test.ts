import { join } from 'node:path';
import type { OkResult, Report } from '../src/results/result.ts';
import { resultOf, runCx } from './run-cx.ts';

/** A real export: what it is read as, without a flag. */
interface Sample {
  readonly file: string;
  readonly layout: string | null;
  readonly relation: string;
  readonly records: number;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly headerRows?: number;
  readonly dateOrder?: string;
  readonly decimal?: string;
}

const samples: readonly Sample[] = [
  { file: 'google_forms_en.csv', layout: 'google-forms', relation: 'responses', records: 3 },
  {
    file: 'google_sheets_es_semicolon_latin1.csv',
    layout: 'google-forms',
    relation: 'responses',
    records: 3,
    encoding: 'windows-1252',
    delimiter: ';',
    dateOrder: 'dmy',
    decimal: ',',
  },
  { file: 'intercom_conversations.csv', layout: 'intercom', relation: 'responses', records: 3 },
  { file: 'limesurvey_codes_bom.csv', layout: 'limesurvey', relation: 'responses', records: 3 },
  { file: 'ms_forms_es.csv', layout: 'microsoft-forms', relation: 'responses', records: 3, dateOrder: 'mdy' },
  { file: 'qualtrics_3header_es_bom.csv', layout: 'qualtrics', relation: 'responses', records: 5, headerRows: 3 },
  {
    file: 'qualtrics_3header_es_utf16.tsv',
    layout: 'qualtrics',
    relation: 'responses',
    records: 5,
    headerRows: 3,
    encoding: 'utf-16le',
    delimiter: 'tab',
  },
  { file: 'shopify_orders.csv', layout: 'shopify', relation: 'transactions', records: 5, decimal: '.' },
  { file: 'square_transactions.csv', layout: 'square', relation: 'transactions', records: 2, decimal: '.' },
  { file: 'stripe_charges.csv', layout: 'stripe', relation: 'transactions', records: 4, decimal: '.' },
  {
    file: 'surveymonkey_2header.csv',
    layout: 'surveymonkey',
    relation: 'responses',
    records: 4,
    headerRows: 2,
    dateOrder: 'mdy',
  },
  { file: 'trustpilot_service_reviews.csv', layout: 'trustpilot', relation: 'reviews', records: 2 },
  { file: 'typeform.csv', layout: 'typeform', relation: 'responses', records: 3 },
];

async function expectUnderstood(path: string, expected: Sample): Promise<void> {
  const { status, stdout, stderr } = await runCx(['columns', path, '--format', 'json']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { sources, results } = JSON.parse(stdout) as Report;
  expect(sources[0]).toMatchObject({
    relation: expected.relation,
    records: expected.records,
    rejected: 0,
    understood: {
      layout: expected.layout,
      encoding: expected.encoding ?? 'utf-8',
      delimiter: expected.delimiter ?? ',',
      header_rows: expected.headerRows ?? 1,
      date_order: expected.dateOrder ?? 'ymd',
      decimal: expected.decimal ?? null,
    },
  });
  const { notices } = results[0] as OkResult;
  expect(notices.filter(({ severity }) => severity === 'warning')).toEqual([]);
}

/** Answers by score, as pairs of score and n. */
async function distributionOf(command: string, path: string) {
  const { tables } = await resultOf([command, path]);
  const rows = tables.find(({ name }) => name === 'distribution')!.rows;
  return rows.filter(({ n }) => Number(n) > 0).map(({ score, n }) => [score, n]);
}

test.each(samples)('$file is read without a flag, as $layout', async (sample) => {
  await expectUnderstood(join('fixtures/samples', sample.file), sample);
});

// Counted by hand in the files.
test.each<[string, readonly (readonly [number, number])[], readonly (readonly [string, number])[]]>([
  [
    'google_forms_en.csv',
    [
      [6, 1],
      [10, 1],
    ],
    [['value-missing', 1]],
  ],
  [
    'google_sheets_es_semicolon_latin1.csv',
    [
      [0, 1],
      [8, 1],
      [9, 1],
    ],
    [],
  ],
  [
    'limesurvey_codes_bom.csv',
    [
      [2, 1],
      [9, 1],
    ],
    [['incomplete', 1]],
  ],
  [
    'ms_forms_es.csv',
    [
      [3, 1],
      [9, 1],
      [10, 1],
    ],
    [],
  ],
  [
    'qualtrics_3header_es_bom.csv',
    [
      [0, 1],
      [8, 1],
      [10, 1],
    ],
    [
      ['preview', 1],
      ['value-missing', 1],
    ],
  ],
  [
    'qualtrics_3header_es_utf16.tsv',
    [
      [0, 1],
      [8, 1],
      [10, 1],
    ],
    [
      ['preview', 1],
      ['value-missing', 1],
    ],
  ],
  [
    'surveymonkey_2header.csv',
    [
      [0, 1],
      [7, 1],
      [10, 1],
    ],
    [['value-missing', 1]],
  ],
  [
    'typeform.csv',
    [
      [0, 1],
      [8, 1],
      [9, 1],
    ],
    [],
  ],
])('the scores of %s are %j, and those left out %j', async (file, scores, excluded) => {
  const path = join('fixtures/samples', file);
  expect(await distributionOf('nps', path)).toEqual(scores);
  const { accounting } = await resultOf(['nps', path]);
  expect(accounting.excluded.map(({ reason, rows }) => [reason, rows])).toEqual(excluded);
  expect(accounting.used).toBe(scores.reduce((sum, [, n]) => sum + n, 0));
});

test('Intercom ratings are 5 and 1, and a conversation that nobody rated is no answer', async () => {
  expect(await distributionOf('csat', 'fixtures/samples/intercom_conversations.csv')).toEqual([
    [1, 1],
    [5, 1],
  ]);
});

test('a Spanish file needs no flag: semicolons, decimal commas, windows-1252, day before month', async () => {
  await expectUnderstood('fixtures/respuestas.csv', {
    file: 'respuestas.csv',
    layout: null,
    relation: 'responses',
    records: 400,
    encoding: 'windows-1252',
    delimiter: ';',
    dateOrder: 'dmy',
    decimal: ',',
  });
  const { headlines, notices } = await resultOf(['nps', 'fixtures/respuestas.csv']);
  expect(headlines[0]).toMatchObject({ value: 25, n: 400 });
  // Counted with Python's csv module.
  const counts = [14, 4, 6, 9, 9, 20, 28, 61, 59, 73, 117];
  expect(await distributionOf('nps', 'fixtures/respuestas.csv')).toEqual(counts.map((n, score) => [score, n]));
  expect(notices.filter(({ severity }) => severity === 'warning')).toEqual([]);
});

const reference = process.env['CX_REFERENCE_DATA'];

describe('the real Qualtrics exports of CX_REFERENCE_DATA', () => {
  if (reference === undefined) {
    test('are not read: CX_REFERENCE_DATA is not set', () => {
      process.stderr.write('CX_REFERENCE_DATA is not set: the real Qualtrics exports were not read\n');
    });
    return;
  }

  test.each<[string, Omit<Sample, 'file'>, string, string]>([
    [
      'qualtrics_3header_german_labels.csv',
      { layout: 'qualtrics', relation: 'responses', records: 1, headerRows: 3, decimal: '.' },
      'Q1',
      'ResponseId',
    ],
    [
      'qualtrics_legacy_2header_bom.csv',
      { layout: 'qualtrics-legacy', relation: 'responses', records: 1, headerRows: 2, decimal: '.' },
      'Q1',
      'V1',
    ],
  ])('%s is read without a flag, and its one answer is 2', async (file, understood, score, id) => {
    const path = join(reference, file);
    await expectUnderstood(path, { file, ...understood });
    const { stderr } = await runCx(['nps', path, '--format', 'json']);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'column-not-found' } });
    const { tables, accounting } = await resultOf(['nps', path, '--map', `recommend_score=${score}`]);
    expect(tables.find(({ name }) => name === 'distribution')!.rows[2]).toMatchObject({ score: 2, n: 1 });
    expect(accounting).toEqual({ read: 1, used: 1, excluded: [] });
    const { sources } = JSON.parse((await runCx(['columns', path, '--format', 'json'])).stdout) as Report;
    expect(sources[0]!.understood.columns.find(({ role }) => role === 'responses.response_id')!.name).toBe(id);
  });
});
