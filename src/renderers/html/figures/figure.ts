import type { OkResult } from '../../../results/result.ts';
import { confidenceOf } from '../../findings/finding.ts';
import { rowsInWords, titleOf } from '../../findings/titles.ts';
import { formatLevel } from '../../format.ts';
import { isInPanels } from '../../svg/charts/curves/curves.ts';
import { legendOf, picture } from '../../svg/picture.ts';
import type { LegendEntry, Plot } from '../../svg/plot.ts';
import { hiddenLeftOut, mostRows, rowsDrawn } from '../../typeset/rows-drawn.ts';
import { columnsNamed, isRunning } from '../../text/rows.ts';
import { figure } from '../../typeset/figures.ts';
import { element, joined, nothing, words, type Markup } from '../../typeset/markup.ts';
import type { Page } from '../page.ts';
import { plotOf, type Charted } from './charted.ts';
import { drawnColumns, openable, tableOf } from './table.ts';

/** Rows that are told in words, for who does not see the picture. */
const toldRows = 12;

/**
 * A picture drawn twice, with what it shows, what it is of, how it is read, and its data.
 * @param id its own in the page
 * @param isFirst whether no picture before it is of the same table: that one has the table whole
 */
export function figureOf(page: Page, result: OkResult, charted: Charted, id: string, isFirst: boolean): Markup {
  const plot = plotOf(page, result, charted);
  const { chart, beside, table } = charted;
  const titled = { result, style: page.style, chart, table, ...(beside === undefined ? {} : { beside }) };
  const rows = table.rows.length;
  const told = rowsInWords(titled, toldRows);
  const caption = {
    id,
    title: chart.title,
    description: told.join('; ') + (rows > toldRows ? '; …' : '.'),
  };
  const pictures = (['wide', 'narrow'] as const).map((name) => picture(plot, name, caption));
  const columns = isFirst
    ? undefined
    : drawnColumns(table, [
        ...chart.x,
        ...chart.y,
        ...(chart.interval ?? []),
        ...(beside?.y ?? []),
        ...(beside?.interval ?? []),
        chart.series,
        chart.complete,
      ]);
  const numbers = tableOf(page, table, columns);
  const isDrawn = pictures.every((one) => one !== null);
  const drawn = isDrawn ? joined(pictures.filter((one) => one !== null)) : nothing;
  return element(
    'figure',
    { class: 'row' },
    element(
      'figcaption',
      {},
      element('h3', {}, isDrawn ? titleOf(titled) : words(chart.title)),
      element('p', {}, words(subtitleOf(page, result, charted))),
      isDrawn ? legend(legendOf(plot)) : nothing,
    ),
    drawn,
    isDrawn ? note(page, plot) : nothing,
    isDrawn ? openable(page.pageWords.data, numbers) : numbers,
  );
}

/** What the picture is of, and of which level its intervals are. */
function subtitleOf({ pageWords, style }: Page, result: OkResult, { chart, beside }: Charted): string {
  const hasInterval = (beside ?? chart).interval !== undefined;
  const level = formatLevel(confidenceOf(result), style.locale);
  const isAgainstRest = chart.table === 'differences' && !chart.x.includes('b');
  const title = isAgainstRest ? `${chart.title}, ${pageWords.againstRest}` : chart.title;
  return hasInterval ? `${title}, ${pageWords.bands(level)}` : title;
}

function legend(entries: readonly LegendEntry[]): Markup {
  if (entries.length === 0) return nothing;
  const key = ({ mark, label }: LegendEntry) =>
    element(
      'span',
      {},
      element(
        'svg',
        { viewBox: '0 0 12 12', 'aria-hidden': 'true', focusable: 'false' },
        element('rect', { width: 12, height: 12, rx: 2, class: mark }),
      ),
      words(label),
    );
  return element('p', { class: 'legend' }, joined(entries.map(key), ' '));
}

/** How the picture is read, what its measure means, and how much of the table it shows. */
function note(page: Page, plot: Plot): Markup {
  const { pageWords, style } = page;
  const { chart, table } = plot;
  const more = meanings(page, plot);
  const all = table.rows.length;
  const hidden = drawsRows.has(chart.type) ? hiddenLeftOut(table) : 0;
  const isCut = drawsRows.has(chart.type) && all - hidden > mostRows;
  const count = (value: number) => figure(value, 'count', style.locale);
  const left = hidden === 0 ? [] : [pageWords.hiddenRows(count(hidden))];
  const cut = isCut ? [pageWords.rowsDrawn(count(rowsDrawn(table).length), count(all))] : [];
  return element(
    'div',
    { class: 'side' },
    element('p', {}, element('b', {}, words(pageWords.howToRead)), words(` ${readingOf(page, plot)}`)),
    ...[...more, ...left, ...cut].map((text) => element('p', {}, words(text))),
  );
}

const drawsRows: ReadonlySet<string> = new Set(['interval', 'stacked-bar', 'bar']);

const drawsRunning: ReadonlySet<string> = new Set(['line', 'bar', 'histogram']);

function readingOf(page: Page, plot: Plot): string {
  const runs = drawsRunning.has(plot.chart.type) && plot.table.rows.some(isRunning);
  return [ofKind(page, plot), ...(runs ? [page.pageWords.running] : [])].join(' ');
}

function ofKind({ pageWords }: Page, plot: Plot): string {
  const { chart, table, beside, signals } = plot;
  const { reading, ring, grid } = pageWords;
  if (table.name === 'differences') return reading.differences;
  if (chart.type === 'interval' && chart.log === true) return reading.ratios;
  if (beside !== undefined) return reading.composition;
  if (chart.type === 'heatmap') {
    const labels = columnsNamed(table, chart.x).map(({ label }) => label);
    return grid(labels.slice(0, -1).join(' / '), labels.at(-1) ?? '');
  }
  if (chart.type !== 'line' && chart.type !== 'step') return reading[chart.type];
  const drawn = chart.interval === undefined ? reading.line : reading.band;
  const told = chart.type === 'step' ? reading.step : drawn;
  return [isInPanels(plot) ? reading.panels : told, ...(signals.size > 0 ? [ring] : [])].join(' ');
}

const mostMeanings = 3;

/** What the measures of a picture mean, where they do not say it by their name. */
function meanings({ pageWords }: Page, { chart, beside, table }: Plot): readonly string[] {
  if (table.name === 'differences' || chart.type === 'flow') return [];
  const names = beside === undefined ? chart.y : beside.y;
  return columnsNamed(table, names)
    .slice(0, mostMeanings)
    .map(({ label, meaning }) => pageWords.measured(label, meaning));
}
