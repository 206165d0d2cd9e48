// What a client reads: numbers that say something, once; no advice for who types commands.
import { render } from '../../../src/renderers/index.ts';
import { withoutOptions } from '../../../src/renderers/html/notices.ts';
import type { Chart, Column, Headline, OkResult, Report, Unit } from '../../../src/results/result.ts';
import { row } from '../sample-reports.ts';
import { english, pageOf, spanish, withoutStyle } from './pages.ts';

const column = (name: string, unit: Unit): Column<string> => ({ name, label: name, unit, meaning: name });

const resultOf = (metric: string, more: Partial<OkResult>): OkResult => ({
  metric,
  title: metric.toUpperCase(),
  options: { confidence: 0.95 },
  status: 'ok',
  headlines: [],
  tables: [],
  charts: [],
  notices: [],
  accounting: { read: 10, used: 10, excluded: [] },
  ...more,
});

const reportWith = (...results: readonly OkResult[]): Report => ({
  schema: 'cx.report/1',
  title: 'Report',
  language: 'en',
  sources: [],
  results,
});

const textOf = (page: string) =>
  withoutStyle(page)
    .replaceAll(/<title[ >].*?<\/title>|<desc.*?<\/desc>/gsu, '')
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/\s+/gu, ' ');

const headline = (name: string, unit: Unit, value: number | null, more: Partial<Headline<string>> = {}) => ({
  name,
  label: name,
  unit,
  value,
  ...more,
});

describe('the key figures of several metrics', () => {
  const leading = (...headlines: readonly Headline<string>[]) => {
    const other = resultOf('nps', { headlines: [headline('nps', 'points', 30)] });
    const page = pageOf(reportWith(resultOf('other', { headlines }), other));
    return textOf(page.slice(page.indexOf('<ul class="cards'), page.indexOf('</ul>')));
  };

  test('lead with what says more than how many there are', () => {
    const rfm = [headline('customers', 'count', 893), headline('revenue', 'money', 1234.5)];
    expect(leading(...rfm)).toContain('OTHER: revenue 1,234.50');
    const model = [
      headline('n', 'count', 900),
      headline('likelihood', 'number', -1642.2),
      headline('concordance', 'share', 0.5),
    ];
    expect(leading(...model)).toContain('OTHER: concordance 50.0%');
    const purchases = [
      headline('purchases', 'count', 2820, { conf_low: 2700, conf_high: 2900 }),
      headline('value', 'money', 64, { conf_low: 61, conf_high: 67 }),
    ];
    expect(leading(...purchases)).toContain('OTHER: value 64.00');
  });

  test('lead with a count where there is nothing else', () => {
    expect(leading(headline('journeys', 'count', 2720), headline('variants', 'count', 56))).toContain('journeys 2,720');
  });
});

test('a time says in what it is counted, with its interval, and none says nothing of what is not known', () => {
  const headlines = [
    headline('median', 'number', null),
    headline('mean', 'number', 795.9, { conf_low: 767, conf_high: 824 }),
  ];
  const report = reportWith(resultOf('retention', { headlines, options: { confidence: 0.95, time_unit: 'day' } }));
  expect(textOf(pageOf(report))).toContain('795.9 days 95% interval: 767 to 824 days');
  expect(textOf(pageOf(report))).toMatch(/median –(?! days)/u);
  expect(textOf(pageOf({ ...report, language: 'es' }, spanish))).toContain('795,9 días');
});

describe('a number that leads is not drawn again', () => {
  const chart = (type: Chart['type'], x: readonly string[], y: readonly string[]): Chart<string> => ({
    type,
    title: 'picture',
    table: 'overall',
    x,
    y,
  });
  const overall = (rows: readonly number[]) => ({
    name: 'overall',
    title: 'Overall',
    columns: [column('group', 'text'), column('rate', 'share')],
    rows: rows.map((rate, at) => row({ group: `g${at}`, rate })),
  });
  const pictures = (rows: readonly number[], type: Chart['type']) => {
    const result = resultOf('churn', {
      headlines: [headline('rate', 'share', 0.25)],
      tables: [overall(rows)],
      charts: [chart(type, ['group'], ['rate'])],
    });
    return [...pageOf(reportWith(result)).matchAll(/<figure/gu)].length;
  };

  test('as a bar of its own, though what stands beside it is', () => {
    expect(pictures([0.25], 'bar')).toBe(0);
    expect(pictures([0.25], 'interval')).toBe(0);
    expect(pictures([0.25, 0.3], 'bar')).toBe(1);
    expect(pictures([0.5], 'bar')).toBe(1);
  });

  test('beside the parts that it is made of', () => {
    const parts = {
      name: 'overall',
      title: 'Overall',
      columns: [column('group', 'text'), column('yes', 'share'), column('no', 'share'), column('rate', 'points')],
      rows: [row({ group: 'all', yes: 0.6, no: 0.4, rate: 20 })],
    };
    const result = resultOf('nps', {
      headlines: [headline('rate', 'points', 20)],
      tables: [parts],
      charts: [chart('stacked-bar', ['group'], ['yes', 'no']), chart('interval', ['group'], ['rate'])],
    });
    const page = pageOf(reportWith(result));
    expect([...page.matchAll(/<figure/gu)]).toHaveLength(1);
    expect(textOf(page.slice(page.indexOf('<figure'), page.indexOf('</figcaption>')))).toContain('yes 60%, no 40%');
  });

  test('and a bar of many measures says the name of the measure where rows have none', () => {
    const table = { ...overall([0.25]), columns: [column('rate', 'share')], rows: [row({ rate: 0.7 })] };
    const page = pageOf(reportWith(resultOf('growth', { tables: [table], charts: [chart('bar', [], ['rate'])] })));
    expect(textOf(page)).not.toContain('Largest: ,');
  });
});

describe('what is to be minded', () => {
  const day = { severity: 'info', code: 'as-of', message: 'the last day is 2026-10-31; another: --as-of' } as const;
  const own = {
    severity: 'warning',
    code: 'low-base',
    message: 'a driver follows from the others. Leave one out with --drivers',
  } as const;
  const said = textOf(
    pageOf(reportWith(resultOf('churn', { notices: [own, day] }), resultOf('growth', { notices: [day] }))),
  );

  test('is said without what to type', () => {
    expect(said).not.toMatch(/--[a-z]/u);
    expect(said).toContain('Warning : a driver follows from the others.');
  });

  test('is said in words and in no codes', () => {
    const message = 'of responses: records read 20 = used 15 + recommend_score value-missing 3 + status-excluded 2';
    const notices = [{ severity: 'info', code: 'records-beside', message }] as const;
    const told = textOf(pageOf(reportWith(resultOf('churn', { notices }))));
    expect(told).toContain('records read 20 = used 15 + recommendation score missing 3 + ');
    expect(told).not.toMatch(/value-missing|status-excluded/u);
  });

  test('of several metrics once, and what warns of one with its numbers', () => {
    expect(said.split('the last day is 2026-10-31')).toHaveLength(2);
    const [sections, method] = said.split('Method and definitions');
    expect(sections).toContain('a driver follows');
    expect(method).toContain('Note: the last day is 2026-10-31');
  });

  test.each([
    [
      'it counts from the latest answer (--answer latest): lower. To count from the first: --answer first',
      'it counts from the latest answer: lower.',
    ],
    ['none is left; take fewer with --by; two stand alone', 'none is left; two stand alone'],
    ['--from cuts it; --to too', '--from cuts it'],
    ['two overlap and may differ: see --compare.', 'two overlap and may differ'],
    ['April beyond 3σ. Look at what happened (table control_chart)', 'April beyond 3σ. Look at what happened'],
    ['plain words', 'plain words'],
  ])('%s', (message, kept) => expect(withoutOptions(message)).toBe(kept));
});

describe('checks and changes', () => {
  const report: Report = {
    ...reportWith(
      resultOf('churn', {
        headlines: [headline('rate', 'share', 0.25, { label: 'Churn rate', conf_low: 0.2, conf_high: 0.3 })],
      }),
    ),
    checks: [
      {
        subject: 'churn',
        headline: 'rate',
        value: 'value',
        expect: '< 0.2',
        found: 0.25,
        unit: 'share',
        passed: false,
        reason: 'Churn rate is 0.25, and < 0.2 is expected',
      },
      {
        subject: 'responses',
        value: 'excluded_share',
        expect: '<= 0.05',
        found: 0.01,
        unit: 'share',
        passed: true,
        reason: 'the share is 0.01',
      },
    ],
    before: {
      as_of: '2026-09-30',
      headlines: [{ metric: 'churn', name: 'rate', value: 0.4, conf_low: 0.35, conf_high: 0.45 }],
    },
  };

  test('of a page name what they check in words, and each number once', () => {
    const said = textOf(pageOf(report));
    expect(said).toContain('failed CHURN · Churn rate < 20.0% found 25.0%');
    expect(said).toContain('passed responses · share of records left out ≤ 5.0% found 1.0%');
    expect(said).not.toContain('excluded_share');
  });

  test('stand in Markdown, changes with the interval of the difference', () => {
    const text = render(report, 'markdown', english);
    expect(text).toContain('## Checks\n');
    expect(text).toContain('| failed |');
    // By square-and-add: 0.25 − 0.4 = −0.15, ± √(0.05² + 0.05²) = 0.0707.
    expect(text).toContain('| CHURN | Churn rate | 40.0% | 25.0% | -15.0 pp | -22.1 pp | -7.9 pp | more than chance |');
    expect(text).toContain('## Changes since the report as of 2026-09-30');
    expect(text).toContain('as if the two had counted different records');
    expect(render(reportWith(), 'markdown', english)).not.toMatch(/Checks|Changes/u);
  });
});

test('what is the same for all series is one line of its own, told once', () => {
  const rows = ['one', 'two'].flatMap((model, at) =>
    [0, 1, 2].map((repeats) => row({ model, repeats, actual: repeats * 2, expected: repeats * (at + 1) + 0.5 })),
  );
  const columns = [
    column('model', 'text'),
    column('repeats', 'number'),
    column('actual', 'number'),
    column('expected', 'number'),
  ];
  const chart: Chart<string> = {
    type: 'line',
    title: 'Held out',
    table: 'held',
    x: ['repeats'],
    y: ['actual', 'expected'],
    series: 'model',
  };
  const result = resultOf('clv', { tables: [{ name: 'held', title: 'Held', columns, rows }], charts: [chart] });
  const page = pageOf(reportWith(result));
  const wide = page.slice(page.indexOf('<svg class="wide"'), page.indexOf('<svg class="narrow"'));
  expect(wide.match(/class="curve /gu)).toHaveLength(3);
  expect(textOf(page)).toContain('At the end: actual 4, one · expected 2.5, two · expected 4.5');
});

describe('a line that lies on another', () => {
  const curves = (second: readonly number[]) => {
    const rows = second.map((net, at) => row({ period: `2026-0${at + 1}`, gross: 0.9 + at / 100, net }));
    const columns = [column('period', 'period'), column('gross', 'share'), column('net', 'share')];
    const chart: Chart<string> = { type: 'line', title: 'Kept', table: 'trend', x: ['period'], y: ['gross', 'net'] };
    const page = pageOf(
      reportWith(resultOf('kept', { tables: [{ name: 'trend', title: 'Trend', columns, rows }], charts: [chart] })),
    );
    const wide = page.slice(page.indexOf('<svg class="wide"'), page.indexOf('<svg class="narrow"'));
    return [...wide.matchAll(/class="(curve [^"]*)"/gu)].map(([, names]) => names!.endsWith(' over'));
  };

  test('is broken, so that both are seen', () => {
    expect(curves([0.9, 0.91, 0.92])).toEqual([false, true]);
    expect(curves([0.95, 0.91, 0.92])).toEqual([false, true]);
  });

  test('is whole where it meets the other in a point alone', () => {
    expect(curves([0.95, 0.91, 0.97])).toEqual([false, false]);
  });
});
