import { AsyncLocalStorage } from 'node:async_hooks';

/** An output that is ready: how it is put in its place, and what is done with it where the run fails before. */
export interface Ready {
  readonly put: () => void;
  readonly drop: () => void;
}

interface Together {
  readonly ready: Ready[];
  readonly said: (() => Promise<void>)[];
}

/**
 * What a run is writing, as far as its outputs go together. It goes with the calls of that run alone: another one in the same process, as
 * that which verifies, has its own.
 */
const runs = new AsyncLocalStorage<Together>();

/**
 * Work whose outputs are put in their places as one: all are ready before the first is, so that a run that fails leaves what was there.
 * What goes to standard output is said between the two.
 */
export async function together(work: () => Promise<void>): Promise<void> {
  const { ready, said }: Together = { ready: [], said: [] };
  try {
    await runs.run({ ready, said }, work);
    for (const say of said) await say();
    while (ready.length > 0) {
      ready[0]!.put();
      ready.shift();
    }
  } finally {
    for (const { drop } of ready.toReversed()) drop();
  }
}

/** Puts an output in its place with those that go with it, or at once where none do. */
export function putWhenReady(output: Ready): void {
  const run = runs.getStore();
  if (run === undefined) output.put();
  else run.ready.push(output);
}

/** Says something when all outputs that go with it are ready. */
export async function sayWhenReady(say: () => Promise<void>): Promise<void> {
  const run = runs.getStore();
  if (run === undefined) await say();
  else run.said.push(say);
}
