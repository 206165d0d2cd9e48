/** Decimals that a product or quotient of exact numbers is kept with: no amount has more. */
const decimals = 12;

/**
 * An exact decimal times a whole number, divided by another; half to even in the twelfth decimal.
 *
 * @example times('228', 1, 12) // => '19'
 * @example times('100', 1, 12) // => '8.333333333333'
 */
export function times(exact: string, factor: number, divisor: number): string {
  if (factor === divisor) return exact;
  const [whole = '', fraction = ''] = exact.replace('-', '').split('.');
  const scale = 10n ** BigInt(fraction.length);
  const dividend = BigInt(whole + fraction) * BigInt(factor) * 10n ** BigInt(decimals);
  const by = scale * BigInt(divisor);
  let units = dividend / by;
  const rest = (dividend % by) * 2n;
  if (rest > by || (rest === by && units % 2n === 1n)) units += 1n;
  return (exact.startsWith('-') && units > 0n ? '-' : '') + decimalText(units);
}

/**
 * A number in units of 10^−12 as an exact decimal.
 *
 * @example decimalText(-12500000000000n) // => '-12.5'
 */
export function decimalText(units: bigint): string {
  if (units < 0n) return `-${decimalText(-units)}`;
  const digits = String(units).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/u, '');
  return digits.slice(0, -decimals) + (fraction === '' ? '' : `.${fraction}`);
}
