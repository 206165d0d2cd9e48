import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../../results/result.ts';
import { sumOfText } from '../../outputs/files/sum.ts';
import { isFileItself } from '../../outputs/sets/safely.ts';
import { isTable, sumsIn, sumsName, tablesOf, wholeFiles } from './drawn.ts';
import { isMarked } from './marks.ts';

/** What the report that lies in a folder is known to have written there, by names from the folder. */
export interface Earlier {
  readonly whole: readonly string[];
  /** Of each table the sum of the bytes that were written. */
  readonly tables: ReadonlyMap<string, string>;
}

/** The files that a run before wrote, as its JSON and the sums beside its tables tell. */
export function earlierIn(folder: string): Earlier {
  const report = storedIn(folder);
  const told =
    report === null ? [] : tablesOf(report).map(({ name, bytes }) => [name, sumOfText(bytes).sha256] as const);
  return {
    whole: wholeFiles.filter((name) => isFileItself(join(folder, name)) && !isForeignWhole(folder, name)),
    tables: new Map([...told, ...(sumsOfTables(folder) ?? [])]),
  };
}

/** Whether a file of a name that a report has is there without the mark of one: it is somebody's, and no report takes its place. */
export const isForeignWhole = (folder: string, name: string): boolean =>
  wholeFiles.includes(name) && isFileItself(join(folder, name)) && !isMarked(readFileSync(join(folder, name)));

/**
 * Whether a name in the folder is somebody else's: names of files are nobody's choice, so one that lies there already is written over only
 * where an earlier report put it there.
 */
export function isForeign(folder: string, name: string, { tables }: Earlier): boolean {
  if (!isFileItself(join(folder, name))) return false;
  if (wholeFiles.includes(name)) return isForeignWhole(folder, name);
  return name === sumsName ? sumsOfTables(folder) === null : isTable(name) && !tables.has(name);
}

/** Whether a file is still what an earlier report wrote. */
export const isAsWritten = (folder: string, name: string, { tables }: Earlier): boolean =>
  isFileItself(join(folder, name)) && sumOfText(readFileSync(join(folder, name))).sha256 === tables.get(name);

/** Null where a file of that name lists anything but tables of a report. */
function sumsOfTables(folder: string): ReadonlyMap<string, string> | null {
  const path = join(folder, sumsName);
  return isFileItself(path) ? sumsIn(readFileSync(path, 'utf8')) : new Map();
}

function storedIn(folder: string): Report | null {
  try {
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
    return report.schema === 'cx.report/1' && tablesOf(report).length >= 0 ? report : null;
  } catch {
    // There is no report, or none of ours.
    return null;
  }
}
