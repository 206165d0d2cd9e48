import { countsIn, Groups } from './groups.ts';
import { nothing, type RowIn, type Walk } from './walk.ts';

/** What happens at each touchpoint. @param top of the scale of ratings */
export function touchpointRows(walk: Walk, top: number): RowIn[] {
  const { walked, journeyOf, persons } = walk;
  const { order, columns, segments } = walked;
  const width = columns.names.length;
  const groups = new Groups(walk.segments * width);
  const at = order.map((row, place) =>
    groups.numberOf(segments[journeyOf[place]!]! * width + columns.touchpoints[row]!),
  );
  const count = groups.keys.length;
  const [contacts, people] = [countsIn(at, count), persons.ofContacts(at, count)];
  const [visits, scores] = [visitsOf(walk, at, count), scoresOf(walk, at, { count, top })];
  return groups.keys.map((key, group): RowIn => [
    Math.floor(key / width),
    {
      ...nothing,
      kind: 'touchpoint',
      from: columns.names[key % width]!,
      n: contacts[group]!,
      persons: people[group]!,
      ...sumsOf(visits, group),
      ...sumsOf(scores, group),
      known: walked.known ? 1 : 0,
    },
  ]);
}

type Sums<Name extends string> = Readonly<Record<Name, Int32Array>>;

/** What a group comes to. */
const sumsOf = <Name extends string>(sums: Sums<Name>, group: number): Record<Name, number> =>
  Object.fromEntries(Object.entries<Int32Array>(sums).map(([name, each]) => [name, each[group]!])) as Record<
    Name,
    number
  >;

function visitsOf({ walked: { starts, endings } }: Walk, at: Int32Array, count: number) {
  const each = () => new Int32Array(count);
  const sums = { rework_journeys: each(), returns: each() };
  const [last, visits] = [each().fill(-1), each()];
  for (let journey = 0; journey < endings.length; journey += 1) {
    const [from, to] = [starts[journey]!, starts[journey + 1]!];
    for (let place = from; place < to; place += 1) {
      const group = at[place]!;
      visits[group] = last[group] === journey ? visits[group]! + 1 : 1;
      last[group] = journey;
      const isLoop = place > from && at[place - 1] === group;
      if (visits[group] > 1 && !isLoop) sums.returns[group]! += 1;
      if (visits[group] === 2) sums.rework_journeys[group]! += 1;
    }
  }
  return sums;
}

function scoresOf(
  { walked: { order, columns } }: Walk,
  at: Int32Array,
  { count, top }: { readonly count: number; readonly top: number },
) {
  const each = () => new Int32Array(count);
  const sums = { rated: each(), satisfied: each(), efforts: each(), effort: each() };
  const { ratings, efforts } = columns;
  for (let place = 0; place < order.length; place += 1) {
    const [group, rating, effort] = [at[place]!, ratings[order[place]!]!, efforts[order[place]!]!];
    if (rating >= 1 && rating <= top) {
      sums.rated[group]! += 1;
      if (rating > top - 2) sums.satisfied[group]! += 1;
    }
    if (effort > 0) {
      sums.efforts[group]! += 1;
      sums.effort[group]! += effort;
    }
  }
  return sums;
}
