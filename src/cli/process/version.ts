import { readFileSync } from 'node:fs';
import { programFolder } from './program-folder.ts';

/** The program's version, as its package states it. */
export function version(): string {
  const text = readFileSync(new URL('package.json', programFolder), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
