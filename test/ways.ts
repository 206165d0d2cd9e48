// The ways in which each metric can be asked of the example files.
import { segments } from '../src/cli/docs/pages.ts';
import { metrics } from '../src/metrics/index.ts';
import { countedRelation, positionalRelations, takenTogether, type Metric } from '../src/metrics/metric.ts';
import type { RelationName } from '../src/relations/index.ts';

export { segments };

/** A metric over files of one of the relations that it takes by position: the first under its own name. */
export interface Way {
  readonly name: string;
  readonly metric: Metric;
  /** The relation whose records are counted. */
  readonly counted: RelationName;
}

/** What a way cannot be asked without. */
const needed: Readonly<Record<string, readonly string[]>> = { 'churn of transactions': ['--inactive-after', '90'] };

export const ways: readonly Way[] = metrics.flatMap((metric) => {
  const [first, ...others] = positionalRelations(metric);
  const counted = others.length === 0 ? countedRelation(metric) : first!;
  const named = others.map((relation) => ({ name: `${metric.id} of ${relation}`, counted: relation }));
  return [{ name: metric.id, counted }, ...named].map((way) => ({ ...way, metric }));
});

export const fixture = (relation: RelationName): string => `fixtures/${relation}.csv`;

/** The arguments of a way for these files of the relation that it counts; its other relations are the fixtures. */
export function argvOf(
  { name, metric, counted }: Way,
  files: readonly string[],
  options: readonly string[] = [],
  other: (relation: RelationName) => string = fixture,
): string[] {
  const always = [...(needed[name] ?? []), ...(metric.needsOptions ?? [])];
  const places = positionalRelations(metric).length;
  if (places > 1) return [metric.id, ...files, ...always, ...options];
  const named = takenTogether(metric).flatMap((relation, at) => {
    const paths = relation === counted ? files : [other(relation)];
    return paths.flatMap((path) => (at < places ? [path] : [`--${relation}`, path]));
  });
  return [metric.id, ...named, ...always, ...options];
}
