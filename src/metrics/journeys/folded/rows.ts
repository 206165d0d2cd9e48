import type { QueriedRow } from '../../../estimates/groups/queried.ts';
import { ends, type WalkedContacts } from '../../../relations/folded/journeys/walked-contacts.ts';
import type { SeenContacts } from '../../reduction.ts';
import type { WalkedRow } from '../walked-row.ts';
import { costRows } from './costs.ts';
import { endingRows } from './endings.ts';
import { countsIn } from './groups.ts';
import { personsOf } from './persons.ts';
import { stepRows } from './steps.ts';
import { touchpointRows } from './touchpoints.ts';
import { variantRows } from './variants.ts';
import { nothing, type RowIn, type Walk } from './walk.ts';

/** What the query of `walked` gives. */
export function foldedWalk({ contacts: walked, own }: SeenContacts): readonly QueriedRow<WalkedRow>[] {
  const walk = walkOf(walked);
  const top = tops.get(own.get('scale') ?? null) ?? 5;
  return [
    ...allRows(walk, top),
    ...stepRows(walk),
    ...touchpointRows(walk, top),
    ...endingRows(walk),
    ...variantRows(walk),
    ...costRows(walk),
  ].map(([segment, row]) => ({ segment, period: null, row }));
}

const tops: ReadonlyMap<unknown, number> = new Map([
  ['1-7', 7],
  ['1-10', 10],
]);

function walkOf(walked: WalkedContacts): Walk {
  const { order, starts, segments } = walked;
  const journeyOf = new Int32Array(order.length);
  for (let journey = 0; journey < segments.length; journey += 1)
    journeyOf.fill(journey, starts[journey], starts[journey + 1]);
  const last = segments.reduce((most, segment) => Math.max(most, segment), 0);
  return { walked, journeyOf, segments: last + 1, persons: personsOf(walked) };
}

/** A row for each segment that has any journey. */
function allRows({ walked, journeyOf, segments: count, persons }: Walk, top: number): RowIn[] {
  const { order, columns, segments, endings, tied } = walked;
  const inSegment = order.map((_, place) => segments[journeyOf[place]!]!);
  const each = () => new Int32Array(count);
  const sums = { converted: each(), lost: each(), open: each(), tied: each(), beyond: each(), unread: each() };
  const ofEnding = new Map<number, Int32Array>([
    [ends.converted, sums.converted],
    [ends.lost, sums.lost],
    [ends.open, sums.open],
  ]);
  for (const [journey, segment] of segments.entries()) {
    ofEnding.get(endings[journey]!)![segment]! += 1;
    sums.tied[segment]! += tied[journey]!;
  }
  for (let place = 0; place < order.length; place += 1) {
    const [segment, row] = [inSegment[place]!, order[place]!];
    const rating = columns.ratings[row]!;
    if (rating > top) sums.beyond[segment]! += 1;
    if (rating > top || rating === -1) sums.unread[segment]! += 1;
    if (columns.efforts[row] === -1) sums.unread[segment]! += 1;
  }
  const [journeys, contacts, people] = [
    countsIn(segments, count),
    countsIn(inSegment, count),
    persons.ofContacts(inSegment, count),
  ];
  return Array.from({ length: count }, (_, segment) => segment)
    .filter((segment) => journeys[segment]! > 0)
    .map((segment): RowIn => [
      segment,
      {
        ...nothing,
        kind: 'all',
        n: journeys[segment]!,
        persons: people[segment]!,
        converted: sums.converted[segment]!,
        lost: sums.lost[segment]!,
        open: sums.open[segment]!,
        beyond: sums.beyond[segment]!,
        unread: sums.unread[segment]!,
        tied: sums.tied[segment]!,
        length: contacts[segment]!,
        known: walked.known ? 1 : 0,
      },
    ]);
}
