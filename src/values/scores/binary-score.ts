import { fold } from '../folding.ts';
import { isMissing } from '../missing.ts';
import { missing, unreadable, type NoValue } from '../reading.ts';

export type BinaryScoreReading = { readonly kind: 'value'; readonly value: 0 | 1 } | NoValue;
export type FaceReading = { readonly kind: 'value'; readonly value: 1 | 2 | 3 | 4 | 5 } | NoValue;

const goodInEnglish = [
  'good',
  'good with comment',
  'good i m satisfied',
  'positive',
  'satisfied',
  'i m satisfied',
  'yes',
];
const goodInSpanish = [
  'bueno',
  'buena',
  'bien',
  'positivo',
  'positiva',
  'satisfecho',
  'satisfecha',
  'si',
  'bien estoy satisfecho',
  'bueno estoy satisfecho',
  'buena estoy satisfecho',
];
const badInEnglish = [
  'bad',
  'bad with comment',
  'bad i m unsatisfied',
  'bad i m dissatisfied',
  'bad i m not satisfied',
  'negative',
  'unsatisfied',
  'dissatisfied',
  'not satisfied',
  'i m unsatisfied',
  'no',
];
const badInSpanish = [
  'malo',
  'mala',
  'mal',
  'negativo',
  'negativa',
  'insatisfecho',
  'insatisfecha',
  'no satisfecho',
  'no satisfecha',
  'mal estoy insatisfecho',
  'malo estoy insatisfecho',
  'mala estoy insatisfecho',
  'mal no estoy satisfecho',
  'mala no estoy satisfecho',
];
const verdicts = new Map<string, 0 | 1>([
  ...[...goodInEnglish, ...goodInSpanish].map((words) => [words, 1] as const),
  ...[...badInEnglish, ...badInSpanish].map((words) => [words, 0] as const),
]);

/** Zendesk's states of a question that was asked, or not asked, and has no answer. */
const unanswered = new Set(['offered', 'unoffered', 'not offered', 'ofrecida', 'no ofrecida']);

/**
 * A satisfaction answer of two choices: 1 for good, 0 for bad, in English, Spanish or as a thumb. Zendesk's `offered` and
 * `unoffered` are not answers, so they are missing.
 *
 * @example readBinaryScore("Good, I'm satisfied") // => { kind: 'value', value: 1 }
 * @example readBinaryScore('👎') // => { kind: 'value', value: 0 }
 * @example readBinaryScore('offered') // => { kind: 'missing' }
 */
export function readBinaryScore(text: string): BinaryScoreReading {
  const words = fold(text);
  if (isMissing(text) || unanswered.has(words)) return missing;
  const verdict = verdicts.get(words);
  const up = text.includes('👍');
  const down = text.includes('👎');
  if (up === down) return verdict === undefined || up ? unreadable : { kind: 'value', value: verdict };
  const thumb = up ? 1 : 0;
  const agrees = words === '' || verdict === thumb;
  return agrees ? { kind: 'value', value: thumb } : unreadable;
}

/**
 * Five faces from angry to delighted. Faces that different tools put at different places are left out: 😃 is the fourth
 * of Intercom's five and the fifth of others; ☹ and 😊 move likewise.
 */
const faces = new Map<string, 1 | 2 | 3 | 4 | 5>([
  ['😡', 1],
  ['😠', 1],
  ['🤬', 1],
  ['😞', 2],
  ['🙁', 2],
  ['😟', 2],
  ['😐', 3],
  ['😑', 3],
  ['🙂', 4],
  ['😀', 5],
  ['😄', 5],
  ['😁', 5],
  ['😍', 5],
  ['🤩', 5],
]);

/**
 * A rating given as one of five faces, 1 (angry) to 5 (delighted).
 *
 * @example readFaces('😐') // => { kind: 'value', value: 3 }
 */
export function readFaces(text: string): FaceReading {
  if (isMissing(text)) return missing;
  const value = faces.get(text.trim().replaceAll('\uFE0F', ''));
  return value === undefined ? unreadable : { kind: 'value', value };
}
