import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Format } from '../../renderers/index.ts';
import type { Accounting, Report } from '../../results/result.ts';
import type { OpenSource } from '../../sources/source.ts';
import { outputOptions } from '../options/declared.ts';
import type { Flags } from '../options/flags.ts';
import type { Delivered } from './deliver.ts';
import type { Io } from '../process/io.ts';
import { writeFileWhole } from './files/output.ts';
import { scoresExtension } from '../options/scores.ts';
import { version } from '../process/version.ts';

/** A file of a manifest: what it was called, where it lies from the manifest, and the sum of its bytes. */
export interface ManifestInput {
  readonly relation: string;
  readonly file: string;
  /** Null for standard input, which cannot be read again. */
  readonly path: string | null;
  readonly bytes: number;
  readonly sha256: string;
}

/** An output: its name in the folder that was asked for, else null, and the sum of its bytes. */
export interface ManifestOutput {
  readonly name: string | null;
  readonly format: Format;
  readonly bytes: number;
  readonly sha256: string;
}

/** `cx.manifest/1`: all that is needed to check that a result came from these files, and to make it again. */
export interface Manifest {
  readonly schema: 'cx.manifest/1';
  readonly tool: {
    readonly name: string;
    readonly version: string;
    readonly engine: string;
    readonly engine_version: string;
  };
  readonly command: readonly string[];
  /** The variables that shape words and numbers of a result. */
  readonly environment: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly inputs: readonly (ManifestInput & Partial<Report['sources'][number]>)[];
  readonly results: readonly { readonly metric: string; readonly accounting: Accounting }[];
  readonly outputs: readonly ManifestOutput[];
  /** The rows of customers, where they were asked for: how they were written, and the sum of their bytes. */
  readonly scores?: { readonly extension: string; readonly bytes: number; readonly sha256: string };
}

const speakingVariables = ['CX_LANG', 'LC_ALL', 'LANG'];
/** What says where results go is not part of what is repeated. */
const placing = new Set(outputOptions.map((name) => `--${name}`));

/** The words of a command without those that say where its results go. */
export function withoutPlaces(argv: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at]!;
    if (word === '--') return [...kept, ...argv.slice(at)];
    if (placing.has(word)) at += 1;
    else if (![...placing].some((option) => word.startsWith(`${option}=`))) kept.push(word);
  }
  return kept;
}

export async function writeManifest(
  file: string,
  run: {
    readonly argv: readonly string[];
    readonly flags: Flags;
    readonly engine: string;
    readonly io: Io;
    readonly sources: readonly { readonly relation: string; readonly source: OpenSource }[];
    readonly report: Report;
    readonly outputs: readonly Delivered[];
  },
): Promise<void> {
  const folder = dirname(resolve(file));
  const described = new Map(run.report.sources.map((source) => [source.file, source]));
  const inputs = [];
  for (const { relation, source } of run.sources) {
    const path = source.file === '-' ? null : relative(folder, resolve(source.path));
    const sum = await sumOf(source.path);
    inputs.push({ ...described.get(source.file), relation, file: source.file, path, ...sum });
  }
  const { scores } = run.flags;
  const manifest: Manifest = {
    schema: 'cx.manifest/1',
    tool: {
      name: 'cx-analytics',
      version: version(),
      engine: run.engine,
      engine_version: await engineVersion(run.engine),
    },
    command: withoutPlaces(run.argv),
    environment: {
      ...Object.fromEntries(
        speakingVariables.flatMap((name) => (run.io.env[name] === undefined ? [] : [[name, run.io.env[name]]])),
      ),
      // The language that the words are in, whatever chose it.
      CX_LANG: run.report.language,
    },
    options: effectiveOptions(run.flags, run.report),
    inputs,
    results: run.report.results.flatMap((result) =>
      result.status === 'ok' ? [{ metric: result.metric, accounting: result.accounting }] : [],
    ),
    outputs: run.outputs.map(({ name, format, text }) => ({
      name,
      format,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    })),
    ...(scores === null ? {} : { scores: { extension: scoresExtension(scores) ?? '', ...(await sumOf(scores)) } }),
  };
  await writeFileWhole(file, (append) => append(`${JSON.stringify(manifest, null, 2)}\n`));
}

/** Bytes and SHA-256 of a file. */
export async function sumOf(path: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return { bytes: statSync(path).size, sha256: hash.digest('hex') };
}

async function engineVersion(engine: string): Promise<string> {
  if (engine !== 'duckdb') return version();
  const { api } = await import('../../engines/duckdb/database/api.ts');
  return api.version();
}

/** Every option with the value it had, defaults included. */
function effectiveOptions(flags: Flags, report: Report): Record<string, unknown> {
  const own = report.results.map(({ options }) => options);
  return Object.assign({}, flags.given, ...own) as Record<string, unknown>;
}
