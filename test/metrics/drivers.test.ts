import { readFileSync } from 'node:fs';
import { quadrantsOf } from '../../src/metrics/drivers/quadrants.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { Chance } from './customer-histories.ts';
import { near, rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
let files = 0;
function file(...lines: readonly string[]): string {
  files += 1;
  return folder.file(`drivers-${files}.csv`, `${lines.join('\n')}\n`);
}
const quickly = ['--bootstrap', '100'];
const outcome = (name: string, ...drivers: readonly string[]) => ['--outcome', name, '--drivers', drivers.join(',')];

interface Reference {
  readonly cases: readonly {
    readonly name: string;
    readonly columns: readonly (readonly number[])[];
    readonly outcome: readonly number[];
  }[];
}
const reference = JSON.parse(readFileSync('test/reference/importance.json', 'utf8')) as Reference;

/** The columns of one of R's data sets, as a file. */
function dataSet(
  name: string,
  headers: readonly string[],
  separator = ',',
  write: (value: number) => string = String,
): string {
  const { columns, outcome: told } = reference.cases.find((one) => one.name === name)!;
  const rows = told.map((value, row) => [value, ...columns.map((column) => column[row]!)].map((one) => write(one)));
  return file(...[headers, ...rows].map((cells) => cells.join(separator)));
}
const swissHeaders = ['Fertility', 'Agriculture', 'Examination', 'Education', 'Catholic', 'Infant.Mortality'];
const swiss = outcome(swissHeaders[0]!, ...swissHeaders.slice(1));

const cells = (result: Awaited<ReturnType<typeof resultOf>>, name: string) =>
  rowsOf(result, 'drivers').map((one) => one[name]);

// R relaimpo: calc.relimp(lm(Fertility ~ ., swiss), type = "lmg"); R 4.2.2: lm.
test('importance of the drivers of fertility is that of relaimpo', async () => {
  const result = await resultOf(['drivers', dataSet('swiss', swissHeaders), ...swiss, ...quickly]);
  expect(result.headlines).toMatchObject([
    { name: 'r_squared', value: expect.closeTo(0.706735, 7) as number },
    { name: 'n', value: 47 },
  ]);
  expect(cells(result, 'lmg')).toEqual(
    [0.0570912, 0.171173, 0.2601347, 0.1055702, 0.1127659].map((value) => expect.closeTo(value, 7) as number),
  );
  expect(cells(result, 'quadrant')).toEqual(['overdone', 'fix-first', 'fix-first', 'low-priority', 'overdone']);
  expect(result.charts).toMatchObject([{ type: 'scatter', table: 'drivers', x: ['driver', 'mean'], y: ['lmg'] }]);
});

// R rwa: rwa(mtcars, "mpg", c("cyl", "disp", "hp", "gear")).
test('relative weights of the drivers of consumption are those of rwa', async () => {
  const headers = ['mpg', 'cyl', 'disp', 'hp', 'gear'];
  const result = await resultOf([
    'drivers',
    dataSet('mtcars', headers),
    ...outcome('mpg', ...headers.slice(1)),
    ...quickly,
  ]);
  const all = result.headlines[0]!.value!;
  const percent = rowsOf(result, 'drivers').map((one) => (100 * Number(one['relative_weight'])) / all);
  expect(percent).toEqual([29.32274, 28.50999, 29.79691, 12.37037].map((value) => expect.closeTo(value, 5) as number));
});

slowTest('semicolons and decimal commas change nothing, nor does a pipe', async () => {
  const plain = await resultOf(['drivers', dataSet('swiss', swissHeaders), ...swiss, ...quickly]);
  const comma = dataSet('swiss', swissHeaders, ';', (value) => String(value).replace('.', ','));
  const spanish = await resultOf(['drivers', comma, ...swiss, ...quickly]);
  const piped = await resultOf(['drivers', '-', ...swiss, ...quickly], { stdin: readFileSync(comma) });
  expect(spanish.tables[0]!.rows).toEqual(plain.tables[0]!.rows);
  expect(piped.tables[0]!.rows).toEqual(plain.tables[0]!.rows);
});

test('numbers of the size of a million give the same shares', async () => {
  const far = dataSet('swiss', swissHeaders, ',', (value) => (value + 1e6).toFixed(2));
  const near1 = await resultOf(['drivers', dataSet('swiss', swissHeaders), ...swiss, ...quickly]);
  const moved = await resultOf(['drivers', far, ...swiss, ...quickly]);
  for (const name of ['lmg', 'relative_weight', 'vif'])
    expect(cells(moved, name)).toEqual(cells(near1, name).map((value) => expect.closeTo(Number(value), 9) as number));
});

// R 4.2.2: lm(satisfaction_score ~ channel + minutes) with web, the most frequent, as the reference.
test('a text is an indicator for each value but the most frequent, and the slow channel is the one that harms', async () => {
  const result = await resultOf([
    'drivers',
    'fixtures/touchpoints.csv',
    ...outcome('satisfaction_score', 'channel', 'minutes'),
    ...quickly,
  ]);
  expect(result.headlines[0]!.value).toBeCloseTo(0.0485394277347, 10);
  expect(rowsOf(result, 'drivers')).toMatchObject([
    { driver: 'channel=app', std_coefficient: near(0.0138980500881), vif: near(1.26052774058), quadrant: null },
    { driver: 'channel=email', std_coefficient: near(0.0216134848782) },
    { driver: 'channel=phone', std_coefficient: near(-0.1607923827664), vif: near(5.52026576885) },
    { driver: 'channel=store', std_coefficient: near(0.0510245571829), mean: near(0.0636474908201) },
    { driver: 'minutes', std_coefficient: near(-0.0570301725779), mean: near(5.7366585067319) },
  ]);
});

slowTest('the slow channel of the fixtures is named by touchpoints, channels and drivers alike', async () => {
  const contacts = 'fixtures/touchpoints.csv';
  const map = rowsOf(await resultOf(['touchpoints', contacts]), 'touchpoints');
  const rated = [...new Set(map.map((one) => one['channel']))].map((channel) => {
    const own = map.filter((one) => one['channel'] === channel);
    const sum = (of: (one: (typeof own)[number]) => number) => own.reduce((total, one) => total + of(one), 0);
    return {
      channel,
      csat: sum((one) => Number(one['csat']) * Number(one['rated'])) / sum((one) => Number(one['rated'])),
    };
  });
  expect(rated.toSorted((a, b) => a.csat - b.csat)[0]!.channel).toBe('phone');
  const worst = rowsOf(await resultOf(['channels', contacts]), 'consistency').map((one) => one['worst']);
  expect(worst.filter((channel) => channel === 'phone').length).toBeGreaterThan(worst.length / 2);
  const drivers = rowsOf(
    await resultOf(['drivers', '--touchpoints', contacts, ...outcome('satisfaction_score', 'channel'), ...quickly]),
    'drivers',
  );
  const harm = drivers.toSorted((a, b) => Number(a['std_coefficient']) - Number(b['std_coefficient']));
  const count = drivers.toSorted((a, b) => Number(b['lmg']) - Number(a['lmg']));
  expect([harm[0]!['driver'], count[0]!['driver']]).toEqual(['channel=phone', 'channel=phone']);
  expect(Number(harm[0]!['std_coefficient'])).toBeLessThan(0);
});

/** A survey of three ratings and a score, of which the first two move it. */
function survey(rows: number, also: (row: number) => string = () => ''): string[] {
  const chance = new Chance(7);
  return Array.from({ length: rows }, (_, row) => {
    const [price, speed, staff] = [1 + chance.below(5), 1 + chance.below(5), 1 + chance.below(5)];
    const score = Math.min(10, Math.max(0, price + speed - 1 + chance.below(3)));
    return `${score},${price},${speed},${staff}${also(row)}`;
  });
}
const header = 'recommend_score,price,speed,staff';
const three = outcome('recommend_score', 'price', 'speed', 'staff');

test('intervals hold the share, come again with the same seed, and change with another', async () => {
  const path = file(header, ...survey(80));
  const rowsBy = async (seed: string) =>
    rowsOf(await resultOf(['drivers', path, ...three, '--bootstrap', '200', '--seed', seed]), 'drivers');
  const [one, same, other] = [await rowsBy('1'), await rowsBy('1'), await rowsBy('2')];
  expect(same).toEqual(one);
  expect(other).not.toEqual(one);
  for (const row of one) {
    expect(Number(row['lmg_low'])).toBeLessThan(Number(row['lmg']) + 0.01);
    expect(Number(row['lmg_high'])).toBeGreaterThan(Number(row['lmg']));
  }
});

test('a weight of 0 changes nothing, and one that is none leaves the row out by its name', async () => {
  const rows = survey(40);
  const usual = await resultOf(['drivers', file(header, ...rows), ...three, ...quickly]);
  const weighted = file(
    `${header},w`,
    ...rows.map((one) => `${one},2`),
    '0,5,5,5,0',
    '0,5,5,5,-1',
    '0,5,5,5,',
    '0,5,5,5,x',
  );
  const result = await resultOf(['drivers', weighted, ...three, '--weight', 'w', ...quickly]);
  expect(cells(result, 'lmg')).toEqual(cells(usual, 'lmg').map((value) => near(Number(value))));
  expect(result.accounting).toMatchObject({ read: 44, used: 41 });
  expect(result.accounting.excluded).toMatchObject([{ reason: 'weight-unusable', column: 'w', rows: 3 }]);
});

test('labels beside numbers are read, and missing words are blanks', async () => {
  const rows = survey(40);
  const labelled = rows.map((one) => one.replace(/,(\d),/u, ',$1 - so good,'));
  const usual = await resultOf(['drivers', file(header, ...rows), ...three, ...quickly]);
  const result = await resultOf(['drivers', file(header, ...labelled, '5,N/A,3,3', '5,3,-,3'), ...three, ...quickly]);
  expect(result.tables).toEqual(usual.tables);
  expect(result.accounting).toMatchObject({ read: 42, used: 40 });
});

const refused = async (argv: readonly string[]) => {
  const { status, stdout, stderr } = await runCx(argv);
  expect(stdout).toBe('');
  return `${status} ${stderr}`;
};

test('what cannot be a driver is refused by name', async () => {
  const rows = survey(30);
  const asks = (lines: readonly string[], head = header, drivers = ['price', 'speed', 'staff']) =>
    refused(['drivers', file(head, ...lines), ...outcome('recommend_score', ...drivers), ...quickly]);
  expect(await asks(rows.map((one) => one.replace(/\d$/u, '3')))).toMatch(/^3 .*staff says the same/u);
  expect(
    await asks(
      survey(30, (row) => `,s${row % 25}`),
      `${header},shop`,
      ['price', 'shop'],
    ),
  ).toMatch(/^3 .*shop says 25/u);
  expect(
    await asks(
      survey(12, (row) => `,s${row}`),
      `${header},shop`,
      ['price', 'shop'],
    ),
  ).toMatch(/^3 .*shop says 12/u);
  expect(await asks(rows.map((one, at) => (at % 3 === 0 ? one.replace(/\d$/u, 'poor') : one)))).toMatch(
    /^3 .*staff holds numbers and words/u,
  );
  expect(await asks([...rows, '5,3,3,99'])).toMatch(/^3 .*staff holds 99 beside 1–5.*--where 'staff not in \(99\)'/su);
  expect(await asks(rows.slice(0, 4))).toMatch(/^3 .*4 rows are too few for 3 drivers/u);
  expect(await asks(rows.map((one) => one.replace(/^\d+/u, '7')))).toMatch(/^3 .*recommend_score says the same/u);
  expect(await asks(rows, header, ['price', 'recommend_score'])).toMatch(/^3 .*recommend_score is the outcome/u);
  expect(await asks(rows, header, ['price', 'speeed'])).toMatch(/^[23] .*speeed.*speed/su);
  const twice = rows.map((one) => `${one},${20 * Number(one.split(',')[2])}`);
  expect(await asks(twice, `${header},percent`, ['price', 'speed', 'percent'])).toMatch(
    /^3 .*percent follows from speed/u,
  );
});

test('what is refused with 99 is told without those rows', async () => {
  const rows = survey(40);
  const usual = await resultOf(['drivers', file(header, ...rows), ...three, ...quickly]);
  const result = await resultOf([
    'drivers',
    file(header, ...rows, '5,3,3,99'),
    ...three,
    '--where',
    'staff not in (99)',
    ...quickly,
  ]);
  expect(result.tables).toEqual(usual.tables);
});

test('columns must be named, and what is no question of drivers is wrong usage', async () => {
  const path = file(header, ...survey(30));
  expect(await refused(['drivers', path])).toMatch(/^2 .*needs --outcome and --drivers/u);
  expect(await refused(['drivers', path, '--outcome', 'price'])).toMatch(/^2 .*needs --drivers/u);
  for (const option of [
    ['--by', 'price'],
    ['--period', 'month'],
    ['--compare', 'rest'],
    ['--as-of', '2026-01-01'],
    ['--rolling', '3'],
  ])
    expect(await refused(['drivers', path, ...three, ...option])).toMatch(/^2 /u);
  expect(await refused(['drivers', path, '--touchpoints', 'fixtures/touchpoints.csv', ...three])).toMatch(
    /^2 .*exclude each other/u,
  );
});

test('no rows are an empty report, and fewer customers than --min-n none', async () => {
  const path = file(header, ...survey(30));
  const empty = await resultOf(['drivers', path, ...three, '--where', 'price > 9']);
  expect(empty.headlines.map(({ value }) => value)).toEqual([null, null]);
  expect(empty.tables[0]!.rows).toEqual([]);
  expect(empty.notices.map(({ code }) => code)).toContain('no-answers');
  expect(await refused(['drivers', path, ...three, '--min-n', '31'])).toMatch(/^3 .*fewer than 31/u);
});

test('beyond 15 drivers there are no shares, and relative weights stand in their place', async () => {
  const chance = new Chance(3);
  const names = Array.from({ length: 16 }, (_, at) => `q${at + 1}`);
  const rows = Array.from({ length: 60 }, () => {
    const answers = names.map(() => 1 + chance.below(5));
    return [answers.reduce((sum, value) => sum + value, 0) + chance.below(9), ...answers].join(',');
  });
  const result = await resultOf([
    'drivers',
    file(['total', ...names].join(','), ...rows),
    ...outcome('total', ...names),
    ...quickly,
  ]);
  expect(new Set(cells(result, 'lmg'))).toEqual(new Set([null]));
  expect(result.notices.map(({ code }) => code)).toContain('shares-left-out');
  expect(result.charts[0]!.y).toEqual(['relative_weight']);
  const sum = cells(result, 'relative_weight').reduce<number>((total, value) => total + Number(value), 0);
  expect(sum).toBeCloseTo(result.headlines[0]!.value!, 9);
});

slowTest('of many different rows sums are drawn, and intervals are as wide as those of rows', async () => {
  const chance = new Chance(5);
  const line = () => {
    const [a, b] = [chance.below(100_000), chance.below(100_000)];
    return `${a + b + chance.below(200_000)},${a},${b}`;
  };
  const head = 'y,a,b';
  const rows = Array.from({ length: 21_000 }, line);
  const wide = async (lines: readonly string[]) => {
    const [first] = rowsOf(
      await resultOf(['drivers', file(head, ...lines), ...outcome('y', 'a', 'b'), '--bootstrap', '400']),
      'drivers',
    );
    return Number(first!['lmg_high']) - Number(first!['lmg_low']);
  };
  const [few, many] = [await wide(rows.slice(0, 19_000)), await wide(rows)];
  expect(many / (few * Math.sqrt(19 / 21))).toBeGreaterThan(0.85);
  expect(many / (few * Math.sqrt(19 / 21))).toBeLessThan(1.15);
});

// Martilla & James (1977): what is important and poor comes first; by hand.
test('quadrants are cut at the means, what equals them is high, and unlike ranges are brought to one', () => {
  const of = (importance: number, mean: number, least = 1, most = 5) => ({ importance, mean, least, most });
  expect(quadrantsOf([of(0.4, 2), of(0.3, 4), of(0.1, 2), of(0.1, 4)])).toEqual([
    'fix-first',
    'keep-up',
    'low-priority',
    'overdone',
  ]);
  expect(quadrantsOf([of(0.2, 3)])).toEqual(['keep-up']);
  expect(quadrantsOf([of(0.2, 4), of(0.2, 4)])).toEqual(['keep-up', 'keep-up']);
  expect(quadrantsOf([of(0.4, 6, 0, 10), of(0.2, 4.5, 1, 5)])).toEqual(['fix-first', 'overdone']);
});

test('a terminal draws importance against performance, each driver by a letter, and values of texts not at all', async () => {
  const { stdout } = await runCx(['drivers', dataSet('swiss', swissHeaders), ...swiss, ...quickly], { columns: 100 });
  expect(stdout).toContain('A Agriculture · B Examination · C Education · D Catholic · E Infant.Mortality');
  const drawn = stdout.split('\n').filter((line) => line.includes('│'));
  // The most important driver, Education, has the least mean; the least important, Agriculture, the greatest.
  expect(drawn[0]).toMatch(/26\.0% │.*C/u);
  expect(drawn[9]).toMatch(/5\.7% │.*A/u);
  const texts = ['drivers', 'fixtures/responses.csv', ...outcome('recommend_score', 'channel'), ...quickly];
  expect((await runCx(texts, { columns: 100 })).stdout).not.toContain('Importance and performance');
});

test('an outcome that no column is called is looked for by its own option', async () => {
  const path = file('score,price', '1,2', '2,3', '3,3', '4,5');
  const { status, stderr } = await runCx(['drivers', path, ...outcome('scor', 'price')]);
  expect(status).toBe(3);
  expect(stderr).toContain('--outcome');
  expect(stderr).not.toContain('--drivers');
});
