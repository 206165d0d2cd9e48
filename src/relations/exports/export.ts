import type { Reason } from '../../results/reasons.ts';
import type { ColumnName, RelationName } from '../index.ts';

/** Rows that the product itself marks as no answer or no sale. */
export interface ExportExclusion {
  /** Header name, or its question text where the names say nothing. */
  readonly header: string;
  /** Cell values, compared without case; `blank` is an empty cell. */
  readonly values: readonly string[] | 'blank';
  readonly reason: Extract<Reason, 'preview' | 'incomplete' | 'status-excluded'>;
}

/** The columns of one product's export: which header plays which column of its relation, and what its values are. Data only. */
export interface Export<R extends RelationName> {
  /** The name of its layout. */
  readonly layout: string;
  /** What its rows are. */
  readonly relation: R;
  /** Column → header names, or patterns on name and question text, by preference; a misspelt column does not compile. */
  readonly roles: { readonly [C in ColumnName<R>]?: readonly (string | RegExp)[] };
  readonly exclude?: readonly ExportExclusion[];
  /** Words of its status by which a record counts, beyond those that every shop has. */
  readonly counted?: readonly string[];
  /** Values that stand in a score column and are not answers. */
  readonly notAnswers?: readonly string[];
  /** Values that stand for nothing in a column: a customer `0` who is every guest. */
  readonly blanks?: readonly { readonly header: string; readonly values: readonly string[] }[];
  /** Only where the product fixes it, whatever the account's country. */
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  /**
   * A column that the product derives from the score: its name holds the score's name in the first group, and its values
   * 1, 2, 3 are detractor, passive, promoter. It makes the header that it was derived from play `column`.
   */
  readonly check?: { readonly companion: RegExp; readonly column: ColumnName<R> };
  readonly amount?: {
    /** Columns to take off the amount. */
    readonly subtract?: readonly string[];
    /** The amount stands once for all lines that share this column's value. */
    readonly oncePer?: string;
  };
}

/** An export of any relation. */
export type AnyExport = { [R in RelationName]: Export<R> }[RelationName];
