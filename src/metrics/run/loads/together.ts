import { mostTextsOfWords, type EncodedColumn, type EncodedRecords } from '../../../records/typed/encoding/encoded.ts';
import { plannedReading, type PlannedReading, type Unit } from './planned.ts';

/**
 * Those of some units that are read with the first: what is kept of a column is the same for all of them, so that none sees more or less
 * than it would alone. One that cannot be planned is left to fail by itself.
 */
export function readTogether(units: readonly Unit[]): readonly Unit[] {
  const chosen: { readonly unit: Unit; readonly planned: PlannedReading }[] = [];
  for (const unit of units) {
    const planned = planOf(unit);
    if (planned !== null && chosen.every((one) => areAlike(one.planned, planned))) chosen.push({ unit, planned });
  }
  return chosen.map(({ unit }) => unit);
}

/** Null for what cannot be planned. */
export function planOf({ opened, requests }: Unit): PlannedReading | null {
  try {
    return plannedReading(opened, requests);
  } catch {
    return null;
  }
}

const areAlike = (one: PlannedReading, other: PlannedReading): boolean =>
  haveSameRepeated(one, other) && seesWhole(one, other) && seesWhole(other, one);

const haveSameRepeated = (
  { watched: { repeated: one } }: PlannedReading,
  { watched: { repeated: other } }: PlannedReading,
) => one === null || other === null || one === other;

/** Whether what another keeps of its columns is what this one would keep of those that it reads, or looks at for words. */
const seesWhole = (own: PlannedReading, other: PlannedReading): boolean =>
  [...other.headers].every((header) => {
    if (own.headers.has(header)) return own.kept.get(header) === other.kept.get(header);
    return !own.watched.words || !other.kept.has(header);
  });

/** Of records that were read for several, what one would have read alone. */
export function seenAlone(records: EncodedRecords, { headers, watched }: PlannedReading): EncodedRecords {
  const columnsOf = (names: Iterable<string>, find: (name: string) => EncodedColumn | null) =>
    new Map(
      [...names].flatMap((name) => {
        const column = find(name);
        return column === null ? [] : [[name, column] as const];
      }),
    );
  const others = new Set(records.sources.flatMap(({ columns }) => columns));
  for (const header of headers) others.delete(header);
  const wordsIn = (name: string) => {
    const read = records.columns.get(name);
    if (read === undefined) return records.words.get(name) ?? null;
    return read.texts.length > mostTextsOfWords ? null : read;
  };
  return {
    ...records,
    columns: columnsOf(headers, (name) => records.columns.get(name) ?? null),
    words: watched.words ? columnsOf(others, wordsIn) : new Map(),
    repeats: watched.repeated === null ? 0 : records.repeats,
  };
}
