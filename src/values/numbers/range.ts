/** What lies between two numbers of 0 or more; alike where there is only one. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
}

/**
 * A number, or two of which the first is not the greater, with a dash between them; null where the text is neither.
 *
 * @example readRange('4.5-6') // => { low: 4.5, high: 6 }
 * @example readRange('4') // => { low: 4, high: 4 }
 * @example readRange('6-4') // => null
 */
export function readRange(text: string): NumberRange | null {
  const [, first, second = first] =
    /^\s*(\d{1,9}(?:\.\d{1,9})?)(?:\s*[-–]\s*(\d{1,9}(?:\.\d{1,9})?))?\s*$/u.exec(text) ?? [];
  const [low, high] = [Number(first), Number(second)];
  return low <= high ? { low, high } : null;
}

/**
 * A range as `readRange` reads it.
 *
 * @example rangeText({ low: 4.5, high: 6 }) // => '4.5-6'
 */
export const rangeText = ({ low, high }: NumberRange): string => (low === high ? String(low) : `${low}-${high}`);
