import type { Comparison, Condition, Literal } from '../../../questions/where/parse.ts';
import { joined, literal, sql, type Sql } from '../../../sql/tag.ts';
import { trimmed } from '../../../values/trimmed-sql.ts';

/** How the cells of a condition are read: the SQL of a column, and the mark of its fractions. */
export interface CellsInSql {
  readonly columns: ReadonlyMap<string, Sql>;
  readonly decimal: ',' | '.' | null;
}

/**
 * A condition as SQL over cells that are texts, a blank one being ''. A cell that is not the number that it is compared with
 * meets nothing, as in `matches`; a number is read in its plain form alone.
 */
export function conditionSql(condition: Condition, cells: CellsInSql): Sql {
  const over = (part: Condition) => conditionSql(part, cells);
  switch (condition.kind) {
    case 'and':
      return between(sql` AND `, condition.parts.map(over));
    case 'or':
      return between(sql` OR `, condition.parts.map(over));
    case 'not':
      return sql`NOT ${over(condition.part)}`;
    case 'blank':
      return sql`${trimmed(cell(condition.column, cells))} = ''`;
    case 'contains':
      return sql`strpos(${cell(condition.column, cells)}, ${literal(condition.text)}) > 0`;
    case 'in':
      return between(
        sql` OR `,
        condition.values.map((value) => compared(condition.column, '=', value, cells)),
      );
    case 'compare':
      return compared(condition.column, condition.by, condition.to, cells);
  }
}

function between(word: Sql, [first = sql`TRUE`, ...others]: readonly Sql[]): Sql {
  return sql`(${first}${joined(others.map((part) => sql`${word}${part}`))})`;
}

const cell = (column: string, { columns }: CellsInSql): Sql => columns.get(column)!;

const signs: Readonly<Record<Comparison, Sql>> = {
  '=': sql`=`,
  '!=': sql`<>`,
  '<': sql`<`,
  '<=': sql`<=`,
  '>': sql`>`,
  '>=': sql`>=`,
};

/** A number without the marks of its thousands, and a point for its fractions. */
const grouped: Readonly<Record<',' | '.' | 'none', (text: Sql) => Sql>> = {
  ',': (text) => sql`replace(replace(${text}, '.', ''), ',', '.')`,
  '.': (text) => sql`replace(${text}, ',', '')`,
  none: (text) => text,
};

/**
 * The number that such a comparison finds in a cell; null where it finds none.
 *
 * @example numberIn('1.234,5', ',') // => 1234.5
 * @example numberIn('about 9', '.') // => null
 */
export function numberIn(text: string, decimal: ',' | '.' | null): number | null {
  const bare = text.trim();
  const plain =
    decimal === ',' ? bare.replaceAll('.', '').replaceAll(',', '.') : decimal === '.' ? bare.replaceAll(',', '') : bare;
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u.test(plain) ? Number(plain) : null;
}

function compared(column: string, by: Comparison, to: Literal, cells: CellsInSql): Sql {
  const text = trimmed(cell(column, cells));
  if (typeof to === 'string') return sql`${text} ${signs[by]} ${literal(to)}`;
  const plain = grouped[cells.decimal ?? 'none'](text);
  return sql`coalesce(TRY_CAST(${plain} AS DOUBLE) ${signs[by]} ${literal(to)}, FALSE)`;
}
