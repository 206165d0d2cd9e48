import { useColour, type ColourChoice, type Format, type Style } from '../../renderers/index.ts';
import { extname } from 'node:path';
import type { Flags } from '../options/ask.ts';
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
  const output = flags['output'];
  const told = typeof output === 'string' ? formatOfExtension[extname(output).toLowerCase()] : undefined;
  return (flags['format'] as Format | undefined) ?? told ?? 'table';
}

export const isForPeople = (format: Format) => format === 'table' || format === 'markdown';

/** How text is drawn where it goes. */
export function styleOf(flags: Flags, io: Io, voice: Voice, format: Format): Style {
  const toTerminal = io.stdout.isTTY === true && (flags['output'] === undefined || flags['output'] === '-');
  return {
    language: isForPeople(format) ? voice.words : voice.machine,
    locale: voice.locale,
    color: useColour(flags['color'] as ColourChoice, io.env, toTerminal),
    width: toTerminal ? (io.stdout.columns ?? 80) : null,
    ...(typeof flags['table'] === 'string' ? { table: flags['table'] } : {}),
  };
}
