import { removeSpool } from '../sources/files/spool.ts';
import { removeUnfinished } from './outputs/files/output.ts';

/** As a shell reports a program that a signal has ended: 128 and the signal's number. */
const statusOf = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** What works in threads of its own, before which the process cannot end, or in a cluster that has to be told. */
interface Working {
  interrupt(): void | Promise<void>;
}

const working = new Set<Working>();

/** A cluster is waited for so long, in milliseconds. */
const patience = 400;

/** Has an engine interrupted when the run is told to end. */
export function interruptOnSignals<E extends Working>(engine: E): E {
  working.add(engine);
  return engine;
}

/** What is to be done when the run is told to end. */
const farewells = new Set<() => void>();

/** @returns how to be no longer called */
export function onEnding(farewell: () => void): () => void {
  farewells.add(farewell);
  return () => farewells.delete(farewell);
}

/**
 * A run that is told to end leaves nothing behind: no private copy, no file half written, nothing that the database
 * spilled. Work that may be long pauses for it; what works in threads of its own is interrupted.
 */
export function endOnSignals(): void {
  for (const [signal, status] of Object.entries(statusOf)) {
    process.once(signal, () => {
      const told = [...working].flatMap((engine) => engine.interrupt() ?? []);
      for (const farewell of farewells) farewell();
      removeUnfinished();
      removeSpool();
      const end = () => process.exit(status);
      if (told.length === 0) end();
      setTimeout(end, patience);
      void Promise.allSettled(told).then(end);
    });
  }
}
