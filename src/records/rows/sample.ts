import type { OpenedRelation } from '../../relations/headers/opened.ts';
import { isMissing } from '../../values/missing.ts';

/** Some records of the files of a relation, by column. */
export class Sample {
  readonly headers: readonly string[];
  /** The cells of each record, in the order of the headers. */
  readonly rows: readonly (readonly string[])[];

  constructor({ sources }: Pick<OpenedRelation, 'sources'>) {
    this.headers = [...new Set(sources.flatMap(({ columns }) => columns))];
    this.rows = sources.flatMap(({ columns, shown }) => {
      const places = this.headers.map((header) => columns.indexOf(header));
      return shown.map((cells) => places.map((place) => (place < 0 ? '' : (cells[place] ?? '').trim())));
    });
  }

  /** The cells of a column, and of it alone. */
  column(header: string): readonly string[] {
    const at = this.headers.indexOf(header);
    return this.rows.map((cells) => cells[at] ?? '');
  }

  /** The records in which a column says anything. */
  where(header: string): readonly (readonly string[])[] {
    const at = this.headers.indexOf(header);
    return this.rows.filter((cells) => !isMissing(cells[at] ?? ''));
  }
}

export const isWhole = (cell: string): boolean => /^\d{1,3}(?:[.,\s]?\d{3})*$/u.test(cell);
