import { Keys } from '../../../records/typed/ids/keys.ts';
import { Asker } from '../asking/asking.ts';
import type { Engines, Run } from '../request.ts';
import { TypedLoads } from './loads.ts';

/** What the queries of several runs share: the numbers of ids, the records that were read, and the rows that a database was given. */
export class SharedRecords {
  readonly keys = new Keys();
  readonly loads = new TypedLoads(this.keys);
  readonly asker: Asker;

  constructor(engines: Engines, runs: readonly Run[]) {
    this.asker = new Asker(engines, bytesOf(runs), this.keys);
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
