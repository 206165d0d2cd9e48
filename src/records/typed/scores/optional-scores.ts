import { agree } from '../../../messages/agreement.ts';
import type { Remark } from '../../../sources/source.ts';
import { commonest } from '../../../values/commonest.ts';
import { isStray } from '../../../values/reading.ts';
import { countsAmong, type Coded } from '../encoding/coded.ts';
import type { EncodedColumn } from '../encoding/encoded.ts';
import type { PlannedColumn, TypedPlan } from '../plan.ts';
import type { TypedReading } from '../reading.ts';

/** The records of a relation, as they were read. */
interface Read {
  readonly plan: TypedPlan;
  readings(column: PlannedColumn): Coded<TypedReading>;
  column(header: string): EncodedColumn;
}

/**
 * Says of scores that need not be there how many cannot be read, for no account of records does: a record that answers one
 * question badly still answers the others.
 */
export function optionalScoreRemarks(read: Read, used: Int32Array): Remark[] {
  return read.plan.columns
    .filter(({ needed, declared }) => !needed && declared.type === 'score')
    .flatMap((column) => unreadRemark(column, read, used));
}

function unreadRemark(column: PlannedColumn, records: Read, used: Int32Array): Remark[] {
  const { header, declared } = column;
  if (header === null) return [];
  const readings = records.readings(column);
  const counts = countsAmong(readings, used);
  const { texts } = records.column(header);
  const isUnread = (code: number) => ['unreadable', 'out-of-scale'].includes(readings.distinct[code]!.kind);
  const unread = texts
    .map((text, code) => ({ text, code, rows: counts[code]! }))
    .filter(({ code, rows }) => rows > 0 && isUnread(code));
  const rows = unread.reduce((sum, one) => sum + one.rows, 0);
  if (rows === 0) return [];
  const read = readings.distinct.reduce((sum, { kind }, code) => (kind === 'value' ? sum + counts[code]! : sum), 0);
  const list = commonest(unread);
  const scale = `${declared.scale!.low}–${declared.scale!.high}`;
  return [
    {
      severity: isStray(rows, read) ? 'info' : 'warning',
      code: 'values-unreadable',
      message: {
        en: `${header}: in ${rows} of ${rows + read} ${agree(rows + read, 'answer', 'answers')} there is nothing that can be read on a scale of ${scale}, and ${agree(rows, 'it counts', 'they count')} for nothing: ${list}`,
        es: `${header}: en ${rows} de ${rows + read} ${agree(rows + read, 'respuesta', 'respuestas')} no hay nada legible en una escala de ${scale}, y no ${agree(rows, 'cuenta', 'cuentan')}: ${list}`,
      },
    },
  ];
}
