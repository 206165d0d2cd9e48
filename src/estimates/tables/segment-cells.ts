import type { Value } from '../../results/result.ts';
import type { EstimatedSegment } from '../estimated.ts';

/** The values of a segment under the columns of `--by`. */
export const segmentCells = (
  by: readonly string[],
  { segment }: Pick<EstimatedSegment<unknown>, 'segment'>,
): [string, Value][] => by.map((name, at) => [name, segment[at]!]);
