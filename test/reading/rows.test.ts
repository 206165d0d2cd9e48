// Rows that are no records, and rows that are no answers: docs/reading.md. Each table of sound files holds those that only look like
// the ones that are left out or asked about. Totals, means and deviations are by hand.
import { temporaryFolder } from '../engines/temporary.ts';
import { read, refusal, table } from './read.ts';

const folder = temporaryFolder();
const nps = (text: string, ...more: readonly string[]) => ['nps', folder.file('answers.csv', text), ...more];
const csat = (text: string, ...more: readonly string[]) => ['csat', folder.file('answers.csv', text), ...more];

/** Four answers of +25: their sum is 30, their mean 7.5, their median 8.5, their deviation 3.11. */
const records = ['Sol,2026-03-14,10', 'Sol,2026-03-15,9', 'Mar,2026-03-16,3', 'Mar,2026-03-17,8'];
const header = 'store,date,nps';
const sound = { value: 25, n: 4, codes: [] };
const leftOut = (rows: number) => ({
  value: 25,
  n: 4,
  codes: ['records-rejected'],
  accounting: { excluded: [{ reason: 'structure', rows }] },
});

describe('rows of statistics at the end are no records:', () => {
  test.each([
    ['Std. dev.,,3.11'],
    ['Min,,3'],
    ['Max,,10'],
    ['Count,,4'],
    ['N,,4'],
    ['NPS,,25'],
    ['Resultado,,25'],
    ['**Total**,,30'],
    ['Durchschnitt,,7.5'],
    ['Gesamtergebnis,,30'],
    ['Número de respuestas,,4'],
    ['All stores,,7.5'],
    [',,30'],
  ])('%s', async (row) => {
    expect(await read(nps(table(header, ...records, row)))).toMatchObject(leftOut(1));
  });

  test.each([
    ['a block', table(header, ...records, 'Mean,,7.5', 'Std. dev.,,3.11', 'Min,,3', 'Max,,10', 'Count,,4'), 5],
    [
      'one with statistics that nobody knows',
      table(header, ...records, 'Mean,,7.5', 'Interquartile,,5', 'Kurtosis,,2'),
      3,
    ],
    ['one behind an empty row', table(header, ...records, ',,', 'Answered,,4', 'NPS,,25', 'Promoters,,2'), 3],
    ['means of groups behind an empty row', table(header, ...records, ',,', 'Sol,,9', 'Mar,,6'), 2],
  ])('%s', async (_, text, rows) => {
    const { value, n, accounting } = await read(nps(text));
    expect([value, n, accounting.excluded.find(({ reason }) => reason === 'structure')?.rows]).toEqual([25, 4, rows]);
  });

  test.each([
    ['of two columns', table('store,nps', 'Sol,10', 'Sur,9', 'Mar,3', 'Oro,8', 'Average,7.5')],
    ['a mean that is rounded', table('store,nps', 'Sol,10', 'Sur,9', 'Mar,3', 'Oro,8', 'Average,8')],
    ['in German', table('Filiale;nps', 'Sol;10', 'Sur;9', 'Mar;3', 'Oro;8', 'Durchschnitt;8')],
    ['in French', table('magasin,nps', 'Sol,10', 'Sur,9', 'Mar,3', 'Oro,8', 'Moyenne,8')],
    ['with a sign', table('store,nps', 'Sol,10', 'Sur,9', 'Mar,3', 'Oro,8', 'Ø,7.5')],
    [
      'of neither a name nor a day',
      table('id,nps,date', '1,10,2026-03-14', '2,9,2026-03-15', '3,3,2026-03-16', '4,8,2026-03-17', ',7.5,'),
    ],
    ['a total of two', table('store,nps', 'Sol,10', 'Sur,9', 'Mar,3', 'Oro,8', 'Total,30')],
    ['among numbers of records', table('id,nps', '1,10', '2,9', '3,3', '4,8', 'Moyenne,7.5')],
    ['right under the header', table(header, 'Total,,30', ...records)],
    ['there without a name', table(header, ',,30', ...records)],
  ])('%s', async (_, text) => {
    expect(await read(nps(text))).toMatchObject(leftOut(1));
  });

  test('their lines are told, blank lines among them', async () => {
    const out = `${folder.path}/left.csv`;
    await read(nps(table(header, ...records, '', 'Mean,,7.5', '', 'Count,,4'), '--excluded', out));
    const { readFileSync } = await import('node:fs');
    expect(readFileSync(out, 'utf8').match(/^\d+/gmu)).toEqual(['7', '9']);
  });

  test.each([
    ['a last store called Total', table(header, ...records.slice(0, 3), 'Total,2026-03-17,8')],
    ['one of two columns', table('store,nps', 'Repsol,10', 'Shell,9', 'Shell,3', 'Total,8')],
    ['one that comes again', table('store,nps', 'Total,10', 'Shell,9', 'Shell,3', 'Total,8')],
    ['Media Markt without a date', table(header, ...records.slice(0, 3), 'Media Markt,,8')],
    ['Total Wine without a date', table(header, ...records.slice(0, 3), 'Total Wine,,8')],
    [
      'Max without a date',
      table('name,date,nps', 'Ana,2026-03-14,10', 'Luis,2026-03-15,9', 'Eva,2026-03-16,3', 'Max,,8'),
    ],
    ['a store called Average', table('store,nps', 'Sol,10', 'Sur,9', 'Oro,3', 'Average,8')],
    ['a store called Mean', table('store,nps', 'Sol,3', 'Sur,9', 'Oro,8', 'Mean,10')],
    [
      'an answer without an id alone',
      table('id,nps,date', '1,10,2026-03-14', '2,8,2026-03-15', '3,3,2026-03-16', ',9,2026-03-17'),
    ],
    ['a plan called Base', table('plan,nps', 'Base,10', 'Pro,9', 'Base,3', 'Base,8')],
    ['an id with a letter', table('id,nps', '1,10', '2,9', '3,3', 'X4,8')],
    [
      'a record without names',
      table('store,date,nps,why', 'Sol,2026-03-14,10,a', 'Sol,,9,b', 'Mar,2026-03-16,3,c', ',,8,d'),
    ],
    ['one of which nothing follows', table(header, ...records.slice(0, 3), ',,8')],
  ])('%s is one', async (_, text) => {
    expect(await read(nps(text))).toMatchObject(sound);
  });

  test.each([
    ['a first one with an id alone', 'id', ['x0', 'x1', 'x2', 'x3', 'x4']],
    ['a first one with an address', 'email', ['e@x.es', 'a@x.es', 'b@x.es', 'c@x.es', 'd@x.es']],
    ['a first one with a name', 'name', ['Juan', 'Ana', 'Luis', 'Eva', 'Pia']],
  ])(
    '%s, whose answer is the mean of the others, is one, and so is a last one',
    async (_, column, [one, ...others]) => {
      const rows = [1, 2, 3, 10].map((score, at) => `${others[at]},Sol,web,${score}`);
      const alone = `${one},,,4`;
      for (const lines of [
        [alone, ...rows],
        [...rows, alone],
      ])
        expect(await read(nps(table(`${column},store,channel,nps`, ...lines)))).toMatchObject({
          value: -60,
          n: 5,
          codes: [],
        });
    },
  );

  test('one with an id alone, whose answer is the net score of the others, is one', async () => {
    const text = table('x0,x1,x2,nps', 'x0,,,0', 'a,b,c,10', 'd,e,f,3', 'g,h,i,8');
    expect(await read(nps(text))).toMatchObject({ value: -25, n: 4, codes: [] });
  });

  test.each([
    '(4 rows)',
    '(4 rows affected)',
    'Total responses: 4',
    'Exported by Looker',
    'Generado el 03/02/2026',
    '-- end of file --',
    '© 2026 Acme',
  ])('below the last record %s is none, and takes none with it', async (line) => {
    expect(await read(nps(table(header, ...records, line)))).toMatchObject(leftOut(1));
  });

  test.each(['and was happy', '4', '4 rows of seats', 'Generated', 'fin'])(
    'but %s may be a part of the record above it',
    async (line) => {
      const text = table('id,nps,why', '1,10,a', '2,9,b', '3,3,c', '4,8,d', line);
      expect((await read(nps(text))).accounting.excluded[0]).toMatchObject({ reason: 'structure', rows: 2 });
    },
  );

  test('another table behind an empty row is refused', async () => {
    const text = table(header, ...records, ',,', 'Tienda,Periodo,Puntos', 'Sol,marzo,9', 'Mar,marzo,6');
    expect((await refusal(nps(text))).code).toBe('second-table');
  });
});

describe('tables of counts and of finished scores:', () => {
  const ladder = (name: string, cells: readonly (number | string)[]) =>
    table(`csat,${name}`, ...cells.map((cell, at) => `${at + 1},${cell}`));

  test.each([
    'Total',
    'sum',
    'customers',
    'clientes',
    'surveys',
    'Nº',
    'Num',
    'Cantidad',
    'Qty',
    'Anzahl',
    'Count of csat',
    'Recuento de csat',
    'f0_',
    '%',
    '# of responses',
    'N.º de respuestas',
    'N (unweighted)',
    'frecuencia absoluta',
    'num_users',
    'Respuestas totales',
  ])('counts under %s are asked about', async (name) => {
    const { code, words } = await refusal(csat(ladder(name, [10, 5, 20, 25, 40])));
    expect([code, words]).toEqual(['rows-are-counts', expect.stringContaining('--count none')]);
  });

  test.each([
    ['of few answers a group', table('store,csat,count', 'Sol,5,10', 'Sol,4,3', 'Mar,5,8', 'Ola,1,2', 'Rio,3,4')],
    ['with dashes for none', table('csat,count', '1,-', '2,-', '3,4', '4,10', '5,20')],
    ['of groups side by side', table('csat,web,app', '1,3,4', '2,2,1', '3,9,8', '4,20,30', '5,40,60')],
    [
      'of words in order',
      table('csat,Q1', 'Very dissatisfied,3', 'Dissatisfied,5', 'Neutral,10', 'Satisfied,33', 'Very satisfied,60'),
    ],
    [
      'of words and groups',
      table(
        'csat,Web,App',
        'Muy satisfecho,60,55',
        'Satisfecho,33,41',
        'Neutral,10,12',
        'Insatisfecho,5,6',
        'Muy insatisfecho,3,4',
      ),
    ],
    [
      'of a part of a scale by groups',
      table('csat,Web,App,2026', '10,8,8,1', '9,10,5,3', '8,2,2,7', '7,4,4,3', '0,3,1,1'),
    ],
    [
      'that rise by one',
      table('csat,Web,App', 'Very satisfied,60,1', 'Satisfied,33,2', 'Neutral,10,3', 'Dissatisfied,5,4'),
    ],
    ['of good and bad', table('csat,Web,App', 'Good,60,30', 'Bad,10,20')],
    [
      'beside the words of each answer',
      table('csat,meaning,Q1', '4,Very satisfied,60', '3,Satisfied,33', '2,Dissatisfied,5', '1,Very dissatisfied,3'),
    ],
    [
      'of each store, one below the other',
      table(
        'store,csat,x',
        ...['Sol', 'Mar'].flatMap((store) => [1, 2, 3, 4, 5].map((score) => `${store},${score},${score * 7}`)),
      ),
    ],
    [
      'of each month, in words',
      table(
        'mes,csat,Q1',
        ...['2026-01', '2026-02'].flatMap((mes) => [
          `${mes},Muy satisfecho,60`,
          `${mes},Satisfecho,33`,
          `${mes},Insatisfecho,10`,
          `${mes},Muy insatisfecho,5`,
        ]),
      ),
    ],
    ['of calls', table('csat,Phone,Teléfono', '5,60,5', '4,33,4', '3,10,12', '2,5,6', '1,3,4')],
    ['of mentions', table('csat,menciones', '10,50', '9,20', '8,20', '7,3', '5,3')],
    ['of customers', table('csat,n_customers', '10,50', '9,20', '8,20', '7,3', '5,3')],
    ['of shares that add up', ladder('share', ['0.1', '0.05', '0.2', '0.25', '0.4'])],
  ])('counts %s too', async (_, text) => {
    expect((await refusal(csat(text))).code).toBe('rows-are-counts');
  });

  test.each(['Average of csat', 'Promedio de csat', 'Moyenne de csat', 'avg_csat'])(
    'whole means of groups under %s are refused',
    async (name) => {
      const text = table(`store,${name}`, 'Sol,4', 'Mar,5', 'Ola,4', 'Rio,3');
      expect((await refusal(csat(text, '--map', `satisfaction_score=${name}`))).code).toBe('rows-are-scores');
    },
  );

  test.each([
    ['of persons', table('name,Average csat', 'Ana,4', 'Eva,5', 'Tom,4', 'Leo,3')],
    ['in stores that come again', table('store,Average csat', 'Sol,4', 'Sol,5', 'Mar,4', 'Mar,3')],
  ])('a mean %s is an answer', async (_, text) => {
    expect((await read(csat(text, '--map', 'satisfaction_score=Average csat'))).value).toBe(0.75);
  });

  test.each(['n', 'surveys', 'reviews', 'Number of reviews', 'Reseñas'])(
    'whole scores of groups of many answers (%s) are refused',
    async (name) => {
      const text = table(`store,${name},csat`, 'Sol,120,4', 'Mar,85,5', 'Ola,90,4', 'Rio,77,3');
      expect((await refusal(csat(text))).code).toBe('rows-are-scores');
    },
  );

  test('counts of reviews are counts', async () => {
    const text = table('csat,reviews', '5,120', '4,60', '3,20', '2,9', '1,14');
    expect((await refusal(csat(text))).words).toContain('--count "reviews"');
  });

  test.each([
    ['a row for each name', table('nombre,csat,count', 'Ana,5,3', 'Luis,4,1', 'Eva,4,2', 'Tom,1,4')],
    ['a row for each address', table('email,count,csat', 'a@x.es,12,5', 'b@x.es,11,4', 'c@x.es,20,4', 'd@x.es,41,1')],
    ['what was ordered', table('order,csat,quantity', 'A-1,5,3', 'A-2,4,1', 'A-3,4,2', 'A-4,2,4')],
    ['answers that come again', table('channel,csat,qty', 'web,5,3', 'web,5,1', 'app,2,2', 'web,4,4')],
    ['money', table('segment,csat,total', 'gold,5,1200', 'gold,4,300', 'blue,2,85', 'gold,4,90')],
    ['ages', table('csat,age', '5,34', '4,41', '4,22', '2,56')],
    ['another question', table('csat,nps', '5,10', '4,9', '4,8', '1,3')],
  ])('%s are answers', async (_, text) => {
    expect(await read(csat(text))).toMatchObject({ value: 0.75, n: 4, codes: [] });
  });

  test.each([
    [
      'words in no order with ages',
      table('csat,Q2', 'Satisfied,34', 'Very satisfied,41', 'Dissatisfied,22', 'Neutral,56'),
      0.5,
    ],
    ['four in order beside codes', table('csat,team,desk', '5,34,2', '4,41,7', '3,22,3', '1,56,3'), 0.5],
    ['five in no order beside codes', table('csat,team,desk', '5,34,2', '3,41,7', '4,22,3', '1,56,3', '2,7,8'), 0.4],
    [
      'five in order beside names',
      table('csat,Web,who', '5,34,Ana', '4,41,Eva', '3,22,Luis', '2,56,Tom', '1,2,Leo'),
      0.4,
    ],
  ])('%s are answers', async (_, text, value) => {
    expect((await read(csat(text))).value).toBe(value);
  });

  test.each([
    [
      'one of each answer in two stores, and what they spent',
      table(
        'store,csat,amount',
        'Sol,1,30',
        'Sol,2,85',
        'Sol,3,12',
        'Sol,4,7',
        'Sol,5,9',
        'Mar,1,3',
        'Mar,2,4',
        'Mar,3,8',
        'Mar,4,7',
        'Mar,5,2',
      ),
    ],
    [
      'answers in another order in each store',
      table(
        'store,csat,x',
        'Sol,1,30',
        'Sol,2,85',
        'Sol,3,12',
        'Sol,4,7',
        'Sol,5,9',
        'Mar,2,3',
        'Mar,1,4',
        'Mar,3,8',
        'Mar,4,7',
        'Mar,5,2',
      ),
    ],
    [
      'answers of one store in order beside a desk',
      table('store,csat,desk', 'Sol,1,3', 'Sol,2,1', 'Sol,3,2', 'Sol,4,5', 'Sol,5,4'),
    ],
    ['answers in order, numbered', table('id,csat', '1,1', '2,2', '3,3', '4,4', '5,5')],
    ['answers in order beside an age', table('csat,age,visits', '1,34,2', '2,41,7', '3,22,3', '4,56,3', '5,34,2')],
  ])('%s are answers', async (_, text) => {
    expect((await read(csat(text))).value).toBe(0.4);
  });

  test('ages and visits beside a part of a scale in order are of persons', async () => {
    const text = table('nps,age,visits', '10,34,2', '9,41,7', '7,22,3', '3,56,3', '1,34,2');
    expect(await read(nps(text))).toMatchObject({ value: 0, n: 5, codes: [] });
  });

  test.each([
    [
      'groups side by side',
      table('csat,web,app', '1,3,4', '2,2,1', '3,9,8', '4,20,30', '5,40,60'),
      'a column with their total',
    ],
    [
      'shares',
      table('csat,web,app', '1,3%,4%', '2,5%,6%', '3,10%,12%', '4,33%,41%', '5,49%,37%'),
      'shares cannot be counted',
    ],
    [
      'groups and their total',
      table('csat,web,app,Grand Total', '1,3,4,7', '2,2,1,3', '3,9,8,17', '4,20,30,50', '5,40,60,100'),
      '--count "Grand Total"',
    ],
  ])('what counts %s is said', async (_, text, words) => {
    expect((await refusal(csat(text))).words).toContain(words);
  });
});

describe('several questions in long form:', () => {
  test.each([
    ['question_no', '1', '2'],
    ['qid', 'Q1', 'Q2'],
    ['max', '10', '5'],
    ['scale', '0-10', '1-5'],
    ['tipo', 'Recomienda', 'Esfuerzo'],
    ['title', 'How likely are you to recommend us?', 'How happy are you?'],
  ])('%s tells them apart', async (told, first, second) => {
    const rows = [10, 9, 3, 8].flatMap((score, at) => [
      `C${at},${first},${score}`,
      `C${at},${second},${(score % 5) + 1}`,
    ]);
    const { code, words } = await refusal(nps(table(`customer_id,${told},score`, ...rows)));
    expect([code, words]).toEqual(['several-questions', expect.stringContaining(`--where '${told} = "`)]);
  });

  test.each([['Recommend'], ['Q1'], ['How likely are you to recommend us?']])(
    'who answers all of them answers %s once',
    async (asked) => {
      const rows = [10, 9, 3, 8].flatMap((score, person) => [`${person},${asked},${score}`, `${person},Other,1`]);
      const argv = nps(table('respondent_id,question,score', ...rows, `3,${asked},8`));
      const typed = (await refusal(argv)).words.match(/--where '(.+)'/u)?.[1];
      const where = typed?.includes(asked) === true ? typed : `question = "${asked}"`;
      const { value, n, accounting } = await read([...argv, '--where', where]);
      expect([value, n, accounting]).toMatchObject([
        25,
        4,
        {
          excluded: [
            { reason: 'duplicate', rows: 1 },
            { reason: 'filtered', rows: 4 },
          ],
        },
      ]);
    },
  );

  test.each(['question', 'Question', 'QUESTION'])('--where names their column in any case: %s', async (name) => {
    const argv = nps(table('id,Question,score', '1,NPS,10', '2,NPS,9', '1,CSAT,5', '3,NPS,3', '4,NPS,8'));
    expect(await read([...argv, '--where', `${name} = "NPS"`])).toMatchObject({ value: 25, n: 4 });
  });

  test.each([
    ['of one person', table('id,attribute,csat', '1,Clean,5', '1,Price,4', '2,Clean,3', '2,Price,2')],
    ['of nobody', table('aspecto,csat', 'Limpieza,5', 'Precio,4', 'Limpieza,3', 'Precio,2')],
    ['in German', table('id,Frage,csat', '1,Wie zufrieden sind Sie?,5', '2,Würden Sie uns weiterempfehlen?,4')],
    ['in French', table('id,indicateur,csat', '1,Satisfaction,5', '2,Recommandation,4')],
    ['under a label', table('id,label,csat', '1,likelihood to recommend,5', '2,ease of use,4')],
    ['by their codes', table('id,question_id,csat', '1,101,5', '2,102,4', '3,101,5', '4,102,1')],
    ['about what was rated', table('id,question,csat', '1,Was your room clean?,5', '2,Was the staff friendly?,4')],
    ['as pandas melts them', table('id,variable,csat', '1,q1,5', '1,q2,4', '2,q1,3', '2,q2,2')],
  ])('%s are asked about', async (_, text) => {
    expect((await refusal(csat(text))).code).toBe('several-questions');
  });

  test.each([
    [
      'an attribute that a person chose',
      table('id,attribute,nps', '1,Price,10', '2,Service,9', '3,Price,3', '4,Service,8'),
    ],
    [
      'free text with the name of a question',
      table('id,nps,notes', '1,10,NPS', '2,9,CSAT', '3,3,bad service', '4,8,love it'),
    ],
    ['products', table('item,nps', 'bag,10', 'hat,9', 'shoe,3', 'bag,8')],
    [
      'what customers asked',
      table(
        'id,question,nps',
        '1,Can I change plan?,10',
        '2,How do I cancel?,9',
        '3,Why is my bill so high?,3',
        '4,How do I cancel?,8',
      ),
    ],
    [
      'what they asked in Spanish',
      table(
        'id;pregunta;nps',
        '1;¿Cuándo llega?;10',
        '2;¿Puedo cambiar?;9',
        '3;¿Cuándo llega?;3',
        '4;¿Dónde está mi pedido?;8',
      ),
    ],
    [
      'what they asked, each once',
      table(
        'conversation_id,question,nps',
        ...[10, 9, 3, 8].map((score, at) => `c${at},Reset of password ${at},${score}`),
      ),
    ],
    [
      'an attribute of each ticket',
      table('ticket,attribute,nps', 'c1,speed,10', 'c2,price,9', 'c3,speed,3', 'c4,price,8'),
    ],
    [
      'reasons that name a score',
      table('id,motivo,nps', '1,NPS bajo,10', '2,CSAT bajo,9', '3,NPS bajo,3', '4,CSAT bajo,8'),
    ],
    [
      'topics that name a question',
      table('id,topic,nps', '1,ease of use,10', '2,recommendation,9', '3,ease of use,3', '4,recommendation,8'),
    ],
    ['tags', table('id,nps,tags', '1,10,NPS', '2,9,price', '3,3,CSAT', '4,8,speed')],
    ['stores of one customer', table('customer_id,store,nps', 'C1,Sol,10', 'C1,Mar,9', 'C2,Sol,3', 'C2,Mar,8')],
    ['factors', table('nps,factor', '10,1.25', '9,0.85', '3,2.3', '8,0.9')],
  ])('%s are one question', async (_, text) => {
    expect(await read(nps(text))).toMatchObject({ value: 25, n: 4 });
  });
});

describe('rows below the header:', () => {
  test.each([
    ['the numbers of the columns', table(header, '1,2,3', ...records)],
    ['the same in brackets', table(header, '(1),(2),(3)', ...records)],
    ['an example', table(header, 'Ej: Sol,Ej: 01/01/2026,Ej: 9', ...records)],
    ['an example of a score alone', table(header, 'Madrid,2026-01-01,Ej: 9', ...records)],
    ['an example in English', table(header, 'e.g. Sol,e.g. 2026-01-01,e.g. 9', ...records)],
  ])('%s are none of the records', async (_, text) => {
    expect(await read(nps(text))).toMatchObject({ value: 25, n: 4, codes: ['header-rows'] });
  });

  test.each([
    ['numbers that begin at 1', table('id,visits,nps', '1,2,10', '2,4,9', '3,4,3', '4,2,8')],
    ['two of them', table('customer,nps', '1,10', '2,9', '3,3', '4,8')],
    ['a comment that gives an example', table('id,nps,why', '1,10,e.g. the food', '2,9,', '3,3,x', '4,8,y')],
    ['a first store called Ejido', table('store,nps', 'Ejido,10', 'Sol,9', 'Mar,3', 'Sol,8')],
    ['places in a queue', table('place,nps', '1,10', '2,9', '3,3', '4,8')],
  ])('%s are records', async (_, text) => {
    expect(await read(nps(text))).toMatchObject(sound);
  });

  test.each([
    ['two titles', table('NPS report', 'March 2026', 'store,nps', 'Sol,10', 'Mar,9'), '--header-line 3'],
    ['a title as wide as the table', table('NPS report,March 2026,All', header, ...records), '--header-line 2'],
    ['one with a comma', table('NPS report, March', header, ...records), '--header-line 2'],
  ])('%s: the line of the header is named', async (_, text, option) => {
    expect((await refusal(nps(text))).words).toContain(option);
  });
});

describe('scales around 0:', () => {
  const answers = ['-2', '-1', '0', '1', '2', '2', '1', '1'];
  const text = table('id,csat', ...answers.map((answer, at) => `${at},${answer}`));

  test('are asked about, and read as --scale says', async () => {
    expect((await refusal(csat(text))).words).toContain('--scale -2-2');
    // Five of eight in the two highest boxes.
    expect((await read(csat(text, '--scale', '-2-2'))).value).toBeCloseTo(5 / 8, 9);
  });

  test.each([[['5', '4', '-1', '2']], [['5', '4', '-2', '-1', '3', '1']], [['4', '5', '-1', '1']]])(
    'codes for no answer are none of a scale: %s',
    async (cells) => {
      const { value } = await read(csat(table('csat', ...cells)));
      const said = cells.map(Number).filter((one) => one > 0);
      expect(value).toBeCloseTo(said.filter((one) => one > 3).length / said.length, 9);
    },
  );

  test('a level of dissatisfaction falls', async () => {
    const falling = table('id,Dissatisfaction level', '1,1', '2,2', '3,5', '4,1');
    expect(await read(csat(falling, '--map', 'satisfaction_score=Dissatisfaction level'))).toMatchObject({
      value: 0.75,
      codes: ['answers-reversed'],
    });
    const either = table('id,"How satisfied or dissatisfied were you?"', '1,5', '2,4', '3,1', '4,5');
    expect(await read(csat(either))).toMatchObject({ value: 0.75, codes: [] });
  });
});

test('dates that prove no order are read as those of other files, and that is said', async () => {
  const open = folder.file('open.csv', table('date,nps', '01/02/2026,10', '03/04/2026,9'));
  const told = folder.file('told.csv', table('date,nps', '25/01/2026,3', '03/02/2026,8'));
  expect((await read(['nps', open, told, '--period', 'month'])).codes).toContain('date-order-borrowed');
  expect((await read(['nps', open, told, '--period', 'month', '--date-order', 'dmy'])).codes).not.toContain(
    'date-order-borrowed',
  );
  const also = folder.file('also.csv', table('date,nps', '26/01/2026,10', '03/02/2026,9'));
  expect((await read(['nps', also, told, '--period', 'month'])).codes).not.toContain('date-order-borrowed');
});
