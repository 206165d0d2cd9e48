import { parse } from 'csv-parse/sync';
import { textFormats, render, renderTables, type Style } from '../../src/renderers/index.ts';
import type { NoticeCode } from '../../src/results/notice-codes.ts';
import type { Reason } from '../../src/results/reasons.ts';
import type { Chart, Column, OkResult, Report, Row, Table, Value } from '../../src/results/result.ts';
import { row } from './sample-reports.ts';
import { isSlow } from '../often.ts';

const style: Style = { language: 'en', locale: 'en', color: false, width: null };

const hostile = [
  '\u001b]0;owned\u0007\u001b[2J',
  '\u202egnp.exe',
  '=HYPERLINK("http://example.com","click")',
  'a|b',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'two\nlines\r\tand a tab',
  'zero\u200bwidth',
  '[text](javascript:alert(1))',
  '`code` *bold* _under_ #head ~strike~ ![img](x)',
  '-5',
  '＝1+1',
  '\u009b31m',
  '\u2028',
  '\ud800',
];

const names = ['segment', '__proto__', '=cmd', 'a|b', '\u001b[31m'];

const column = (name: string, unit: Column['unit'] = 'text'): Column<string> => ({
  name,
  label: name,
  unit,
  meaning: name,
});

/** Assignment to `__proto__` would set a prototype, so rows come from entries. */
const hostileRows: readonly Row[] = hostile.map((text) =>
  row(Object.fromEntries<Value>([...names.map((name) => [name, text] as const), ['n', -5]])),
);

function reportOf(tables: readonly Table<string>[], charts: readonly Chart<string>[], text = 'text'): Report {
  const result: OkResult = {
    metric: 'nps',
    title: text,
    options: { confidence: 0.95 },
    status: 'ok',
    headlines: [
      { name: 'nps', label: text, unit: 'points', value: null, conf_low: null, conf_high: null, method: text },
    ],
    tables,
    charts,
    notices: [{ severity: 'warning', code: text as NoticeCode, message: text }],
    accounting: {
      read: 1,
      used: 0,
      excluded: [{ reason: text as Reason, column: text, rows: 1, values: [{ value: text, rows: 1 }] }],
    },
  };
  const understood = {
    encoding: text,
    delimiter: ',',
    quote: '"',
    header_rows: 1,
    layout: null,
    decimal: null,
    date_order: null,
    columns: [],
  };
  const source = { relation: 'responses', file: text, records: 1, rejected: 0, understood };
  const refused = {
    metric: 'csat',
    title: text,
    options: {},
    status: 'not-applicable',
    reason: text,
    hint: text,
  } as const;
  return { schema: 'cx.report/1', title: text, language: 'en', sources: [source], results: [result, refused] };
}

const hostileTable: Table<string> = {
  name: 'segments',
  title: hostile.join(' '),
  columns: [...names.map((name) => column(name)), column('n', 'count')],
  rows: hostileRows,
};
const hostileReport = reportOf(
  [hostileTable],
  [
    { type: 'bar', title: hostile.join(' '), table: 'segments', x: names, y: ['n'] },
    { type: 'line', title: 'line', table: 'segments', x: ['segment'], y: ['n'], series: '__proto__' },
  ],
  hostile.join(' '),
);

describe('text that means harm', () => {
  test.each(textFormats.filter((format) => format !== 'csv'))(
    'reaches a screen only as harmless characters in %s',
    (format) => {
      for (const width of [null, 80]) {
        const drawn = render(hostileReport, format, { ...style, width });
        expect(drawn.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }
    },
  );

  test('is shown as escapes on a terminal', () => {
    const drawn = render(hostileReport, 'table', style);
    expect(drawn).toContain(String.raw`\x1b]0;owned\x07\x1b[2J`);
    expect(drawn).toContain(String.raw`\u202egnp.exe`);
    expect(drawn).toContain(String.raw`two\nlines\r\tand a tab`);
    expect(drawn).toContain(String.raw`zero\u200bwidth`);
  });

  test('stays within its Markdown cell, and is neither tag nor link', () => {
    const drawn = render(hostileReport, 'markdown', style);
    expect(drawn).toContain(String.raw`| a\|b |`);
    expect(drawn).toContain(String.raw`\<script\>alert\(1\)\</script\>`);
    expect(drawn).toContain(String.raw`\[text\]\(javascript:alert\(1\)\)`);
    const cells = drawn
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split(/(?<!\\)\|/).length);
    expect(new Set(cells)).toEqual(new Set([names.length + 3]));
  });

  test('is no formula in CSV, while numbers keep their minus', () => {
    // UTF-16 keeps half a surrogate pair, UTF-8 cannot.
    const [header, ...records]: string[][] = parse(Buffer.from(render(hostileReport, 'csv', style), 'utf16le'), {
      encoding: 'utf16le',
    });
    expect(header).toEqual(['segment', '__proto__', "'=cmd", 'a|b', '\u001b[31m', 'n']);
    expect(records.map(([segment]) => segment)).toEqual(
      hostile.map((text) => (['=', '-', '＝'].includes(text.charAt(0)) ? `'${text}` : text)),
    );
    expect(new Set(records.map((record) => record.at(-1)))).toEqual(new Set(['-5']));
  });

  test('survives JSON unchanged, a column named __proto__ included', () => {
    const stored: Report = JSON.parse(render(hostileReport, 'json', style));
    const [result] = stored.results;
    const rows = result?.status === 'ok' ? (result.tables[0]?.rows ?? []) : [];
    expect(rows.map((values) => Object.entries(values))).toEqual(hostileRows.map((values) => Object.entries(values)));
    const lines = render(hostileReport, 'ndjson', style).trimEnd().split('\n');
    const segments: Row[] = lines.map((line) => JSON.parse(line)).filter(({ table }) => table === 'segments');
    expect(segments.map((values) => Object.entries(values).find(([name]) => name === '__proto__')?.[1])).toEqual(
      hostile,
    );
  });

  test('does not choose where a file is written', () => {
    const table = { ...hostileTable, name: '../../etc/passwd' };
    const [first, second] = renderTables(reportOf([table, table], []));
    expect(first?.name).toBe('nps-______etc_passwd.csv');
    expect(second?.name).toBe('nps-______etc_passwd_2.csv');
  });
});

describe('columns of a file', () => {
  const table: Table<string> = {
    name: 'segments',
    title: 'Segments',
    columns: [column('metric'), column('table'), column('n', 'count')],
    rows: [row({ metric: 'm', table: 't', n: 1 })],
  };

  test('named metric and table give way to those of NDJSON and CSV', () => {
    const report = reportOf([table], []);
    expect(render(report, 'ndjson', style)).toContain(
      '{"metric":"nps","table":"segments","metric_2":"m","table_2":"t","n":1}',
    );
    const twice = { ...report, results: [...report.results, ...report.results] };
    expect(render(twice, 'csv', style)).toBe('metric_2,metric,table,n\nnps,m,t,1\nnps,m,t,1\n');
  });
});

describe('every renderer', () => {
  const types = ['bar', 'stacked-bar', 'line', 'step', 'histogram', 'heatmap', 'interval', 'scatter', 'flow'] as const;
  const columns = [
    column('group'),
    column('period', 'period'),
    column('n', 'count'),
    column('share', 'share'),
    column('low', 'share'),
    column('high', 'share'),
  ];
  const nothing = { group: null, period: null, n: null, share: null, low: null, high: null };
  const charts = types.map((type): Chart<string> => ({
    type,
    title: type,
    table: 'segments',
    x: ['group', 'period'],
    y: ['share', 'n'],
    series: 'group',
    interval: ['low', 'high'],
  }));
  const many = isSlow ? 500 : 20;
  const kinds: readonly (readonly [string, readonly Row[]])[] = [
    ['no rows', []],
    ['a row of nulls', [row(nothing)]],
    ['a row without values', [row({})]],
    ['one value', [row({ ...nothing, group: 'a', share: 0.5 })]],
    ['zeros', [row({ group: 'a', period: '2026-01', n: 0, share: 0, low: 0, high: 0 })]],
    ['NaN and infinity', [row({ ...nothing, n: NaN, share: Infinity, low: -Infinity })]],
    ['words where numbers stand', [row({ group: 'a', period: '2026', n: 'many', share: true, low: 'x', high: 'y' })]],
    ['one end of an interval', [row({ group: 'a', period: '2026', n: 3, share: 0.1, low: null, high: 0.2 })]],
    ['hidden rows only', [row({ ...nothing, suppressed: true })]],
    ['all below zero', [-3, -2].map((share) => row({ ...nothing, group: 'a', share }))],
    ['many rows', Array.from({ length: many }, (_, n) => row({ ...nothing, group: `g${n}`, n, share: n / many }))],
  ];

  test.each(kinds)('draws %s', (_, rows) => {
    for (const tables of [['segments'], ['overall'], ['segments', 'overall']].map((all) =>
      all.map((name) => ({ name, title: name, columns, rows })),
    ))
      for (const format of textFormats)
        for (const width of [null, 1, 20, 80, 200])
          for (const color of [true, false]) {
            const drawn = render(reportOf(tables, charts), format, { ...style, width, color });
            expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
          }
  });

  test('draws a report without results, tables or columns', () => {
    const empty: Report = { ...reportOf([], []), results: [] };
    const bare = reportOf([{ name: 'bare', title: 'Bare', columns: [], rows: [row({})] }], []);
    for (const format of textFormats)
      for (const width of [null, 80])
        expect(() => [empty, bare].map((report) => render(report, format, { ...style, width }))).not.toThrow();
    expect(render(empty, 'csv', style)).toBe('');
    expect(render(empty, 'ndjson', style)).toBe('');
  });

  test('of CSV says which tables there are when it is asked for another', () => {
    expect(() => render(hostileReport, 'csv', { ...style, table: 'none' })).toThrow('no-table');
  });
});
