import { CxError } from '../../errors.ts';
import type { Text } from '../../messages/language.ts';

/** What a file is when it is not text with delimiters, by its first bytes, and the way out. */
const kinds: readonly { readonly kind: Text; readonly is: (head: Buffer) => boolean; readonly wayOut: Text }[] = [
  {
    kind: { en: 'an Excel workbook or a zip archive', es: 'un libro de Excel o un archivo zip' },
    is: (head) => startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06]),
    wayOut: {
      en: 'open it and save it as CSV UTF-8, or unpack it',
      es: 'ábralo y guárdelo como CSV UTF-8, o descomprímalo',
    },
  },
  {
    kind: { en: 'an old Excel workbook', es: 'un libro de Excel antiguo' },
    is: (head) => startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]),
    wayOut: { en: 'open it and save it as CSV UTF-8', es: 'ábralo y guárdelo como CSV UTF-8' },
  },
  {
    kind: { en: 'a PDF', es: 'un PDF' },
    is: (head) => startsWithText(head, '%PDF-'),
    wayOut: { en: 'ask for the export as CSV', es: 'pida la exportación en CSV' },
  },
  {
    kind: { en: 'HTML', es: 'HTML' },
    is: (head) => /^\s*<(!doctype|html|head|body|\?xml|table)\b/iu.test(head.toString('latin1', 0, 512)),
    wayOut: {
      en: 'often a login or error page saved in place of the export: download it again',
      es: 'suele ser una página de inicio de sesión o de error guardada en lugar de la exportación: descárguela de nuevo',
    },
  },
  {
    kind: { en: 'JSON', es: 'JSON' },
    is: (head) => isJson(head.toString('latin1', 0, 512)),
    wayOut: { en: 'ask for the export as CSV', es: 'pida la exportación en CSV' },
  },
  {
    kind: { en: 'compressed in a way that is not gzip', es: 'un archivo comprimido en un formato distinto de gzip' },
    is: (head) =>
      startsWith(head, [0x28, 0xb5, 0x2f, 0xfd]) ||
      startsWithText(head, 'BZh') ||
      startsWith(head, [0xfd, 0x37, 0x7a, 0x58]),
    wayOut: { en: 'unpack it first, or pack it with gzip', es: 'descomprímalo primero o comprímalo con gzip' },
  },
];

const startsWith = (head: Buffer, bytes: readonly number[]) => bytes.every((byte, at) => head[at] === byte);
const startsWithText = (head: Buffer, text: string) => head.toString('latin1', 0, text.length) === text;
const isJson = (text: string) => /^\s*(\{\s*("|\})|\[\s*(\{|\[|\]))/u.test(text);

export const isGzip = (head: Buffer): boolean => startsWith(head, [0x1f, 0x8b]);
export const isParquet = (head: Buffer): boolean => startsWithText(head, 'PAR1');

/** A Parquet file ends with the mark with which it begins. @throws parquet-broken where it was cut */
export function assertWholeParquet(file: string, end: Buffer): void {
  if (isParquet(end)) return;
  throw new CxError('parquet-broken', {
    file,
    why: { en: 'its end is missing', es: 'falta el final' },
  });
}

/** @throws not-csv where what was packed is no text */
export function assertPackedText(file: string, head: Buffer): void {
  if (!isParquet(head)) return;
  throw new CxError('not-csv', {
    file,
    is: { en: 'a Parquet file packed with gzip', es: 'un archivo Parquet comprimido con gzip' },
    wayOut: { en: 'unpack it: Parquet packs its own data', es: 'descomprímalo: Parquet ya comprime sus datos' },
  });
}

/** @throws not-csv with the likely cause and the way out */
export function assertText(file: string, head: Buffer): void {
  const other = kinds.find(({ is }) => is(head));
  if (other !== undefined) throw new CxError('not-csv', { file, is: other.kind, wayOut: other.wayOut });
}
