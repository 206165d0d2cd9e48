import { CxError } from '../../errors.ts';
import type { Text } from '../../messages/language.ts';
import type { SatisfactionScale } from '../scales/questions/satisfaction.ts';

/**
 * How many of the highest answers count as satisfied.
 * @throws invalid-option when every answer would be a top one
 * @throws option-needs where no number is usual on so long a scale
 */
export function topBoxes({ name, low, high, top: usual }: SatisfactionScale, top: number | null): number {
  const most = high - low;
  if (top === null && usual === null) throw new CxError('option-needs', { option: `--scale ${name}`, needs: '--top' });
  if (top === null || top <= most) return top ?? usual!;
  throw new CxError('invalid-option', {
    option: '--top',
    value: String(top),
    expected: {
      en: `a whole number from 1 to ${most}, as the scale is ${name}`,
      es: `un número entero de 1 a ${most}, porque la escala es ${name}`,
    },
  });
}

/** The estimate with its cut and its scale: a share of unknown boxes compares with nothing. */
export function cutLabel({ name, low, high }: SatisfactionScale, top: number, isReversed: boolean): Text {
  if (name === 'good-bad') return { en: 'CSAT (good of good and bad)', es: 'CSAT (buenas de buenas y malas)' };
  const boxes = top === 1 ? `${high}` : `${high - top + 1}–${high}`;
  const [en, es] = isReversed ? [', answers reversed', ', respuestas invertidas'] : ['', ''];
  return { en: `CSAT (${boxes} of ${low}–${high}${en})`, es: `CSAT (${boxes} de ${low}–${high}${es})` };
}
