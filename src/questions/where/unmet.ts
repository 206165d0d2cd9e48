import type { Text } from '../../messages/language.ts';
import { nearest } from '../../messages/nearest.ts';
import type { Condition } from './parse.ts';
import { matches } from './matches.ts';
import { isOneOf } from './terms.ts';
import { conditionText } from './text.ts';
import { asSeen } from '../../values/folding.ts';

/** A column that says more things than these names persons or days, and no kinds of which one could be chosen. */
const mostKinds = 20;
const mostShown = 5;

/**
 * What a condition asks of a column that none of its cells says, in words: a value that was mistyped leaves out all records, or adds
 * none, and looks like an answer. What is asked not to be there may well not be.
 *
 * @param textsOf the distinct texts of a column
 * @example unmetBy({ kind: 'compare', column: 'country', by: '=', to: 'es' }, () => ['ES', 'FR'])[0].message.en // => 'no record has country = "es": did you mean "ES"?'
 */
export const unmetBy = (condition: Condition | null, textsOf: (column: string) => Iterable<string>): readonly Unmet[] =>
  [
    ...(condition === null ? [] : wantedIn(condition)).flatMap(({ column, text }) =>
      unmet(column, text, textsOf(column)),
    ),
    ...(condition === null ? [] : beyondIn(condition)).flatMap((part) => beyond(part, textsOf(part.column))),
  ].map((message) => ({ severity: 'warning', code: 'where-unmet', message }));

/** As a remark says it. */
export interface Unmet {
  readonly severity: 'warning';
  readonly code: 'where-unmet';
  readonly message: Text;
}

interface Wanted {
  readonly column: string;
  readonly text: string;
}

/** The texts that a condition asks for, each once. */
function wantedIn(condition: Condition): readonly Wanted[] {
  if ('parts' in condition) return condition.parts.flatMap(wantedIn);
  if (condition.kind === 'in')
    return condition.values.flatMap((value) =>
      typeof value === 'string' ? [{ column: condition.column, text: value }] : [],
    );
  const isWanted = condition.kind === 'compare' && condition.by === '=' && typeof condition.to === 'string';
  return isWanted ? [{ column: condition.column, text: condition.to }] : [];
}

type Beyond = Extract<Condition, { readonly kind: 'compare' | 'blank' }>;

/** What is asked to be blank, and comparisons with numbers. */
function beyondIn(condition: Condition): readonly Beyond[] {
  if ('parts' in condition) return condition.parts.flatMap(beyondIn);
  if (condition.kind === 'blank') return [condition];
  return condition.kind === 'compare' && typeof condition.to === 'number' && condition.by !== '!=' ? [condition] : [];
}

/** What no cell meets: none is blank, or none is so great or so small. Numbers that are not plain leave it open. */
function beyond(part: Beyond, texts: Iterable<string>): readonly Text[] {
  const cells = [...texts].map((text) => text.trim());
  const asked = conditionText(part);
  if (part.kind === 'blank')
    return cells.includes('') ? [] : [{ en: `no record meets ${asked}`, es: `ningún registro cumple ${asked}` }];
  const numbers = cells
    .filter((text) => /\d/u.test(text))
    .map((text) => text.replace(/\s?%$/u, ''))
    .map((text) => (isPlain.test(text) ? Number(text) : Number.NaN));
  if (numbers.length === 0 || numbers.some((number) => Number.isNaN(number))) return [];
  const isMet = numbers.some((number) => matches(part, { text: String, number: () => number }));
  if (isMet) return [];
  // They may be more than a call takes.
  const least = numbers.reduce((one, other) => Math.min(one, other));
  const most = numbers.reduce((one, other) => Math.max(one, other));
  return [
    {
      en: `no record meets ${asked}: the numbers there go from ${least} to ${most}`,
      es: `ningún registro cumple ${asked}: los números van de ${least} a ${most}`,
    },
  ];
}

/** Three digits behind a point may be thousands. */
const isPlain = /^-?\d+(?:\.(?:\d{1,2}|\d{4,}))?$/u;

function unmet(column: string, text: string, texts: Iterable<string>): readonly Text[] {
  const found = new Set([...texts].map((one) => asSeen(one)).filter((one) => one !== ''));
  if (found.has(text.trim()) || text === '') return [];
  const asked = isOneOf(column, [text]);
  const close = sameBut(text, found) ?? nearest(text, found);
  const some = found.size > mostKinds ? [] : [...found].toSorted().slice(0, mostShown);
  const more = found.size > some.length ? ', …' : '';
  const there = `${some.map((one) => `"${one}"`).join(', ')}${more}`;
  return [
    close === null
      ? {
          en: `no record has ${asked}${some.length === 0 ? '' : `: there are ${there}`}`,
          es: `ningún registro tiene ${asked}${some.length === 0 ? '' : `: hay ${there}`}`,
        }
      : {
          en: `no record has ${asked}: did you mean "${close}"?`,
          es: `ningún registro tiene ${asked}: ¿quiso decir "${close}"?`,
        },
  ];
}

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();

/** The text that differs in case or accents alone. */
function sameBut(text: string, found: ReadonlySet<string>): string | null {
  const wanted = plain(text);
  return [...found].find((one) => plain(one) === wanted) ?? null;
}
