import { byNumber } from '../../../relations/folded/journeys/journey-order.ts';
import { countsIn, Groups } from './groups.ts';
import { nothing, type RowIn, type Walk } from './walk.ts';

/** The steps between touchpoints, with the pauses on both sides of their median and ninth decile, and those from and to the ends. */
export const stepRows = (walk: Walk): RowIn[] => [...stepsBetween(walk), ...endsOf(walk, true), ...endsOf(walk, false)];

function stepsBetween(walk: Walk): RowIn[] {
  const { walked, journeyOf, persons } = walk;
  const { order, columns, starts, segments } = walked;
  const { touchpoints, names, instants } = columns;
  const width = names.length;
  const groups = new Groups(walk.segments * width * width);
  const steps = new Int32Array(order.length).fill(-1);
  const pauses = new Float64Array(order.length);
  for (let at = 0; at < order.length; at += 1) {
    const journey = journeyOf[at]!;
    if (at + 1 === starts[journey + 1]!) continue;
    const [row, next] = [order[at]!, order[at + 1]!];
    steps[at] = groups.numberOf((segments[journey]! * width + touchpoints[row]!) * width + touchpoints[next]!);
    pauses[at] = instants[next]! - instants[row]!;
  }
  const count = groups.keys.length;
  const people = persons.ofContacts(steps, count);
  const { order: byStep, starts: begins } = byNumber(steps, steps.length);
  return groups.keys.map((key, step): RowIn => {
    const own = Float64Array.from(byStep.subarray(begins[step], begins[step + 1]), (at) => pauses[at]!).toSorted();
    const [from, to] = [Math.floor(key / width) % width, key % width];
    const pause = (tenths: number, round: (place: number) => number) => own[round((tenths * (own.length - 1)) / 10)]!;
    return [
      Math.floor(key / width / width),
      {
        ...nothing,
        kind: 'step',
        from: names[from]!,
        to: names[to]!,
        n: own.length,
        persons: people[step]!,
        median_before: pause(5, Math.floor),
        median_behind: pause(5, Math.ceil),
        p90_before: pause(9, Math.floor),
        p90_behind: pause(9, Math.ceil),
      },
    ];
  });
}

/** Steps from where journeys begin, or to where they end. */
function endsOf({ walked, segments: count, persons }: Walk, areStarts: boolean): RowIn[] {
  const { order, columns, starts, segments } = walked;
  const width = columns.names.length;
  const groups = new Groups(count * width);
  const steps = new Int32Array(order.length).fill(-1);
  for (let journey = 0; journey < segments.length; journey += 1) {
    const at = areStarts ? starts[journey]! : starts[journey + 1]! - 1;
    steps[at] = groups.numberOf(segments[journey]! * width + columns.touchpoints[order[at]!]!);
  }
  const [counts, people] = [countsIn(steps, groups.keys.length), persons.ofContacts(steps, groups.keys.length)];
  return groups.keys.map((key, step): RowIn => {
    const name = columns.names[key % width]!;
    const [from, to] = areStarts ? ['', name] : [name, ''];
    return [Math.floor(key / width), { ...nothing, kind: 'step', from, to, n: counts[step]!, persons: people[step]! }];
  });
}
