import type { OpenSource } from '../../sources/source.ts';
import { spoolPath } from '../../sources/files/spool.ts';
import type { Structure } from '../../sources/structure/structure.ts';
import {
  TallyCells,
  type QueryEngine,
  type QueryValue,
  type Tally,
  type TallyCell,
  type TallyRequest,
  type ViewColumn,
} from '../engine.ts';
import { identifier, list, literal, sql, unionAll, type Sql } from '../../sql/tag.ts';
import { checkFile, columnAt, reconcile, type CheckedFile } from './files/checked-file.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/open.ts';
import type { TypedTable } from '../typed-table.ts';
import { appendRows, tableOf } from './typed-rows.ts';
import { columnNames, headersOf, tallySql } from '../tally-sql.ts';
import { repeatedRecords } from './repeated.ts';
import { trimmed } from '../../values/trimmed-sql.ts';

export interface DuckDbOptions {
  /** All files that the engine will be asked about: it can open no other. */
  readonly sources: readonly OpenSource[];
  /** The most memory that it takes, as in `4GB`; beyond it, it spills to a private folder. */
  readonly memory?: string | undefined;
  readonly threads?: number | undefined;
}

/**
 * Opens DuckDB behind the port of the engines: it reads what `cx` has looked at byte by byte, and nothing else.
 *
 * @throws engine-failed, invalid-option
 */
export async function openDuckDb({ sources, memory, threads }: DuckDbOptions): Promise<QueryEngine> {
  const copies = new Map(sources.map((source) => [source, spoolPath('clean.csv')]));
  const files = [...copies].flatMap(([{ text }, copy]) => [text, copy]);
  return new DuckDbEngine(await openDatabase({ files, memory, threads }), copies);
}

/** Some columns of a file in a table of their own. */
interface LoadedTable {
  readonly name: Sql;
  readonly places: ReadonlySet<number>;
}

class DuckDbEngine implements QueryEngine {
  readonly name = 'duckdb';
  private readonly database: Database;
  private readonly copies: ReadonlyMap<OpenSource, string>;
  private readonly checked = new Map<OpenSource, Promise<CheckedFile>>();
  /** What views stand on: it stays. */
  private readonly kept = new Map<OpenSource, LoadedTable>();
  private tables = 0;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(database: Database, copies: ReadonlyMap<OpenSource, string>) {
    this.database = database;
    this.copies = copies;
  }

  /** One after the other: relations are views, which the next tally makes again under the same names. */
  tally(sources: readonly OpenSource[], request: TallyRequest): Promise<Tally> {
    const mine = this.turn.then(() => this.tallyAtOnce(sources, request));
    this.turn = mine.catch(() => {});
    return mine;
  }

  private async tallyAtOnce(sources: readonly OpenSource[], request: TallyRequest): Promise<Tally> {
    const { relation, columns, unique } = request;
    const tables = await this.relation(relation, sources, headersOf(request));
    const cells = await this.countCells(request);
    const ids = unique === null ? new Set<string>() : await this.repeatedIds(request, unique.id);
    await this.database.run(sql`DROP VIEW ${identifier(relation)}`);
    await this.dropUnkept(tables);
    const repeated = await repeatedRecords(sources, request, ids);
    return { cells: TallyCells.of(cells, columns.length), repeated, structures: await this.structuresOf(sources) };
  }

  async view(
    name: string,
    sources: readonly OpenSource[],
    columns: readonly ViewColumn[],
  ): Promise<readonly Structure[]> {
    const tables = await this.loadAll(
      sources,
      columns.flatMap(({ header }) => header ?? []),
    );
    for (const [at, source] of sources.entries()) this.kept.set(source, tables[at]!);
    await this.makeView(
      name,
      sources,
      tables,
      columns.map((column) => [column.header, identifier(column.name)]),
    );
    return this.structuresOf(sources);
  }

  async load(table: TypedTable): Promise<void> {
    await this.database.run(tableOf(table));
    await this.database.append((connection) => appendRows(connection, table));
  }

  async define(name: string, query: Sql): Promise<void> {
    await this.database.run(sql`CREATE OR REPLACE VIEW ${identifier(name)} AS ${query}`);
  }

  async query(statement: string): Promise<readonly (readonly QueryValue[])[]> {
    const rows: (readonly QueryValue[])[] = [];
    await this.stream(statement, (row) => void rows.push(row));
    return rows;
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

  /** The records of some files as a view whose columns are called as the files call them. */
  private async relation(
    name: string,
    sources: readonly OpenSource[],
    headers: readonly string[],
  ): Promise<readonly LoadedTable[]> {
    const tables = await this.loadAll(sources, headers);
    await this.makeView(name, sources, tables, [...columnNames(headers)]);
    return tables;
  }

  /** @param columns the name of each column in the view, by header; null for one that the files do not have */
  private async makeView(
    name: string,
    sources: readonly OpenSource[],
    tables: readonly LoadedTable[],
    columns: readonly (readonly [header: string | null, name: Sql])[],
  ): Promise<void> {
    const all = columns.length === 0 ? [[null, sql`nothing`] as const] : columns;
    const queries = sources.map((source, at) => {
      const cells = all.map(([header, column]) => sql`${cellOf(source, header)} AS ${column}`);
      return sql`SELECT ${list(cells)} FROM ${tables[at]!.name}`;
    });
    const none = sql`SELECT ${list(all.map(([, column]) => sql`'' AS ${column}`))} WHERE false`;
    await this.database.run(sql`CREATE OR REPLACE VIEW ${identifier(name)} AS ${unionAll([...queries, none])}`);
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

  /** One table for each file, one after the other: each load uses all cores. */
  private async loadAll(sources: readonly OpenSource[], headers: readonly string[]): Promise<readonly LoadedTable[]> {
    const tables: LoadedTable[] = [];
    for (const source of sources) {
      const places = new Set(headers.map((header) => source.columns.indexOf(header)).filter((place) => place >= 0));
      const kept = this.kept.get(source);
      const suffices = kept !== undefined && [...places].every((place) => kept.places.has(place));
      tables.push(suffices ? kept : await this.loadFile(await this.check(source), places));
    }
    return tables;
  }

  private async loadFile(file: CheckedFile, places: ReadonlySet<number>): Promise<LoadedTable> {
    this.tables += 1;
    const name = identifier(`file_${this.tables}`);
    const columns = places.size === 0 ? sql`'' AS nothing` : list([...places].map(columnAt));
    const [count] = await this.database.run(sql`CREATE TABLE ${name} AS SELECT ${columns} FROM ${file.records}`);
    reconcile(file, Number(count![0]));
    return { name, places };
  }

  private async dropUnkept(tables: readonly LoadedTable[]): Promise<void> {
    const kept = new Set(this.kept.values());
    for (const table of tables) if (!kept.has(table)) await this.database.run(sql`DROP TABLE ${table.name}`);
  }

  private async structuresOf(sources: readonly OpenSource[]): Promise<readonly Structure[]> {
    return Promise.all(sources.map(async (source) => (await this.check(source)).structure));
  }

  /** Once for each file, however many ask at the same time. */
  private check(source: OpenSource): Promise<CheckedFile> {
    const known = this.checked.get(source);
    if (known !== undefined) return known;
    const copy = this.copies.get(source);
    if (copy === undefined) throw new TypeError(`${source.file} was not named when the engine was opened`);
    const file = checkFile(source, copy);
    this.checked.set(source, file);
    return file;
  }
}

/** The cell under a header; '' where the file does not have it. */
function cellOf(source: OpenSource, header: string | null): Sql {
  const place = header === null ? -1 : source.columns.indexOf(header);
  return place < 0 ? literal('') : columnAt(place);
}
