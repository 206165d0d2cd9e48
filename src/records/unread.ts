import { agree } from '../messages/agreement.ts';
import type { Exclusion } from '../results/result.ts';
import type { Remark } from '../sources/source.ts';
import { isStray } from '../values/reading.ts';
import type { TypedRelation } from './typed/relation.ts';

const shownTexts = 3;

/**
 * Says of which columns so many records hold what cannot be read that leaving them out may change what is counted: more
 * than one in a hundred of those that came as far as to be asked for it.
 */
export function unreadRemarks({ accounting: { used, excluded } }: Pick<TypedRelation, 'accounting'>): Remark[] {
  return excluded.flatMap((one, at) => {
    if (one.reason !== 'value-unreadable' && one.reason !== 'date-unreadable') return [];
    const later = excluded.slice(at + 1).reduce((sum, { rows }) => sum + rows, used);
    return isStray(one.rows, later) ? [] : [unreadRemark(one, one.rows + later)];
  });
}

function unreadRemark({ column = '', reason, rows, values = [] }: Exclusion, asked: number): Remark {
  const texts = values.slice(0, shownTexts).map(({ value, rows: times }) => `"${value}" ×${times}`);
  const shown = texts.length === 0 ? '' : `: ${texts.join(', ')}${values.length > shownTexts ? ', …' : ''}`;
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
