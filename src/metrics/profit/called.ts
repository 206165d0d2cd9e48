import { untranslated, type Text } from '../../messages/language.ts';
import { groupWords } from '../../results/columns.ts';
import type { Words } from '../../results/result.ts';

/** What numbers that a result rests on are called, by the codes that stand for them in tables. */
const words: Words = {
  retention: { en: 'retention', es: 'retención' },
  base_profit: { en: 'base profit', es: 'beneficio base' },
  profit: { en: 'profit', es: 'beneficio' },
  discount: { en: 'discount', es: 'descuento' },
  revenue_growth: { en: 'revenue growth', es: 'crecimiento del ingreso' },
  acquisition_cost: { en: 'acquisition cost', es: 'coste de captación' },
  tail_growth: { en: 'tail growth', es: 'crecimiento final' },
  timing_lead_years: { en: 'years by which profit comes early', es: 'años que se adelanta el beneficio' },
  cost_savings: { en: 'cost savings', es: 'ahorro de costes' },
  referrals: { en: 'referrals', es: 'recomendaciones' },
  price_premium: { en: 'price premium', es: 'sobreprecio' },
  horizon: { en: 'horizon', es: 'horizonte' },
  customers: { en: 'customers', es: 'clientes' },
  promoter_tells: { en: 'people whom a promoter tells', es: 'personas a las que lo cuenta un promotor' },
  detractor_tells: { en: 'people whom a detractor tells', es: 'personas a las que lo cuenta un detractor' },
  conversion_rate: { en: 'conversion rate', es: 'tasa de conversión' },
  customer_value: { en: 'value of a customer', es: 'valor de un cliente' },
  answer: { en: 'answer that counts', es: 'respuesta que cuenta' },
  direction: { en: 'direction of the scale', es: 'sentido de la escala' },
  improve: { en: 'points of retention on top', es: 'puntos de retención de más' },
  sla: { en: 'time to reply', es: 'plazo de respuesta' },
  'effect sla': { en: 'effect of a reply in time', es: 'efecto de responder a tiempo' },
  'effect effort': { en: 'effect of effort', es: 'efecto del esfuerzo' },
};

const quantities: Words = {
  retention: { en: 'retention', es: 'retención' },
  revenue_year: { en: 'revenue a year', es: 'ingreso al año' },
  margin_year: { en: 'margin a year', es: 'margen al año' },
};

const groups: Words = { ...groupWords, all: { en: 'all', es: 'todos' } };

const among = (some: Words, code: string): Text | null => (Object.hasOwn(some, code) ? some[code]! : null);

/**
 * A number that a result rests on, as people call it; what an option says stands as it is typed. Claims are called by their own ids.
 *
 * @example inputCalled('passive.margin_year').es // => "pasivo: margen al año"
 * @example inputCalled('lever-cost recover-detractors').es // => "--lever-cost recover-detractors"
 * @example inputCalled('bad-experience-20') // => null
 */
export function inputCalled(code: string): Text | null {
  const known = among(words, code);
  if (known !== null) return known;
  const year = /^profit_of_year_(?<year>\d+)$/u.exec(code)?.groups?.['year'];
  if (year !== undefined) return { en: `profit of year ${year}`, es: `beneficio del año ${year}` };
  const [group = '', quantity = ''] = code.split('.');
  const [whose, what] = [among(groups, group), among(quantities, quantity)];
  if (whose !== null && what !== null) return { en: `${whose.en}: ${what.en}`, es: `${whose.es}: ${what.es}` };
  return isOption.test(code) ? untranslated(`--${code}`) : null;
}

/** Ids of claims end with their numbers. */
const isOption = /^[a-z]+(?:-[a-z]+)+(?: [a-z0-9-]+)?$/u;

/** The words of those codes that have some. */
export const inputWords = (codes: readonly string[]): Words =>
  Object.fromEntries(
    codes.flatMap((code) => {
      const called = inputCalled(code);
      return called === null ? [] : [[code, called] as const];
    }),
  );
