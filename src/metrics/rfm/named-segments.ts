import type { Text } from '../../messages/language.ts';
import type { Words } from '../../results/result.ts';
import { list, literal, sql, type Sql } from '../../sql/tag.ts';

export const scores = [1, 2, 3, 4, 5] as const;

/** A named segment: who belongs to it by his recency score, and by the mean of the other two, rounded half up. */
interface NamedSegment {
  readonly name: string;
  readonly words: Text;
  readonly recency: readonly number[];
  readonly value: readonly number[];
}

/** From those who are worth most to those who are gone: each pair of scores belongs to one of them. */
const namedSegments: readonly NamedSegment[] = [
  { name: 'champions', words: { en: 'champions', es: 'campeones' }, recency: [4, 5], value: [4, 5] },
  { name: 'loyal', words: { en: 'loyal', es: 'leales' }, recency: [3], value: [4, 5] },
  {
    name: 'potential-loyalist',
    words: { en: 'potential loyalists', es: 'leales en potencia' },
    recency: [4, 5],
    value: [2, 3],
  },
  { name: 'new', words: { en: 'new', es: 'nuevos' }, recency: [5], value: [1] },
  { name: 'promising', words: { en: 'promising', es: 'prometedores' }, recency: [4], value: [1] },
  { name: 'need-attention', words: { en: 'need attention', es: 'requieren atención' }, recency: [3], value: [3] },
  { name: 'about-to-sleep', words: { en: 'about to sleep', es: 'a punto de dormirse' }, recency: [3], value: [1, 2] },
  { name: 'cannot-lose', words: { en: 'cannot lose', es: 'no se pueden perder' }, recency: [1, 2], value: [5] },
  { name: 'at-risk', words: { en: 'at risk', es: 'en riesgo' }, recency: [1, 2], value: [3, 4] },
  { name: 'hibernating', words: { en: 'hibernating', es: 'hibernando' }, recency: [2], value: [1, 2] },
  { name: 'lost', words: { en: 'lost', es: 'perdidos' }, recency: [1], value: [1, 2] },
];

/** Recency scores that share named segments: no segment has customers of two bands. */
export const bands: readonly (readonly number[])[] = [[1, 2], [3], [4, 5]];

/** What people call them. */
export const segmentWords: Words = Object.fromEntries(namedSegments.map(({ name, words }) => [name, words]));

export const segmentNames: readonly string[] = namedSegments.map(({ name }) => name);

/** @example valueOf(1, 2) // => 2 */
export const valueOf = (frequency: number, monetary: number): number => Math.floor((frequency + monetary + 1) / 2);

/** @example segmentOf(5, 1) // => "new" */
export function segmentOf(recency: number, value: number): string {
  const found = namedSegments.find((one) => one.recency.includes(recency) && one.value.includes(value));
  if (found === undefined) throw new RangeError(`no segment has recency ${recency} and value ${value}`);
  return found.name;
}

/** The named segments that hold customers with these two scores, whatever the third one is. */
export const segmentsOfCell = (recency: number, frequency: number): ReadonlySet<string> =>
  new Set(scores.map((monetary) => segmentOf(recency, valueOf(frequency, monetary))));

/** `segmentOf` as rows of recency score, value and name. */
export const namedRows: Sql = sql`(VALUES ${list(
  scores.flatMap((recency) =>
    scores.map((value) => sql`(${list([literal(recency), literal(value), literal(segmentOf(recency, value))])})`),
  ),
)})`;

/** `customer_scores` with the name of each customer's segment. */
export const namedScores: Sql = sql`
SELECT customer_scores.*, named.name
FROM customer_scores
JOIN ${namedRows} AS named (recency_score, value, name)
  ON named.recency_score = customer_scores.recency_score
  AND named.value = CAST(floor((customer_scores.frequency_score + customer_scores.monetary_score + 1) / 2) AS INTEGER)`;
