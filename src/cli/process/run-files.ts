import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { bytesFrom, bytesOf } from '../../sources/files/reader.ts';
import type { OpenSource } from '../../sources/source.ts';
import { assertReadOnce } from './streams/read-once.ts';

/** A small file beside the data that says what is asked, with the sum of the bytes that were read. */
export interface FileBeside {
  readonly role: 'config' | 'population' | 'scenario';
  readonly file: string;
  /** Of a pipe, whose bytes came once. */
  readonly isPipe: boolean;
  readonly bytes: number;
  readonly sha256: string;
}

/** The files of a run, noted as they are opened. */
export class RunFiles {
  readonly opened: Opened[] = [];
  readonly beside: FileBeside[] = [];
  /** The names of what can be read once, by what lies behind them. */
  readonly streams = new Map<string, string>();
  /** What patterns among its words named. */
  readonly patterns = new Map<string, readonly string[]>();
}

type Opened = Pick<OpenSource, 'file' | 'path' | 'identity'>;

/** Where files lie, and what notes which were read. */
export interface Readers {
  /** Where a file lies that is called by another name, when a run is repeated. */
  readonly pathOf?: (file: string) => string;
  readonly files?: RunFiles;
}

/**
 * The bytes of a small file, of which a manifest will tell.
 * @param stdin what `-` stands for; without it, a file of that name
 * @throws read-once, Error of the system
 */
export async function readBeside(
  { pathOf, files }: Readers,
  role: FileBeside['role'],
  file: string,
  stdin?: Readable,
): Promise<Buffer> {
  const path = pathOf?.(file) ?? file;
  const input = path === '-' ? stdin : undefined;
  if (files !== undefined && (input !== undefined || path !== '-')) assertReadOnce(file, path, files.streams);
  const content = input === undefined ? await bytesOf(path) : await bytesFrom(input);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const isPipe = input !== undefined || !statSync(path).isFile();
  files?.beside.push({ role, file, isPipe, bytes: content.length, sha256 });
  return content;
}
