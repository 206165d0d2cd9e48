import { agree } from '../../messages/agreement.ts';
import { lowBase } from '../../estimates/tables/notices.ts';
import type { State } from '../../estimates/groups/state.ts';
import type { Notice } from '../../results/result.ts';
import { refundNotice } from '../movements/reduced/refunds.ts';
import type { PromoterValue } from './estimator.ts';
import type { Told } from '../worth/reduce.ts';
import type { ProfileRow } from '../worth/profile-row.ts';
import type { Basis } from '../worth/worth.ts';

/** What must be said beside these numbers: what they are not, and what the files do not say. */
export function noticesOf(value: PromoterValue, state: State<ProfileRow>, told: Told, basis: Basis): Notice[] {
  if (value.customers === 0) return [];
  const known = state.find(({ part }) => part === 'known');
  return [
    association(value),
    ...nobodyAnswered(value),
    ...immortalTime(value),
    ...unknownRetention(value, told),
    ...unknownMoney(value, told, basis),
    ...(known === undefined ? [] : missingMargins(known)),
    ...(known === undefined || known.refunds === 0
      ? []
      : [refundNotice({ refunds: known.refunds, amount: known.revenue })]),
    ...(told.purchases ? [] : [noHistory]),
    ...fewInGroups(value),
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

/** One has to stay to be asked: who never answered may have had no time to. */
function immortalTime({ worths, hidden }: PromoterValue): Notice[] {
  const silent = worths.find(({ group }) => group === 'no-answer');
  if (silent === undefined || silent.seen === 0 || hidden.isGroup('no-answer')) return [];
  return [
    {
      severity: 'warning',
      code: 'immortal-time',
      message: {
        en: 'no-answer is counted from the first day as a customer, the others from their answer: who left early had no time to answer, so do not compare no-answer with those who did',
        es: 'no-answer se cuenta desde el primer día como cliente, los demás desde su respuesta: quien se fue pronto no tuvo tiempo de responder, así que no compare no-answer con quienes sí respondieron',
      },
    },
  ];
}

function unknownRetention({ worths, hidden }: PromoterValue, { customers, ends }: Told): Notice[] {
  const notice = (en: string, es: string): Notice[] => [
    { severity: 'warning', code: 'retention-unknown', message: { en, es } },
  ];
  if (!customers)
    return notice(
      'purchases do not say who has left: retention, lifetime values and both headlines are empty. Give a customers file with ended_at: --customers FILE',
      'las compras no dicen quién se ha ido: la retención, los valores de vida y los dos titulares quedan vacíos. Indique un archivo de clientes con ended_at: --customers ARCHIVO',
    );
  if (!ends)
    return notice(
      'the customers file does not say who has left: retention, lifetime values and both headlines are empty. Name the column: --map ended_at=<header>',
      'el archivo de clientes no dice quién se ha ido: la retención, los valores de vida y los dos titulares quedan vacíos. Indique la columna: --map ended_at=<encabezado>',
    );
  const unseen = worths
    .filter(({ group, seen, retention }) => seen > 0 && retention.share === null && !hidden.isGroup(group))
    .map(({ group }) => group)
    .join(', ');
  if (unseen === '') return [];
  return notice(
    `nobody of ${unseen} was seen for a year: retention and lifetime value there are empty. Count from the first answer (--answer first), or give later data`,
    `a nadie de ${unseen} se le vio un año: la retención y el valor de vida quedan vacíos ahí. Cuente desde la primera respuesta (--answer first), o indique datos posteriores`,
  );
}

function unknownMoney({ worths }: PromoterValue, { purchases }: Told, { margins }: Basis): Notice[] {
  if (!worths.some(({ priced }) => priced > 0)) {
    if (purchases || !worths.some(({ seen }) => seen > 0)) return [];
    return [
      {
        severity: 'warning',
        code: 'revenue-missing',
        message: {
          en: 'no file says what customers bring: give purchases (--transactions FILE), or name their monthly revenue: --map recurring_revenue=<header>',
          es: 'ningún archivo dice qué aportan los clientes: indique las compras (--transactions ARCHIVO), o su ingreso mensual: --map recurring_revenue=<encabezado>',
        },
      },
    ];
  }
  if (margins) return [];
  return [
    {
      severity: 'warning',
      code: 'revenue-not-margin',
      message: {
        en: 'no margin is known: lifetime values are those of revenue, and greater than what is left of it. Give purchases with their margin: --transactions FILE --map margin=<header>',
        es: 'no se conoce ningún margen: los valores de vida son de ingreso, y mayores que lo que queda de él. Indique compras con su margen: --transactions ARCHIVO --map margin=<encabezado>',
      },
    },
  ];
}

function missingMargins({ margins, without_margin: without }: ProfileRow): Notice[] {
  if (margins === 0 || without === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'margin-missing',
      message: {
        en: `${without} of ${margins + without} lines of purchases do not say their margin: they add nothing to it, and lifetime values are too low by as much`,
        es: `${without} de ${margins + without} líneas de compras no dicen su margen: no le suman nada, y los valores de vida quedan cortos en esa medida`,
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

/** Groups of few among customers who are many together: their number is said elsewhere. */
function fewInGroups({ customers, worths, hidden }: PromoterValue): Notice[] {
  const few = worths.filter(({ group, seen }) => seen > 0 && seen < lowBase && !hidden.isGroup(group));
  if (customers < lowBase || few.length === 0) return [];
  const names = few.map(({ group, seen }) => `${group} (n=${seen})`).join(', ');
  return [
    {
      severity: 'warning',
      code: 'low-base',
      message: {
        en: `fewer than ${lowBase} customers: ${names}. Read the interval before the number`,
        es: `menos de ${lowBase} clientes: ${names}. Lea el intervalo antes que el resultado`,
      },
    },
  ];
}
