import { createHash } from 'node:crypto';
import { readerOf } from '../../../sources/files/reader.ts';

/** How many bytes, and their SHA-256. */
export interface Sum {
  readonly bytes: number;
  readonly sha256: string;
}

/** The sum of bytes as they come. */
export class Summing {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  add(part: string | Uint8Array): void {
    this.hash.update(part);
    this.bytes += Buffer.byteLength(part);
  }

  /** All that came; nothing can be added after. */
  done(): Sum {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

export function sumOfText(text: string | Uint8Array): Sum {
  const summing = new Summing();
  summing.add(text);
  return summing.done();
}

/** @throws Error of the system */
export async function sumOfFile(path: string): Promise<Sum> {
  const summing = new Summing();
  for await (const chunk of await readerOf(path)) summing.add(chunk as Buffer);
  return summing.done();
}
