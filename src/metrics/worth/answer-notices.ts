import type { Notice } from '../../results/result.ts';
import type { GroupName } from './profile-row.ts';
import type { Worth } from './worth.ts';

type IsHidden = (group: GroupName) => boolean;
const nothingHidden: IsHidden = () => false;

/** One has to stay to be asked: who never answered may have had no time to. */
export function immortalTime(worths: readonly Worth[], isHidden = nothingHidden): Notice[] {
  const silent = worths.find(({ group }) => group === 'no-answer');
  if (silent === undefined || silent.seen === 0 || isHidden('no-answer')) return [];
  return [
    {
      severity: 'warning',
      code: 'immortal-time',
      message: {
        en: 'those with no answer are counted from the first day as a customer, the others from their answer: who left early had no time to answer, so do not compare those with no answer with the others',
        es: 'los clientes sin respuesta se cuentan desde el primer día como cliente, los demás desde su respuesta: quien se fue pronto no tuvo tiempo de responder, así que no compare a quienes no respondieron con los demás',
      },
    },
  ];
}

/** Only who is still here can answer once more: what is counted from the latest answer leaves out the time that he had stayed before. */
export function clockRestarts(
  worths: readonly Worth[],
  answer: 'first' | 'latest',
  isHidden = nothingHidden,
): Notice[] {
  const isCounted = ({ group, seen, retention }: Worth) =>
    group !== 'no-answer' && seen > 0 && retention.share !== null && !isHidden(group);
  if (answer === 'first' || !worths.some(isCounted)) return [];
  return [
    {
      severity: 'warning',
      code: 'clock-restarts',
      message: {
        en: 'retention counts from the latest answer (--answer latest): the clock of who stays and answers again begins anew each time, so that it is lower than from the first answer. To count from that one: --answer first',
        es: 'la retención se cuenta desde la última respuesta (--answer latest): el reloj de quien permanece y vuelve a responder empieza de nuevo cada vez, así que es menor que desde la primera. Para contar desde esa: --answer first',
      },
    },
  ];
}
