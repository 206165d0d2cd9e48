import { useColour, type Format, type Style } from '../../renderers/index.ts';
import { extname } from 'node:path';
import { outputOf, type Flags } from '../options/flags.ts';
import type { Io } from '../process/io.ts';
import type { Voice } from '../process/language.ts';

const formatOfExtension: Readonly<Record<string, Format>> = {
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
  '.md': 'markdown',
};

/** The format that was asked for, or that the name of the output tells. */
export function formatOf(flags: Flags): Format {
  const told = formatOfExtension[extname(flags.output ?? '').toLowerCase()];
  return flags.format ?? told ?? 'table';
}

export const isForPeople = (format: Format) => format === 'table' || format === 'markdown';

/** How text is drawn where it goes. */
export function styleOf(flags: Flags, io: Io, voice: Voice, format: Format): Style {
  const toTerminal = io.stdout.isTTY === true && outputOf(flags) === null;
  return {
    language: isForPeople(format) ? voice.words : voice.machine,
    locale: voice.locale,
    color: useColour(flags.color, io.env, toTerminal),
    width: toTerminal ? (io.stdout.columns ?? 80) : null,
    ...(flags.table === null ? {} : { table: flags.table }),
  };
}
