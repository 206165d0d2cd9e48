import { confidenceLimits, iterations, logLikelihood, stdError, verdict } from '../../../results/columns.ts';
import type { Row, Table } from '../../../results/result.ts';
import { row } from '../../../results/row.ts';
import type { Fit } from '../../../statistics/buying/fit.ts';
import { normalCriticalValue } from '../../../statistics/distributions/normal.ts';
import { aic, chosen, estimate, fittedUntil, model, parameter } from './columns.ts';

/** A model as the tables tell it. */
export interface ToldModel {
  readonly name: string;
  readonly fit: Fit<object>;
  readonly until: string;
  readonly isChosen: boolean;
}

/** How each model was fitted. */
export const modelsTable = (models: readonly ToldModel[]): Table => ({
  name: 'models',
  title: { en: 'Models', es: 'Modelos' },
  columns: [model, fittedUntil, logLikelihood, aic, iterations, verdict, chosen],
  rows: models.map(({ name, fit, until, isChosen }) =>
    row([
      ['model', name],
      ['fitted_until', until],
      ['log_likelihood', finite(fit.log_likelihood)],
      ['aic', finite(fit.aic)],
      ['iterations', fit.iterations],
      ['verdict', fit.verdict],
      ['chosen', isChosen],
    ]),
  ),
});

/** The parameters of each model, with intervals on the scale of their logarithms, on which they were searched. */
export const parametersTable = (models: readonly ToldModel[], confidence: number): Table => ({
  name: 'parameters',
  title: { en: 'Parameters', es: 'Parámetros' },
  columns: [model, fittedUntil, parameter, estimate, stdError('number'), ...confidenceLimits('number')],
  rows: models.flatMap((one) => parameterRows(one, normalCriticalValue(confidence))),
});

function parameterRows({ name, fit, until }: ToldModel, reach: number): readonly Row[] {
  return Object.entries(fit.parameters as Readonly<Record<string, number>>).map(([parameterName, value]) => {
    const errors = fit.std_errors as Readonly<Record<string, number>> | null;
    const error = errors?.[parameterName] ?? null;
    const ratio = error === null ? null : Math.exp((reach * error) / value);
    return row([
      ['model', name],
      ['fitted_until', until],
      ['parameter', parameterName],
      ['estimate', finite(value)],
      ['std_error', error === null ? null : finite(error)],
      ['conf_low', ratio === null ? null : finite(value / ratio)],
      ['conf_high', ratio === null ? null : finite(value * ratio)],
    ]);
  });
}

/** A parameter that runs away may come to no number at all. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
