import { fold } from './folding.ts';

/** Marks that stand where nothing was written. */
const marks = new Set(['-', '--', '---', '–', '—', '.', '...', '…', String.raw`\N`]);

/** Words that say there is no answer, folded: what databases, spreadsheets and survey tools write, then English, then Spanish. */
const words = new Set([
  'n a',
  'na',
  'n d',
  'nd',
  's d',
  'null',
  'none',
  'nil',
  'undefined',
  'missing',
  'blank',
  'empty',
  'skipped',
  'unanswered',
  'no answer',
  'not answered',
  'no response',
  'no opinion',
  'not asked',
  'not rated',
  'unrated',
  'no rating',
  'did not answer',
  'no data',
  'not applicable',
  'does not apply',
  'not available',
  'don t know',
  'dont know',
  'i don t know',
  'do not know',
  'i do not know',
  'not sure',
  'refused',
  'decline to answer',
  'prefer not to say',
  'prefer not to answer',
  'i prefer not to say',
  'i prefer not to answer',
  'rather not say',
  'ns nc',
  'ns',
  'nc',
  'nsnc',
  'no sabe',
  'no sabe no contesta',
  'no sabe no responde',
  'no se',
  'no lo se',
  'no contesta',
  'no contestado',
  'no contesto',
  'no responde',
  'no respondio',
  'no aplica',
  'no aplicable',
  'no procede',
  'no disponible',
  'ninguna respuesta',
  'sin respuesta',
  'sin contestar',
  'sin calificar',
  'sin calificacion',
  'sin valorar',
  'sin puntuar',
  'sin opinion',
  'no opina',
  'sin dato',
  'sin datos',
  'en blanco',
  'vacio',
  'omitido',
  'omitida',
  'ninguno',
  'nulo',
  'prefiero no contestar',
  'prefiero no responder',
  'prefiero no decirlo',
  'prefiero no decir',
]);

const longestMissing = 60;

/**
 * Whether a cell of a measured column (a score, an amount, a date) holds no answer: blank, a mark such as `-`, or words
 * such as `N/A` and `Prefiero no contestar`, whatever their case and accents. It is not for segments, where `NA` may be Namibia.
 * `nan` and `inf` are faults of a calculation, not missing answers.
 *
 * @example isMissing('#N/A') // => true
 * @example isMissing('nan') // => false
 */
export function isMissing(text: string): boolean {
  const trimmed = text.trim();
  // No mark and no word begins with a digit, which most cells of measured columns do.
  if (trimmed.length > longestMissing || /^\d/.test(trimmed)) return false;
  return marks.has(trimmed) || isInvisible(trimmed) || words.has(fold(trimmed)) || explained.test(trimmed);
}

/** `N/A - did not call`: behind the mark stands why. */
const explained = /^(?:n\/a|not applicable|no aplica)\s*[-–—:(,;/]/iu;

/** Nothing but spaces and marks without a shape, such as the zero-width space. */
function isInvisible(text: string): boolean {
  return /^[\s\p{Cf}]*$/u.test(text);
}
