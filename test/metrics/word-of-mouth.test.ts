import * as fc from '../chance.ts';
import { claims } from '../../src/metrics/profit/claims/index.ts';
import wordOfMouth from '../../src/metrics/word-of-mouth/index.ts';
import { reachOf } from '../../src/metrics/word-of-mouth/reach.ts';
import type { Findings } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { counted, findingsOf, rowsOf, type Given } from './states.ts';

/** So many promoters, passives and detractors. */
const people = (promoters: number, passives: number, detractors: number) =>
  counted([
    [0, detractors],
    [7, passives],
    [9, promoters],
  ]);

const found = (options: Given = {}, answers = people(50, 30, 20)): Findings =>
  findingsOf(wordOfMouth, { '': answers }, options);
const headlines = ({ headlines: all }: Findings) => Object.fromEntries(all.map(({ name, value }) => [name, value]));
const codes = ({ notices }: Findings) => notices.map(({ code }) => code);
const assumed = (options: Given) =>
  rowsOf(found(options), 'assumptions').map(({ name, low, high, origin, year }) => [name, low, high, origin, year]);

describe('by hand: 50 promoters and 20 detractors', () => {
  const valued = { conversionRate: 0.02, customerValue: 300 };

  test('tell 200 to 300 and 180 to 300 people; at 2 % and 300 each the net is −600 to 720', () => {
    const all = found(valued);
    expect(rowsOf(all, 'reach').map((cells) => ({ ...cells }))).toEqual([
      {
        group: 'promoter',
        customers: 50,
        told_low: 200,
        told_high: 300,
        converted_low: 4,
        converted_high: 6,
        value_low: 1200,
        value_high: 1800,
      },
      {
        group: 'detractor',
        customers: 20,
        told_low: 180,
        told_high: 300,
        converted_low: 3.6,
        converted_high: 6,
        value_low: -1800,
        value_high: -1080,
      },
    ]);
    expect(headlines(all)).toEqual({ net_value_low: -600, net_value_high: 720 });
    expect({ ...rowsOf(all, 'overall')[0] }).toEqual({
      n: 100,
      promoters: 50,
      detractors: 20,
      promoter_told_low: 200,
      promoter_told_high: 300,
      detractor_told_low: 180,
      detractor_told_high: 300,
      net_value_low: -600,
      net_value_high: 720,
    });
    expect(all.tables.map(({ name }) => name)).toEqual(['overall', 'reach', 'assumptions']);
  });

  test('have no value without a rate and a value, and the notice says what to type', () => {
    for (const [given, missing, typed] of [
      [{}, '--conversion-rate and --customer-value', 'them, such as: --conversion-rate 0.02 --customer-value 300'],
      [{ conversionRate: 0.02 }, '--customer-value', 'it, such as: --customer-value 300'],
      [{ customerValue: 300 }, '--conversion-rate', 'it, such as: --conversion-rate 0.02'],
    ] as const) {
      const all = found(given);
      expect(headlines(all)).toEqual({ net_value_low: null, net_value_high: null });
      const notice = all.notices.find(({ code }) => code === 'value-unasked');
      expect(notice?.message.en).toContain(`without ${missing} nothing`);
      expect(notice?.message.en).toMatch(new RegExp(`Type ${typed}$`, 'u'));
    }
    // The first: nothing says whose these answers are.
    expect(codes(found(valued))).toEqual(['answers-repeated', 'published-claims']);
    expect(
      rowsOf(found({ conversionRate: 0.02 }), 'reach').map((cells) => [cells['converted_low'], cells['value_low']]),
    ).toEqual([
      [4, null],
      [3.6, null],
    ]);
  });

  test('are asked nothing more where everything was typed', () => {
    expect(codes(found({ ...valued, promoterTells: '3', detractorTells: '5-7' }))).toEqual(['answers-repeated']);
  });

  test('without promoters or detractors reach nobody, which is 0 and not −0', () => {
    const all = found(valued, people(0, 40, 0));
    expect(headlines(all)).toEqual({ net_value_low: 0, net_value_high: 0 });
    expect(Object.is(rowsOf(all, 'reach')[1]!['value_high'], 0)).toBe(true);
  });
});

describe('what is assumed', () => {
  test('is the claim by default, and says whose it is', () => {
    expect(assumed({})).toEqual([
      ['promoter_tells', 4, 6, 'default', 2016],
      ['detractor_tells', 9, 15, 'default', 2016],
    ]);
    expect(rowsOf(found(), 'assumptions')[1]).toMatchObject({
      source: expect.stringContaining('White House') as string,
      measured: claims.find(({ id }) => id === 'tells-9-15')!.measured,
    });
  });

  test('is a preset where one is named, and an option where one is typed', () => {
    expect(assumed({ preset: 'tells-4-6,tells-9-15', conversionRate: 0.02, customerValue: 300 })).toEqual([
      ['promoter_tells', 4, 6, 'preset', 2016],
      ['detractor_tells', 9, 15, 'preset', 2016],
      ['conversion_rate', 0.02, 0.02, 'option', null],
      ['customer_value', 300, 300, 'option', null],
    ]);
    expect(assumed({ preset: 'tells-4-6,tells-9-15', promoterTells: '2-3', detractorTells: '4' })).toEqual([
      ['promoter_tells', 2, 3, 'option', null],
      ['detractor_tells', 4, 4, 'option', null],
    ]);
  });

  test('of word-of-mouth-2-4 is 2 to 4 times what promoters tell, whoever says that', () => {
    expect(assumed({ preset: 'word-of-mouth-2-4' })).toEqual([
      ['promoter_tells', 4, 6, 'default', 2016],
      ['detractor_tells', 8, 24, 'preset', 2009],
    ]);
    expect(assumed({ preset: 'word-of-mouth-2-4', promoterTells: '1.5-2' })).toEqual([
      ['promoter_tells', 1.5, 2, 'option', null],
      ['detractor_tells', 3, 8, 'preset', 2009],
    ]);
  });
});

test('products are those of the decimals that were typed', () => {
  // In binary fractions 3 × 4.1 is 12.299999999999999, and 70 × 0.07 × 0.1 is 0.49000000000000005.
  const reach = (customers: number, tells: number, rate: number, value: number) =>
    reachOf(customers, {
      tells: { low: tells, high: tells },
      conversionRate: rate,
      customerValue: value,
      isLoss: false,
    });
  expect(reach(3, 4.1, 0, 0).told).toEqual({ low: 12.3, high: 12.3 });
  expect(reach(70, 0.07, 0.1, 1).value).toEqual({ low: 0.49, high: 0.49 });
});

test('bounds keep their order, and twice the answers reach twice as many', () => {
  const small = fc.integer({ min: 1, max: 5000 });
  const tenths = fc.integer({ min: 0, max: 300 }).map((value) => value / 10);
  fc.assert(
    fc.property(
      small,
      fc.boolean(),
      tenths,
      tenths,
      fc.constantFrom(0, 0.02, 0.5, 1),
      (customers, isLoss, a, b, rate) => {
        const telling = {
          tells: { low: Math.min(a, b), high: Math.max(a, b) },
          conversionRate: rate,
          customerValue: 300,
          isLoss,
        };
        const [once, twice] = [reachOf(customers, telling), reachOf(2 * customers, telling)];
        for (const part of ['told', 'converted', 'value'] as const) {
          expect(once[part]!.low).toBeLessThanOrEqual(once[part]!.high);
          expect(twice[part]).toEqual({ low: 2 * once[part]!.low, high: 2 * once[part]!.high });
        }
      },
    ),
  );
});

describe('from a file', () => {
  const folder = temporaryFolder();
  const answers = (
    name: string,
    rows: readonly (readonly [score: number, store: string, day: string, times: number])[],
  ) =>
    folder.file(
      name,
      `nps,store,date\n${rows.flatMap(([score, store, day, times]) => Array<string>(times).fill(`${score},${store},${day}\n`)).join('')}`,
    );
  const file = answers('stores.csv', [
    [10, 'north', '2026-01-10', 30],
    [10, 'south', '2026-02-10', 20],
    [7, 'north', '2026-01-11', 30],
    [2, 'north', '2026-01-12', 17],
    [2, 'south', '2026-02-12', 3],
  ]);
  const valued = ['--conversion-rate', '0.02', '--customer-value', '300'];
  const rows = async (argv: readonly string[], name: string) =>
    (await resultOf(['word-of-mouth', file, ...argv])).tables.find((table) => table.name === name)!.rows;

  test('segments and periods have the same measures, and add up to all', async () => {
    const argv = [...valued, '--by', 'store', '--period', 'month'];
    const [overall] = await rows(argv, 'overall');
    expect(overall).toMatchObject({ n: 100, net_value_low: -600, net_value_high: 720 });
    for (const name of ['segments', 'trend']) {
      const parts = await rows(argv, name);
      for (const column of ['n', 'promoters', 'detractor_told_high', 'net_value_low'])
        expect(parts.reduce((sum, part) => sum + Number(part[column]), 0)).toBe(overall![column]);
    }
    expect(
      (await rows(argv, 'reach')).map((one) => [one['store'], one['group'], one['customers'], one['value_low']]),
    ).toEqual([
      ['north', 'promoter', 30, 720],
      ['north', 'detractor', 17, -1530],
      ['south', 'promoter', 20, 480],
      ['south', 'detractor', 3, -270],
    ]);
  });

  test('a rolling window pools its periods', async () => {
    const trend = await rows([...valued, '--period', 'month', '--rolling', '2'], 'trend');
    expect(trend.map((one) => one['net_value_high_rolling'])).toEqual([null, 720]);
  });

  test('--min-n hides a store of 23 answers of which 3 are detractors, in every table, and the store that would give it away', async () => {
    const argv = ['--by', 'store', '--period', 'month', '--min-n', '5'];
    for (const name of ['segments', 'trend', 'reach']) {
      for (const cells of await rows([...argv, ...valued], name)) {
        expect(Object.values(cells).filter((cell) => typeof cell === 'number' && cell !== 0)).toEqual([]);
      }
    }
    expect((await rows(argv, 'overall'))[0]).toMatchObject({ promoters: 50, detractors: 20 });
  });

  test('--min-n hides all where all detractors are few, and keeps what is assumed', async () => {
    const { tables, headlines: led, notices } = await resultOf(['word-of-mouth', file, ...valued, '--min-n', '21']);
    expect(led.map(({ value }) => value)).toEqual([null, null]);
    expect(
      tables
        .filter(({ name }) => name !== 'assumptions')
        .flatMap((table) => table.rows.map((one) => one['suppressed'])),
    ).toEqual([true, true]);
    expect(tables.at(-1)!.rows.map((one) => one['low'])).toEqual([4, 9, 0.02, 300]);
    expect(notices.map(({ code, message }) => [code, message])).toEqual([
      ['suppressed', expect.stringContaining('21 promoters, passives or detractors')],
    ]);
  });

  test('the report states what was assumed, and in which language what was measured', async () => {
    const { options } = await resultOf([
      'word-of-mouth',
      file,
      '--preset',
      ' tells-9-15 , tells-4-6',
      '--preset',
      'tells-4-6',
    ]);
    expect(options).toMatchObject({
      promoter_tells: '4-6',
      detractor_tells: '9-15',
      preset: 'tells-4-6,tells-9-15',
      scale: '0-10',
    });
    const spanish = await resultOf(['word-of-mouth', file, '--lang', 'es']);
    expect(spanish.tables.at(-1)!.rows[0]!['measured']).toMatch(/^se cita en todas partes/);
  });

  test('refuses a scale that is another question, unless it is named', async () => {
    const easy = answers('five.csv', [
      [5, 'north', '2026-01-10', 30],
      [1, 'north', '2026-01-10', 30],
    ]);
    expect(await runCx(['word-of-mouth', easy])).toMatchObject({ status: 3, stdout: '' });
    expect(await runCx(['word-of-mouth', easy, '--scale', '0-10'])).toMatchObject({ status: 0 });
  });

  test.each([
    ['--promoter-tells', '6-4', "--promoter-tells cannot be '6-4'", /as in 4, 4-6 or 4\.5-6/],
    ['--promoter-tells', 'many', "--promoter-tells cannot be 'many'", /the lower first/],
    ['--detractor-tells', '9-', "--detractor-tells cannot be '9-'", /a number of 0 or more/],
    ['--conversion-rate', '2', "--conversion-rate cannot be '2'", /from 0 to 1/],
    ['--customer-value', '-1', "--customer-value cannot be '-1'", /from 0/],
    [
      '--preset',
      'tells-9-51',
      "--preset does not know 'tells-9-51' (did you mean tells-9-15?)",
      /tells-4-6, tells-9-15/,
    ],
    ['--preset', 'temkin-775', "--preset does not know 'temkin-775'", /word-of-mouth-2-4/],
    [
      '--preset',
      'tells-9-15,word-of-mouth-2-4',
      '--preset tells-9-15 and --preset word-of-mouth-2-4 exclude each other',
      /leave one/,
    ],
    ['--compare', 'rest', 'word-of-mouth does not take --compare', /--help/],
    ['--weight', 'w', 'word-of-mouth does not take --weight', /--help/],
  ])('%s %s is wrong usage, and says what to type', async (option, value, message, hint) => {
    const { status, stdout, stderr } = await runCx(['word-of-mouth', file, `${option}=${value}`]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(hint);
  });

  test('a range may be written with blanks or a long dash', async () => {
    for (const written of ['4.5 - 6', '4.5–6', '4.5-6.0']) {
      expect((await resultOf(['word-of-mouth', file, '--promoter-tells', written])).options).toMatchObject({
        promoter_tells: '4.5-6',
      });
    }
  });
});

describe('answers of one customer', () => {
  const folder = temporaryFolder();
  const lines = (rows: readonly string[]) => `nps,customer_id,country,date\n${rows.join('\n')}\n`;
  /** In each of two waves 20 promoters and 20 detractors answer, all the same; in the second one more, and one who says no score. */
  const wave = (day: string) =>
    Array.from({ length: 40 }, (_, at) => `${at < 20 ? 10 : 0},c${at},${at % 2 === 0 ? 'ES' : 'MX'},${day}`);
  const rows = [...wave('2026-01-10'), ...wave('2026-02-10'), '9,new,ES,2026-02-11', ',silent,ES,2026-02-11'];
  const file = folder.file('waves.csv', lines(rows));
  const said = async (argv: readonly string[]) => {
    const { notices, accounting } = await resultOf(['word-of-mouth', ...argv]);
    return { used: accounting.used, says: notices.find(({ code }) => code === 'answers-repeated')?.message ?? null };
  };

  test.each([
    // By hand: 2 × 40 and one more; in Spain, or without the 2 × 20 zeros, 2 × 20 and one more.
    [[], '81 answers come from 41 customers', 'about 98 % too large'],
    [['--where', 'country = "ES"'], '41 answers come from 21 customers', 'about 95 % too large'],
    [['--scale', '1-10'], '41 answers come from 21 customers', 'about 95 % too large'],
    [['--by', 'country', '--period', 'month'], '81 answers come from 41 customers', 'about 98 % too large'],
    [['--min-n', '20'], '81 answers come from 41 customers', 'about 98 % too large'],
  ])('count each, and it is said of how many customers they are: %j', async (argv, whose, excess) => {
    // In memory and by the database, of the answers that are used.
    for (const engine of [[], ['--engine', 'duckdb']]) {
      const { used, says } = await said([file, ...argv, ...engine]);
      expect(says).toContain(`${whose}: each answer counts as one who tells, so that what is told is ${excess}`);
      expect(says).toContain(String(used));
    }
  });

  test('of one wave are those of as many customers, as the notice says to type', async () => {
    expect((await said([file])).says).toContain('--from and --to');
    expect(await said([file, '--from', '2026-02', '--to', '2026-02'])).toEqual({ used: 41, says: null });
  });

  test('are told without numbers where these tell of few', async () => {
    // 40 customers answered again, and the file has 81 answers: with one answer that says not whose it is, one is few.
    const unnamed = folder.file('unnamed.csv', lines([...rows, '9,guest,ES,2026-02-12']));
    expect((await said([unnamed])).says).toContain('of 82 answers 81 say whose they are, and come from 41 customers');
    const { says } = await said([unnamed, '--min-n', '20']);
    expect(says).toMatch(/^customers may have answered several times/u);
    expect(says).not.toMatch(/\d/u);
  });

  test('are those of the fixtures: 1,954 of 662 customers, counted by another program', async () => {
    // Python 3.11, csv: distinct customer_id of the rows whose recommend_score is a number.
    const argv = ['fixtures/responses.csv'];
    expect((await said(argv)).says).toContain('1954 answers come from 662 customers');
    expect((await said([...argv, '--lang', 'es'])).says).toContain('unas 3 veces mayor de lo debido');
  });

  test('are nobody’s where the file does not say whose they are, and no error where it says it badly', async () => {
    const nobodys = folder.file('nobodys.csv', 'nps\n9\n9\n0\n');
    expect(await said([nobodys])).toEqual({
      used: 3,
      says: 'the answers do not say whose they are: each counts as a customer, also where one gave several',
    });
    const eaten = folder.file('eaten.csv', lines(['9,1.2E+11,ES,2026-01-01', '9,1.3E+11,ES,2026-01-01']));
    const { notices, accounting } = await resultOf(['word-of-mouth', eaten]);
    expect(accounting.used).toBe(2);
    expect(notices.find(({ code }) => code === 'beside-uncounted')?.message).toContain('ids such as 1.2E+11');
    // The database is opened for nothing that stands beside.
    expect(await runCx(['word-of-mouth', file, '--engine', 'scan'])).toMatchObject({ status: 0 });
  });
});

test('the example tells what its command prints', async () => {
  const { example } = wordOfMouth.definition;
  const [, ...argv] = example.command.split(' ');
  const { tables, headlines: led } = await resultOf(argv);
  const reach = tables.find(({ name }) => name === 'reach')!.rows;
  const english = new Intl.NumberFormat('en', { useGrouping: 'always' });
  const spanish = new Intl.NumberFormat('es', { useGrouping: 'always' });
  const numbers = [
    ...reach.flatMap((row) =>
      ['customers', 'told_low', 'told_high', 'value_low', 'value_high'].map((name) => row[name]),
    ),
    ...led.map(({ value }) => value),
  ].map((value) => Math.abs(Number(value)));
  for (const number of numbers) {
    expect(example.says.en).toContain(english.format(number));
    expect(example.says.es).toContain(spanish.format(number));
  }
});
