import { countsIn, Groups } from './groups.ts';
import { nothing, type RowIn, type Walk } from './walk.ts';

/** What contacts of each touchpoint and channel cost; a channel that nothing says has a blank name. */
export function costRows({ walked, journeyOf, segments: segmentCount, persons }: Walk): RowIn[] {
  const { order, columns, segments } = walked;
  const { touchpoints, names, channels, channelNames } = columns;
  const [width, ways] = [names.length, channelNames.length + 1];
  const groups = new Groups(segmentCount * width * ways);
  const at = order.map((row, place) =>
    groups.numberOf((segments[journeyOf[place]!]! * width + touchpoints[row]!) * ways + channels[row]! + 1),
  );
  const [counts, people] = [countsIn(at, groups.keys.length), persons.ofContacts(at, groups.keys.length)];
  const costs = amountsOf(order, columns, at, groups.keys.length);
  return groups.keys.map((key, group): RowIn => [
    Math.floor(key / ways / width),
    {
      ...nothing,
      kind: 'cost',
      from: names[Math.floor(key / ways) % width]!,
      to: channelNames[(key % ways) - 1] ?? '',
      n: counts[group]!,
      persons: people[group]!,
      ...(costs[group] ?? { uncosted: counts[group]! }),
    },
  ]);
}

interface Amounts {
  cost: bigint;
  costed: number;
  seconds: bigint;
  timed: number;
  uncosted: number;
}

/** Nothing where no contact has a cost or a time. */
function amountsOf(
  order: Int32Array,
  { costs, seconds }: Walk['walked']['columns'],
  at: Int32Array,
  count: number,
): readonly Amounts[] {
  if (costs === null && seconds === null) return [];
  const sums = Array.from({ length: count }, (): Amounts => ({
    cost: 0n,
    costed: 0,
    seconds: 0n,
    timed: 0,
    uncosted: 0,
  }));
  for (let place = 0; place < order.length; place += 1) {
    const [sum, row] = [sums[at[place]!]!, order[place]!];
    const [cost, time] = [costs?.[row] ?? null, seconds?.[row] ?? null];
    if (cost !== null) {
      sum.cost += cost;
      sum.costed += 1;
      continue;
    }
    sum.uncosted += 1;
    if (time === null) continue;
    sum.seconds += time;
    sum.timed += 1;
  }
  return sums;
}
