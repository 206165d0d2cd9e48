import { CxError } from '../../errors.ts';
import { untranslated } from '../../messages/language.ts';
import { bytesOf } from '../../sources/files/reader.ts';
import { causeOf } from '../outputs/files/output.ts';
import type { Manifest } from './manifest.ts';

type Shape = 'text' | 'number' | 'object' | readonly [Shape | { readonly [key: string]: Shape }] | 'text or null';

/** What is read of a manifest, each with its type: what is absent or another thing is no manifest. */
const shape = {
  tool: { name: 'text', version: 'text', engine: 'text', engine_version: 'text' },
  command: ['text'],
  patterns: 'object',
  environment: 'object',
  options: 'object',
  inputs: [{ relation: 'text', file: 'text', path: 'text or null', bytes: 'number', sha256: 'text' }],
  results: [{ metric: 'text', accounting: 'object' }],
  outputs: [{ option: 'text', name: 'text or null', path: 'text or null', bytes: 'number', sha256: 'text' }],
  sha256: 'text',
} as const;

/** @throws file-not-found, not-readable, not-a-manifest */
export async function readManifest(file: string): Promise<Manifest> {
  const found = parsed(file, await textOf(file));
  const { schema } = found as { readonly schema?: unknown };
  if (schema !== 'cx.manifest/1')
    throw new CxError('not-a-manifest', { file, why: untranslated('schema ≠ cx.manifest/1') });
  const wrong = wrongIn(found, shape, '');
  if (wrong !== null)
    throw new CxError('not-a-manifest', {
      file,
      why: { en: `${wrong} is missing, or not what it should be`, es: `falta ${wrong}, o no es lo que debería` },
    });
  return found as Manifest;
}

async function textOf(file: string): Promise<string> {
  try {
    return (await bytesOf(file)).toString('utf8');
  } catch (error) {
    if (causeOf(error) === 'ENOENT') throw new CxError('file-not-found', { file, nearest: null });
    throw new CxError('not-readable', { file, cause: causeOf(error) });
  }
}

function parsed(file: string, text: string): object {
  try {
    return Object(JSON.parse(text)) as object;
  } catch (error) {
    throw new CxError('not-a-manifest', { file, why: untranslated((error as Error).message) });
  }
}

/** The name of the first part that is not of its type; null where all are. */
function wrongIn(value: unknown, type: Shape | object, name: string): string | null {
  if (type === 'text') return typeof value === 'string' ? null : name;
  if (type === 'text or null') return value === null || typeof value === 'string' ? null : name;
  if (type === 'number') return typeof value === 'number' ? null : name;
  if (typeof value !== 'object' || value === null) return name;
  if (type === 'object') return null;
  if (Array.isArray(type)) {
    if (!Array.isArray(value)) return name;
    return firstOf(value.map((one, at) => [one, type[0] as Shape, `${name}[${at}]`]));
  }
  const parts = new Map(Object.entries(value));
  return firstOf(
    Object.entries(type).map(([key, of]) => [parts.get(key), of as Shape, name === '' ? key : `${name}.${key}`]),
  );
}

const firstOf = (parts: readonly (readonly [unknown, Shape, string])[]): string | null =>
  parts.map(([value, type, name]) => wrongIn(value, type, name)).find((name) => name !== null) ?? null;
