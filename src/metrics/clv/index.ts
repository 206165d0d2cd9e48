import { CxError } from '../../errors.ts';
import { daysInUnit, readSpan, type SpanUnit } from '../../values/dates/periods/span.ts';
import { defineMetric } from '../metric.ts';
import { bought, margins, refunds, split } from './buying/reduce.ts';
import { clvFindings } from './calculate.ts';
import { renewed } from './contracts/reduce.ts';
import { clvOptions } from './options.ts';
import { scores } from './scores.ts';

/** A hundred years of weeks: nothing is told of more units. */
const mostUnits = 5300;

/** @throws invalid-option */
function assertUnits(horizon: string, timeUnit: SpanUnit | null): void {
  const span = readSpan(horizon)!;
  const units = (span.count * daysInUnit(span.unit)) / daysInUnit(timeUnit ?? 'week');
  if (units <= mostUnits) return;
  throw new CxError('invalid-option', {
    option: '--horizon',
    value: horizon,
    expected: {
      en: `at most ${mostUnits} units of time: a shorter one, or a longer --time-unit`,
      es: `como mucho ${mostUnits} unidades de tiempo: uno más corto, o un --time-unit más largo`,
    },
  });
}

export default defineMetric({
  id: 'clv',
  title: { en: 'Customer lifetime value', es: 'Valor del cliente' },
  summary: {
    en: 'who is still a customer, what customers will buy or renew, and what that is worth today',
    es: 'quién sigue siendo cliente, qué comprarán o renovarán los clientes, y cuánto vale hoy',
  },
  byPosition: ['transactions', 'customers'],
  options: clvOptions,
  leaves: ['period', 'compare', 'baseline', 'rolling', 'weight', 'rake', 'from', 'to'],
  // A tenth of customers is rounded up to whole ones; a likelihood is of all customers, and their parameters surer the more they are.
  dependsOnN: {
    holdout: ['top_decile_capture'],
    models: ['log_likelihood', 'aic', 'iterations'],
  },
  /** @throws option-needs, options-conflict, invalid-option */
  asks(question, { model, calibrationEnd, horizon, timeUnit }, files) {
    assertUnits(horizon, timeUnit);
    const isOfContracts = model === 'sbg' || (model === 'auto' && !files.has('transactions'));
    if (isOfContracts && !files.has('customers'))
      throw new CxError('option-needs', { option: '--model sbg', needs: '--customers' });
    if (!isOfContracts && !files.has('transactions'))
      throw new CxError('option-needs', { option: `--model ${model}`, needs: '--transactions' });
    if (isOfContracts && calibrationEnd !== null)
      throw new CxError('options-conflict', { a: '--calibration-end', b: '--model sbg' });
    if (isOfContracts) files.need('customers', 'started_at');
    return question;
  },
  // Which unit auto comes to, the files say.
  settled: ({ model, timeUnit }) => ({
    timeUnit: timeUnit ?? (model === 'sbg' ? 'year' : model === 'auto' ? null : 'week'),
  }),
  reductions: { bought, renewed, split, margins, refunds },
  scores,
  calculate: (reduced, options, question, told) => clvFindings(reduced, options, question, told),
  definition: {
    formula: {
      en: 'A customer is told by his repeat purchases x, the time t from the first purchase to the last, and the time T since the first; a purchase is a day. BG/NBD, MBG/NBD and Pareto/NBD say from x, t and T whether he is still a customer and how much he will buy, Gamma–Gamma what he spends at a purchase. CLV = margin × spend × Σₖ (E[Y(k)] − E[Y(k−1)]) ÷ (1 + i)^(days to the end of unit k ÷ 365.25), within --horizon. auto holds out the last third of the days, takes the model with the least root mean squared error of purchases a customer, and fits it again to all days; with --calibration-end what follows that day is held out, and all is told as of it. Contracts (sbg): who renews by the shifted beta-geometric model, a renewal for each whole unit to come; constant retention: margin × r ÷ (1 + i − r). Intervals of totals: delta method.',
      es: 'Un cliente se describe por sus recompras x, el tiempo t de la primera compra a la última, y el tiempo T desde la primera; una compra es un día. BG/NBD, MBG/NBD y Pareto/NBD dicen con x, t y T si sigue siendo cliente y cuánto comprará; Gamma–Gamma, cuánto gasta en cada compra. CLV = margen × gasto × Σₖ (E[Y(k)] − E[Y(k−1)]) ÷ (1 + i)^(días hasta el final de la unidad k ÷ 365,25), dentro de --horizon. auto reserva el último tercio de los días, toma el modelo con la menor raíz del error cuadrático medio de compras por cliente, y lo ajusta de nuevo a todos los días; con --calibration-end se reserva lo posterior a ese día, y todo se cuenta a ese día. Contratos (sbg): quién renueva según el modelo beta-geométrico desplazado, una renovación por cada unidad entera por venir; retención constante: margen × r ÷ (1 + i − r). Intervalos de los totales: método delta.',
    },
    reference:
      'Fader, Hardie & Lee (2005), Marketing Science 24; Schmittlein, Morrison & Colombo (1987), Management Science 33; Batislam, Denizel & Filiztekin (2007), International Journal of Research in Marketing 24; Fader & Hardie (2013), note on the Gamma–Gamma model; Fader & Hardie (2007), Journal of Interactive Marketing 21.',
    caveats: [
      {
        en: 'The models know nothing but past purchases: a campaign, a season or a rival is not in them.',
        es: 'Los modelos solo conocen compras pasadas: no incluyen una campaña, una temporada ni un competidor.',
      },
      {
        en: 'The value of one customer is an average of all who bought as he did; his own future is far less sure.',
        es: 'El valor de un cliente es la media de quienes compraron como él; su propio futuro es mucho menos seguro.',
      },
      {
        en: 'Money given back is taken off the purchase that it belongs to, though it may come after the days that a model is fitted to.',
        es: 'El dinero devuelto se resta de la compra a la que pertenece, aunque llegue después de los días a los que se ajusta un modelo.',
      },
    ],
    example: {
      command: 'cx clv fixtures/transactions.csv --horizon 6months --margin 0.3',
      says: {
        en: '893 customers will buy 1,460.2 times more within half a year; at a margin of 30 % that is worth 24,969.77 today',
        es: '893 clientes comprarán 1.460,2 veces más en medio año; con un margen del 30 % eso vale hoy 24.969,77',
      },
    },
  },
});
