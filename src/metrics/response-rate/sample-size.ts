import { answered, column } from '../../results/columns.ts';
import type { Table } from '../../results/result.ts';
import { krejcieMorganSampleSize } from '../../statistics/proportions/finite-population.ts';
import { row } from '../../results/row.ts';
import { countAll, countAnswered, type Invitations } from './reduce.ts';

/** How many answers estimate a share of those invited to within 5 points, and whether there are as many. */
export function sampleSizeTable(invitations: readonly Invitations[], confidence: number): Table {
  const population = countAll(invitations);
  const needed = population === 0 ? null : krejcieMorganSampleSize(population, { confidence });
  const answers = countAnswered(invitations);
  return {
    name: 'sample_size',
    title: { en: 'Enough answers?', es: '¿Respuestas suficientes?' },
    columns: [
      column('population', { en: 'Population', es: 'Población' }, 'count', {
        en: 'those invited, taken as everybody of interest',
        es: 'los invitados, tomados como todos los que interesan',
      }),
      column('needed_n', { en: 'Needed', es: 'Necesarias' }, 'count', {
        en: 'answers that estimate a share of one half to within 5 points (Krejcie and Morgan)',
        es: 'respuestas que estiman una proporción de la mitad con un margen de 5 puntos (Krejcie y Morgan)',
      }),
      answered,
      column('enough', { en: 'Enough', es: 'Bastan' }, 'boolean', {
        en: 'there are as many answers as needed',
        es: 'hay tantas respuestas como hacen falta',
      }),
    ],
    rows: [
      row([
        ['population', population],
        ['needed_n', needed],
        ['answered', answers],
        ['enough', needed === null ? null : answers >= needed],
      ]),
    ],
  };
}
