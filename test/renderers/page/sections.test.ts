// What the section of a metric has, whatever its metric: a picture, a headline, where its records went, and by which method.
import { relations } from '../../../src/relations/index.ts';
import { render } from '../../../src/renderers/index.ts';
import { columnNamesOf } from '../../../src/renderers/text/columns/names.ts';
import { sheetsOf } from '../../../src/renderers/xlsx/sheets.ts';
import type { OkResult, Report } from '../../../src/results/result.ts';
import { row } from '../sample-reports.ts';
import { english, pageOf, spanish, withoutStyle } from './pages.ts';

const textOf = (page: string) =>
  withoutStyle(page)
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/\s+/gu, ' ');

const count = (name: string) => ({ name, label: `${name}s`, unit: 'count', meaning: name }) as const;

const rate: OkResult = {
  metric: 'response-rate',
  title: 'Response rate',
  options: { confidence: 0.95 },
  status: 'ok',
  headlines: [
    { name: 'rate', label: 'Rate', unit: 'share', value: 0.4, conf_low: 0.3, conf_high: 0.5, n: 10, method: 'Wilson' },
  ],
  tables: [
    {
      name: 'overall',
      title: 'Overall',
      columns: [count('n'), count('Invitation'), count('Answer'), count('Unknown')],
      rows: [row({ n: 10, Invitation: 12, Answer: 4, Unknown: null })],
    },
  ],
  charts: [],
  notices: [
    {
      severity: 'info',
      code: 'records-beside',
      message: 'recommend_score is counted once; the header "recommend_score" is the file’s',
    },
  ],
  accounting: {
    read: 15,
    used: 12,
    excluded: [{ reason: 'value-missing', column: 'recommend_score', rows: 3, values: [{ value: 'NA', rows: 3 }] }],
  },
};
const other: OkResult = { ...rate, metric: 'nps', title: 'NPS' };
const defined = (metric: string) => ({
  metric,
  title: metric,
  summary: 'summary',
  formula: 'a ÷ b',
  reference: 'Wilson (1927)',
  caveats: [],
});

const report = (...results: readonly OkResult[]): Report => ({
  schema: 'cx.report/1',
  title: 'Report',
  language: 'en',
  sources: [],
  results,
});
const section = (page: string, id: string) => page.slice(page.indexOf(`id="${id}"`)).split('</section>')[0]!;

describe('a metric that names no chart', () => {
  const own = section(pageOf(report(rate, other), english, [defined('response-rate')]), 'm1');

  test('has a picture of what it counts, with a line for each, and its finding as title', () => {
    expect(own.match(/<figure/gu)).toHaveLength(1);
    expect(textOf(own)).toContain('Invitations 12, Answers 4 Response rate: what is counted');
    const wide = own.slice(own.indexOf('<svg class="wide"'), own.indexOf('<svg class="narrow"'));
    expect([...wide.matchAll(/<text [^>]*>([^<]*)</gu)].map(([, text]) => text)).toEqual([
      'Invitations',
      '12',
      'Answers',
      '4',
    ]);
    expect(own).not.toContain('class="legend"');
  });

  test('has its headline, with interval', () => {
    expect(textOf(own)).toContain('Rate 40.0% 95% interval: 30.0% to 50.0% n 10 · Wilson');
  });

  test('alone on a page says its headline once', () => {
    expect(textOf(pageOf(report(rate))).split('40.0%')).toHaveLength(2);
  });
});

test('a section says its method, and leads to its formula and source', () => {
  const page = pageOf(report(rate, other), english, [defined('response-rate')]);
  expect(textOf(section(page, 'm1'))).toContain('Method: Wilson; formula and source');
  const [, id] = /href="#(about-[\w-]+)"/u.exec(section(page, 'm1'))!;
  expect(page).toContain(`<dt id="${id}">response-rate</dt>`);
  expect(section(page, 'm2')).not.toContain('href=');
  const mean = { name: 'mean', label: 'Mean', unit: 'score', value: 4, method: 'Student t' } as const;
  const two = pageOf(report({ ...rate, headlines: [...rate.headlines, mean] }));
  expect(textOf(two)).toContain('Method: Wilson (Rate); Student t (Mean)');
});

test('where the records went is told in words, in both languages', () => {
  const said = textOf(pageOf(report(rate, other)));
  expect(said).toContain('recommendation score missing 3');
  expect(said).toContain('recommendation score is counted once; the header &quot;recommend_score&quot;');
  const spanishPage = textOf(pageOf({ ...report(rate, other), language: 'es' }, spanish));
  expect(spanishPage).toContain('puntuación de recomendación sin dato 3');
});

test.each(['en', 'es'] as const)('Markdown and workbooks tell it in the same words (%s)', (language) => {
  const told = { en: 'recommendation score missing', es: 'puntuación de recomendación sin dato' }[language];
  const one: Report = { ...report(rate, other), language };
  const style = { language, locale: language, color: false, width: null };
  const markdown = render(one, 'markdown', style);
  expect(markdown).toContain(`(${told} 3)`);
  expect(markdown).not.toMatch(/recommend\\?_score (?:missing|sin dato)/u);
  const notes = sheetsOf(one, style).at(-1)?.data ?? [];
  expect(notes.map((cells) => cells.map((cell) => Object(cell).value))).toContainEqual([
    expect.anything(),
    expect.anything(),
    told,
    3,
  ]);
});

test('every column of every relation is called something in both languages', () => {
  const columns = Object.values(relations).flatMap((relation) => Object.keys(relation.columns));
  for (const names of Object.values(columnNamesOf)) {
    expect(Object.keys(names)).toEqual(expect.arrayContaining(columns));
    for (const name of Object.values(names)) expect(name).not.toMatch(/_|^$/u);
  }
});

test('a page begins with key figures, then what changed, then each metric, then checks, and ends with definitions', () => {
  const checked = {
    subject: 'nps',
    value: 'value',
    expect: '> 0',
    found: 0.4,
    unit: 'share',
    passed: true,
    reason: '',
  } as const;
  const before = {
    as_of: '2026-09-30',
    headlines: [{ metric: 'nps', name: 'rate', value: 0.1, conf_low: 0.05, conf_high: 0.15 }],
  };
  const page = pageOf({ ...report(rate, other), checks: [checked], before }, english, [defined('nps')]);
  const headings = [...page.matchAll(/<h2>([^<]*)</gu)].map(([, text]) => text);
  expect(headings).toEqual([
    'Key figures',
    'What the numbers show',
    'Response rate',
    'NPS',
    'Checks',
    'Method and definitions',
  ]);
});
