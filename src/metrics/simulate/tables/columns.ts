import { coded, column, confidenceLimits, customers } from '../../../results/columns.ts';
import type { Column, Unit } from '../../../results/result.ts';
import { inputWords } from '../../profit/called.ts';
import * as shared from '../../profit/columns.ts';

const own = (name: string, unit: Unit, en: string, es: string, meaningEn: string, meaningEs: string): Column =>
  column(name, { en, es }, unit, { en: meaningEn, es: meaningEs });

export const netValue = own(
  'net_value',
  'money',
  'Net value',
  'Valor neto',
  'what all levers together bring within the horizon, in money of today, less what they cost',
  'lo que aportan todas las palancas juntas dentro del horizonte, en dinero de hoy, menos lo que cuestan',
);
export const breakEven = own(
  'break_even',
  'share',
  'Break-even',
  'Equilibrio',
  'share of the effect asked of all levers at which they pay for their cost; 0 where nothing costs and nothing is lost, empty where no share is enough or no lever is asked',
  'proporción del efecto pedido a todas las palancas con la que compensan su coste; 0 si nada cuesta y nada se pierde, vacío si ninguna basta o no se pide ninguna palanca',
);
export const overallColumns = [customers, netValue, ...confidenceLimits('money'), breakEven];

/** @param codes what stands in it */
export const leverColumn = (codes: readonly string[]): Column =>
  coded(
    own(
      'lever',
      'text',
      'Lever',
      'Palanca',
      'what is done, each alone; interaction: what comes of doing all at once, less their sum; total: all together',
      'qué se hace, cada una sola; interaction: lo que resulta de hacerlas a la vez, menos su suma; total: todas juntas',
    ),
    {
      ...inputWords(codes),
      interaction: { en: 'interaction', es: 'interacción' },
      total: { en: 'total', es: 'total' },
    },
  );
export const assumption = own(
  'assumption',
  'number',
  'Asked',
  'Pedido',
  'what is asked of the lever, as its option says it, or what was published',
  'lo que se pide a la palanca, como lo dice su opción, o lo que se publicó',
);
export const net = own('net', 'money', 'Net', 'Neto', 'value less cost', 'valor menos coste');
export const payback = own(
  'payback_months',
  'count',
  'Payback (months)',
  'Recuperación (meses)',
  'first whole month at which the value up to then covers the cost; 0 where nothing costs, empty where none does in a hundred years',
  'primer mes entero en el que el valor hasta entonces cubre el coste; 0 si nada cuesta, vacío si ninguno lo hace en cien años',
);

/** Of a claim about what levers do, which files can rarely say itself. */
export const ownNumber: Column = {
  ...shared.ownNumber,
  meaning: {
    en: 'what these customers say beside it: of retention the same (bad-experience-20, delight-30); of selling promoters’ revenue over passives’ − 1, an upper bound of cross-selling, up-selling and order size together; of temkin-775 what the other levers would bring, an assumption; empty where no file says it',
    es: 'lo que dicen estos clientes junto a ella: de la retención lo mismo (bad-experience-20, delight-30); de la venta el ingreso de los promotores entre el de los pasivos − 1, una cota superior de venta cruzada, venta superior y tamaño de pedido juntos; de temkin-775 lo que aportarían las demás palancas, un supuesto; vacío si ningún archivo lo dice',
  },
};
export const holds: Column = {
  ...shared.holds,
  meaning: {
    en: 'of retention, whether the own number is as great as the claim; of selling, false where even the upper bound is below the claim’s lower bound, never true; empty where these customers cannot say',
    es: 'de la retención, si el número propio llega a lo afirmado; de la venta, false si incluso la cota superior queda por debajo de la cota inferior de la afirmación, nunca true; vacío si estos clientes no pueden decirlo',
  },
};
