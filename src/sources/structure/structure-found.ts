import type { RecordReader } from '../csv/record.ts';
import type { Rejection } from './rejection.ts';
import type { Suspicions } from '../encodings/suspicion.ts';

/** Receives the sound records, one at a time; what it is shown is only valid during the call. */
export interface RecordVisitor {
  accept(buffer: Buffer, record: RecordReader, line: number): void;
  /**
   * The record accepted last is part of a broken one after all; called again, so is the one before it, and so on for at
   * most `mostDoubtful` records.
   */
  retract(): void;
}

/** What one pass over all bytes of a file found. */
export interface Structure {
  /** All records that were read, rejected ones included. */
  readonly records: number;
  readonly rejected: readonly Rejection[];
  readonly lines: number;
  readonly blankLines: number;
  readonly finalNewline: boolean;
  /** Records whose text looks wrongly decoded: C1 controls, or UTF-8 encoded twice. */
  readonly suspicions: Suspicions;
}

/** The head of the file was UTF-8 and what follows is not: the file must be opened again, by the evidence of all its bytes. */
export class TextNotUtf8 extends Error {
  override readonly name = 'TextNotUtf8';
}
