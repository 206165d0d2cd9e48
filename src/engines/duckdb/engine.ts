import { textsOf, type OpenSource, type TextSource } from '../../sources/source.ts';
import type { Structure } from '../../sources/structure/structure.ts';
import {
  TallyCells,
  type QueryEngine,
  type QueryValue,
  type Tally,
  type TallyCell,
  type TallyRequest,
} from '../engine.ts';
import { identifier, list, literal, sql, unionAll, type Sql } from '../../sql/tag.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/open.ts';
import { columnAt, loadTexts } from './files/text-table.ts';
import type { TypedTable } from '../typed-table.ts';
import { loadRows } from './typed-rows.ts';
import { columnNames, headersOf, tallySql } from '../tally-sql.ts';
import { repeatedRecords } from './repeated.ts';
import { trimmed } from '../../values/trimmed-sql.ts';

export interface DuckDbOptions {
  /** The most memory that it takes, as in `4GB`; beyond it, it spills to a private folder. */
  readonly memory?: string | undefined;
  /** How large the files are whose typed rows it is to hold: it takes no more memory than that, where no limit is told. */
  readonly bytes?: number | undefined;
  readonly threads?: number | undefined;
}

/**
 * Opens DuckDB behind the port of the engines: it is given records that `cx` has read byte by byte, and opens no file.
 *
 * @throws engine-failed, invalid-option
 */
export async function openDuckDb({ memory, bytes, threads }: DuckDbOptions = {}): Promise<QueryEngine> {
  return new DuckDbEngine(await openDatabase({ files: [], memory, bytes, threads }));
}

class DuckDbEngine implements QueryEngine {
  readonly name = 'duckdb';
  private readonly database: Database;
  private tables = 0;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(database: Database) {
    this.database = database;
  }

  /** One after the other: relations are views, which the next tally makes again under the same names. */
  tally(sources: readonly OpenSource[], request: TallyRequest): Promise<Tally> {
    const mine = this.turn.then(() => this.tallyAtOnce(sources, request));
    this.turn = mine.catch(() => {});
    return mine;
  }

  private async tallyAtOnce(opened: readonly OpenSource[], request: TallyRequest): Promise<Tally> {
    const sources = await textsOf(opened);
    const { relation, columns, unique } = request;
    const tables = sources.map((source) => this.tableFor(source, headersOf(request)));
    try {
      const structures: Structure[] = [];
      for (const { source, name, places } of tables)
        structures.push(await loadTexts(this.database, source, name, places));
      await this.define(relation, relationOf(tables, headersOf(request)));
      const cells = await this.countCells(request);
      const ids = unique === null ? new Set<string>() : await this.repeatedIds(request, unique.id);
      const repeated = await repeatedRecords(sources, request, ids);
      return { cells: TallyCells.of(cells, columns.length), repeated, structures };
    } finally {
      await this.database.run(sql`DROP VIEW IF EXISTS ${identifier(relation)}`);
      for (const { name } of tables) await this.database.run(sql`DROP TABLE IF EXISTS ${identifier(name)}`);
    }
  }

  async load(table: TypedTable): Promise<void> {
    await loadRows(this.database, table);
  }

  async define(name: string, query: Sql, made?: 'once'): Promise<void> {
    const kind = made === 'once' ? sql`TABLE` : sql`VIEW`;
    await this.database.run(sql`CREATE OR REPLACE ${kind} ${identifier(name)} AS ${query}`);
  }

  async query(statement: string): Promise<readonly (readonly QueryValue[])[]> {
    return this.database.query(statement);
  }

  async stream(statement: string, onRow: (row: readonly QueryValue[]) => void | Promise<void>): Promise<number> {
    return this.database.stream(statement, onRow);
  }

  interrupt(): void {
    this.database.interrupt();
  }

  async close(): Promise<void> {
    this.database.close();
  }

  private tableFor(source: TextSource, headers: readonly string[]): TextTable {
    this.tables += 1;
    const places = headers.map((header) => source.columns.indexOf(header)).filter((place) => place >= 0);
    return { source, name: `file_${this.tables}`, places: [...new Set(places)] };
  }

  private async countCells(request: TallyRequest): Promise<readonly TallyCell[]> {
    const cells: TallyCell[] = [];
    await this.database.stream(tallySql(request), (row) => {
      const rows = Number(row.at(-1));
      if (rows > 0) cells.push({ values: row.slice(0, -1).map(String), rows });
    });
    return cells;
  }

  /** The ids that more than one record has, blank ones left out. */
  private async repeatedIds(request: TallyRequest, header: string): Promise<ReadonlySet<string>> {
    const id = trimmed(columnNames(headersOf(request)).get(header)!);
    const ids = new Set<string>();
    await this.database.stream(
      sql`SELECT id FROM (SELECT ${id} AS id FROM ${identifier(request.relation)}) WHERE id <> '' GROUP BY id HAVING count(*) > 1`,
      ([own]) => void ids.add(String(own)),
    );
    return ids;
  }
}

/** Some columns of a file in a table of their own. */
interface TextTable {
  readonly source: TextSource;
  readonly name: string;
  readonly places: readonly number[];
}

/** The records of some files, with columns that are called as the files call them; '' where a file lacks one. */
function relationOf(tables: readonly TextTable[], headers: readonly string[]): Sql {
  const names = [...columnNames(headers)];
  const columns = names.length === 0 ? [['', sql`nothing`] as const] : names;
  const queries = tables.map(({ source, name }) => {
    const cells = columns.map(([header, column]) => sql`${cellOf(source, header)} AS ${column}`);
    return sql`SELECT ${list(cells)} FROM ${identifier(name)}`;
  });
  const none = sql`SELECT ${list(columns.map(([, column]) => sql`'' AS ${column}`))} WHERE false`;
  return unionAll([...queries, none]);
}

function cellOf({ columns }: TextSource, header: string): Sql {
  const place = columns.indexOf(header);
  return place < 0 ? literal('') : columnAt(place);
}
