import type { OpenSource } from '../../sources/source.ts';
import { spoolPath } from '../../sources/files/spool.ts';
import type { Structure } from '../../sources/structure/structure.ts';
import {
  TallyCells,
  type MatchedFiles,
  type QueryEngine,
  type QueryValue,
  type Tally,
  type TallyCell,
  type TallyMatch,
  type TallyRequest,
  type ViewColumn,
} from '../engine.ts';
import { identifier, list, literal, sql, unionAll, type Sql } from '../../sql/tag.ts';
import { checkFile, columnAt, reconcile, type CheckedFile } from './files/checked-file.ts';
import type { Database } from './database/database.ts';
import { datePart } from '../../values/dates/date-part-sql.ts';
import { openDatabase } from './database/open.ts';
import { isKnown, knownIds, matchStatistics } from '../match-sql.ts';
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

  constructor(database: Database, copies: ReadonlyMap<OpenSource, string>) {
    this.database = database;
    this.copies = copies;
  }

  async tally(sources: readonly OpenSource[], request: TallyRequest): Promise<Tally> {
    const { columns, unique } = request;
    const headers = [...columns.map(({ header }) => header), ...(unique === null ? [] : [unique.id])];
    const tables = await this.loadAll(sources, headers);
    const known = request.match === undefined ? null : await this.knownIds(request.match);
    const cells = await this.countCells(sources, tables, request, known);
    const ids = unique === null ? new Map() : await this.repeatedIds(sources, tables, unique.id, known);
    const matched = known === null ? {} : { matched: await this.matchedFiles(sources, tables, request.match!, known) };
    await this.dropUnkept(tables);
    const repeated = await repeatedRecords(sources, request, ids);
    const width = columns.length + (known === null ? 0 : 1);
    return { cells: TallyCells.of(cells, width), repeated, structures: await this.structuresOf(sources), ...matched };
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
    const queries = sources.map((source, at) => {
      const cells = columns.map((column) => sql`${cellOf(source, column.header)} AS ${identifier(column.name)}`);
      this.kept.set(source, tables[at]!);
      return sql`SELECT ${list(cells)} FROM ${tables[at]!.name}`;
    });
    const none = sql`SELECT ${list(columns.map((column) => sql`'' AS ${identifier(column.name)}`))} WHERE false`;
    await this.database.run(sql`CREATE OR REPLACE VIEW ${identifier(name)} AS ${unionAll([...queries, none])}`);
    return this.structuresOf(sources);
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

  /** A table of the ids that the other files of a match know, and how many of their records have each. */
  private async knownIds(match: TallyMatch): Promise<Sql> {
    const { others, otherHeader, without } = match;
    const tables = await this.loadAll(others, [otherHeader, ...without.map(({ header }) => header)]);
    const queries = others.map((source, at) =>
      knownIds(tables[at]!.name, match, (header) => trimmed(cellOf(source, header))),
    );
    this.tables += 1;
    const name = identifier(`known_${this.tables}`);
    await this.database.run(
      sql`CREATE TEMP TABLE ${name} AS SELECT id, count(*) AS records FROM (${unionAll(queries)}) GROUP BY id`,
    );
    await this.dropUnkept(tables);
    return name;
  }

  /** What a match left over in the other files; their table of ids is not needed any more. */
  private async matchedFiles(
    sources: readonly OpenSource[],
    tables: readonly LoadedTable[],
    { header, others }: TallyMatch,
    known: Sql,
  ): Promise<MatchedFiles> {
    const here = unionAll(
      sources.map((source, file) => sql`SELECT ${trimmed(cellOf(source, header))} AS id FROM ${tables[file]!.name}`),
    );
    const [counts = []] = await this.query(matchStatistics(known, here));
    const [records = 0, blank = 0, unknown = 0] = counts.map(Number);
    await this.database.run(sql`DROP TABLE ${known}`);
    return { structures: await this.structuresOf(others), records, blank, unknown };
  }

  private async countCells(
    sources: readonly OpenSource[],
    tables: readonly LoadedTable[],
    { columns, match }: TallyRequest,
    known: Sql | null,
  ): Promise<readonly TallyCell[]> {
    if (sources.length === 0) return [];
    const names = [...columns, ...(match === undefined ? [] : [match])].map((_, at) => identifier(`v${at}`));
    const queries = sources.map((source, file) => {
      const values = columns.map(({ header, reading }, at) => {
        const cell = cellOf(source, header);
        return sql`${reading === 'raw' ? cell : datePart(cell)} AS ${names[at]!}`;
      });
      if (match !== undefined && known !== null) {
        values.push(sql`${isKnown(trimmed(cellOf(source, match.header)), known)} AS ${names.at(-1)!}`);
      }
      return sql`SELECT ${list([...values, sql`1 AS record`])} FROM ${tables[file]!.name}`;
    });
    const groups = names.length === 0 ? sql`` : sql`GROUP BY ${list(names)}`;
    const cells: TallyCell[] = [];
    await this.database.stream(
      sql`SELECT ${list([...names, sql`count(*)`])} FROM (${unionAll(queries)}) ${groups}`,
      (row) => {
        const rows = Number(row.at(-1));
        if (rows > 0) cells.push({ values: row.slice(0, -1).map(String), rows });
      },
    );
    return cells;
  }

  /** The ids that more than one record has, blank ones left out, each with whether other files know it where that was asked. */
  private async repeatedIds(
    sources: readonly OpenSource[],
    tables: readonly LoadedTable[],
    header: string,
    known: Sql | null,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const queries = sources.map((source, file) => {
      const cell = cellOf(source, header);
      return sql`SELECT ${trimmed(cell)} AS id FROM ${tables[file]!.name}`;
    });
    const ids = new Map<string, readonly string[]>();
    if (sources.length === 0) return ids;
    const columns = [sql`id`, ...(known === null ? [] : [isKnown(sql`id`, known)])];
    await this.database.stream(
      sql`SELECT ${list(columns)} FROM (${unionAll(queries)}) WHERE id <> '' GROUP BY id HAVING count(*) > 1`,
      ([id, ...more]) => void ids.set(String(id), more.map(String)),
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
      tables.push(suffices ? kept : await this.load(await this.check(source), places));
    }
    return tables;
  }

  private async load(file: CheckedFile, places: ReadonlySet<number>): Promise<LoadedTable> {
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
