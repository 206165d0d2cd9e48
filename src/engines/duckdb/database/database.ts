import type { DuckDBConnection, DuckDBDataChunk, DuckDBPreparedStatement, DuckDBResult } from '@duckdb/node-api';
import { CxError } from '../../../errors.ts';
import type { QueryValue } from '../../engine.ts';
import { engineFailure } from './failure.ts';
import type { RowReader } from './rows.ts';

type Row = readonly QueryValue[];

/** What the database needs of its driver, which is loaded late. */
export interface Driver {
  rowsOf(result: DuckDBResult): RowReader;
  /** A statement that reads, and neither makes nor writes anything. */
  isSelect(statement: DuckDBPreparedStatement): boolean;
  /** Lets go of the connection, of memory, and of spilled files. */
  release(): void;
}

export interface QueryColumn {
  readonly name: string;
  readonly type: string;
}

/** A table that is being filled. */
export interface Filling {
  put(chunk: DuckDBDataChunk): void;
  /** Moves what was put into the table, where it counts as memory and can be spilled: before, it does neither. */
  flush(): void;
}

/** One open database. Whatever fails in it is told without a value of the data. */
export class Database {
  private readonly connection: DuckDBConnection;
  private readonly driver: Driver;
  private state: 'open' | 'interrupted' | 'closed' = 'open';
  private turn: Promise<unknown> = Promise.resolve();

  constructor(connection: DuckDBConnection, driver: Driver) {
    this.connection = connection;
    this.driver = driver;
  }

  /** Runs a statement of the program's own. @returns its rows: those of CREATE TABLE AS and COPY are their count */
  async run(statement: string): Promise<readonly Row[]> {
    return this.rowsOf(() => this.connection.run(statement));
  }

  /**
   * Runs one statement that only reads, to its end before its rows are seen: of many parts that are worked at side by side, some wait
   * for ever where rows are asked for in between.
   */
  async query(statement: string): Promise<readonly Row[]> {
    return this.rowsOf(async () => (await this.reading(statement)).run());
  }

  /**
   * Runs one statement that only reads, for rows that are too many to be kept.
   *
   * @param onRow what it throws goes to the caller as it is
   * @returns how many rows there were
   */
  async stream(statement: string, onRow: (row: Row) => void | Promise<void>): Promise<number> {
    return this.each(async () => (await this.reading(statement)).stream(), onRow);
  }

  /** Runs a query of the program's own, and shows its rows as they lie in the database, a chunk of them at a time. */
  async chunks(query: string, onChunk: (chunk: DuckDBDataChunk) => void): Promise<void> {
    await this.inTurn(async () => {
      const result = await this.ask(() => this.connection.stream(query));
      for (let chunk = await this.next(result); chunk !== null; chunk = await this.next(result)) onChunk(chunk);
    });
  }

  /**
   * Lets work put chunks of rows into a table, one work after the other.
   *
   * @param work what it throws goes to the caller as it is, and the table is to be dropped
   */
  append<T>(table: string, work: (filling: Filling) => Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      const appender = await this.ask(() => this.connection.createAppender(table));
      let done = false;
      try {
        const result = await work({
          put: (chunk) => this.told(() => appender.appendDataChunk(chunk)),
          flush: () => this.told(() => appender.flushSync()),
        });
        done = true;
        return result;
      } finally {
        if (!done) appender.clear();
        this.told(() => appender.closeSync());
      }
    });
  }

  /** The columns of a query, in words of the database. */
  async columnsOf(query: string): Promise<readonly QueryColumn[]> {
    const result = await this.ask(() => this.connection.stream(query));
    const types = result.columnTypes();
    return result.deduplicatedColumnNames().map((name, at) => ({ name, type: String(types[at]) }));
  }

  /** Ends what is running within moments, and refuses everything that would come after it. */
  interrupt(): void {
    if (this.state === 'closed') return;
    this.state = 'interrupted';
    this.connection.interrupt();
  }

  /** Lets go of memory and of spilled files; nothing may be running. */
  close(): void {
    if (this.state !== 'closed') this.driver.release();
    this.state = 'closed';
  }

  /** Files that may be read are not to be written. */
  private async reading(statement: string): Promise<DuckDBPreparedStatement> {
    const prepared = await this.connection.prepare(statement);
    if (this.driver.isSelect(prepared)) return prepared;
    throw new CxError('engine-failed', { what: 'only a SELECT can be run' });
  }

  private async rowsOf(start: () => Promise<DuckDBResult>): Promise<readonly Row[]> {
    const rows: Row[] = [];
    await this.each(start, (row) => void rows.push(row));
    return rows;
  }

  /** One statement after the other: a second one would end the rows of the first. */
  private each(start: () => Promise<DuckDBResult>, onRow: (row: Row) => void | Promise<void>): Promise<number> {
    return this.inTurn(() => this.eachAtOnce(start, onRow));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => {});
    return mine;
  }

  private async eachAtOnce(
    start: () => Promise<DuckDBResult>,
    onRow: (row: Row) => void | Promise<void>,
  ): Promise<number> {
    const result = await this.ask(start);
    const rowsOf = this.driver.rowsOf(result);
    let count = 0;
    for (let chunk = await this.next(result); chunk !== null; chunk = await this.next(result)) {
      for (const row of rowsOf(chunk)) {
        count += 1;
        const pending = onRow(row);
        if (pending !== undefined) await pending;
      }
    }
    return count;
  }

  /** The next rows of a result; null behind the last. */
  private async next(result: DuckDBResult): Promise<DuckDBDataChunk | null> {
    const chunk = await this.ask(() => result.fetchChunk());
    return chunk === null || chunk.rowCount === 0 ? null : chunk;
  }

  private async ask<T>(question: () => Promise<T>): Promise<T> {
    if (this.state !== 'open') throw new CxError('engine-failed', { what: `it is ${this.state}` });
    try {
      return await question();
    } catch (error) {
      throw engineFailure(error);
    }
  }

  /** The same of what is done at once. */
  private told(work: () => void): void {
    if (this.state !== 'open') throw new CxError('engine-failed', { what: `it is ${this.state}` });
    try {
      work();
    } catch (error) {
      throw engineFailure(error);
    }
  }
}
