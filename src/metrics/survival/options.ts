import { CxError } from '../../errors.ts';
import type { Question } from '../../questions/question.ts';
import type { OptionSpecs } from '../options.ts';
import type { FilesGiven } from '../reduction.ts';

/** How files say how long customers stayed where they do not say it by dates. */
export const timeOptions = {
  duration: {
    type: 'column',
    plays: ['duration'],
    default: null,
    describe: {
      en: 'column that says how long each customer was seen, in place of dates',
      es: 'columna que dice cuánto tiempo se vio a cada cliente, en lugar de fechas',
    },
  },
  event: {
    type: 'column',
    plays: ['event'],
    default: null,
    describe: {
      en: 'column that says whether the customer left then: 1 and 0, 2 and 1, yes and no, true and false',
      es: 'columna que dice si el cliente se fue entonces: 1 y 0, 2 y 1, sí y no, true y false',
    },
  },
  entry: {
    type: 'column',
    plays: ['entry', 'entered_at'],
    default: null,
    describe: {
      en: 'column that says when each customer came into sight, where that was after the start: a date, or a time like --duration',
      es: 'columna que dice cuándo se empezó a ver a cada cliente, si fue después del inicio: una fecha, o un tiempo como --duration',
    },
  },
} as const satisfies OptionSpecs;

/**
 * The question as it is, where the files can be asked it.
 * @throws option-needs, options-conflict, and times-missing where nothing says when customers came or left
 */
export function askedOfTimes(
  question: Question,
  { duration, event }: { readonly duration: string | null; readonly event: string | null },
  files: FilesGiven,
): Question {
  if (duration !== null && event === null)
    throw new CxError('option-needs', { option: '--duration', needs: '--event' });
  if (event !== null && duration === null)
    throw new CxError('option-needs', { option: '--event', needs: '--duration' });
  if (duration !== null && question.asOf !== null)
    throw new CxError('options-conflict', { a: '--as-of', b: '--duration' });
  if (duration === null) {
    const lacking = (['started_at', 'ended_at'] as const).filter((column) => !files.knows('customers', column));
    if (files.has('customers') && lacking.length > 0) throw new CxError('times-missing', { lacking });
  }
  return question;
}
