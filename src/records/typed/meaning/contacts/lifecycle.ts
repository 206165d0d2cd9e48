import { unaccented } from '../../../../values/folding.ts';
import { mapped, ofRow, type Coded } from '../../encoding/coded.ts';
import type { Facts } from '../meaning.ts';

const starting = new Set(['start', 'started', 'begin', 'inicio', 'iniciado', 'comienzo']);
const complete = new Set(['complete', 'completed', 'end', 'fin', 'completado', 'finalizado']);

/**
 * The header of a log that writes each contact when it starts and when it is complete, and which of its records are not the
 * completion; null where no column holds both words.
 */
export function lifecycleOf(facts: Pick<Facts, 'plan' | 'encoded'>): Lifecycle | null {
  for (const column of ['lifecycle', 'outcome']) {
    const header = facts.plan.beside.get(column);
    if (header === undefined) continue;
    const { texts, codes } = facts.encoded(header);
    const words: Coded<string> = mapped({ distinct: texts, codes }, unaccented);
    const holds = (some: ReadonlySet<string>) => words.distinct.some((word) => some.has(word));
    if (holds(starting) && holds(complete))
      return { column, header, isIncomplete: (row) => !complete.has(ofRow(words, row)) };
  }
  return null;
}

interface Lifecycle {
  readonly column: string;
  readonly header: string;
  isIncomplete(row: number): boolean;
}
