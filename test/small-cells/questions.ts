import { positionalRelations, takenTogether, takesOption, type LeavableOption } from '../../src/metrics/metric.ts';
import type { RelationName } from '../../src/relations/index.ts';
import { isSlow } from '../often.ts';
import { ways as allWays, type Way } from '../ways.ts';

export type { Way };

/** All that tell of groups: a metric that refuses few, or that has no groups, has nothing to hide. */
export const ways: readonly Way[] = allWays.filter(
  ({ metric }) => !['churn-drivers', 'drivers', 'moments-of-truth', 'retention-profit', 'simulate'].includes(metric.id),
);

/** Whether it counts answers or invitations, of which a customer has several. */
export const isOfAnswers = (name: string): boolean =>
  ['responses', 'invitations'].includes(ways.find((one) => one.name === name)!.counted);

/** What a way cannot be asked without, and what makes it answer soon. */
const always: Readonly<Record<string, readonly string[]>> = {
  'churn of transactions': ['--inactive-after', '90'],
  clv: ['--model', 'mbg-nbd', '--time-unit', 'month'],
  'promoter-value': ['--bootstrap', '100'],
};

/** Metrics whose tables tell customers apart in one way more than was asked for: two columns make three ways of them. */
const withOneWayMore = new Set(['clv', 'cohorts', 'promoter-value', 'retention', 'rfm', 'value-tiers']);

interface Asked {
  readonly options: readonly (readonly [option: LeavableOption, value: string])[];
  /** Periods of its windows. */
  readonly rolling?: number;
}

const byPlan = ['by', 'plan'] as const;
const byCountry = ['by', 'country'] as const;
const byYear = ['period', 'year'] as const;

/** Reports that somebody may lay side by side. */
const together: Readonly<Record<string, readonly Asked[]>> = {
  'by a column': [{ options: [] }, { options: [byPlan, ['compare', 'rest']] }],
  'by two columns': [
    { options: [] },
    { options: [byPlan] },
    { options: [byCountry] },
    { options: [['by', 'plan,country']] },
  ],
  'by a column over time': [
    { options: [] },
    { options: [byPlan] },
    { options: [byYear, ['rolling', '2'], ['compare', 'previous']], rolling: 2 },
    { options: [byPlan, byYear, ['rolling', '2']], rolling: 2 },
  ],
};

const isRefinement = (option: string) => option === 'compare' || option === 'rolling';

/** What the slow set asks alone: of other files the same question again. */
const isLeft = (way: string, name: string) => !isSlow && name === 'by two columns' && way.includes(' of ');

/** Reports of a metric that are laid side by side; none where it does not take such questions. */
export const questions = ways.flatMap((way) =>
  Object.entries(together).flatMap(([name, all]) => {
    const takes = all.every(({ options }) =>
      options.every(([option]) => isRefinement(option) || takesOption(way.metric, option)),
    );
    const isMore = name === 'by two columns' && withOneWayMore.has(way.metric.id);
    return takes && !isMore && !isLeft(way.name, name) ? [[way.name, name] as const] : [];
  }),
);

/** The command lines of such reports, each with the periods of its windows. */
export function commandsOf(
  wayName: string,
  name: string,
  fileOf: (relation: RelationName) => string,
): readonly { readonly argv: readonly string[]; readonly rolling?: number }[] {
  const way = ways.find((one) => one.name === wayName)!;
  return together[name]!.map(({ options, ...windows }) => {
    const taken = options.filter(([option]) => takesOption(way.metric, option));
    return {
      ...windows,
      argv: [...filesOf(way, fileOf), ...taken.flatMap(([option, value]) => [`--${option}`, value])],
    };
  });
}

function filesOf({ name, metric, counted }: Way, fileOf: (relation: RelationName) => string): string[] {
  const places = positionalRelations(metric).length;
  const more = always[name] ?? [];
  if (places > 1) return [metric.id, fileOf(counted), ...more];
  const named = takenTogether(metric).flatMap((relation, at) =>
    at < places ? [fileOf(relation)] : [`--${relation}`, fileOf(relation)],
  );
  return [metric.id, ...named, ...more];
}
