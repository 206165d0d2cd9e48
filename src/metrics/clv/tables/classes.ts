/** From so many repeats on, customers stand together. */
const mostRepeats = 7;

export const repeatsNames: readonly string[] = [...Array.from({ length: mostRepeats }, (_, at) => String(at)), '7+'];

/** The place of a number of repeats among the names. */
export const repeatsPlace = (repeats: number): number => Math.min(repeats, mostRepeats);

/**
 * @example repeatsName(12) // => '7+'
 */
export const repeatsName = (repeats: number): string => repeatsNames[repeatsPlace(repeats)]!;

const mostClasses = 10;

/**
 * Classes of equal width, of 1, 2 or 5 times a power of ten, in which times up to one fall: ten at most.
 * @returns the names of the classes in their order, and the place of that of a time
 *
 * @example timeClasses(38.9).names // => ['0–5', '5–10', '10–15', '15–20', '20–25', '25–30', '30–35', '35–40']
 * @example timeClasses(38.9).placeOf(5) // => 1
 */
export function timeClasses(most: number): {
  readonly names: readonly string[];
  readonly placeOf: (time: number) => number;
} {
  const width = widthFor(most);
  const count = Math.floor(most / width) + 1;
  const names = Array.from({ length: count }, (_, at) => `${at * width}–${(at + 1) * width}`);
  return { names, placeOf: (time) => Math.min(count - 1, Math.floor(time / width)) };
}

function widthFor(most: number): number {
  for (let power = 1; ; power *= 10) {
    const width = [1, 2, 5].map((times) => times * power).find((one) => Math.floor(most / one) < mostClasses);
    if (width !== undefined) return width;
  }
}
