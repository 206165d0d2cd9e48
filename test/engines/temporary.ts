import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSource } from '../../src/sources/open.ts';
import { textOf, type SourceOptions, type TextSource } from '../../src/sources/source.ts';

/** A folder for the files of one test file, removed at its end. */
export function temporaryFolder(): { readonly path: string; file(name: string, content: string | Buffer): string } {
  const path = mkdtempSync(join(tmpdir(), 'cx-test-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    file(name, content) {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
  };
}

export const opened = async (file: string, options: SourceOptions = {}): Promise<TextSource> =>
  textOf(await openSource(file, options, { stdin: process.stdin }));
