import type { Engine, RepeatedRecord, Tally, TallyCell, TallyCells } from '../engines/engine.ts';
import type { Question } from '../questions/question.ts';
import { compareTexts } from './order.ts';
import type { TallyPlan } from './plan.ts';
import { readDate } from '../values/dates/date.ts';
import type { Judge } from './judge.ts';
import { settledDates } from './styles.ts';

/** Records of one cell that do not count because another with their id does. */
export interface Loser extends TallyCell {
  /** Where it stands; null for those whose place nobody knows. */
  readonly at: Pick<RepeatedRecord, 'file' | 'line'> | null;
}

/** Of the records with one id, the one with the latest date counts, then the one with the greater text. */
export async function duplicatesOf(
  engine: Engine,
  { repeated, repeats }: Pick<Tally, 'repeated' | 'repeats'>,
  plan: TallyPlan,
  question: Question,
  judge: Judge,
): Promise<readonly Loser[]> {
  // The same person answers each of several questions once.
  const competes = (values: readonly string[]) =>
    judge.statusReason(values) === null && (plan.chosenBy === null || judge.isChosen(values));
  if (repeats !== undefined) {
    const ofQuestion = plan.chosenBy === null ? [] : plan.where.values();
    const decides = [...plan.opened.exclusions.map(({ header }) => header), ...ofQuestion];
    const deciding = plan.request.columns.flatMap(({ header }, at) => (decides.includes(header) ? [at] : []));
    const sortKey = await sortKeys(engine, plan, question);
    const lost = await repeats.lost({ deciding, competes, sortKey });
    return lost.map((cell) => ({ ...cell, at: null }));
  }
  const candidates = repeated.filter(({ values }) => competes(values));
  if (candidates.length === 0) return [];
  const sortKey = await sortKeys(engine, plan, question);
  const byId = new Map<string, RepeatedRecord[]>();
  for (const record of candidates) {
    const known = byId.get(record.id);
    if (known === undefined) byId.set(record.id, [record]);
    else known.push(record);
  }
  return [...byId.values()].flatMap((records) =>
    records
      .toSorted((a, b) => compared(sortKey, b, a))
      .slice(1)
      .map(({ values, file, line }) => ({ values, rows: 1, at: { file, line } })),
  );
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
export function* withoutLosers(cells: TallyCells, losers: readonly Loser[], judge: Judge): Generator<TallyCell, void> {
  const lost = lostIn(losers, (values) => judge.standIns(values));
  for (const { values, rows } of cells) {
    const left = lost.size === 0 ? rows : rows - (lost.get(keyOf(values)) ?? 0);
    if (left > 0) yield { values, rows: left };
  }
}

/** How many of each cell do not count. */
export function lostIn(
  losers: readonly Loser[],
  cellOf: (values: readonly string[]) => readonly string[],
): ReadonlyMap<string, number> {
  const lost = new Map<string, number>();
  for (const { values, rows } of losers) {
    const key = keyOf(cellOf(values));
    lost.set(key, (lost.get(key) ?? 0) + rows);
  }
  return lost;
}

export const keyOf = (values: readonly string[]) => values.join('\u0000');
