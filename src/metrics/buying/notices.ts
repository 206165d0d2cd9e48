import { agree } from '../../messages/agreement.ts';
import type { Notice } from '../../results/result.ts';
import type { Fit } from '../../statistics/buying/fit.ts';

const notice = (severity: Notice['severity'], code: Notice['code'], en: string, es: string): Notice => ({
  severity,
  code,
  message: { en, es },
});

export const revenueNotMargin: Notice = notice(
  'info',
  'revenue-not-margin',
  'nothing says what is left after costs: values are of revenue; --margin 0.3, or a column of margins',
  'nada dice qué queda tras los costes: los valores son de ingreso; --margin 0.3, o una columna de margen',
);

/** What a fit that did not converge means. */
export function verdictNotices(name: string, { verdict }: Pick<Fit<object>, 'verdict'>): readonly Notice[] {
  if (verdict === 'converged') return [];
  return verdict === 'unidentified'
    ? [
        notice(
          'warning',
          verdict,
          `${name}: these customers do not settle its parameters: its numbers are one guess of many, without intervals. More days or customers, or another --model`,
          `${name}: estos clientes no determinan sus parámetros: sus números son una conjetura entre muchas, sin intervalos. Más días o clientes, u otro --model`,
        ),
      ]
    : [
        notice(
          'warning',
          verdict,
          `${name}: the fit did not come to an end: its numbers are not to be used. Another --model`,
          `${name}: el ajuste no llegó a su fin: no use sus números. Otro --model`,
        ),
      ];
}

export const oneTimeBuyersAlive = (customers: number): Notice =>
  notice(
    'info',
    'one-time-buyers-alive',
    `by bg-nbd who bought once is still a customer, whenever it was (${customers} ${agree(customers, 'customer', 'customers')}): in this model one leaves after a repeat purchase only. --model mbg-nbd lets them leave after the first`,
    `según bg-nbd quien compró una vez sigue siendo cliente, fuera cuando fuera (${customers} ${agree(customers, 'cliente', 'clientes')}): en este modelo solo se va quien repitió. --model mbg-nbd les deja irse tras la primera compra`,
  );

export const spendLeftOut = (customers: number): Notice =>
  notice(
    'info',
    'spend-left-out',
    `${customers} ${agree(customers, 'customer', 'customers')} bought again for nothing, or less, in all: what a purchase brings is estimated without them`,
    `${customers} ${agree(customers, 'cliente volvió', 'clientes volvieron')} a comprar por nada, o menos, en total: lo que aporta una compra se estima sin ellos`,
  );

export const spendWithoutMean: Notice = notice(
  'warning',
  'spend-without-mean',
  'too few customers came again to say what a purchase brings: purchases are expected, and no money',
  'vuelven muy pocos clientes para decir qué aporta una compra: se prevén compras, y no dinero',
);

const hundredths = (number: number) => Math.round(100 * number) / 100;

/** Spend and frequency are taken to be independent: a correlation from this on says that they are not. */
const muchCorrelation = 0.2;

export const spendDependsNotices = (correlation: number | null): readonly Notice[] =>
  correlation === null || Math.abs(correlation) < muchCorrelation
    ? []
    : [
        notice(
          'warning',
          'spend-depends-on-frequency',
          `who buys more often spends ${correlation > 0 ? 'more' : 'less'} each time (correlation ${hundredths(correlation)}): the model of spend takes the two to be independent, and is wrong by as much`,
          `quien compra más veces gasta ${correlation > 0 ? 'más' : 'menos'} cada vez (correlación ${hundredths(correlation)}): el modelo de gasto los supone independientes, y se equivoca en esa medida`,
        ),
      ];

export const noRenewalWithin = (horizon: string, unit: string): Notice =>
  notice(
    'warning',
    'no-renewal-within',
    `no renewal falls within ${horizon}: they come once a ${unit}. A longer --horizon, or a shorter --time-unit`,
    `ninguna renovación cae dentro de ${horizon}: hay una por cada unidad (${unit}). Un --horizon más largo, o un --time-unit más corto`,
  );

export const marginBlank = (lines: number): Notice =>
  notice(
    'info',
    'margin-missing',
    `${lines} ${agree(lines, 'line says', 'lines say')} no margin: the share of the others is taken for them`,
    `${lines} ${agree(lines, 'línea no dice', 'líneas no dicen')} su margen: se toma la proporción de las demás`,
  );

export const nothingHeldOut: Notice = notice(
  'info',
  'nothing-held-out',
  'there are too few days to hold some out: of the models whose parameters could be found the first was taken. Another: --model',
  'hay muy pocos días para reservar algunos: de los modelos cuyos parámetros se hallaron se tomó el primero. Otro: --model',
);

export const modelChosen = (name: string): Notice =>
  notice(
    'info',
    'model-chosen',
    `${name} foretold the days held out best, by the root mean squared error of purchases a customer: the table holdout of cx clv has all of them`,
    `${name} predijo mejor los días reservados, por la raíz del error cuadrático medio de compras por cliente: la tabla holdout de cx clv los tiene todos`,
  );

export const moneyUnknown: Notice = notice(
  'warning',
  'spend-without-mean',
  'of some customers who are still here no recurring revenue is known: renewals are expected, and no money',
  'de algunos clientes que siguen aquí no se conoce el ingreso recurrente: se prevén renovaciones, y no dinero',
);
