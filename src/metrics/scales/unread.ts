import { CxError } from '../../errors.ts';
import { agree } from '../../messages/agreement.ts';
import type { Remark } from '../../sources/source.ts';
import { isFew, isMost } from '../../values/unread.ts';
import { commonest } from '../../values/commonest.ts';
import type { ScoreReading } from '../../values/scores/score.ts';
import type { DoubtedColumn } from './doubt.ts';
import { isCode } from './evidence/numbers.ts';

/** Those of a column that are written and cannot be read on its scale; codes for no answer are none. */
function unreadOf({ texts }: Pick<DoubtedColumn, 'texts'>, read: (text: string) => ScoreReading) {
  const found: { text: string; rows: number }[] = [];
  let answers = 0;
  for (const [text, rows] of texts) {
    const reading = read(text);
    if (reading.kind === 'value') answers += rows;
    else if (reading.kind === 'unreadable' || (reading.kind === 'out-of-scale' && !isCode(reading.value)))
      found.push({ text, rows });
  }
  const rows = found.reduce((sum, one) => sum + one.rows, 0);
  return { rows, written: answers + rows, texts: commonest(found) };
}

/**
 * Says how many answers cannot be read on their scale, where that is more than one in twenty: what is left may not speak for all.
 * @param scale the scale in words: `1–5`
 * @throws answers-unread where they are the majority
 */
export function unreadAnswers(
  column: DoubtedColumn,
  read: (text: string) => ScoreReading,
  scale: string,
): readonly Remark[] {
  const { rows, written, texts } = unreadOf(column, read);
  if (isFew(rows, written)) return [];
  const { header, opened } = column;
  if (isMost(rows, written))
    throw new CxError('answers-unread', { file: opened.sources[0]!.file, header, rows, written, scale, texts });
  return [
    {
      severity: 'warning',
      code: 'values-unreadable',
      message: {
        en: `${header}: ${rows} of the ${written} answers that are written cannot be read on a scale of ${scale}, and ${agree(rows, 'it is', 'they are')} left out: ${texts}; if they say something: --values "…=…" or --scale`,
        es: `${header}: ${rows} de las ${written} respuestas escritas no se ${agree(rows, 'puede', 'pueden')} leer en una escala de ${scale}, y se ${agree(rows, 'excluye', 'excluyen')}: ${texts}; si dicen algo: --values "…=…" o --scale`,
      },
    },
  ];
}
