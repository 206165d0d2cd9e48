import { existsSync } from 'node:fs';

/** The folder of the installed program: one up from its bundle, three up from its source. */
export const programFolder: URL = ['../', '../../', '../../../']
  .map((up) => new URL(up, import.meta.url))
  .find((folder) => existsSync(new URL('package.json', folder)))!;
