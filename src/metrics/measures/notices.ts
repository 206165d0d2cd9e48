import { baseNotices } from '../../estimates/tables/notices.ts';
import type { Column, Notice } from '../../results/result.ts';

const rowsCounted = { en: 'rows', es: 'filas' };

/** What is said where there are few rows, or none. */
export const smallBase = (n: number, columns: readonly Column[]): Notice[] =>
  baseNotices(
    { isEmpty: n === 0, overall: [] },
    { overall: n, segments: [], ranges: [] },
    { base: (count: number) => count, counts: rowsCounted, measures: columns.map((column) => ({ column })) },
  );
