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
          `${name}: these customers do not tell its parameters, which run away: its numbers are one guess of many, without intervals. More days or customers, or another --model`,
          `${name}: estos clientes no determinan sus parámetros, que se disparan: sus números son una conjetura entre muchas, sin intervalos. Más días o clientes, u otro --model`,
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
    `by bg-nbd the ${customers} customers who bought once are all still customers: it lets them leave after a repeat only. --model mbg-nbd lets them leave at once`,
    `según bg-nbd los ${customers} clientes que compraron una vez siguen siendo clientes: solo les deja irse tras repetir. --model mbg-nbd les deja irse enseguida`,
  );

export const spendLeftOut = (customers: number): Notice =>
  notice(
    'info',
    'spend-left-out',
    `${customers} customers came again and spent nothing, or less, at it: what a purchase brings is estimated without them`,
    `${customers} clientes volvieron y no gastaron nada, o menos: lo que aporta una compra se estima sin ellos`,
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

export const nothingHeldOut: Notice = notice(
  'info',
  'nothing-held-out',
  'there are too few days to hold some out: the first model that these customers tell was taken. Another: --model',
  'hay muy pocos días para reservar algunos: se tomó el primer modelo que estos clientes determinan. Otro: --model',
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
