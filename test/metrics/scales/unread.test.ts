// What is said of answers and dates that cannot be read, by how many they are. Counts are made up.
import { temporaryFolder } from '../../engines/temporary.ts';
import { resultOf, runCx } from '../../run-cx.ts';

const folder = temporaryFolder();
const times = (n: number, text: string) => Array<string>(n).fill(text);
const answers = [...times(40, '10'), ...times(30, '8'), ...times(20, '3'), ...times(4, '0')];

const column = (header: string, texts: readonly string[]) =>
  folder.file('answers.csv', `${header}\n${texts.map((text) => `"${text}"\n`).join('')}`);

const warningsOf = async (argv: readonly string[]) =>
  (await resultOf(argv)).notices.flatMap(({ severity, message }) => (severity === 'warning' ? [message] : []));

describe('answers that are written and cannot be read', () => {
  test('are warned of with their commonest texts, where they are more than one in twenty', async () => {
    const texts = [...answers, ...times(3, 'seven'), ...times(2, '7.5'), 'x', 'y'];
    expect(await warningsOf(['nps', column('nps', texts)])).toEqual([
      'nps: 7 of the 101 answers that are written cannot be read on a scale of 0–10, and they are left out: "seven" ×3, "7.5" ×2, "x" ×1, …; if they say something: --values "…=…" or --scale',
    ]);
    const spanish = await runCx(['nps', column('nps', texts), '--lang', 'es']);
    expect(spanish.stdout).toContain('7 de las 101 respuestas escritas no se pueden leer en una escala de 0–10');
  });

  test('leave no number where they are the majority', async () => {
    const file = column('nps', [...answers, ...times(95, 'seven')]);
    for (const engine of ['scan', 'duckdb']) {
      const refused = await runCx(['nps', file, '--engine', engine]);
      expect(refused).toMatchObject({ status: 3, stdout: '' });
      expect(refused.stderr).toContain('95 of the 189 answers that are written cannot be read');
    }
    expect((await runCx(['nps', file, '--lang', 'es'])).stderr).toContain('95 de las 189 respuestas escritas');
    // What says what they are makes a number of them.
    expect((await resultOf(['nps', file, '--values', 'seven=7'])).headlines[0]).toMatchObject({ n: 189 });
  });

  test('are a majority whatever scale was named', async () => {
    const file = column('csat', [...times(30, '90'), ...times(20, '4')]);
    const refused = await runCx(['csat', file, '--scale', '1-5']);
    expect(refused).toMatchObject({ status: 3, stdout: '' });
    expect(refused.stderr).toContain('30 of the 50 answers');
  });

  test.each<[what: string, texts: readonly string[]]>([
    ['as few as one in twenty', [...answers, ...times(4, 'seven')]],
    ['99, however often', [...answers, ...times(90, '99')]],
    ['-1 and -99, however often', [...answers, ...times(90, '-1'), ...times(20, '-99')]],
    ['the least number of a database', [...answers, ...times(90, '-2147483648')]],
    ['N/A and No aplica', [...answers, ...times(90, 'N/A'), ...times(90, 'No aplica')]],
    ['why there is no answer', [...answers, ...times(90, 'N/A - did not call')]],
    ['blanks', [...answers, ...times(90, '')]],
    ['one 11 for a 10', [...answers, '11']],
  ])('are none that are worth a warning: %s', async (_what, texts) => {
    const file = column('nps', texts);
    expect(await warningsOf(['nps', file])).toEqual([]);
    expect((await resultOf(['nps', file])).headlines[0]).toMatchObject({ n: 94 });
  });
});

describe('dates that are written and cannot be read', () => {
  const dated = (unread: number) => {
    const lines = [...times(40, '2026-01-05,10'), ...times(40, '2026-02-05,0'), ...times(10, ',9')];
    return folder.file('dated.csv', `date,nps\n${[...lines, ...times(unread, 'last spring,8')].join('\n')}\n`);
  };

  test('are warned of where they are more than one in twenty, and the question needs them', async () => {
    const message =
      'date: 5 of the 85 dates that are written cannot be read, and their records are left out: "last spring" ×5';
    expect(await warningsOf(['nps', dated(5), '--period', 'month'])).toEqual([message]);
    expect(await warningsOf(['nps', dated(5)])).toEqual([]);
    expect(await warningsOf(['nps', dated(4), '--period', 'month'])).toEqual([]);
  });

  test('leave no number where they are the majority', async () => {
    const refused = await runCx(['nps', dated(81), '--from', '2026-01-01']);
    expect(refused).toMatchObject({ status: 3, stdout: '' });
    expect(refused.stderr).toContain('81 of the 161 dates that are written cannot be read: "last spring" ×81');
    const spanish = await runCx(['nps', dated(81), '--from', '2026-01-01', '--lang', 'es']);
    expect(spanish.stderr).toContain('81 de las 161 fechas escritas no se pueden leer');
    expect((await resultOf(['nps', dated(81)])).headlines[0]).toMatchObject({ n: 171 });
  });
});
