import { CxError } from '../errors.ts';
import { untranslated } from '../messages/language.ts';
import { isOk, type Before, type MetricResult } from '../results/result.ts';

const schema = 'cx.history/1';

/** A file that a run read: how large it was, and the sum of its bytes. */
export interface InputDigest {
  readonly relation: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a history keeps of a run: sums and headlines, never ids or values of records. */
export interface HistoryEntry {
  readonly schema: typeof schema;
  /** The digest of inputs and options: runs with the same key are one. */
  readonly key: string;
  readonly as_of: string | null;
  readonly inputs: readonly InputDigest[];
  readonly metrics: readonly {
    readonly metric: string;
    readonly read: number;
    readonly used: number;
    readonly headlines: readonly KeptHeadline[];
  }[];
}

type KeptHeadline = Omit<Before['headlines'][number], 'metric'>;

/**
 * The entry of a run.
 * @param digest of a text
 */
export function historyEntry(
  inputs: readonly InputDigest[],
  results: readonly MetricResult[],
  digest: (text: string) => string,
): HistoryEntry {
  const told = results.filter(isOk);
  const asked = told.map(({ metric, options }) => [metric, Object.entries(options)]);
  return {
    schema,
    key: digest(JSON.stringify([inputs, asked])),
    as_of: lastDayOf(results),
    inputs,
    metrics: told.map(({ metric, accounting: { read, used }, headlines }) => ({
      metric,
      read,
      used,
      headlines: headlines.map(({ name, value, conf_low, conf_high, n }) => ({
        name,
        value,
        ...(conf_low === undefined ? {} : { conf_low }),
        ...(conf_high === undefined ? {} : { conf_high }),
        ...(n === undefined ? {} : { n }),
      })),
    })),
  };
}

/** The last day that any result counts; null where none has days. */
function lastDayOf(results: readonly MetricResult[]): string | null {
  const days = results.filter(isOk).flatMap(({ options, accounting }) => {
    const asked = options['as_of'];
    return [
      ...(typeof asked === 'string' ? [asked] : []),
      ...(accounting.days === undefined ? [] : [accounting.days.last]),
    ];
  });
  return days.toSorted().at(-1) ?? null;
}

/**
 * The history with the entry of a run at its end, where it stands once: a run that is repeated at once compares with the one before it,
 * as it did, and one whose data are again what they were, with the one after them.
 * @returns the text to write, and the headlines of the run before it, where there is one
 * @throws history-unreadable
 */
export function withEntry(
  file: string,
  text: string,
  entry: HistoryEntry,
): { readonly text: string; readonly before: Before | null } {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const entries = lines.map((line, at) => entryIn(file, line, at + 1));
  const others = entries.flatMap((one, at) => (one.key === entry.key ? [] : [{ one, line: lines[at]! }]));
  const written = [...others.map(({ line }) => line), JSON.stringify(entry)];
  const before = others.at(-1)?.one;
  return { text: `${written.join('\n')}\n`, before: before === undefined ? null : beforeOf(before) };
}

const beforeOf = ({ as_of: asOf, metrics }: HistoryEntry): Before => ({
  ...(asOf === null ? {} : { as_of: asOf }),
  headlines: metrics.flatMap(({ metric, headlines }) => headlines.map((headline) => ({ metric, ...headline }))),
});

/** @throws history-unreadable */
function entryIn(file: string, line: string, at: number): HistoryEntry {
  const fail = (why: string): never => {
    throw new CxError('history-unreadable', { file, line: at, why: untranslated(why) });
  };
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch (error) {
    return fail((error as Error).message);
  }
  const { schema: own, key, metrics } = Object(entry) as Partial<HistoryEntry>;
  if (own !== schema) return fail(`schema ≠ ${schema}`);
  if (typeof key !== 'string') return fail('key');
  const isSound = Array.isArray(metrics) && metrics.every((one: unknown) => Array.isArray(Object(one).headlines));
  return isSound ? (entry as HistoryEntry) : fail('metrics');
}

/** Whether bytes are those of a history. */
export function isHistory(bytes: Uint8Array): boolean {
  try {
    const lines = new TextDecoder().decode(bytes).split('\n');
    for (const [at, line] of lines.entries()) if (line.trim() !== '') entryIn('', line, at + 1);
    return true;
  } catch {
    return false;
  }
}
