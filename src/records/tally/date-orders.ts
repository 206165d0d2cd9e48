import type { Engine, Tally, TallyCells } from '../../engines/engine.ts';
import type { Question } from '../../questions/question.ts';
import type { FileOrder, TallyPlan } from '../plan.ts';
import { borrowedOrder } from './borrowed-orders.ts';
import { dateStyle, readDate, type DateOrder } from '../../values/dates/date.ts';
import { utc, zoneNamed } from '../../values/dates/zones/zone.ts';

/**
 * Judges the dates of several files file by file where their days prove different orders: each is read in its own, and its days are
 * handed on with the year first.
 */
export async function datesInOneOrder(
  engine: Engine,
  plan: TallyPlan,
  tally: Tally,
  question: Question,
): Promise<{ readonly plan: TallyPlan; readonly tally: Tally }> {
  const { covers, request, opened } = plan;
  const { sources } = opened;
  const at = request.columns.findIndex(({ header }) => header === covers);
  if (covers === null || at < 0 || sources.length < 2) return { plan, tally };
  if (!mayDiffer(countsOf(tally.cells, at), question.dateOrder)) {
    const isTold = question.dateOrder !== null || plan.date === null;
    return { plan: isTold ? plan : { ...plan, borrowed: borrowedOrder(opened, covers) }, tally };
  }
  // Records that stay where they are cannot be read in the order of each file: what is in doubt then is asked.
  if (tally.repeats !== undefined) return { plan, tally };
  const zone = (question.zone === null ? null : zoneNamed(question.zone)) ?? utc;
  const files: { readonly order: FileOrder; readonly cells: TallyCells }[] = [];
  for (const source of sources) {
    const { cells } = await engine.tally([source], { ...request, unique: null });
    const own = dateStyle(countsOf(cells, at), { zone });
    const yearLast = own.yearLast ?? question.dateOrder;
    if (own.ambiguous && yearLast === null) return { plan, tally };
    const style = { ...own, yearLast };
    const read = (text: string) => readDate(text, style);
    const dayOf = (text: string) => {
      const reading = read(text);
      return reading.kind === 'value' ? reading.day : `${text} ?`;
    };
    const sortKey = (text: string) => {
      const reading = read(text);
      return reading.kind === 'value' ? reading.sortKey : '';
    };
    files.push({ order: { file: source.file, order: yearLast, dayOf, sortKey }, cells });
  }
  const orders = files.map(({ order }) => order);
  if (new Set(orders.map(({ order }) => order)).size < 2) return { plan, tally };
  const toDays = (file: number) => request.columns.map((_, column) => (column === at ? orders[file]!.dayOf : null));
  const [first, ...others] = files.map(({ cells }, file) => cells.joined(toDays(file)));
  return {
    plan: { ...plan, orders },
    tally: {
      ...tally,
      cells: first!.together(others),
      repeated: tally.repeated.map((record) => ({
        ...record,
        date: orders[record.file]!.sortKey(record.date),
        values: record.values.map((text, column) => (column === at ? orders[record.file]!.dayOf(text) : text)),
      })),
    },
  };
}

const countsOf = (cells: TallyCells, at: number) => [...cells.counts(at)].map(([text, rows]) => ({ text, rows }));

/** The days of all files together prove both orders, or another than was told. */
function mayDiffer(counts: ReturnType<typeof countsOf>, told: DateOrder | null): boolean {
  const { ambiguous, yearLast } = dateStyle(counts);
  return ambiguous || (told !== null && yearLast !== null && yearLast !== told);
}
