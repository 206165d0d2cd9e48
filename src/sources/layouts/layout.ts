import type { Text } from '../../messages/language.ts';

/**
 * The export of one product: how it is recognised, and what to beware of. What its columns are stands in
 * `relations/exports/`. Data only.
 */
export interface Layout {
  /** The word for `--layout` and for JSON. */
  readonly name: string;
  readonly title: string;
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
      readonly blankUnder?: RegExp;
    };
  };
  /** The product puts an apostrophe before `= + - @`, against formulas. */
  readonly stripApostrophe?: boolean;
  /** What a reader of this export must know. */
  readonly traps: Text;
}
