import type { OkResult } from '../../src/results/result.ts';
import { resultOf } from '../run-cx.ts';

/** What a metric says of few records, which is what the database says of them. */
export async function foldedResultOf(argv: readonly string[]): Promise<OkResult> {
  const folded = await resultOf(argv);
  expect(await resultOf([...argv, '--engine', 'duckdb'])).toEqual(folded);
  return folded;
}
