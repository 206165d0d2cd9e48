/** Stands in for a partial denominator of 0, which would stop the recurrence. */
const tiny = 1e-300;

/**
 * The value of the continued fraction a₁/(b₁ + a₂/(b₂ + …)), whose terms are asked for in order until they change the
 * value no more.
 *
 * Source: the modified Lentz algorithm, Thompson & Barnett (1986), "Coulomb and Bessel functions of complex arguments
 * and order", Journal of Computational Physics 64.
 *
 * @example continuedFraction(() => ({ numerator: 1, denominator: 1 })) // => 0.618033988749895
 */
export function continuedFraction(
  term: (index: number) => { readonly numerator: number; readonly denominator: number },
): number {
  let value = tiny;
  let c = tiny;
  let d = 0;
  for (let index = 1; ; index += 1) {
    const { numerator, denominator } = term(index);
    d = 1 / orTiny(denominator + numerator * d);
    c = orTiny(denominator + numerator / c);
    value *= c * d;
    if (Math.abs(c * d - 1) <= Number.EPSILON) {
      return value;
    }
  }
}

function orTiny(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
