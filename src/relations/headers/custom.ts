import type { Decimal } from '../../values/numbers/number.ts';
import { fold } from '../../values/folding.ts';
import { relations, type Relation, type RelationName } from '../index.ts';
import type { OpenedRelation } from './opened.ts';

const semicolon = 59;

/**
 * The separator of fractions that is usual where a file comes from: the comma, where semicolons divide its cells or its headers are
 * Spanish; elsewhere nothing is usual.
 */
export function decimalCustom({ relation, sources, headers }: OpenedRelation): Decimal | null {
  const isDivided = sources.some(({ dialect }) => dialect.delimiter === semicolon);
  return isDivided || headers.some(({ name }) => isSpanish(relation, name)) ? ',' : null;
}

function isSpanish(relation: RelationName, header: string): boolean {
  const folded = fold(header);
  const columns: Relation['columns'] = relations[relation].columns;
  return Object.values(columns).some(({ headers }) => headers.es.some((name) => fold(name) === folded));
}
