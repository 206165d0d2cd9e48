import { readFileSync, writeFileSync } from 'node:fs';
import { chartedIn, plotOf } from '../../../src/renderers/html/figures/charted.ts';
import { pageOf } from '../../../src/renderers/html/page.ts';
import { picture, widths } from '../../../src/renderers/svg/picture.ts';
import { colours, pictureStyle, properties } from '../../../src/renderers/svg/style.ts';
import type { Chart, OkResult, Report } from '../../../src/results/result.ts';
import { reportOf } from '../../run-cx.ts';
import { npsReport, severalReport } from '../sample-reports.ts';
import { english, letters } from './pages.ts';
import { kindsReport } from './kinds.ts';
import { slowTest } from '../../often.ts';

/** A picture that a person can open: with the colours and the style of a page. */
function standing(svg: string): string {
  // The font of the page does not travel with a picture: one that is no wider takes its place where it is not installed.
  const inFont = pictureStyle.replaceAll('"Cx Sans",system-ui', 'Inter,Arial,"Liberation Sans"');
  const style = `<style>:root{${properties(colours.day)}}svg{background:var(--paper)}${inFont}</style>`;
  return `${svg.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ').replace('</title>', `</title>${style}`)}\n`;
}

function drawn(report: Report, index: number, name: 'wide' | 'narrow'): string {
  const page = pageOf(report, english, letters, []);
  const [result, at] = report.results
    .filter((one): one is OkResult => one.status === 'ok')
    .flatMap((one) => chartedIn(page, one).map((_, place) => [one, place] as const))[index]!;
  const charted = chartedIn(page, result)[at]!;
  const svg = picture(plotOf(page, result, charted), name, {
    id: 'p',
    title: charted.chart.title,
    description: 'A sample.',
  });
  return standing(svg!);
}

/** `UPDATE=1` rewrites the pictures; then open them. */
function golden(file: string, svg: string): string {
  const url = new URL(`pictures/${file}`, import.meta.url);
  if (process.env['UPDATE']) writeFileSync(url, svg);
  return readFileSync(url, 'utf8');
}

/** A report whose groups have names of 24 letters, as long as names usually are. */
function withLongNames(report: Report): Report {
  const names = {
    basic: 'Pago mensual de empresas',
    max: 'Contrato anual preferente',
    pro: 'Suscripción familiar año',
    monthly: 'Pago mensual profesional',
    yearly: 'Suscripción familiar año',
  };
  const text = Object.entries(names).reduce(
    (json, [short, long]) => json.replaceAll(`"${short}"`, `"${long}"`),
    JSON.stringify(report),
  );
  return JSON.parse(text) as Report;
}

const samples: readonly (readonly [name: string, report: Report, index: number])[] = [
  ['parts-of-all', npsReport('en'), 0],
  ['answers', npsReport('en'), 1],
  ['parts-by-group', npsReport('en'), 2],
  ['line', npsReport('es'), 3],
  ['differences', npsReport('en'), 4],
  ['bars-both-sides', severalReport(), 1],
  ['cohorts', severalReport(), 2],
  ['steps', severalReport(), 3],
  ['steps-named-above', withLongNames(severalReport()), 3],
  ...(['estimates', 'ratios', 'panels', 'columns', 'points', 'scale'] as const).map(
    (name, index): readonly [string, Report, number] => [name, kindsReport(), index],
  ),
];

describe('the pictures', () => {
  const both = samples.flatMap(([name, ...rest]) =>
    (['wide', 'narrow'] as const).map((how) => [`${name}-${how}.svg`, how, ...rest] as const),
  );

  test.each(both)('are drawn as pictures/%s shows', (file, how, report, index) => {
    const svg = drawn(report, index, how);
    expect(svg).toBe(golden(file, svg));
  });

  test.each(both)(
    '%s keeps its labels within it, and in a size that can be read at 320 px',
    (_, how, report, index) => {
      const svg = drawn(report, index, how);
      const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/u.exec(svg)!.map(Number);
      expect(width).toBe(widths[how]);
      const texts = [
        ...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)" class="([^"]+)"(?: text-anchor="(\w+)")?([^>]*)>([^<]*)</gu),
      ];
      expect(texts.length).toBeGreaterThan(2);
      for (const [, x, y, classes, anchor = 'start', , text] of texts) {
        const size = { t: 13, 't-b': 13, a: 12, value: 15, note: 12, cell: 11.5 }[classes!.split(' ')[0]!]!;
        expect(size * (280 / widths.narrow)).toBeGreaterThanOrEqual(9);
        const bold = /t-b|value|note/u.test(classes!);
        const long = letters.width(text!.replaceAll(/&\w+;/gu, 'x'), { size, bold });
        const start = Number(x) - { start: 0, middle: long / 2, end: long }[anchor]!;
        expect(start).toBeGreaterThanOrEqual(-0.6);
        expect(start + long).toBeLessThanOrEqual(width! + 0.6);
        expect(Number(y)).toBeLessThanOrEqual(height!);
      }
    },
  );

  slowTest('of curves have names of a usual length whole on a telephone, below them too', async () => {
    const retention = withLongNames(await reportOf(['retention', 'fixtures/customers.csv', '--by', 'plan']));
    const named = (svg: string, name: string) => svg.split(`>${name}<`).length - 1;
    for (const name of ['Pago mensual de empresas', 'Contrato anual preferente', 'Suscripción familiar año'])
      expect(named(drawn(retention, 0, 'narrow'), name)).toBe(2);
    expect(named(drawn(kindsReport(), 2, 'narrow'), 'Alameda de Hércules y alrededores')).toBe(1);
  });

  test('flows are told by their table until they are drawn', () => {
    const report = kindsReport();
    const [result] = report.results as readonly OkResult[];
    const flow: Chart<string> = { ...result!.charts[0]!, type: 'flow' };
    const page = pageOf(report, english, letters, []);
    const plot = plotOf(page, result!, { ...chartedIn(page, result!)[0]!, chart: flow });
    expect(picture(plot, 'wide', { id: 'p', title: 'flow', description: '' })).toBeNull();
  });
});
