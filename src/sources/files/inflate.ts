import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CxError } from '../../errors.ts';
import { untranslated } from '../../messages/language.ts';
import { privateCopy } from './private-copy.ts';

/** Text packs 3 to 30 times; a bomb packs 1,000 times. Small files may do as they like. */
const limits = { bytes: 64 * 2 ** 30, ratio: 200, freeBytes: 64 * 2 ** 20 };

const endsEarly = { en: 'the gzip stream ends early', es: 'el flujo gzip termina antes de tiempo' };

/**
 * A private copy of a gzip file, unpacked. Node's zlib checks the sum and the length that the file states.
 * @throws gzip-broken, gzip-too-large, copy-failed
 */
export async function inflatedCopy(file: string, path: string): Promise<string> {
  const packed = statSync(path).size;
  const most = Math.min(limits.bytes, Math.max(limits.freeBytes, packed * limits.ratio));
  const gunzip = createGunzip();
  let copy: string;
  try {
    copy = await privateCopy(file, 'inflated.csv', (to) =>
      pipeline(createReadStream(path), gunzip, cap(file, most), createWriteStream(to, { flags: 'wx', mode: 0o600 })),
    );
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!code.startsWith('Z_')) throw error;
    throw new CxError('gzip-broken', {
      file,
      why: code === 'Z_BUF_ERROR' ? endsEarly : untranslated(`gzip: ${(error as Error).message}`),
    });
  }
  if (gunzip.bytesWritten < packed) {
    throw new CxError('gzip-broken', {
      file,
      why: {
        en: `${packed - gunzip.bytesWritten} bytes follow the end of the gzip stream`,
        es: `hay ${packed - gunzip.bytesWritten} bytes tras el final del flujo gzip`,
      },
    });
  }
  return copy;
}

function cap(file: string, most: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > most) done(new CxError('gzip-too-large', { file, limit: `${Math.round(most / 2 ** 20)} MB` }));
      else done(null, chunk);
    },
  });
}
