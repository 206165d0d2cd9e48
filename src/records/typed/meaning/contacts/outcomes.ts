import { unaccented } from '../../../../values/folding.ts';

/** How a contact ended, as numbers that SQL sees. */
export const endings = { success: 1, resolution: 2, loss: 3, other: 4 } as const;

const words: Readonly<Record<Exclude<keyof typeof endings, 'other'>, readonly string[]>> = {
  success: ['converted', 'purchased', 'won', 'yes', 'true', '1', 'convertido', 'compra', 'ganado', 'vendido', 'si'],
  resolution: ['resolved', 'solved', 'resuelto', 'solucionado'],
  loss: ['lost', 'abandoned', 'cancelled', 'no', 'false', '0', 'perdido', 'abandonado'],
};

const known = new Map(
  (['success', 'resolution', 'loss'] as const).flatMap((ending) =>
    words[ending].map((word) => [word, endings[ending]] as const),
  ),
);

/**
 * How a contact ended whose outcome is this word, case and accents folded; null where nothing is said.
 *
 * @example endingOf(' SÍ ') // => 1
 * @example endingOf('unresolved') // => 4
 */
export function endingOf(text: string): number | null {
  const word = unaccented(text);
  return word === '' ? null : (known.get(word) ?? endings.other);
}

/** Whether any text says that a contact was a success, or that it was not: then the others of its column were none. */
export const tellSuccess = (texts: readonly string[]): boolean =>
  texts.some((text) => {
    const ending = endingOf(text);
    return ending === endings.success || ending === endings.loss;
  });
