import type { QueryReduction } from '../../../metrics/reduction.ts';
import { columnsSeen, sees } from '../../../metrics/run/asking/views.ts';
import type { Run } from '../../../metrics/run/run.ts';
import { requestsOf } from '../../../metrics/run/typed.ts';
import { conditionText } from '../../../questions/where/text.ts';
import { planTyped } from '../../../records/typed/plan.ts';
import { definitionOf, derivedInOrder } from '../../../relations/derived/derived.ts';

/** A query over records that stay in a cluster, and the columns of each relation that it reads: those alone that are used. */
export function describedSql(query: QueryReduction, { relations, question }: Run): string {
  const requests = requestsOf(query, question, relations).filter(({ relation }) => sees(query, relation));
  const ofThose = question.where === null ? '' : ` of the records with ${conditionText(question.where)}`;
  const seen = requests.map(({ relation, reads, asked, window }) => {
    const plan = planTyped(relations.get(relation)!, reads, asked, window);
    return `-- over ${relation}(${columnsSeen(plan, query).join(', ')})${ofThose}\n`;
  });
  const framed = [
    `-- over periods and grid(name, ordinal, first, last, complete)\n`,
    `-- over asked(${askedColumns(query).join(', ')})\n`,
    ...(query.listed === undefined ? [] : ['-- over listed(name)\n']),
    ...(query.shares === undefined ? [] : ['-- over shares(place, share)\n']),
    ...(query.ordersIds === true ? ['-- over places_of_ids(customer_id, place)\n'] : []),
    ...(query.groupsCustomers === true ? ['-- over customer_segments(customer_id, own, segment)\n'] : []),
  ];
  const derived = derivedInOrder(query.from ?? []).map(
    (one) => `-- ${one.name}(${Object.keys(one.columns).join(', ')})\n${definitionOf(one)}`,
  );
  return `${[...seen, ...framed, ...derived].join('')}${query.sql.trim()};\n`;
}

const askedColumns = ({ sees: own = [], pauses = [], seesEnd }: QueryReduction): readonly string[] => [
  'as_of',
  ...own,
  ...pauses,
  ...(seesEnd === true ? ['as_of_minute'] : []),
];
