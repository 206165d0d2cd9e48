import { shareMethod } from '../../estimates/estimators/share.ts';
import { estimateFindings } from '../../estimates/findings.ts';
import { isWeighted, type Question } from '../../questions/question.ts';
import type { Findings } from '../../results/result.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import { biasNotice, biasTable } from './bias.ts';
import { label, responseRateEstimator, type Denominator } from './estimator.ts';
import type { Invitations } from './reduce.ts';
import { sampleSizeTable } from './sample-size.ts';

const headlineLabels = {
  delivered: { en: 'Response rate (of delivered)', es: 'Tasa de respuesta (de entregadas)' },
  invited: { en: 'Response rate (of invited)', es: 'Tasa de respuesta (de invitaciones)' },
} as const;

/** The response rate, overall, by segment, over time, and compared; who answers; and whether enough do. */
export function calculate(
  invitations: Shown<Invitations>,
  { of }: { readonly of: Denominator },
  question: Question,
): Findings {
  const settings = { confidence: question.confidence, weighted: isWeighted(question) };
  const found = estimateFindings(invitations, responseRateEstimator(of, settings), question, {
    headlines: [{ measure: 'response_rate', label: headlineLabels[of], method: shareMethod(settings) }],
    chart: { title: label },
  });
  const bias = invitations.by.length === 0 ? null : biasTable(invitations);
  return {
    ...found,
    tables: [
      ...found.tables,
      ...(bias === null ? [] : [bias]),
      sampleSizeTable(invitations.overall ?? [], question.confidence),
    ],
    notices: [...found.notices, ...(bias === null ? [] : biasNotice(bias, settings.weighted))],
  };
}
