import { totalmem } from 'node:os';
import { CxError } from '../../../errors.ts';

const share = 0.6;

/**
 * The memory that the database may use, as DuckDB writes it; without an option, six tenths of what this process may have.
 *
 * @throws invalid-option
 * @example memoryLimit('4 GB') // => '4 GB'
 */
export function memoryLimit(option: string | undefined): string {
  if (option === undefined) return `${Math.floor((share * availableMemory()) / 2 ** 20)} MiB`;
  if (/^\d+(?:\.\d+)?\s*[KMGT]i?B$/iu.test(option)) return option;
  const expected = { en: 'a size such as 4GB', es: 'un tamaño como 4GB' };
  throw new CxError('invalid-option', { option: '--memory', value: option, expected });
}

/** A container may give less than the machine has; 0, or more than there is, says that it does not. */
function availableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
