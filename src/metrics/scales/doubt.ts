import type { Engine } from '../../engines/engine.ts';
import { CxError } from '../../errors.ts';
import type { OpenedRelation } from '../../relations/headers/opened.ts';
import type { ColumnTexts, FileTexts, ScaleDoubt, TextCounts } from './evidence/texts.ts';

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
  const label = opened.headers.find(({ name }) => name === header)?.label ?? '';
  return {
    header,
    question: label === header ? header : `${header}\n${label}`,
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

/** Refuses a column that is in doubt. @throws scale-unsure, scales-mixed, answers-in-words, direction-unsure */
export function refuse(doubt: ScaleDoubt, { opened, header }: DoubtedColumn): never {
  const { file } = opened.sources[0]!;
  switch (doubt.kind) {
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
    case 'words':
      throw new CxError('answers-in-words', { file, header, unread: doubt.found, scale: doubt.scale });
    case 'direction':
      throw new CxError('direction-unsure', { file, header, found: doubt.found, directions: doubt.directions });
  }
}
