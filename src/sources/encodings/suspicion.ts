/** Signs that text was decoded wrongly before it came to this file. */
export class Suspicions {
  /** C1 control characters (U+0080–U+009F): windows-1252 read as Latin-1. */
  c1 = 0;
  /** Sequences such as `Ã©`: UTF-8 encoded twice. */
  twice = 0;

  /** Looks through bytes of UTF-8 text; only the rare lead byte C2 is stopped at. */
  look(whole: Buffer, length: number): void {
    const buffer = whole.subarray(0, length);
    for (let at = buffer.indexOf(0xc2); at >= 0 && at + 1 < length; at = buffer.indexOf(0xc2, at + 1)) {
      const next = buffer[at + 1]!;
      if (next >= 0x80 && next <= 0x9f) this.c1 += 1;
      else if (at >= 2 && buffer[at - 2] === 0xc3 && buffer[at - 1] === 0x83) this.twice += 1;
    }
  }
}
