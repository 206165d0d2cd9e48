import type { Engine } from '../../engines/engine.ts';
import type { Text } from '../../messages/language.ts';
import { countsOf } from '../../records/typed/encoding/encoded.ts';
import type { TypedRelation } from '../../records/typed/relation.ts';
import type { Remark } from '../../sources/source.ts';
import { columnTexts } from './doubt.ts';
import type { ScaleDoubt } from './evidence/texts.ts';
import { scaleText, type ScoreQuestion } from './questions/question.ts';
import { settle, type Settled } from './settled.ts';

/** A column of scores of which nothing is read, and what is to be said of that. */
interface DoubtedScores {
  readonly column: string;
  readonly remark: Remark;
}

const open = { scale: null, direction: null, values: null };

/**
 * The scores that a query cannot read, for they may stand on another scale than the assumed one, or the other way round. Of a metric
 * of several questions the others still count.
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
    const settled = await settle(question, columnTexts(of, engine), open);
    const why = settled.kind === 'settled' ? readOtherwise(question, settled) : reasonOf(settled);
    if (why !== null) found.push({ column, remark: doubtRemark(header, question, why) });
  }
  return found;
}

/** A query reads scores on the assumed scale alone, where the highest is the best. */
function readOtherwise({ assumed, directions: [usual] }: ScoreQuestion, { as }: Settled): Text | null {
  if (as.values !== null) return { en: 'is answered in words', es: 'se responde con palabras' };
  if (as.scale !== null && as.scale !== assumed) {
    const scale = scaleText(as.scale);
    return { en: `is asked on ${scale}`, es: `se pregunta en ${scale}` };
  }
  if (as.direction === null || as.direction === usual) return null;
  return { en: 'says that its lowest answer is the best', es: 'dice que la respuesta más baja es la mejor' };
}

function doubtRemark(header: string, { column, assumed }: ScoreQuestion, why: Text): Remark {
  const scale = scaleText(assumed);
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
    case 'unsure':
    case 'direction':
      return doubt.found;
    case 'words':
      return { en: 'is answered in words', es: 'se responde con palabras' };
    case 'mixed': {
      const { lower, higher } = doubt;
      return {
        en: `goes up to ${lower.highest} in ${lower.file} and up to ${higher.highest} in ${higher.file}`,
        es: `llega hasta ${lower.highest} en ${lower.file} y hasta ${higher.highest} en ${higher.file}`,
      };
    }
  }
}
