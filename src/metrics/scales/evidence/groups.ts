import type { Text } from '../../../messages/language.ts';
import type { OpenedRelation } from '../../../relations/headers/opened.ts';
import type { Remark } from '../../../sources/source.ts';
import { Sample } from '../../../records/rows/sample.ts';
import { fold } from '../../../values/folding.ts';
import { labelledNumber } from '../../../values/scores/words/labelled.ts';

/** The groups of NPS, as tools write them beside a score. */
const groups = new Map([
  ...['promoter', 'promoters', 'promotor', 'promotores', 'promotora'].map((word) => [word, 1] as const),
  ...['passive', 'passives', 'pasivo', 'pasivos', 'neutral', 'neutro', 'neutrals'].map((word) => [word, 0] as const),
  ...['detractor', 'detractors', 'detractores', 'detractora'].map((word) => [word, -1] as const),
]);

const words: ReadonlyMap<number, Text> = new Map([
  [1, { en: 'a promoter', es: 'promotor' }],
  [0, { en: 'a passive', es: 'pasivo' }],
  [-1, { en: 'a detractor', es: 'detractor' }],
]);

const groupOf = (score: number) => Math.sign(Math.max(0, score - 8) - Math.max(0, 7 - score));
const fewestRows = 4;

/** A record that has a score, and the group that a column of the file has it in. */
interface Grouped {
  readonly score: number;
  readonly group: number;
  readonly word: string;
}

/** The columns that have groups, and what they say of each score. */
function* groupsBeside(
  { sources }: Pick<OpenedRelation, 'sources'>,
  header: string,
): Generator<{ readonly other: string; readonly rows: readonly Grouped[] }> {
  const sample = new Sample({ sources });
  const scores = sample
    .column(header)
    .map((cell) => (cell === '' ? Number.NaN : Number(labelledNumber(cell)?.digits ?? cell)));
  for (const other of sample.headers) {
    if (other === header) continue;
    const told = sample.column(other);
    if (!told.some((word) => groups.has(fold(word)))) continue;
    const rows = told.flatMap((word, at) => {
      const [score, group] = [scores[at]!, groups.get(fold(word))];
      return group === undefined || Number.isNaN(score) ? [] : [{ score, group, word }];
    });
    if (rows.length >= fewestRows) yield { other, rows };
  }
}

/** A column that calls high scores detractors and low ones promoters; null where the groups agree with the scores, or none stand there. */
export function contradictingGroups(opened: Pick<OpenedRelation, 'sources'>, header: string): Text | null {
  for (const { other, rows } of groupsBeside(opened, header)) {
    const against = [1, -1].flatMap((group) => {
      const called = rows.filter((row) => row.group === group);
      const wrong = called.filter(({ score }) => groupOf(score) === -group);
      return wrong.length > 1 && wrong.length * 2 > called.length ? wrong : [];
    });
    const [first] = against;
    if (first === undefined) continue;
    const { score, word } = first;
    return {
      en: `is contradicted by ${other}, which calls ${score} "${word}"`,
      es: `se contradice con ${other}, que llama "${word}" a un ${score}`,
    };
  }
  return null;
}

/**
 * Columns that divide the scores at other places than the metric: each score has one group there, higher ones no lower group, and some
 * that come again another than the usual. Groups of another time or question, beside which a score has several, are none.
 */
export function otherCuts(opened: Pick<OpenedRelation, 'sources'>, header: string): Remark[] {
  return [...groupsBeside(opened, header)].flatMap(({ other, rows }) => {
    const sorted = rows.toSorted((a, b) => a.score - b.score);
    const isOneOfEach = sorted.every(({ score, group }, at) => {
      const before = sorted[at - 1];
      return before === undefined || (before.score === score ? before.group === group : before.group <= group);
    });
    const isOther = ({ score, group }: Grouped) => group !== groupOf(score);
    const found = sorted.find((row, at) => isOther(row) && sorted[at + 1]?.score === row.score);
    if (!isOneOfEach || found === undefined || sorted.every(({ group }) => group === 0)) return [];
    const { score, word } = found;
    const usual = words.get(groupOf(score))!;
    const message = {
      en: `${other} calls ${score} "${word}", which counts as ${usual.en} here: groups are those of the scores (promoters 9–10, detractors 0–6)`,
      es: `${other} llama "${word}" a un ${score}, que aquí cuenta como ${usual.es}: los grupos son los de las notas (promotores 9–10, detractores 0–6)`,
    };
    return [{ severity: 'warning' as const, code: 'group-disagrees' as const, message }];
  });
}
