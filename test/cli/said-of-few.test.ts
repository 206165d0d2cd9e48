// What is said where there is too little to say anything: of what, and where to look.
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';
import { slowTest, some } from '../often.ts';

const folder = temporaryFolder();

// Counts by Python's csv and Counter: 135 customers with plan max; of answers with an effort 273 with plan max, of those with a
// satisfaction 161 with 1 or 2, of which fewer than 155 of customers who can be followed.
const fewAt = [
  ['churn-drivers fixtures/customers.csv --drivers plan,country --min-n 200', '"max" of plan', 200],
  [
    'drivers fixtures/responses.csv --outcome recommend_score --drivers plan,effort_score --min-n 300',
    '"max" of plan',
    300,
  ],
  [
    'moments-of-truth fixtures/responses.csv --outcome recommend_score --drivers satisfaction_score --min-n 300',
    '"1–2" of satisfaction_score',
    300,
  ],
  [
    'moments-of-truth fixtures/responses.csv --customers fixtures/customers.csv --outcome recommend_score --drivers satisfaction_score --min-n 155',
    '"1–2" of satisfaction_score',
    155,
  ],
] as const;
test.each(some(fewAt, 4))(
  'the value that few have is named, and not its column alone: cx %s',
  async (words, what, least) => {
    const argv = words.split(' ');
    const { status, stderr } = await runCx(argv);
    expect(status).not.toBe(0);
    expect(stderr).toContain(`${what} has fewer than ${least} customers`);
    const es = what.replace(' of ', ' de ');
    expect((await runCx([...argv, '--lang', 'es'])).stderr).toContain(`${es} tiene menos de ${least} clientes`);
  },
);

test.each(['csv', 'ndjson', 'table'])(
  'where no record is used, %s points at nothing that it does not print',
  async (format) => {
    const blank = folder.file('blank.csv', 'recommend_score,plan\n,a\n,b\n');
    const { stdout, stderr } = await runCx(['nps', blank, '--format', format]);
    expect(`${stdout}${stderr}`).toContain('why each was left out: --excluded FILE');
    expect(`${stdout}${stderr}`).not.toMatch(/\babove\b/u);
  },
);

slowTest('a claim of telling asks for what was not typed alone', async () => {
  const files = [
    '--customers',
    'fixtures/customers.csv',
    '--responses',
    'fixtures/responses.csv',
    '--bootstrap',
    '100',
  ];
  const argv = ['simulate', ...files, '--recover-detractors', '0.2', '--preset', 'tells-9-15'];
  expect((await runCx(argv)).stdout).toContain('(it takes --conversion-rate)');
});
