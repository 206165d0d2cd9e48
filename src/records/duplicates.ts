import type { Engine, RepeatedRecord, TallyCell, TallyCells } from '../engines/engine.ts';
import type { Question } from '../questions/question.ts';
import { compareTexts } from './order.ts';
import type { TallyPlan } from './plan.ts';
import { readDate } from '../values/dates/date.ts';
import type { Judge } from './judge.ts';
import { settledDates } from './styles.ts';

/** Of the records with one id, the one with the latest date counts, then the one with the greater text. */
export async function duplicatesOf(
  engine: Engine,
  repeated: readonly RepeatedRecord[],
  plan: TallyPlan,
  question: Question,
  judge: Judge,
): Promise<readonly RepeatedRecord[]> {
  const candidates = repeated.filter(({ values }) => judge.statusReason(values) === null);
  if (candidates.length === 0) return [];
  const sortKey = await sortKeys(engine, plan, question);
  const byId = new Map<string, RepeatedRecord[]>();
  for (const record of candidates) {
    const known = byId.get(record.id);
    if (known === undefined) byId.set(record.id, [record]);
    else known.push(record);
  }
  return [...byId.values()].flatMap((records) => records.toSorted((a, b) => compared(sortKey, b, a)).slice(1));
}

const compared = (sortKey: (date: string) => string, a: RepeatedRecord, b: RepeatedRecord) =>
  compareTexts(sortKey(a.date), sortKey(b.date)) || compareTexts(a.text, b.text) || a.file - b.file || a.line - b.line;

/** How the dates of a file sort; the style is settled by all of them. */
async function sortKeys(engine: Engine, plan: TallyPlan, question: Question): Promise<(date: string) => string> {
  if (plan.orders !== undefined) return (date) => date;
  const header = plan.request.unique?.date;
  if (header === null || header === undefined) return () => '';
  const request = {
    relation: plan.opened.relation,
    columns: [{ header, reading: 'date-part' as const }],
    unique: null,
  };
  const { cells } = await engine.tally(plan.opened.sources, request);
  const order = question.dateOrder ?? plan.opened.exported?.dateOrder ?? null;
  const counts = [...cells.counts(0)].map(([text, rows]) => ({ text, rows }));
  const style = settledDates(header, counts, { order, zone: question.zone });
  return (date) => {
    const reading = readDate(date, style);
    return reading.kind === 'value' ? reading.sortKey : '';
  };
}

/** The cells without the records that do not count. */
export function* withoutLosers(
  cells: TallyCells,
  losers: readonly RepeatedRecord[],
  judge: Judge,
): Generator<TallyCell, void> {
  const lost = lostIn(losers, (values) => judge.standIns(values));
  for (const { values, rows } of cells) {
    const left = lost.size === 0 ? rows : rows - (lost.get(keyOf(values)) ?? 0);
    if (left > 0) yield { values, rows: left };
  }
}

/** How many of each cell do not count. */
export function lostIn(
  losers: readonly RepeatedRecord[],
  cellOf: (values: readonly string[]) => readonly string[],
): ReadonlyMap<string, number> {
  const lost = new Map<string, number>();
  for (const { values } of losers) {
    const key = keyOf(cellOf(values));
    lost.set(key, (lost.get(key) ?? 0) + 1);
  }
  return lost;
}

export const keyOf = (values: readonly string[]) => values.join('\u0000');
