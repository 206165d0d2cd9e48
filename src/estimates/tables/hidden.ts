import { column } from '../../results/columns.ts';
import type { Column, Findings, Notice, Table } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import { answersCounted } from './notices.ts';
import { isAnyHidden, type Shown } from '../groups/suppression.ts';

/** In tables with hidden rows: which they are. */
export const suppressedColumn: Column = column('suppressed', { en: 'Hidden', es: 'Oculto' }, 'boolean', {
  en: 'base too small to be shown, or hidden so that another cannot be worked out',
  es: 'base demasiado pequeña para mostrarse, u oculto para que no se deduzca otro',
});

/** Says that something is not shown, and never how many it counts. */
export function suppressionNotice(
  groups: Pick<Shown<unknown>, 'overall' | 'segments' | 'minN'>,
  tables: readonly Table[],
  counts = answersCounted,
): Notice[] {
  if (!isAnyHidden(groups) && !tables.some(({ columns }) => columns.includes(suppressedColumn))) return [];
  const { minN } = groups;
  return [
    {
      severity: 'info',
      code: 'suppressed',
      message: {
        en: `groups with fewer than ${minN} ${counts.en} are hidden, and others with them so that no total, row or column gives them away`,
        es: `los grupos con menos de ${minN} ${counts.es} se ocultan, y otros con ellos para que ningún total, fila ni columna los revele`,
      },
    },
  ];
}

/** Findings of so few answers that not even the whole is shown: all numbers are empty. @param assumed tables that tell of nobody */
export function withoutNumbers(findings: Findings, assumed: readonly string[] = []): Findings {
  return {
    ...findings,
    headlines: findings.headlines.map(({ name, label, unit }) => ({
      name,
      label,
      unit,
      value: null,
      conf_low: null,
      conf_high: null,
    })),
    tables: findings.tables.map((table) =>
      assumed.includes(table.name)
        ? table
        : {
            ...table,
            columns: table.columns.some(({ name }) => name === 'suppressed')
              ? table.columns
              : [...table.columns, suppressedColumn],
            rows: table.rows.map((cells) =>
              row([
                ...table.columns.map(
                  ({ name, unit }) => [name, unit === 'text' || unit === 'period' ? cells[name]! : null] as const,
                ),
                ['suppressed', true],
              ]),
            ),
          },
    ),
    notices: findings.notices.filter(({ code }) => code === 'suppressed'),
  };
}
