import type { Chart } from '../../results/result.ts';
import { partNames } from '../profit/parts.ts';

/** The profit of each year in its parts, value across retention, what points are worth, and what the value depends on. */
export const charts: readonly Chart[] = [
  {
    type: 'stacked-bar',
    title: { en: 'Where profit comes from, by year', es: 'De dónde viene el beneficio, por año' },
    table: 'profit',
    x: ['year'],
    y: partNames,
  },
  {
    type: 'line',
    title: { en: 'Value of a customer across retention', es: 'Valor de un cliente según la retención' },
    table: 'values',
    x: ['retention'],
    y: ['survival', 'fixed_life'],
  },
  {
    type: 'heatmap',
    title: { en: 'What points of retention are worth', es: 'Cuánto valen puntos de retención' },
    table: 'uplift_grid',
    x: ['retention', 'discount'],
    y: ['uplift'],
  },
  {
    type: 'bar',
    title: { en: 'What the value depends on', es: 'De qué depende el valor' },
    table: 'sensitivity',
    x: ['input'],
    y: ['value_low', 'value_high'],
  },
];
