import { untranslated, type Text } from '../messages/language.ts';
import type { Column, Unit, Words } from './result.ts';

export function column(name: string, label: Text, unit: Unit, meaning: Text): Column {
  return { name, label, unit, meaning };
}

/** A column of codes, with what people call each. */
export const coded = (of: Column, words: Words): Column => ({ ...of, words });

/** A column that a file brings (a `--by` column): its name is its label. Groups by an answer that a column of the program names have words. */
export function fileColumn(name: string): Column {
  const own = Object.hasOwn(answerGroupWords, name) ? answerGroupWords[name] : {};
  const of = column(name, untranslated(name), 'text', { en: 'a column of the file', es: 'una columna del archivo' });
  return coded(of, { ...own, '(blank)': blankWords });
}
const blankWords: Text = { en: '(blank)', es: '(en blanco)' };

/** The columns that metrics share: one name, one label, one unit, one meaning. A metric's own columns stand in its folder. */
export const period = column('period', { en: 'Period', es: 'Periodo' }, 'period', {
  en: 'calendar period of the answers',
  es: 'periodo natural de las respuestas',
});
export const valueColumn = (unit: Unit) =>
  column('value', { en: 'Value', es: 'Valor' }, unit, {
    en: 'what stands in the column, or what a lever brings',
    es: 'lo que figura en la columna, o lo que aporta una palanca',
  });
export const n = column('n', { en: 'n', es: 'n' }, 'count', { en: 'records used', es: 'registros usados' });
export const customers = column('customers', { en: 'Customers', es: 'Clientes' }, 'count', {
  en: 'how many customers',
  es: 'cuántos clientes',
});
export const lost = column('lost', { en: 'Lost', es: 'Perdidos' }, 'count', {
  en: 'customers who left, or journeys that ended without success',
  es: 'clientes que se fueron, o recorridos que acabaron sin éxito',
});
export const cost = column('cost', { en: 'Cost', es: 'Coste' }, 'money', {
  en: 'what it costs in all',
  es: 'lo que cuesta en total',
});
export const revenue = column('revenue', { en: 'Revenue', es: 'Ingreso' }, 'money', {
  en: 'what they spent',
  es: 'lo que gastaron',
});
export const share = column('share', { en: 'Share', es: 'Proporción' }, 'share', {
  en: 'part of the base',
  es: 'parte de la base',
});
export const revenueShare = column('revenue_share', { en: 'Revenue share', es: 'Proporción del ingreso' }, 'share', {
  en: 'revenue ÷ revenue of all, or of the period in which they came',
  es: 'ingreso ÷ ingreso de todos, o del periodo en que llegaron',
});
export const customerShare = column('customer_share', { en: 'Customer share', es: 'Proporción de clientes' }, 'share', {
  en: 'part of all customers',
  es: 'parte de todos los clientes',
});
export const answered = column('answered', { en: 'Answered', es: 'Con respuesta' }, 'count', {
  en: 'customers who answered, or invitations that were answered',
  es: 'clientes que respondieron, o invitaciones respondidas',
});
export const csat = column('csat', { en: 'CSAT', es: 'CSAT' }, 'share', {
  en: 'share of answers in the top boxes',
  es: 'proporción de respuestas en las casillas superiores',
});
export const ces = column('ces', { en: 'CES', es: 'CES' }, 'score', {
  en: 'mean of the answers; the higher, the easier',
  es: 'media de las respuestas; cuanto más alta, más fácil',
});
export const netPromoterScore = (name: 'nps' | 'enps', label: Text): Column =>
  column(name, label, 'points', {
    en: 'share of promoters less share of detractors, times 100',
    es: 'proporción de promotores menos la de detractores, por 100',
  });
/** Groups by the answer to the question of recommending. */
export const groupWords: Words = {
  promoter: { en: 'promoter', es: 'promotor' },
  passive: { en: 'passive', es: 'pasivo' },
  detractor: { en: 'detractor', es: 'detractor' },
  'no-answer': { en: 'no answer', es: 'sin respuesta' },
};
/** Groups by the first answer, as `--by` names them. */
const answerGroupWords: Readonly<Record<string, Words>> = {
  recommend_group: groupWords,
  satisfaction_group: { top: { en: 'top', es: 'máxima' }, other: { en: 'other', es: 'otra' } },
  effort_group: { easy: { en: 'easy', es: 'fácil' }, other: { en: 'other', es: 'otra' } },
};
export const group = coded(
  column('group', { en: 'Group', es: 'Grupo' }, 'text', {
    en: 'promoter (9–10), passive (7–8), detractor (0–6) by the answer that counts, or no-answer; all where nobody is told apart',
    es: 'promotor (promoter: 9–10), pasivo (passive: 7–8), detractor (0–6) según la respuesta que cuenta, o sin respuesta (no-answer); all si no se distingue a nadie',
  }),
  { ...groupWords, all: { en: 'all', es: 'todos' } },
);
export const score = column('score', { en: 'Score', es: 'Nota' }, 'count', {
  en: 'the answer, or a rank of 1 to 5',
  es: 'la respuesta, o un rango de 1 a 5',
});
export const mean = column('mean', { en: 'Mean', es: 'Media' }, 'score', {
  en: 'mean of the answers',
  es: 'media de las respuestas',
});
export const stdError = (unit: Unit) =>
  column('std_error', { en: 'Std. error', es: 'Error est.' }, unit, {
    en: 'standard error of the estimate',
    es: 'error estándar de la estimación',
  });
export const confidenceLimits = (unit: Unit): readonly [Column, Column] => [
  column('conf_low', { en: 'Low', es: 'Inferior' }, unit, {
    en: 'lower end of the confidence interval',
    es: 'extremo inferior del intervalo de confianza',
  }),
  column('conf_high', { en: 'High', es: 'Superior' }, unit, {
    en: 'upper end of the confidence interval',
    es: 'extremo superior del intervalo de confianza',
  }),
];
/** A column that may tell why numbers are as they are; `(all)` is all of them together. */
export const driver = coded(
  column('driver', { en: 'Driver', es: 'Factor' }, 'text', {
    en: 'the column, or one of its values',
    es: 'la columna, o uno de sus valores',
  }),
  { '(all)': { en: '(all)', es: '(todos)' } },
);
export const rSquared = column('r_squared', { en: 'R²', es: 'R²' }, 'share', {
  en: 'part of the variance of the outcome that the drivers explain',
  es: 'parte de la varianza del resultado que explican los factores',
});
export const coefficient = column('coefficient', { en: 'Coefficient', es: 'Coeficiente' }, 'number', {
  en: 'effect in a regression; of a hazard, the logarithm of its ratio',
  es: 'efecto en una regresión; de un riesgo, el logaritmo de su razón',
});
export const pValue = column('p_value', { en: 'p', es: 'p' }, 'p-value', {
  en: 'two-sided p-value of no difference',
  es: 'valor p bilateral de que no hay diferencia',
});
export const statistic = column('statistic', { en: 'Statistic', es: 'Estadístico' }, 'number', {
  en: 'test statistic',
  es: 'estadístico de contraste',
});
export const time = column('time', { en: 'Time', es: 'Tiempo' }, 'number', {
  en: 'time since the start, in the unit asked for',
  es: 'tiempo desde el inicio, en la unidad pedida',
});

/** What is said of a model that was fitted. */
export const logLikelihood = column('log_likelihood', { en: 'Log likelihood', es: 'Log verosimilitud' }, 'number', {
  en: 'of the fitted model',
  es: 'del modelo ajustado',
});
export const iterations = column('iterations', { en: 'Iterations', es: 'Iteraciones' }, 'count', {
  en: 'steps of the fit',
  es: 'pasos del ajuste',
});
export const verdict = coded(
  column('verdict', { en: 'Verdict', es: 'Veredicto' }, 'text', {
    en: 'whether the fit may be used',
    es: 'si el ajuste se puede usar',
  }),
  {
    converged: { en: 'converged', es: 'converge' },
    'not-converged': { en: 'not converged', es: 'no converge' },
    unidentified: { en: 'unidentified', es: 'no identificado' },
    separated: { en: 'separated', es: 'separado' },
    collinear: { en: 'collinear', es: 'colineal' },
  },
);

export const retention = column('retention', { en: 'Retention', es: 'Retención' }, 'share', {
  en: 'the share that stays: a year after the clock started (Kaplan–Meier), at a renewal (expected), or every year (assumed)',
  es: 'la proporción que sigue: un año después de empezar a contar (Kaplan–Meier), en una renovación (prevista), o cada año (supuesta)',
});

/** What is said of a number that no record says. */
export const low = column('low', { en: 'Lower bound', es: 'Cota inferior' }, 'number', {
  en: 'the least that is assumed, or claimed; of ratings, the highest that is low',
  es: 'lo mínimo que se supone, o se afirma; de valoraciones, la más alta que es baja',
});
export const high = column('high', { en: 'Upper bound', es: 'Cota superior' }, 'number', {
  en: 'the most that is assumed, or claimed; of ratings, the lowest that is high',
  es: 'lo máximo que se supone, o se afirma; de valoraciones, la más baja que es alta',
});
export const origin = coded(
  column('origin', { en: 'Origin', es: 'Origen' }, 'text', {
    en: 'what brought new customers; where an assumed number comes from: data (the files), option (typed), preset (a published claim that was named), default (the program)',
    es: 'qué trajo a los clientes nuevos; de dónde sale un número supuesto: data (los archivos), option (escrito), preset (una afirmación publicada que se nombró), default (el programa)',
  }),
  {
    data: { en: 'data', es: 'datos' },
    option: { en: 'option', es: 'opción' },
    preset: { en: 'preset', es: 'afirmación' },
    default: { en: 'default', es: 'por defecto' },
    earned: { en: 'earned', es: 'ganados' },
    bought: { en: 'bought', es: 'comprados' },
    unknown: { en: 'unknown', es: 'desconocido' },
    returned: { en: 'returned', es: 'vuelven' },
  },
);
export const year = column('year', { en: 'Year', es: 'Año' }, 'period', {
  en: 'of publication, or of a customer’s life',
  es: 'de publicación, o de la vida de un cliente',
});
