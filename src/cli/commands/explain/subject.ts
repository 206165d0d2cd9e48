import { CxError } from '../../../errors.ts';
import { sharedMethods } from '../../../estimates/methods/methods.ts';
import type { SharedMethod } from '../../../estimates/methods/shared-method.ts';
import { nearest } from '../../../messages/nearest.ts';
import type { Claim } from '../../../metrics/claim.ts';
import { metrics } from '../../../metrics/index.ts';
import { relationsOf, takesOption, type Metric } from '../../../metrics/metric.ts';
import { claims as allClaims } from '../../../metrics/profit/claims/index.ts';

/** What `cx explain` knows beside metrics: the published claims that presets name, and the methods that metrics share. */
const assumptions = 'assumptions';
const methods = 'methods';

/** What is explained: a metric with the claims that it quotes, some methods, or all claims. */
export interface Subject {
  readonly metric: Metric | null;
  readonly methods: readonly SharedMethod[];
  readonly claims: readonly Claim[];
}

/** @throws unknown-metric */
export function subjectOf(id: string): Subject {
  if (id === assumptions) return { metric: null, methods: [], claims: allClaims };
  const asked = id === methods ? sharedMethods : sharedMethods.filter((method) => method.id === id);
  if (asked.length > 0) return { metric: null, methods: asked, claims: [] };
  const metric = metricNamed(id);
  return { metric, methods: [], claims: metric.definition.claims ?? [] };
}

/** @throws unknown-metric */
function metricNamed(id: string): Metric {
  const metric = metrics.find((one) => one.id === id);
  if (metric !== undefined) return metric;
  const known = metrics.map((one) => one.id);
  throw new CxError('unknown-metric', {
    id,
    nearest: nearest(id, [...known, ...sharedMethods.map((method) => method.id), methods, assumptions]),
    known,
  });
}

/** The relations that a metric reads, with their columns. */
export const readsOf = (metric: Metric): readonly string[] =>
  [...relationsOf(metric)].map(([relation, needed]) =>
    needed.length === 0 ? relation : `${relation}: ${needed.join(', ')}`,
  );

/** Methods that stand behind the tables of a metric that are not its own. */
export const methodsOf = (metric: Metric): readonly SharedMethod[] =>
  sharedMethods.filter(
    ({ option }) => takesOption(metric, option) && (option !== 'period' || takesOption(metric, 'compare')),
  );
