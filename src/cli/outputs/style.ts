import { CxError } from '../../errors.ts';
import { isPicture, pictureFormats, useColour, type Format, type Style } from '../../renderers/index.ts';
import { extname } from 'node:path';
import { outputOf, type Flags } from '../options/flags.ts';
import { widthOf, type Io } from '../process/io.ts';
import type { Voice } from '../process/language.ts';
import { isFolder } from './files/output.ts';
import { assertNames } from './files/names.ts';

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
  '.svg': 'svg',
  '.dot': 'dot',
  '.gv': 'dot',
  '.mmd': 'mermaid',
  '.mermaid': 'mermaid',
  '.txt': 'table',
  '': 'table',
};

/** The format that a name tells; null where it tells none that is known. */
export const formatOfName = (file: string): Format | null => formatOfExtension[extname(file).toLowerCase()] ?? null;

/** A folder holds each table as CSV. @throws invalid-option for a format that is one file */
function ofFolder(folder: string, format: Format | null): Format {
  if (format === null || format === 'table' || format === 'csv') return format ?? 'table';
  throw new CxError('invalid-option', {
    option: '--output',
    value: folder,
    expected: {
      en: `a file for --format ${format}: it is a folder, which holds each table as CSV`,
      es: `un archivo para --format ${format}: es una carpeta, que guarda cada tabla como CSV`,
    },
  });
}

/**
 * The format that was asked for, or that the name of the output tells.
 * @param subject what has no map of journeys, where it has none
 * @throws invalid-option where neither does, option-needs where bytes of a file have none to go to, no-map
 */
export function formatOf(flags: Flags, subject: string | null): Format {
  assertNames(flags);
  const format = namedFormat(flags);
  if (subject !== null && isPicture(format)) throw new CxError('no-map', { format, subject });
  return format;
}

function namedFormat(flags: Flags): Format {
  const output = outputOf(flags);
  if (flags.format === 'xlsx' && flags.output === null)
    throw new CxError('option-needs', { option: '--format xlsx', needs: '--output FILE.xlsx' });
  if (output?.toLowerCase().endsWith('.pdf') === true && flags.manifest !== null) throw pdfInManifest(output);
  if (output !== null && isFolder(output)) return ofFolder(output, flags.format);
  if (flags.format !== null) return flags.format;
  if (output === null) return 'table';
  const told = formatOfName(output);
  if (told !== null) return told;
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

const forPeople: readonly Format[] = ['table', 'markdown', 'html', 'xlsx', ...pictureFormats];

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
