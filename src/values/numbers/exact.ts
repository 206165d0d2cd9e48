/** Arithmetic on exact decimals (`-1234.56`), digit for digit. */

interface Units {
  readonly units: bigint;
  readonly scale: number;
}

function unitsIn(exact: string): Units {
  const [whole = '', fraction = ''] = exact.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

/** Canonical digits: no zeros behind the point, none before the whole, no minus zero. */
function written({ units, scale }: Units): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** @example product('3', '-12.50') // => "-37.5" */
export function product(a: string, b: string): string {
  const [one, other] = [unitsIn(a), unitsIn(b)];
  return written({ units: one.units * other.units, scale: one.scale + other.scale });
}

/** @example difference('10.5', '0.25') // => "10.25" */
export function difference(a: string, b: string): string {
  const [from, off] = [unitsIn(a), unitsIn(b)];
  const scale = Math.max(from.scale, off.scale);
  const at = ({ units, scale: own }: Units) => units * 10n ** BigInt(scale - own);
  return written({ units: at(from) - at(off), scale });
}

/** @example hundredth('7572') // => "75.72" */
export function hundredth(exact: string): string {
  const { units, scale } = unitsIn(exact);
  return written({ units, scale: scale + 2 });
}

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

/**
 * An exact decimal in units of 10^−scale.
 *
 * @example unitsOf('-12.5', 2) // => -1250n
 */
export function unitsOf(exact: string, scale: number): bigint {
  const [whole = '', fraction = ''] = exact.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}
