import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Report } from '../../results/result.ts';
import { assertUnchanged } from '../../sources/files/identity.ts';
import { isSpooled } from '../../sources/files/spool.ts';
import type { OpenSource } from '../../sources/source.ts';
import { outputOptions } from '../options/declared.ts';
import { outputOf, type Flags } from '../options/flags.ts';
import { widthOf, type Io } from '../process/io.ts';
import { tool, version } from '../process/version.ts';
import type { Delivered } from '../outputs/deliver.ts';
import { writeFileWhole } from '../outputs/files/output.ts';
import { sumOfFile } from '../outputs/files/sum.ts';
import { ownSum, type Manifest, type ManifestInput, type ManifestOutput } from './manifest.ts';

/** What a manifest tells of. */
export interface Recorded {
  readonly flags: Flags;
  readonly engine: string;
  readonly io: Io;
  readonly sources: readonly { readonly relation: string; readonly source: OpenSource }[];
  readonly report: Report;
  readonly delivered: readonly Delivered[];
}

/** Writes what was read, asked, counted and written. @throws output-failed, input-changed */
export async function writeManifest(file: string, run: Recorded): Promise<Manifest> {
  const { flags, io, report } = run;
  const folder = dirname(resolve(file));
  const said: Omit<Manifest, 'sha256'> = {
    schema: 'cx.manifest/1',
    tool: {
      ...tool(),
      engine: run.engine,
      engine_version: await engineVersion(run.engine),
    },
    command: without(io.argv ?? [], new Set(['--manifest'])),
    patterns: Object.fromEntries(io.files?.patterns ?? []),
    environment: environmentOf(run),
    terminal: isOnTerminal(run) ? widthOf(io.stdout) : null,
    options: effectiveOptions(flags, report),
    inputs: [...(await sourcesIn(folder, run)), ...filesBeside(folder, io)],
    results: report.results.flatMap((result) =>
      result.status === 'ok' ? [{ metric: result.metric, accounting: result.accounting }] : [],
    ),
    outputs: run.delivered.map((output) => outputIn(folder, output)),
  };
  const manifest: Manifest = { ...said, sha256: ownSum(said) };
  await writeFileWhole(file, (append) => append(`${JSON.stringify(manifest, null, 2)}\n`));
  return manifest;
}

/** What says where results go is not part of what is repeated. */
const placing = new Set(outputOptions.map((name) => `--${name}`));

/** The words of a command without those that say where its results go. */
export const withoutPlaces = (argv: readonly string[]): string[] => without(argv, placing);

function without(argv: readonly string[], options: ReadonlySet<string>): string[] {
  const kept: string[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at]!;
    if (word === '--') return [...kept, ...argv.slice(at)];
    if (options.has(word)) at += 1;
    else if (![...options].some((option) => word.startsWith(`${option}=`))) kept.push(word);
  }
  return kept;
}

async function sourcesIn(folder: string, { sources, report }: Recorded): Promise<Manifest['inputs']> {
  const described = new Map(report.sources.map((source) => [`${source.relation} ${source.file}`, source]));
  const inputs = [];
  for (const { relation, source } of sources) {
    const path = isSpooled(source.path) ? null : relative(folder, resolve(source.path));
    const sum = await sumOfFile(source.path);
    // The sum is that of the bytes that were counted only when they are still the same.
    assertUnchanged(source.file, source.path, source.identity);
    inputs.push({ ...described.get(`${relation} ${source.file}`), relation, file: source.file, path, ...sum });
  }
  return inputs;
}

const filesBeside = (folder: string, { files, pathOf }: Io): ManifestInput[] =>
  (files?.beside ?? []).map(({ role, file, isPipe, bytes, sha256 }) => ({
    relation: role,
    file,
    path: isPipe ? null : relative(folder, resolve(pathOf?.(file) ?? file)),
    bytes,
    sha256,
  }));

function outputIn(
  folder: string,
  { option, file, inFolder, format, bytes, sha256, isFile }: Delivered,
): ManifestOutput {
  const path = file === null ? null : inFolder === undefined ? file : join(inFolder, file);
  return {
    option,
    name: file === null ? null : basename(file),
    path: path === null || !isFile ? null : relative(folder, resolve(path)),
    ...(inFolder === undefined ? {} : { folder: inFolder }),
    ...(format === undefined ? {} : { format }),
    bytes,
    sha256,
  };
}

const isOnTerminal = ({ io, flags }: Recorded) => io.stdout.isTTY === true && outputOf(flags) === null;

const speaking = ['CX_LANG', 'LC_ALL', 'LANG', 'NO_COLOR', 'FORCE_COLOR'];

function environmentOf(run: Recorded): Manifest['environment'] {
  const { env } = run.io;
  const names = isOnTerminal(run) ? [...speaking, 'TERM'] : speaking;
  const set = names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  // The language that the words are in, whatever chose it.
  return { ...Object.fromEntries(set), CX_LANG: run.report.language };
}

async function engineVersion(engine: string): Promise<string> {
  if (engine !== 'duckdb') return version();
  const { api } = await import('../../engines/duckdb/database/api.ts');
  return api.version();
}

/** Every option with the value it had, defaults included, but for where results went. */
function effectiveOptions({ given }: Flags, report: Report): Record<string, unknown> {
  const own = report.results.map(({ options }) => options);
  const all = Object.assign({}, given, ...own) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(all).filter(([name]) => !placing.has(`--${name}`)));
}
