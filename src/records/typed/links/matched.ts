import { idOf } from '../ids/ids.ts';
import { countsOf } from '../encoding/encoded.ts';
import type { TypedJudge } from '../judge.ts';
import { asSeen } from '../../../values/folding.ts';

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
  const isPerson = counted.plan.link === 'customer_id';
  const said = isPerson ? idOf : asSeen;
  const { texts, codes } = known.links;
  const numbers = new Map<string, number>();
  const numberOf = Int32Array.from(texts, (text) => {
    const id = said(text);
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  });
  const isThere = new Uint8Array(numbers.size);
  for (const { text } of countsOf(counted.links)) {
    const number = numbers.get(said(text));
    if (number !== undefined) isThere[number] = 1;
  }
  const blankNumber = numbers.get('');
  const isSeen = new Uint8Array(numbers.size);
  let [records, blank, unknown, repeated] = [0, 0, 0, 0];
  for (const [row, code] of codes.entries()) {
    if (known.excluded(row, false) !== null) continue;
    const number = numberOf[code]!;
    records += 1;
    if (number === blankNumber) blank += 1;
    else if (isThere[number] === 0) unknown += 1;
    else if (isSeen[number] === 1) repeated += 1;
    else isSeen[number] = 1;
  }
  return { records, blank, unknown, repeated };
}
