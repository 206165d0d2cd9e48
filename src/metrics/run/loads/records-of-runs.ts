import { CxError } from '../../../errors.ts';
import { Keys } from '../../../records/typed/ids/keys.ts';
import { Asker } from '../asking/asking.ts';
import { readerOf, type Engines, type Run } from '../request.ts';
import { TypedLoads } from './loads.ts';
import type { Unit } from './planned.ts';

/** Of several runs a database holds the rows that one asks, and those that others have asked and will ask again. */
const mostForms = 4;

/** What the queries of several runs share: the numbers of ids, the records that were read, and the rows that a database was given. */
export class SharedRecords {
  readonly keys = new Keys();
  readonly loads: TypedLoads;
  readonly asker: Asker;

  constructor(engines: Engines, runs: readonly Run[]) {
    this.loads = new TypedLoads(this.keys, readerOf(engines));
    this.asker = new Asker(engines, Math.min(runs.length, mostForms) * bytesOf(runs), this.keys);
  }

  /**
   * Does the work of a run, and lets go of what it read that no other is to ask. Where the database has no room for it beside the rows
   * of others, the work is done once more without these.
   */
  async releasing<T>(units: Iterable<Unit>, work: () => Promise<T>): Promise<T> {
    const done = await this.makingRoom(work).finally(() => this.loads.release(units));
    // Who is stopped leaves his rows to whoever comes next: a database that was told to end takes no more orders.
    await this.asker.release((table) => this.loads.holds(table));
    return done;
  }

  private async makingRoom<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CxError) || error.code !== 'engine-failed') throw error;
      await this.asker.release(() => false);
      return work();
    }
  }
}

/** How large all files of some runs are, each counted once. */
const bytesOf = (runs: readonly Run[]) => {
  const opened = runs.flatMap(({ relations, baseline }) => [
    ...relations.values(),
    ...(baseline === null ? [] : [baseline]),
  ]);
  return [...new Set(opened.flatMap(({ sources }) => sources))].reduce((sum, { textBytes }) => sum + textBytes, 0);
};
