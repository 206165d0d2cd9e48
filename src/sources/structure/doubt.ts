/**
 * How many accepted records a broken quote can take back. A field of several lines whose opening quote is lost, or that
 * an extra quote closes too early, leaves lines that may look like whole records.
 */
export const mostDoubtful = 16;

/** The physical lines of an accepted record. */
export interface AcceptedLines {
  readonly line: number;
  readonly lastLine: number;
  /** Its last field stood in quotes. */
  readonly endsQuoted: boolean;
}

/**
 * The records accepted last, as long as a fault further on can still show them to be parts of a broken one. A quote that
 * can only open proves that what stands before it was outside quotes: only its own record and later ones stay in doubt.
 */
export class DoubtfulRecords {
  private readonly lines = new Float64Array(mostDoubtful);
  private readonly lastLines = new Float64Array(mostDoubtful);
  private readonly quoted = new Uint8Array(mostDoubtful);
  private at = 0;
  private count = 0;

  /** @param proves the record holds a quote that can only open */
  add(line: number, lastLine: number, endsQuoted: boolean, proves: boolean): void {
    this.at = (this.at + 1) % mostDoubtful;
    this.lines[this.at] = line;
    this.lastLines[this.at] = lastLine;
    this.quoted[this.at] = endsQuoted ? 1 : 0;
    this.count = proves ? 1 : Math.min(this.count + 1, mostDoubtful);
  }

  /** The record accepted last; null when none is in doubt. */
  get last(): AcceptedLines | null {
    const { at } = this;
    if (this.count === 0) return null;
    return { line: this.lines[at]!, lastLine: this.lastLines[at]!, endsQuoted: this.quoted[at] === 1 };
  }

  /** Takes back the record accepted last. */
  take(): AcceptedLines | null {
    const { last } = this;
    if (last === null) return null;
    this.count -= 1;
    this.at = (this.at + mostDoubtful - 1) % mostDoubtful;
    return last;
  }

  /** Nothing that was accepted is in doubt any more. */
  clear(): void {
    this.count = 0;
  }
}
