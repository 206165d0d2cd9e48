import type { Structure } from '../sources/structure/structure-found.ts';
import type { Accounting, Exclusion } from '../results/result.ts';
import { compareTexts } from './order.ts';
import { reasons, type Reason } from '../results/reasons.ts';
import type { Verdict } from './judge.ts';

const shownValues = 20;

/** Adds up where the records went. */
export class Accounts {
  private readonly structure: number;
  private read: number;
  private used = 0;
  private readonly excluded = new Map<
    string,
    { reason: Reason; column?: string; rows: number; values: Map<string, number> }
  >();

  constructor({ structures }: { readonly structures: readonly Structure[] }) {
    this.read = structures.reduce((sum, { records }) => sum + records, 0);
    this.structure = structures.reduce((sum, { rejected }) => sum + rejected.length, 0);
    if (this.structure > 0) this.add({ kind: 'excluded', reason: 'structure' }, this.structure);
  }

  /** Counts records that are used. */
  use(rows: number): void {
    this.used += rows;
  }

  add(verdict: Verdict, rows: number): void {
    if (verdict.kind === 'used') {
      this.used += rows;
      return;
    }
    const { reason, column, text } = verdict;
    const key = `${reason}\u0000${column ?? ''}`;
    const entry = this.excluded.get(key) ?? {
      reason,
      rows: 0,
      values: new Map(),
      ...(column === undefined ? {} : { column }),
    };
    entry.rows += rows;
    if (text !== undefined && text.trim() !== '') entry.values.set(text, (entry.values.get(text) ?? 0) + rows);
    this.excluded.set(key, entry);
  }

  /** @param days those that the used records cover; null where they say none */
  result(days: Accounting['days'] | null = null): Accounting {
    const excluded = [...this.excluded.values()]
      .toSorted(
        (a, b) => reasons.indexOf(a.reason) - reasons.indexOf(b.reason) || compareTexts(a.column ?? '', b.column ?? ''),
      )
      .map(({ reason, column, rows, values }): Exclusion => {
        const shown = shownValuesOf(values);
        return {
          reason,
          ...(column === undefined ? {} : { column }),
          rows,
          ...(shown.length === 0 ? {} : { values: shown }),
        };
      });
    const sum = this.used + excluded.reduce((total, { rows }) => total + rows, 0);
    if (sum !== this.read)
      throw new Error(`the accounting does not close: read ${this.read}, used and excluded ${sum}`);
    return { read: this.read, used: this.used, excluded, ...(days === null ? {} : { days }) };
  }
}

function shownValuesOf(values: ReadonlyMap<string, number>): { value: string; rows: number }[] {
  const sorted = [...values].toSorted((a, b) => b[1] - a[1] || compareTexts(a[0], b[0]));
  const shown = sorted.slice(0, shownValues).map(([value, rows]) => ({ value: shortened(value), rows }));
  const rest = sorted.slice(shownValues).reduce((sum, [, rows]) => sum + rows, 0);
  return rest === 0 ? shown : [...shown, { value: `… (${sorted.length - shownValues})`, rows: rest }];
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
