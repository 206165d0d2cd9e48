import { quantileSorted } from 'd3-array';
import type { Chart, Column, Table } from '../../results/result.ts';
import { columnsNamed, isNumber, numbersOf } from '../text/rows.ts';
import { figure, narrowFigure } from '../typeset/figures.ts';
import { joined, trusted, words, type Markup } from '../typeset/markup.ts';
import { named, type Seen } from './finding.ts';
import { sentencesOf } from './sentences.ts';

/** The places on the way that a title tells of, where the grid reaches them. */
const milestones = [1, 3, 6, 12, 24];
/** A median of fewer lines would be that of the oldest alone. */
const fewestLines = 3;
const toldMost = 3;

interface Grid extends Seen {
  readonly chart: Chart<string>;
  readonly table: Table<string>;
}

/** Where every line of a grid begins at the whole: the median of what is left, at some places. Null where not every one does. */
export function middlesTitle({ chart, table, style }: Grid, column: Column<string>): Markup | null {
  const axis = columnsNamed(table, chart.x.slice(-1))[0];
  if (axis === undefined || column.unit !== 'share') return null;
  const [places, values] = [numbersOf(table, axis.name), numbersOf(table, column.name)];
  const at = (place: number) => values.filter((value, row) => places[row] === place && isNumber(value)) as number[];
  const starts = at(0);
  if (starts.length === 0 || !starts.every((value) => value === 1)) return null;
  const told = milestones.filter((place) => at(place).length >= fewestLines).slice(-toldMost);
  if (told.length === 0) return null;
  const sentences = sentencesOf[style.language];
  const parts = told.map((place) => {
    const median = quantileSorted(
      at(place).toSorted((a, b) => a - b),
      0.5,
    )!;
    const value = words(narrowFigure(median, column.unit, style.locale));
    return trusted(sentences.medianAt(value, words(figure(place, axis.unit, style.locale))));
  });
  return trusted(sentences.medians(named(column.label), joined(parts, ', ')));
}
