import { CxError } from '../../errors.ts';
import { useColour, type Format, type Style } from '../../renderers/index.ts';
import { extname } from 'node:path';
import { outputOf, type Flags } from '../options/flags.ts';
import { widthOf, type Io } from '../process/io.ts';
import type { Voice } from '../process/language.ts';
import { isFolder } from './files/output.ts';

const formatOfExtension: Readonly<Record<string, Format>> = {
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
  '.md': 'markdown',
  '.xlsx': 'xlsx',
  '.html': 'html',
  '.htm': 'html',
  // A PDF is the page, printed.
  '.pdf': 'html',
  '.txt': 'table',
  '': 'table',
};

/**
 * The format that was asked for, or that the name of the output tells.
 * @throws invalid-option where neither does, option-needs where bytes of a file have none to go to
 */
export function formatOf(flags: Flags): Format {
  const output = outputOf(flags);
  if (flags.format === 'xlsx' && flags.output === null)
    throw new CxError('option-needs', { option: '--format xlsx', needs: '--output FILE.xlsx' });
  if (output?.toLowerCase().endsWith('.pdf') === true && flags.manifest !== null) throw pdfInManifest(output);
  if (flags.format !== null) return flags.format;
  if (output === null || isFolder(output)) return 'table';
  const told = formatOfExtension[extname(output).toLowerCase()];
  if (told !== undefined) return told;
  const known = Object.keys(formatOfExtension).filter((extension) => extension !== '');
  const expected = {
    en: `a name that ends with ${known.join(', ')}, or --format beside it`,
    es: `un nombre que acabe en ${known.join(', ')}, o --format a su lado`,
  };
  throw new CxError('invalid-option', { option: '--output', value: output, expected });
}

/** Every PDF holds when it was printed, so that none is the same again. */
const pdfInManifest = (output: string) =>
  new CxError('invalid-option', {
    option: '--output',
    value: output,
    expected: {
      en: `beside --manifest what is the same each time: --output report.html --pdf ${output}`,
      es: `junto a --manifest lo que es igual cada vez: --output informe.html --pdf ${output}`,
    },
  });

const forPeople: readonly Format[] = ['table', 'markdown', 'html', 'xlsx'];

export const isForPeople = (format: Format): boolean => forPeople.includes(format);

/** How text is drawn where it goes. */
export function styleOf(flags: Flags, io: Io, voice: Voice, format: Format): Style {
  const toTerminal = io.stdout.isTTY === true && outputOf(flags) === null;
  if (format === 'xlsx' && toTerminal)
    throw new CxError('option-needs', { option: '--format xlsx', needs: '--output FILE.xlsx' });
  return {
    language: isForPeople(format) ? voice.words : voice.machine,
    locale: voice.locale,
    color: useColour(flags.color, io.env, toTerminal),
    width: toTerminal ? widthOf(io.stdout) : null,
    ...(flags.table === null ? {} : { table: flags.table }),
    ...(flags.rows === null ? {} : { rows: flags.rows }),
    ...(flags.sort === null ? {} : { sort: flags.sort }),
    ...(flags.brief ? { brief: true } : {}),
  };
}
