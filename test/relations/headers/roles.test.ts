import { relations, type RelationName } from '../../../src/relations/index.ts';
import { assignRoles, mapProblems, type Header } from '../../../src/relations/headers/roles.ts';

const headers = (...names: string[]): Header[] => names.map((name) => ({ name, label: name }));
const assign = (relation: RelationName, names: string[], map: [string, string][] = []) =>
  assignRoles(relation, headers(...names), null, new Map(map));
const headerOf = (relation: RelationName, column: string, ...names: string[]) =>
  assign(relation, names).get(column)?.header;
/** The columns of a relation that one header alone is taken for. */
const takenFor = (relation: RelationName, name: string) =>
  [...assign(relation, [name]).values()].filter(({ header }) => header !== null).map(({ column }) => column);

describe('a header of a survey export', () => {
  test.each([
    [
      'recommend_score',
      [
        'nps',
        'NPS',
        'Score',
        'recommend',
        'Likelihood to recommend',
        'NPS score',
        'Recomendación',
        'Puntuación',
        'nota',
        'LTR',
        'NPS (0-10)',
        'Q1 NPS',
        'P3. Recomendación',
        'nps_score',
        'NPSScore',
        'Nota de recomendación',
        'How likely are you to recommend us? [0-10]',
        'How likely is it that you would recommend Acme to a friend or colleague?',
        'On a scale of 0 to 10, how likely are you to recommend our company?',
        '1. How likely are you to recommend us?',
        'What is the likelihood that you would recommend us?',
        'On a scale from 0 to 10, would you recommend us?',
        '¿Con qué probabilidad nos recomendaría? (0-10)',
        '¿Qué probabilidad hay de que nos recomiende?',
        '¿Qué tan probable es que recomiende Acme a un amigo o colega?',
        'Del 0 al 10, ¿recomendarías Acme a un amigo?',
      ],
    ],
    [
      'satisfaction_score',
      [
        'CSAT',
        'satisfaction',
        'Satisfacción',
        'sat',
        'Conversation rating',
        'Calificación',
        'csat_score',
        'CSAT (1-5)',
        'How satisfied were you with your visit?',
        'Overall, how satisfied are you with Acme?',
        '¿Cuál es su grado de satisfacción con el servicio?',
        '¿Qué tan satisfecho está con su compra?',
      ],
    ],
    [
      'effort_score',
      [
        'CES',
        'effort',
        'Esfuerzo',
        'facilidad',
        'ease',
        'CES (1-7)',
        'CES 2.0',
        'Acme made it easy for me to handle my issue',
        'How easy was it to solve your problem?',
        'La empresa me ha facilitado la resolución de mi consulta',
        '¿Qué tan fácil fue resolver su problema?',
      ],
    ],
    [
      'submitted_at',
      [
        'fecha',
        'Date',
        'Timestamp',
        'submitted at',
        'Created at',
        'completed_at',
        'Response date',
        'Fecha de respuesta',
        'Marca temporal',
        'SubmittedAt',
      ],
    ],
    [
      'customer_id',
      [
        'cliente',
        'ID cliente',
        'Customer',
        'customer_id',
        'CustomerID',
        'user id',
        'Client ID',
        'contact id',
        'cust_id',
      ],
    ],
    ['response_id', ['id', 'Response ID', 'ResponseId', 'Respondent ID', 'id respuesta', 'ID de respuesta']],
    [
      'comment',
      [
        'Comentario',
        'comments',
        'Verbatim',
        'What is the main reason for your score?',
        'Why?',
        '¿Por qué?',
        'What could we improve?',
        '¿Qué podríamos mejorar?',
        'Any comments?',
        'What would make you more likely to recommend us?',
        'Why would you not recommend us?',
        '¿Por qué es probable que nos recomiende?',
      ],
    ],
    ['channel', ['Canal', 'channel', 'Contact channel']],
    ['touchpoint', ['Punto de contacto', 'Touchpoint', 'touch_point']],
    ['weight', ['weight', 'Ponderación', 'peso']],
    ['status', ['Status', 'Estado']],
  ])('is known to be %s, and nothing else', (column, names) => {
    for (const name of names) expect([name, takenFor('responses', name)]).toEqual([name, [column]]);
  });

  test.each([
    'NPS Group',
    'Q1_NPS_GROUP',
    '¿Qué probabilidad hay de que recomiende Acme? - Grupo',
    'NPS %',
    '% satisfaction',
    'CSAT (0-100)',
    'country',
    'País',
    'Duration (in seconds)',
    'Palanca',
    'This is a multiple choice question.',
    '',
  ])('is taken for nothing when it is "%s"', (name) => {
    expect(takenFor('responses', name)).toEqual([]);
  });
});

describe('a header of a ledger', () => {
  test.each<[RelationName, string, string[]]>([
    ['transactions', 'amount', ['Importe', 'amount', 'Revenue', 'Total', 'Monto', 'Order total']],
    ['transactions', 'margin', ['Margen', 'margin', 'Gross profit']],
    ['transactions', 'currency', ['Moneda', 'Divisa', 'Currency']],
    ['transactions', 'occurred_at', ['Fecha de compra', 'InvoiceDate', 'date', 'Order Date']],
    ['transactions', 'transaction_id', ['Order ID', 'InvoiceNo', 'Número de pedido', 'id']],
    ['customers', 'started_at', ['Fecha de alta', 'signup_date', 'Cliente desde']],
    ['customers', 'ended_at', ['Fecha de baja', 'churn_date', 'Cancelled at']],
    ['customers', 'recurring_revenue', ['MRR', 'MonthlyCharges', 'Cuota mensual']],
    ['customers', 'acquired_by', ['Canal de captación', 'acquired_by', 'source']],
    ['customers', 'customer_id', ['customerID', 'id', 'cliente']],
    ['touchpoints', 'touchpoint', ['Punto de contacto', 'event_name', 'step']],
    ['touchpoints', 'minutes', ['Minutos', 'duration_minutes']],
    ['touchpoints', 'journey_id', ['session_id', 'case id', 'viaje']],
    ['reviews', 'rating', ['Review Stars', 'estrellas', 'rating', 'score']],
    ['reviews', 'text', ['Reseña', 'Review Content']],
    ['invitations', 'invited_at', ['Fecha de envío', 'sent_at']],
    ['invitations', 'delivered', ['Entregado', 'delivered']],
  ])('of %s is known to be %s', (relation, column, names) => {
    for (const name of names) expect([name, takenFor(relation, name)]).toEqual([name, [column]]);
  });

  test('a duration without a unit is not taken for minutes', () => {
    expect(takenFor('touchpoints', 'duration')).toEqual([]);
    expect(takenFor('touchpoints', 'handle time')).toEqual([]);
  });
});

describe('who plays a column', () => {
  test("the column's own name beats a synonym", () => {
    expect(headerOf('responses', 'recommend_score', 'nps', 'recommend_score')).toBe('recommend_score');
  });

  test('a synonym beats a question, and a question a bare score', () => {
    const question = 'How likely are you to recommend us?';
    expect(headerOf('responses', 'recommend_score', 'score', question, 'nps')).toBe('nps');
    expect(headerOf('responses', 'recommend_score', 'score', question)).toBe(question);
  });

  test('a bare score is taken for want of a clearer header, and the evidence says so', () => {
    const role = assign('responses', ['id', 'score', 'comment']).get('recommend_score');
    expect(role?.header).toBe('score');
    expect(role?.evidence).toEqual({
      en: '"score" is taken for want of a clearer header; if it is something else, use --map recommend_score=<header>',
      es: 'se toma "score" a falta de un encabezado más claro; si es otra cosa, use --map recommend_score=<encabezado>',
    });
  });

  test('nobody, when two headers fit equally well: both are candidates', () => {
    const roles = assign('responses', ['NPS', 'Recomendación', 'Score']);
    expect(roles.get('recommend_score')).toMatchObject({ header: null, candidates: ['NPS', 'Recomendación'] });
  });

  test('nobody, when two columns of the file have the same header', () => {
    const roles = assignRoles(
      'responses',
      [
        { name: 'NPS', label: 'NPS' },
        { name: 'NPS_2', label: 'NPS' },
      ],
      null,
      new Map(),
    );
    expect(roles.get('recommend_score')).toMatchObject({ header: null, candidates: ['NPS', 'NPS_2'] });
  });

  test('nobody, when one question could be two columns', () => {
    const question = 'How satisfied are you, and how easy was it?';
    const roles = assign('responses', [question]);
    expect(roles.get('satisfaction_score')).toMatchObject({ header: null, candidates: [question] });
    expect(roles.get('effort_score')).toMatchObject({ header: null, candidates: [question] });
  });

  test('an identifier of the customer is told from his name', () => {
    expect(headerOf('transactions', 'customer_id', 'Customer', 'Customer ID')).toBe('Customer ID');
  });

  test('every column has an entry, in the order of the relation', () => {
    expect([...assign('reviews', []).keys()]).toEqual(Object.keys(relations.reviews.columns));
    expect(assign('reviews', []).get('rating')).toMatchObject({ header: null, candidates: [] });
  });

  test('the label of a column counts as its header', () => {
    const roles = assignRoles(
      'responses',
      [
        { name: 'Q1', label: 'NPS' },
        { name: 'Q2', label: 'Why?' },
      ],
      null,
      new Map(),
    );
    expect([roles.get('recommend_score')?.header, roles.get('comment')?.header]).toEqual(['Q1', 'Q2']);
  });

  test('the layout beats headers, by its order of preference', () => {
    const roles = assignRoles(
      'responses',
      headers('nps', 'StartDate', 'EndDate', 'Q9'),
      {
        recommend_score: ['Q9'],
        submitted_at: ['RecordedDate', 'EndDate', 'StartDate'],
        'reviews.rating': ['nps'],
      },
      new Map(),
    );
    expect(roles.get('recommend_score')?.header).toBe('Q9');
    expect(roles.get('submitted_at')?.header).toBe('EndDate');
  });

  test('--map beats all, and takes the header from the column that would have had it', () => {
    const roles = assign('responses', ['nps', 'Satisfacción'], [['recommend_score', 'satisfaccion']]);
    expect(roles.get('recommend_score')).toMatchObject({ header: 'Satisfacción', evidence: { en: 'named by --map' } });
    expect(roles.get('satisfaction_score')?.header).toBeNull();
  });

  test('a column named __proto__ is only a name', () => {
    expect(
      [...assign('responses', ['__proto__', 'constructor', 'score']).values()].filter(({ header }) => header !== null),
    ).toMatchObject([{ column: 'recommend_score', header: 'score' }]);
  });
});

describe('a --map that cannot be followed', () => {
  test('says which column was meant', () => {
    expect(mapProblems('responses', headers('Q12'), new Map([['recomend_score', 'Q12']]))).toMatchObject([
      { code: 'unknown-column', column: 'recomend_score', nearest: 'recommend_score' },
    ]);
  });

  test('says which header was meant', () => {
    const [problem] = mapProblems(
      'responses',
      headers('Puntuacion', 'Canal'),
      new Map([['recommend_score', 'Putuacion']]),
    );
    expect(problem).toMatchObject({ code: 'header-not-found', nearest: 'Puntuacion' });
    expect(problem?.message.en).toBe(
      '--map recommend_score=Putuacion: the file has no header "Putuacion"; did you mean "Puntuacion"?',
    );
  });

  test('is no problem when it can be followed', () => {
    expect(mapProblems('responses', headers('Q12'), new Map([['recommend_score', 'Q12']]))).toEqual([]);
  });
});
