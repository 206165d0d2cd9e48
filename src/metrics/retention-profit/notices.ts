import { agree } from '../../messages/agreement.ts';
import type { Notice } from '../../results/result.ts';
import { refundNotice } from '../movements/reduced/refunds.ts';
import { lowBase } from '../../estimates/tables/notices.ts';
import type { Interval } from '../../statistics/interval.ts';
import type { Inputs } from './inputs.ts';
import type { Intervals } from './resampled.ts';
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

/** What is said of a value: the inputs, what they come to, chance, and the claim by both forms. */
export interface Told {
  readonly inputs: Inputs;
  readonly worth: Worth;
  readonly intervals: Intervals;
  /** By the survival form, and by the fixed life of the article. */
  readonly checked: readonly [CheckedClaim, CheckedClaim];
  /** The points whose uplift has those intervals are those of the claim. */
  readonly isClaimAsked: boolean;
  /** Records were left out by a condition. */
  readonly isFiltered: boolean;
  /** Headers of the profile that play no role in it. */
  readonly unread: readonly string[];
}

/** What must be said beside the value: whether the published claim can hold here, and what the files do not say. */
export const noticesOf = (told: Told): readonly Notice[] => [
  claimNotice(told),
  ...worthNothing(told.worth),
  ...withoutUplift(told),
  ...fewCustomers(told.inputs),
  ...yearsLeftOut(told.inputs),
  ...costNotice(told.inputs),
  ...referralsFiltered(told),
  ...moneyNotices(told.inputs),
  ...unreadColumns(told.unread),
];

/** The claim in words, by both forms: its article took a customer to stay exactly as long as the average one. */
function claimNotice({ checked: [survival, fixed], intervals, isClaimAsked, worth }: Told): Notice {
  const [low, high] = [percent(claimed.low), percent(claimed.high)];
  const ends = isClaimAsked ? [intervals.uplift, intervals.uplift_fixed_life] : [null, null];
  const bySurvival = heldAgainst(survival, ends[0] ?? null, worth.customer_value);
  const byFixed = heldAgainst(fixed, ends[1] ?? null, worth.customer_value_fixed_life);
  return notice(
    'info',
    'claim-checked',
    `"five points of retention raise profit by ${low.en} to ${high.en}" (Reichheld & Sasser 1990): by the survival form they are worth ${bySurvival.en}; by the fixed life of the article ${byFixed.en}`,
    `«cinco puntos de retención suben el beneficio entre un ${low.es} y un ${high.es}» (Reichheld y Sasser 1990): en la forma de supervivencia valen ${bySurvival.es}; en la vida fija del artículo, ${byFixed.es}`,
  );
}

/** What five points are worth here by one form, whether that is as claimed, whether chance may decide it, and where it would be. */
function heldAgainst({ own, holds, from, to }: CheckedClaim, ends: Interval | null, value: number | null) {
  const isWorthless = value !== null && value <= 0;
  const where =
    from === null || to === null
      ? { en: 'it would at no retention', es: 'con ninguna retención se cumpliría' }
      : {
          en: `from a retention of ${percent(from).en} to ${percent(to).en} it ${holds === true ? 'does' : 'would'}`,
          es: `entre una retención del ${percent(from).es} y del ${percent(to).es} se ${holds === true ? 'cumple' : 'cumpliría'}`,
        };
  if (own === null)
    return isWorthless
      ? {
          en: `nothing that could be held against it, as these customers are worth nothing (${where.en})`,
          es: `nada que se pueda contrastar, pues estos clientes no valen nada (${where.es})`,
        }
      : {
          en: `more than can be said, as with five points more nobody would leave (${where.en})`,
          es: `más de lo que se puede decir, pues con cinco puntos más no se iría nadie (${where.es})`,
        };
  const isAcross = ends !== null && crosses(ends);
  const interval =
    ends === null
      ? { en: '', es: '' }
      : {
          en: ` (${percent(ends.low).en} to ${percent(ends.high).en})`,
          es: ` (del ${percent(ends.low).es} al ${percent(ends.high).es})`,
        };
  const chance = isAcross
    ? { en: ', though its interval reaches across a bound', es: ', aunque su intervalo cruza una cota' }
    : { en: '', es: '' };
  return {
    en: `${percent(own).en}${interval.en}: the claim ${holds === true ? 'holds' : 'does not hold'}${chance.en} (${where.en})`,
    es: `un ${percent(own).es}${interval.es}: la afirmación ${holds === true ? 'se cumple' : 'no se cumple'}${chance.es} (${where.es})`,
  };
}

/** A bound of the claim lies within the interval: chance alone may decide whether it holds. */
const crosses = ({ low, high }: Interval): boolean =>
  [claimed.low, claimed.high].some((bound) => low < bound && bound < high);

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
      `by the survival form a customer costs more to win than he ever brings: no share of nothing can be said, and its uplift is empty; ${en}`,
      `en la forma de supervivencia un cliente cuesta más de lo que llega a aportar: no hay proporción de nada, y su mejora queda vacía; ${es}`,
    ),
  ];
}

/** Of samples without an uplift the interval of the others says too little. */
function withoutUplift({ worth, intervals }: Told): readonly Notice[] {
  const said = (['uplift', 'uplift_fixed_life'] as const).filter((name) => worth[name] !== null);
  const share = Math.max(0, ...said.map((name) => intervals.without[name]));
  if (share === 0) return [];
  const part = percent(share);
  return [
    said.some((name) => intervals[name] === null)
      ? notice(
          'warning',
          'samples-left-out',
          `in ${part.en} of the samples an uplift cannot be said, as customers are worth nothing in them or nobody leaves: one without an interval has none for that`,
          `en el ${part.es} de las muestras no se puede decir una mejora, porque en ellas los clientes no valen nada o no se va nadie: por eso falta un intervalo`,
        )
      : notice(
          'warning',
          'samples-left-out',
          `in ${part.en} of the samples an uplift cannot be said, as customers are worth nothing in them or nobody leaves: its interval is that of the others, and too narrow`,
          `en el ${part.es} de las muestras no se puede decir una mejora, porque en ellas los clientes no valen nada o no se va nadie: su intervalo es el de las demás, y queda estrecho`,
        ),
  ];
}

function fewCustomers({ observed }: Inputs): readonly Notice[] {
  if (observed === null || observed.customers >= lowBase) return [];
  return [
    notice(
      'warning',
      'low-base',
      `fewer than ${lowBase} customers: n=${observed.customers}. Read the intervals before the numbers`,
      `menos de ${lowBase} clientes: n=${observed.customers}. Lea los intervalos antes que los números`,
    ),
  ];
}

function yearsLeftOut({ observed, years, isEarned, least, tellsFew }: Inputs): readonly Notice[] {
  if (observed === null || !isEarned || observed.fewIn.length === 0) return [];
  const first = years.length + 1;
  const last = years.length + observed.fewIn.length;
  const which = first === last ? String(first) : `${first}–${last}`;
  const most = tellsFew ? ` (${observed.fewIn[0]!})` : '';
  return [
    notice(
      'info',
      'years-left-out',
      `year ${which} of life is not used: fewer than ${least} customers${most} were here through the whole of it. Profit after year ${years.length} is taken to go on as in that one (--tail-growth)`,
      `no se usa el año ${which} de vida: menos de ${least} clientes${most} lo vivieron entero. El beneficio tras el año ${years.length} se supone como el de ese año (--tail-growth)`,
    ),
  ];
}

/** Of whom it is known what winning them cost: the others may have cost nothing. */
function costNotice({ observed, isAcquired, tellsFew }: Inputs): readonly Notice[] {
  if (observed === null || !isAcquired || observed.acquired === observed.customers || !tellsFew) return [];
  return [
    notice(
      'info',
      'acquisition-cost-missing',
      `${observed.acquired} of ${observed.customers} customers say what winning them cost: the others are taken to have cost as much. If a blank means nothing, write 0`,
      `${observed.acquired} de ${observed.customers} clientes dicen cuánto costó captarlos: se supone que los demás costaron lo mismo. Si en blanco significa nada, escriba 0`,
    ),
  ];
}

/** Who was sent and is left out brings nothing to those who sent him. */
function referralsFiltered({ inputs: { observed, isEarned }, isFiltered }: Told): readonly Notice[] {
  if (observed === null || !isEarned || !isFiltered || observed.known.referred === 0) return [];
  return [
    notice(
      'warning',
      'referrals-filtered',
      'referrals are those among the customers whom --where leaves: whom these sent elsewhere is not counted, and referrals are too low by as much. Do not compare them with those of all customers',
      'los recomendados son los que hay entre los clientes que deja --where: no se cuenta a quienes estos trajeron fuera, y los recomendados quedan cortos en esa medida. No los compare con los de todos los clientes',
    ),
  ];
}

function unreadColumns(headers: readonly string[]): readonly Notice[] {
  if (headers.length === 0) return [];
  const names = headers.join(', ');
  return [
    notice(
      'warning',
      'profile-columns-unread',
      `the profile has columns that are no part of profit by their name: ${names}. If one is, say which: --map price_premium=<header>`,
      `el perfil tiene columnas que por su nombre no son parte del beneficio: ${names}. Si alguna lo es, diga cuál: --map price_premium=<encabezado>`,
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
