import type { Within } from '../../estimates/groups/state.ts';
import type { StatedRow } from '../reduction.ts';

const sumOf = (name: string) => (rows: readonly StatedRow[]) => [rows.reduce((sum, row) => sum + Number(row[name]), 0)];

const persons = (row: StatedRow) => Number(row['persons']);

/** What tables tell of channels row by row: scores at a touchpoint, all switches, and those from one channel to another. */
export const toldOfChannels: readonly Within<StatedRow>[] = [
  {
    kind: 'cell',
    ways: [['first', 'second']],
    base: (row) => Number(row['n']),
    persons,
    classes: sumOf('ratings'),
  },
  { kind: 'switched', ways: [], base: (row) => Number(row['contacts']), persons, classes: sumOf('repeats') },
  {
    kind: 'switch',
    ways: [['first', 'second']],
    base: (row) => Number(row['n']),
    persons,
    classes: sumOf('repeats'),
    restsOn: () => [{ kind: 'switched', place: [] }],
  },
];
