import type { IdRange } from './scanner.ts';

/** Joins ranges of rising ids, one behind the other: do they rise as a whole? */
export class IdOrder {
  rising = true;
  private last: Uint8Array | null = null;

  follow({ rising, first, last }: IdRange): void {
    const follows = first === null || this.last === null || isAfter(first, this.last);
    this.rising = this.rising && rising && follows;
    this.last = last ?? this.last;
  }
}

/** Shorter before longer, then by bytes. */
function isAfter(id: Uint8Array, previous: Uint8Array): boolean {
  return id.length === previous.length ? Buffer.compare(id, previous) > 0 : id.length > previous.length;
}
