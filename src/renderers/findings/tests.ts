import { valueAt } from '../text/cells.ts';
import { isNumber } from '../text/rows.ts';
import { trusted, words } from '../typeset/markup.ts';
import { pText } from './differences.ts';
import { alphaOf, named, type Finding, type Seen } from './finding.ts';
import { sentencesOf } from './sentences.ts';

/** Whether groups differ as a whole, by the first test of all of them together, where a result has one. */
export function testFindings(seen: Seen): readonly Finding[] {
  const { result, style } = seen;
  const table = result.tables.find(({ name }) => name === 'tests');
  const row = table?.rows.find((one) => valueAt(one, 'a') === null && isNumber(valueAt(one, 'p_adjusted')));
  if (row === undefined) return [];
  const p = valueAt(row, 'p_adjusted') as number;
  const sentences = sentencesOf[style.language];
  const isShown = p < alphaOf(result);
  const metric = named(result.title);
  return [
    {
      isShown,
      says: trusted(isShown ? sentences.groupsDiffer(metric) : sentences.noneDiffers(metric)),
      detail: trusted(sentences.test(words(String(valueAt(row, 'test') ?? '')), trusted(sentences.p(pText(p, seen))))),
    },
  ];
}
