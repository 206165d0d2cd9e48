import type { Readable, Writable } from 'node:stream';
import type { Readers } from './run-files.ts';

/** The world as a command sees it: streams, environment, terminal. The tests bring their own. */
export interface Io extends Readers {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The words of the command, for a manifest. */
  readonly argv?: readonly string[];
  /** The files that a pattern named, when a run is repeated. */
  readonly namedBy?: (pattern: string) => readonly string[];
  /** Where a question is written that is saved under a name, when a run is repeated. */
  readonly savedAt?: (file: string) => string;
}

/** Writes all of a text; false when the reader has gone away, as `head` does. Other failures are thrown. */
export function writeAll(stream: Io['stdout'], text: string | Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve(false) : reject(error));
    stream.once('error', failed);
    stream.write(text, (error) => {
      if (error) failed(error);
      else {
        stream.removeListener('error', failed);
        resolve(true);
      }
    });
  });
}

const usualWidth = 80;

/** How many columns a terminal has. Some do not know their size, and say 0. */
export const widthOf = ({ columns }: Io['stdout']): number => columns || usualWidth;
