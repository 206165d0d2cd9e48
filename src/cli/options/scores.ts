import { extname } from 'node:path';
import { CxError } from '../../errors.ts';
import type { Flags } from './flags.ts';

const extensions = ['.csv', '.parquet', '.json'] as const;
type Extension = (typeof extensions)[number];

/** How scores are written, by the name of their file. */
export const scoresExtension = (file: string): Extension | undefined =>
  extensions.find((extension) => extension === extname(file).toLowerCase());

/**
 * Rows of persons go to a file of their own that says how they are written, and never beside groups that are hidden.
 * @throws invalid-option, options-conflict
 */
export function assertScores(flags: Flags, minN: number): void {
  const { scores } = flags;
  if (scores === null) return;
  if (scoresExtension(scores) === undefined) {
    const expected = {
      en: `a file called ${extensions.join(', ')}`,
      es: `un archivo llamado ${extensions.join(', ')}`,
    };
    throw new CxError('invalid-option', { option: '--scores', value: scores, expected });
  }
  if (minN > 1) throw new CxError('options-conflict', { a: '--scores', b: '--min-n' });
}
