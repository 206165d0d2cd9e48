import type { Text } from '../../messages/language.ts';
import { column } from '../../results/columns.ts';
import type { Column, Unit } from '../../results/result.ts';

/** The ends of a measure beside the main one. @param noun the measure within a sentence: `the mean` */
export const limitsOf = ({ name, label, unit }: Column, noun: Text): readonly [Column, Column] => [
  column(`${name}_conf_low`, { en: `${label.en} low`, es: `${label.es} inferior` }, unit, {
    en: `lower end of the confidence interval of ${noun.en}`,
    es: `extremo inferior del intervalo de confianza de ${noun.es}`,
  }),
  column(`${name}_conf_high`, { en: `${label.en} high`, es: `${label.es} superior` }, unit, {
    en: `upper end of the confidence interval of ${noun.en}`,
    es: `extremo superior del intervalo de confianza de ${noun.es}`,
  }),
];

/** A measure without weights, beside the weighted one. */
export const unweightedOf = (name: string, label: Text, unit: Unit, noun: Text): Column =>
  column(`${name}_unweighted`, { en: `${label.en} unweighted`, es: `${label.es} sin ponderar` }, unit, {
    en: `${noun.en} when every answer counts alike`,
    es: `${noun.es} si cada respuesta cuenta igual`,
  });
