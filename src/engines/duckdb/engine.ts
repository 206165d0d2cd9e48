import type { OpenSource } from '../../sources/source.ts';
import { spoolPath } from '../../sources/spool.ts';
import type { Structure } from '../../sources/structure.ts';
import type {
  QueryEngine,
  QueryValue,
  RepeatedRecord,
  Tally,
  TallyCell,
  TallyMatch,
  TallyRequest,
  ViewColumn,
} from '../engine.ts';
import { identifier, joined, list, literal, sql, unionAll, type Sql } from '../sql.ts';
import { checkFile, columnAt, reconcile, type CheckedFile } from './checked-file.ts';
import type { Database } from './database.ts';
import { datePart } from './date-part.ts';
import { openDatabase } from './open.ts';
import { repeatedRecords } from './repeated.ts';

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
  private readonly checked = new Map<OpenSource, CheckedFile>();
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
    const ids = unique === null ? new Set<string>() : await this.repeatedIds(sources, tables, unique.id);
    const repeated = repeatedRecords(sources, request, ids);
    const matched = known === null || repeated.length === 0 ? repeated : await this.withMatch(repeated, known);
    await this.dropUnkept(tables);
    return { cells, repeated: matched, structures: this.structuresOf(sources) };
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

  /** A table of the ids that the other files of a match know. */
  private async knownIds({ others, otherHeader, without }: TallyMatch): Promise<Sql> {
    const headers = [otherHeader, ...without.map(({ header }) => header)];
    const tables = await this.loadAll(others, headers);
    const queries = others.map((source, at) => {
      const id = sql`trim(${cellOf(source, otherHeader)})`;
      const counts = without.map(
        ({ header, values }) =>
          sql` AND lower(trim(${cellOf(source, header)})) NOT IN (${list(values.map((value) => literal(value)))})`,
      );
      return sql`SELECT ${id} AS id FROM ${tables[at]!.name} WHERE ${id} <> ''${joined(counts)}`;
    });
    this.tables += 1;
    const name = identifier(`known_${this.tables}`);
    await this.database.run(sql`CREATE TEMP TABLE ${name} AS SELECT DISTINCT id FROM (${unionAll(queries)})`);
    await this.dropUnkept(tables);
    return name;
  }

  /** Repeated records with whether their id is known, as cells have it. */
  private async withMatch(repeated: readonly RepeatedRecord[], known: Sql): Promise<RepeatedRecord[]> {
    const ids = list([...new Set(repeated.map(({ id }) => id.trim()))].map((id) => literal(id)));
    const rows = await this.query(sql`SELECT id FROM ${known} WHERE id IN (${ids})`);
    const matched = new Set(rows.map(([id]) => String(id)));
    return repeated.map((record) => ({ ...record, values: [...record.values, String(matched.has(record.id.trim()))] }));
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
        const isKnown = sql`trim(${cellOf(source, match.header)}) IN (SELECT id FROM ${known})`;
        values.push(sql`CASE WHEN ${isKnown} THEN 'true' ELSE 'false' END AS ${names.at(-1)!}`);
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

  /** The ids that more than one record has, blank ones left out. */
  private async repeatedIds(
    sources: readonly OpenSource[],
    tables: readonly LoadedTable[],
    header: string,
  ): Promise<ReadonlySet<string>> {
    const queries = sources.map(
      (source, file) => sql`SELECT ${cellOf(source, header)} AS id FROM ${tables[file]!.name}`,
    );
    const ids = new Set<string>();
    if (sources.length === 0) return ids;
    await this.database.stream(
      sql`SELECT id FROM (${unionAll(queries)}) WHERE id <> '' GROUP BY id HAVING count(*) > 1`,
      ([id]) => void ids.add(String(id)),
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
      tables.push(suffices ? kept : await this.load(this.check(source), places));
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

  private structuresOf(sources: readonly OpenSource[]): readonly Structure[] {
    return sources.map((source) => this.check(source).structure);
  }

  private check(source: OpenSource): CheckedFile {
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
