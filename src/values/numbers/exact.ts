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
