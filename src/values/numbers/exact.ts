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

/** Decimals that a number is kept with: no amount has more. */
const decimals = 12;

/** More whole digits than any amount has. */
const mostWholeDigits = 24;

/**
 * A number to twelve decimals, half away from zero: what stands behind them is the noise of binary fractions. Null where it
 * has more whole digits than are kept.
 *
 * @example rounded('19.990000000000002') // => "19.99"
 * @example rounded('-0.0000000000005') // => "-0.000000000001"
 */
export function rounded(exact: string): string | null {
  const point = exact.indexOf('.');
  const number = point < 0 || exact.length - point - 1 <= decimals ? exact : nearest(unitsIn(exact));
  const [whole = ''] = number.replace('-', '').split('.');
  return whole.length > mostWholeDigits ? null : number;
}

function nearest({ units, scale }: Units): string {
  const unit = 10n ** BigInt(scale - decimals);
  const away = units < 0n ? -unit / 2n : unit / 2n;
  return written({ units: (units + away) / unit, scale: decimals });
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
 * An exact amount in units of 10^−12.
 *
 * @example amountUnits('19.99') // => 19990000000000n
 */
export const amountUnits = (exact: string): bigint => unitsOf(exact, decimals);

/** Units of 10^−12 in one of 10^−4. */
const small = 100_000_000n;
const perUnit = 10_000;

/**
 * An amount in units of 10^−12 as the number nearest to it.
 *
 * @example amountOf(19_990_000_000_000n) // => 19.99
 */
export function amountOf(units: bigint): number {
  // Of whole numbers that are exact one division rounds as reading the digits does, and is sooner done; larger amounts have few decimals.
  const exact = Number(units);
  if (Number.isSafeInteger(exact)) return exact / 1e12;
  const whole = Number(units / small);
  return units % small === 0n && Number.isSafeInteger(whole) ? whole / perUnit : Number(decimalText(units));
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

/**
 * The digits of a number as an exact decimal, as few as tell it from all others.
 *
 * @example exactText(0.02) // => '0.02'
 * @example exactText(1.5e-7) // => '0.00000015'
 */
export function exactText(number: number): string {
  const [mantissa = '', exponent = '0'] = String(number).split('e');
  const { units, scale } = unitsIn(mantissa);
  const places = scale - Number(exponent);
  return written(places < 0 ? { units: units * 10n ** BigInt(-places), scale: 0 } : { units, scale: places });
}

/**
 * The covariance of two amounts among some customers, divided by how many, from exact sums in units of 10^−12: (n Σxy − Σx Σy) ÷ n².
 * No digit is lost before the last division, however alike the amounts are.
 *
 * @param products the sum of their products
 * @example covarianceOf(2, amountUnits('10'), amountUnits('4'), amountUnits('4')) // => 1
 */
export const covarianceOf = (count: number, products: bigint, one: bigint, other: bigint): number =>
  Number(BigInt(count) * products * perAmount - one * other) / Number(perAmount) ** 2 / count ** 2;

const perAmount = 10n ** BigInt(decimals);
