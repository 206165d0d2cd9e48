const LF = 10;
const CR = 13;

/** Whether one of the bytes is a digit. */
export function hasDigit(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at]!;
    if (byte >= 48 && byte <= 57) return true;
  }
  return false;
}

/** Whether all bytes are spaces and tabs. */
export function isWhiteSpace(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at] !== 32 && bytes[at] !== 9) return false;
  return true;
}

/** Fields of one physical line, when quotes mean nothing. */
export function widthOfLine(bytes: Uint8Array, from: number, to: number, delimiter: number): number {
  let width = 1;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === LF || byte === CR) break;
    if (byte === delimiter) width += 1;
  }
  return width;
}

/** A line that git leaves in a file that two people have changed. */
export const isConflictMarker = (text: string): boolean => /^(<{7}|={7}|>{7}|\|{7})( |$)/u.test(text);
