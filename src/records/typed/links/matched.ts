import { rowsOfTexts } from '../encoding/encoded.ts';
import { idOf } from '../ids/ids.ts';
import type { Keys } from '../ids/keys.ts';
import { withTexts } from '../ids/staying.ts';
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
export function matchedRecords(counted: TypedJudge, known: TypedJudge, keys: Keys): Matched {
  const said = counted.plan.link === 'customer_id' ? idOf : asSeen;
  const [links, others] = [linksOf(known), linksOf(counted)];
  const numbers = numbersOf(links, said, keys);
  const there = numbersOf(others, said, keys);
  const isThere = new Uint8Array(keys.count);
  for (const [code, rows] of rowsOfTexts(others).entries())
    if (rows > 0 && there[code] !== blankNumber) isThere[there[code]!] = 1;
  const isSeen = new Uint8Array(keys.count);
  let [records, blank, unknown, repeated] = [0, 0, 0, 0];
  for (const [row, code] of links.codes.entries()) {
    if (known.excluded(row, false) !== null) continue;
    const number = numbers[code]!;
    records += 1;
    if (number === blankNumber) blank += 1;
    else if (isThere[number] === 0) unknown += 1;
    else if (isSeen[number] === 1) repeated += 1;
    else isSeen[number] = 1;
  }
  return { records, blank, unknown, repeated };
}

/** The ids that link all sound records with those of another relation, and what was read of them. */
function linksOf(judge: TypedJudge) {
  const column = judge.plan.columns.find(({ links }) => links !== undefined)!;
  return { ...withTexts(judge.column(column.header!)), readings: judge.readings(column).distinct };
}

const blankNumber = -1;

/** The numbers of the ids that the texts of a column say, also of those that are nobody's in particular. */
function numbersOf(
  { texts, readings }: ReturnType<typeof linksOf>,
  said: (text: string) => string,
  keys: Keys,
): Int32Array {
  const read = keys.numbersOf(readings);
  return read.map((number, code) => {
    if (readings[code]!.kind === 'value') return number;
    const id = said(texts[code]!);
    return id === '' ? blankNumber : keys.number(id);
  });
}
