import type { OpenSource, SourceOptions } from '../../../sources/source.ts';
import { quotedForShell } from '../../../renderers/text/escape.ts';

/** A file as DuckDB can read it. */
export interface Plain {
  readonly file: string;
  readonly delimiter: string;
  readonly quote: string;
  /** How many rows stand above the records, a line in quotes not being one of its own. */
  readonly skip: number;
}

/** Why DuckDB cannot read a file by itself; null where it can. */
function whyCopied({ encoding, remarks }: OpenSource): string | null {
  if (encoding.name !== 'utf-8') return `the file is in ${encoding.name}; make it UTF-8 first`;
  const isRewritten = remarks.some(({ code }) => code === 'quotes-rewritten');
  return isRewritten ? 'DuckDB does not read the quotes of the file; make a plain one first' : null;
}

/** The whole name of the file is in that of its copy: those of `a.csv` and `a.txt` differ. */
const copyOf = (file: string) => `${file === '-' ? 'stdin' : file}.plain.csv`;

/** The copy that the remark tells to make; null where the file is read as it is. */
export function plainCopy(source: OpenSource): Plain | null {
  if (whyCopied(source) === null) return null;
  return { file: copyOf(source.file), delimiter: ',', quote: '"', skip: 1 };
}

const options = {
  encoding: '--encoding',
  delimiter: '--delimiter',
  quote: '--quote',
  headerRows: '--header-rows',
  headerLine: '--header-line',
  layout: '--layout',
} as const satisfies Partial<Record<keyof SourceOptions, string>>;

/** What is to be typed before the SQL is run. */
export function copyRemark(source: OpenSource): string {
  const why = whyCopied(source);
  if (why === null) return '';
  const { file } = source;
  const asked = Object.entries(options).flatMap(([name, option]) => {
    const value = source.options[name as keyof typeof options];
    return value === undefined ? [] : [option, word(String(value))];
  });
  const words = ['cx convert', word(file), ...asked, '--output', word(copyOf(file))];
  return `-- ${why}: ${words.join(' ')}\n`;
}

/** A word of a command line, in quotes where a shell would read it otherwise. */
const word = (text: string) => (/^[\w./:@%+,-]+$/u.test(text) ? text : quotedForShell(text));
