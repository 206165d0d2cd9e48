// On which scale a question was asked: what is read, what is asked about, and what only looks odd. Counts are made up.
import { temporaryFolder } from '../../engines/temporary.ts';
import { reportOf, resultOf, runCx } from '../../run-cx.ts';

const folder = temporaryFolder();

type Counts = Readonly<Record<string, number>>;

const column = (header: string, counts: Counts) => {
  const cells = Object.entries(counts).flatMap(([text, n]) => Array<string>(n).fill(`"${text}"\n`));
  return folder.file('answers.csv', `"${header}"\n${cells.join('')}`);
};

const refusalOf = async (argv: readonly string[]) => {
  const { status, stdout, stderr } = await runCx([...argv, '--format', 'json']);
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  return (JSON.parse(stderr) as { error: { code: string; message: string; hint: string } }).error;
};

const warningsOf = async (argv: readonly string[]) =>
  (await resultOf(argv)).notices.filter(({ severity, code }) => severity === 'warning' && code !== 'low-base');

const upTo = (highest: number, low = 1): Counts =>
  Object.fromEntries(Array.from({ length: highest - low + 1 }, (_, at) => [`${low + at}`, 20]));

describe('answers that end elsewhere than the scale of', () => {
  test.each<[metric: string, header: string, highest: number, low: number]>([
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((highest): [string, string, number, number] => ['nps', 'nps', highest, 0]),
    ['nps', 'nps', 5, 1],
    ['nps', 'nps', 7, 1],
    ['csat', 'csat', 2, 1],
    ['csat', 'csat', 3, 1],
    ['csat', 'csat', 4, 1],
    ['ces', 'ces', 5, 1],
    ['ces', 'ces', 6, 1],
  ])('%s before it are asked about: %s up to %i, from %i', async (metric, header, highest, low) => {
    const { code, message, hint } = await refusalOf([metric, column(header, upTo(highest, low))]);
    expect(code).toBe('scale-unsure');
    expect(message).toContain(`goes up to ${highest} only`);
    expect(hint).toContain('--scale');
  });

  test.each<[metric: string, header: string, counts: Counts, offered: string]>([
    ['nps', 'nps', { ...upTo(11), '3': 1 }, '--scale 1-11'],
    ['nps', 'nps', { '20': 9, '15': 8, '9': 9, '0': 3 }, 'no --scale'],
    ['nps', 'nps', { '100': 9, '75': 8, '50': 9, '0': 3 }, 'no --scale'],
    ['csat', 'csat', upTo(6), '--scale 1-6, --scale 1-7'],
    ['csat', 'csat', upTo(7), '--scale 1-7'],
    ['csat', 'csat', upTo(10), '--scale 1-10, --scale 0-10'],
    ['csat', 'csat', upTo(10, 0), '--scale 0-10'],
    ['csat', 'csat', { '100': 9, '75': 8, '50': 9, '0': 3 }, '--scale 0-100 --top …'],
    ['ces', 'ces', upTo(10), '--scale 1-10, --scale 0-10'],
  ])('%s beyond it are asked about: %s %j', async (metric, header, counts, offered) => {
    expect((await refusalOf([metric, column(header, counts)])).hint).toContain(offered);
  });

  test.each<[metric: string, counts: Counts, offered: string]>([
    ['csat', upTo(4, 0), '--scale 0-4, --scale 1-5'],
    ['csat', upTo(5, 0), '--scale 0-5, --scale 1-5'],
    ['csat', { '0': 40, '1': 60 }, '--scale 0-1, --scale 1-5'],
    ['ces', upTo(6, 0), '--scale 0-6, --scale 1-7'],
    ['ces', upTo(7, 0), '--scale 0-7, --scale 1-7'],
  ])('%s below it are asked about: %j', async (metric, counts, offered) => {
    const { message, hint } = await refusalOf([metric, column(metric, counts)]);
    expect(message).toMatch(/answers of 0|nothing but 0, 1 and 2/u);
    expect(hint).toContain(offered);
  });
});

describe('what looks like another scale and is none is read without a word:', () => {
  test.each<[what: string, metric: string, counts: Counts, n: number]>([
    ['nobody of 28 gave a 10', 'nps', { '9': 12, '8': 8, '7': 5, '3': 3 }, 28],
    ['a 0–10 question to people who are unhappy', 'nps', { '0': 14, '1': 8, '2': 6, '3': 4, '4': 2, '6': 1 }, 35],
    ['all answers are 9', 'nps', { '9': 40 }, 40],
    ['a quarter said nothing, as 99', 'nps', { '10': 20, '9': 10, '6': 8, '0': 2, '99': 14 }, 40],
    ['a quarter said nothing, as the least number of a database', 'nps', { '10': 9, '6': 8, '-2147483648': 6 }, 17],
    ['one 100 for 10 among many', 'nps', { '10': 30, '8': 20, '5': 5, '0': 2, '100': 1 }, 57],
    ['nobody of 13 gave a 5', 'csat', { '4': 6, '3': 5, '2': 2 }, 13],
    ['hardly anybody is satisfied, and nobody very much', 'csat', { '1': 20, '2': 12, '3': 6, '4': 2 }, 40],
    ['two of a hundred are a 0', 'csat', { '5': 50, '4': 32, '3': 10, '1': 6, '0': 2 }, 98],
    ['one 6 among a hundred', 'csat', { '5': 50, '4': 32, '3': 10, '1': 7, '6': 1 }, 99],
    ['everybody gave a 1', 'csat', { '1': 12 }, 12],
    ['nobody of 20 gave a 7', 'ces', { '6': 9, '5': 8, '3': 3 }, 20],
  ])('%s', async (_what, metric, counts, n) => {
    const argv = [metric, column(metric, counts)];
    expect((await resultOf(argv)).headlines[0]).toMatchObject({ n });
    expect(await warningsOf(argv)).toEqual([]);
  });
});

describe('--scale', () => {
  test.each<[scale: string, counts: Counts, csat: number, mean: number, label: string]>([
    ['1-2', { '1': 1, '2': 3 }, 3 / 4, 7 / 4, 'CSAT (2 of 1–2)'],
    ['1-3', { '1': 1, '2': 1, '3': 2 }, 1 / 2, 9 / 4, 'CSAT (3 of 1–3)'],
    ['1-4', { '1': 1, '2': 1, '3': 1, '4': 1 }, 1 / 2, 5 / 2, 'CSAT (3–4 of 1–4)'],
    ['0-4', { '0': 1, '2': 1, '3': 1, '4': 1 }, 1 / 2, 9 / 4, 'CSAT (3–4 of 0–4)'],
    ['0-5', { '0': 1, '3': 1, '4': 1, '5': 1 }, 1 / 2, 3, 'CSAT (4–5 of 0–5)'],
    ['1-9', { '1': 1, '9': 1 }, 1 / 2, 5, 'CSAT (8–9 of 1–9)'],
  ])('%s has top boxes of its own, which are printed', async (scale, counts, csat, mean, label) => {
    const { headlines, options } = await resultOf(['csat', column('csat', counts), '--scale', scale]);
    expect(headlines[0]).toMatchObject({ value: csat, label });
    expect(headlines[1]).toMatchObject({ value: mean });
    expect(options).toMatchObject({ scale });
  });

  test('of more than eleven steps has no usual top boxes: they are to be said', async () => {
    const file = column('csat', { '100': 2, '80': 1, '79': 1 });
    const refused = await runCx(['csat', file, '--scale', '0-100']);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('--scale 0-100 needs --top');
    const { headlines } = await resultOf(['csat', file, '--scale', '0-100', '--top', '21']);
    expect(headlines[0]).toMatchObject({ value: 3 / 4, label: 'CSAT (80–100 of 0–100)' });
  });

  test.each<[scale: string, counts: Counts, easy: string, values: readonly number[]]>([
    ['1-6', { '1': 1, '3': 1, '4': 1, '6': 1 }, 'Easy share (4–6)', [7 / 2, 1 / 2, 0]],
    ['1-10', { '1': 1, '5': 1, '6': 1, '10': 1 }, 'Easy share (6–10)', [11 / 2, 1 / 2, 0]],
    ['0-10', { '0': 1, '5': 1, '6': 1, '10': 1 }, 'Easy share (6–10)', [21 / 4, 1 / 2, 1 / 4]],
    ['0-4', { '0': 1, '2': 2, '4': 1 }, 'Easy share (3–4)', [2, 1 / 4, 0]],
  ])('%s of ces is easy above its middle and hard below it', async (scale, counts, label, values) => {
    const { headlines } = await resultOf(['ces', column('ces', counts), '--scale', scale]);
    expect(headlines.map(({ value }) => value)).toEqual(values);
    expect(headlines[1]).toMatchObject({ label });
  });

  test('1-11 of nps takes off the 1 that was added to each', async () => {
    // 11 and 10 are 10 and 9, 9 is 8, 1 is 0.
    const file = column('nps', { '11': 2, '10': 1, '9': 1, '1': 1 });
    expect((await resultOf(['nps', file, '--scale', '1-11'])).headlines[0]).toMatchObject({ value: 40, n: 5 });
  });

  test.each(['5-1', 'five', '1-1', '1-5000', '1–'])('is no %s', async (scale) => {
    const refused = await runCx(['csat', column('csat', { '5': 1 }), '--scale', scale]);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain(`--scale cannot be '${scale}'`);
  });

  test('may be typed with a dash', async () => {
    const file = column('csat', upTo(4));
    expect((await resultOf(['csat', file, '--scale', '1–4'])).options).toMatchObject({ scale: '1-4' });
  });
});

describe('a question that names its scale settles it', () => {
  test.each<[metric: string, header: string, counts: Counts, scale: string]>([
    ['csat', 'CSAT (1-7)', { '7': 3, '6': 2, '1': 2 }, '1-7'],
    ['csat', 'How satisfied were you with us, on a scale of 1 to 10?', { '5': 3, '4': 2, '1': 2 }, '1-10'],
    ['csat', '¿Qué tan satisfecho está? De 1 a 5', { '4': 40, '3': 30, '1': 20 }, '1-5'],
    ['ces', 'CES (1-5)', { '5': 3, '4': 2, '1': 2 }, '1-5'],
    ['ces', 'How easy was it? (1 = very difficult, 5 = very easy)', { '5': 3, '4': 2, '1': 2 }, '1-5'],
  ])('%s: %s', async (metric, header, counts, scale) => {
    const { options, notices } = await resultOf([metric, column(header, counts)]);
    expect(options).toMatchObject({ scale });
    expect(notices.filter(({ severity, code }) => severity === 'warning' && code !== 'low-base')).toEqual([]);
  });

  test('unless answers lie beyond it', async () => {
    const { message } = await refusalOf(['csat', column('How satisfied were you? (1-5)', upTo(7))]);
    expect(message).toContain('goes up to 7');
  });

  test('and the metric is not asked on it', async () => {
    const { message, hint } = await refusalOf(['nps', column('NPS (1-5)', { '5': 3, '4': 2 })]);
    expect(message).toContain('is asked on 1–5');
    expect(hint).toContain('cx csat');
  });
});

test('two files that are read on different scales are not compared', async () => {
  const now = folder.file('now.csv', 'csat (1-7)\n7\n6\n1\n');
  const before = folder.file('before.csv', 'csat\n5\n4\n1\n');
  const refused = await runCx(['csat', now, '--baseline', before]);
  expect(refused).toMatchObject({ status: 3, stdout: '' });
  expect(refused.stderr).toContain(`${now} is read on a scale of 1–7, and ${before} on one of 1–5`);
});

test('a page of several metrics says of each why it is not on it', async () => {
  const file = folder.file('page.csv', `nps,csat\n${'10,3\n9,2\n0,1\n'.repeat(12)}`);
  const { results } = await reportOf(['survey', file]);
  expect(results.map(({ metric, status }) => [metric, status])).toEqual([
    ['nps', 'ok'],
    ['csat', 'not-applicable'],
    ['ces', 'not-applicable'],
  ]);
});

describe('several files', () => {
  const file = (name: string, metric: string, counts: Counts) => {
    const cells = Object.entries(counts).flatMap(([text, n]) => Array<string>(n).fill(text));
    return folder.file(name, `id,${metric}\n${cells.map((text, at) => `${name}${at},${text}\n`).join('')}`);
  };

  test.each([
    ['nps', { 10: 12, 9: 10, 8: 6, 3: 4, 0: 3 }, { 5: 20, 4: 10, 3: 5, 2: 3, 1: 2 }, '0-10'],
    ['csat', { 5: 12, 4: 10, 3: 6, 1: 4 }, { 3: 20, 2: 10, 1: 5 }, '1-5'],
  ])('of which one was asked on a shorter scale are not pooled: %s', async (metric, usual, shorter, scale) => {
    const files = [file('usual.csv', metric, usual), file('shorter.csv', metric, shorter)];
    const { code, message, hint } = await refusalOf([metric, ...files]);
    expect(code).toBe('scales-mixed');
    expect(message).toContain('shorter.csv');
    expect(hint).toContain(`--scale ${scale}`);
    expect((await resultOf([metric, ...files, '--scale', scale])).accounting).toMatchObject({ excluded: [] });
  });

  test('of few answers that end early are pooled, for some do by chance', async () => {
    const files = [file('many.csv', 'nps', { 10: 20, 9: 20, 3: 20 }), file('few.csv', 'nps', { 8: 9, 7: 3 })];
    expect(await warningsOf(['nps', ...files])).toEqual([]);
  });
});
