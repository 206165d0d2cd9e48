import { renderTerminal } from '../../src/renderers/terminal/index.ts';
import { displayWidth } from '../../src/renderers/text/display-width.ts';
import type { Column, Report, Row } from '../../src/results/result.ts';

const columnOf = (name: string, unit: Column<string>['unit']): Column<string> => ({
  name,
  label: name,
  unit,
  meaning: name,
});

/** Cohorts of which each has a share for every month up to the last: half of the one before. */
function reportOf(cohorts: number, width: number, marks = false): readonly string[] {
  const rows: Row[] = [];
  for (let cohort = 0; cohort < cohorts; cohort += 1)
    for (let offset = 0; cohort + offset < cohorts; offset += 1)
      rows.push({
        cohort: `2${String(cohort).padStart(3, '0')}-01`,
        offset,
        active_share: 0.5 ** offset,
        complete: cohort + offset < cohorts - 1,
      });
  const report: Report = {
    schema: 'cx.report/1',
    title: 'Cohorts',
    language: 'en',
    sources: [],
    results: [
      {
        metric: 'cohorts',
        title: 'Cohorts',
        options: {},
        status: 'ok',
        headlines: [],
        tables: [
          {
            name: 'cohorts',
            title: 'Cells',
            columns: [columnOf('cohort', 'period'), columnOf('offset', 'count'), columnOf('active_share', 'share')],
            rows,
          },
        ],
        charts: [
          {
            type: 'heatmap',
            title: 'Map',
            table: 'cohorts',
            x: ['cohort', 'offset'],
            y: ['active_share'],
            ...(marks ? { complete: 'complete' } : {}),
          },
        ],
        notices: [],
        accounting: { read: 0, used: 0, excluded: [] },
      },
    ],
  };
  const lines = renderTerminal(report, { language: 'en', locale: 'en', color: false, width }).split('\n');
  const first = lines.indexOf('Map');
  return first < 0 ? [] : lines.slice(first + 1, lines.indexOf('', first));
}

test('few cohorts have their percents behind a shade', () => {
  const [head, oldest, next] = reportOf(3, 80);
  expect(head).toBe('              0       1       2');
  expect(oldest).toBe('2000-01  █ 100%  ▒  50%  ░  25%');
  expect(next).toBe('2001-01  █ 100%  ▒  50%');
});

test('cells of periods that still run have a mark in place of a shade, and the mark is explained', () => {
  expect(reportOf(3, 80, true)).toEqual([
    '              0       1       2',
    '2000-01  █ 100%  ▒  50%  ·  25%',
    '2001-01  █ 100%  ·  50%',
    '2002-01  · 100%',
    '         · the period still runs',
  ]);
  expect(reportOf(30, 60, true).at(-3)).toMatch(/^2029-01 {2}·$/);
});

test('where signs find no room numbers stand alone, each under its month', () => {
  const [head, oldest] = reportOf(12, 80);
  expect(oldest).toMatch(/^2000-01 {2}█100 ▒ 50 ░ 25 ░ 13/);
  expect(head!.indexOf('11')).toBe(oldest!.length - 2);
});

test.each([24, 30, 36, 60])(
  '%i cohorts are marks that fit 80 columns, with a row for each and what the marks mean',
  (cohorts) => {
    const lines = reportOf(cohorts, 80);
    expect(lines).toHaveLength(cohorts + 2);
    expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([]);
    const wide = cohorts <= 35 ? 2 : 1;
    expect(lines[1]).toBe(
      `2000-01  ${'█'.repeat(wide)}${'▅'.repeat(wide)}${'▃'.repeat(wide)}${'▂'.repeat(wide * (cohorts - 3))}`,
    );
    expect(lines.at(-1)!.trim()).toBe('▁ 0% … █ 100%');
    // Every name of the head stands above the mark of its month.
    for (const name of lines[0]!.trim().split(/ +/))
      expect(lines[0]!.search(new RegExp(`(?<= )${name}(?= |$)`))).toBe(9 + wide * Number(name));
  },
);

test('more cohorts than a screen has lines are left to the table', () => {
  expect(reportOf(61, 80)).toEqual([]);
});
