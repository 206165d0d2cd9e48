/**
 * One record of RFC 4180 text, read strictly from bytes: a quote that opens stands at the start of a field, one that
 * closes stands before a delimiter or a line end; inside quotes a quote is doubled. LF, CRLF and a lone CR end a line.
 */

export interface Dialect {
  /** The byte between fields. */
  readonly delimiter: number;
  /** The byte around fields that hold delimiters, quotes or line ends; -1 where nothing is quoted. */
  readonly quote: number;
}

const LF = 10;
const CR = 13;

/** How the bytes of a field are to be read. */
export const form = { bare: 0, quoted: 1, doubled: 2 } as const;

/** What reading one record came to; a record that is not `complete` has no trustworthy fields. */
export const outcome = { complete: 0, incomplete: 1, strayQuote: 2, unclosedQuote: 3 } as const;
export type Outcome = (typeof outcome)[keyof typeof outcome];

/** Reads records out of a buffer, one at a call. The positions of the last record's fields stay here until the next. */
export class RecordReader {
  /** Where each field begins and ends in the buffer, quotes left out, and its form. */
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  forms = new Uint8Array(256);
  fields = 0;
  /** The position after the record with its line end; for a broken record, that of the fault. */
  next = 0;
  /** Line ends that the record spans, its own included. */
  lines = 0;
  /** A quote of the record can only open a field: text follows it. */
  opens = false;
  /** A quote of the record opened a field, and might as well have closed one. */
  unclear = false;

  private readonly delimiter: number;
  private readonly quote: number;
  /** 1 for every byte that ends a run of plain bytes. */
  private readonly special = new Uint8Array(256);

  constructor({ delimiter, quote }: Dialect) {
    this.delimiter = delimiter;
    this.quote = quote;
    for (const byte of [delimiter, quote, LF, CR]) if (byte >= 0) this.special[byte] = 1;
  }

  /** Reads the record that begins at `at`; `atEnd` says that nothing follows the buffer's `length` bytes. */
  read(buffer: Uint8Array, at: number, length: number, atEnd: boolean): Outcome {
    const { delimiter, quote, special } = this;
    let position = at;
    let field = 0;
    this.lines = 0;
    this.opens = false;
    this.unclear = false;
    for (;;) {
      if (field === this.starts.length) this.grow();
      if (position < length && buffer[position] === quote) {
        const closed = this.readQuoted(buffer, position, length, atEnd, field);
        if (closed !== outcome.complete) return closed;
        position = this.next;
      } else {
        this.starts[field] = position;
        while (position < length && special[buffer[position]!] === 0) position += 1;
        this.ends[field] = position;
        this.forms[field] = form.bare;
      }
      field += 1;
      this.fields = field;
      if (position >= length) {
        this.next = position;
        return atEnd ? outcome.complete : outcome.incomplete;
      }
      const byte = buffer[position]!;
      position += 1;
      if (byte === delimiter) continue;
      if (byte === CR) {
        if (position >= length && !atEnd) return outcome.incomplete;
        if (buffer[position] === LF && position < length) position += 1;
      } else if (byte !== LF) {
        if (position >= length && !atEnd) return outcome.incomplete;
        this.next = position - 1;
        return outcome.strayQuote;
      }
      this.lines += 1;
      this.next = position;
      return outcome.complete;
    }
  }

  /** Reads a quoted field whose opening quote stands at `open`; `next` becomes the position after the closing one. */
  private readQuoted(buffer: Uint8Array, open: number, length: number, atEnd: boolean, field: number): Outcome {
    const { delimiter, quote } = this;
    let position = open + 1;
    let doubled = false;
    if (position < length && this.special[buffer[position]!] === 0) this.opens = true;
    else this.unclear = true;
    for (;;) {
      while (position < length) {
        const byte = buffer[position]!;
        if (byte === quote) break;
        if (byte === LF || (byte === CR && buffer[position + 1] !== LF)) this.lines += 1;
        position += 1;
      }
      if (position >= length) {
        this.next = open;
        return atEnd ? outcome.unclosedQuote : outcome.incomplete;
      }
      if (position + 1 >= length && !atEnd) return outcome.incomplete;
      const after = position + 1 < length ? buffer[position + 1]! : LF;
      if (after === quote) {
        doubled = true;
        position += 2;
        continue;
      }
      if (after !== delimiter && after !== LF && after !== CR) {
        this.next = position;
        return outcome.strayQuote;
      }
      this.starts[field] = open + 1;
      this.ends[field] = position;
      this.forms[field] = doubled ? form.doubled : form.quoted;
      this.next = position + 1;
      return outcome.complete;
    }
  }

  private grow(): void {
    const larger = <A extends Int32Array | Uint8Array>(array: A, empty: A): A => {
      empty.set(array);
      return empty;
    };
    const size = this.starts.length * 2;
    this.starts = larger(this.starts, new Int32Array(size));
    this.ends = larger(this.ends, new Int32Array(size));
    this.forms = larger(this.forms, new Uint8Array(size));
  }

  /** The text of a field of the last record. */
  text(buffer: Buffer, field: number): string {
    const text = buffer.toString('utf8', this.starts[field], this.ends[field]);
    if (this.forms[field] !== form.doubled) return text;
    const quote = String.fromCharCode(this.quote);
    return text.replaceAll(quote + quote, quote);
  }

  /** The texts of all fields of the last record. */
  texts(buffer: Buffer): string[] {
    return Array.from({ length: this.fields }, (_, field) => this.text(buffer, field));
  }
}
