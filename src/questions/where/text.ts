import type { Condition, Literal } from './parse.ts';
import { named, quoted } from './terms.ts';

/**
 * A condition as a user would type it: read again it is the same condition.
 *
 * @example conditionText({ kind: 'not', part: { kind: 'in', column: 'plan', values: ['pro', 3] } }) // => 'plan not in ("pro", 3)'
 */
export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.map((part) => within(part)).join(` ${condition.kind} `);
    case 'not':
      return notText(condition.part);
    case 'compare':
      return `${named(condition.column)} ${condition.by} ${literalText(condition.to)}`;
    case 'in':
      return `${named(condition.column)} in ${listText(condition.values)}`;
    case 'contains':
      return `${named(condition.column)} contains ${quoted(condition.text)}`;
    case 'blank':
      return `${named(condition.column)} is blank`;
  }
}

const literalText = (literal: Literal) => (typeof literal === 'string' ? quoted(literal) : String(literal));
const listText = (values: readonly Literal[]) => `(${values.map(literalText).join(', ')})`;

const within = (part: Condition) => ('parts' in part ? `(${conditionText(part)})` : conditionText(part));

function notText(part: Condition): string {
  if (part.kind === 'in') return `${named(part.column)} not in ${listText(part.values)}`;
  if (part.kind === 'blank') return `${named(part.column)} is not blank`;
  return 'parts' in part ? `not (${conditionText(part)})` : `not ${conditionText(part)}`;
}
