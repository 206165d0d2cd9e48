import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { visitRecords } from '../../src/sources/structure/visit.ts';
import { CxError } from '../../src/errors.ts';
import { openSource } from '../../src/sources/open.ts';
import type { Rejection } from '../../src/sources/structure/rejection.ts';

/**
 * What became of a polluted file.
 *
 * - exact: its rows are those of the clean file.
 * - flagged: every row loaded is one of the clean file; every row that is missing stands on lines that were reported,
 *   each report begins on a line of such a row or on one that the fault made.
 * - refused: a clear error, and no rows.
 * - silent: anything else.
 */
export interface Score {
  readonly verdict: 'exact' | 'flagged' | 'refused' | 'silent';
  /** The error's code, or what is wrong. */
  readonly why: string;
  readonly missing: number;
}

export interface Loaded {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number; readonly lastLine: number }[];
  readonly rejected: readonly Rejection[];
  readonly records: number;
}

/** Reads a file as `cx` does. @throws CxError */
export async function load(file: string): Promise<Loaded> {
  const source = await openSource(file, {}, { stdin: Readable.from([]) });
  const rows: { cells: readonly string[]; line: number; lastLine: number }[] = [];
  const { rejected, records } = await visitRecords(source, (cells, line) => {
    const breaks = cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/gu)?.length ?? 0), 0);
    rows.push({ cells, line, lastLine: line + breaks });
  });
  return { columns: source.columns, rows, rejected, records };
}

/** Classifies a polluted file against its clean source. */
export async function score(clean: Loaded, cleanText: string, polluted: string, pollutedText: string): Promise<Score> {
  let found: Loaded;
  try {
    found = await load(polluted);
  } catch (error) {
    if (error instanceof CxError) return { verdict: 'refused', why: error.code, missing: clean.rows.length };
    throw error;
  }
  return compare(clean, found, new Alignment(linesOf(cleanText), linesOf(pollutedText)));
}

/** Classifies every CSV file of a folder. */
export async function scoreFolder(
  cleanFile: string,
  folder: string,
  textOf: (file: string) => string,
): Promise<ReadonlyMap<string, Score>> {
  const clean = await load(cleanFile);
  const scores = new Map<string, Score>();
  for (const name of readdirSync(folder).filter((file) => /\.(?:csv|tsv)$/u.test(file))) {
    const file = join(folder, name);
    scores.set(name, await score(clean, textOf(cleanFile), file, textOf(file)));
  }
  return scores;
}

const linesOf = (text: string) => text.split(/\r\n|\n|\r/u);
const keyOf = (cells: readonly string[]) => JSON.stringify(cells);

const silent = (why: string): Score => ({ verdict: 'silent', why, missing: 0 });

function compare(clean: Loaded, found: Loaded, alignment: Alignment): Score {
  if (keyOf(clean.columns) !== keyOf(found.columns)) return silent(`columns ${keyOf(found.columns)}`);
  if (found.records !== found.rows.length + found.rejected.length) return silent('the records do not add up');
  const left = new Map<string, number>();
  for (const { cells } of found.rows) left.set(keyOf(cells), (left.get(keyOf(cells)) ?? 0) + 1);
  const missing: Loaded['rows'][number][] = [];
  for (const row of clean.rows) {
    const many = left.get(keyOf(row.cells)) ?? 0;
    if (many > 0) left.set(keyOf(row.cells), many - 1);
    else missing.push(row);
  }
  const foreign = [...left].find(([, many]) => many > 0);
  if (foreign !== undefined) return silent(`a row that is not in the clean file: ${foreign[0]}`);
  if (missing.length === 0 && found.rejected.length === 0) return { verdict: 'exact', why: '', missing: 0 };
  const unreported = missing.find((row) => !isReported(alignment.linesOf(row), found.rejected));
  if (unreported !== undefined) return silent(`line ${unreported.line} of the clean file is missing and not reported`);
  const wrong = found.rejected.find(
    ({ line }) => !alignment.isNew(line) && !missing.some((row) => alignment.holds(row, line)),
  );
  if (wrong !== undefined) return silent(`line ${wrong.line} was reported and nothing is wrong there`);
  return {
    verdict: 'flagged',
    why: found.rejected.map(({ line, reason }) => `${line} ${reason}`).join(', '),
    missing: missing.length,
  };
}

const isReported = (lines: readonly number[], rejected: readonly Rejection[]) =>
  lines.some((at) => rejected.some(({ line, lastLine }) => line <= at && at <= lastLine));

/** Which line of the clean file is which of the polluted one (a longest common subsequence), and which are new there. */
class Alignment {
  /** For each line of the clean file, from 1, that of the polluted one; 0 where it was changed. */
  private readonly to: Int32Array;
  private readonly old: Uint8Array;

  constructor(clean: readonly string[], polluted: readonly string[]) {
    this.to = new Int32Array(clean.length + 2);
    this.old = new Uint8Array(polluted.length + 2);
    let head = 0;
    while (head < clean.length && head < polluted.length && clean[head] === polluted[head]) {
      this.pair(head, head);
      head += 1;
    }
    let tail = 0;
    while (tail < Math.min(clean.length, polluted.length) - head && clean.at(-1 - tail) === polluted.at(-1 - tail)) {
      this.pair(clean.length - 1 - tail, polluted.length - 1 - tail);
      tail += 1;
    }
    this.pairCommon(clean.slice(head, clean.length - tail), polluted.slice(head, polluted.length - tail), head);
    this.to[clean.length + 1] = polluted.length + 1;
  }

  private pair(clean: number, polluted: number): void {
    this.to[clean + 1] = polluted + 1;
    this.old[polluted + 1] = 1;
  }

  private pairCommon(clean: readonly string[], polluted: readonly string[], shift: number): void {
    const width = polluted.length + 1;
    const common = new Int32Array((clean.length + 1) * width);
    for (let a = clean.length - 1; a >= 0; a -= 1) {
      for (let b = polluted.length - 1; b >= 0; b -= 1) {
        common[a * width + b] =
          clean[a] === polluted[b]
            ? common[(a + 1) * width + b + 1]! + 1
            : Math.max(common[(a + 1) * width + b]!, common[a * width + b + 1]!);
      }
    }
    for (let a = 0, b = 0; a < clean.length && b < polluted.length;) {
      if (clean[a] === polluted[b]) {
        this.pair(shift + a, shift + b);
        a += 1;
        b += 1;
      } else if (common[(a + 1) * width + b]! >= common[a * width + b + 1]!) a += 1;
      else b += 1;
    }
  }

  /** A line of the polluted file that the clean one does not have. */
  isNew(line: number): boolean {
    return this.old[line] === 0;
  }

  /** The lines of the polluted file that hold a clean record, and those that stand in the place of its changed ones. */
  linesOf({ line, lastLine }: { readonly line: number; readonly lastLine: number }): number[] {
    const own = Array.from(this.to.subarray(line, lastLine + 1)).filter((at) => at > 0);
    if (own.length === lastLine - line + 1) return own;
    const from = this.to.slice(0, line).findLast((at) => at > 0) ?? 0;
    const until = this.to.slice(lastLine + 1).find((at) => at > 0)!;
    return Array.from({ length: until - from - 1 }, (_, at) => from + 1 + at);
  }

  /** Whether a line of the polluted file belongs to a record of the clean one. */
  holds({ line, lastLine }: { readonly line: number; readonly lastLine: number }, polluted: number): boolean {
    return this.to.subarray(line, lastLine + 1).includes(polluted);
  }
}
