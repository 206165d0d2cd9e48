import { CxError } from '../../errors.ts';
import { defineMetric } from '../metric.ts';
import { retentionProfitFindings } from './calculate.ts';
import type { Options } from './inputs.ts';
import { options } from './options.ts';
import { profile } from '../profit/profile.ts';
import { lives } from './reduce.ts';
import type { FilesGiven } from '../reduction.ts';

export default defineMetric({
  id: 'retention-profit',
  title: { en: 'Profit of retention', es: 'Beneficio de la retención' },
  summary: {
    en: 'what a customer is worth at his retention, what some points more are worth, and whether “25 to 95 %” can hold',
    es: 'cuánto vale un cliente con su retención, cuánto unos puntos más, y si puede cumplirse lo del «25 al 95 %»',
  },
  byPosition: [],
  instead: ['profile'],
  options,
  leaves: ['by', 'period', 'compare', 'baseline', 'rolling', 'weight', 'rake', 'from', 'to'],
  /** @throws options-conflict, profit-unknown, retention-unknown, acquisition-cost-unknown */
  asks(question, asked, files) {
    assertTold(asked, files);
    return question;
  },
  reductions: { ...lives, profile },
  calculate: (reduced, asked, question, { files }) => retentionProfitFindings(reduced, asked, question, files),
  definition: {
    formula: {
      en: 'Value of a customer at retention r: survival form V = −A + Σ r^(t−1)·π_t ÷ (1 + i)^(t−δ), who stays another year with probability r every year; fixed life (as published) V = −A + Σ π_t ÷ (1 + i)^(t−δ) over the 1 ÷ (1 − r) years of the average customer, a part of a year counting in part. A is the acquisition cost, π_t the profit of year t of life, i the discount, δ 0, ½ or 1 as profit comes at the end, the middle or the start of the year (--timing); after the last known year profit grows by --tail-growth for ever. Uplift = V(r + --improve points) ÷ V(r) − 1; empty where V(r) is 0 or less. Break-even retention: the least at which the survival form is 0. From files of customers, purchases and contacts: π_t of those who were here through the whole of year t (from anniversary to anniversary): base profit is the margin a customer in year 1, revenue growth the margin of year t less that, cost savings the cost of contacts in year 1 less that of year t, referrals the margin in year t of those whom they sent (with --where, of those of them whom it leaves); r is Kaplan–Meier at 365 days, A the mean of acquisition_cost; years that fewer than 30 customers lived through are not used. Intervals are percentiles of a bootstrap over customers, drawn from their counts and sums (docs/decisions/0016). A claim holds from and to: the stretch of retentions nearest to the own one at which five points lie within it. Sensitivity: each input a fifth less and a fifth more, retention no more than .99.',
      es: 'Valor de un cliente con retención r: forma de supervivencia V = −A + Σ r^(t−1)·π_t ÷ (1 + i)^(t−δ), que cada año sigue otro con probabilidad r; vida fija (como se publicó) V = −A + Σ π_t ÷ (1 + i)^(t−δ) durante los 1 ÷ (1 − r) años del cliente medio, contando en parte una parte de año. A es el coste de adquisición, π_t el beneficio del año t de vida, i el descuento, δ 0, ½ o 1 según el beneficio llegue al final, a mitad o al principio del año (--timing); tras el último año conocido el beneficio crece --tail-growth para siempre. Mejora = V(r + --improve puntos) ÷ V(r) − 1; vacía donde V(r) es 0 o menos. Retención de equilibrio: la menor con la que la forma de supervivencia es 0. Con archivos de clientes, compras y contactos: π_t de quienes vivieron entero el año t (de aniversario a aniversario): el beneficio base es el margen por cliente del año 1, el crecimiento el margen del año t menos ese, el ahorro el coste de contactos del año 1 menos el del año t, los recomendados el margen en el año t de quienes ellos trajeron (con --where, de los que este deja); r es Kaplan–Meier a 365 días, A la media de acquisition_cost; no se usan los años que vivieron menos de 30 clientes. Los intervalos son percentiles de un bootstrap sobre clientes, sorteado de sus recuentos y sumas (docs/decisions/0016). Una afirmación se cumple desde y hasta: el tramo de retenciones más cercano a la propia en el que cinco puntos caen dentro de ella. Sensibilidad: cada dato un quinto menor y un quinto mayor, la retención como mucho 0,99.',
    },
    reference:
      'Reichheld & Sasser (1990), "Zero defections: quality comes to services", Harvard Business Review 68(5); Reichheld & Teal (1996), The Loyalty Effect; Gupta & Lehmann (2003), "Customers as Assets", Journal of Interactive Marketing 17(1); Efron & Tibshirani (1993), An Introduction to the Bootstrap.',
    caveats: [
      {
        en: 'Fixed life lets every customer stay exactly the average time, survival lets some leave early and some stay long: with a discount the first is mostly the greater, with growth or none often the second. Compare customers by one form, never across.',
        es: 'La vida fija hace que todos sigan justo el tiempo medio; en la supervivencia unos se van pronto y otros siguen mucho: con descuento suele ser mayor la primera, con crecimiento o sin descuento a menudo la segunda. Compare clientes con una misma forma, nunca entre ellas.',
      },
      {
        en: 'Points of retention are taken as given: what they cost to reach is not in it, and who stays because of an effort may bring less than who stays anyway.',
        es: 'Los puntos de retención se dan por hechos: lo que cuesta lograrlos no está incluido, y quien sigue por un esfuerzo puede aportar menos que quien sigue de todos modos.',
      },
      {
        en: 'Profit of later years is that of customers who stayed: they may have brought more from the first day. Growth from year to year mixes the two.',
        es: 'El beneficio de los años posteriores es el de quienes siguieron: quizá ya aportaban más desde el primer día. El crecimiento de un año a otro mezcla las dos cosas.',
      },
      {
        en: 'A few years of data say nothing of those after: there the last year goes on, and --tail-growth is an assumption.',
        es: 'Unos pocos años de datos no dicen nada de los siguientes: ahí continúa el último, y --tail-growth es un supuesto.',
      },
    ],
    example: {
      command:
        'cx retention-profit --profile fixtures/profile.csv --acquisition-cost 51 --retention 0.9 --discount 0.0843 --tail-growth 0.0246 --timing start',
      says: {
        en: 'The published credit card (fixed life): 301.78 at 10 % defection, 524.24 at 5 %: five points are worth 74 %',
        es: 'La tarjeta de crédito publicada (vida fija): 301,78 con un 10 % de bajas, 524,24 con un 5 %: cinco puntos valen un 74 %',
      },
    },
  },
});

/** @throws options-conflict, profit-unknown, retention-unknown, acquisition-cost-unknown */
function assertTold({ profit, retention, acquisitionCost }: Options, files: FilesGiven): void {
  if (files.has('profile') && profit !== null) throw new CxError('options-conflict', { a: '--profile', b: '--profit' });
  const isEarned = files.has('customers') && files.has('transactions');
  if (!files.has('profile') && profit === null && !isEarned)
    throw new CxError('profit-unknown', { command: 'retention-profit' });
  if (retention === null && !files.knows('customers', 'ended_at')) throw new CxError('retention-unknown', undefined);
  // A profile may say it in a year 0.
  if (acquisitionCost === null && !files.has('profile') && !files.knows('customers', 'acquisition_cost'))
    throw new CxError('acquisition-cost-unknown', undefined);
}
