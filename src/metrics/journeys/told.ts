import type { Place, Within } from '../../estimates/groups/state.ts';
import type { StatedRow } from '../reduction.ts';

const sumOf = (rows: readonly StatedRow[], name: string) => rows.reduce((sum, row) => sum + Number(row[name]), 0);

const n = (row: StatedRow) => Number(row['n']);
const persons = (row: StatedRow) => Number(row['persons']);

/** A touchpoint of a step; '' is where journeys begin, and where they end. */
const touchpointAt = (name: string | undefined): readonly Place[] =>
  name === undefined || name === '' ? [] : [{ kind: 'touchpoint', place: [name] }];

/**
 * What tables tell of journeys row by row. Steps that leave a touchpoint, and those that come to it, add up to its contacts, and those
 * at both ends to the journeys; how journeys end is told of those that end at a touchpoint.
 */
export const toldOfJourneys: readonly Within<StatedRow>[] = [
  {
    kind: 'touchpoint',
    ways: [['from']],
    base: n,
    persons,
    classes: (rows) => ['rework_journeys', 'returns'].map((name) => sumOf(rows, name)),
  },
  {
    kind: 'step',
    ways: [['from'], ['to']],
    base: n,
    persons,
    restsOn: ([from, to]) => [...touchpointAt(from), ...touchpointAt(to)],
    most: 200,
  },
  {
    kind: 'ending',
    ways: [['from']],
    base: n,
    persons: null,
    classes: (rows) => ['converted', 'lost', 'open'].map((name) => sumOf(rows, name)),
    restsOn: ([from]) => (from === undefined ? [] : [{ kind: 'step', place: [from, ''] }]),
  },
  { kind: 'variant', ways: [['from']], base: n, persons, most: 400 },
];
