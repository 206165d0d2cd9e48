import type { Tally } from '../../engines/engine.ts';
import { CxError } from '../../errors.ts';
import { agree } from '../../messages/agreement.ts';
import type { Remark } from '../../sources/source.ts';
import { isFew, isMost } from '../../values/unread.ts';
import { commonest } from '../../values/commonest.ts';
import { readDate } from '../../values/dates/date.ts';
import type { TallyPlan } from '../plan.ts';
import type { SettledDates } from '../styles.ts';

/**
 * Says how many dates that a question needs cannot be read, where that is more than one in twenty of those that are written.
 * @throws dates-unread where they are the majority
 */
export function unreadDates(
  { date, request, opened }: TallyPlan,
  { cells }: Tally,
  dates: SettledDates | null,
): Remark[] {
  if (date === null || dates === null) return [];
  const unread: { text: string; rows: number }[] = [];
  let written = 0;
  for (const [text, rows] of cells.counts(request.columns.findIndex(({ header }) => header === date))) {
    const { kind } = readDate(text, dates);
    if (kind === 'missing') continue;
    written += rows;
    if (kind === 'unreadable') unread.push({ text, rows });
  }
  const rows = unread.reduce((sum, one) => sum + one.rows, 0);
  if (isFew(rows, written)) return [];
  const texts = commonest(unread);
  if (isMost(rows, written))
    throw new CxError('dates-unread', { file: opened.sources[0]!.file, header: date, rows, written, texts });
  return [
    {
      severity: 'warning',
      code: 'values-unreadable',
      message: {
        en: `${date}: ${rows} of the ${written} dates that are written cannot be read, and ${agree(rows, 'its record is', 'their records are')} left out: ${texts}`,
        es: `${date}: ${rows} de las ${written} fechas escritas no se ${agree(rows, 'puede', 'pueden')} leer, y se ${agree(rows, 'excluye su registro', 'excluyen sus registros')}: ${texts}`,
      },
    },
  ];
}
