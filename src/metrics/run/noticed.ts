import type { Groups } from '../../estimates/groups/groups.ts';
import { agree } from '../../messages/agreement.ts';
import { relatedRemarks } from '../../records/remarks.ts';
import type { Question } from '../../questions/question.ts';
import { unmetTogether } from '../../questions/where/unmet.ts';
import type { Remark } from '../../sources/source.ts';
import type { TypedRelation } from '../../records/typed/relation.ts';

import { asOfRemark } from './as-of.ts';
import type { RelationName } from '../../relations/index.ts';
import { accountingText } from '../../results/reason-names.ts';
import type { Accounting, Findings } from '../../results/result.ts';
import type { Run } from './request.ts';
import type { Asker, Asking } from './asking/asking.ts';
import { keepsPeriods, type Row } from './asking/rows.ts';
import { beginsTooLate } from './asking/spans.ts';
import { remarksOfLink } from './linked.ts';

/**
 * What was noticed of all relations of a query, and between them.
 * @param asker asks where customers stand in segments, and knows the numbers of ids
 */
export async function remarksOf(asker: Asker, asking: Asking, groups: Groups<Row>): Promise<Remark[]> {
  const { query, relations, question, days } = asking;
  const counted = relations.get(query.counts)!;
  const related = relatedRemarks(counted, [...relations.values()]);
  if (query.link !== undefined) {
    const { accounting } = relations.get(query.link.with)!;
    const beside = accounting.excluded.length === 0 ? [] : [accountedRemark(query.link.with, accounting)];
    return [...related, ...remarksOfLink(query, relations, groups, asker.keys), ...beside];
  }
  const { from, to, period } = question;
  const span = query.span ?? 'records';
  const before =
    query.restsOnBefore === true && period === null && counted.accounting.used > 0
      ? beginsTooLate(days, { unit: null, from, to, span })
      : null;
  // A journey stands in one segment, that of its first contact.
  const isOfCustomers = (keepsPeriods(query.grain) || query.whole === true) && query.placed === undefined;
  const customers = isOfCustomers && question.by.length > 0 ? await asker.customersInSeveral(asking) : 0;
  const overlaps = customers === 0 ? [] : [overlapOf(customers, question.by.join(', '))];
  const other = query.mayNotKnow === undefined ? undefined : relations.get(query.mayNotKnow);
  return [
    ...related,
    ...(other === undefined ? [] : unknownCustomers(counted, other)),
    ...overlaps,
    ...(before === null ? [] : [shortHistory(before, days.firstUsed)]),
    ...(query.window === 'history' && question.asOf === null && counted.days !== null
      ? [asOfRemark(days.asOf, question.to)]
      : []),
  ];
}

/** What grew from days of which the files know few has no meaning. */
const shortHistory = (before: string, first: string): Remark => ({
  severity: 'warning',
  code: 'short-history',
  message: {
    en: `what is compared begins on ${before}, and the records on ${first}: what came before is missing, and growth from it is no growth`,
    es: `lo que se compara empieza el ${before}, y los registros el ${first}: falta lo anterior, y crecer a partir de ello no es crecer`,
  },
});

/** A customer who stands in several segments is one in their whole: they do not add up. */
const overlapOf = (customers: number, by: string): Remark => ({
  severity: 'info',
  code: 'segments-overlap',
  message: {
    en: `${customers} ${agree(customers, 'customer stands', 'customers stand')} in more than one segment of ${by}: segments add up to more than the whole`,
    es: `${customers} ${agree(customers, 'cliente está', 'clientes están')} en más de un segmento de ${by}: los segmentos suman más que el total`,
  },
});

/** What is known of customers whom the relation that is counted does not have stands nowhere. */
function unknownCustomers({ judge: counted }: TypedRelation, { judge: other, table }: TypedRelation): Remark[] {
  const [known, others] = [counted.customers, other.customers];
  let unknown = 0;
  for (const id of others) if (!known.has(id)) unknown += 1;
  if (unknown === 0 || known.size === 0) return [];
  const relation = counted.plan.opened.relation;
  const all = others.size;
  return [
    {
      severity: 'warning',
      code: 'unknown-customers',
      message: {
        en: `of the ${all} ${agree(all, 'customer', 'customers')} in ${table.name} ${unknown} ${agree(unknown, 'is', 'are')} not in ${relation}: what ${agree(unknown, 'this one', 'they')} said counts nowhere`,
        es: `de los ${all} clientes de ${table.name}, ${unknown} no ${agree(unknown, 'está', 'están')} en ${relation}: lo que ${agree(unknown, 'dijo', 'dijeron')} no cuenta en ninguna parte`,
      },
    },
  ];
}

/** A condition that leaves no record, though each of its parts is met by some. */
export function unmetRemarks(
  { where }: Pick<Question, 'where'>,
  accounted: readonly { readonly accounting: Accounting }[],
  noticed: readonly Remark[],
): readonly Remark[] {
  if (where === null || noticed.some(({ code }) => code === 'where-unmet')) return [];
  const filtered = ({ excluded }: Accounting) => excluded.find(({ reason }) => reason === 'filtered')?.rows ?? 0;
  const emptied = accounted.find(({ accounting }) => accounting.used === 0 && filtered(accounting) > 0);
  if (emptied === undefined) return [];
  const { accounting } = emptied;
  return [unmetTogether(where, { filtered: filtered(accounting), read: accounting.read })];
}

/** A file that was named and says nothing that is asked is not passed over in silence. */
export function unreadRemarks({ relations, page }: Run, read: readonly RelationName[]): Remark[] {
  const unread = [...relations].filter(([relation]) => !page && !read.includes(relation));
  return unread.map(([, { sources }]) => {
    const files = sources.map(({ file }) => file).join(', ');
    return {
      severity: 'info',
      code: 'file-unread',
      message: {
        en: `${files} was not read: the other files say all that is asked`,
        es: `no se leyó ${files}: los demás archivos dicen todo lo que se pide`,
      },
    };
  });
}

/** Two files of one source may hold the same records, which a difference of independent groups does not know of. */
export function baselineRemarks({ baseline, relations }: Run, { tables }: Pick<Findings, 'tables'>): Remark[] {
  const [other] = baseline?.sources ?? [];
  if (other === undefined || !tables.some(({ name }) => name === 'differences')) return [];
  const counted = relations.get(baseline!.relation)?.sources ?? [];
  const isSame = counted.some(
    ({ identity }) => identity.inode === other.identity.inode && identity.device === other.identity.device,
  );
  const [inEnglish, inSpanish] = isSame
    ? [`${other.file} is compared with itself`, `${other.file} se compara consigo mismo`]
    : [
        `the differences from ${other.file} take its records for others than those that are counted`,
        `las diferencias frente a ${other.file} toman sus registros por distintos de los que se cuentan`,
      ];
  return [
    {
      severity: isSame ? 'warning' : 'info',
      code: 'baseline-as-independent',
      message: {
        en: `${inEnglish}: where both hold some of the same, intervals and p-values of the differences do not hold (stretches of one file: --compare A..B,C..D)`,
        es: `${inSpanish}: si comparten algunos, los intervalos y los valores p de las diferencias no valen (tramos de un mismo archivo: --compare A..B,C..D)`,
      },
    },
  ];
}

/** Where the records of a relation went that stands beside the one whose records are counted. */
export function accountedRemark(relation: RelationName, accounting: Accounting): Remark {
  const { en, es } = accountingText(accounting);
  return {
    severity: 'info',
    code: 'records-beside',
    message: { en: `of ${relation}: ${en}`, es: `de ${relation}: ${es}` },
  };
}
