import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { CxError } from '../../errors.ts';
import { untranslated, type Text } from '../../messages/language.ts';
import { dictionaries } from '../../messages/index.ts';
import { spoolPath } from '../../sources/files/spool.ts';
import type { Io } from '../process/io.ts';
import type { Voice } from '../process/language.ts';
import { sumOf, type Manifest } from '../outputs/manifest.ts';
import { causeOf, writeFileWhole, writeOut } from '../outputs/files/output.ts';
import { scoresExtension } from '../options/scores.ts';

/** Runs the program once more, within this run, and without configuration files. @returns its status */
export type Rerun = (argv: readonly string[], io: Io) => Promise<number>;

/** `cx verify manifest.json`: the inputs are those that were read, and the same run gives the same bytes. */
export async function runVerifyCommand(file: string, io: Io, voice: Voice, rerun: Rerun): Promise<void> {
  const manifest = readManifest(file);
  const paths = await checkInputs(file, manifest);
  await checkOutputs(file, manifest, paths, io, rerun);
  const { verify } = dictionaries[voice.words];
  await writeOut(io, `${verify.sound(manifest.inputs.length, manifest.outputs.length)}\n`);
}

function readManifest(file: string): Manifest {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (causeOf(error) === 'ENOENT') throw new CxError('file-not-found', { file, nearest: null });
    throw new CxError('not-readable', { file, cause: causeOf(error) });
  }
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (manifest.schema === 'cx.manifest/1' && Array.isArray(manifest.inputs) && Array.isArray(manifest.outputs))
      return manifest;
  } catch (error) {
    throw new CxError('not-a-manifest', { file, why: untranslated((error as Error).message) });
  }
  throw new CxError('not-a-manifest', { file, why: untranslated('schema ≠ cx.manifest/1') });
}

/** @returns where each input lies, by the name it was called. @throws manifest-differs, file-not-found */
async function checkInputs(file: string, { inputs }: Manifest): Promise<Map<string, string>> {
  const paths = new Map<string, string>();
  for (const input of inputs) {
    if (input.path === null)
      differs(input.file, {
        en: 'standard input cannot be read again',
        es: 'la entrada estándar no se puede leer otra vez',
      });
    const path = resolve(dirname(resolve(file)), input.path);
    if (!existsSync(path)) throw new CxError('file-not-found', { file: path, nearest: null });
    const { bytes, sha256 } = await sumOf(path);
    if (bytes !== input.bytes)
      differs(input.file, { en: `${bytes} bytes, not ${input.bytes}`, es: `${bytes} bytes, no ${input.bytes}` });
    if (sha256 !== input.sha256) differs(input.file, { en: 'its SHA-256 is another', es: 'su SHA-256 es otro' });
    paths.set(input.file, path);
  }
  return paths;
}

async function checkOutputs(
  file: string,
  manifest: Manifest,
  paths: ReadonlyMap<string, string>,
  io: Io,
  rerun: Rerun,
): Promise<void> {
  const folder = manifest.outputs.some(({ name }) => name !== null) ? `${spoolPath('verified')}/` : null;
  const format = manifest.outputs[0]?.format ?? 'table';
  const out = new Collected();
  const err = new Collected();
  const scores =
    manifest.scores === undefined
      ? null
      : spoolPath(`verified-scores${scoresExtension(`scores${manifest.scores.extension}`) ?? ''}`);
  const argv = [
    ...formatted(manifest.command, format),
    ...(folder === null ? [] : ['--output', folder]),
    ...(scores === null ? [] : ['--scores', scores]),
  ];
  const again: Io = {
    stdin: io.stdin,
    stdout: out,
    stderr: err,
    env: manifest.environment,
    pathOf: (name) => paths.get(name) ?? name,
  };
  const status = await rerun(argv, again);
  if (status !== 0)
    differs(file, {
      en: `the run ended with ${status}: ${err.text}`,
      es: `la ejecución terminó con ${status}: ${err.text}`,
    });
  for (const output of manifest.outputs) {
    const path = output.name === null ? spoolPath('verified') : join(folder!, output.name);
    if (output.name === null) await writeFileWhole(path, (append) => append(out.text));
    const { sha256 } = await sumOf(path);
    if (sha256 !== output.sha256) differs(output.name ?? file, otherBytes);
  }
  if (scores !== null && (await sumOf(scores)).sha256 !== manifest.scores?.sha256) differs('--scores', otherBytes);
}

const otherBytes: Text = { en: 'the run gave other bytes this time', es: 'la ejecución dio otros bytes esta vez' };

/** The command with the format that was written, which the name of the output may have told. */
const formatted = (command: readonly string[], format: string) =>
  command.some((word) => word === '--format' || word.startsWith('--format=')) || format === 'table'
    ? [...command]
    : [...command, '--format', format];

function differs(file: string, how: Text): never {
  throw new CxError('manifest-differs', { file, how });
}

/** A stream that keeps what is written to it. */
class Collected extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}
