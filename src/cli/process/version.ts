import { readFileSync } from 'node:fs';
import { programFolder } from './program-folder.ts';

/** The program's version, as its package states it. */
export function version(): string {
  const text = readFileSync(new URL('package.json', programFolder), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** What a report and a manifest say of the program that made them. */
export const tool = (): { readonly name: string; readonly version: string } => ({
  name: 'cx-analytics',
  version: version(),
});
