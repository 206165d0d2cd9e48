import { ends } from '../../../relations/folded/journeys/walked-contacts.ts';
import { countsIn, Groups } from './groups.ts';
import { nothing, type RowIn, type Walk } from './walk.ts';

/** How the journeys end whose last contact is at a touchpoint. */
export function endingRows({ walked, segments: segmentCount, persons }: Walk): RowIn[] {
  const { order, columns, starts, segments, endings } = walked;
  const width = columns.names.length;
  const groups = new Groups(segmentCount * width);
  const at = new Int32Array(order.length).fill(-1);
  for (let journey = 0; journey < segments.length; journey += 1) {
    const last = starts[journey + 1]! - 1;
    at[last] = groups.numberOf(segments[journey]! * width + columns.touchpoints[order[last]!]!);
  }
  const count = groups.keys.length;
  const [counts, people] = [countsIn(at, count), persons.ofContacts(at, count)];
  const each = () => new Int32Array(count);
  const ofEnding = new Map<number, Int32Array>([
    [ends.converted, each()],
    [ends.lost, each()],
    [ends.open, each()],
  ]);
  for (const [journey, ending] of endings.entries()) ofEnding.get(ending)![at[starts[journey + 1]! - 1]!]! += 1;
  return groups.keys.map((key, group): RowIn => [
    Math.floor(key / width),
    {
      ...nothing,
      kind: 'ending',
      from: columns.names[key % width]!,
      n: counts[group]!,
      persons: people[group]!,
      converted: ofEnding.get(ends.converted)![group]!,
      lost: ofEnding.get(ends.lost)![group]!,
      open: ofEnding.get(ends.open)![group]!,
      known: walked.known ? 1 : 0,
    },
  ]);
}
