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
  readonly metrics: readonly KeptMetric[];
}

interface KeptMetric {
  readonly metric: string;
  /** The digest of its options but for the days: what was asked otherwise is not compared. Entries of earlier versions have none. */
  readonly asked?: string;
  readonly read: number;
  readonly used: number;
  readonly headlines: readonly KeptHeadline[];
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
    metrics: told.map(({ metric, options, accounting: { read, used }, headlines }) => ({
      metric,
      asked: digest(JSON.stringify(Object.entries(options).filter(([option]) => !ofDays.has(option)))),
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

/** Options that say of which days a run is: from one night to the next they go on. */
const ofDays = new Set(['as_of', 'from', 'to']);

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

/** A history with a run in it, and what that run is compared with. */
export interface Recalled {
  /** To be written. */
  readonly text: string;
  /** The headlines of the run before it; null where no run is before it. */
  readonly before: Before | null;
  /** The metrics that the run before it had, and this one has not. */
  readonly gone: readonly string[];
}

/**
 * The history with the entry of a run, where it stands once: a run that is new at the end. One that is repeated stands where it stood
 * and compares with the one before it, as it did, also when later nights have been since; but where its data are again what they were
 * and no later day has been since, at the end, compared with the run between.
 * @throws history-unreadable
 */
export function withEntry(file: string, text: string, entry: HistoryEntry): Recalled {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const entries = lines.map((line, at) => ({ line, one: entryIn(file, line, at + 1) }));
  const stood = entries.findIndex(({ one }) => one.key === entry.key);
  const others = entries.filter(({ one }) => one.key !== entry.key);
  const isPast = stood >= 0 && entries.slice(stood + 1).some(({ one }) => isLater(one.as_of, entry.as_of));
  const at = isPast ? stood : others.length;
  const written = others.map(({ line }) => line).toSpliced(at, 0, JSON.stringify(entry));
  const before = others[at - 1]?.one;
  return {
    text: `${written.join('\n')}\n`,
    before: before === undefined ? null : beforeOf(before, entry),
    gone:
      before === undefined ? [] : before.metrics.map(({ metric }) => metric).filter((metric) => !has(entry, metric)),
  };
}

const isLater = (day: string | null, other: string | null) => day !== null && other !== null && day > other;
const has = ({ metrics }: HistoryEntry, metric: string) => metrics.some((one) => one.metric === metric);

function beforeOf({ as_of: asOf, metrics }: HistoryEntry, entry: HistoryEntry): Before {
  const now = new Map(entry.metrics.map(({ metric, asked }) => [metric, asked]));
  const otherwise = metrics.filter(
    ({ metric, asked }) => asked !== undefined && now.has(metric) && now.get(metric) !== asked,
  );
  return {
    ...(asOf === null ? {} : { as_of: asOf }),
    ...(otherwise.length === 0 ? {} : { asked_otherwise: otherwise.map(({ metric }) => metric) }),
    headlines: metrics.flatMap(({ metric, headlines }) => headlines.map((headline) => ({ metric, ...headline }))),
  };
}

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
  const wrong = wrongIn(Object(entry) as Partial<HistoryEntry>);
  return wrong === null ? (entry as HistoryEntry) : fail(wrong);
}

/** What of a line is not as an entry has it; null where all is. */
function wrongIn({ schema: own, key, as_of: asOf, metrics }: Partial<HistoryEntry>): string | null {
  if (own !== schema) return `schema ≠ ${schema}`;
  if (typeof key !== 'string') return 'key';
  if (asOf !== null && (typeof asOf !== 'string' || !isDay(asOf))) return 'as_of';
  return Array.isArray(metrics) && metrics.every(isKept) ? null : 'metrics';
}

function isKept(one: unknown): boolean {
  const { metric, asked, headlines } = Object(one) as Partial<KeptMetric>;
  return (
    typeof metric === 'string' &&
    (asked === undefined || typeof asked === 'string') &&
    Array.isArray(headlines) &&
    headlines.every(isKeptHeadline)
  );
}

function isKeptHeadline(one: unknown): boolean {
  const { name, value, conf_low: low = null, conf_high: high = null, n = 0 } = Object(one) as Partial<KeptHeadline>;
  const isNumber = (cell: unknown) => cell === null || typeof cell === 'number';
  return (
    typeof name === 'string' && [value, low, high, n].every(isNumber) && !(low !== null && high !== null && low > high)
  );
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/u.test(text);

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
