import { CxError } from '../../errors.ts';
import type { Estimator } from '../../estimates/estimator.ts';
import { estimateFindings } from '../../estimates/findings.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import type { Text } from '../../messages/language.ts';
import type { Question } from '../../questions/question.ts';
import type { Findings, Headline } from '../../results/result.ts';
import type { Total } from './delta.ts';
import type { Worths } from './estimator.ts';
import { clvMean, clvTotal, constantRetentionValue, expectedPurchases, historicValue } from './tables/columns.ts';

/** What all that is said of customers' value shares: the same headlines, the totals with their intervals. */
export function findingsOf<R extends object>(
  groups: Shown<R>,
  estimator: Estimator<R, Worths | null>,
  question: Question,
): Findings {
  const named = [expectedPurchases, clvTotal, clvMean, historicValue, constantRetentionValue].filter(({ name }) =>
    estimator.measures.some(({ column }) => column.name === name),
  );
  const findings = estimateFindings(groups, estimator, question, {
    headlines: [
      { measure: 'customers', label: { en: 'Customers', es: 'Clientes' } },
      ...named.map(({ name, label }) => ({ measure: name, label })),
    ],
    chart: { title: clvTotal.label },
  });
  const worths = estimator.estimate(groups.overall ?? []);
  const totals = new Map<string, Total | null>([
    [expectedPurchases.name, worths?.purchases ?? null],
    [clvTotal.name, worths?.clv ?? null],
  ]);
  return {
    ...findings,
    headlines: findings.headlines.map((headline) => withEnds(headline, totals.get(headline.name), worths)),
  };
}

const method: Text = {
  en: 'delta method: of the parameters’ uncertainty alone',
  es: 'método delta: solo por la incertidumbre de los parámetros',
};

const withEnds = (headline: Headline, total: Total | null | undefined, worths: Worths | null): Headline =>
  total === undefined
    ? headline
    : { ...headline, conf_low: total?.low ?? null, conf_high: total?.high ?? null, n: worths?.customers ?? 0, method };

/** Parameters of so few customers would tell of each. @throws too-few-to-model */
export function assertShown({ overall, minN }: Pick<Shown<unknown>, 'overall' | 'minN'>): void {
  if (overall === null) throw new CxError('too-few-to-model', { least: minN });
}
