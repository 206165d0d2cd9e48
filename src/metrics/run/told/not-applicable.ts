import { CxError } from '../../../errors.ts';
import { errorText } from '../../../messages/error-text.ts';
import type { MetricResult } from '../../../results/result.ts';
import type { Run, Wanted } from '../request.ts';

/** On a page of several metrics, what stops one of them in words; elsewhere it stops the run. */
export function notApplicable(wanted: Wanted, { page, language }: Run, thrown: unknown): MetricResult {
  const error = asToldTo(wanted, thrown);
  const { metric, options } = wanted;
  if (!page || !(error instanceof CxError)) throw error;
  const { message, hint = '' } = errorText(error, language);
  return { metric: metric.id, title: metric.title[language], options, status: 'not-applicable', reason: message, hint };
}

/** A metric that takes no stays is not told to be given them. */
function asToldTo({ metric }: Wanted, error: unknown): unknown {
  if (!(error instanceof CxError) || error.code !== 'conflicting-customers') return error;
  const { details } = error as CxError<'conflicting-customers'>;
  const takesStays = metric.takes?.includes('stays') === true;
  return takesStays ? error : new CxError('conflicting-customers', { ...details, areStays: false });
}
