/** The numbers of texts for each record, in as few bytes as the greatest of them needs. */
export type Codes = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** Two words of 32 bits for each record. */
export type Words = Uint32Array<ArrayBuffer>;

const firstRoom = 1 << 10;

/** Numbers that are written one after the other; their bytes grow with them. */
export class CodeList {
  private codes: Codes = new Uint8Array(firstRoom);
  /** The greatest number that fits. */
  private most = mostOf(this.codes);

  set(row: number, code: number): void {
    if (row >= this.codes.length) this.resize(2 * row, this.most);
    if (code > this.most) this.resize(this.codes.length, code);
    this.codes[row] = code;
  }

  /** Writes numbers of another list, each made another. */
  setAll(row: number, others: Codes, codeOf: Int32Array): void {
    const most = codeOf.reduce((greatest, code) => Math.max(greatest, code), this.most);
    this.resize(row + others.length, most);
    const { codes } = this;
    for (let at = 0; at < others.length; at += 1) codes[row + at] = codeOf[others[at]!]!;
  }

  /** Writes numbers as they are, none of which is greater than a number. */
  setBlock(row: number, others: Uint32Array, most: number): void {
    if (row + others.length > this.codes.length || most > this.most)
      this.resize(Math.max(row + others.length, this.codes.length), most);
    this.codes.set(others, row);
  }

  /** Makes room for so many records at once. */
  reserve(rows: number): void {
    if (rows > this.codes.length) this.resize(rows, this.most);
  }

  /** The numbers of so many records. */
  first(rows: number): Codes {
    return this.codes.subarray(0, rows);
  }

  private resize(room: number, most: number): void {
    const larger: Codes =
      most < 2 ** 8 ? new Uint8Array(room) : most < 2 ** 16 ? new Uint16Array(room) : new Int32Array(room);
    larger.set(this.codes.subarray(0, room));
    this.codes = larger;
    this.most = mostOf(larger);
  }
}

const mostOf = ({ BYTES_PER_ELEMENT: bytes }: Codes) => (bytes === 4 ? 2 ** 31 : 2 ** (8 * bytes)) - 1;
