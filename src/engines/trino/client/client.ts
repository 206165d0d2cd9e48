import { setTimeout as pause } from 'node:timers/promises';
import { CxError } from '../../../errors.ts';
import type { Sql } from '../../../sql/tag.ts';
import { faultOf, PassingFault, type QueryError } from './faults.ts';
import { ConnectionLost, type ClusterServer, type Reply } from './server.ts';

/** A value as JSON brings it. */
export type ClusterValue = string | number | boolean | null;

export interface ClusterColumn {
  readonly name: string;
  readonly type: string;
}

export type ClusterRow = readonly ClusterValue[];

export interface ClusterRows {
  readonly columns: readonly ClusterColumn[];
  readonly rows: readonly ClusterRow[];
}

/** Who hears what becomes of queries. */
export interface ClusterListener {
  /** How much of a query is done, from 0 to 1. */
  progress(part: number): void;
  /** A query begins; the page on which the server shows it. */
  began(page: string): void;
  /** A query is tried again. */
  again(server: string, cause: string): void;
}

/** One page of the answer to a statement. */
interface Page {
  readonly id?: string;
  readonly infoUri?: string;
  readonly nextUri?: string;
  readonly columns?: readonly ClusterColumn[];
  readonly data?: readonly ClusterRow[];
  readonly stats?: Readonly<Record<string, unknown>>;
  readonly error?: QueryError;
}

const mostTries = 3;
const busy: ReadonlySet<number> = new Set([429, 502, 503, 504]);
/** Milliseconds before a busy server is asked again, as its protocol wants it, and before a query is tried again. */
const moment = 100;
const usualBreath = 2000;

/**
 * Runs queries over Trino's protocol: a statement is posted, then page after page is fetched of where the server says that the next
 * one is, until it says none. Whoever leaves early tells the server so.
 */
export class ClusterClient {
  readonly server: ClusterServer;
  private readonly listener: ClusterListener;
  private readonly breath: number;
  /** Where the next pages are of queries that run. */
  private readonly running = new Set<{ next: string }>();
  private isEnding = false;

  constructor(server: ClusterServer, listener: ClusterListener, breath = usualBreath) {
    this.server = server;
    this.listener = listener;
    this.breath = breath;
  }

  /**
   * All rows of a query. What fails in passing is tried again, twice at most.
   *
   * @param mostRows with more, the query is ended
   * @throws MoreRows; cluster-unreachable, cluster-refused and the other errors of clusters
   */
  query(sql: Sql, mostRows = Number.POSITIVE_INFINITY): Promise<ClusterRows> {
    return this.tried(async () => {
      const rows: ClusterRow[] = [];
      const columns = await this.once(sql, (page) => {
        for (const row of page) rows.push(row);
        if (rows.length > mostRows) throw new MoreRows();
      });
      return { columns, rows };
    });
  }

  /**
   * Hands over the rows of a query page by page. What fails in passing is tried again where no row was handed over yet.
   *
   * @returns how many there were
   * @throws cluster-gone where it fails behind the first row
   */
  stream(sql: Sql, onRow: (row: ClusterRow) => void | Promise<void>): Promise<number> {
    let count = 0;
    const work = async () => {
      await this.once(sql, async (page) => {
        for (const row of page) {
          count += 1;
          await onRow(row);
        }
      });
      return count;
    };
    return this.tried(work, () => count === 0);
  }

  /** @param mayTry whether what failed in passing can be done again */
  private async tried<T>(work: () => Promise<T>, mayTry = () => true): Promise<T> {
    let firstFault: number | null = null;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof PassingFault) && !(error instanceof ConnectionLost)) throw error;
        firstFault ??= Date.now();
        const { shown: server, limits } = this.server;
        const isLate = Date.now() - firstFault > limits.recovery * 1000;
        if (attempt === mostTries || isLate || !mayTry())
          throw new CxError('cluster-gone', { server, cause: error.message, tries: attempt });
        this.listener.again(server, error.message);
        await pause(this.breath * attempt);
      }
    }
  }

  /** Ends what runs in the cluster: what was waiting for it never hears of it. */
  async interrupt(): Promise<void> {
    this.isEnding = true;
    await Promise.allSettled([...this.running].map(({ next }) => this.server.ask('delete', next, 1)));
  }

  /** @param onPage is told the rows of each page. @returns the columns */
  private async once(
    sql: Sql,
    onPage: (rows: readonly ClusterRow[]) => void | Promise<void>,
  ): Promise<readonly ClusterColumn[]> {
    const { limits } = this.server;
    let page = await this.page(() => this.server.ask('post', '/v1/statement', limits.connect, sql), limits.connect);
    if (page.infoUri !== undefined) this.listener.began(page.infoUri);
    const query = { next: '' };
    const watch = new Standstill(limits.recovery);
    let columns: readonly ClusterColumn[] = [];
    try {
      for (;;) {
        if (page.error !== undefined) throw faultOf(page.error, this.server.shown);
        columns = page.columns ?? columns;
        this.listener.progress(partDone(page.stats));
        if (page.nextUri !== undefined) {
          query.next = pathOf(page.nextUri);
          this.running.add(query);
        }
        await onPage(page.data ?? []);
        if (page.nextUri === undefined) return columns;
        if (watch.stands(page.stats))
          throw new CxError('cluster-silent', { server: this.server.shown, seconds: limits.recovery });
        page = await this.page(() => this.server.ask('get', query.next, limits.silence), limits.silence);
      }
    } catch (error) {
      // The server may be gone, and the query with it.
      if (query.next !== '' && !this.isEnding) await this.server.ask('delete', query.next, 2).catch(() => {});
      throw error;
    } finally {
      this.running.delete(query);
    }
  }

  /** One page, asked for again while the server is busy. @throws PassingFault, cluster-refused, cluster-failed */
  private async page(ask: () => Promise<Reply>, within: number): Promise<Page> {
    const last = Date.now() + within * 1000;
    for (;;) {
      const reply = await ask();
      // A run that is told to end goes no further.
      if (this.isEnding) await new Promise(() => {});
      if (!busy.has(reply.status)) return this.pageIn(reply);
      if (Date.now() > last) throw new PassingFault(`HTTP ${reply.status}`);
      await pause(reply.retryAfter === null ? moment : Math.min(reply.retryAfter * 1000, within * 1000));
    }
  }

  private pageIn({ status, body }: Reply): Page {
    const { shown: server } = this.server;
    if (status === 401) throw new CxError('cluster-refused', { server });
    if (status === 403) throw new CxError('cluster-forbidden', { server });
    if (status === 404 || status === 410) {
      // A query is known to the server that took it; one that was started since does not know it.
      if (this.running.size > 0) throw new PassingFault(`HTTP ${status}`);
      throw new CxError('cluster-unreachable', { server, cause: `HTTP ${status}` });
    }
    const page = status === 200 ? parsed(body) : null;
    if (page === null)
      throw new CxError('cluster-unreachable', { server, cause: status === 200 ? 'no Trino' : `HTTP ${status}` });
    return page;
  }
}

/** A query has more rows than were asked for. */
export class MoreRows extends Error {
  override readonly name = 'MoreRows';
}

function parsed(body: string): Page | null {
  try {
    const page: unknown = JSON.parse(body);
    return typeof page === 'object' && page !== null && 'id' in page && 'stats' in page ? (page as Page) : null;
  } catch {
    return null;
  }
}

/** The server is the one that was named: of the address of a page counts the path. */
function pathOf(uri: string): string {
  const { pathname, search } = new URL(uri);
  return `${pathname}${search}`;
}

function partDone(stats: Page['stats']): number {
  const [done, all] = [Number(stats?.['completedSplits']), Number(stats?.['totalSplits'])];
  return all > 0 && done <= all ? done / all : 0;
}

/** Tells whether a query goes on: while it waits for its turn, nothing is expected of it. */
class Standstill {
  private readonly seconds: number;
  private before = '';
  private since = Date.now();

  constructor(seconds: number) {
    this.seconds = seconds;
  }

  stands(stats: Page['stats']): boolean {
    const { state, completedSplits, processedRows, runningSplits } = stats ?? {};
    const now = JSON.stringify([state, completedSplits, processedRows, runningSplits]);
    if (now !== this.before || state === 'QUEUED') this.since = Date.now();
    this.before = now;
    return Date.now() - this.since > this.seconds * 1000;
  }
}
