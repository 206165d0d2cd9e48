import type { Decimal } from '../../values/numbers/number.ts';
import { fold } from '../../values/folding.ts';
import { relations, type Relation, type RelationName } from '../index.ts';
import type { OpenedRelation } from './opened.ts';

const semicolon = 59;
const comma = 44;

/**
 * The separator of fractions that is usual where a file comes from: the comma, where its headers are Spanish, or semicolons divide its
 * cells and its headers are not English; the point, where commas divide them and no header is Spanish; elsewhere nothing is usual.
 */
export function decimalCustom({
  relation,
  sources,
  headers,
}: Pick<OpenedRelation, 'relation' | 'sources' | 'headers'>): Decimal | null {
  const isDivided = sources.some(({ dialect }) => dialect.delimiter === semicolon);
  const isIn = (language: 'en' | 'es') => headers.some(({ name }) => isOfLanguage(relation, name, language));
  if (isIn('es') || (isDivided && !isIn('en'))) return ',';
  const isOfCommas = sources.length > 0 && sources.every(({ dialect }) => dialect.delimiter === comma);
  return isOfCommas ? '.' : null;
}

/** It is a known header in one language, and in no other. */
function isOfLanguage(relation: RelationName, header: string, language: 'en' | 'es'): boolean {
  const folded = fold(header);
  const columns: Relation['columns'] = relations[relation].columns;
  const known = (one: 'en' | 'es') =>
    Object.values(columns).some(({ headers }) => headers[one].some((name) => fold(name) === folded));
  return known(language) && !known(language === 'en' ? 'es' : 'en') && !names.has(folded);
}

/** Names of metrics are English everywhere. */
const names: ReadonlySet<string> = new Set(['nps', 'csat', 'ces', 'nps score', 'csat score', 'ces score']);
