import { sql, type Sql } from '../../../sql/tag.ts';
import { plainId, plainText } from '../../../values/plain-id.ts';
import type { EncodedColumn, StayingRecords } from '../../columns.ts';
import { textIn } from '../answers.ts';
import type { ClusterValue } from '../client/client.ts';
import { recordsSql, type ClusterSource } from '../relation.ts';
import { lookup } from './lookup.ts';

/** A column by which records are told apart. */
export interface CellColumn {
  readonly header: string;
  /** The name of its text in the rows of `ClusterRecords`. */
  readonly name: Sql;
  readonly isId: boolean;
  /** What of its text tells records apart. */
  readonly cell: (text: Sql) => Sql;
}

/** A column with a number for each text, by cells. */
interface CodedCells {
  /** As the cluster has them. */
  readonly texts: readonly string[];
  readonly codes: Int32Array;
}

/** Records that stay in a cluster, by cells: combinations of texts that some of them have. */
export class ClusterRecords implements StayingRecords {
  readonly sources: readonly ClusterSource[];
  readonly columns: readonly CellColumn[];
  /** How many records each cell has. */
  readonly counts: Int32Array;
  readonly rows: number;
  /** The cell of each record that stands for one of theirs. */
  readonly cellOf: Int32Array<ArrayBuffer>;
  private readonly coded: readonly CodedCells[];

  /** @param cells a text for each column, and how many records have them */
  constructor(
    sources: readonly ClusterSource[],
    columns: readonly CellColumn[],
    cells: readonly (readonly ClusterValue[])[],
  ) {
    this.sources = sources;
    this.columns = columns;
    this.counts = Int32Array.from(cells, (cell) => Number(cell.at(-1)));
    this.rows = this.counts.reduce((sum, count) => sum + count, 0);
    this.cellOf = new Int32Array(this.rows);
    let row = 0;
    for (const [cell, count] of this.counts.entries()) {
      this.cellOf.fill(cell, row, row + count);
      row += count;
    }
    this.coded = columns.map(({ isId }, at) => coded(cells, at, isId ? [plainText] : []));
  }

  /** The column at a place, by the records that stand for these. */
  texts(at: number): EncodedColumn {
    const { texts, codes } = this.coded[at]!;
    return { texts: texts.map(textIn), codes: this.cellOf.map((cell) => codes[cell]!) };
  }

  /** The column at a place, by cells. */
  cells(at: number): CodedCells {
    return this.coded[at]!;
  }

  /** All records with the texts of the columns. */
  get sql(): Sql {
    return recordsSql(
      this.sources,
      this.columns.map(({ header, name }) => [header, name] as const),
    );
  }

  async repeatedIds(header: string, ids: readonly string[]): Promise<number> {
    const { rows } = await this.sources[0]!.table.ask(
      sql`SELECT count(*) FROM (SELECT ${this.idOf(header, ids)} AS id FROM (${this.sql}) AS records GROUP BY 1 HAVING count(*) > 1) AS counted WHERE id IS NOT NULL`,
    );
    return Number(rows[0]![0]);
  }

  /** What a record says in a column of ids: a plain id is one as it stands, and what others say is told. */
  idOf(header: string, ids: readonly string[]): Sql {
    const at = this.columns.findIndex((column) => column.header === header);
    const { isId, name: text } = this.columns[at]!;
    const said = this.cells(at)
      .texts.map((own, code) => [own, ids[code]!] as const)
      .filter(([own, id], code) => !(isId && code === plainId) && own !== id);
    return said.length === 0 ? sql`nullif(${text}, '')` : sql`nullif(coalesce(${lookup(said, text)}, ${text}), '')`;
  }
}

/** @param first texts that come first */
function coded(cells: readonly (readonly ClusterValue[])[], at: number, first: readonly string[]): CodedCells {
  const numbers = new Map(first.map((text, number) => [text, number]));
  const codes = Int32Array.from(cells, (cell) => {
    const text = String(cell[at]);
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
  return { texts: [...numbers.keys()], codes };
}
