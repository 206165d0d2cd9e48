import { coded, column } from '../../../results/columns.ts';
import type { Column, Unit } from '../../../results/result.ts';

const own = (name: string, en: string, es: string, unit: Unit, meaningEn: string, meaningEs: string): Column =>
  column(name, { en, es }, unit, { en: meaningEn, es: meaningEs });

/** The ends of the interval of a measure, of several in a table. */
const endsOf = ({ name, unit }: Column): readonly [Column, Column] => [
  own(`${name}_low`, 'Low', 'Inferior', unit, 'lower end of the interval', 'extremo inferior del intervalo'),
  own(`${name}_high`, 'High', 'Superior', unit, 'upper end of the interval', 'extremo superior del intervalo'),
];

export const expectedPurchases = own(
  'expected_purchases',
  'Expected purchases',
  'Compras previstas',
  'count',
  'purchases, or renewals, within the horizon',
  'compras, o renovaciones, dentro del horizonte',
);
export const expectedPurchasesEnds = endsOf(expectedPurchases);
export const clvTotal = own(
  'clv_total',
  'CLV in total',
  'CLV total',
  'money',
  'what is left of the revenue expected within the horizon, at its value now',
  'lo que queda del ingreso previsto dentro del horizonte, a su valor de hoy',
);
export const clvTotalEnds = endsOf(clvTotal);
export const clvMean = own(
  'clv_mean',
  'CLV a customer',
  'CLV por cliente',
  'money',
  'CLV in total ÷ customers',
  'CLV total ÷ clientes',
);
export const historicValue = own(
  'historic_value',
  'Value so far',
  'Valor hasta hoy',
  'money',
  'what is left of what customers have spent so far',
  'lo que queda de lo que los clientes han gastado hasta ahora',
);
export const constantRetentionValue = own(
  'constant_retention_value',
  'Value at constant retention',
  'Valor con retención constante',
  'money',
  'margin × r ÷ (1 + i − r) a customer, as if all renewed with one chance for ever',
  'margen × r ÷ (1 + i − r) por cliente, como si todos renovaran siempre con la misma probabilidad',
);

export const model = coded(
  own('model', 'Model', 'Modelo', 'text', 'what says who buys again', 'lo que dice quién vuelve a comprar'),
  {
    'same-rate': { en: 'same rate as before', es: 'mismo ritmo que antes' },
    'nobody-buys': { en: 'nobody buys', es: 'nadie compra' },
    'last-years-rank': { en: 'last year’s rank', es: 'orden del último año' },
  },
);
export const aic = own(
  'aic',
  'AIC',
  'AIC',
  'number',
  'Akaike’s criterion: the less the better, on the same days',
  'criterio de Akaike: cuanto menor mejor, sobre los mismos días',
);
export const fittedUntil = own(
  'fitted_until',
  'Fitted until',
  'Ajustado hasta',
  'date',
  'the last day that the model was fitted to',
  'el último día al que se ajustó el modelo',
);
export const chosen = own(
  'chosen',
  'Chosen',
  'Elegido',
  'boolean',
  'by which customers are told',
  'el que se usa para los clientes',
);
export const parameter = own(
  'parameter',
  'Parameter',
  'Parámetro',
  'text',
  'its name in the model',
  'su nombre en el modelo',
);
export const estimate = own('estimate', 'Estimate', 'Estimación', 'number', 'most likely value', 'valor más verosímil');

export const actual = own(
  'actual',
  'Actual',
  'Real',
  'number',
  'what customers did, of what the table is about',
  'lo que hicieron los clientes, de lo que trata la tabla',
);
export const expected = own(
  'expected',
  'Expected',
  'Previsto',
  'number',
  'what the model says of the same',
  'lo que el modelo dice de lo mismo',
);
export const bias = own('bias', 'Bias', 'Sesgo', 'share', 'expected ÷ actual − 1', 'previsto ÷ real − 1');
export const mae = own(
  'mae',
  'Mean absolute error',
  'Error absoluto medio',
  'number',
  'purchases a customer by which the forecast is wrong',
  'compras por cliente en que falla la previsión',
);
export const rmse = own(
  'rmse',
  'Root mean squared error',
  'Raíz del error cuadrático medio',
  'number',
  'the same, where large errors count more',
  'lo mismo, contando más los errores grandes',
);
export const topDecileCapture = own(
  'top_decile_capture',
  'Top decile captures',
  'Captura del decil superior',
  'share',
  'what the tenth ranked highest bought, of what all bought',
  'lo que compró la décima parte mejor clasificada, de lo que compraron todos',
);

export const repeats = own(
  'repeats',
  'Repeats',
  'Recompras',
  'text',
  'purchases after the first',
  'compras después de la primera',
);
export const lastPurchase = own(
  'last_purchase',
  'Last purchase',
  'Última compra',
  'text',
  'time from the first purchase to the last, in the unit of the model',
  'tiempo de la primera compra a la última, en la unidad del modelo',
);
export const probabilityAlive = own(
  'p_alive',
  'Still customers',
  'Siguen siendo clientes',
  'share',
  'mean probability that they are still customers',
  'probabilidad media de que sigan siendo clientes',
);
export const probabilityAliveLater = own(
  'p_alive_at_horizon',
  'At the horizon',
  'En el horizonte',
  'share',
  'mean probability that they are still customers at the end of the horizon',
  'probabilidad media de que sigan siendo clientes al final del horizonte',
);
export const isHoldout = own(
  'is_holdout',
  'Held out',
  'Reservado',
  'boolean',
  'the model has not seen these days',
  'el modelo no ha visto esos días',
);
