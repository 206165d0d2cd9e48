import type { Column } from '../../../../results/result.ts';
import { isNumber, isRunning, numbersOf } from '../../../text/rows.ts';
import { periodName } from '../../../typeset/periods.ts';
import { columnsOf, estimatesOf, rowNames, type Estimate, type Plot } from '../../plot.ts';

/** A point of a curve: where it stands on the axis, and what it says. */
export interface Point extends Estimate {
  readonly x: number;
  readonly isSignal: boolean;
  /** Its period is not over. */
  readonly isRunning: boolean;
}

export interface Series {
  readonly name: string;
  readonly column: Column<string>;
  readonly points: readonly Point[];
  /** It is what the others are held against. */
  readonly isOfAll?: true;
}

/** The axis along which curves run: numbers, or names in their order. */
export interface Along {
  readonly column: Column<string> | undefined;
  /** The name at each place, where the axis is one of names. */
  readonly names: readonly string[] | null;
  readonly least: number;
  readonly most: number;
}

/** The ends of an axis; a single place stands at its beginning. */
export const axisEnds = ({ least, most }: Along): readonly [number, number] => [least, most > least ? most : least + 1];

/** Where each row stands: at its number, or at the place of its name. */
function placesOf(plot: Plot): { readonly along: Along; readonly places: readonly (number | null)[] } {
  const axis = plot.chart.x.slice(-1);
  const column = columnsOf(plot, axis)[0];
  const numbers = numbersOf(plot.table, axis[0] ?? '');
  const isNumeric =
    column !== undefined && column.unit !== 'period' && column.unit !== 'text' && column.unit !== 'date';
  if (isNumeric && numbers.every((one) => isNumber(one))) {
    return {
      along: { column, names: null, least: Math.min(...numbers), most: Math.max(...numbers) },
      places: numbers,
    };
  }
  const texts = rowNames(plot, axis);
  // Series that begin at different times name periods in different orders.
  const named = [...new Set(texts)];
  const names = column?.unit === 'period' || column?.unit === 'date' ? named.toSorted() : named;
  const at = new Map(names.map((name, place) => [name, place] as const));
  const written =
    column?.unit === 'period' ? names.map((name) => periodName(name, plot.style.language, 'short')) : names;
  return {
    along: { column, names: written, least: 0, most: Math.max(names.length - 1, 0) },
    places: texts.map((text) => at.get(text)!),
  };
}

/** The curves of a chart: one for each group of rows, and for each measure. */
export function seriesOf(plot: Plot): { readonly along: Along; readonly series: readonly Series[] } {
  const { chart, table } = plot;
  const { along, places } = placesOf(plot);
  const keys = [...(chart.series === undefined ? [] : [chart.series]), ...chart.x.slice(0, -1)];
  const groups = rowNames(plot, keys);
  const columns = columnsOf(plot, chart.y);
  const series = columns.flatMap((column): readonly Series[] => {
    const byName = new Map<string, Point[]>();
    for (const estimate of estimatesOf(table, columns.length === 1 ? chart : {}, column.name)) {
      const x = places[estimate.row];
      if (!isNumber(x)) continue;
      const name = groups[estimate.row]!;
      const point = {
        ...estimate,
        x,
        isSignal: plot.signals.has(estimate.row),
        isRunning: isRunning(table.rows[estimate.row]!),
      };
      const points = byName.get(name);
      if (points === undefined) byName.set(name, [point]);
      else points.push(point);
    }
    // What is the same for all of them is theirs together.
    const [own] = byName.values();
    if (own !== undefined && columns.length > 1 && byName.size > 1 && [...byName.values()].every(isSameAs(own)))
      return [{ name: column.label, column, points: own.toSorted((a, b) => a.x - b.x), isOfAll: true }];
    return [...byName].map(([name, points]) => ({
      name: columns.length === 1 ? name : [name, column.label].filter((part) => part !== '').join(' · '),
      column,
      points: points.toSorted((a, b) => a.x - b.x),
    }));
  });
  return { along, series: series.filter(({ points }) => points.some(({ value }) => isNumber(value))) };
}

const isSameAs =
  (own: readonly Point[]) =>
  (points: readonly Point[]): boolean =>
    points.length === own.length && points.every(({ x, value }, at) => x === own[at]!.x && value === own[at]!.value);

/** The last point that has a value, of a period that is over where there is one. */
export const lastOf = ({ points }: Series): Point | undefined =>
  points.findLast(({ value, isRunning: runs }) => isNumber(value) && !runs) ??
  points.findLast(({ value }) => isNumber(value));

/** Whether a series lies on another from one point to the next, and would hide it there. */
export function runsAlong({ points }: Series, other: Series): boolean {
  const there = new Map(other.points.map(({ x, value }) => [x, value] as const));
  const isOn = ({ x, value }: Point) => isNumber(value) && there.get(x) === value;
  return points.some((point, at) => isOn(point) && (at === 0 ? points.length === 1 : isOn(points[at - 1]!)));
}
