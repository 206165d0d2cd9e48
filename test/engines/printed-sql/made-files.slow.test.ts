import { slowTest, some } from '../../often.ts';
import { runCx } from '../../run-cx.ts';
import { temporaryFolder } from '../temporary.ts';
import { rowsOfPrinted } from './database.ts';
import { expectSameRows, watchDatabases } from './same-rows.ts';

beforeAll(watchDatabases);

const folder = temporaryFolder();
const file = (name: string, ...lines: readonly string[]) => folder.file(name, `${lines.join('\n')}\n`);
const sqlOf = async (argv: readonly string[]) => (await runCx([...argv, '--show-sql'])).stdout;

test('decimal commas, days before months and a title above the header are read as the run reads them', async () => {
  const orders = file(
    'ventas.csv',
    'Ventas de la tienda',
    '',
    'cliente;fecha;importe',
    'A1;13/01/2025;1.234,50',
    'A1;02/02/2026;10,00',
    'B2;05/03/2025;99,95',
    'B2;28/02/2026;-9,95',
  );
  const argv = ['earned-growth', orders, '--as-of', '2026-12-31'];
  await expectSameRows(argv);
  const text = await sqlOf(argv);
  expect(text).toContain(`skip = 3`);
  expect(text).toContain(`replace(replace(records."importe", '.', ''), ',', '.')`);
  expect(text).toContain(`['%d-%m-%Y', '%d/%m/%Y', '%d.%m.%Y']`);
  // 1,234.50 + 99.95 of one year, and 10 − 9.95 of the next: added up by hand.
  const [sums] = await rowsOfPrinted(
    `${text.slice(0, text.indexOf('CREATE VIEW "asked"'))}SELECT year(occurred_at), sum(amount) FROM transactions GROUP BY 1 ORDER BY 1;\n`,
  );
  expect(sums).toEqual([
    ['2025', '1334.45'],
    ['2026', '0.05'],
  ]);
});

test('records of two files with other columns count, and a condition and days are printed as such', async () => {
  const one = file(
    'one.csv',
    'customer_id,started_at,ended_at,plan',
    'A,2025-01-01,,pro',
    'B,2025-02-01,2025-08-01,pro',
  );
  const two = file('two.csv', 'plan,customer_id,started_at,ended_at,x', 'max,C,2025-03-01,,1', 'pro,D,2026-05-01,,2');
  const argv = ['churn', one, two, '--where', 'plan = "pro"', '--to', '2025-12-31', '--by', 'plan'];
  expect(await expectSameRows(argv)).toBe(1);
  const text = await sqlOf(argv);
  expect(text).toContain('UNION ALL');
  expect(text).toContain(`= 'pro'`);
  expect(text).toContain(`<= DATE '2025-12-31'`);
  expect(text).toContain('records read 4 = used 2 + out-of-period 1 + filtered 1');
});

test('of a customer who stands twice alike the first counts, and who has no id counts nowhere', async () => {
  const lives = file(
    'lives.csv',
    'customer_id,started_at,ended_at',
    'A,2025-01-01,',
    'A,2025-01-01,',
    'B,2025-02-30,',
    'C,2025-03-01,2026-01-31',
    ' ,2025-04-01,',
    ',2025-05-01,',
  );
  const argv = ['churn', lives];
  await expectSameRows(argv);
  const text = await sqlOf(argv);
  const [ids] = await rowsOfPrinted(
    `${text.slice(0, text.indexOf('CREATE VIEW "asked"'))}SELECT customer_id FROM customers ORDER BY 1;\n`,
  );
  expect(ids).toEqual([['A'], ['C']]);
});

test('of answers that share an id the latest counts', async () => {
  const responses = file(
    'answers.csv',
    'response_id,submitted_at,nps,csat',
    'R1,2026-01-01 10:00:00,3,1',
    'R1,2026-02-01 10:00:00,9,5',
    'R2,2026-01-05 10:00:00,8,4',
    'R3,2026-01-05 10:00:00,8,4',
  );
  const invitations = file('invitations.csv', 'response_id,delivered', 'R1,yes', 'R2,yes', 'R4,no', ',yes');
  await expectSameRows(['response-rate', responses, '--invitations', invitations, '--where', 'nps > 8']);
});

test('ids are compared as the run does: capitals of mail addresses, and the .0 of numbers', async () => {
  const lives = file('mails.csv', 'customer_id,started_at,plan', 'Ana@x.com,2025-01-01,pro', '17.0,2025-02-01,max');
  const orders = file('orders.csv', 'customer_id,date,amount', 'ana@X.com,2026-01-02,"1,000.50"', '17,2026-01-03,$5');
  await expectSameRows(['earned-growth', orders, '--customers', lives, '--by', 'plan']);
  await expectSameRows(['earned-growth', orders, '--customers', lives, '--where', 'plan = "pro"']);
});

const contacts = [
  'journey_id,customer_id,occurred_at,touchpoint,channel,outcome',
  'J1,A,2026-03-29T00:30:00+01:00,search,web,',
  'J1,A,2026-03-29T23:30:00Z,cart,web,converted',
  'J2,B,2026-03-30T00:10:00.25+0200,search,shop,lost',
  'J3,C,2026-10-25T02:30:00+02:00,search,web,',
  'J3,C,2026-10-25T02:30:00+01:00,cart,web,lost',
];

test('moments of other zones are those of the zone that was asked for', async () => {
  const log = file('log.csv', ...contacts);
  const zones = [['--zone', 'Europe/Madrid'], [], ['--zone', 'America/Sao_Paulo']];
  for (const zone of some(zones, 3)) {
    await expectSameRows(['journeys', log, ...zone]);
    await expectSameRows(['touchpoints', log, ...zone, '--from', '2026-03-29', '--to', '2026-03-29']);
  }
  // Without an offset a clock shows the time of the zone, in the hour that comes twice too.
  const plain = file('plain.csv', ...contacts.map((line) => line.replace(/(Z|[+-]\d\d:?\d\d),/u, ',')));
  await expectSameRows(['journeys', plain, '--zone', 'Europe/Madrid']);
});

test('a header that comes again, and a total at the end, are no records', async () => {
  const orders = file(
    'twice.csv',
    'customer_id,date,amount',
    'A,2025-01-02,10',
    'B,2025-01-03,20',
    'B,2025-01-04',
    'customer_id,date,amount',
    'A,2026-01-02,30',
    'B,2026-01-03,40',
    'Total,,100',
  );
  await expectSameRows(['earned-growth', orders, '--as-of', '2026-12-31']);
});

test('a table of Parquet is read as such', async () => {
  const orders = file('table.csv', 'customer_id,date,amount', 'A,2025-01-02,10.5', 'B,2026-01-03,20');
  const parquet = folder.file('table.parquet', '');
  await runCx(['convert', orders, '--output', parquet]);
  await expectSameRows(['earned-growth', parquet, '--as-of', '2026-12-31']);
});

slowTest('what SQL does not say as the run does is said above it', async () => {
  const customers = Array.from({ length: 2100 }, (_, at) => `C${at}`);
  const day = (at: number) => `2025-0${1 + (at % 9)}-1${at % 7}`;
  const lives = file('many.csv', 'customer_id,started_at,ended_at', ...customers.map((id, at) => `${id},${day(at)},`));
  const answers = file(
    'first.csv',
    'response_id,customer_id,submitted_at,nps',
    ...customers.map((id, at) => `R${at},${id},2025-12-0${1 + (at % 5)},${(7 * at) % 11}`),
  );
  const text = await sqlOf(['retention', lives, '--responses', answers, '--by', 'recommend_group']);
  expect(text).toMatch(/^-- what SQL does not say as the run does: .*segment \(records: 2100\)/mu);
});
