/**
 * The chances that a customer leaves before he buys again, and that he buys before he leaves: they add up to 1, and each
 * keeps its digits where it is small. With the slopes of the first in its three arguments.
 */
export interface FirstEvent {
  readonly leaves: number;
  readonly buys: number;
  readonly slopes: { readonly m: number; readonly s: number; readonly ratio: number };
}

/** Above this many levels it pays to look how many are needed. */
const manyLevels = 64;
const mostLevels = 2000;

/** The logarithm of all that a double can tell. */
const digits = 37;

/**
 * What comes first, where one waits for a purchase at a rate that is Gamma(m, scale) over customers, and for the end at a
 * rate that is Gamma(s, ratio·scale), both above 0:
 *
 *   s / (m + s) · ₂F₁(1, m; m + s + 1; 1 − ratio)
 *
 * as Gauss's continued fraction, which serves every ratio alike, and tells its slopes term by term. Its number of levels
 * follows from the ratio: exact from 1/11,000 to 11,000.
 *
 * Source: NIST Digital Library of Mathematical Functions, 15.7.1.
 *
 * @example firstEvent(1, 1, 1).leaves // => 0.5
 * @example firstEvent(2, 3, 0.5).leaves // => 0.728935333122625
 */
export function firstEvent(m: number, s: number, ratio: number): FirstEvent {
  const k = m + s;
  const z = 1 - ratio;
  let levels = levelsFor(m, s, ratio);
  let f = k + levels;
  let fm = 1;
  let fs = 1;
  let fz = 0;
  for (; levels > 1; levels -= 1) {
    const i = levels >> 1;
    const isOdd = (levels & 1) === 1;
    const numerator = isOdd ? (m + i) * (k + i) : i * (s + i);
    const share = z / f;
    const carried = (numerator * share) / f;
    fz = carried * fz - numerator / f;
    fm = 1 - (isOdd ? share * (m + k + 2 * i) : 0) + carried * fm;
    fs = 1 - share * (isOdd ? m + i : i) + carried * fs;
    f = k + levels - 1 - numerator * share;
  }
  // The whole is s / (s + m·h), with h = 1 − k·z/f.
  const h = 1 - (k * z) / f;
  const carried = (k * z) / (f * f);
  const whole = s + m * h;
  const leaves = s / whole;
  const perH = (-leaves * m) / whole;
  return {
    leaves,
    buys: (m * h) / whole,
    slopes: {
      m: (-leaves * h) / whole + perH * (carried * fm - z / f),
      s: (1 - leaves) / whole + perH * (carried * fs - z / f),
      ratio: -perH * (carried * fz - k / f),
    },
  };
}

/** Each level divides the error by (√ratio + 1) / |√ratio − 1|, or more: much more where m or s is large. */
function levelsFor(m: number, s: number, ratio: number): number {
  const root = Math.sqrt(ratio);
  const levels = 4 + Math.ceil(digits / Math.log((root + 1) / Math.abs(root - 1)));
  return levels > manyLevels && ratio > 1
    ? Math.min(levels, mostLevels, levelsOneByOne(m, s, ratio))
    : Math.min(levels, mostLevels);
}

/** As many as the partial quotients, two by two, say: each pair as if all others were like it. */
function levelsOneByOne(m: number, s: number, ratio: number): number {
  const k = m + s;
  let gained = 0;
  let i = 0;
  for (; gained < digits && 2 * i < mostLevels; i += 1) {
    const odd = (((m + i) / (k + 2 * i)) * (k + i) * (ratio - 1)) / (k + 2 * i + 1);
    const even = ((((i + 1) / (k + 2 * i + 1)) * (s + i + 1)) / (k + 2 * i + 2)) * (ratio - 1);
    const sum = 1 + odd + even;
    const root = Math.sqrt(sum * sum - 4 * odd * even);
    gained += Math.log((sum + root) ** 2 / (4 * odd * even));
  }
  return 2 * i + 4;
}
