import type { Shown } from '../../estimates/groups/suppression.ts';
import type { State } from '../../estimates/groups/state.ts';
import type { Question } from '../../questions/question.ts';
import type { Notice } from '../../results/result.ts';
import type { Known } from './estimate.ts';
import type { Movement } from './movement.ts';

type MayBeAsked = Shown<Movement> | null;

/** What the files can say: a row of a customers file is one stay, and its money that of today. */
export function knownOf(lives: MayBeAsked, spending: MayBeAsked, { stays }: Pick<Question, 'stays'>): Known {
  const revenue = spending !== null ? 'history' : isPriced(lives) ? 'present' : 'none';
  return { returned: lives === null || stays, revenue };
}

const isPriced = (lives: MayBeAsked) => lives?.overall?.some(({ priced }) => priced > 0) === true;

/** The periods that answer the question: all of the span, or with periods the last one that is over. */
export function lastComplete<R extends Movement>(overall: State<R>, { period }: Pick<Question, 'period'>): State<R> {
  if (period === null) return overall;
  const last = overall.findLast(({ complete }) => complete === 1);
  return last === undefined ? [] : overall.filter((row) => row.period === last.period);
}

export function movementNotices(lives: MayBeAsked, spending: MayBeAsked): Notice[] {
  if (lives === null || spending !== null || !isPriced(lives)) return [];
  return [
    {
      severity: 'info',
      code: 'no-revenue-history',
      message: {
        en: 'the file has the revenue of today alone: what grew, shrank or came back is unknown; a transactions file says it (--transactions)',
        es: 'el archivo solo tiene el ingreso de hoy: no se sabe cuánto creció, menguó o volvió; un archivo de transacciones lo dice (--transactions)',
      },
    },
  ];
}
