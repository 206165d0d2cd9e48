import type { QueriedRow } from '../../estimates/groups/queried.ts';
import { identifier, sql } from '../../sql/tag.ts';
import { defineQueryWhen, type FilesGiven, type QueryReduction, type Seen, type StatisticsOf } from '../reduction.ts';
import { measuredRelation } from './options.ts';

type Relation = ReturnType<typeof measuredRelation>;

const sums = { n: 'count' } as const;

const isOf = (relation: Relation) => (files: FilesGiven) => measuredRelation(files) === relation;

/** How many rows say the same in the outcome and in all drivers. */
const rowsOf = (relation: Relation) =>
  defineQueryWhen((files, _, { weight }) => isOf(relation)(files) && weight === null, {
    counts: relation,
    reads: {},
    window: 'records',
    keys: {},
    sums,
    base: 'n' as const,
    foldsAlike: true,
    sql: sql`SELECT segment, CAST(NULL AS VARCHAR), count(*) FROM ${identifier(relation)} GROUP BY segment`,
    fold: countsBySegment,
  } satisfies Omit<QueryReduction, 'kind' | 'when'>);

/** The same, told apart by what a row weighs. */
const weightedRowsOf = (relation: Relation) =>
  defineQueryWhen((files, _, { weight }) => isOf(relation)(files) && weight !== null, {
    counts: relation,
    reads: {},
    window: 'records',
    keys: { weight: 'weight' },
    sums,
    base: 'n' as const,
    sql: sql`SELECT segment, CAST(NULL AS VARCHAR), weight, count(*) FROM ${identifier(relation)} GROUP BY segment, weight`,
  } satisfies Omit<QueryReduction, 'kind' | 'when'>);

function countsBySegment({ segments, counts }: Seen): QueriedRow<{ readonly n: number }>[] {
  const found = new Map<number, number>();
  for (let row = 0; row < segments.length; row += 1)
    found.set(segments[row]!, (found.get(segments[row]!) ?? 0) + counts[row]!);
  return [...found].map(([segment, n]) => ({ segment, period: null, row: { n } }));
}

/** Rows by what they say, whatever the file is. */
export const counted = { answers: rowsOf('responses'), contacts: rowsOf('touchpoints') };
export const weighted = {
  weightedAnswers: weightedRowsOf('responses'),
  weightedContacts: weightedRowsOf('touchpoints'),
};

export type Counted = StatisticsOf<(typeof counted)['answers']>;
export type Weighted = StatisticsOf<(typeof weighted)['weightedAnswers']>;
