import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** A small file beside the data that says what is asked, with the sum of the bytes that were read. */
export interface FileBeside {
  readonly role: 'config' | 'population' | 'scenario';
  readonly file: string;
  /** Of a pipe, whose bytes came once. */
  readonly isPipe: boolean;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a run reads beside its data, and the files that patterns among its words named. */
export class ReadBeside {
  readonly files: FileBeside[] = [];
  readonly patterns = new Map<string, readonly string[]>();
}

/** Where files lie, and what notes which were read. */
export interface Readers {
  /** Where a file lies that is called by another name, when a run is repeated. */
  readonly pathOf?: (file: string) => string;
  /** What was read beside the data, for a manifest. */
  readonly beside?: ReadBeside;
}

/** The bytes of a small file, of which a manifest will tell. @throws Error of the system */
export function readBeside({ pathOf, beside }: Readers, role: FileBeside['role'], file: string): Buffer {
  const path = pathOf?.(file) ?? file;
  const content = readFileSync(path);
  const sha256 = createHash('sha256').update(content).digest('hex');
  beside?.files.push({ role, file, isPipe: !statSync(path).isFile(), bytes: content.length, sha256 });
  return content;
}
