import type { Question } from '../../../questions/question.ts';
import { joined, list, literal, sql, type Sql } from '../../../sql/tag.ts';
import { datePart } from '../../../values/dates/date-part-sql.ts';

type Asked = Pick<Question, 'from' | 'to' | 'zone' | 'dateOrder'>;

const orders = {
  ymd: ['%Y', '%m', '%d'],
  ydm: ['%Y', '%d', '%m'],
  dmy: ['%d', '%m', '%Y'],
  mdy: ['%m', '%d', '%Y'],
} as const;

/** The plain ways of writing a date in an order, and with the year first where no other order of such dates was named. */
const formatsOf = (order: keyof typeof orders): readonly string[] =>
  [...new Set([order, ...(order === 'ydm' ? [] : ['ymd' as const])])].flatMap((one) =>
    ['-', '/', '.'].map((mark) => orders[one].join(mark)),
  );

/** Whether the days are those that stand in the file, so that a condition can tell them. */
export const tellsDays = ({ from, to, zone }: Asked): boolean => (from !== null || to !== null) && zone === null;

/** The condition that a record is of the days that are asked for; one whose day is not plainly written meets nothing. */
export function daysSql(cell: Sql, { from, to, dateOrder }: Asked): Sql {
  const day = sql`CAST(try_strptime(${datePart(cell, false)}, [${list(formatsOf(dateOrder ?? 'ymd').map(literal))}]) AS DATE)`;
  const ends = [
    ...(from === null ? [] : [sql`${day} >= CAST(${literal(from)} AS DATE)`]),
    ...(to === null ? [] : [sql`${day} <= CAST(${literal(to)} AS DATE)`]),
  ];
  const [first = sql`TRUE`, ...others] = ends;
  return sql`coalesce(${first}${joined(others.map((end) => sql` AND ${end}`))}, FALSE)`;
}
