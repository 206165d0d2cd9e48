import type { Text } from '../../messages/language.ts';
import type { Condition } from './parse.ts';
import { conditionText } from './text.ts';
import { noneContains, noneHas } from './nearest-texts.ts';
import { noneMeets, type Part } from './unmet-part.ts';

/**
 * The parts of a condition that no cell meets, in words: a value that was mistyped leaves out all records, or adds none, and looks like an
 * answer. What is asked not to be there may well not be.
 *
 * @param textsOf the distinct texts of a column
 * @example unmetBy({ kind: 'compare', column: 'country', by: '=', to: 'es' }, () => ['ES', 'FR'])[0].message.en // => 'no record has country = "es": did you mean "ES"?'
 */
export const unmetBy = (condition: Condition | null, textsOf: (column: string) => Iterable<string>): readonly Unmet[] =>
  (condition === null ? [] : partsOf(condition))
    .flatMap((part) => unmet(part, [...textsOf(columnOf(part))]))
    .map(remark);

/** As a remark says it. */
export interface Unmet {
  readonly severity: 'warning';
  readonly code: 'where-unmet';
  readonly message: Text;
}

const remark = (message: Text): Unmet => ({ severity: 'warning', code: 'where-unmet', message });

/**
 * What is said where each part of a condition is met by some and the whole by none that could be used.
 *
 * @example unmetTogether({ kind: 'blank', column: 'plan' }, { filtered: 9, read: 9 }).message.en // => 'no record meets plan is blank'
 */
export function unmetTogether(condition: Condition, { filtered, read }: { filtered: number; read: number }): Unmet {
  const asked = conditionText(condition);
  return remark(
    filtered === read
      ? { en: `no record meets ${asked}`, es: `ningún registro cumple ${asked}` }
      : {
          en: `no record that could be used meets ${asked}`,
          es: `ningún registro que se pudiera usar cumple ${asked}`,
        },
  );
}

/** What a condition asks of one column at a time. */
function partsOf(condition: Condition): readonly Part[] {
  if ('parts' in condition) return condition.parts.flatMap(partsOf);
  if (condition.kind !== 'not') return [condition];
  const { part } = condition;
  return 'column' in part ? [{ kind: 'not', part }] : [];
}

const columnOf = (part: Part): string => ('column' in part ? part.column : part.part.column);

function unmet(part: Part, cells: readonly string[]): readonly Text[] {
  if (part.kind === 'in') return part.values.flatMap((to) => unmet({ ...part, kind: 'compare', by: '=', to }, cells));
  if (part.kind === 'contains') return noneContains(part, cells);
  const { column, to } = part.kind === 'compare' && part.by === '=' ? part : { column: '', to: null };
  return typeof to === 'string' ? noneHas(column, to, cells) : noneMeets(part, cells);
}
