import { agree } from '../../messages/agreement.ts';
import type { Notice } from '../../results/result.ts';
import { refundNotice } from '../movements/reduced/refunds.ts';
import { leastCustomers, type Inputs } from './inputs.ts';
import type { CheckedClaim } from './value/claim.ts';
import { claimed } from './value/claim.ts';
import type { Worth } from './worth.ts';

const notice = (severity: Notice['severity'], code: Notice['code'], en: string, es: string): Notice => ({
  severity,
  code,
  message: { en, es },
});

const hundredths = (share: number) => String(Math.round(share * 1000) / 10);
const percent = (share: number) => ({ en: `${hundredths(share)} %`, es: `${hundredths(share).replace('.', ',')} %` });

/** What must be said beside the value: whether the published claim can hold here, and what the files do not say. */
export function noticesOf(inputs: Inputs, worth: Worth, checked: CheckedClaim): readonly Notice[] {
  return [claimNotice(checked), ...worthNothing(worth), ...yearsLeftOut(inputs), ...moneyNotices(inputs)];
}

/** The claim in words. Its article took a customer to stay exactly as long as the average one; a sum over those who stay is lower. */
function claimNotice({ own, holds, from, to }: CheckedClaim): Notice {
  const [low, high] = [percent(claimed.low), percent(claimed.high)];
  const where =
    from === null || to === null
      ? {
          en: 'at no retention does it hold with this profit and discount',
          es: 'con este beneficio y este descuento no se cumple con ninguna retención',
        }
      : {
          en: `it ${holds === true ? 'holds' : 'would hold'} at a retention from ${percent(from).en} to ${percent(to).en}`,
          es: `${holds === true ? 'se cumple' : 'se cumpliría'} con una retención de entre ${percent(from).es} y ${percent(to).es}`,
        };
  const here =
    own === null
      ? {
          en: 'it cannot be held against these customers, who are worth nothing at their retention',
          es: 'no se puede contrastar con estos clientes, que no valen nada con su retención',
        }
      : {
          en: `here they are worth ${percent(own).en} by the survival form: the claim ${holds === true ? 'holds' : 'does not hold'}`,
          es: `aquí valen ${percent(own).es} en la forma de supervivencia: la afirmación ${holds === true ? 'se cumple' : 'no se cumple'}`,
        };
  return notice(
    'info',
    'claim-checked',
    `"five points of retention raise profit by ${low.en} to ${high.en}" (Reichheld & Sasser 1990): ${here.en}; ${where.en}`,
    `«cinco puntos de retención suben el beneficio entre un ${low.es} y un ${high.es}» (Reichheld y Sasser 1990): ${here.es}; ${where.es}`,
  );
}

function worthNothing({ customer_value: value, break_even_retention: least }: Worth): readonly Notice[] {
  if (value === null || value > 0) return [];
  const [en, es] =
    least === null
      ? ['no retention pays for it', 'ninguna retención lo compensa']
      : [
          `from a retention of ${percent(least).en} he pays for it`,
          `lo compensa desde una retención del ${percent(least).es}`,
        ];
  return [
    notice(
      'warning',
      'worth-nothing',
      `a customer costs more to win than he ever brings: no share of nothing can be said, and uplift is empty; ${en}`,
      `un cliente cuesta más de lo que llega a aportar: no hay proporción de nada, y la mejora queda vacía; ${es}`,
    ),
  ];
}

function yearsLeftOut({ observed, years, isEarned }: Inputs): readonly Notice[] {
  if (observed === null || !isEarned || observed.fewIn.length === 0) return [];
  const first = years.length + 1;
  const last = years.length + observed.fewIn.length;
  const which = first === last ? String(first) : `${first}–${last}`;
  const most = observed.fewIn[0]!;
  return [
    notice(
      'info',
      'years-left-out',
      `year ${which} of life is not used: fewer than ${leastCustomers} customers (${most} at most) were here through the whole of it. Profit after year ${years.length} is taken to go on as in that one (--tail-growth)`,
      `no se usa el año ${which} de vida: menos de ${leastCustomers} clientes (${most} como mucho) lo vivieron entero. El beneficio tras el año ${years.length} se supone como el de ese año (--tail-growth)`,
    ),
  ];
}

function moneyNotices({ observed, isEarned }: Inputs): readonly Notice[] {
  if (observed === null || !isEarned) return [];
  const { margins, without_margin: without, refunds, amount } = observed.known;
  return [
    ...(margins === 0
      ? [
          notice(
            'warning',
            'revenue-not-margin',
            'no margin is known: profits are revenue, and greater than what is left of it. Name the column of margins: --map margin=<header>',
            'no se conoce ningún margen: los beneficios son ingreso, y mayores que lo que queda de él. Indique la columna de margen: --map margin=<encabezado>',
          ),
        ]
      : []),
    ...(margins > 0 && without > 0
      ? [
          notice(
            'warning',
            'margin-missing',
            `${without} of ${margins + without} ${agree(without, 'line', 'lines')} of purchases do not say their margin: they add nothing to profit, which is too low by as much`,
            `${without} de ${margins + without} líneas de compras no dicen su margen: no suman nada al beneficio, que queda corto en esa medida`,
          ),
        ]
      : []),
    ...(refunds === 0 ? [] : [refundNotice({ refunds, amount })]),
  ];
}
