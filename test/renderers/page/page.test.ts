import { createHash } from 'node:crypto';
import type { Chart, Column, OkResult, Report, Row, Value } from '../../../src/results/result.ts';
import { npsReport, row, severalReport } from '../sample-reports.ts';
import { english, pageOf, spanish, tagsOf, withoutStyle } from './pages.ts';
import { isSlow } from '../../often.ts';

const column = (name: string, unit: Column['unit'], label = name): Column<string> => ({
  name,
  label,
  unit,
  meaning: label,
});

/** A report whose every text from data is this one. */
function reportSaying(text: string): Report {
  const columns = [column('shop', 'text', text), column('n', 'count'), column('share', 'share', text)];
  const rows = [0.2, 0.4].map((share) => row({ shop: text, n: 10, share }));
  const charts = (['bar', 'stacked-bar', 'interval', 'line', 'heatmap'] as const).map((type): Chart<string> => ({
    type,
    title: text,
    table: 'segments',
    x: ['shop'],
    y: ['share'],
  }));
  const result: OkResult = {
    metric: 'nps',
    title: text,
    options: { confidence: 0.95, where: text, by: [text] },
    status: 'ok',
    headlines: [{ name: 'share', label: text, unit: 'share', value: 0.3, conf_low: 0.2, conf_high: 0.4, method: text }],
    tables: [
      { name: 'segments', title: text, columns, rows },
      {
        name: 'differences',
        title: text,
        columns: [
          column('a', 'text'),
          column('b', 'text'),
          column('difference', 'points'),
          column('p_adjusted', 'p-value'),
        ],
        rows: [row({ a: text, b: 'rest', difference: 3, p_adjusted: 0.01 })],
      },
    ],
    charts,
    notices: [{ severity: 'warning', code: 'low-base', message: text }],
    accounting: {
      read: 2,
      used: 1,
      excluded: [{ reason: 'value-unreadable', column: text, rows: 1, values: [{ value: text, rows: 1 }] }],
    },
  };
  const refused = {
    metric: 'csat',
    title: text,
    options: {},
    status: 'not-applicable',
    reason: text,
    hint: text,
  } as const;
  const understood = {
    encoding: text,
    delimiter: ',',
    quote: '"',
    header_rows: 1,
    layout: text,
    decimal: null,
    date_order: null,
    columns: [],
  };
  return {
    schema: 'cx.report/1',
    title: text,
    subtitle: text,
    logo: text,
    language: 'en',
    sources: [{ relation: text, file: text, records: 2, rejected: 0, understood }],
    results: [result, refused],
    checks: [{ subject: text, value: text, expect: text, found: text, passed: false, reason: text }],
    before: { as_of: text, headlines: [{ metric: 'nps', name: 'share', value: 0.1, conf_low: 0, conf_high: 0.15 }] },
  };
}

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '</title></style></svg></table><h1>',
  '<!-- -->',
  ']]><![CDATA[',
  '&lt;b&gt;&#60;',
  '__proto__',
  '\u202egnp.exe',
  '\u0000\u001b[2J',
  '{{constructor}}',
  'javascript:alert(1)',
];

describe('a page', () => {
  test('is the same bytes each time it is made', () => {
    for (const report of [npsReport('es'), severalReport()]) expect(pageOf(report)).toBe(pageOf(report));
  });

  test('allows by its policy what it holds, and nothing else: its style by the sum of it, no script, no address', () => {
    const page = pageOf(npsReport('en'));
    const [, style] = /<style>(.*)<\/style>/su.exec(page)!;
    const sum = createHash('sha256').update(style!).digest('base64');
    const [, policy] = /Content-Security-Policy" content="([^"]+)"/u.exec(page)!;
    expect(policy!.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src 'sha256-${sum}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(page.match(/<style/gu)).toHaveLength(1);
    expect(page).not.toMatch(/<script|\sstyle=|\son\w+=|@import|https?:|url\((?!data:font\/woff2)/u);
  });

  test.each(hostile)('has the same elements, whatever names say: %j', (text) => {
    const plain = pageOf(reportSaying('name'));
    const page = pageOf(reportSaying(text));
    expect(tagsOf(page)).toEqual(tagsOf(plain));
    expect(withoutStyle(page)).not.toMatch(/<script|<img|<h1>alert|\sonerror="|\sonload="|(?:href|src)="javascript/u);
    expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test('shows a logo that is a picture, and no other address', () => {
    const logo = 'data:image/png;base64,iVBORw0KGgo=';
    expect(pageOf({ ...npsReport('en'), logo })).toContain(`<img class="logo" src="${logo}" alt=""/>`);
    for (const other of ['https://example.com/x.png', 'data:text/html;base64,PGI+', 'data:image/png;base64,"><b>'])
      expect(pageOf({ ...npsReport('en'), logo: other })).not.toContain('<img');
  });

  test('is in the language of the report, with numbers as that language has them', () => {
    const page = pageOf(npsReport('es'), spanish);
    expect(page).toContain('<html lang="es">');
    expect(page).toContain('Registros leídos 10.502</strong> = usados 9.905 + excluidos 597');
    expect(page).toContain('Intervalo del 95\u00a0%: 31,8 a 34,9');
    expect(pageOf(npsReport('es'), english)).toContain('10.502');
  });

  test('has every id once', () => {
    const ids = [...pageOf(severalReport()).matchAll(/\sid="([^"]+)"/gu)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('names each picture, describes it, and has its data in a table', () => {
    const figures = pageOf(npsReport('en')).match(/<figure class="row">.*?<\/figure>/gsu)!;
    expect(figures).toHaveLength(5);
    for (const figure of figures) {
      expect(
        figure.match(/<svg class="(?:wide|narrow)"[^>]* role="img"[^>]*><title id="[^"]+">[^<]+<\/title><desc /gu),
      ).toHaveLength(2);
      expect(figure).toMatch(/<details>.*<table>.*<caption>/su);
    }
  });

  test('says why a metric could not be calculated', () => {
    const page = pageOf(severalReport());
    expect(page).toContain('Not applicable</strong>: responses has no column for satisfaction_score');
    expect(page).toContain('name it: --map satisfaction_score=&lt;header&gt;');
  });

  test('shows checks by word and shape, with the number that settles them, or else why there is none', () => {
    const checks = [
      { subject: 'nps', value: 'value', expect: '>= 30', found: 33.366, unit: 'points', passed: true, reason: '' },
      { subject: 'responses', value: 'age_days', expect: '<= 7', found: 9, passed: false, reason: 'the file is old' },
      { subject: 'csat', value: 'change', expect: '> 0', found: null, passed: null, reason: 'no report before' },
    ] as const;
    const page = pageOf({ ...npsReport('en'), checks });
    expect(page).toMatch(
      /<li class="passed"><svg.*?<\/svg><b>passed<\/b><span>Net Promoter Score ≥ 30\.0<span class="why">found 33\.4</u,
    );
    expect(page).toMatch(/<b>failed<\/b><span>responses · age of the last date in days ≤ 7<span class="why">found 9</u);
    expect(page).toMatch(
      /<b>not decided<\/b><span>csat · change since the report before &gt; 0<span class="why">no report before</u,
    );
  });

  test('tells a hidden group apart from one without a value', () => {
    const page = pageOf(npsReport('en'));
    expect(page).toContain('>hidden</text>');
    expect(page).toContain('<td>hidden</td>');
  });

  test('explains what it was told that metrics mean', () => {
    const definition = {
      metric: 'nps',
      title: 'Net Promoter Score',
      summary: 'promoters less detractors',
      formula: '100 × (p − d) < 100',
      reference: 'Reichheld (2003)',
      caveats: ['One.', 'Two.'],
    };
    const page = pageOf(npsReport('en'), english, [definition]);
    expect(page).toContain('<p>Promoters less detractors</p><p><b>Formula: </b>100 × (p − d) &lt; 100</p>');
    expect(page).toContain('<b>To mind: </b>One. Two.');
  });
});

describe('whatever a report holds', () => {
  const nothing = { group: null, period: null, n: null, share: null, low: null, high: null } as const;
  const columns = [
    column('group', 'text'),
    column('period', 'period'),
    column('n', 'count'),
    column('share', 'share'),
    column('low', 'share'),
    column('high', 'share'),
  ];
  const xs = [['group'], ['group', 'period'], ['period'], ['n'], []] as const;
  const types = ['bar', 'stacked-bar', 'line', 'step', 'histogram', 'heatmap', 'interval', 'scatter', 'flow'] as const;
  const charts: readonly Chart<string>[] = types.flatMap((type) =>
    xs.flatMap((x): Chart<string>[] => [
      { type, title: type, table: 't', x: [...x], y: ['share'], interval: ['low', 'high'] },
      { type, title: type, table: 't', x: [...x], y: ['share', 'n'], series: 'group' },
      { type, title: type, table: 't', x: [...x], y: ['share'], interval: ['low', 'high'], log: true, reference: 1 },
      { type, title: type, table: 't', x: [...x], y: ['absent'], series: 'absent', at_risk: 't', complete: 'absent' },
    ]),
  );
  const value = (share: Value, more: Readonly<Record<string, Value>> = {}): Row =>
    row({ ...nothing, group: 'a', share, ...more });
  const many = isSlow ? 1200 : 20;
  const kinds: readonly (readonly [string, readonly Row[]])[] = [
    ['no rows', []],
    ['a row of nothing', [row(nothing)]],
    ['NaN and infinity', [value(Infinity, { n: NaN, low: -Infinity })]],
    ['words where numbers stand', [value(true, { n: 'many', low: 'x', high: 'y' })]],
    ['one end of an interval', [value(0.1, { n: 3, high: 0.2 })]],
    ['hidden rows only', [row({ ...nothing, group: 'a', suppressed: true })]],
    ['all below zero', [value(-3), value(-2)]],
    ['nothing but zero', [value(0, { n: 0, low: 0, high: 0 })]],
    ['one value, many times', Array.from({ length: 5 }, (_, n) => value(0.5, { n, period: `2026-0${n + 1}` }))],
    ['far and near', [value(1e-9, { low: 1e-12, high: 1 }), value(1e12, { low: 1, high: 1e15 })]],
    ['many rows', Array.from({ length: many }, (_, n) => row({ ...nothing, group: `g${n}`, n, share: n / many }))],
  ];

  test.each(kinds)('is drawn: %s', (_, rows) => {
    const result: OkResult = {
      metric: 'x',
      title: 'X',
      options: {},
      status: 'ok',
      headlines: [{ name: 'share', label: 'share', unit: 'share', value: null }],
      tables: [{ name: 't', title: 'T', columns, rows }],
      charts,
      notices: [],
      accounting: { read: 0, used: 0, excluded: [] },
    };
    const report: Report = { schema: 'cx.report/1', title: 'T', language: 'en', sources: [], results: [result] };
    expect(withoutStyle(pageOf(report))).not.toMatch(/NaN|undefined|Infinity|∞|-width="-/u);
  });

  test('a report without results is a page', () => {
    expect(pageOf({ ...severalReport(), results: [], sources: [] })).toContain('<h1>Quarterly review</h1>');
  });
});
