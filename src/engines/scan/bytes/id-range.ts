import type { ScanExports } from './scan-module.ts';

/** Ids in rising order, or not; the first and the last are null when all are blank. */
export interface IdRange {
  readonly rising: boolean;
  readonly first: Uint8Array | null;
  readonly last: Uint8Array | null;
}

/** The ids that a scan has seen since its run began. @param bytes its memory */
export function idRangeOf(
  { rising, firstId, firstIdLength, lastId, lastIdLength }: ScanExports,
  bytes: Buffer,
): IdRange {
  const copy = (address: number, length: number) =>
    length === 0 ? null : Uint8Array.from(bytes.subarray(address, address + length));
  if (rising.value === 0) return { rising: false, first: null, last: null };
  return {
    rising: true,
    first: copy(firstId.value, firstIdLength.value),
    last: copy(lastId.value, lastIdLength.value),
  };
}
