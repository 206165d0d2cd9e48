import { formatColumn } from '../../format.ts';
import { displayWidth } from '../../text/display-width.ts';
import { artLine, artRows, frameFor, type Frame } from '../art-rows.ts';
import { baseNumbers, isNumber, namedNumbers, numbersOf, printedNames, type Drawing, type Plot } from '../drawing.ts';
import { columnsNamed, rowLabels, type Page } from '../page.ts';

interface Scale {
  readonly least: number;
  readonly most: number;
  readonly cell: (value: number) => number;
}

const asIs = (value: number) => value;

function scaleOver(values: readonly number[], width: number, place: (value: number) => number): Scale {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const [from, to] = [place(least), place(most)];
  const cell = (value: number) =>
    to === from
      ? Math.floor(width / 2)
      : Math.max(0, Math.min(width - 1, Math.round(((place(value) - from) / (to - from)) * (width - 1))));
  return { least, most, cell };
}

/** How wide dots may lie, and where a line stands between them. */
interface Dots {
  readonly width: number;
  readonly reference: number;
}

interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

function dot(page: Page, { value, low, high }: Estimate, scale: Scale, frame: Dots): string {
  const { width, reference } = frame;
  const cells = Array.from({ length: width }, () => ' ');
  if (scale.least < reference && scale.most > reference) cells[scale.cell(reference)] = '│';
  if (low !== null && high !== null) {
    const [from, to] = [scale.cell(low), scale.cell(high)];
    cells.fill('─', from, to);
    cells[from] = '├';
    cells[to] = '┤';
  }
  if (value !== null) cells[scale.cell(value)] = '●';
  const { cyan, dim } = page.paint;
  return cells
    .join('')
    .replace(/[├─●┤]+/g, (marks) => cyan(marks))
    .replace('│', (zero) => dim(zero));
}

function axis(page: Page, { chart, table }: Plot, frame: Frame, { least, most }: Scale): readonly string[] {
  const unit = columnsNamed(table, chart.y)[0]?.unit ?? 'number';
  const [from = '', to = ''] = formatColumn([least, most], unit, page.style.locale);
  const between = frame.art - displayWidth(from) - displayWidth(to);
  return between < 1 ? [] : [artLine(frame, page.paint.dim(from + ' '.repeat(between) + to))];
}

/** A dot with its interval for each row, all on one scale: `├──●──┤`. */
export function drawIntervals(page: Page, plot: Plot): Drawing | null {
  const { chart, table, width } = plot;
  const [name, ends] = [chart.y[0], chart.interval];
  if (name === undefined) return null;
  const labels = rowLabels(page, table, chart.x);
  const named = plot.isMute ? [] : [...namedNumbers(page, table, [name]), ...baseNumbers(page, table)];
  const frame = frameFor(width, labels, named);
  const [values, lows, highs] = [name, ends?.[0] ?? '', ends?.[1] ?? ''].map((column) => numbersOf(table, column));
  const isLog = chart.log === true;
  const known = [values, lows, highs]
    .flatMap((column) => (column ?? []).filter(isNumber))
    .filter((value) => !isLog || value > 0);
  if (frame === null || known.length === 0) return null;
  const scale = scaleOver(known, frame.art, isLog ? Math.log : asIs);
  const dots = { width: frame.art, reference: chart.reference ?? 0 };
  const arts = table.rows.map((_, row) => {
    const estimate = { value: values?.[row] ?? null, low: lows?.[row] ?? null, high: highs?.[row] ?? null };
    return dot(page, estimate, scale, dots);
  });
  return {
    lines: [...artRows(page, frame, labels, arts), ...axis(page, plot, frame, scale)],
    printed: [...chart.x, ...printedNames(frame.numbers, named)],
  };
}
