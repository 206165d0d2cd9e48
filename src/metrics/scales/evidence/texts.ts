import type { Text } from '../../../messages/language.ts';
import type { ValueCount } from '../../../values/reading.ts';

/** The texts of a column, and how many records hold each. */
export type TextCounts = ReadonlyMap<string, number>;

export interface FileTexts {
  readonly file: string;
  readonly texts: TextCounts;
}

/** What stands in the column of a metric: the evidence for the scale on which it was asked. */
export interface ColumnTexts {
  readonly header: string;
  /** What the file says that was asked: its header, and the words of the question where it has them. */
  readonly question: string;
  readonly texts: TextCounts;
  /** The same of each file: with several of them another pass, so only where there is a reason. */
  readonly byFile: () => Promise<readonly FileTexts[]>;
}

/** Another question than the metric's: its command, and the column that it reads. */
export interface OtherMetric {
  readonly metric: string;
  readonly column: string;
}

/** Why a column is not read on the scale that a metric would assume. */
export type ScaleDoubt =
  /** Several scales are possible, and only who asked can say which. */
  | {
      readonly kind: 'unsure';
      readonly found: Text;
      readonly assumed: string;
      /** What `--scale` may then say. */
      readonly scales: readonly string[];
      readonly fits: OtherMetric | null;
    }
  /** Two files seem to have been asked on two scales. */
  | { readonly kind: 'mixed'; readonly lower: FileHighest; readonly higher: FileHighest; readonly scale: string }
  /** Its answers are words of which nothing tells what number they stand for. */
  | { readonly kind: 'words'; readonly found: readonly ValueCount[]; readonly scale: string }
  /** Which end of the scale is good is told twice, or not at all. */
  | { readonly kind: 'direction'; readonly found: Text; readonly directions: readonly string[] };

export interface FileHighest {
  readonly file: string;
  readonly highest: number;
}
