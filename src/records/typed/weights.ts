import type { Population } from '../../questions/question.ts';
import { rakedWeights } from '../weights/raked-weights.ts';
import type { TypedJudge } from './judge.ts';

/** Used records that weigh alike: their weight in the file, their levels in the columns of the population, how many they are. */
export interface WeightClass {
  readonly weight: number;
  readonly levels: readonly string[];
  readonly n: number;
}

/**
 * The classes of used records, and the number of its class for each; no numbers where no weight was asked for. SQL groups by
 * the number, so that a weight stays the number that it is.
 */
export function weightClasses(
  judge: TypedJudge,
  used: Int32Array,
): { readonly numbers: Int32Array | null; readonly classes: readonly WeightClass[] } {
  const { weight, population } = judge.plan;
  if (weight === null && population.size === 0)
    return { numbers: null, classes: [{ weight: 1, levels: [], n: used.length }] };
  const places = new Map<string, number>();
  const classes: { readonly weight: number; readonly levels: readonly string[]; n: number }[] = [];
  const placeOf = (row: number) => {
    const [own, levels] = [Number(judge.weight(row)), judge.levels(row)];
    const key = JSON.stringify([own, levels]);
    let place = places.get(key);
    if (place === undefined) {
      place = classes.length;
      places.set(key, place);
      classes.push({ weight: own, levels, n: 0 });
    }
    classes[place]!.n += 1;
    return place;
  };
  return { numbers: Int32Array.from(used, placeOf), classes };
}

/**
 * The weight of each class: that of the file, or one that makes the records look like a population.
 * @param classes those of all records that are weighed together
 * @throws population-incomplete, population-contradictory
 */
export function weigher(
  classes: readonly WeightClass[],
  population: Population | null,
): (one: Pick<WeightClass, 'weight' | 'levels'>) => number {
  if (population === null) return ({ weight }) => weight;
  const weightOf = rakedWeights(classes, population);
  return ({ levels }) => weightOf(levels);
}
