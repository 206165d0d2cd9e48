import type { Chart, Table } from '../../results/result.ts';
import { formatColumn } from '../format.ts';
import { isNumber, numbersOf } from '../text/rows.ts';
import { padStart, widest } from '../text/display-width.ts';
import type { NumberColumn } from './art-rows.ts';
import { cellTexts, columnsNamed, type Page } from './page.ts';

export { isNumber, numbersOf };

/** A chart as lines, and the names of the columns whose numbers stand in it. */
export interface Drawing {
  readonly lines: readonly string[];
  readonly printed: readonly string[];
}

/** Everything that a chart is drawn from. */
export interface Plot {
  readonly chart: Chart<string>;
  readonly table: Table<string>;
  /** Names of the result's headlines: the column that bears one of them is the measure that readers look for. */
  readonly measures: readonly string[];
  readonly width: number;
  /** The figures stand twice on the page already: art alone is drawn. */
  readonly isMute: boolean;
}

/** Numbers named beside the art. */
export interface NamedNumbers extends NumberColumn {
  readonly names: readonly string[];
}

/** The numbers of the columns with these names, one column of text for each. */
export function namedNumbers(page: Page, table: Table<string>, names: readonly string[]): readonly NamedNumbers[] {
  return columnsNamed(table, names).map((column) => ({
    names: [column.name],
    texts: cellTexts(page, column, table.rows),
  }));
}

/** Both ends of an interval as one text: `28.9 to 33.5`. */
export function rangeNumbers(page: Page, { chart, table }: Plot): readonly NamedNumbers[] {
  if (chart.interval === undefined) return [];
  const [low, high] = columnsNamed(table, chart.interval).map((column) =>
    formatColumn(numbersOf(table, column.name), column.unit, page.style.locale),
  );
  if (low === undefined || high === undefined) return [];
  const [lows, highs] = [widest(low), widest(high)];
  const known = numbersOf(table, chart.interval[0]).map(isNumber);
  const texts = table.rows.map((_, row) =>
    known[row] ? page.words.range(padStart(low[row] ?? '', lows), padStart(high[row] ?? '', highs)) : '',
  );
  return [{ names: chart.interval, texts, optional: true }];
}

/** The base of every row, where the table has it. */
export function baseNumbers(page: Page, table: Table<string>): readonly NamedNumbers[] {
  return namedNumbers(page, table, ['n']).map(({ names, texts }) => {
    const width = widest(texts);
    return { names, texts: texts.map((text) => `n ${padStart(text, width)}`), optional: true };
  });
}

/** The names behind those numbers that found a place. */
export function printedNames(numbers: readonly NumberColumn[], named: readonly NamedNumbers[]): readonly string[] {
  return named.filter((entry) => numbers.includes(entry)).flatMap(({ names }) => names);
}
