/** Chance that a seed decides: the same seed gives the same numbers on every machine. */
export interface Random {
  /** The next number, at least 0 and below 1. */
  uniform(): number;
  /** The next number of a normal distribution with mean 0 and variance 1. */
  normal(): number;
}

/** Taken once: they are used for every number. */
const { imul, log, sqrt } = Math;

/**
 * A generator of chance from a seed: xoshiro128**, whose state is filled from the seed by SplitMix32. Uniform numbers have 53
 * bits; normal ones come in pairs from a point within the unit circle.
 *
 * Source: Blackman & Vigna (2021), "Scrambled linear pseudorandom number generators", ACM Transactions on Mathematical
 * Software 47; Marsaglia & Bray (1964), "A convenient method for generating normal variables", SIAM Review 6.
 *
 * @example [randomFrom(1), randomFrom(1)].map((random) => [random.uniform(), random.uniform()]).every(([a, b], _, [one]) => a === one[0] && b === one[1]) // => true
 */
export function randomFrom(seed: number): Random {
  const next = wordsFrom(seed);
  const uniform = () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
  let spare: number | null = null;
  return {
    uniform,
    normal() {
      if (spare !== null) {
        const kept = spare;
        spare = null;
        return kept;
      }
      for (;;) {
        const x = 2 * uniform() - 1;
        const y = 2 * uniform() - 1;
        const square = x * x + y * y;
        if (square >= 1 || square === 0) continue;
        const factor = sqrt((-2 * log(square)) / square);
        spare = y * factor;
        return x * factor;
      }
    },
  };
}

/** Words of 32 bits. */
function wordsFrom(seed: number): () => number {
  const state = filledFrom(seed);
  return () => {
    const a = state[0]!;
    const b = state[1]!;
    const c = state[2]!;
    const d = state[3]!;
    const word = imul(rotated(imul(b, 5), 7), 9);
    const third = c ^ a;
    const fourth = d ^ b;
    state[1] = b ^ third;
    state[0] = a ^ fourth;
    state[2] = third ^ (b << 9);
    state[3] = rotated(fourth, 11);
    return word >>> 0;
  };
}

const rotated = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));

/** SplitMix32: neighbouring seeds have states that have nothing in common. */
function filledFrom(seed: number): Int32Array {
  let counter = seed | 0;
  return Int32Array.from({ length: 4 }, () => {
    counter = (counter + 0x9e3779b9) | 0;
    let word = imul(counter ^ (counter >>> 16), 0x21f0aaad);
    word = imul(word ^ (word >>> 15), 0x735a2d97);
    return word ^ (word >>> 15);
  });
}
