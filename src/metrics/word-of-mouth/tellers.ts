import { agree } from '../../messages/agreement.ts';
import type { State } from '../../estimates/groups/state.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import type { Notice } from '../../results/result.ts';
import { sql } from '../../sql/tag.ts';
import { defineQueryWhen, type Seen, type StateRow } from '../reduction.ts';

const keys = {} as const;
/** Answers that are used, those of them that name their customer, and how many customers these are. */
const sums = { answers: 'count', named: 'count', customers: 'count' } as const;

export type TellersRow = StateRow<typeof keys, typeof sums>;

/** Whose answers they are that are used: who answers twice is counted twice among those who tell. */
export const tellers = defineQueryWhen((files) => files.knows('responses', 'customer_id'), {
  counts: 'responses',
  reads: { responses: ['recommend_score'] },
  mayLack: { responses: ['customer_id'] },
  sees: ['scale'],
  beside: true,
  window: 'records',
  grain: 'overall',
  whole: true,
  keys,
  sums,
  base: (rows) => Math.min(...rows.map((row) => leastIn(row as TellersRow)), Number.MAX_SAFE_INTEGER),
  sql: sql`
SELECT segment, CAST(NULL AS VARCHAR), count(*), count(customer_id), count(DISTINCT customer_id)
FROM responses CROSS JOIN asked
WHERE asked.scale IS NULL OR asked.scale <> '1-10' OR recommend_score >= 1
GROUP BY segment`,
  fold: foldedTellers,
});

function foldedTellers(seen: Seen) {
  const [scores, ids] = [seen.numbers('recommend_score'), seen.numbers('customer_id')];
  const lowest = seen.own.get('scale') === '1-10' ? 1 : 0;
  const used = ids.filter((_, at) => (scores[at] ?? -1) >= lowest);
  if (used.length === 0) return [];
  const named = used.filter((id) => id !== null);
  const row = { answers: used.length, named: named.length, customers: new Set(named).size };
  return [{ segment: 0, period: null, row }];
}

/** The fewest people, or answers, of whom the numbers of a row tell. */
const leastIn = ({ answers, named, customers }: TellersRow): number =>
  Math.min(...[customers, named - customers, answers - named].filter((count) => count > 0));

/** Where customers answered several times, by how much that makes too many of what is told. */
export function repeatedAnswers(told: Pick<Shown<TellersRow>, 'overall'> | null): Notice[] {
  if (told === null) return [nobodyNamed];
  if (told.overall === null)
    return [
      notice('customers may have answered several times', 'los clientes pueden haber respondido varias veces', null),
    ];
  return told.overall.flatMap(ofRow);
}

function ofRow({ answers, named, customers }: State<TellersRow>[number]): Notice[] {
  if (named === 0) return answers === 0 ? [] : [nobodyNamed];
  if (named === customers) return [];
  const people = customers + answers - named;
  const [whose, deQuien] =
    named === answers
      ? [`${answers} answers`, `${answers} respuestas`]
      : [
          `of ${answers} answers ${named} say whose they are, and`,
          `de ${answers} respuestas ${named} dicen de quién son, y`,
        ];
  return [
    notice(
      `${whose} come from ${customers} ${agree(customers, 'customer', 'customers')}`,
      `${deQuien} proceden de ${customers} ${agree(customers, 'cliente', 'clientes')}`,
      answers / people,
    ),
  ];
}

const nobodyNamed: Notice = {
  severity: 'info',
  code: 'answers-repeated',
  message: {
    en: 'the answers do not say whose they are: each counts as a customer, also where one gave several',
    es: 'las respuestas no dicen de quién son: cada una cuenta como un cliente, aunque uno haya dado varias',
  },
};

function notice(en: string, es: string, times: number | null): Notice {
  const [tooLarge, deMas] = times === null ? ['too large', 'mayor de lo debido'] : excess(times);
  return {
    severity: 'warning',
    code: 'answers-repeated',
    message: {
      en: `${en}: each answer counts as one who tells, so that what is told is ${tooLarge} where a customer tells once. To count each once, ask of one wave of the survey alone: --from and --to`,
      es: `${es}: cada respuesta cuenta como alguien que lo cuenta, así que lo contado es ${deMas} si un cliente lo cuenta una vez. Para contar a cada uno una vez, pregunte por una sola ola de la encuesta: --from y --to`,
    },
  };
}

/** By how much a number is too large that is so many times what it should be. */
function excess(times: number): readonly [string, string] {
  const tenths = (number: number) => String(Math.max(1, Math.round(number * 10)) / 10);
  if (times >= 2)
    return [
      `about ${tenths(times)} times too large`,
      `unas ${tenths(times).replace('.', ',')} veces mayor de lo debido`,
    ];
  const over = (times - 1) * 100;
  const percent = over >= 10 ? String(Math.round(over)) : tenths(over);
  return [`about ${percent} % too large`, `un ${percent.replace('.', ',')} % mayor de lo debido`];
}
