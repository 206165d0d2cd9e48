import type { Text } from '../../messages/language.ts';

/** Rows that the product itself marks as no answer or no sale. */
export interface LayoutExclusion {
  /** Header name, or its question text where the names say nothing. */
  readonly header: string;
  /** Cell values, compared without case; `blank` is an empty cell. */
  readonly values: readonly string[] | 'blank';
  readonly reason: 'preview' | 'incomplete' | 'status-excluded';
}

/** The export of one product: how it is recognised, where its columns are, and what to beware of. Data only. */
export interface Layout {
  /** The word for `--layout` and for JSON. */
  readonly name: string;
  readonly title: string;
  /** The relation that its rows are. */
  readonly relation: string;
  /** Each must be among the headers of the first row: words without regard to case and accents, patterns on the header as it stands. */
  readonly recognise: readonly (string | RegExp)[];
  readonly headerRows: {
    readonly count: 1 | 2 | 3;
    /** The second row holds the question of each column, or the choices of a question that stands above the first. */
    readonly second?: 'question' | 'choice';
    /** What a later row must show before it is believed to be a header: patterns on its cells that are not blank. */
    readonly confirm?: {
      readonly row: 2 | 3;
      readonly everyCell?: RegExp;
      readonly someCell?: RegExp;
      /** The cell under this header is blank, as it never is in a record. */
      readonly blankUnder?: string;
    };
  };
  /** Role (`responses.recommend_score`) → header names, or patterns on name and question text, by preference. */
  readonly roles: Readonly<Record<string, readonly (string | RegExp)[]>>;
  readonly exclude?: readonly LayoutExclusion[];
  /** Values that stand in a score column and are not answers. */
  readonly notAnswers?: readonly string[];
  /** Values that stand for nothing in a column: a customer `0` who is every guest. */
  readonly blanks?: readonly { readonly header: string; readonly values: readonly string[] }[];
  /** Only where the product fixes it, whatever the account's country. */
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  /** The product puts an apostrophe before `= + - @`, against formulas. */
  readonly stripApostrophe?: boolean;
  /**
   * A column that the product derives from the score: its name holds the score's name in the first group, and its values
   * 1, 2, 3 are detractor, passive, promoter. It gives `role` to the column that it was derived from.
   */
  readonly check?: { readonly companion: RegExp; readonly role: string };
  readonly amount?: {
    /** Columns to take off the amount. */
    readonly subtract?: readonly string[];
    /** The amount stands once for all lines that share this column's value. */
    readonly oncePer?: string;
  };
  /** What a reader of this export must know. */
  readonly traps: Text;
}
