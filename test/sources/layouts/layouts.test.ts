import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { relations, type Relation, type RelationName } from '../../../src/relations/index.ts';
import { assignRoles } from '../../../src/relations/headers/roles.ts';
import { layouts } from '../../../src/sources/layouts/index.ts';
import { checkedColumns, exportedColumns, exportExclusions } from '../../../src/relations/exports/columns.ts';
import { exportOf, knownExports } from '../../../src/relations/exports/index.ts';
import type { Layout } from '../../../src/sources/layouts/layout.ts';
import { layoutNamed, recogniseLayout } from '../../../src/sources/layouts/recognise.ts';

const exportedAs = ({ name }: Layout) => exportOf(name)!;

const parsed = (text: string, delimiter = ','): string[][] =>
  parse(text, { delimiter, bom: true, relax_column_count: true, to: 4 });
const rows = (file: string, delimiter = ',', encoding = 'utf-8') =>
  parsed(iconv.decode(readFileSync(file), encoding), delimiter);
const sample = (file: string, delimiter?: string, encoding?: string) =>
  rows(join('fixtures/samples', file), delimiter, encoding);

const relationNames: RelationName[] = ['responses', 'transactions', 'touchpoints', 'reviews'];

/** What a file's first rows are understood to be: the layout, its header rows, and the header of each column found. */
function understood(firstRows: string[][]) {
  const known = recogniseLayout(firstRows);
  if (!known) return null;
  const { layout, headerRows, names, labels } = known;
  const relation = relationNames.find((name) => name === exportedAs(layout).relation)!;
  const roles = assignRoles(
    relation,
    names.map((name, column) => ({ name, label: labels[column] ?? name })),
    exportedColumns(exportedAs(layout), names, labels),
    new Map(),
  );
  const found = [...roles.values()].flatMap(({ column, header }): [string, string][] =>
    header === null ? [] : [[column, header]],
  );
  return { layout: layout.name, headerRows, columns: Object.fromEntries(found) };
}

describe('the exports in fixtures/samples', () => {
  test.each<[string, string | undefined, string | undefined]>([
    ['qualtrics_3header_es_bom.csv', ',', 'utf-8'],
    ['qualtrics_3header_es_utf16.tsv', '\t', 'utf-16le'],
  ])('%s is Qualtrics: Q1 is what the NPS group was derived from', (file, delimiter, encoding) => {
    const firstRows = sample(file, delimiter, encoding);
    expect(understood(firstRows)).toEqual({
      layout: 'qualtrics',
      headerRows: 3,
      columns: {
        response_id: 'ResponseId',
        submitted_at: 'EndDate',
        recommend_score: 'Q1',
        comment: 'Q2',
        status: 'Status',
      },
    });
    const { layout, names, labels } = recogniseLayout(firstRows)!;
    expect(labels[names.indexOf('Q2')]).toBe('¿Por qué?');
    expect(checkedColumns(exportedAs(layout), names)).toEqual([{ score: 'Q1', group: 'Q1_NPS_GROUP' }]);
    expect(exportExclusions(exportedAs(layout), names, labels)).toMatchObject([
      { header: 'Status', reason: 'preview' },
    ]);
  });

  test('surveymonkey_2header.csv has its questions carried forward over their choices', () => {
    const firstRows = sample('surveymonkey_2header.csv');
    expect(recogniseLayout(firstRows)?.names.slice(9)).toEqual([
      'How likely is it that you would recommend Acme to a friend or colleague?',
      'Which did you use? - Web',
      'Which did you use? - App',
      'Which did you use? - Phone',
      'Any comments?',
    ]);
    expect(understood(firstRows)).toEqual({
      layout: 'surveymonkey',
      headerRows: 2,
      columns: {
        response_id: 'Respondent ID',
        submitted_at: 'End Date',
        customer_id: 'Custom Data 1',
        recommend_score: 'How likely is it that you would recommend Acme to a friend or colleague?',
        comment: 'Any comments?',
      },
    });
  });

  test('typeform.csv is Typeform', () => {
    expect(understood(sample('typeform.csv'))).toEqual({
      layout: 'typeform',
      headerRows: 1,
      columns: {
        response_id: '#',
        submitted_at: 'Submit Date (UTC)',
        recommend_score: 'How likely are you to recommend us?',
        comment: 'What is the main reason?',
      },
    });
  });

  test('google_forms_en.csv is Google Forms', () => {
    expect(understood(sample('google_forms_en.csv'))).toEqual({
      layout: 'google-forms',
      headerRows: 1,
      columns: {
        customer_id: 'Email Address',
        submitted_at: 'Timestamp',
        recommend_score: 'How likely are you to recommend us? [0-10]',
        comment: 'What could we improve?',
      },
    });
  });

  test('google_sheets_es_semicolon_latin1.csv is Google Forms in Spanish', () => {
    expect(understood(sample('google_sheets_es_semicolon_latin1.csv', ';', 'windows-1252'))).toEqual({
      layout: 'google-forms',
      headerRows: 1,
      columns: {
        customer_id: 'Dirección de correo electrónico',
        submitted_at: 'Marca temporal',
        recommend_score: '¿Con qué probabilidad nos recomendaría? (0-10)',
        comment: 'Comentario',
      },
    });
  });

  test('ms_forms_es.csv is Microsoft Forms in Spanish', () => {
    expect(understood(sample('ms_forms_es.csv'))).toEqual({
      layout: 'microsoft-forms',
      headerRows: 1,
      columns: {
        response_id: 'Id',
        customer_id: 'Correo electrónico',
        submitted_at: 'Hora de finalización',
        recommend_score: '¿Qué probabilidad hay de que nos recomiende?',
      },
    });
  });

  test('limesurvey_codes_bom.csv is LimeSurvey, and an empty submitdate is incomplete', () => {
    const firstRows = sample('limesurvey_codes_bom.csv');
    expect(understood(firstRows)).toEqual({
      layout: 'limesurvey',
      headerRows: 1,
      columns: { response_id: 'id', submitted_at: 'submitdate', recommend_score: 'NPS', comment: 'WHY' },
    });
    const { layout, names, labels } = recogniseLayout(firstRows)!;
    expect(exportExclusions(exportedAs(layout), names, labels)).toEqual([
      { header: 'submitdate', values: 'blank', reason: 'incomplete' },
    ]);
  });

  test('intercom_conversations.csv is Intercom', () => {
    expect(understood(sample('intercom_conversations.csv'))).toEqual({
      layout: 'intercom',
      headerRows: 1,
      columns: {
        response_id: 'Conversation ID',
        submitted_at: 'Conversation started at (UTC)',
        satisfaction_score: 'Conversation rating',
        comment: 'Conversation rating remark',
      },
    });
  });

  test('trustpilot_service_reviews.csv is Trustpilot, whose response is a text and not a date', () => {
    expect(understood(sample('trustpilot_service_reviews.csv'))).toEqual({
      layout: 'trustpilot',
      headerRows: 1,
      columns: {
        review_id: 'Review Id',
        created_at: 'Review Created (UTC)',
        rating: 'Review Stars',
        text: 'Review Content',
        source: 'Source Of Review',
      },
    });
  });

  test('shopify_orders.csv is Shopify: amounts once an order, less refunds', () => {
    const firstRows = sample('shopify_orders.csv');
    expect(understood(firstRows)).toEqual({
      layout: 'shopify',
      headerRows: 1,
      columns: {
        customer_id: 'Email',
        occurred_at: 'Created at',
        amount: 'Total',
        transaction_id: 'Name',
        status: 'Financial Status',
        currency: 'Currency',
      },
    });
    const { layout, names } = recogniseLayout(firstRows)!;
    expect(names).toHaveLength(79);
    expect(exportedAs(layout).amount).toEqual({ subtract: ['Refunded Amount'], oncePer: 'Name' });
  });

  test('stripe_charges.csv is Stripe', () => {
    expect(understood(sample('stripe_charges.csv'))).toEqual({
      layout: 'stripe',
      headerRows: 1,
      columns: {
        customer_id: 'Customer ID',
        occurred_at: 'Created date (UTC)',
        amount: 'Amount',
        transaction_id: 'id',
        status: 'Status',
        currency: 'Currency',
      },
    });
  });

  test('square_transactions.csv is Square', () => {
    expect(understood(sample('square_transactions.csv'))).toEqual({
      layout: 'square',
      headerRows: 1,
      columns: {
        customer_id: 'Customer ID',
        occurred_at: 'Date',
        amount: 'Net Sales',
        transaction_id: 'Transaction ID',
        status: 'Event Type',
      },
    });
  });
});

describe('exports known by their header line alone', () => {
  test.each([
    [
      'bbva-thermal',
      'Fecha,ID,NPS,NPS Group,Comentario,Canal,Palanca',
      {
        response_id: 'ID',
        submitted_at: 'Fecha',
        recommend_score: 'NPS',
        comment: 'Comentario',
        channel: 'Canal',
      },
    ],
    [
      'delighted',
      'id,score,comment,created_at,country',
      {
        response_id: 'id',
        submitted_at: 'created_at',
        recommend_score: 'score',
        comment: 'comment',
      },
    ],
    [
      'formbricks',
      'No.,Response ID,Timestamp,Finished,Survey ID,"1. How likely are you to recommend us?"',
      {
        response_id: 'Response ID',
        submitted_at: 'Timestamp',
        recommend_score: '1. How likely are you to recommend us?',
      },
    ],
    [
      'microsoft-forms',
      'ID,Start time,Completion time,Email,Name,NPS',
      {
        response_id: 'ID',
        customer_id: 'Email',
        submitted_at: 'Completion time',
        recommend_score: 'NPS',
      },
    ],
    [
      'zendesk-csat',
      'Id,Requester,Requester id,Status,Created at,Satisfaction Score',
      {
        response_id: 'Id',
        customer_id: 'Requester id',
        submitted_at: 'Created at',
        status: 'Status',
        satisfaction_score: 'Satisfaction Score',
      },
    ],
    [
      'hubspot',
      'hs_object_id,hs_survey_type,hs_value,hs_sentiment,hs_content,hs_submission_timestamp',
      {
        response_id: 'hs_object_id',
        submitted_at: 'hs_submission_timestamp',
        comment: 'hs_content',
      },
    ],
    [
      'woocommerce',
      'order_id,order_date,status,order_total,customer_id',
      {
        transaction_id: 'order_id',
        occurred_at: 'order_date',
        status: 'status',
        amount: 'order_total',
        customer_id: 'customer_id',
      },
    ],
    [
      'woocommerce-orders',
      'Order Number,Order Status,Order Date,Order Total Amount,Customer User ID',
      {
        transaction_id: 'Order Number',
        occurred_at: 'Order Date',
        status: 'Order Status',
        amount: 'Order Total Amount',
        customer_id: 'Customer User ID',
      },
    ],
    [
      'ga4',
      'event_date,event_timestamp,event_name,user_id,user_pseudo_id',
      {
        customer_id: 'user_id',
        journey_id: 'user_pseudo_id',
        occurred_at: 'event_timestamp',
        touchpoint: 'event_name',
      },
    ],
    [
      'mixpanel',
      'event,time,distinct_id,$insert_id,properties',
      {
        customer_id: 'distinct_id',
        occurred_at: 'time',
        touchpoint: 'event',
        event_id: '$insert_id',
      },
    ],
    [
      'amplitude',
      'event_type,event_time,user_id,amplitude_id,server_upload_time',
      {
        customer_id: 'user_id',
        journey_id: 'amplitude_id',
        occurred_at: 'event_time',
        touchpoint: 'event_type',
      },
    ],
    [
      'qualtrics-trimmed',
      'StartDate,EndDate,Status,Progress,Finished,RecordedDate,ResponseId,Q1_NPS_GROUP,Q1',
      {
        response_id: 'ResponseId',
        submitted_at: 'EndDate',
        recommend_score: 'Q1',
        status: 'Status',
      },
    ],
    [
      'surveymonkey-condensed',
      'Respondent ID,Collector ID,Start Date,End Date,NPS',
      {
        response_id: 'Respondent ID',
        submitted_at: 'End Date',
        recommend_score: 'NPS',
      },
    ],
  ])('%s', (layout, line, columns) => {
    expect(understood(parsed(`${line}\n`))).toEqual({ layout, headerRows: 1, columns });
  });

  test.each(['id,score,comment', 'country,nps', 'timestamp,value', 'Timestamp,customer_id,amount', 'd,x', 'ID'])(
    '"%s" is nobody\'s export',
    (line) => {
      expect(recogniseLayout(parsed(`${line}\n`))).toBeNull();
    },
  );
});

describe('Qualtrics', () => {
  const importIds = String.raw`"{""ImportId"":""startDate""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"`;

  test('is known by its third row, whatever columns were exported; the question tells the score', () => {
    expect(
      understood(parsed(`StartDate,Q1,Q2\nStart Date,NPS,Why?\n${importIds}\n2024-01-01 10:00:00,9,good\n`)),
    ).toEqual({
      layout: 'qualtrics',
      headerRows: 3,
      columns: { submitted_at: 'StartDate', recommend_score: 'Q1', comment: 'Q2' },
    });
  });

  test('is known by it with blanks around its cells, and with blank cells among them', () => {
    const spaced = importIds.split(',').map((id) => id.replace(/^"/, '"  ').replace(/"$/, ' "'));
    const firstRows = parsed(`StartDate,Q1,Q2,\nStart Date,NPS,Why?,\n${[...spaced, ' '].join(',')}\n`);
    expect(recogniseLayout(firstRows)).toMatchObject({ layout: { name: 'qualtrics' }, headerRows: 3 });
  });

  test('with two NPS groups leaves the score to the reader', () => {
    const ids = importIds.replace('startDate', 'QID9').split(',').concat('"{""ImportId"":""QID3""}"').join(',');
    const firstRows = parsed(
      `Q1_NPS_GROUP,Q1,Q2_NPS_GROUP,Q2\nG,Would you recommend us to friends?,G,And at work?\n${ids}\n`,
    );
    expect(understood(firstRows)).toEqual({ layout: 'qualtrics', headerRows: 3, columns: {} });
  });

  test('named by --layout for a file with one header row takes no record for a header', () => {
    expect(layoutNamed('qualtrics', parsed('Q1,Q2\n9,good\n3,bad\n'))).toMatchObject({
      headerRows: 1,
      names: ['Q1', 'Q2'],
    });
    expect(layoutNamed('no-such-layout', [['a']])).toBeNull();
  });
});

describe('SurveyMonkey', () => {
  test('with an empty second row has its questions for headers', () => {
    const firstRows = parsed('Respondent ID,Collector ID,End Date,NPS,Any comments?\n,,,,\n1,2,01/31/2026,9,fine\n');
    expect(recogniseLayout(firstRows)).toMatchObject({
      headerRows: 2,
      names: ['Respondent ID', 'Collector ID', 'End Date', 'NPS', 'Any comments?'],
    });
  });

  test('whose second row is a record has one header row', () => {
    const firstRows = parsed('Respondent ID,Collector ID,End Date,NPS\n1,2,01/31/2026,9\n');
    expect(recogniseLayout(firstRows)).toMatchObject({ headerRows: 1, layout: { name: 'surveymonkey-condensed' } });
  });

  test('keeps the row label of a question that has one row', () => {
    const firstRows = parsed('Respondent ID,Collector ID,How satisfied are you?,\n,,Service,Price\n1,2,5,4\n');
    expect(recogniseLayout(firstRows)?.names.slice(2)).toEqual([
      'How satisfied are you? - Service',
      'How satisfied are you? - Price',
    ]);
  });
});

describe('every layout', () => {
  test('has a name of its own', () => {
    expect(new Set(layouts.map(({ name }) => name)).size).toBe(layouts.length);
  });

  test.each(layouts.map(({ name }) => [name]))('%s says which columns of a relation it has, once', (name) => {
    const { relation, roles, check } = exportOf(name)!;
    const columns = Object.keys((relations[relation] as Relation).columns);
    expect(columns).toEqual(expect.arrayContaining([...Object.keys(roles), ...(check ? [check.column] : [])]));
    expect(knownExports.filter(({ layout }) => layout === name)).toHaveLength(1);
  });

  test('and no other export is known', () => {
    const names = knownExports.map(({ layout }) => layout);
    expect(names.toSorted()).toEqual(layouts.map(({ name }) => name).toSorted());
  });
});

const reference = process.env['CX_REFERENCE_DATA'];

if (reference !== undefined && existsSync(reference)) {
  describe('real Qualtrics exports (ropensci/qualtRics)', () => {
    test('with German labels asks no recommend question', () => {
      expect(understood(rows(join(reference, 'qualtrics_3header_german_labels.csv')))).toEqual({
        layout: 'qualtrics',
        headerRows: 3,
        columns: {
          response_id: 'ResponseId',
          customer_id: 'ExternalReference',
          submitted_at: 'EndDate',
          status: 'Status',
        },
      });
    });

    test('of the legacy kind has names V1, V2 … and their meaning below', () => {
      const firstRows = rows(join(reference, 'qualtrics_legacy_2header_bom.csv'));
      expect(understood(firstRows)).toEqual({
        layout: 'qualtrics-legacy',
        headerRows: 2,
        columns: { response_id: 'V1', customer_id: 'V4', submitted_at: 'V9', status: 'V7' },
      });
      const { layout, names, labels } = recogniseLayout(firstRows)!;
      expect(exportExclusions(exportedAs(layout), names, labels)).toMatchObject([{ header: 'V7', reason: 'preview' }]);
    });
  });
}
