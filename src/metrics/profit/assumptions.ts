import type { Text } from '../../messages/language.ts';
import { coded, column, high, low, origin, year } from '../../results/columns.ts';
import type { Table } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import { sourceOf, type Claim } from '../claim.ts';
import { inputWords } from './called.ts';

/** Where an assumed number comes from: the files, an option, a claim that was named, or the program. */
export type Origin = 'data' | 'option' | 'preset' | 'default';

/** A number that a result rests on, between two bounds; null where it was left open, and the source where there is none. */
export interface Assumption {
  readonly name: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly origin: Origin;
  readonly source: string | null;
  readonly year: number | null;
  readonly measured: Text | null;
}

/** Whose claim a number is, as an assumption tells it. */
export const claimed = (claim: Claim): Pick<Assumption, 'source' | 'year' | 'measured'> => ({
  source: sourceOf(claim),
  year: claim.year,
  measured: claim.measured,
});

/** What an assumption tells that is nobody's claim. */
export const unclaimed: Pick<Assumption, 'source' | 'year' | 'measured'> = { source: null, year: null, measured: null };

const name = column('name', { en: 'Assumption', es: 'Supuesto' }, 'text', {
  en: 'what is assumed, as the option is called',
  es: 'qué se supone, con el nombre de la opción',
});
const columns = [
  low,
  high,
  origin,
  column('source', { en: 'Source', es: 'Fuente' }, 'text', {
    en: 'who published the number, and where',
    es: 'quién publicó el número, y dónde',
  }),
  year,
  column('measured', { en: 'What was measured', es: 'Qué se midió' }, 'text', {
    en: 'who was asked, and what the number really is',
    es: 'a quién se preguntó, y qué es el número en realidad',
  }),
];

/**
 * What a result rests on that no record says, each number with its origin.
 *
 * @example assumptionsTable([{ name: 'discount', low: 0.1, high: 0.1, origin: 'default', source: null, year: null, measured: null }]).rows[0].origin // => 'default'
 */
export const assumptionsTable = (assumptions: readonly Assumption[]): Table => ({
  name: 'assumptions',
  title: { en: 'Assumptions', es: 'Supuestos' },
  columns: [coded(name, inputWords(assumptions.map((one) => one.name))), ...columns],
  rows: assumptions.map((one) =>
    row<Text>([
      ['name', one.name],
      ['low', one.low],
      ['high', one.high],
      ['origin', one.origin],
      ['source', one.source],
      ['year', one.year],
      ['measured', one.measured],
    ]),
  ),
});
