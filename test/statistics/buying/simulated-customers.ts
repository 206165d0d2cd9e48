/** Random numbers that are the same in every run. */
export interface Chance {
  readonly uniform: () => number;
  readonly exponential: (rate: number) => number;
  readonly gamma: (shape: number, rate: number) => number;
  readonly beta: (a: number, b: number) => number;
}

/** Mulberry32 for uniform numbers; Marsaglia & Tsang (2000), "A simple method for generating gamma variables". */
export function chance(seed: number): Chance {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const standardGamma = (shape: number): number => {
    if (shape < 1) {
      return standardGamma(shape + 1) * uniform() ** (1 / shape);
    }
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  };
  return {
    uniform,
    exponential: (rate) => -Math.log(uniform()) / rate,
    gamma: (shape, rate) => standardGamma(shape) / rate,
    beta: (a, b) => {
      const left = standardGamma(a);
      return left / (left + standardGamma(b));
    },
  };
}

/** Repeats of one customer, at this rate, who may leave at each purchase or at a time. */
export function simulatedHistory(
  { exponential, uniform }: Chance,
  { rate, age, leaves }: { readonly rate: number; readonly age: number; readonly leaves: number },
  until: number = age,
): { repeats: number; recency: number; age: number; customers: number } {
  let [time, repeats, recency] = [0, 0, 0];
  for (;;) {
    time += exponential(rate);
    if (time > Math.min(age, until)) {
      break;
    }
    [repeats, recency] = [repeats + 1, time];
    if (uniform() < leaves) {
      break;
    }
  }
  return { repeats, recency, age, customers: 1 };
}
