import { CxError } from '../../errors.ts';
import { headerOf, type OpenedRelation } from '../../relations/headers/opened.ts';
import { visitSome } from '../../sources/structure/visit.ts';
import { readDate } from '../../values/dates/date.ts';
import { compareTexts } from '../order.ts';
import { settledDates } from '../styles.ts';
import { countsOf, encodeRecords, rowsOfTexts, type EncodedColumn, type EncodedRecords } from './encoding/encoded.ts';
import type { TypedJudge } from './judge.ts';
import type { Asked } from './plan.ts';
import { dateHeader } from '../plan.ts';

/** A record that shares its id with another. */
interface Repeated {
  readonly row: number;
  readonly id: string;
  readonly idPlace: number;
  readonly date: string;
  readonly cells: readonly string[];
}

/**
 * The places of records that do not count because another with their id does: of answers and reviews the latest counts,
 * then the one with the greater text; of customers the first of those that are alike. One more pass, and only where an id
 * comes twice.
 *
 * @param asked how dates are written, and in which zone, where that was said
 * @throws conflicting-customers where one customer stands in records that differ; cluster-repeats where records stay that share
 * an id
 */
export async function duplicateRows(
  records: EncodedRecords,
  judge: TypedJudge,
  asked: Asked,
): Promise<ReadonlySet<number>> {
  const { unique, opened } = judge.plan;
  if (unique === null) return new Set();
  const { staying } = records;
  if (staying !== undefined) {
    const ids = await staying.repeatedIds(unique, judge.ids(unique));
    if (ids > 0) throw new CxError('cluster-repeats', { header: unique, ids });
    return new Set();
  }
  const repeated = await repeatedRecords(records, judge, unique);
  const groups = [...byId(repeated).values()];
  if (groups.length === 0) return new Set();
  const losers = opened.relation === 'customers' ? alike(groups, judge) : latest(groups, await sortKeys(judge, asked));
  return new Set(losers.map(({ row }) => row));
}

function byId(records: readonly Repeated[]): Map<string, Repeated[]> {
  const groups = new Map<string, Repeated[]>();
  for (const record of records) {
    const group = groups.get(record.id);
    if (group === undefined) groups.set(record.id, [record]);
    else group.push(record);
  }
  return groups;
}

async function repeatedRecords(records: EncodedRecords, judge: TypedJudge, unique: string): Promise<Repeated[]> {
  const column = records.columns.get(unique)!;
  const { codes } = column;
  const ids = judge.ids(unique);
  if (isEachOwn(column, ids)) return [];
  const counts = new Map<string, number>();
  for (const { text, rows } of countsOf({ ...column, texts: ids })) counts.set(text, rows + (counts.get(text) ?? 0));
  const isRepeated = ids.map((id) => id !== '' && counts.get(id)! > 1);
  if (!isRepeated.includes(true)) return [];
  const { opened } = judge.plan;
  const dated = dateHeader(opened);
  const found: Repeated[] = [];
  const competes = (row: number) => isRepeated[codes[row]!] === true && judge.statusReason(row) === null;
  let before = 0;
  for (const source of records.sources) {
    const date = dated === null ? -1 : source.columns.indexOf(dated);
    const idPlace = source.columns.indexOf(unique);
    const first = before;
    before += await visitSome(
      source,
      (place) => competes(first + place),
      (cells, place) => {
        const row = first + place;
        found.push({ row, id: ids[codes[row]!]!, idPlace, date: cells[date] ?? '', cells });
      },
    );
  }
  return found;
}

/** Whether ids are spelt as they are, so that they differ as their texts do, and each stands in one record: no table of them is needed. */
function isEachOwn(column: EncodedColumn, ids: readonly string[]): boolean {
  const rows = rowsOfTexts(column);
  return ids.every((id, code) => id === '' || (rows[code]! <= 1 && id === column.texts[code]));
}

/** The records of a customer that another says again, cell by cell. */
function alike(groups: readonly Repeated[][], { plan: { unique, opened, stays } }: TypedJudge): Repeated[] {
  const differing = groups.filter(([first, ...others]) => others.some((other) => textOf(other) !== textOf(first!)));
  if (differing.length > 0 && !stays) {
    const started = headerOf(opened, 'started_at');
    const starting = differing.filter((group) => started !== null && startDiffers(group, started, opened));
    throw new CxError('conflicting-customers', {
      header: unique!,
      ids: differing.length,
      example: differing.map(([first]) => first!.id).toSorted(compareTexts)[0]!,
      areStays: 2 * starting.length >= differing.length,
    });
  }
  return groups.flatMap((group) => {
    const seen = new Set<string>();
    return group.filter((record) => seen.size === seen.add(textOf(record)).size);
  });
}

function startDiffers(group: readonly Repeated[], started: string, { sources }: OpenedRelation): boolean {
  const place = sources[0]!.columns.indexOf(started);
  return new Set(group.map(({ cells }) => cells[place]?.trim())).size > 1;
}

/** An id is the same however it is spelt: `u@X.com`, `17.0`. */
const textOf = ({ cells, id, idPlace }: Repeated) =>
  cells.map((cell, at) => (at === idPlace ? id : cell.trim())).join('\u001f');

/** How the dates of a file sort; where the question needs none of them, they are read for this alone. */
async function sortKeys(judge: TypedJudge, asked: Asked): Promise<(date: string) => string> {
  const { opened } = judge.plan;
  const header = dateHeader(opened);
  if (header === null) return () => '';
  const style = judge.dates ?? (await settled(opened, header, asked));
  return (date) => {
    const reading = readDate(date, style);
    return reading.kind === 'value' ? reading.sortKey : '';
  };
}

async function settled({ sources, exported }: OpenedRelation, header: string, asked: Asked) {
  const { columns } = await encodeRecords(sources, [header]);
  const order = asked.dateOrder ?? exported?.dateOrder ?? null;
  return settledDates(header, countsOf(columns.get(header)!), { order, zone: asked.zone });
}

/** All but the latest of each group. */
function latest(groups: readonly Repeated[][], sortKey: (date: string) => string): Repeated[] {
  const order = (a: Repeated, b: Repeated) =>
    compareTexts(sortKey(a.date), sortKey(b.date)) ||
    compareTexts(a.cells.join('\u001f'), b.cells.join('\u001f')) ||
    a.row - b.row;
  return groups.flatMap((group) => group.toSorted((a, b) => order(b, a)).slice(1));
}
