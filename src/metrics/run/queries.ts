import type { QueryEngine, QueryValue } from '../../engines/engine.ts';
import { queriedGroups, type Queried, type QueriedRow } from '../../estimates/groups/queried.ts';
import type { Shape } from '../../estimates/groups/state.ts';
import { hideSmall, type Shown } from '../../estimates/groups/suppression.ts';
import type { Question } from '../../questions/question.ts';
import { Keys } from '../../records/typed/keys.ts';
import { unitsOf } from '../../records/typed/columns.ts';
import type { TypedRelation } from '../../records/typed/relation.ts';
import { weigher } from '../../records/typed/weights.ts';
import type { OpenedRelation } from '../../relations/headers/opened.ts';
import type { RelationName } from '../../relations/index.ts';
import type { Remark } from '../../sources/source.ts';
import { literal, sql, unionAll, type Sql } from '../../sql/tag.ts';
import { civilDay, isoDay } from '../../values/dates/calendar.ts';
import { periodRange, periodsBetween } from '../../values/dates/period.ts';
import type { QueryReduction } from '../reduction.ts';
import type { Engines, FilesRead, Run, Wanted } from './request.ts';
import { remarksOfLink } from './linked.ts';
import { Segments } from './segments.ts';
import { groupedBy, keyOf, readTyped, requestsOf, type Readings, type Request } from './typed.ts';
import { date, relationSql } from './views.ts';
import { assertWeighs, isWeightedQuery, type Weigh } from './weighing.ts';

type Row = Readonly<Record<string, number | string | bigint>>;

/** What a query gives to a calculation, and how its relations were read. */
export interface QueryReading {
  readonly groups: Shown<Row>;
  /** The relation whose records it counts. */
  readonly counted: TypedRelation;
  readonly files: readonly FilesRead[];
  /** What was noticed between relations. */
  readonly remarks: readonly Remark[];
}

/** The queries of a run: each relation is read once for all of them. */
export class QueryLeg {
  private readonly run: Run;
  private readonly engines: Engines;
  private readonly keys = new Keys();
  private readonly requests: readonly Request[];
  private readonly readings = new Map<RelationName, Promise<Readings>>();
  private tables = 0;
  private readonly loaded = new Map<TypedRelation, Promise<string>>();

  constructor(wanted: readonly Wanted[], run: Run, engines: Engines) {
    this.run = run;
    this.engines = engines;
    const queries = wanted.flatMap(({ metric }) =>
      Object.values(metric.reductions).flatMap((reduction) => (reduction.kind === 'query' ? [reduction] : [])),
    );
    this.requests = queries.flatMap((query) =>
      this.questions().flatMap(({ question }) => requestsOf(query, question, run.relations)),
    );
  }

  /** @param what names the query in a fault */
  async read(query: QueryReduction, what: string): Promise<QueryReading> {
    const { question, baseline } = this.run;
    assertWeighs(query, question, what);
    const [main, ...ranges] = this.questions();
    const own = await this.relationsOf(query, main!.question);
    const counted = own.get(query.counts)!;
    const segments = new Segments(query.counts, groupedBy(query, question, this.run.relations), own);
    const weigh = weigher(counted.weights, question.population);
    const overall = { question, weigh, segments: null, periods: false };
    const rows: Queried<Row> = {
      overall: await this.rows(query, own, what, overall),
      segments: await this.rows(query, own, what, { ...overall, segments }),
      cells: question.period === null ? [] : await this.rows(query, own, what, { ...overall, segments, periods: true }),
      ranges: await (baseline === null
        ? this.rangesOf(query, what, ranges, weigh)
        : this.beside(query, what, own, { baseline, weigh })),
    };
    const shape: Shape<Row> = {
      keys: Object.keys(query.keys),
      sums: Object.keys(query.sums),
      base: (row) => Number(row[query.base]),
    };
    const groups = queriedGroups(rows, (number) => segments.name(number), {
      shape,
      by: question.by,
      unit: question.period,
    });
    const files: FilesRead[] = [];
    for (const relation of own.keys()) {
      const { opened } = await this.readings.get(relation)!;
      files.push({ opened, structures: own.get(relation)!.structures });
    }
    return { groups: hideSmall(groups, question), counted, files, remarks: remarksOfLink(query, own, groups) };
  }

  /** The question, and one for each stretch of days that is compared. */
  private questions(): { readonly label: string; readonly question: Question }[] {
    const { question } = this.run;
    const whole = { ...question, by: [], period: null };
    return [
      { label: '', question },
      ...question.ranges.map(({ label, first, last }) => ({
        label,
        question: { ...whole, from: later(question.from, first), to: earlier(question.to, last) },
      })),
    ];
  }

  private async rangesOf(
    query: QueryReduction,
    what: string,
    ranges: readonly { readonly label: string; readonly question: Question }[],
    weigh: Weigh,
  ): Promise<Queried<Row>['ranges']> {
    const found: { label: string; rows: readonly QueriedRow<Row>[] }[] = [];
    for (const { label, question } of ranges) {
      const relations = await this.relationsOf(query, question);
      const rows = await this.rows(query, relations, what, { question, weigh, segments: null, periods: false });
      found.push({ label, rows });
    }
    return found;
  }

  /** With `--baseline`, the records of both files stand side by side as ranges to compare. */
  private async beside(
    query: QueryReduction,
    what: string,
    own: ReadonlyMap<RelationName, TypedRelation>,
    { baseline, weigh }: { readonly baseline: OpenedRelation; readonly weigh: Weigh },
  ): Promise<Queried<Row>['ranges']> {
    const { relations } = this.run;
    const question = { ...this.run.question, by: [], period: null, ranges: [] };
    const others = new Map([...relations, [query.counts, baseline]] as const);
    const there = new Map<RelationName, TypedRelation>();
    for (const request of requestsOf(query, question, others)) {
      const { relation } = request;
      const known = relation === query.counts ? undefined : (await this.reading(relation)).of.get(keyOf(request));
      const read = async () => (await readTyped(others.get(relation)!, [request], this.keys)).of.get(keyOf(request))!;
      there.set(relation, known ?? (await read()));
    }
    const overall = { question, segments: null, periods: false };
    const weighThere = weigher(there.get(query.counts)!.weights, question.population);
    const [now, ...more] = relations.get(query.counts)!.sources.map(({ file }) => file);
    return [
      { label: more.length === 0 ? now! : `${now} …`, rows: await this.rows(query, own, what, { ...overall, weigh }) },
      {
        label: baseline.sources[0]!.file,
        rows: await this.rows(query, there, what, { ...overall, weigh: weighThere }),
      },
    ];
  }

  private async relationsOf(query: QueryReduction, question: Question): Promise<Map<RelationName, TypedRelation>> {
    const found = new Map<RelationName, TypedRelation>();
    for (const request of requestsOf(query, question, this.run.relations)) {
      const { of } = await this.reading(request.relation);
      found.set(request.relation, of.get(keyOf(request))!);
    }
    return found;
  }

  private reading(relation: RelationName): Promise<Readings> {
    const known = this.readings.get(relation);
    if (known !== undefined) return known;
    const own = this.requests.filter((request) => request.relation === relation);
    const reading = readTyped(this.run.relations.get(relation)!, own, this.keys);
    this.readings.set(relation, reading);
    return reading;
  }

  /** Asks a query for one grouping. */
  private async rows(
    query: QueryReduction,
    relations: ReadonlyMap<RelationName, TypedRelation>,
    what: string,
    grouping: Grouping,
  ): Promise<QueriedRow<Row>[]> {
    const engine = await this.engines.database();
    const days = daysOf(query, relations, grouping.question);
    for (const [name, relation] of [...relations].toReversed()) {
      const table = await this.table(engine, relation);
      const counted = { segments: grouping.segments, firstDay: days.first, weighted: isWeightedQuery(query) };
      const asked = name === query.counts ? counted : { segments: ownSegments, firstDay: null, weighted: false };
      await engine.define(name, relationSql(relation, table, asked));
    }
    await engine.define('asked', sql`SELECT ${date(days.asOf)} AS as_of`);
    await engine.define('periods', periodsSql(days, grouping));
    const answers = await engine.query(query.sql);
    const { weights } = relations.get(query.counts)!;
    return answers.map((values) => rowOf(query, values, what, { ...grouping, weights }));
  }

  /** The name of the table that holds a relation's rows. */
  private table(engine: QueryEngine, relation: TypedRelation): Promise<string> {
    const known = this.loaded.get(relation);
    if (known !== undefined) return known;
    this.tables += 1;
    const name = `rows_${this.tables}`;
    const loading = engine.load({ ...relation.table, name }).then(() => name);
    this.loaded.set(relation, loading);
    return loading;
  }
}

interface Grouping {
  readonly question: Question;
  /** Null where groups are not told apart. */
  readonly segments: Segments | null;
  readonly periods: boolean;
  readonly weigh: Weigh;
}

/** Those of a relation that is not counted tell the segments of the one that is. */
const ownSegments: Pick<Segments, 'sql'> = { sql: (from) => ({ number: sql`segment`, from }) };

const later = (day: string | null, other: string): string => (day !== null && day > other ? day : other);
const earlier = (day: string | null, other: string): string => (day !== null && day < other ? day : other);

interface Days {
  readonly first: string;
  readonly last: string;
  readonly asOf: string;
}

/** The days that a question covers: those that were asked for, else those of the records. */
function daysOf(
  { counts }: QueryReduction,
  relations: ReadonlyMap<RelationName, TypedRelation>,
  { from, to }: Question,
): Days {
  const isoOf = (day: number) => isoDay(civilDay(day));
  const lasts = [...relations.values()].flatMap(({ days }) => (days === null ? [] : [days.last]));
  const asOf = to ?? (lasts.length === 0 ? (from ?? '1970-01-01') : isoOf(Math.max(...lasts)));
  const own = relations.get(counts)!.days;
  const first = from ?? (own === null ? asOf : isoOf(own.first));
  return { first: first <= asOf ? first : asOf, last: asOf, asOf };
}

function periodsSql({ first, last, asOf }: Days, { question, periods }: Grouping): Sql {
  const unit = periods ? question.period : null;
  const names = unit === null ? [] : periodsBetween(first, last, unit);
  const rows = names.map((name) => {
    const [begin, end] = periodRange(name);
    const within = { begin: begin < first ? first : begin, end: end > last ? last : end };
    return periodRow(name, within.begin, within.end, end <= asOf && within.begin === begin);
  });
  return rows.length === 0 ? periodRow(null, first, last, true) : unionAll(rows);
}

const periodRow = (name: string | null, first: string, last: string, complete: boolean): Sql =>
  sql`SELECT CAST(${literal(name)} AS VARCHAR) AS name, ${date(first)} AS first, ${date(last)} AS last, ${complete ? sql`true` : sql`false`} AS complete`;

/** Decimals that a sum of money is kept with: no amount has more. */
const moneyScale = 12;

/** What a query returned must be what it promises. */
function rowOf(
  { keys, sums }: QueryReduction,
  [segment, period, ...values]: readonly QueryValue[],
  what: string,
  { periods, weigh, weights }: Grouping & Pick<TypedRelation, 'weights'>,
): QueriedRow<Row> {
  const promised = [...Object.entries(keys), ...Object.entries(sums)];
  if (values.length !== promised.length)
    throw new Error(`${what} does not return segment, period, ${promised.map(([name]) => name).join(', ')}`);
  const entries = promised.map(([name, kind], at): [string, number | string | bigint] => {
    const value = values[at] ?? null;
    if (kind === 'text') return [name, value === null ? '' : String(value)];
    if (kind === 'weight') return [name, weigh(weights[Number(value)]!)];
    if (kind === 'money') return [name, value === null ? 0n : unitsOf(String(value), moneyScale)];
    return [name, value === null ? 0 : Number(value)];
  });
  return { segment: Number(segment), period: periods ? String(period) : null, row: Object.fromEntries(entries) };
}
