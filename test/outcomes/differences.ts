import { isOk, type Notice, type OkResult, type Report, type Row, type Value } from '../../src/results/result.ts';
import type { Accepted, Ended, Expected, ExpectedRow } from './outcome.ts';

/** What is known of a run beside how it ended. */
export interface About {
  /** Names of files, which are no words of a message. */
  readonly files: readonly string[];
  /** Codes of warnings that the files earn for another reason: they neither disturb nor suffice. */
  readonly beside?: readonly string[];
}

/** Warnings of a small base, or of what was asked: no fault of a file. */
const ofTheQuestion = new Set(['low-base', 'small-start', 'no-revenue-history', 'inactivity-is-a-heuristic']);

const known = new Set(
  'refuse warn message not code headlines value n headline segments trend rows used excluded quiet records roles understood'.split(
    ' ',
  ),
);

/**
 * Where the end of a run differs from an outcome, a line for each difference; none where it is this outcome.
 * @throws where the outcome asks for something that is not judged here, for it would be met by everything
 */
export function differences(accepted: Accepted, ended: Ended, about: About): readonly string[] {
  const strange = Object.keys(accepted).filter((name) => !known.has(name));
  if (strange.length > 0) throw new Error(`an outcome asks for what is not judged: ${strange.join(', ')}`);
  if (ended.kind === 'neither') return [ended.why];
  if (accepted.refuse === true) return ended.kind === 'refusal' ? ofRefusal(accepted, ended, about) : ['not refused'];
  if (ended.kind === 'refusal') return [`refused as ${ended.code}: ${ended.words.trim()}`];
  return ofReport(accepted, ended.report, about);
}

function ofRefusal(
  accepted: Accepted,
  { code, words }: Extract<Ended, { kind: 'refusal' }>,
  { files }: About,
): readonly string[] {
  // A command that does not exist refuses everything.
  if (code === 'unknown-metric') return [`refused as ${code}: ${words.trim()}`];
  const said = withoutNames(words, files);
  return [
    ...unsaid(accepted.message ?? [], said).map((pattern) => `the refusal does not say /${pattern}/: ${said.trim()}`),
    ...(accepted.not ?? [])
      .filter((pattern) => stands(pattern, said))
      .map((pattern) => `the refusal says /${pattern}/: ${said.trim()}`),
  ];
}

function ofReport(accepted: Accepted, report: Report, about: About): readonly string[] {
  const result = report.results.find(isOk);
  if (result === undefined || report.results.length !== 1) return ['not one result'];
  return [
    ...Object.entries(accepted.headlines ?? {}).flatMap(([name, value]) => ofHeadline(result, name, value)),
    ...ofMainHeadline(result, accepted),
    ...ofGroups(result, 'segments', accepted.segments),
    ...ofGroups(result, 'trend', accepted.trend),
    ...(accepted.rows ?? []).flatMap((row) => ofRow(result, row)),
    ...ofAccounting(accepted, result),
    ...ofWarnings(accepted, result.notices, about),
    ...ofColumns(accepted, report),
  ];
}

function ofHeadline({ headlines }: OkResult, name: string, value: Expected): readonly string[] {
  const found = headlines.filter((headline) => headline.name === name);
  if (found.length !== 1) return [`${found.length} headlines ${name}`];
  return ofCell(name, found[0]!.value, value);
}

/** How near a value must come: half of the last digit that its unit is printed with. */
const nearEnough: Readonly<Record<string, number>> = { points: 0.05, score: 0.005, share: 0.0005 };

function ofMainHeadline({ headlines }: OkResult, { value, n, headline }: Accepted): readonly string[] {
  if (value === undefined && n === undefined) return [];
  const found = headline === undefined ? headlines[0] : headlines.find(({ name }) => name === headline);
  if (found === undefined) return [`no headline ${headline ?? ''}`];
  const expected = typeof value === 'number' ? ([value, nearEnough[found.unit] ?? 0] as const) : value;
  return [
    ...(expected === undefined ? [] : ofCell(found.name, found.value, expected)),
    ...(n === undefined ? [] : ofCell('n', found.n, n)),
  ];
}

function ofGroups({ tables }: OkResult, name: 'segments' | 'trend', expected: Accepted['segments']): readonly string[] {
  if (expected === undefined) return [];
  const found = tables.find((table) => table.name === name);
  if (found === undefined) return [`no table ${name}`];
  const key = name === 'trend' ? 'period' : found.columns[0]!.name;
  const answered = (groups: readonly (readonly [string, unknown])[]) =>
    JSON.stringify(groups.filter(([, n]) => n !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const is = answered(found.rows.map((row) => [String(row[key]), row['n']] as const));
  const should = answered(Object.entries(expected));
  return is === should ? [] : [`${name}: ${is}, expected ${should}`];
}

function ofRow({ tables }: OkResult, { table, where, is, tol, absent }: ExpectedRow): readonly string[] {
  const place = `${table} ${JSON.stringify(where)}`;
  const found = tables.find(({ name }) => name === table);
  if (found === undefined) return [`no table ${table}`];
  const rows = found.rows.filter((row) => Object.entries(where).every(([name, text]) => fits(row, name, text)));
  if (absent === true) return rows.length === 0 ? [] : [`${place}: there is such a row`];
  if (is === undefined) throw new Error(`${place}: neither 'is' nor 'absent'`);
  if (rows.length !== 1) return [`${place}: ${rows.length} rows`];
  return Object.entries(is).flatMap(([name, value]) =>
    ofCell(`${place} ${name}`, rows[0]![name], typeof value === 'number' && tol !== undefined ? [value, tol] : value),
  );
}

const fits = (row: Row, name: string, text: Value) => name in row && String(row[name]) === String(text);

function ofCell(place: string, found: Value | undefined, expected: Expected): readonly string[] {
  return isMet(found, expected) ? [] : [`${place}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`];
}

function isMet(found: Value | undefined, expected: Expected): boolean {
  if (typeof expected === 'number') return isWithin(found, expected, Math.abs(expected) * 1e-6);
  if (expected !== null && typeof expected === 'object') return isWithin(found, expected[0], expected[1]);
  return found === expected;
}

const isWithin = (found: Value | undefined, value: number, tolerance: number) =>
  typeof found === 'number' && Math.abs(found - value) <= tolerance;

function ofAccounting({ used, excluded }: Accepted, { accounting }: OkResult): readonly string[] {
  const leftOut = (reason: string) =>
    accounting.excluded.filter((one) => one.reason === reason).reduce((sum, { rows }) => sum + rows, 0);
  return [
    ...(used === undefined ? [] : ofCell('used', accounting.used, used)),
    ...Object.entries(excluded ?? {}).flatMap(([reason, rows]) =>
      ofCell(`excluded as ${reason}`, leftOut(reason), rows),
    ),
  ];
}

function ofWarnings(
  { quiet, warn, message = [], code }: Accepted,
  notices: readonly Notice<string>[],
  { files, beside = [] }: About,
): readonly string[] {
  const warnings = notices.filter((notice) => notice.severity === 'warning' && !beside.includes(notice.code));
  const found: string[] = [];
  if (quiet === true) {
    const loud = warnings.filter((notice) => !ofTheQuestion.has(notice.code));
    found.push(...loud.map((notice) => `not quiet: ${notice.code}: ${notice.message}`));
  }
  const isMeant = (notice: Notice<string>) =>
    (code === undefined || code.includes(notice.code)) &&
    unsaid(message, withoutNames(notice.message, files)).length === 0;
  if (warn === true && !warnings.some(isMeant)) {
    const codes = warnings.map((notice) => notice.code).join(', ') || 'none';
    found.push(
      `no warning ${code?.join(' or ') ?? ''} that says ${message.join(', ') || 'anything'}; there are: ${codes}`,
    );
  }
  return found;
}

function ofColumns({ records, roles = {}, understood = {} }: Accepted, { sources }: Report): readonly string[] {
  const asked = records !== undefined || Object.keys(roles).length + Object.keys(understood).length > 0;
  if (!asked) return [];
  const [source] = sources;
  if (source === undefined) return ['no source'];
  const rolesOf = (header: string) => source.understood.columns.find(({ name }) => name === header)?.role;
  const parts: Readonly<Record<string, unknown>> = { ...source.understood };
  return [
    ...(records === undefined ? [] : ofCell('records', source.records, records)),
    ...Object.entries(roles).flatMap(([header, role]) => ofCell(`the role of ${header}`, rolesOf(header), role)),
    ...Object.entries(understood).flatMap(([name, value]) => ofCell(name, valueOf(parts[name]), value)),
  ];
}

const valueOf = (part: unknown): Value | undefined =>
  typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean' || part === null ? part : undefined;

/** `(?-i:…)` around a whole pattern minds the case; a quote may stand escaped. */
function stands(pattern: string, text: string): boolean {
  const minding = /^\(\?-i:(.*)\)$/u.exec(pattern)?.[1];
  const source = (minding ?? pattern).replaceAll(/\\(?=["'])/gu, '');
  return new RegExp(source, minding === undefined ? 'iu' : 'u').test(text);
}

const unsaid = (patterns: readonly string[], text: string) => patterns.filter((pattern) => !stands(pattern, text));

/** The longest names first, so that none leaves a part of another behind. */
function withoutNames(text: string, files: readonly string[]): string {
  const longestFirst = files.toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((left, name) => left.replaceAll(name, '<input>'), text);
}
