import { extname } from 'node:path';
import { CxError } from '../../../errors.ts';
import type { Flags } from '../../options/flags.ts';
import { targetOf } from './target.ts';

/** The form of outputs that have one alone, with the ending of its files. */
const formOf = { excluded: '.csv', manifest: '.json', pdf: '.pdf' } as const;

/**
 * A file is not called by the ending of a form that it does not have: programs believe endings.
 * @throws invalid-option
 */
export function assertNames(flags: Pick<Flags, keyof typeof formOf>): void {
  for (const [name, ending] of Object.entries(formOf)) {
    const file = flags[name as keyof typeof formOf];
    if (file === null || ['', ending].includes(extname(file).toLowerCase()) || !isFile(file)) continue;
    const own = `${file.slice(0, file.length - extname(file).length)}${ending}`;
    throw new CxError('invalid-option', {
      option: `--${name}`,
      value: file,
      expected: {
        en: `a name that ends with ${ending}, such as ${own}`,
        es: `un nombre que acabe en ${ending}, como ${own}`,
      },
    });
  }
}

function isFile(name: string): boolean {
  try {
    return targetOf(name).kind === 'file';
  } catch {
    // Writing it will say what is wrong with it.
    return false;
  }
}
