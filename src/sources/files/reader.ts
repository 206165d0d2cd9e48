import { constants, createReadStream, openSync, readFileSync, statSync } from 'node:fs';
import { platform } from 'node:os';
import type { Readable } from 'node:stream';

/** Whether a name is that of a pipe, which can be read once. */
export const isPipe = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFIFO() === true;

/**
 * What a file or a pipe holds. A pipe may be silent for as long as its writer likes: it is asked whether it has something, and never
 * waited for by a thread, before which the process could not end when it is told to.
 * @throws Error of the system
 */
export async function readerOf(path: string): Promise<Readable> {
  // Elsewhere a pipe that nobody has opened to write yet looks like one that has ended.
  if (!isPipe(path) || platform() !== 'linux') return createReadStream(path);
  const { Socket } = await import('node:net');
  return new Socket({ fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK), writable: false });
}

/** All bytes of a small file, or of a pipe. @throws Error of the system */
export async function bytesOf(path: string): Promise<Buffer> {
  return isPipe(path) ? bytesFrom(await readerOf(path)) : readFileSync(path);
}

/** All bytes of a stream. */
export async function bytesFrom(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
