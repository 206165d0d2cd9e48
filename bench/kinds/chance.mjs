// Chance that is the same on every machine, in whole numbers alone.

/** xorshift32 (Marsaglia 2003). */
let state = 2_463_534_242;

export function below(limit) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % limit;
}

export const pick = (values) => values[below(values.length)];

/** Each value as often as its weight says. */
export const repeat = (weights) => Object.entries(weights).flatMap(([value, weight]) => Array(weight).fill(value));

export const countries = repeat({
  US: 20,
  DE: 12,
  ES: 12,
  FR: 10,
  GB: 10,
  IT: 7,
  MX: 6,
  NL: 4,
  PT: 3,
  PL: 3,
  SE: 2,
  BR: 2,
  AR: 2,
  CO: 1,
  CL: 1,
  IE: 1,
  AT: 1,
  BE: 1,
  CH: 1,
  DK: 1,
});
