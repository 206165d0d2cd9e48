import type { TypedColumn } from '../../../engines/typed-table.ts';
import { CxError } from '../../../errors.ts';
import type { EncodedColumn } from '../encoding/encoded.ts';

/** A column of ids that stay where their records are: SQL sees them there, and nothing else does. */
export const stayingIds = (name: string): TypedColumn => ({
  type: 'key',
  name,
  rows: () => idsStay(name),
});

/** The column, where its texts are known. @throws cluster-persons */
export const withTexts = (column: EncodedColumn): EncodedColumn =>
  column.mostOfPlain === undefined ? column : idsStay();

/** @throws cluster-persons */
export function idsStay(column = 'customer_id'): never {
  throw new CxError('cluster-persons', { column });
}
