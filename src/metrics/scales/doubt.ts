import type { Engine } from '../../engines/engine.ts';
import { CxError } from '../../errors.ts';
import type { Text } from '../../messages/language.ts';
import type { OpenedRelation } from '../../relations/headers/opened.ts';

/** The texts of a column, and how many records hold each. */
export type TextCounts = ReadonlyMap<string, number>;

export interface FileTexts {
  readonly file: string;
  readonly texts: TextCounts;
}

/** What stands in the column of a metric: the evidence for the scale on which it was asked. */
export interface ColumnTexts {
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
  /** It answers the question of another metric. */
  | { readonly kind: 'wrong'; readonly highest: number; readonly fits: OtherMetric; readonly expected: string }
  /** Several scales are possible, and only who asked can say which. */
  | {
      readonly kind: 'unsure';
      readonly found: Text;
      readonly assumed: string;
      readonly scales: readonly string[];
      readonly fits: OtherMetric | null;
    }
  /** Two files seem to have been asked on two scales. */
  | { readonly kind: 'mixed'; readonly lower: FileHighest; readonly higher: FileHighest; readonly scale: string };

export interface FileHighest {
  readonly file: string;
  readonly highest: number;
}

/** Where the column stands: its relation's files, its header, and the values that a tally counted. */
export interface DoubtedColumn {
  readonly opened: OpenedRelation;
  readonly column: string;
  readonly header: string;
  readonly texts: TextCounts;
}

/** The texts of a column, in all files and in each. */
export function columnTexts({ opened, header, texts }: DoubtedColumn, engine: Engine): ColumnTexts {
  const { sources } = opened;
  const request = { relation: opened.relation, columns: [{ header, reading: 'raw' as const }], unique: null };
  return {
    texts,
    async byFile() {
      const [first] = sources;
      if (sources.length === 1) return [{ file: first!.file, texts }];
      const files: FileTexts[] = [];
      for (const source of sources) {
        const { cells } = await engine.tally([source], request);
        files.push({ file: source.file, texts: cells.counts(0) });
      }
      return files;
    },
  };
}

/** Refuses a column whose scale is in doubt. @throws wrong-scale, scale-unsure, scales-mixed */
export function assertNoDoubt(doubt: ScaleDoubt | null, { opened, column, header }: DoubtedColumn): void {
  if (doubt === null) return;
  const { file } = opened.sources[0]!;
  switch (doubt.kind) {
    case 'wrong': {
      const { highest, expected: scale, fits } = doubt;
      throw new CxError('wrong-scale', {
        column,
        header,
        highest,
        scale,
        file,
        metric: fits.metric,
        asks: fits.column,
      });
    }
    case 'unsure': {
      const { found, assumed, scales, fits } = doubt;
      const other = { metric: fits?.metric ?? '', asks: fits?.column ?? '' };
      throw new CxError('scale-unsure', { file, header, found, assumed, scales, ...other });
    }
    case 'mixed':
      throw new CxError('scales-mixed', {
        header,
        file: doubt.lower.file,
        low: doubt.lower.highest,
        other: doubt.higher.file,
        high: doubt.higher.highest,
        scale: doubt.scale,
      });
  }
}
