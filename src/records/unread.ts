import { agree } from '../messages/agreement.ts';
import type { Accounting, Exclusion } from '../results/result.ts';
import type { Remark } from '../sources/source.ts';
import { CxError } from '../errors.ts';
import { isStray } from '../values/reading.ts';
import { isMost } from '../values/unread.ts';

const shownTexts = 3;

/**
 * Says of which columns so many records hold what cannot be read that leaving them out may change what is counted: more
 * than one in a hundred of those that came as far as to be asked for it.
 *
 * @throws values-unread where they are the majority
 */
export function unreadRemarks(file: string, { used, excluded }: Pick<Accounting, 'used' | 'excluded'>): Remark[] {
  return excluded.flatMap((one, at) => {
    if (one.reason !== 'value-unreadable' && one.reason !== 'date-unreadable') return [];
    const later = excluded.slice(at + 1).reduce((sum, { rows }) => sum + rows, used);
    const asked = one.rows + later;
    if (isMost(one.rows, asked)) refuse(file, one, asked);
    return isStray(one.rows, later) ? [] : [unreadRemark(one, asked)];
  });
}

function refuse(file: string, { column = '', reason, rows, values = [] }: Exclusion, asked: number): never {
  const texts = textsShown(values);
  throw new CxError('values-unread', { file, column, rows, asked, texts, areDates: reason === 'date-unreadable' });
}

function textsShown(values: NonNullable<Exclusion['values']>): string {
  const texts = values.slice(0, shownTexts).map(({ value, rows }) => `"${value}" ×${rows}`);
  return texts.length === 0 ? '' : `: ${texts.join(', ')}${values.length > shownTexts ? ', …' : ''}`;
}

function unreadRemark({ column = '', reason, rows, values = [] }: Exclusion, asked: number): Remark {
  const shown = textsShown(values);
  const ofColumn =
    reason === 'date-unreadable'
      ? { en: 'no date that can be read', es: 'ninguna fecha legible' }
      : { en: 'nothing that can be read', es: 'nada legible' };
  return {
    severity: 'warning',
    code: 'values-unreadable',
    message: {
      en: `${column}: in ${rows} of ${asked} ${agree(asked, 'record', 'records')} there is ${ofColumn.en}, and ${agree(rows, 'it is', 'they are')} left out${shown}`,
      es: `${column}: en ${rows} de ${asked} ${agree(asked, 'registro', 'registros')} no hay ${ofColumn.es}, y se ${agree(rows, 'excluye', 'excluyen')}${shown}`,
    },
  };
}
