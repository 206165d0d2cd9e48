import { readFileSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { render, type TextFormat, type Style } from '../../src/renderers/index.ts';
import type { Report } from '../../src/results/result.ts';
import { npsReport, severalReport } from './sample-reports.ts';

const english: Style = { language: 'en', locale: 'en', color: false, width: null };
const spanish: Style = { language: 'es', locale: 'es', color: false, width: null };

const drawings: readonly (readonly [file: string, report: Report, format: TextFormat, style: Style])[] = [
  ['nps-en-80.txt', npsReport('en'), 'table', { ...english, width: 80 }],
  ['nps-es-120.txt', npsReport('es'), 'table', { ...spanish, width: 120 }],
  ['nps-es-piped.txt', npsReport('es'), 'table', spanish],
  ['several-80.txt', severalReport(), 'table', { ...english, width: 80 }],
  ['several-mexico-60.txt', severalReport(), 'table', { ...english, language: 'es', locale: 'es-MX', width: 60 }],
  ['several-piped.txt', severalReport(), 'table', english],
  ['nps-segments.csv', npsReport('en'), 'csv', { ...english, table: 'segments' }],
  ['nps-differences.csv', npsReport('en'), 'csv', english],
  ['several.ndjson', severalReport(), 'ndjson', english],
  ['several.json.txt', severalReport(), 'json', english],
  ['nps-es.md', npsReport('es'), 'markdown', spanish],
  ['several.md', severalReport(), 'markdown', english],
];

/** `UPDATE=1` rewrites the files; then read the difference. */
function golden(file: string, drawn: string): string {
  const url = new URL(`golden/${file}`, import.meta.url);
  if (process.env['UPDATE']) writeFileSync(url, drawn);
  return readFileSync(url, 'utf8');
}

describe('the sample reports', () => {
  test.each(drawings)('are drawn as golden/%s shows', (file, report, format, style) => {
    const drawn = render(report, format, style);
    expect(drawn).toBe(golden(file, drawn));
  });

  test.each([60, 80, 100, 120, 200])('fit a terminal of %i columns', (width) => {
    for (const report of [npsReport('en'), npsReport('es'), severalReport()]) {
      const lines = render(report, 'table', { ...english, width }).split('\n');
      expect(lines.filter((line) => line.length > width)).toEqual([]);
    }
  });

  test('say the same in colour, which only adds escape codes', () => {
    const style = { ...english, width: 100 };
    const coloured = render(npsReport('en'), 'table', { ...style, color: true });
    expect(coloured).toContain('\u001b[32m█');
    expect(coloured).toContain('\u001b[31m░');
    expect(stripVTControlCharacters(coloured)).toBe(render(npsReport('en'), 'table', style));
  });

  test('are read back from JSON and drawn the same', () => {
    const stored: Report = JSON.parse(render(npsReport('en'), 'json', english));
    expect(render(stored, 'table', english)).toBe(render(npsReport('en'), 'table', english));
  });

  test('have no box, no bar and no cut where there is no terminal', () => {
    const piped = render(npsReport('en'), 'table', english) + render(severalReport(), 'table', english);
    expect(piped).not.toMatch(/[│─┌█▒░▁●…]/);
  });
});
