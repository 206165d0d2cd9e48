import { fits } from '../../sources/layouts/recognise.ts';
import type { AnyExport, ExportExclusion } from './export.ts';

/** The headers that fit a word or a pattern: by name, else by question text. */
function headersThatFit(wanted: string | RegExp, names: readonly string[], labels: readonly string[]): string[] {
  const byName = names.filter((name) => fits(wanted, name));
  return byName.length > 0 ? byName : names.filter((_, column) => fits(wanted, labels[column] ?? ''));
}

/** The header from which the product derived its companion; none when several could be meant. */
function checkedHeaders(known: AnyExport, names: readonly string[]): string[] {
  const checked = checkedColumns(known, names).map(({ score }) => score);
  return checked.length === 1 ? checked : [];
}

/** Score columns and the columns derived from them, which must agree: 1 detractor, 2 passive, 3 promoter. */
export function checkedColumns({ check }: AnyExport, names: readonly string[]): { score: string; group: string }[] {
  if (!check) return [];
  return names.flatMap((group) => {
    const score = check.companion.exec(group)?.[1];
    return score !== undefined && names.includes(score) ? [{ score, group }] : [];
  });
}

/**
 * The headers of one file that play the columns of an export's relation, by preference. A column for which this file has
 * no header is left out.
 *
 * @param names headers, as the file's columns are called from here on
 * @param labels the question of each
 */
export function exportedColumns(
  known: AnyExport,
  names: readonly string[],
  labels: readonly string[],
): Record<string, string[]> {
  const derived = known.check ? { [known.check.column]: checkedHeaders(known, names) } : {};
  const named = Object.entries<readonly (string | RegExp)[]>(known.roles).map(
    ([column, wanted]): [string, string[]] => [
      column,
      [...new Set(wanted.flatMap((word) => headersThatFit(word, names, labels)))],
    ],
  );
  return Object.fromEntries([...Object.entries(derived), ...named].filter(([, found]) => found.length > 0));
}

/** An export's exclusions as the headers of one file; those that this file has no header for are left out. */
export function exportExclusions(
  { exclude = [] }: AnyExport,
  names: readonly string[],
  labels: readonly string[],
): readonly ExportExclusion[] {
  return exclude.flatMap((exclusion) =>
    headersThatFit(exclusion.header, names, labels)
      .slice(0, 1)
      .map((header) => ({ ...exclusion, header })),
  );
}
