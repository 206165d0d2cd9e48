import { agree } from '../../messages/agreement.ts';
import type { Text } from '../../messages/language.ts';
import type { State } from '../../estimates/groups/state.ts';
import type { Notice } from '../../results/result.ts';
import { refundNotice } from '../movements/reduced/refunds.ts';
import type { PromoterValue } from './estimator.ts';
import { clockRestarts, immortalTime } from '../worth/answer-notices.ts';
import type { Asked } from '../worth/asked.ts';
import { fewInGroups, missingMargins, unknownMoney, unknownRetention } from '../worth/notices.ts';
import type { GroupName, ProfileRow } from '../worth/profile-row.ts';

const lifetimeValues: Text = { en: 'lifetime values', es: 'los valores de vida' };
const empty = {
  all: {
    en: 'retention, lifetime values and both headlines',
    es: 'la retención, los valores de vida y los dos titulares',
  },
  group: { en: 'retention and lifetime value', es: 'la retención y el valor de vida' },
};

/** What must be said beside these numbers: what they are not, and what the files do not say. */
export function noticesOf(
  value: PromoterValue,
  state: State<ProfileRow>,
  { told, basis }: Pick<Asked, 'told' | 'basis'>,
  answer: 'first' | 'latest',
): Notice[] {
  if (value.customers === 0) return [];
  const isHidden = (group: GroupName) => value.hidden.isGroup(group);
  const known = state.find(({ part }) => part === 'known');
  return [
    association(value),
    ...nobodyAnswered(value),
    ...immortalTime(value.worths, isHidden),
    ...clockRestarts(value.worths, answer, isHidden),
    ...unknownRetention(value.worths, told, empty, isHidden),
    ...unknownMoney(value.worths, told, basis, lifetimeValues),
    ...(known === undefined ? [] : missingMargins(known, lifetimeValues)),
    ...(known === undefined || known.refunds === 0
      ? []
      : [refundNotice({ refunds: known.refunds, amount: known.revenue })]),
    ...(told.purchases ? [] : [noHistory]),
    ...fewInGroups(value.worths, isHidden),
  ];
}

/** Said of every report: the groups were not drawn by lot. */
function association({ before: { customers }, hidden }: PromoterValue): Notice {
  const compared = [...customers.values()].reduce((sum, count) => sum + count, 0);
  const [beside, junto] = hidden.isBefore
    ? ['', '']
    : compared === 0
      ? [
          '. The table before is empty: it takes customers who were seen for 90 days before their answer and after it',
          '. La tabla before está vacía: hacen falta clientes vistos 90 días antes de su respuesta y después',
        ]
      : [
          `. The table before compares ${compared} ${agree(compared, 'customer', 'customers')} at equal value before their answer`,
          `. La tabla before compara ${compared} ${agree(compared, 'cliente', 'clientes')} a igual valor antes de su respuesta`,
        ];
  return {
    severity: 'info',
    code: 'association',
    message: {
      en: `what promoters are worth more goes together with their answer and is not shown to come from it: who was a large or a loyal customer before also recommends more${beside}`,
      es: `lo que valen de más los promotores va junto con su respuesta, y no se muestra que venga de ella: quien ya era un cliente grande o fiel también recomienda más${junto}`,
    },
  };
}

function nobodyAnswered({ worths }: PromoterValue): Notice[] {
  if (worths.some(({ group, customers }) => group !== 'no-answer' && customers > 0)) return [];
  return [
    {
      severity: 'warning',
      code: 'no-answers',
      message: {
        en: 'none of these customers has an answer: there is nobody to compare. Look at how the answers were read, and at --where and --as-of',
        es: 'ninguno de estos clientes tiene una respuesta: no hay a quién comparar. Vea cómo se leyeron las respuestas, y --where y --as-of',
      },
    },
  ];
}

const noHistory: Notice = {
  severity: 'info',
  code: 'no-revenue-history',
  message: {
    en: 'without purchases nobody knows what customers brought before their answer: the table before is empty. Give them: --transactions FILE',
    es: 'sin compras no se sabe qué aportaban los clientes antes de su respuesta: la tabla before queda vacía. Indíquelas: --transactions ARCHIVO',
  },
};
