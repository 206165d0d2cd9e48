import { fold } from '../../../values/folding.ts';
import { isMissing } from '../../../values/missing.ts';
import { constant, paired, type Coded } from '../encoding/coded.ts';
import { nothing, type TypedReading } from '../reading.ts';
import type { Facts } from './meaning.ts';

/** Words, folded, that say a customer came because another one spoke well of us; Spanish in both genders. */
const earningWords = new Set([
  'referral',
  'referrals',
  'referred',
  'word of mouth',
  'recommendation',
  'recommendations',
  'recommended',
  'recomendacion',
  'recomendaciones',
  'recomendado',
  'recomendada',
  'referido',
  'referida',
  'referidos',
  'boca a boca',
  'boca en boca',
  'de boca en boca',
]);

/** Words that write no origin: nobody knows it. */
const unknownWords = new Set(['unknown', 'desconocido', 'desconocida']);

const earned: TypedReading = { kind: 'value', value: 'earned' };
const bought: TypedReading = { kind: 'value', value: 'bought' };

/**
 * What brought each customer: `earned` where another customer did, `bought` where anything else is written, nothing where
 * that is blank; null where the plan does not read it.
 */
export function originsOf(facts: Facts): Coded<TypedReading> | null {
  if (!facts.plan.columns.some(({ column }) => column === 'origin')) return null;
  const written = textsOf(facts, 'acquired_by', originOf);
  const referred = textsOf(facts, 'referred_by', (text) => (isMissing(text) ? nothing : earned));
  return paired(written, referred, (origin, referral) => (referral === earned ? earned : origin));
}

/**
 * `Word-of-Mouth` and `word of mouth` are one word.
 *
 * @example originOf('Recomendación') // => {"kind": "value", "value": "earned"}
 */
export function originOf(text: string): TypedReading {
  const word = fold(text);
  if (isMissing(text) || unknownWords.has(word)) return nothing;
  return earningWords.has(word) ? earned : bought;
}

/** Each text of a column judged once; nothing where the files lack it. */
function textsOf(facts: Facts, column: string, judge: (text: string) => TypedReading): Coded<TypedReading> {
  const header = facts.plan.beside.get(column);
  if (header === undefined) return constant(nothing, facts.rows);
  const { texts, codes } = facts.encoded(header);
  return { distinct: texts.map(judge), codes };
}
