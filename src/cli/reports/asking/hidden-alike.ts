import type { RelationName } from '../../../relations/index.ts';
import type { Asked } from './asked.ts';

/**
 * The metrics of a report, each with the least base of all that tell of the same people: what one of them hides another would print.
 * People are the same where metrics read a relation together, directly or through others.
 * @param tell of each metric that hides more than it was asked to, and under which base
 */
export function hiddenAlike(asked: readonly Asked[], tell: (metric: string, minN: number) => void): readonly Asked[] {
  const groups = groupedByRelations(asked);
  return asked.map((one) => {
    const least = Math.max(...groups.find((group) => group.includes(one))!.map(({ run }) => run.question.minN));
    const { run } = one;
    if (least === run.question.minN) return one;
    tell(one.wanted.metric.id, least);
    return { ...one, run: { ...run, question: { ...run.question, minN: least } } };
  });
}

/** Metrics that are linked by the relations that they read. */
function groupedByRelations(asked: readonly Asked[]): readonly (readonly Asked[])[] {
  let groups: { readonly relations: ReadonlySet<RelationName>; readonly members: readonly Asked[] }[] = [];
  for (const one of asked) {
    const relations = new Set(one.run.relations.keys());
    const linked = groups.filter((group) => [...relations].some((relation) => group.relations.has(relation)));
    const members = [...linked.flatMap((group) => group.members), one];
    const all = new Set([...relations, ...linked.flatMap((group) => [...group.relations])]);
    groups = [...groups.filter((group) => !linked.includes(group)), { relations: all, members }];
  }
  return groups.map(({ members }) => members);
}
