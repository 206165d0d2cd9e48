import { lowBase } from '../../estimates/tables/notices.ts';
import type { Text } from '../../messages/language.ts';
import type { Notice } from '../../results/result.ts';
import type { GroupName, ProfileRow } from './profile-row.ts';
import type { Told } from './reduce.ts';
import type { Basis, Worth } from './worth.ts';

/**
 * Where it is not known how many stay.
 * @param empty what then is empty, of all groups and of one
 */
export function unknownRetention(
  worths: readonly Worth[],
  { customers, ends }: Told,
  empty: { readonly all: Text; readonly group: Text },
  isHidden: (group: GroupName) => boolean = () => false,
): Notice[] {
  const notice = (en: string, es: string): Notice[] => [
    { severity: 'warning', code: 'retention-unknown', message: { en, es } },
  ];
  if (!customers)
    return notice(
      `purchases do not say who has left: ${empty.all.en} are empty. Give a customers file with ended_at: --customers FILE`,
      `las compras no dicen quién se ha ido: ${empty.all.es} quedan vacíos. Indique un archivo de clientes con ended_at: --customers ARCHIVO`,
    );
  if (!ends)
    return notice(
      `the customers file does not say who has left: ${empty.all.en} are empty. Name the column: --map ended_at=<header>`,
      `el archivo de clientes no dice quién se ha ido: ${empty.all.es} quedan vacíos. Indique la columna: --map ended_at=<encabezado>`,
    );
  const unseen = worths
    .filter(({ group, seen, retention }) => seen > 0 && retention.share === null && !isHidden(group))
    .map(({ group }) => group)
    .join(', ');
  if (unseen === '') return [];
  return notice(
    `nobody of ${unseen} was seen for a year: ${empty.group.en} there are empty. Count from the first answer (--answer first), or give later data`,
    `a nadie de ${unseen} se le vio un año: ${empty.group.es} quedan vacíos ahí. Cuente desde la primera respuesta (--answer first), o indique datos posteriores`,
  );
}

/** Where no money is known, or no margin: then values, as they are called, are those of revenue. */
export function unknownMoney(
  worths: readonly Worth[],
  { purchases }: Pick<Told, 'purchases'>,
  { margins, bought }: Pick<Basis, 'margins' | 'bought'>,
  values: Text,
): Notice[] {
  if (!bought)
    return [
      {
        severity: 'warning',
        code: 'revenue-missing',
        message: {
          en: 'no purchase counts, so that nothing says what customers bring: look at where their records went below, and at --counted-status, --where and --as-of',
          es: 'no cuenta ninguna compra, así que nada dice qué aportan los clientes: vea abajo adónde fueron sus registros, y --counted-status, --where y --as-of',
        },
      },
    ];
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
        en: `no margin is known: ${values.en} are those of revenue, and greater than what is left of it. Give purchases with their margin: --transactions FILE --map margin=<header>`,
        es: `no se conoce ningún margen: ${values.es} son de ingreso, y mayores que lo que queda de él. Indique compras con su margen: --transactions ARCHIVO --map margin=<encabezado>`,
      },
    },
  ];
}

export function missingMargins({ margins, without_margin: without }: ProfileRow, values: Text): Notice[] {
  if (margins === 0 || without === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'margin-missing',
      message: {
        en: `${without} of ${margins + without} lines of purchases do not say their margin: they add nothing to it, and ${values.en} are too low by as much`,
        es: `${without} de ${margins + without} líneas de compras no dicen su margen: no le suman nada, y ${values.es} quedan cortos en esa medida`,
      },
    },
  ];
}

/** Groups of few among customers who are many together: their number is said elsewhere. */
export function fewInGroups(worths: readonly Worth[], isHidden: (group: GroupName) => boolean = () => false): Notice[] {
  const customers = worths.reduce((sum, one) => sum + one.customers, 0);
  const few = worths.filter(({ group, seen }) => seen > 0 && seen < lowBase && !isHidden(group));
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
