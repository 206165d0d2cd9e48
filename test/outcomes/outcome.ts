import type { Report } from '../../src/results/result.ts';
import type { Ran } from '../run-cx.ts';

/** A number within one part in a million, a number with an absolute tolerance of its own, a text, a truth, or nothing. */
export type Expected = number | string | boolean | null | readonly [value: number, tolerance: number];

/** A row that a table must have, or must not have. */
export interface ExpectedRow {
  readonly table: string;
  /** Compared as text; one row alone must fit. */
  readonly where: Readonly<Record<string, string | number | boolean | null>>;
  readonly is?: Readonly<Record<string, Expected>>;
  /** An absolute tolerance for the numbers of the row. */
  readonly tol?: number;
  readonly absent?: true;
}

/** One way in which a run may end: a refusal in words, or a report. */
export interface Accepted {
  readonly refuse?: true;
  /** Exit 0 with these numbers, and a warning that says so. */
  readonly warn?: true;
  /** Patterns that all stand in the refusal or in one warning. */
  readonly message?: readonly string[];
  /** Patterns of which none may stand in the refusal. */
  readonly not?: readonly string[];
  /** The codes of which the warning must have one. */
  readonly code?: readonly string[];
  readonly headlines?: Readonly<Record<string, Expected>>;
  /** The first headline, or the one that `headline` names: its value, as exact as its unit is printed, and its n. */
  readonly value?: number | null;
  readonly n?: number;
  readonly headline?: string;
  /** The answers of each segment and period; those without answers may be there or not. */
  readonly segments?: Readonly<Record<string, number>>;
  readonly trend?: Readonly<Record<string, number>>;
  readonly rows?: readonly ExpectedRow[];
  readonly used?: number;
  readonly excluded?: Readonly<Record<string, number>>;
  readonly quiet?: true;
  /** What `cx columns` says of a file. */
  readonly records?: number;
  readonly roles?: Readonly<Record<string, string>>;
  readonly understood?: Readonly<Record<string, Expected>>;
}

/** How a run ended: with a report, with a refusal in words, or as no run may end. */
export type Ended =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'refusal'; readonly code: string; readonly words: string }
  | { readonly kind: 'neither'; readonly why: string };

interface Said {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

/** How a run with `--format json` ended. */
export function endedAs({ status, stdout, stderr }: Ran): Ended {
  if (status === 0) {
    const report = parsed(stdout) as Report | null;
    return report === null
      ? { kind: 'neither', why: `exit 0 without a report: ${stdout}` }
      : { kind: 'report', report };
  }
  if (status !== 2 && status !== 3) return { kind: 'neither', why: `exit ${status}: ${stderr}` };
  if (stdout !== '') return { kind: 'neither', why: `exit ${status}, and yet on stdout: ${stdout}` };
  const error = (parsed(stderr) as { readonly error: Said } | null)?.error;
  if (error === undefined) return { kind: 'neither', why: `exit ${status} without an error for programs: ${stderr}` };
  // A command line that is not understood says nothing of the files.
  if (error.code === 'usage') return { kind: 'neither', why: error.message };
  return { kind: 'refusal', code: error.code, words: [error.message, error.hint ?? ''].join('\n') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
