import { totalmem } from 'node:os';

const share = 0.6;

/** Whatever is counted, less than this is no help to anybody. */
const least = 512 * 2 ** 20;

/**
 * The memory that the database may use, as DuckDB writes it. Without an option, six tenths of what this process may have,
 * and where it is known how much it is to hold, no more than that: sorting what lies in memory already is done in parts.
 *
 * @param bytes how large the files are whose rows it holds
 * @example memoryLimit('4 GB') // => '4 GB'
 */
export function memoryLimit(option: string | undefined, bytes = Number.POSITIVE_INFINITY): string {
  if (option === undefined) {
    const most = Math.min(share * availableMemory(), Math.max(least, bytes));
    return `${Math.floor(most / 2 ** 20)} MiB`;
  }
  return option;
}

/** Threads that hold all of the memory at once leave none to go on with: two fail within 18 MB where one does not. */
const leastOfThread = 64 * 2 ** 20;

/**
 * How many threads a limit of memory is enough for; at least one.
 *
 * @param limit as DuckDB writes it
 * @example threadsWithin('40MB') // => 1
 * @example threadsWithin('1 GiB') // => 16
 */
export const threadsWithin = (limit: string): number => Math.max(1, Math.floor(bytesOf(limit) / leastOfThread));

/** What is no size DuckDB refuses by itself. */
function bytesOf(limit: string): number {
  const [, number, letter, binary] = /^(\d+(?:\.\d+)?)\s*([KMGT])(i?)B$/iu.exec(limit) ?? [];
  if (letter === undefined) return Number.POSITIVE_INFINITY;
  return Number(number) * (binary === '' ? 1000 : 1024) ** (1 + 'KMGT'.indexOf(letter.toUpperCase()));
}

/** A container may give less than the machine has; 0, or more than there is, says that it does not. */
function availableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
