import { closeSync, openSync, readSync } from 'node:fs';

/** The first bytes of a file, or bytes from elsewhere in it. */
export function readBytes(path: string, from: number, most: number): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(most);
    let length = 0;
    for (;;) {
      const read = readSync(descriptor, buffer, length, most - length, from + length);
      length += read;
      if (read === 0 || length === most) return buffer.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}
