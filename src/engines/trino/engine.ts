import { CxError } from '../../errors.ts';
import { Suspicions } from '../../sources/encodings/suspicion.ts';
import type { OpenSource } from '../../sources/source.ts';
import type { Structure } from '../../sources/structure/structure.ts';
import { trinoSql } from '../../sql/dialect.ts';
import { identifier, sql, type Sql } from '../../sql/tag.ts';
import { TallyCells, TallyTooLarge, type Engine, type Tally, type TallyCell, type TallyRequest } from '../engine.ts';
import { columnNames, headersOf, tallySql } from '../tally-sql.ts';
import { MoreRows, type ClusterValue } from './client/client.ts';
import { clusterSource, recordsSql, type ClusterSource } from './relation.ts';
import { repeatsIn } from './repeats.ts';
import { fractionOf } from './texts.ts';

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
      structures: sources.map(({ table }, at) => structureOf(table.rows, at === 0 ? cells : [])),
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

export const textIn = (value: ClusterValue): string => fractionOf(String(value));

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

function structureOf(records: number, cells: readonly TallyCell[]): Structure {
  const suspicions = new Suspicions();
  for (const text of new Set(cells.flatMap(({ values }) => values))) {
    const bytes = Buffer.from(text);
    suspicions.look(bytes, bytes.length);
  }
  return { records, rejected: [], lines: records + 1, blankLines: 0, finalNewline: true, suspicions };
}
