import type { Engine } from '../../engines/engine.ts';
import { CxError } from '../../errors.ts';
import type { Text } from '../../messages/language.ts';
import { countsOf } from '../../records/typed/encoding/encoded.ts';
import type { TypedRelation } from '../../records/typed/relation.ts';
import type { RelationName } from '../../relations/index.ts';
import type { Remark } from '../../sources/source.ts';
import { isMissing } from '../../values/missing.ts';
import { columnTexts } from './doubt.ts';
import type { ScaleDoubt } from './evidence/texts.ts';
import { scaleText, type ScoreQuestion } from './questions/question.ts';
import { settle, type Settled } from './settled.ts';

/** A column of scores that cannot be read here, and why. */
interface Doubted {
  readonly question: ScoreQuestion;
  readonly header: string;
  readonly why: Text;
}

/** A column of scores of which nothing is read, null where it is read all the same, and what is to be said of that. */
interface DoubtedScores {
  readonly column: string | null;
  readonly remark: Remark;
}

const open = { scale: null, direction: null, values: null };

/**
 * The scores of a query that are in doubt, in answers and in contacts.
 *
 * @param scale what `--scale` says of those of contacts
 * @throws scale-not-assumed, scale-unsure
 */
export async function queryDoubts(
  { questions = [], rated = [], reads }: Scored,
  relations: ReadonlyMap<RelationName, TypedRelation>,
  scale: unknown,
  engine: Engine,
): Promise<readonly DoubtedScores[]> {
  const [responses, contacts] = [relations.get('responses'), relations.get('touchpoints')];
  const said = typeof scale === 'string' ? scale : null;
  return [
    ...(responses === undefined ? [] : await scaleDoubts(questions, reads.responses ?? [], responses, engine)),
    ...(contacts === undefined ? [] : await ratedDoubts(rated, said, contacts, engine)),
  ];
}

/** What a query declares of the scores that it reads. */
interface Scored {
  readonly questions?: readonly ScoreQuestion[];
  readonly rated?: readonly RatedQuestion[];
  readonly reads: { readonly responses?: readonly string[] };
}

/**
 * The scores that a query cannot read, for they may stand on another scale than the assumed one, or the other way round. Of a metric
 * of several questions the others still count.
 *
 * @param needed columns that the query cannot do without
 * @throws scale-not-assumed
 */
export async function scaleDoubts(
  questions: readonly ScoreQuestion[],
  needed: readonly string[],
  responses: TypedRelation,
  engine: Engine,
): Promise<readonly DoubtedScores[]> {
  const found = await doubtsOf(questions, needed, responses, engine);
  for (const one of found) if (needed.includes(one.question.column)) refuse(one, responses);
  return found.map((one) => ({ column: one.question.column, remark: doubtRemark(one) }));
}

function refuse({ question: { column, assumed }, header, why }: Doubted, { judge }: TypedRelation): never {
  const { file } = judge.plan.opened.sources[0]!;
  throw new CxError('scale-not-assumed', { file, header, found: why, scale: scaleText(assumed), column });
}

/** A score of contacts: the column that SQL sees, and the scales that an option of the metric may say it is asked on. */
export interface RatedQuestion {
  readonly question: ScoreQuestion;
  readonly as: string;
  readonly scales: readonly string[] | null;
}

/**
 * The same of contacts, whose scores are read beside what happened: where an option says the scale, a doubt asks for it, and
 * where none does, a score that ends early is read as it is.
 *
 * @param scale what that option says
 * @throws scale-unsure
 */
async function ratedDoubts(
  rated: readonly RatedQuestion[],
  scale: string | null,
  contacts: TypedRelation,
  engine: Engine,
): Promise<readonly DoubtedScores[]> {
  const { opened, beside } = contacts.judge.plan;
  const found: DoubtedScores[] = [];
  for (const { question, as, scales } of rated) {
    const header = beside.get(question.column);
    if (header === undefined) continue;
    const given = { ...open, scale: scales === null ? null : scale };
    const settled = await settle(question, textsOf(contacts, question, header, engine), given);
    const isAnother = settled.kind === 'settled' && settled.as.values === null && settled.as.scale !== given.scale;
    const isUnsure = settled.kind === 'unsure' || isAnother;
    const why = settled.kind === 'settled' ? readOtherwise(question, settled, given.scale) : reasonOf(settled);
    if (why === null) continue;
    const doubt = { question, header, why };
    if (!isUnsure) found.push({ column: as, remark: doubtRemark(doubt) });
    else if (scales === null) found.push({ column: null, remark: shorterRemark(doubt) });
    else {
      const { file } = opened.sources[0]!;
      const assumed = scaleText(question.assumed);
      throw new CxError('scale-unsure', { file, header, found: why, assumed, scales, metric: '', asks: '' });
    }
  }
  return found;
}

const textsOf = ({ judge }: TypedRelation, { column }: ScoreQuestion, header: string, engine: Engine) => {
  const texts = new Map(countsOf(judge.column(header)).map(({ text, rows }) => [text, rows]));
  return columnTexts({ opened: judge.plan.opened, column, header, texts }, engine);
};

async function doubtsOf(
  questions: readonly ScoreQuestion[],
  needed: readonly string[],
  responses: TypedRelation,
  engine: Engine,
): Promise<readonly Doubted[]> {
  const { plan } = responses.judge;
  const found: Doubted[] = [];
  for (const question of questions) {
    const { column } = question;
    const header = plan.columns.find((one) => one.column === column)?.header ?? null;
    if (header === null) continue;
    const settled = await settle(question, textsOf(responses, question, header, engine), open);
    if (settled.kind === 'unsure' && needed.includes(column) && areFew(responses, header)) continue;
    const why = settled.kind === 'settled' ? readOtherwise(question, settled) : reasonOf(settled);
    if (why !== null) found.push({ question, header, why });
  }
  return found;
}

/** Where no option says the scale, the ends of so few answers prove none. */
const few = 12;
const areFew = ({ judge }: TypedRelation, header: string) =>
  countsOf(judge.column(header)).reduce((sum, { text, rows }) => (isMissing(text) ? sum : sum + rows), 0) < few;

/** A query reads scores on the assumed scale alone, where the highest is the best. */
function readOtherwise(
  { assumed, directions: [usual] }: ScoreQuestion,
  { as }: Settled,
  scale: string | null = null,
): Text | null {
  if (as.values !== null) return { en: 'is answered in words', es: 'se responde con palabras' };
  if (as.scale !== null && as.scale !== (scale ?? assumed)) {
    const told = scaleText(as.scale);
    return { en: `is asked on ${told}`, es: `se pregunta en ${told}` };
  }
  if (as.direction === null || as.direction === usual) return null;
  return { en: 'says that its lowest answer is the best', es: 'dice que la respuesta más baja es la mejor' };
}

const shorterRemark = ({ header, question: { assumed }, why }: Doubted): Remark => ({
  severity: 'warning',
  code: 'scale-may-be-shorter',
  message: {
    en: `${header} ${why.en}, and is read on ${scaleText(assumed)}: if it was asked on another scale, its mean is none of ${scaleText(assumed)}`,
    es: `${header} ${why.es}, y se lee en ${scaleText(assumed)}: si se preguntó en otra escala, su media no es de ${scaleText(assumed)}`,
  },
});

function doubtRemark({ header, question: { column, assumed }, why }: Doubted): Remark {
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
