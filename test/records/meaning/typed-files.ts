import { plainQuestion, type Question } from '../../../src/questions/question.ts';
import { encodeRecords } from '../../../src/records/typed/encoding/encoded.ts';
import { Keys } from '../../../src/records/typed/ids/keys.ts';
import { planTyped, type ReadColumn } from '../../../src/records/typed/plan.ts';
import { typedRelation, type TypedRelation } from '../../../src/records/typed/relation.ts';
import { bindRelation } from '../../../src/relations/headers/opened.ts';
import type { RelationName } from '../../../src/relations/index.ts';
import { opened } from '../../engines/temporary.ts';

/** A relation as it was read, with what its used records say. */
export interface Read {
  readonly typed: TypedRelation;
  readonly keys: Keys;
  /** The values of the used records, in the order of the columns that were asked for. */
  readonly rows: readonly (string | null)[][];
  /** Records left out, by reason. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Codes of what was remarked, warnings with a mark. */
  readonly remarks: readonly string[];
  /** The English words of a remark. */
  readonly said: (code: string) => string;
}

/** Reads columns of a file as a query would. */
export async function read(
  relation: RelationName,
  file: string,
  columns: readonly (string | ReadColumn)[],
  question: Partial<Question> = {},
  keys = new Keys(),
): Promise<Read> {
  const asked = { ...plainQuestion, ...question };
  const bound = bindRelation(relation, [await opened(file)], new Map());
  const reads = columns.map((column) => (typeof column === 'string' ? { column, needed: true } : column));
  const plan = planTyped(bound, reads, asked, 'records');
  const records = await encodeRecords(bound.sources, plan.headers, plan.watched);
  const typed = await typedRelation(plan, asked, records, keys);
  const excluded: Record<string, number> = {};
  for (const { reason, rows } of typed.accounting.excluded) excluded[reason] = (excluded[reason] ?? 0) + rows;
  return {
    typed,
    keys,
    rows: written(typed, keys),
    excluded,
    remarks: typed.remarks.map(({ code, severity }) => (severity === 'warning' ? `${code}!` : code)).toSorted(),
    said: (code) => typed.remarks.find((remark) => remark.code === code)!.message.en,
  };
}

function written({ table }: TypedRelation, keys: Keys): (string | null)[][] {
  return Array.from({ length: table.rows }, (_, row) =>
    table.columns
      .filter(({ name }) => name !== 'segment')
      .map((column) => {
        const { values, present } = column.rows(row, row + 1);
        if (present !== null && (present[0]! & 1) === 0) return null;
        if (column.type === 'decimal') {
          const low = BigInt(values[0]!);
          const units = column.digits === 18 ? low : (BigInt(values[1]!) << 64n) + BigInt.asUintN(64, low);
          return decimal(units, column.scale);
        }
        const value = Number(values[0]);
        if (column.type === 'key') return keys.id(value);
        if (column.type === 'day') return new Date(value * 86_400_000).toISOString().slice(0, 10);
        return column.type === 'word' ? column.words[value]! : String(value);
      }),
  );
}

/** `-1250` at scale 2 as `-12.5`. */
function decimal(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const fraction = digits.slice(digits.length - scale).replace(/0+$/u, '');
  const whole = digits.slice(0, digits.length - scale);
  return `${units < 0n ? '-' : ''}${whole}${scale === 0 || fraction === '' ? '' : `.${fraction}`}`;
}

export const lines = (...texts: readonly string[]): string => `${texts.join('\n')}\n`;
