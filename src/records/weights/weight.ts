import type { Reason } from '../../results/reasons.ts';
import type { NumberReading } from '../../values/numbers/number.ts';

/** How much an answer counts, or why it has no weight: it says none, none that can be read, or one that is not above 0. */
export function weightOf(reading: NumberReading): number | Reason {
  if (reading.kind !== 'value') return `value-${reading.kind}`;
  return reading.value > 0 && Number.isFinite(reading.value) ? reading.value : 'value-out-of-scale';
}

/** How much a record counts among measures, where 0 is a weight like others; or that it says none. */
export function measureWeightOf(reading: NumberReading): number | Reason {
  const isWeight = reading.kind === 'value' && reading.value >= 0 && Number.isFinite(reading.value);
  return isWeight ? reading.value : 'weight-unusable';
}

/** How many gave an answer, or why nobody knows: the cell says none, or no whole number. */
export function timesOf(reading: NumberReading): number | Reason {
  if (reading.kind !== 'value') return `value-${reading.kind}`;
  if (!Number.isInteger(reading.value) || reading.value < 0) return 'value-unreadable';
  return reading.value === 0 ? 'value-missing' : reading.value;
}
