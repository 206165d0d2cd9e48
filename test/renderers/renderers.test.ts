import { useColour } from '../../src/renderers/text/colour.ts';
import { cut, displayWidth, padStart, wrap } from '../../src/renderers/text/display-width.ts';
import { escapeFormula, escapeJson, escapeMarkdown, escapeTerminal } from '../../src/renderers/text/escape.ts';
import { formatColumn, formatLevel, formatNarrow, formatValue } from '../../src/renderers/format.ts';
import { render, renderTables, type Style } from '../../src/renderers/index.ts';
import { barTo } from '../../src/renderers/terminal/charts/bars.ts';
import { sparkline } from '../../src/renderers/terminal/charts/lines.ts';
import { wordsOf } from '../../src/renderers/text/words.ts';
import { isOk, type Accounting } from '../../src/results/result.ts';
import { npsReport, severalReport } from './sample-reports.ts';

const english: Style = { language: 'en', locale: 'en', color: false, width: null };
const nbsp = '\u00a0';

describe('format', () => {
  test('groups counts, also those of four digits that Spanish would leave alone', () => {
    expect(formatValue(13954, 'count', 'en')).toBe('13,954');
    expect(formatValue(1234, 'count', 'es')).toBe('1.234');
    expect(formatValue(1234, 'count', 'es-MX')).toBe('1,234');
  });

  test('shows shares as percent, points and money by their decimals', () => {
    expect(formatValue(0.5232, 'share', 'es')).toBe(`52,3${nbsp}%`);
    expect(formatValue(-5, 'points', 'en')).toBe('-5.0');
    expect(formatValue(3.8, 'score', 'es')).toBe('3,80');
    expect(formatValue(1234567.891, 'money', 'es')).toBe('1.234.567,89');
  });

  test('never shows a negative zero', () => {
    expect(formatValue(-0.04, 'points', 'en')).toBe('0.0');
    expect(formatValue(-0.04, 'points', 'en', 'exceptZero')).toBe('0.0');
  });

  test('bounds p-values from below', () => {
    expect(formatValue(0.005015016, 'p-value', 'en')).toBe('0.00502');
    expect(formatValue(0.00099, 'p-value', 'es')).toBe('<0,001');
    expect(formatValue(1, 'p-value', 'en')).toBe('1.00');
  });

  test('aligns the decimals of a column of numbers, and leaves whole ones whole', () => {
    expect(formatColumn([26, 56.5, null], 'number', 'es')).toEqual(['26,0', '56,5', '–']);
    expect(formatColumn([1000, 2], 'count', 'en')).toEqual(['1,000', '2']);
    expect(formatColumn([1.5, 2], 'count', 'en')).toEqual(['1.5', '2.0']);
    expect(formatColumn([0.0571, 1 / 3], 'number', 'en')).toEqual(['0.057', '0.333']);
  });

  test('shows what is no number as no value, and text as it is', () => {
    expect([NaN, Infinity, null].map((value) => formatValue(value, 'score', 'en'))).toEqual(['–', '–', '–']);
    expect(formatValue('2026-W02', 'period', 'es')).toBe('2026-W02');
    expect(formatValue(2026, 'text', 'es')).toBe('2026');
  });

  test('shortens shares in narrow cells, and levels to what they say', () => {
    expect(formatNarrow(0.6821, 'share', 'en')).toBe('68%');
    expect([0.9, 0.95, 0.999, 0.9973].map((level) => formatLevel(level, 'en'))).toEqual([
      '90%',
      '95%',
      '99.9%',
      '99.73%',
    ]);
  });
});

describe('escape', () => {
  test('spells what a terminal would obey', () => {
    expect(escapeTerminal('\u0000\u007f\u009b\u00ad\u200d\u2066\ufeff')).toBe(
      String.raw`\x00\x7f\x9b\xad\u200d\u2066\ufeff`,
    );
    expect(escapeTerminal('\u{e0041}')).toBe(String.raw`\u{e0041}`);
    expect(escapeTerminal('ñ – “España” 東京 👍 C:\\x')).toBe('ñ – “España” 東京 👍 C:\\x');
  });

  test('keeps Markdown on one line and without markup', () => {
    expect(escapeMarkdown('a\r\nb')).toBe('a b');
    expect(escapeMarkdown('\u001b&lt;')).toBe(String.raw`\\x1b\&lt;`);
  });

  test('disarms formulas of text only at their first character', () => {
    expect(['=1', '+1', '-1', '@a', '\ta', '\ra', '＋1', '－1', '＠a', 'a=1', ''].map(escapeFormula)).toEqual([
      "'=1",
      "'+1",
      "'-1",
      "'@a",
      "'\ta",
      "'\ra",
      "'＋1",
      "'－1",
      "'＠a",
      'a=1',
      '',
    ]);
  });

  test('keeps the value of JSON', () => {
    const value = { text: '\u009b\u202e\u{e0041}\u200d\ud800 \n', '\u2028': 1 };
    const escaped = escapeJson(JSON.stringify(value, null, 2));
    expect(JSON.parse(escaped)).toEqual(value);
    expect(escaped).not.toMatch(/[\u009b\u202e\u2028\u200d]/);
  });
});

describe('useColour', () => {
  test('follows --color, then NO_COLOR, then FORCE_COLOR, then TERM=dumb, then the stream', () => {
    expect(useColour('always', { NO_COLOR: '1' }, false)).toBe(true);
    expect(useColour('never', { FORCE_COLOR: '1' }, true)).toBe(false);
    expect(useColour('auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true)).toBe(false);
    expect(useColour('auto', { NO_COLOR: '' }, true)).toBe(true);
    expect(useColour('auto', { FORCE_COLOR: '1', TERM: 'dumb' }, false)).toBe(true);
    expect(useColour('auto', { FORCE_COLOR: '0' }, true)).toBe(false);
    expect(useColour('auto', { TERM: 'dumb' }, true)).toBe(false);
    expect(useColour('auto', {}, true)).toBe(true);
    expect(useColour('auto', {}, false)).toBe(false);
  });
});

describe('display width', () => {
  test('counts columns, not characters', () => {
    expect(displayWidth('Península')).toBe(9);
    expect(displayWidth('Peni\u0301nsula')).toBe(9);
    expect(displayWidth('東京 ｱｲ')).toBe(7);
    expect(displayWidth('👍🏽')).toBe(2);
    expect(displayWidth('👩‍👩‍👧')).toBe(2);
    expect(displayWidth('⚠️')).toBe(2);
  });

  test('cuts between characters and pads by columns', () => {
    expect(cut('東京タワー', 5)).toBe('東京…');
    expect(cut('abc', 3)).toBe('abc');
    expect(padStart('東京', 6)).toBe('  東京');
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('one two three', null)).toEqual(['one two three']);
  });
});

describe('marks', () => {
  test('of a bar are good to an eighth of a cell, and never nothing for something', () => {
    expect(barTo(2.5)).toBe('██▌');
    expect(barTo(0.001)).toBe('▏');
    expect(barTo(0)).toBe('');
  });

  test('of a sparkline run from the least to the most, with a gap where there is no value', () => {
    expect(sparkline([0, 50, null, 100], 0, 100)).toBe('▁▅ █');
    expect(sparkline([5, 5], 5, 5)).toBe('▄▄');
  });
});

describe('words', () => {
  test('exist for every reason in both languages', () => {
    expect(Object.keys(wordsOf.es.reasons)).toEqual(Object.keys(wordsOf.en.reasons));
    expect(wordsOf.es.reasons['value-missing']('recommend_score')).toBe('recommend_score sin dato');
  });
});

/** The sample report with this accounting, as text. */
function draw(accounting: Accounting): string {
  const results = severalReport()
    .results.filter(isOk)
    .map((result) => ({ ...result, headlines: [], tables: [], accounting }));
  return render({ ...severalReport(), results }, 'table', english);
}

describe('the accounting line', () => {
  test('is an equation with its reasons', () => {
    const excluded = [{ reason: 'value-missing' as const, column: 'recommend_score', rows: 342 }];
    expect(draw({ read: 13954, used: 13612, excluded })).toContain(
      '\nrecords read 13,954 = used 13,612 + excluded 342 (recommend_score missing 342)\n',
    );
  });

  test('lists ten values and counts the others', () => {
    const values = Array.from({ length: 13 }, (_, index) => ({ value: `v${index}`, rows: 1 }));
    const excluded = [{ reason: 'value-unreadable' as const, column: 'score', rows: 13, values }];
    expect(draw({ read: 13, used: 0, excluded })).toContain('"v9" ×1, and 3 more values\n');
  });
});

describe('CSV', () => {
  test('of every table is a file each, named by metric and table', () => {
    expect(renderTables(npsReport('en')).map(({ name }) => name)).toEqual([
      'nps-overall.csv',
      'nps-distribution.csv',
      'nps-segments.csv',
      'nps-trend.csv',
      'nps-differences.csv',
    ]);
    expect(renderTables(severalReport())[0]?.text).toBe(
      'channel,n,ces,change\nweb,804,5.61,4.25\nphone,400,5.04,-2.5\n(blank),0,,\n',
    );
  });

  test('is the same in every language and number style', () => {
    const spanish: Style = { ...english, language: 'es', locale: 'es' };
    expect(render(npsReport('es'), 'csv', spanish)).toBe(render(npsReport('en'), 'csv', english));
  });

  test('reads back as the same numbers', () => {
    const [first] = npsReport('en').results.filter(isOk);
    const nps = first?.tables[0]?.rows[0]?.['nps'];
    const [, record = ''] = render(npsReport('en'), 'csv', { ...english, table: 'overall' }).split('\n');
    expect(Number(record.split(',')[7])).toBe(nps);
  });
});

test('parts below nothing are bars of their own, to the left of nothing, and parts of a whole are one bar', () => {
  const partsOf = (lost: number) => ({
    ...npsReport('en'),
    results: [
      {
        metric: 'profit',
        title: 'Profit',
        options: {},
        status: 'ok' as const,
        headlines: [],
        tables: [
          {
            name: 'years',
            title: 'Years',
            columns: (['year', 'won', 'lost'] as const).map((name) => ({
              name,
              label: name,
              unit: name === 'year' ? ('text' as const) : ('money' as const),
              meaning: name,
            })),
            rows: [{ year: 'first', won: 40, lost }],
          },
        ],
        charts: [{ type: 'stacked-bar' as const, title: 'Parts', table: 'years', x: ['year'], y: ['won', 'lost'] }],
        notices: [],
        accounting: { read: 1, used: 1, excluded: [] },
      },
    ],
  });
  const drawn = (lost: number) => render(partsOf(lost), 'table', { ...english, width: 80 });
  // A legend has its texture before each name; a bar of its own stands under its name.
  expect(drawn(10)).toMatch(/█ won {2}▒ lost/u);
  expect(drawn(-10)).not.toMatch(/█ won/u);
  expect(drawn(-10)).toMatch(/^won$/mu);
  expect(drawn(-10)).toMatch(/█+│.*-10\.00/u);
});
