import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { setImmediate as pause } from 'node:timers/promises';
import { CxError } from '../../errors.ts';
import { LegacyLetters } from './legacy-letters.ts';
import { privateCopy } from '../files/private-copy.ts';

/** An encoding with the number of bytes of its mark at the start of the file, and why it was chosen. */
export interface Encoding {
  readonly name: string;
  readonly mark: number;
  readonly evidence: 'mark' | 'nul-pattern' | 'valid' | 'mostly-valid' | 'not-utf-8' | 'option';
  /** What speaks against it. */
  readonly doubt?: 'cp850' | 'macintosh' | 'meaningless-bytes' | 'mixed';
}

const chunkBytes = 1 << 20;

/** The encoding that the first bytes prove; `null` when the whole file has to be asked. */
export function encodingOfHead(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: 'utf-8', mark: 3, evidence: 'mark' };
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', mark: 2, evidence: 'mark' };
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', mark: 2, evidence: 'mark' };
  const zeros = zeroPattern(head);
  if (zeros !== null) return { name: zeros, mark: 0, evidence: 'nul-pattern' };
  return isUtf8(withoutCutCharacter(head)) ? { name: 'utf-8', mark: 0, evidence: 'valid' } : null;
}

/** Without a mark, UTF-16 shows as text whose every second byte is zero. */
function zeroPattern(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(head.length, 4096) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.7 && even < pairs * 0.1) return 'utf-16le';
  return even > pairs * 0.7 && odd < pairs * 0.1 ? 'utf-16be' : null;
}

/** A head may end within a character: leaves out the last, incomplete one. */
function withoutCutCharacter(head: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= head.length; back += 1) {
    const byte = head[head.length - back]!;
    if (byte >= 0xc0) return head.subarray(0, head.length - back);
    if (byte < 0x80) break;
  }
  return head;
}

/**
 * UTF-8 with some bad records, or windows-1252? Asks the whole file: where most sequences beyond ASCII are valid
 * UTF-8, it is UTF-8; where they are not, and more than one in a hundred is, two encodings seem to be mixed.
 */
export async function encodingOfWhole(path: string): Promise<Encoding> {
  const sequences = new Sequences();
  const letters = new LegacyLetters();
  let cut = Buffer.alloc(0);
  await forEachChunk(path, 0, (chunk) => {
    letters.look(chunk);
    const bytes = Buffer.concat([cut, chunk]);
    const whole = withoutCutCharacter(bytes);
    sequences.count(whole);
    cut = bytes.subarray(whole.length);
  });
  sequences.count(cut);
  const { valid, invalid } = sequences;
  if (invalid === 0) return { name: 'utf-8', mark: 0, evidence: 'valid' };
  if (valid > invalid) return { name: 'utf-8', mark: 0, evidence: 'mostly-valid' };
  const doubt = letters.doubt ?? (valid * 100 > valid + invalid ? 'mixed' : null);
  if (doubt === 'macintosh') return { name: 'macintosh', mark: 0, evidence: 'not-utf-8', doubt };
  return { name: 'windows-1252', mark: 0, evidence: 'not-utf-8', ...(doubt === null ? {} : { doubt }) };
}

/** Counts what is UTF-8 beyond ASCII, and bytes that are not. */
class Sequences {
  valid = 0;
  invalid = 0;

  count(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += 1) {
      if (bytes[at]! < 0x80) continue;
      const length = sequenceLength(bytes, at);
      if (length === 0) this.invalid += 1;
      else {
        this.valid += 1;
        at += length - 1;
      }
    }
  }
}

/** Bytes of the well-formed UTF-8 sequence that begins here (Unicode 15, table 3-7), 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  return first >= 0xc2 && first <= 0xf4 && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}

/** Pauses after each chunk, so that signals are heard. */
async function forEachChunk(path: string, from: number, visit: (chunk: Buffer) => void): Promise<void> {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    let position = from;
    for (;;) {
      const read = readSync(descriptor, buffer, 0, buffer.length, position);
      if (read === 0) return;
      visit(buffer.subarray(0, read));
      position += read;
      await pause();
    }
  } finally {
    closeSync(descriptor);
  }
}

/**
 * A private copy of the file in UTF-8.
 * @throws unknown-encoding, copy-failed
 */
export async function decodedCopy(file: string, path: string, encoding: Encoding): Promise<string> {
  const { default: iconv } = await import('iconv-lite');
  if (!iconv.encodingExists(encoding.name)) throw new CxError('unknown-encoding', { encoding: encoding.name });
  const decoder = iconv.getDecoder(encoding.name, { stripBOM: false });
  return privateCopy(file, 'decoded.csv', async (copy) => {
    const target = openSync(copy, 'wx', 0o600);
    try {
      await forEachChunk(path, encoding.mark, (chunk) => writeFileSync(target, decoder.write(chunk)));
      writeFileSync(target, decoder.end() ?? '');
    } finally {
      closeSync(target);
    }
  });
}
