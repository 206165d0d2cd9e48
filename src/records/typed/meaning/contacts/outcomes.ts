import { unaccented } from '../../../../values/folding.ts';

/** How a contact ended, as numbers that SQL sees. */
export const endings = { success: 1, resolution: 2, loss: 3, other: 4 } as const;

const words: Readonly<Record<Exclude<keyof typeof endings, 'other'>, readonly string[]>> = {
  success: [
    'converted',
    'purchased',
    'purchase',
    'sold',
    'won',
    'yes',
    'true',
    '1',
    'convertido',
    'compra',
    'comprado',
    'ganado',
    'vendido',
    'si',
  ],
  resolution: ['resolved', 'solved', 'resuelto', 'solucionado'],
  loss: ['lost', 'abandoned', 'cancelled', 'canceled', 'no', 'false', '0', 'perdido', 'abandonado', 'cancelado'],
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
