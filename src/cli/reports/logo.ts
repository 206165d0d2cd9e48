import { statSync } from 'node:fs';
import { CxError } from '../../errors.ts';
import { readerOf } from '../../sources/files/reader.ts';
import { here } from '../options/config.ts';
import { causeOf } from '../outputs/files/output.ts';

const most = 1 << 20;

/** What a picture begins with. */
const kinds: readonly (readonly [type: string, begins: (bytes: Buffer) => boolean])[] = [
  ['image/png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))],
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  [
    'image/svg+xml',
    (bytes) =>
      /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/u.test(
        bytes.toString('utf8', 0, 4096),
      ),
  ],
];

/** A picture as a data: URI. @throws file-not-found, not-readable, setting-invalid */
export async function logoOf(file: string): Promise<string> {
  const bytes = await pictureIn(file);
  const [type] = kinds.find(([, begins]) => begins(bytes)) ?? [null];
  if (type === null || bytes.length > most) throw refused(file);
  return `data:${type};base64,${bytes.toString('base64')}`;
}

async function pictureIn(file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    if (statSync(file).size > most) throw refused(file);
    // A pipe does not say how much comes.
    for await (const chunk of await readerOf(file)) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > most) throw refused(file);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof CxError) throw error;
    const cause = causeOf(error);
    if (cause === 'ENOENT') throw new CxError('file-not-found', { file, nearest: null });
    throw new CxError('not-readable', { file, cause });
  }
}

const refused = (file: string) =>
  new CxError('setting-invalid', {
    file: here,
    key: 'report.logo',
    value: JSON.stringify(file),
    nearest: null,
    expected: { en: 'a PNG, JPEG or SVG file of at most 1 MB', es: 'un archivo PNG, JPEG o SVG de 1 MB como mucho' },
  });
