import type { Text } from '../../messages/language.ts';
import { matches } from './matches.ts';
import type { Condition, Literal } from './parse.ts';
import { conditionText } from './text.ts';
import { thereAre } from './nearest-texts.ts';

type OfOneColumn = Extract<Condition, { readonly column: string }>;

/** A comparison with one column, or what says that it is not so. */
export type Part = OfOneColumn | { readonly kind: 'not'; readonly part: OfOneColumn };

/** What no cell meets, and what stands there. Numbers that are not plain leave it open. */
export function noneMeets(part: Part, cells: readonly string[]): readonly Text[] {
  const asked = part.kind === 'not' ? part.part : part;
  const ofNumbers = literalsIn(asked).some((literal) => typeof literal === 'number');
  const numbers = ofNumbers ? cells.map(plainNumber) : [];
  if (numbers.some((number) => Number.isNaN(number))) return [];
  const isMet = cells.some((text) => matches(part, { text: () => text, number: () => plainNumber(text) }));
  if (isMet) return [];
  const there = ofNumbers
    ? spanOf(numbers.filter((number) => number !== null))
    : asked.kind === 'blank'
      ? { en: '', es: '' }
      : thereAre(cells);
  const text = conditionText(part);
  return [{ en: `no record meets ${text}${there.en}`, es: `ningún registro cumple ${text}${there.es}` }];
}

const literalsIn = (part: OfOneColumn): readonly Literal[] =>
  part.kind === 'compare' ? [part.to] : part.kind === 'in' ? part.values : [];

/** NaN where it depends on the separator; null where it is none. */
function plainNumber(text: string): number | null {
  if (!/\p{N}/u.test(text)) return null;
  const digits = text.trim().replace(/\s?%$/u, '');
  return isPlain.test(digits) ? Number(digits) : Number.NaN;
}

/** Three digits behind a point may be thousands. */
const isPlain = /^-?\d+(?:\.(?:\d{1,2}|\d{4,}))?$/u;

function spanOf(numbers: readonly number[]): Text {
  if (numbers.length === 0) return { en: ': no numbers stand there', es: ': allí no hay números' };
  // They may be more than a call takes.
  const least = numbers.reduce((one, other) => Math.min(one, other));
  const most = numbers.reduce((one, other) => Math.max(one, other));
  return { en: `: the numbers there go from ${least} to ${most}`, es: `: los números van de ${least} a ${most}` };
}
