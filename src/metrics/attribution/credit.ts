import { absorbingChain } from '../../statistics/chains/absorbing-chain.ts';
import type { PathRow } from './reduce.ts';

/** What of all conversions a touchpoint is credited with, by each rule. */
export interface Credit {
  readonly touchpoint: string;
  readonly persons: number;
  readonly removal_effect: number | null;
  readonly markov: number;
  readonly shapley: number;
  readonly first: number;
  readonly last: number;
  readonly linear: number;
}

const rules = ['shapley', 'first', 'last', 'linear'] as const;

/** The credit of each touchpoint, in the order of their names; each rule shares out all conversions. */
export function creditsOf(rows: readonly PathRow[], conversions: number): Credit[] {
  const touchpoints = rows.filter(({ kind }) => kind === 'touchpoint');
  const names = touchpoints.map(({ from }) => from);
  const effects = removalEffects(rows, names);
  const all = effects.reduce<number>((sum, effect) => sum + (effect ?? 0), 0);
  const byRule = new Map(rules.map((rule) => [rule, partsBy(rows, rule)] as const));
  const credited = (rule: (typeof rules)[number], name: string) => byRule.get(rule)!.get(name) ?? 0;
  return touchpoints.map(({ from: touchpoint, persons }, at) => ({
    touchpoint,
    persons,
    removal_effect: effects[at]!,
    markov: all === 0 ? 0 : (conversions * (effects[at] ?? 0)) / all,
    shapley: credited('shapley', touchpoint),
    first: credited('first', touchpoint),
    last: credited('last', touchpoint),
    linear: credited('linear', touchpoint),
  }));
}

function partsBy(rows: readonly PathRow[], rule: string): Map<string, number> {
  const parts = new Map<string, number>();
  for (const { kind, from, part, whole, n } of rows)
    if (kind === rule) parts.set(from, (parts.get(from) ?? 0) + (n * part) / whole);
  return parts;
}

function removalEffects(rows: readonly PathRow[], names: readonly string[]): readonly (number | null)[] {
  const places = new Map(names.map((name, at) => [name, at]));
  const counts = (kind: string) => {
    const own = names.map(() => 0);
    for (const row of rows) if (row.kind === kind) own[places.get(row.from)!] = row.n;
    return own;
  };
  const steps = names.map(() => names.map(() => 0));
  for (const row of rows) if (row.kind === 'step') steps[places.get(row.from)!]![places.get(row.to)!] = row.n;
  const chain = absorbingChain({
    starts: counts('start'),
    steps,
    successes: counts('success'),
    failures: counts('failure'),
  });
  return chain.states.map(({ removal_effect }) => removal_effect);
}
