import type { Engine } from '../../engines/engine.ts';
import type { Text } from '../../messages/language.ts';
import { countsOf } from '../../records/typed/encoding/encoded.ts';
import type { TypedRelation } from '../../records/typed/relation.ts';
import type { Remark } from '../../sources/source.ts';
import { columnTexts, type ScaleDoubt } from './doubt.ts';
import type { ScoreQuestion } from './question.ts';

/** A column of scores of which nothing is read, and what is to be said of that. */
interface DoubtedScores {
  readonly column: string;
  readonly remark: Remark;
}

/**
 * The scores that a query cannot read, for they may stand on another scale than the assumed one. Of a metric of several questions
 * the others still count.
 */
export async function scaleDoubts(
  questions: readonly ScoreQuestion[],
  responses: TypedRelation,
  engine: Engine,
): Promise<readonly DoubtedScores[]> {
  const { plan } = responses.judge;
  const found: DoubtedScores[] = [];
  for (const question of questions) {
    const { column } = question;
    const header = plan.columns.find((one) => one.column === column)?.header ?? null;
    if (header === null) continue;
    const texts = new Map(countsOf(responses.judge.column(header)).map(({ text, rows }) => [text, rows]));
    const of = { opened: plan.opened, column, header, texts };
    const doubt = await question.doubt(columnTexts(of, engine));
    if (doubt !== null) found.push({ column, remark: doubtRemark(header, question, doubt) });
  }
  return found;
}

function doubtRemark(header: string, { column, assumed }: ScoreQuestion, doubt: ScaleDoubt): Remark {
  const why = reasonOf(doubt);
  const scale = assumed.replace('-', '–');
  return {
    severity: 'warning',
    code: 'scale-in-doubt',
    message: {
      en: `${header} ${why.en}: it is not taken for a scale of ${scale}, and none of it counts here; if another column asks it: --map ${column}=<header>`,
      es: `${header} ${why.es}: no se toma por una escala de ${scale}, y nada de ello cuenta aquí; si lo pregunta otra columna: --map ${column}=<encabezado>`,
    },
  };
}

function reasonOf(doubt: ScaleDoubt): Text {
  switch (doubt.kind) {
    case 'wrong':
      return { en: `goes up to ${doubt.highest} only`, es: `solo llega hasta ${doubt.highest}` };
    case 'unsure':
      return doubt.found;
    case 'mixed': {
      const { lower, higher } = doubt;
      return {
        en: `goes up to ${lower.highest} in ${lower.file} and up to ${higher.highest} in ${higher.file}`,
        es: `llega hasta ${lower.highest} en ${lower.file} y hasta ${higher.highest} en ${higher.file}`,
      };
    }
  }
}
