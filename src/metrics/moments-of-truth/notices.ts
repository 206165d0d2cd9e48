import type { Notice } from '../../results/result.ts';
import type { MeasuredRows } from '../measures/rows.ts';
import type { Told } from './told.ts';

/** Said where one impression answers all questions. */
export const halo: Notice = {
  severity: 'warning',
  code: 'halo',
  message: {
    en: 'the ratings explain nearly all of the outcome, each as much: they may be one general impression, and then no driver is told from the others',
    es: 'las valoraciones explican casi todo el resultado, cada una por igual: pueden ser una sola impresión general, y entonces ningún factor se distingue de los demás',
  },
};

/** Said of drivers that have nothing between low and high. */
export function middlelessNotice({ measures }: MeasuredRows, told: readonly Told[]): Notice[] {
  const names = (told[0]?.middleless ?? []).map((driver) => measures[driver]!.name);
  if (names.length === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'no-middle',
      message: {
        en: `${names.join(', ')}: every rating is low or high, and there is none between to hold them against: leave a rating between --low and --high`,
        es: `${names.join(', ')}: toda valoración es baja o alta, y no hay intermedias con las que compararlas: deje alguna entre --low y --high`,
      },
    },
  ];
}
