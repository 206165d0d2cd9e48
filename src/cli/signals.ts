import { removeSpool } from '../sources/files/spool.ts';
import { removeUnfinished } from './outputs/output.ts';

/** As a shell reports a program that a signal has ended: 128 and the signal's number. */
const statusOf = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * A run that is told to end leaves nothing behind: no private copy, no file half written, nothing that the database
 * spilled. Work that may be long pauses for it; the database works in threads of its own, which end with the process.
 */
export function endOnSignals(): void {
  for (const [signal, status] of Object.entries(statusOf)) {
    process.once(signal, () => {
      removeUnfinished();
      removeSpool();
      process.exit(status);
    });
  }
}
