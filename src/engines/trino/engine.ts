import { CxError } from '../../errors.ts';
import type { OpenSource } from '../../sources/source.ts';
import { trinoSql } from '../../sql/dialect.ts';
import { identifier, sql, type Sql } from '../../sql/tag.ts';
import { TallyCells, TallyTooLarge, type Engine, type Tally, type TallyCell, type TallyRequest } from '../engine.ts';
import { columnNames, headersOf, tallySql } from '../tally-sql.ts';
import { structureOf, textIn } from './answers.ts';
import { MoreRows } from './client/client.ts';
import { clusterSource, recordsSql, type ClusterSource } from './relation.ts';
import { repeatsIn } from './repeats.ts';

/** The most combinations of texts that a cluster hands over. */
const mostCells = 1_000_000;

/** Counts where the records are, by the texts of their columns: no record leaves the cluster. */
export const trinoEngine: Engine = {
  name: 'trino',
  async tally(opened, request) {
    const sources = opened.map(clusterSource);
    const cells = await countedCells(sources, request);
    assertAllRead(sources, cells);
    const repeats = await repeatsIn(sources, request);
    return {
      cells: TallyCells.of(cells, request.columns.length),
      repeated: [],
      ...(repeats === null ? {} : { repeats }),
      structures: sources.map(({ table }, at) =>
        structureOf(table.rows, at === 0 ? cells.flatMap(({ values }) => values) : []),
      ),
    } satisfies Tally;
  },
  async close() {},
};

/** The statement that counts: what the cluster runs, and what `--show-sql` prints. */
export function clusterTallySql(opened: readonly OpenSource[], request: TallyRequest): Sql {
  return statementOf(opened.map(clusterSource), request);
}

const statementOf = (sources: readonly ClusterSource[], request: TallyRequest): Sql =>
  sql`WITH ${identifier(request.relation)} AS (${recordsSql(sources, [...columnNames(headersOf(request))])})\n${tallySql(request, trinoSql)}`;

/** @throws TallyTooLarge */
async function countedCells(sources: readonly ClusterSource[], request: TallyRequest): Promise<readonly TallyCell[]> {
  try {
    const { rows } = await sources[0]!.table.ask(statementOf(sources, request), mostCells);
    return rows.flatMap((row) => {
      const count = Number(row.at(-1));
      return count === 0 ? [] : [{ values: row.slice(0, -1).map(textIn), rows: count }];
    });
  } catch (error) {
    if (!(error instanceof MoreRows)) throw error;
    throw new TallyTooLarge(`more than ${mostCells} combinations of values`);
  }
}

/**
 * Each reduction counts what it read: where it is not what the table had when it was found, it is another table by now.
 *
 * @throws input-changed
 */
export function assertAllRead(sources: readonly ClusterSource[], cells: readonly TallyCell[]): void {
  const had = sources.reduce((sum, { table }) => sum + table.rows, 0);
  const read = cells.reduce((sum, { rows }) => sum + rows, 0);
  if (read !== had) throw new CxError('input-changed', { file: sources.map(({ table }) => table.shown).join(', ') });
}
