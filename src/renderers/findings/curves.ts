import type { Column } from '../../results/result.ts';
import { columnsNamed, isNumber, isRunning, labelsOfRows, numbersOf } from '../text/rows.ts';
import { figure } from '../typeset/figures.ts';
import { joined, nothing, trusted, words, type Markup } from '../typeset/markup.ts';
import { controlChartOf, controlTitle, isControlled } from './control.ts';
import { named } from './finding.ts';
import { columnOf, namesOf, says, textOf, type Say, type Titled } from './titled.ts';

/** Of periods what their control chart says, else where lines begin and end. */
export const line: Say = (titled) => {
  const { chart, table, result } = titled;
  const control = table.name === 'trend' ? controlChartOf(result) : undefined;
  if (control !== undefined && isControlled(control, chart.y)) return controlTitle(control, titled);
  const isAlone = chart.series === undefined && chart.x.length === 1;
  const columns = columnsNamed(table, chart.y);
  return isAlone && columns.length === 1 ? fromTo(titled, columns[0]!) : ends(titled);
};

/** Where a line begins and where it ends. */
function fromTo(titled: Titled, column: Column<string>): Markup {
  const values = completeNumbers(titled, column.name);
  const known = titled.table.rows.map((_, row) => row).filter((row) => isNumber(values[row]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return nothing;
  const names = namesOf(titled);
  const axis = columnsNamed(titled.table, titled.chart.x)[0];
  const middle = axis?.unit === 'share' ? (middleOf(titled, axis.name, known) ?? last) : null;
  if (middle !== null && axis !== undefined) {
    const value = trusted(says(titled).listed(named(column.label), textOf(titled, column, values[middle]!)));
    return trusted(says(titled).at(named(axis.label), words(names[middle]!), value));
  }
  const [start, end] = [words(names[first]!), words(names[last]!)];
  const [from, to] = [textOf(titled, column, values[first]!), textOf(titled, column, values[last]!)];
  return trusted(says(titled).fromTo(named(column.label), from, start, to, end));
}

const fifth = 0.2;

/** The first row in which the axis reaches a fifth: what a few of many make up. */
function middleOf({ table }: Titled, axis: string, known: readonly number[]): number | undefined {
  const places = numbersOf(table, axis);
  return known.find((row) => isNumber(places[row]) && places[row] >= fifth - 1e-9);
}

/** The numbers of a column without those of periods that are not over, unless there are no others. */
function completeNumbers({ table }: Pick<Titled, 'table'>, name: string): readonly (number | null)[] {
  const values = numbersOf(table, name);
  const complete = values.map((value, row) => (isRunning(table.rows[row]!) ? null : value));
  return complete.some(isNumber) ? complete : values;
}

const shownEnds = 4;

/** Where several lines end. */
export function ends(titled: Titled): Markup {
  const { chart, table } = titled;
  const columns = columnsNamed(table, chart.y);
  const groups = namesOf(titled, [...(chart.series === undefined ? [] : [chart.series]), ...chart.x.slice(0, -1)]);
  const values = columns.map(({ name }) => completeNumbers(titled, name));
  const known = columns.map((_, index) => {
    const last = new Map<string, number>();
    groups.forEach((group, row) => isNumber(values[index]![row]) && last.set(group, values[index]![row]));
    return last;
  });
  const all = [...new Set(groups)];
  const lasts = all.flatMap((group, place) =>
    columns.flatMap((column, index) => {
      const value = known[index]!.get(group);
      // What is the same for all groups is told once.
      const isOfAll = columns.length > 1 && all.length > 1 && all.every((one) => known[index]!.get(one) === value);
      if (value === undefined || (isOfAll && place > 0)) return [];
      const whose = isOfAll ? '' : group;
      const name = columns.length > 1 ? [whose, column.label].filter((part) => part !== '').join(' · ') : group;
      return [{ name, column, value }];
    }),
  );
  if (lasts.length === 0) return nothing;
  const isEarlier = table.rows.some(isRunning) && !table.rows.every(isRunning);
  const told = isEarlier ? says(titled).lastComplete : says(titled).ends;
  if (lasts.length > shownEnds) {
    const order = lasts.toSorted((a, b) => a.value - b.value);
    const [low, high] = [order[0]!, order.at(-1)!];
    const text = (one: typeof low) => textOf(titled, one.column, one.value);
    const sentence = says(titled).extremes(named(high.name), text(high), named(low.name), text(low));
    return trusted(told(sentence));
  }
  const parts = lasts.map(({ name, column, value }) =>
    trusted(says(titled).listed(named(name), textOf(titled, column, value))),
  );
  return trusted(told(joined(parts, ', ')));
}

/** How many are left of each group, at the last time at which every one has somebody. */
export const step: Say = (titled) => {
  const { chart, table, result } = titled;
  const atRisk = result.tables.find(({ name }) => name === chart.at_risk);
  const [axis, column] = [columnsNamed(table, chart.x)[0], columnOf(titled)];
  if (axis === undefined || column === undefined || atRisk === undefined) return ends(titled);
  const groups = namesOf(titled, chart.series === undefined ? [] : [chart.series]);
  const lasts = labelsOfRows(atRisk, chart.series === undefined ? [] : [chart.series], titled.style, (text) => text);
  const times = numbersOf(atRisk, axis.name);
  const known = [...new Set(groups)];
  // The last round time at which every group has somebody left.
  const time = times
    .filter((one) => isNumber(one))
    .toSorted((a, b) => b - a)
    .find((one) => known.every((group) => lasts.some((name, row) => name === group && times[row] === one)));
  if (time === undefined || known.length > shownEnds) return ends(titled);
  const [places, values] = [numbersOf(table, axis.name), numbersOf(table, column.name)];
  const parts = known.flatMap((group) => {
    const row = table.rows.findLastIndex((_, at) => groups[at] === group && isNumber(places[at]) && places[at] <= time);
    const value = row < 0 ? null : (values[row] ?? null);
    return value === null
      ? []
      : [
          trusted(
            says(titled)
              .listed(named(group), textOf(titled, column, value))
              .trim(),
          ),
        ];
  });
  const [place, told] = [words(figure(time, axis.unit, titled.style.locale)), joined(parts, ', ')];
  const unit = says(titled).units[String(result.options['time_unit'])];
  return trusted(
    unit === undefined ? says(titled).at(named(axis.label), place, told) : says(titled).after(place, unit, told),
  );
};
