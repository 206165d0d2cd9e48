import type { State } from '../../estimates/groups/state.ts';
import type { Interval } from '../../statistics/interval.ts';
import { percentileInterval } from '../../statistics/resampling/percentile-interval.ts';
import { randomFrom } from '../../statistics/resampling/random.ts';
import type { Asked } from '../worth/asked.ts';
import { drawWorths, type Chance } from '../worth/drawn.ts';
import type { ProfileRow } from '../worth/profile-row.ts';
import { drawnGroups } from './base.ts';
import type { Values } from './model/inputs.ts';
import { netValue } from './model/outcome.ts';

/** An input that data say with an error: it is drawn from a normal distribution. */
export interface Estimated {
  readonly name: string;
  readonly value: number;
  readonly error: number;
}

/** The interval of the net value by a bootstrap over customers, with what was estimated beside them drawn as well. */
export function netInterval(
  state: State<ProfileRow>,
  { told, basis }: Pick<Asked, 'told' | 'basis'>,
  values: Values,
  estimated: readonly Estimated[],
  { seed, times, confidence }: Chance & { readonly confidence: number },
): Interval | null {
  // Apart from the chance of the customers, so that these are the same whatever else is drawn.
  const random = randomFrom(seed + 1);
  const nets: (number | null)[] = [];
  drawWorths(state, basis, { seed, times }, (worths) => {
    const drawn = estimated.map(({ name, value, error }) => [name, value + error * random.normal()] as const);
    nets.push(netValue({ base: drawnGroups(worths, told.answers), values: new Map([...values, ...drawn]) }));
  });
  return percentileInterval(nets, confidence);
}
