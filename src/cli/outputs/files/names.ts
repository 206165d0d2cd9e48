import { extname } from 'node:path';
import { CxError } from '../../../errors.ts';
import type { Flags } from '../../options/flags.ts';
import { targetOf } from './target.ts';

/** The form of outputs that have one alone, with the ending of its files. */
const formOf = { excluded: '.csv', manifest: '.json', pdf: '.pdf' } as const;

/** Endings that tell programs of a form. What is text may be called by any other: `excluded.txt`, `answers.csv.excluded`. */
const tellsForm =
  /^\.(?:csv|tsv|json|ndjson|jsonl|md|html?|xlsx?|ods|docx?|pdf|parquet|svg|dot|mmd|png|jpe?g|gz|zip)$/u;

/**
 * A file is not called by the ending of a form that it does not have: programs believe endings.
 * @throws invalid-option
 */
export function assertNames(flags: Pick<Flags, keyof typeof formOf>): void {
  for (const [name, ending] of Object.entries(formOf)) {
    const file = flags[name as keyof typeof formOf];
    const own = file === null ? '' : extname(file).toLowerCase();
    const isFree = own === '' || own === ending || (name !== 'pdf' && !tellsForm.test(own));
    if (file === null || isFree || !isFile(file)) continue;
    const called = `${file.slice(0, file.length - own.length)}${ending}`;
    throw new CxError('invalid-option', {
      option: `--${name}`,
      value: file,
      expected: {
        en: `a name that ends with ${ending}, such as ${called}`,
        es: `un nombre que acabe en ${ending}, como ${called}`,
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
