import { asSeen } from '../../../values/folding.ts';
import type { EncodedColumn } from '../encoding/encoded.ts';
import { nothing, type TypedReading } from '../reading.ts';
import { once } from './once.ts';

/** What the texts of a column of ids say that are no customers': each as it is seen. */
export const idReadings = once((column: EncodedColumn): readonly TypedReading[] =>
  column.texts.map((text) => {
    const value = asSeen(text);
    return value === '' ? nothing : { kind: 'value', value };
  }),
);

/** The ids that the texts of a column say, in their order; blank for none. */
export const idsSaid = once((readings: readonly TypedReading[]): readonly string[] =>
  readings.map((one) => (one.kind === 'value' ? String(one.value) : '')),
);

/** Each of them once. */
export const idsAmong = once((readings: readonly TypedReading[]): ReadonlySet<string> => {
  const ids = new Set(idsSaid(readings));
  ids.delete('');
  return ids;
});
