import type { Interval } from '../interval.ts';

/** The scale on which the interval of a survival is symmetric. `log-log` and `log` never pass 0, `log-log` nor 1. */
export type SurvivalScale = 'log-log' | 'log' | 'plain';

/**
 * The interval of an estimated survival, between 0 and 1: the estimate's transform ± `reach` (1.96) of its standard
 * errors, transformed back. `logStdError` is the standard error of the logarithm of the survival (Greenwood's). Null
 * where a scale has no place for the estimate: at a survival of 0, and for `log-log` at 1.
 *
 * Source: Kalbfleisch & Prentice (2002), The Statistical Analysis of Failure Time Data, 1.4; conf.type of R survival's survfit.
 *
 * @example survivalInterval('log-log', { survival: 0.5, logStdError: 0.2 }, 1.959963984540054) // => { low: 0.29517, high: 0.67452 }
 * @example survivalInterval('log-log', { survival: 1, logStdError: 0 }, 1.959963984540054) // => null
 */
export function survivalInterval(
  scale: SurvivalScale,
  { survival, logStdError }: { readonly survival: number; readonly logStdError: number },
  reach: number,
): Interval | null {
  if (survival === 0 || (scale === 'log-log' && survival === 1)) {
    return null;
  }
  const margin = reach * logStdError;
  switch (scale) {
    case 'plain':
      return { low: Math.max(0, survival - survival * margin), high: Math.min(1, survival + survival * margin) };
    case 'log':
      return { low: survival * Math.exp(-margin), high: Math.min(1, survival * Math.exp(margin)) };
    case 'log-log': {
      const hazard = -Math.log(survival);
      const factor = Math.exp(margin / hazard);
      return { low: Math.exp(-hazard * factor), high: Math.exp(-hazard / factor) };
    }
  }
}
