import type { OpenedRelation } from '../../relations/headers/opened.ts';
import { dateStyle } from '../../values/dates/date.ts';
import type { BorrowedOrder } from '../plan.ts';

/**
 * Files whose dates, as far as they were looked at, are read in an order that other files prove; null where there are none.
 * @param header of the dates
 */
export function borrowedOrder({ sources }: OpenedRelation, header: string): BorrowedOrder | null {
  const styles = sources.map(({ file, columns, shown }) => {
    const at = columns.indexOf(header);
    return { file, style: dateStyle(shown.map((cells) => ({ text: cells[at] ?? '', rows: 1 }))) };
  });
  const files = styles.filter(({ style }) => style.ambiguous).map(({ file }) => file);
  const order = styles.find(({ style }) => !style.ambiguous && style.yearLast !== null)?.style.yearLast ?? null;
  return files.length === 0 || order === null ? null : { files, order };
}
