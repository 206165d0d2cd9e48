import type { Answer, Answers, Hidden } from '../records/tally/answers.ts';
import { column } from '../results/columns.ts';
import type { Column, Findings, Notice } from '../results/result.ts';
import { cellKey, countOf, periodsOf, pooled, row, segmentKey, segmentsOf } from './groups.ts';

/** In tables with hidden rows: which they are. */
export const suppressedColumn: Column = column('suppressed', { en: 'Hidden', es: 'Oculto' }, 'boolean', {
  en: 'too few answers to be shown',
  es: 'demasiadas pocas respuestas para mostrarse',
});

/**
 * Decides what is not shown: groups with fewer than `minN` answers, and as many more as are needed so that no total
 * less the groups shown gives them away (complementary suppression). What is hidden is always two groups or more, with
 * `minN` answers or more together. A segment that is hidden has all its periods hidden.
 * @param isBase which values an estimate stands on: a group is as small as its number of these
 */
export function hideSmall(answers: Answers, minN: number, isBase: (value: number) => boolean = () => true): Answers {
  if (minN <= 1) return answers;
  const sizeOf = (given: readonly Answer[]) => countOf(given.filter(({ value }) => isBase(value)));
  const segments = segmentsOf(answers);
  const all = pooled(answers.groups);
  const overall = all.length > 0 && sizeOf(all) < minN;
  const small = overall
    ? new Set(segments.map(({ segment }) => segmentKey(segment)))
    : protectedParts(
        segments
          .map(({ segment, groups }) => ({ key: segmentKey(segment), given: pooled(groups) }))
          .filter(({ given }) => given.length > 0)
          .map(({ key, given }) => [key, sizeOf(given)]),
        minN,
      );
  const cells = segments.flatMap((one) => {
    const periods = periodsOf(answers, one).filter((period) => period.answers.length > 0);
    const counts = periods.map(({ name, answers: given }): [string, number] => [
      cellKey(one.segment, name),
      sizeOf(given),
    ]);
    return small.has(segmentKey(one.segment)) ? counts.map(([key]) => key) : [...protectedParts(counts, minN)];
  });
  const hidden: Hidden = { overall, minN, segments: small, cells: new Set(cells) };
  return { ...answers, hidden };
}

/** Which parts of a published total to hide: the small ones, then the smallest others until nothing can be subtracted. */
function protectedParts(parts: readonly (readonly [key: string, n: number])[], minN: number): Set<string> {
  const bySize = parts.toSorted(([a, n], [b, m]) => n - m || (a < b ? -1 : 1));
  const hidden = new Set(bySize.filter(([, n]) => n < minN).map(([key]) => key));
  if (hidden.size === 0) return hidden;
  for (const [key] of bySize) {
    const together = bySize.reduce((sum, [part, n]) => sum + (hidden.has(part) ? n : 0), 0);
    if (hidden.size >= 2 && together >= minN) break;
    hidden.add(key);
  }
  return hidden;
}

export const isAnyHidden = ({ hidden }: Answers) => hidden.overall || hidden.segments.size > 0 || hidden.cells.size > 0;

/** Says that something is not shown, and never how many answers it has. */
export function suppressionNotice(answers: Answers): Notice[] {
  if (!isAnyHidden(answers)) return [];
  const { minN } = answers.hidden;
  return [
    {
      severity: 'info',
      code: 'suppressed',
      message: {
        en: `groups with fewer than ${minN} answers are hidden (< ${minN}), and others with them so that no total gives them away`,
        es: `los grupos con menos de ${minN} respuestas se ocultan (< ${minN}), y otros con ellos para que ningún total los revele`,
      },
    },
  ];
}

/** Findings of so few answers that not even the whole is shown: all numbers are empty. */
export function withoutNumbers(findings: Findings): Findings {
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
    tables: findings.tables.map((table) => ({
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
    })),
    notices: findings.notices.filter(({ code }) => code === 'suppressed'),
  };
}
