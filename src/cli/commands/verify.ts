import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { CxError } from '../../errors.ts';
import type { Text } from '../../messages/language.ts';
import { dictionaries } from '../../messages/index.ts';
import type { Report } from '../../results/result.ts';
import { spoolPath } from '../../sources/files/spool.ts';
import { firstDifference } from '../manifests/differences.ts';
import { configRole, ownSum, readOnce, type Manifest, type ManifestOutput } from '../manifests/manifest.ts';
import { readManifest } from '../manifests/read.ts';
import { withoutPlaces } from '../manifests/write.ts';
import { endOfOptions } from '../options/config.ts';
import { outputOptions } from '../options/declared.ts';
import { valuesOf } from '../options/usage.ts';
import type { Io } from '../process/io.ts';
import type { Voice } from '../process/language.ts';
import { version } from '../process/version.ts';
import { causeOf, writeOut } from '../outputs/files/output.ts';
import { sumOfFile, type Sum } from '../outputs/files/sum.ts';

/** Runs the program once more, within this run, and without configuration files. @returns its status */
export type Rerun = (argv: readonly string[], io: Io) => Promise<number>;

/**
 * `cx verify manifest.json`: inputs and outputs are those of the manifest, and the same run comes to the same again. What was read
 * from a pipe cannot be: then outputs are all that is compared.
 * @throws manifest-differs, manifest-untrue, manifest-of-other-version, file-not-found
 */
export async function runVerifyCommand(file: string, io: Io, voice: Voice, rerun: Rerun): Promise<void> {
  const manifest = await readManifest(file);
  const { verify } = dictionaries[voice.words];
  const once = readOnce(manifest);
  if (once.length > 0) io.stderr.write(`cx: ${verify.readOnce(file, once.join(', '))}\n`);
  const from = dirname(resolve(file));
  const paths = await checkInputs(from, manifest);
  await checkOutputs(from, manifest);
  assertSameVersion(file, manifest);
  if (once.length > 0) {
    assertUnedited(file, manifest);
    assertAllTold(file, manifest);
    assertReadOnce(file, from, manifest);
    await assertAsked(file, from, manifest);
    return writeOut(io, `${verify.outputsSound(manifest.outputs.length)}\n`);
  }
  await checkRun({ file, from, manifest, paths }, rerun);
  assertUnedited(file, manifest);
  assertAllTold(file, manifest);
  await writeOut(io, `${verify.sound(manifest.inputs.length, manifest.outputs.length)}\n`);
}

/** @returns where each input lies, by the name it was called. @throws manifest-differs, file-not-found */
async function checkInputs(from: string, { inputs }: Manifest): Promise<Map<string, string>> {
  const paths = new Map<string, string>();
  for (const input of inputs) {
    if (input.path === null) continue;
    const path = resolve(from, input.path);
    if (existsSync(path)) await assertSum(input.file, path, input);
    else if (input.relation !== configRole) throw new CxError('file-not-found', { file: path, nearest: null });
    paths.set(input.file, path);
  }
  return paths;
}

/** What was written is still what was written. @throws manifest-differs */
async function checkOutputs(from: string, { outputs }: Manifest): Promise<void> {
  for (const { path, ...sum } of outputs) {
    if (path === null) continue;
    const place = resolve(from, path);
    if (!existsSync(place)) differs(path, { en: 'it is gone', es: 'ya no está' });
    await assertSum(path, place, sum);
  }
}

async function assertSum(file: string, path: string, said: Sum): Promise<void> {
  const { bytes, sha256 } = await sumOf(file, path);
  if (bytes !== said.bytes)
    differs(file, { en: `${bytes} bytes, not ${said.bytes}`, es: `${bytes} bytes, no ${said.bytes}` });
  if (sha256 !== said.sha256) differs(file, { en: 'its SHA-256 is another', es: 'su SHA-256 es otro' });
}

/** @throws not-readable */
async function sumOf(file: string, path: string): Promise<Sum> {
  try {
    return await sumOfFile(path);
  } catch (error) {
    throw new CxError('not-readable', { file, cause: causeOf(error) });
  }
}

/** A run by another version proves nothing. @throws manifest-of-other-version */
function assertSameVersion(file: string, { tool }: Manifest): void {
  if (tool.version === version()) return;
  throw new CxError('manifest-of-other-version', { file, said: tool.version, running: version() });
}

/** Each output that the command asks for is told of; its own sum proves nothing to whoever makes it anew. @throws manifest-differs */
function assertAllTold(file: string, { command, outputs }: Manifest): void {
  const asked = outputOptions.filter((option) => valuesOf(`--${option}`, command).length > 0);
  // A report goes to standard output where nothing else is said.
  for (const option of new Set(['output', ...asked])) {
    if (untold.has(option) || outputs.some((output) => output.option === option)) continue;
    differs(file, {
      en: `its command writes what --${option} says, and it tells of no such output`,
      es: `su comando escribe lo que dice --${option}, y no menciona esa salida`,
    });
  }
}

/** A file that lies there can be read again: nobody may say that it came through a pipe, so that nothing is run. @throws manifest-differs */
function assertReadOnce(file: string, from: string, manifest: Manifest): void {
  for (const name of readOnce(manifest)) {
    const found = [name, resolve(from, name)].find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
    if (found === undefined) continue;
    differs(file, {
      en: `it says that ${name} came through a pipe, and that is a file`,
      es: `dice que ${name} llegó por una tubería, y es un archivo`,
    });
  }
}

/** What cannot be run again was asked in three places, which must agree: the command, the options, and the report as JSON. @throws manifest-differs, manifest-untrue */
async function assertAsked(
  file: string,
  from: string,
  { command, options, outputs, results }: Manifest,
): Promise<void> {
  const said = new Map(Object.entries(options));
  const words = command.flatMap((word) => (word.startsWith('--') ? [word.split('=')[0]!] : []));
  for (const option of new Set(words)) {
    const name = option.slice(2).replaceAll(/-(?<letter>[a-z])/gu, (_, letter: string) => letter.toUpperCase());
    const asked = valuesOf(option, command.slice(0, endOfOptions(command)));
    const value = said.get(name);
    // What is read of a file is told beside its name.
    if (value === undefined || said.has(`${name}_file`) || isAlike(value, asked)) continue;
    throw new CxError('manifest-untrue', {
      file,
      part: `options.${name}`,
      said: JSON.stringify(value),
      gave: String(asked.at(-1)),
    });
  }
  for (const { path, format } of outputs) {
    if (path === null || format !== 'json') continue;
    const report = JSON.parse(await readFile(resolve(from, path), 'utf8')) as Pick<Report, 'results'>;
    const told = report.results.flatMap((one) =>
      one.status === 'ok' ? [{ metric: one.metric, accounting: one.accounting }] : [],
    );
    const shaping = Object.assign({}, ...report.results.map((one) => one.options)) as Record<string, unknown>;
    const own = Object.fromEntries(Object.keys(shaping).map((name) => [name, said.get(name)]));
    const difference = firstDifference({ options: own, results }, { options: shaping, results: told });
    if (difference !== null) throw new CxError('manifest-untrue', { file, ...difference });
  }
}

/** Whether an option has the value that the command gives it, as far as a number or a list of names has one writing. */
function isAlike(value: unknown, asked: readonly (string | undefined)[]): boolean {
  const bare = (text: string) => text.replaceAll(/[\s"'`]/gu, '');
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    const all = bare(value.join(','));
    return bare(String(asked.at(-1))) === all || bare(asked.join(',')) === all;
  }
  return typeof value !== 'number' || !Number.isFinite(Number(asked.at(-1))) || Number(asked.at(-1)) === value;
}

/** What no manifest tells of: itself, and a PDF, which holds when it was printed. */
const untold = new Set<string>(['manifest', 'pdf']);

/** Whatever else of a manifest was edited, its own sum was made of what it said before. @throws manifest-differs */
function assertUnedited(file: string, manifest: Manifest): void {
  if (ownSum(manifest) === manifest.sha256) return;
  differs(file, { en: 'it was edited: its own SHA-256 is another', es: 'fue editado: su propio SHA-256 es otro' });
}

interface Verified {
  readonly file: string;
  /** The folder that paths in the manifest begin from. */
  readonly from: string;
  readonly manifest: Manifest;
  readonly paths: ReadonlyMap<string, string>;
}

/** Runs the command again, into private files, and compares the manifest of that run. */
async function checkRun({ file, from, manifest, paths }: Verified, rerun: Rerun): Promise<void> {
  const again = spoolPath('manifest.json');
  const places = placesOf(manifest.outputs, from);
  // Nothing that a manifest says is written anywhere else.
  const command = withoutPlaces(manifest.command);
  const until = endOfOptions(command);
  const written = [...places.map(({ option, place }) => `--${option}=${place}`), `--manifest=${again}`];
  const argv = [...command.slice(0, until), ...written, ...command.slice(until)];
  const out = new Collected(manifest.terminal);
  const err = new Collected(null);
  const status = await rerun(argv, {
    stdin: Readable.from([]),
    stdout: out,
    stderr: err,
    env: manifest.environment,
    pathOf: (name) => paths.get(name) ?? name,
    namedBy: (name) => new Map(Object.entries(manifest.patterns)).get(name) ?? [name],
    savedAt: (name) => places.find(({ place }) => place === name)?.privately ?? name,
  });
  if (status !== 0)
    differs(file, {
      en: `the run ended with ${status}: ${err.text}`,
      es: `la ejecución terminó con ${status}: ${err.text}`,
    });
  const difference = firstDifference(manifest, await readManifest(again));
  if (difference !== null) throw new CxError('manifest-untrue', { file, ...difference });
}

/** Where the run repeated writes what an option asks for: privately, whatever the option names. */
interface Place {
  readonly option: ManifestOutput['option'];
  readonly place: string;
  readonly privately: string;
}

function placesOf(outputs: Manifest['outputs'], from: string): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { option, name, path, folder } of outputs) {
    if (name === null || places.has(option)) continue;
    const privately = spoolPath(`verified${folder === undefined ? extname(name) : '/'}`);
    // The paths in a question that is saved are those from its own folder.
    const place = option === 'save' && path !== null ? resolve(from, path) : privately;
    places.set(option, { option, place, privately });
  }
  return [...places.values()];
}

function differs(file: string, how: Text): never {
  throw new CxError('manifest-differs', { file, how });
}

/** A stream that keeps what is written to it; a terminal of so many columns, or none. */
class Collected extends Writable {
  text = '';
  readonly isTTY: boolean;
  readonly columns?: number;

  constructor(columns: number | null) {
    super();
    this.isTTY = columns !== null;
    if (columns !== null) this.columns = columns;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}
