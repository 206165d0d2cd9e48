import { differenceFindings, differencesTitle } from '../../../src/renderers/findings/differences.ts';
import { controlFindings, controlTitle } from '../../../src/renderers/findings/control.ts';
import { beforeFindings, levelFindings, verdictOf } from '../../../src/renderers/findings/changes.ts';
import { testFindings } from '../../../src/renderers/findings/tests.ts';
import { titleOf } from '../../../src/renderers/findings/titles.ts';
import type { Chart, Column, OkResult, Row, Table, Unit } from '../../../src/results/result.ts';
import { row } from '../sample-reports.ts';
import { english, spanish } from './pages.ts';

const columns = (units: Readonly<Record<string, Unit>>): readonly Column<string>[] =>
  Object.entries(units).map(([name, unit]) => ({ name, label: name, unit, meaning: name }));

const table = (name: string, units: Readonly<Record<string, Unit>>, rows: readonly Row[]): Table<string> => ({
  name,
  title: name,
  columns: columns(units),
  rows,
});

const resultWith = (
  tables: readonly Table<string>[],
  options: OkResult['options'] = { confidence: 0.95, compare: 'rest' },
): OkResult => ({
  metric: 'nps',
  title: 'NPS',
  options,
  status: 'ok',
  headlines: [{ name: 'nps', label: 'NPS', unit: 'points', value: 30, conf_low: 26, conf_high: 34, n: 400 }],
  tables,
  charts: [],
  notices: [],
  accounting: { read: 0, used: 0, excluded: [] },
});

const plain = (markup: string) => markup.replaceAll(/<\/?bdi>/gu, '').replaceAll('&lt;', '<');
const seen = (result: OkResult, style = english) => ({ result, style });

const differenceUnits = {
  a: 'text',
  b: 'text',
  difference: 'points',
  conf_low: 'points',
  conf_high: 'points',
  p_value: 'p-value',
  p_adjusted: 'p-value',
} as const;

const difference = (a: string, by: number, p: number, b = 'rest') =>
  row({ a, b, difference: by, conf_low: by - 5, conf_high: by + 5, p_value: p / 3, p_adjusted: p });

describe('a difference', () => {
  test('is shown where p, corrected for all of its table, is under 1 less the confidence', () => {
    const differences = table('differences', differenceUnits, [
      difference('app', 3, 0.051),
      difference('phone', -16.4, 0.0082),
      difference('web', 7.1, 0.9),
    ]);
    const findings = differenceFindings(seen(resultWith([differences])));
    expect(findings.map(({ isShown, says, detail }) => [isShown, plain(says), plain(detail)])).toEqual([
      [
        true,
        'phone: −16.4 against the rest.',
        '95% interval −21.4 to −11.4; p = 0.00820 after correction for 3 comparisons (Holm).',
      ],
    ]);
    const strict = resultWith([differences], { confidence: 0.999, compare: 'rest' });
    expect(differenceFindings(seen(strict)).map(({ isShown }) => isShown)).toEqual([false]);
    const loose = resultWith([differences], { confidence: 0.9, compare: 'rest' });
    expect(differenceFindings(seen(loose)).map(({ says }) => plain(says))).toEqual([
      'phone: −16.4 against the rest.',
      'app: +3.0 against the rest.',
    ]);
  });

  test('that is not shown is said to be none that can be, with the smallest p', () => {
    const differences = table('differences', differenceUnits, [difference('app', 3, 0.6), difference('web', -3, 0.24)]);
    const [finding] = differenceFindings(seen(resultWith([differences])));
    expect(finding).toMatchObject({ isShown: false });
    expect(plain(finding!.says)).toBe('NPS: no demonstrable difference.');
    expect(finding!.detail).toBe('Comparisons: 2; the smallest p is 0.240 after correction (Holm).');
  });

  test('gives the picture its title', () => {
    const title = (rows: readonly Row[], options?: OkResult['options']) => {
      const differences = table('differences', differenceUnits, rows);
      return plain(differencesTitle(differences, seen(resultWith([differences], options))));
    };
    expect(title([difference('app', 3, 0.5), difference('web', 4, 0.5)])).toBe('No demonstrable difference');
    expect(title([difference('app', 3, 0.01), difference('web', 4, 0.5)])).toBe(
      'Only app differs from the rest (+3.0)',
    );
    expect(title([difference('app', 3, 0.01), difference('web', -4, 0.02)])).toBe(
      'Different from the rest: app (+3.0) and web (−4.0)',
    );
    const pairs = { confidence: 0.95, compare: 'pairs' };
    expect(title([difference('app', 3, 0.01, 'web'), difference('app', 4, 0.5, 'shop')], pairs)).toBe(
      'app − web (+3.0) is the one difference of 2 that is more than chance',
    );
    expect(title([difference('app', 3, 0.01, 'web'), difference('app', 4, 0.02, 'shop')], pairs)).toBe(
      '2 of 2 differences are more than chance',
    );
  });

  test('a group that is called rest is not all the others', () => {
    const differences = table('differences', differenceUnits, [difference('app', 3, 0.01, 'rest')]);
    const result = resultWith([differences], { confidence: 0.95, compare: 'pairs' });
    expect(plain(differenceFindings(seen(result))[0]!.says)).toBe('app: +3.0 against rest.');
  });
});

const controlUnits = {
  channel: 'text',
  period: 'period',
  n: 'count',
  nps: 'points',
  centre: 'points',
  limit_low: 'points',
  limit_high: 'points',
  signal: 'text',
} as const;

const month = (channel: string, period: string, nps: number, signal: string | null) =>
  row({ channel, period, n: 90, nps, centre: 30, limit_low: 10, limit_high: 50, signal });

describe('a period', () => {
  test('stands apart where it lies beyond its control limits', () => {
    const control = table('control_chart', controlUnits, [
      month('app', '2026-02', 31, null),
      month('app', '2026-03', -5.4, 'beyond-3-sigma'),
    ]);
    const result = resultWith([control]);
    const [finding] = controlFindings(seen(result));
    expect(plain(finding!.says)).toBe('March 2026 (app) stands apart.');
    expect(plain(finding!.detail)).toBe('nps −5.4; chance alone would leave it between +10.0 and +50.0, around +30.0.');
    expect(plain(controlTitle(control, seen(result, spanish)))).toBe(
      'Fuera de los límites de control: marzo de 2026 (app)',
    );
  });

  test('a run of them on one side of the mean is one finding', () => {
    const run = Array.from({ length: 8 }, (_, at) => month('app', `2026-0${at + 1}`, 20, 'eight-on-one-side'));
    const control = table('control_chart', controlUnits, [...run, month('web', '2026-01', 20, 'eight-on-one-side')]);
    const findings = controlFindings(seen(resultWith([control])));
    expect(findings).toHaveLength(2);
    expect(plain(findings[0]!.says)).toBe('January 2026 (app) to August 2026 lie on one side of the mean.');
  });

  test('none that does is said, too', () => {
    const control = table('control_chart', controlUnits, [month('app', '2026-02', 31, null)]);
    const [finding] = controlFindings(seen(resultWith([control])));
    expect(finding).toMatchObject({ isShown: false });
    expect(plain(finding!.says)).toBe('NPS: no period departs by more than chance.');
  });

  test('a level that changed tells from when, by how much, and its interval', () => {
    const units = {
      period: 'period',
      level_before: 'share',
      level_after: 'share',
      change: 'share',
      conf_low: 'share',
      conf_high: 'share',
    } as const;
    const changes = table('change_points', units, [
      row({
        period: '2026-Q1',
        level_before: 0.6071,
        level_after: 0.4255,
        change: -0.1816,
        conf_low: -0.3442,
        conf_high: -0.019,
      }),
    ]);
    const [finding] = levelFindings(seen(resultWith([changes])));
    expect(plain(finding!.says)).toBe('Q1 2026: the level changed.');
    expect(plain(finding!.detail)).toBe('From 60.7% to 42.6%: −18.2 pp (95% interval −34.4 pp to −1.9 pp).');
  });
});

describe('a change since the report before', () => {
  const before = (value: number, low?: number, high?: number) => ({
    headlines: [
      { metric: 'nps', name: 'nps', value, ...(low === undefined ? {} : { conf_low: low, conf_high: high! }) },
    ],
  });

  // 30 (26 to 34) less 20 (16 to 24): 10 ± √(4² + 4²) = 10 ± 5.657.
  test('is shown where the interval that both intervals give leaves out zero', () => {
    const result = resultWith([]);
    const [finding] = beforeFindings(seen(result), before(20, 16, 24));
    expect(finding).toMatchObject({ isShown: true });
    expect(plain(finding!.says)).toBe('NPS: +10.0 since the report before.');
    expect(plain(finding!.detail)).toBe('From +20.0 to +30.0; 95% interval +4.3 to +15.7.');
    expect(verdictOf(result.headlines[0]!, seen(result), before(20, 16, 24))).toMatchObject({ side: 'up' });
  });

  test('is not where it holds zero, though both were estimated apart', () => {
    const result = resultWith([]);
    const [finding] = beforeFindings(seen(result), before(26, 22, 30));
    expect(plain(finding!.says)).toBe('NPS: no demonstrable change since the report before.');
    expect(verdictOf(result.headlines[0]!, seen(result), before(26, 22, 30))).toMatchObject({
      side: 'flat',
      says: 'No demonstrable change (+4.0)',
    });
  });

  test('is told and not judged where one of them had no interval', () => {
    const result = resultWith([]);
    expect(beforeFindings(seen(result), before(20))).toEqual([]);
    expect(verdictOf(result.headlines[0]!, seen(result), before(20))).toMatchObject({ side: 'flat' });
    expect(verdictOf(result.headlines[0]!, seen(result), undefined)).toBeNull();
  });
});

test('groups as a whole differ by the first test of all of them', () => {
  const units = { test: 'text', a: 'text', b: 'text', p_adjusted: 'p-value' } as const;
  const tests = (p: number) => table('tests', units, [row({ test: 'log-rank', a: null, b: null, p_adjusted: p })]);
  const say = (p: number) =>
    testFindings(seen(resultWith([tests(p)]))).map(({ isShown, says, detail }) => [
      isShown,
      plain(says),
      plain(detail),
    ]);
  expect(say(0.386)).toEqual([[false, 'NPS: no demonstrable difference.', 'log-rank: p = 0.386.']]);
  expect(say(0.0004)).toEqual([[true, 'NPS: the groups differ.', 'log-rank: p < 0.001.']]);
});

describe('the title of a picture', () => {
  const units = { shop: 'text', nps: 'points', conf_low: 'points', conf_high: 'points' } as const;
  const shop = (name: string, nps: number) => row({ shop: name, nps, conf_low: nps - 5, conf_high: nps + 5 });
  const chart: Chart<string> = {
    type: 'interval',
    title: 'NPS by shop',
    table: 'segments',
    x: ['shop'],
    y: ['nps'],
    interval: ['conf_low', 'conf_high'],
  };
  const title = (
    rows: readonly Row[],
    more: Partial<Chart<string>> = {},
    cells: Readonly<Record<string, Unit>> = units,
    tables: readonly Table<string>[] = [],
  ) => {
    const drawn = table('segments', cells, rows);
    return plain(titleOf({ ...seen(resultWith([drawn, ...tables])), chart: { ...chart, ...more }, table: drawn }));
  };

  test('of estimates tells the highest and the lowest, and nothing of intervals that overlap', () => {
    expect(title([shop('a', 10), shop('b', 30), shop('c', 20)])).toBe('Highest: b +30.0; lowest: a +10.0');
    expect(title([shop('a', 10), shop('b', 19)])).toBe('Highest: b +19.0; lowest: a +10.0');
    expect(title([shop('a', 10)])).toBe('a +10.0');
    expect(title([row({ shop: 'a', nps: null })])).toBe('NPS by shop');
  });

  test('of estimates names no row of nearly nobody, and none that is not drawn', () => {
    const counted = { ...units, n: 'count' } as const;
    const of = (name: string, nps: number, n: number) => ({ ...shop(name, nps), n });
    expect(title([of('a', 10, 20), of('b', 100, 1), of('c', 5, 9)], {}, counted)).toBe(
      'Highest: a +10.0; lowest: c +5.0',
    );
    const many = Array.from({ length: 60 }, (_, at) => of(`s${at}`, at, 100 - at));
    expect(title(many, {}, counted)).toBe('Highest: s39 +39.0; lowest: s0 0.0');
  });

  test('of estimates says that no difference is demonstrable where a test of it, corrected, leaves it to chance', () => {
    const tested = { a: 'text', b: 'text', difference: 'points', p_adjusted: 'p-value' } as const;
    const rows = [shop('a', 10), shop('b', 19), shop('c', 15)];
    const told = (...pairs: readonly (readonly [a: string, b: string, p: number])[]) => {
      const differences = pairs.map(([a, b, p]) => row({ a, b, difference: 9, p_adjusted: p }));
      return title(rows, {}, units, [table('differences', tested, differences)]);
    };
    const plainly = 'Highest: b +19.0; lowest: a +10.0';
    expect(told(['a', 'b', 0.2], ['a', 'c', 0.001])).toBe(`${plainly}; no demonstrable difference`);
    expect(told(['b', 'a', 0.008])).toBe(plainly);
    expect(told(['a', 'c', 0.2])).toBe(plainly);
    expect(told(['a', 'rest', 0.2], ['b', 'rest', 0.6])).toBe(`${plainly}; no demonstrable difference`);
    expect(told(['a', 'rest', 0.2], ['b', 'rest', 0.01])).toBe(plainly);
  });

  test('of periods tells the last that is over, where the one after it is not', () => {
    const period = (name: string, complete: boolean, nrr: number, grr: number) =>
      row({ period: name, complete, nrr, grr });
    const both = { type: 'line', x: ['period'], y: ['nrr', 'grr'], interval: undefined } as unknown as Partial<
      Chart<string>
    >;
    const cells = { period: 'period', complete: 'boolean', nrr: 'share', grr: 'share' } as const;
    const rows = [period('2026-Q2', true, 0.9, 0.8), period('2026-Q3', true, 0.95, 0.94)];
    const running = period('2026-Q4', false, 0.974, 0.974);
    expect(title(rows, both, cells)).toBe('At the end: nrr 95.0%, grr 94.0%');
    expect(title([...rows, running], both, cells)).toBe('In the last complete period: nrr 95.0%, grr 94.0%');
    expect(title([running], both, cells)).toBe('At the end: nrr 97.4%, grr 97.4%');
    expect(title([...rows, running], { ...both, y: ['nrr'] }, cells)).toContain('95.0% in ');
  });

  test('of estimates against a reference names those whose interval leaves it out', () => {
    expect(title([shop('a', 10), shop('b', 3)], { reference: 0 })).toBe('The interval leaves out 0: a');
    expect(title([shop('b', 3)], { reference: 0 })).toBe('No interval leaves out 0');
  });

  test('of estimates that were tested names those that are more than chance after the correction, whatever their interval', () => {
    const told = (...ps: readonly number[]) =>
      title(
        ps.map((p, at) => ({ ...shop('abc'[at]!, 10), p_value: p })),
        { reference: 0 },
        { ...units, p_value: 'p-value' },
      );
    // Holm: 0.04 · 2, and 0.02 · 2 before 0.04.
    expect(told(0.04, 0.3)).toBe('None is more than chance, after correction (Holm)');
    expect(told(0.04, 0.02)).toBe('More than chance, after correction (Holm): a and b');
  });

  test('of answers names the most frequent', () => {
    const answers = [row({ score: 9, share: 0.2 }), row({ score: 10, share: 0.285 })];
    const how = { type: 'histogram', x: ['score'], y: ['share'] } as const;
    expect(title(answers, how, { score: 'count', share: 'share' })).toBe('Most frequent answer: 10 (28.5%)');
  });

  test('of cohorts that all begin at the whole tells the median on the way', () => {
    const cohorts = ['a', 'b', 'c'].flatMap((cohort, at) =>
      [1, 0.5 - at / 10, 0.4].map((share, offset) => row({ cohort, offset, share })),
    );
    const how = { type: 'heatmap', x: ['cohort', 'offset'], y: ['share'] } as const;
    expect(title(cohorts, how, { cohort: 'text', offset: 'count', share: 'share' })).toBe('share, median: 40% at 1');
    const grid = [row({ recency: 1, frequency: 2, n: 3 }), row({ recency: 5, frequency: 4, n: 9 })];
    expect(
      title(
        grid,
        { type: 'heatmap', x: ['recency', 'frequency'], y: ['n'] },
        { recency: 'count', frequency: 'count', n: 'count' },
      ),
    ).toBe('From 3 (recency 1, frequency 2) to 9 (recency 5, frequency 4)');
  });

  test('of a curve in numbers of the whole tells what a fifth makes up', () => {
    const shares = [0.1, 0.2, 1].map((customers, at) => row({ customers, revenue: [0.3, 0.527, 1][at]! }));
    const how = { type: 'line', x: ['customers'], y: ['revenue'] } as const;
    expect(title(shares, how, { customers: 'share', revenue: 'share' })).toBe('customers 20.0%: revenue 52.7%');
  });
});
