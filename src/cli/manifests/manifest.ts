import { createHash } from 'node:crypto';
import type { Format } from '../../renderers/index.ts';
import type { Accounting, Report } from '../../results/result.ts';
import type { FileBeside } from '../process/run-files.ts';
import type { Sum } from '../outputs/files/sum.ts';

/** A file that was read: what it was called, where it lies from the manifest, and the sum of its bytes. */
export interface ManifestInput extends Sum {
  readonly relation: string;
  readonly file: string;
  /** Null for standard input and for a pipe, which cannot be read again. */
  readonly path: string | null;
}

/** What was written, by the option that asked for it, and the sum of its bytes. */
export interface ManifestOutput extends Sum {
  readonly option: 'output' | 'excluded' | 'scores' | 'save';
  /** Null for standard output. */
  readonly name: string | null;
  /** Where it lies from the manifest; null for what went to standard output, a device or a pipe. */
  readonly path: string | null;
  /** The folder that was asked for, of a file for each table. */
  readonly folder?: string;
  /** Of a report. */
  readonly format?: Format;
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
  /** The files that each pattern of the command named. */
  readonly patterns: Readonly<Record<string, readonly string[]>>;
  /** The variables that shape words and numbers of a result. */
  readonly environment: Readonly<Record<string, string>>;
  /** How wide the terminal was on which the result was drawn; null where it was drawn on none. */
  readonly terminal: number | null;
  readonly options: Readonly<Record<string, unknown>>;
  readonly inputs: readonly (ManifestInput & Partial<Report['sources'][number]>)[];
  readonly results: readonly { readonly metric: string; readonly accounting: Accounting }[];
  readonly outputs: readonly ManifestOutput[];
  /** The SHA-256 of all of the above: whoever edits a part by hand leaves it behind. */
  readonly sha256: string;
}

/** The sum of all that a manifest says, as it is written but for its own sum. */
export const ownSum = (said: Omit<Manifest, 'sha256'>): string =>
  createHash('sha256')
    .update(JSON.stringify({ ...said, sha256: undefined }))
    .digest('hex');

/** The inputs that can be read only once. */
export const readOnce = ({ inputs }: Pick<Manifest, 'inputs'>): readonly string[] =>
  inputs.filter(({ path }) => path === null).map(({ file }) => file);

/** What a configuration file sets stands in the command: a run is repeated without the file. */
export const configRole = 'config' satisfies FileBeside['role'];
