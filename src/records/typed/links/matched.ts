import { countsOf } from '../encoding/encoded.ts';
import type { TypedJudge } from '../judge.ts';

/** Records of one relation, and how many of them lead to none of another. */
export interface Matched {
  readonly records: number;
  /** Those without an id. */
  readonly blank: number;
  /** Those with an id that no record there has. */
  readonly unknown: number;
  /** Those with an id that a record before them has. */
  readonly repeated: number;
}

/**
 * How the records of a relation match those of the one that is counted. Whatever leaves a record there out, its id is known:
 * an answer to an invitation from before the first day is nobody's surprise. For the same reason an id that comes twice is
 * looked for twice.
 */
export function matchedRecords(counted: TypedJudge, known: TypedJudge): Matched {
  const idOf = (text: string) => text.trim().normalize('NFC');
  const there = new Set(countsOf(counted.links).map(({ text }) => idOf(text)));
  const { texts, codes } = known.links;
  const isKnown = texts.map((text) => there.has(idOf(text)));
  const isBlank = texts.map((text) => text.trim() === '');
  const seen = new Set<string>();
  let [records, blank, unknown, repeated] = [0, 0, 0, 0];
  for (const [row, code] of codes.entries()) {
    if (known.excluded(row, false) !== null) continue;
    records += 1;
    if (isBlank[code] === true) blank += 1;
    else if (isKnown[code] !== true) unknown += 1;
    else if (seen.has(idOf(texts[code]!))) repeated += 1;
    else seen.add(idOf(texts[code]!));
  }
  return { records, blank, unknown, repeated };
}
