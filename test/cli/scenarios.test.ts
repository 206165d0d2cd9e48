// Questions that are saved, asked again, and put side by side.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { temporaryFolder } from '../engines/temporary.ts';
import { rowsOf } from '../metrics/states.ts';
import { reportOf, resultOf, runCx } from '../run-cx.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const customers = 'fixtures/customers.csv';
const question = ['simulate', '--customers', customers, '--improve-retention', '5', '--bootstrap', '100'];

function saved(name: string, toml: string): string {
  const file = join(folder.path, name);
  writeFileSync(file, `customers = "${relative(folder.path, customers)}"\nbootstrap = 100\n${toml}\n`);
  return file;
}

describe('a question that is saved', () => {
  slowTest('stands in its file as it was asked, and comes to the same when it is asked again', async () => {
    const file = join(folder.path, 'kept.toml');
    const argv = [...question, '--where', 'plan = "pro"', '--lever-cost', 'improve-retention=9', '--save', file];
    const asked = await resultOf([...argv, '--lang', 'es', '--confidence', '0.9', '--discount', '0.1']);
    // Defaults of the metric are part of the question, what is as all metrics have it and how a result is shown are not.
    expect(readFileSync(file, 'utf8').split('\n')).toEqual([
      'metric = "simulate"',
      `customers = "${relative(folder.path, customers)}"`,
      'improve-retention = 5',
      'direction = "ease"',
      'lever-cost = [ "improve-retention=9" ]',
      'horizon = "1 year"',
      'discount = 0.1',
      'answer = "latest"',
      'bootstrap = 100',
      'seed = 1',
      'where = "plan = \\"pro\\""',
      'confidence = 0.9',
      '',
    ]);
    expect(await resultOf(['simulate', file, '--lang', 'es'])).toEqual(asked);
  });

  slowTest('is read from its own folder, wherever it is asked from', async () => {
    mkdirSync(join(folder.path, 'deep'), { recursive: true });
    writeFileSync(
      join(folder.path, 'few.csv'),
      'customer_id,started_at,ended_at\nA,2024-01-01,\nB,2024-01-01,2025-01-01\n',
    );
    writeFileSync(join(folder.path, 'deep', 'few.toml'), 'customers = ["../few.csv"]\nas-of = "2026-01-01"\n');
    const result = await resultOf(['simulate', join(folder.path, 'deep', 'few.toml')]);
    expect(rowsOf(result, 'base')).toMatchObject([{ group: 'all', customers: 1, retention: 1 }]);
  });

  slowTest('is the same question whatever a configuration file says of it elsewhere', async () => {
    const file = join(folder.path, 'whole.toml');
    const asked = await resultOf([...question, '--save', file]);
    mkdirSync(join(folder.path, 'home', 'cx'), { recursive: true });
    const env = { XDG_CONFIG_HOME: join(folder.path, 'home') };
    writeFileSync(
      join(folder.path, 'home', 'cx', 'config.toml'),
      'where = "plan = \\"pro\\""\nconfidence = 0.5\n[simulate]\ndiscount = 0.9\npromoter-premium = 0.3\n',
    );
    expect(await resultOf(['simulate', file], { env })).toEqual(asked);
    // Of a question that is typed, and how a result is shown, it says what it did.
    const typed = ['simulate', '--customers', customers, '--improve-retention', '5', '--promoter-premium', '0'];
    const needs = await runCx(typed, { env });
    expect(needs.stderr).toContain('--promoter-premium needs --responses');
    writeFileSync(join(folder.path, 'home', 'cx', 'config.toml'), 'format = "json"\n');
    expect((await runCx(['simulate', file], { env })).stdout).toMatch(/^\{/u);
  });

  test('whose files are not found says where they were looked for', async () => {
    mkdirSync(join(folder.path, 'moved'), { recursive: true });
    const moved = join(folder.path, 'moved', 'moved.toml');
    writeFileSync(moved, 'customers = "gone.csv"\nimprove-retention = 5\n');
    const { status, stdout, stderr } = await runCx(['simulate', moved]);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toContain(`there is no file ${join(folder.path, 'moved', 'gone.csv')}`);
    expect(stderr).toContain(`from its own folder, ${join(folder.path, 'moved')}`);
    expect(stderr).toContain('write in it where the file is now');
    // What was typed beside it was not looked for there.
    writeFileSync(moved, 'improve-retention = 5\n');
    const typed = await runCx(['simulate', moved, '--customers', 'nowhere.csv']);
    expect(typed.stderr).toContain('there is no file nowhere.csv');
    expect(typed.stderr).not.toContain('its own folder');
    const spanish = await runCx(['simulate', saved('perdido.toml', 'responses = "no.csv"'), '--lang', 'es']);
    expect(spanish.stderr).toContain('se buscan desde su propia carpeta');
  });

  slowTest(
    'is written whole or not at all, never over what is read, and not where nobody could ask it again',
    async () => {
      const file = saved('own.toml', 'improve-retention = 5');
      const before = readFileSync(file, 'utf8');
      const over = await runCx(['simulate', file, '--save', file]);
      expect(over).toMatchObject({ status: 2 });
      expect(over.stderr).toContain('is one of the files being read');
      expect(over.stderr).toContain('name another file with --save');
      expect(readFileSync(file, 'utf8')).toBe(before);
      const wrong = await runCx([...question, '--save', join(folder.path, 'x.csv')]);
      expect(wrong).toMatchObject({ status: 2, stdout: '' });
      expect(wrong.stderr).toContain('ends in .toml');
      const piped = await runCx(['simulate', '--customers', '-', '--save', join(folder.path, 'piped.toml')]);
      expect(piped).toMatchObject({ status: 2, stdout: '' });
      expect(existsSync(join(folder.path, 'piped.toml'))).toBe(false);
      const nowhere = await runCx([...question, '--save', join(folder.path, 'no', 'folder.toml'), '--quiet']);
      expect(nowhere.status).toBe(5);
      // A question that could not be answered is not kept.
      const failed = await runCx([...question, '--where', 'nothing = 1', '--save', join(folder.path, 'failed.toml')]);
      expect(failed.status).not.toBe(0);
      expect(existsSync(join(folder.path, 'failed.toml'))).toBe(false);
    },
  );

  test('is an option of metrics alone that can ask it again', async () => {
    expect(await runCx(['churn', customers, '--save', 'x.toml'])).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('several questions', () => {
  const [a, b] = [saved('a.toml', 'improve-retention = 5'), saved('b.toml', 'improve-retention = 10')];

  slowTest('stand side by side, each with its difference to the first and what it rests on', async () => {
    const [one, other, both] = [
      await resultOf(['simulate', a]),
      await resultOf(['simulate', b]),
      await resultOf(['simulate', a, b]),
    ];
    const net = ({ headlines }: typeof one) => headlines[0]!;
    expect(rowsOf(both, 'scenarios')).toEqual([
      {
        scenario: 'a',
        net_value: net(one).value,
        conf_low: net(one).conf_low,
        conf_high: net(one).conf_high,
        difference: 0,
      },
      {
        scenario: 'b',
        net_value: net(other).value,
        conf_low: net(other).conf_low,
        conf_high: net(other).conf_high,
        difference: net(other).value! - net(one).value!,
      },
    ]);
    const assumed = rowsOf(both, 'assumptions').filter((row) => row['name'] === 'improve-retention');
    expect(assumed.map((row) => [row['scenario'], row['low']])).toEqual([
      ['a', 5],
      ['b', 10],
    ]);
    expect(both.accounting).toEqual(one.accounting);
    const { sources } = await reportOf(['simulate', a, b]);
    expect(sources).toHaveLength(1);
    for (const format of ['table', 'csv', 'markdown', 'ndjson'])
      expect(await runCx(['simulate', a, b, '--format', format, '--lang', 'es'])).toMatchObject({
        status: 0,
        // A table of CSV has no place for the warning that no margin is known.
        stderr: format === 'csv' ? expect.stringMatching(/^aviso: no se conoce ningún margen.*\notras tablas: /u) : '',
      });
  });

  slowTest('that differ in more than levers say in what, and count the records of one file once', async () => {
    const codes = async (...argv: string[]) => (await resultOf(['simulate', ...argv])).notices.map(({ code }) => code);
    expect(await codes(a, b)).not.toContain('scenarios-unlike');
    const c = saved('c.toml', 'improve-retention = 5\nhorizon = "3 years"\nwhere = "plan = \\"pro\\""\n');
    const [one, other, both] = [
      await resultOf(['simulate', a]),
      await resultOf(['simulate', c]),
      await resultOf(['simulate', a, c]),
    ];
    const says = both.notices.find(({ code }) => code === 'scenarios-unlike')!.message;
    const [all, pro] = [one, other].map(({ headlines: [net] }) => net!.n);
    expect(says).toContain('--horizon (a: 1 year, c: 3 years)');
    expect(says).toMatch(/--where \(a: –, c: plan = "?pro"?/u);
    expect(says).toContain(`customers (a: ${all}, c: ${pro})`);
    expect(says).not.toMatch(/--discount|--confidence|improve/u);
    // The account is that of the first, and each is told.
    expect(both.accounting).toEqual(one.accounting);
    const told = both.notices.filter(({ message }) => /^of [ac]: records read/u.test(message));
    expect(told.map(({ message }) => message.split(' + ')[0])).toEqual([
      `of a: records read ${one.accounting.read} = used ${one.accounting.used}`,
      `of c: records read ${other.accounting.read} = used ${other.accounting.used}`,
    ]);
    // Another file of the same name is another file.
    mkdirSync(join(folder.path, 'copy'), { recursive: true });
    copyFileSync(customers, join(folder.path, 'copy', 'customers.csv'));
    const d = saved('d.toml', '');
    writeFileSync(d, 'customers = "copy/customers.csv"\nimprove-retention = 5\nbootstrap = 100\n');
    const apart = await reportOf(['simulate', a, d]);
    expect(apart.sources).toHaveLength(2);
    const [result] = apart.results as unknown as (typeof both)[];
    expect(result!.accounting.read).toBe(2 * one.accounting.read);
    expect(result!.notices.find(({ code }) => code === 'scenarios-unlike')!.message).toContain('customers.csv');
  });

  slowTest('take what is typed beside them, where they do not say another thing themselves', async () => {
    const typed = await resultOf(['simulate', a, b, '--discount', '0.3']);
    const discounts = rowsOf(typed, 'assumptions').filter((row) => row['name'] === 'discount');
    expect(discounts.map((row) => row['low'])).toEqual([0.3, 0.3]);
    const against = await runCx(['simulate', a, b, '--improve-retention', '5']);
    expect(against).toMatchObject({ status: 2, stdout: '' });
    expect(against.stderr).toContain('b.toml says --improve-retention 10, and 5 was given beside it');
  });

  slowTest('called alike in two folders are told by their paths', async () => {
    mkdirSync(join(folder.path, 'other'), { recursive: true });
    const alike = join(folder.path, 'other', 'a.toml');
    writeFileSync(alike, `customers = "../${relative(folder.path, customers)}"\n`);
    const rows = rowsOf(await resultOf(['simulate', a, alike]), 'scenarios');
    expect(rows.map((row) => row['scenario'])).toEqual([a, alike]);
  });

  test.each([
    ["sets 'recover-detractor', which is no option (did you mean recover-detractors?)", 'recover-detractor = 1'],
    ["sets 'format', which is no option", 'format = "json"'],
    ["sets 'save', which is no option", 'save = "x.toml"'],
    ['asks "nps", not simulate', 'metric = "nps"'],
    ['cannot be read as TOML at line', 'horizon = ['],
    ["--answer cannot be 'last'", 'answer = "last"'],
    ["wrong.toml: --discount cannot be 'much'", 'discount = "much"'],
    ['wrong.toml: --recover-detractors needs --responses', 'recover-detractors = 0.2'],
  ])('are refused that say what nobody understands: %s', async (says, toml) => {
    const { status, stdout, stderr } = await runCx(['simulate', a, saved('wrong.toml', toml)]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(says);
    if (says.startsWith('sets')) expect(stderr).toContain('wrong.toml');
  });

  test.each([
    ['nothing says of which fixtures/customers.csv is', [a, customers]],
    ['exclude each other', [a, b, '--excluded', 'x.csv']],
    ['exclude each other', [a, b, '--show-sql']],
    ['there is no file nowhere.toml', ['nowhere.toml']],
  ])('are refused beside what cannot be had of them: %s', async (says, argv) => {
    const { status, stdout, stderr } = await runCx(['simulate', ...argv]);
    expect({ status: status === 2 || status === 3, stdout }).toEqual({ status: true, stdout: '' });
    expect(stderr).toContain(says);
  });
});
