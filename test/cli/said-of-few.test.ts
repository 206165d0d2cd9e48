// What is said where there is too little to say anything: of what, and where to look.
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';

const folder = temporaryFolder();

test('the value of a driver that few customers have is named, and not its column', async () => {
  const argv = ['churn-drivers', 'fixtures/customers.csv', '--drivers', 'plan,country', '--min-n', '200'];
  const { status, stderr } = await runCx(argv);
  expect(status).not.toBe(0);
  expect(stderr).toContain('"max" of plan has fewer than 200 customers');
  expect((await runCx([...argv, '--lang', 'es'])).stderr).toContain('"max" de plan tiene menos de 200 clientes');
});

test.each(['csv', 'ndjson', 'table'])(
  'where no record is used, %s points at nothing that it does not print',
  async (format) => {
    const blank = folder.file('blank.csv', 'recommend_score,plan\n,a\n,b\n');
    const { stdout, stderr } = await runCx(['nps', blank, '--format', format]);
    expect(`${stdout}${stderr}`).toContain('why each was left out: --excluded FILE');
    expect(`${stdout}${stderr}`).not.toMatch(/\babove\b/u);
  },
);

test('a claim of telling asks for what was not typed alone', async () => {
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
