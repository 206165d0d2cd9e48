/** Where the series at 0 needs more terms than this, it is continued towards 1 instead. */
const manyTerms = 1000;

/** Numerator parameters below this make terms of both signs that take digits from one another. */
const alternatesMuch = -5;

const mostTerms = 100_000;

/**
 * Gauss's hypergeometric function ₂F₁(a, b; c; z) for c > 0 and z < 1; throws a RangeError elsewhere. To 12 digits where
 * a, b, c − a and c − b are positive or near 0, at any z.
 *
 * Negative z are moved into 0…1 by Pfaff's transformation, and numerators made small by Euler's; then see
 * hypergeometricExcess.
 *
 * Source: NIST Digital Library of Mathematical Functions, 15.2.1 and 15.8.1; Pearson, Olver & Porter (2017), "Numerical
 * methods for the computation of the confluent and Gauss hypergeometric functions", Numerical Algorithms 74.
 *
 * @example hypergeometric(1, 1, 2, 0.5) // => 1.38629436111989
 * @example hypergeometric(1, 0.5, 1.5, -1) // => 0.785398163397448
 * @example hypergeometric(0.5, 0.5, 1, 0.9999) // => 3.81436424
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(c > 0 && z < 1)) {
    throw new RangeError(`the hypergeometric function is for c > 0 and z < 1 here, not for c = ${c} and z = ${z}`);
  }
  if (z < 0) {
    // Either numerator may be reflected: the larger one shrinks more.
    const [reflected, kept] = a > b ? [a, b] : [b, a];
    return (1 - z) ** -kept * hypergeometric(c - reflected, kept, c, z / (z - 1));
  }
  if (a + b > c && Math.min(c - a, c - b) > alternatesMuch) {
    return (1 - z) ** (c - a - b) * oneAndExcess(c - a, c - b, c, z);
  }
  return oneAndExcess(a, b, c, z);
}

function oneAndExcess(a: number, b: number, c: number, z: number): number {
  return 1 + (b / c) * hypergeometricExcess(a, b, c, z);
}

/**
 * (₂F₁(a, b; c; z) − 1)·c/b = Σ (a)ₙ (b + 1)ₙ₋₁ zⁿ / ((c + 1)ₙ₋₁ n!) over n ≥ 1, for c > −1 and 0 ≤ z < 1: what is left
 * of the function where b or c is 0, and not lost beside 1 where they are small.
 *
 * Near 1 the series at 0 is replaced by Taylor series at places on the way, each of which halves the distance to 1; their
 * terms follow from the hypergeometric differential equation. No case needs a limit of its own.
 *
 * Source: NIST Digital Library of Mathematical Functions, 15.10.1 (the equation).
 *
 * @example hypergeometricExcess(1, 0, 1, 0.5) // => 0.693147180559945
 */
export function hypergeometricExcess(a: number, b: number, c: number, z: number): number {
  const direct = seriesAtZero(a, b, c, z, manyTerms);
  if (direct.isComplete) {
    return direct.value;
  }
  let at = Math.min(z, continuationBegins(a, b, c));
  let { value, slope } = seriesAtZero(a, b, c, at, mostTerms);
  while (at < z) {
    const next = Math.min(z, (1 + at) / 2);
    ({ value, slope } = seriesAt({ at, value, slope }, { a, b, c }, next - at));
    at = next;
  }
  return value;
}

/**
 * As far from 0 as from 1, the places where a Taylor series breaks down; or so near to 1 that over the first step the other
 * solution, which falls as z¹⁻ᶜ, does not fall by so much that its rounding drowns ours.
 */
function continuationBegins(a: number, b: number, c: number): number {
  return Math.max(0.5, 1 - 5 / Math.max(Math.abs(a), Math.abs(b), c));
}

interface ValueAndSlope {
  readonly value: number;
  readonly slope: number;
}

function seriesAtZero(
  a: number,
  b: number,
  c: number,
  z: number,
  limit: number,
): ValueAndSlope & { readonly isComplete: boolean } {
  let power = a;
  let value = a * z;
  let slope = a;
  for (let n = 1; n < limit; n += 1) {
    power *= ((a + n) / (c + n)) * ((b + n) / (n + 1)) * z;
    value += power * z;
    slope += power * (n + 1);
    // Terms may grow at first, and after that fall like those of a geometric series.
    if (Math.abs(power) * n <= Number.EPSILON * Math.abs(value) * (1 - z) && n > -a && n > -b) {
      return { value, slope, isComplete: true };
    }
  }
  return { value, slope, isComplete: false };
}

/** One step of a solution of z(1 − z)w″ + (c − (a + b + 1)z)w′ − ab·w = ac, which the excess solves, by its Taylor series. */
function seriesAt(
  { at, value, slope }: ValueAndSlope & { readonly at: number },
  { a, b, c }: { readonly a: number; readonly b: number; readonly c: number },
  step: number,
): ValueAndSlope {
  // Terms carry the power of the step, which coefficients alone would overflow.
  const curve = (step / at) * (step / (1 - at));
  const tilt = curve / step;
  let before = value;
  let term = slope * step;
  let sum = value + term;
  let sumOfSlopes = term;
  for (let n = 0; n < mostTerms; n += 1) {
    const drift = (1 - 2 * at) * n + c - (a + b + 1) * at;
    const source = n === 0 ? a * c : 0;
    const bent = curve * ((n + a) * (n + b) * before + source) - tilt * (n + 1) * drift * term;
    const next = bent / ((n + 2) * (n + 1));
    sum += next;
    sumOfSlopes += (n + 2) * next;
    // A term may be 0 by chance, two are not.
    if (n > 2 && Math.max(Math.abs(term), Math.abs(next)) * (n + 2) <= Number.EPSILON * Math.abs(sum)) {
      break;
    }
    [before, term] = [term, next];
  }
  return { value: sum, slope: sumOfSlopes / step };
}
