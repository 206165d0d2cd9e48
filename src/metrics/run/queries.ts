import type { QueryEngine } from '../../engines/engine.ts';
import { queriedGroups, type Queried, type QueriedRow } from '../../estimates/groups/queried.ts';
import type { Shape } from '../../estimates/groups/state.ts';
import { hideSmall, type Shown } from '../../estimates/groups/suppression.ts';
import type { Question } from '../../questions/question.ts';
import { relatedRemarks } from '../../records/remarks.ts';
import { Keys } from '../../records/typed/keys.ts';
import type { TypedRelation } from '../../records/typed/relation.ts';
import type { Derived } from '../../relations/derived/derived.ts';
import type { RelationName } from '../../relations/index.ts';
import { identifier, list, sql, type Sql } from '../../sql/tag.ts';
import type { Remark } from '../../sources/source.ts';
import type { TypedTable } from '../../engines/typed-table.ts';
import type { QueryReduction } from '../reduction.ts';
import { asOfOf } from './as-of.ts';
import { filesGiven } from './files-given.ts';
import { rowOf, type Row } from './rows.ts';
import type { Engines, FilesRead, Run, Wanted } from './request.ts';
import { inSeveral, segmented, type Place, type Segmented } from './segments.ts';
import { askedSql, gridOf, gridSql, periodsSql, type Days } from './spans.ts';
import { keyOf, readTyped, requestsOf, type Readings, type Request } from './typed.ts';

/** What a query gives to a calculation, and how its relations were read. */
export interface QueryReading {
  readonly groups: Shown<Row>;
  /** The relation whose records it counts. */
  readonly counted: TypedRelation;
  readonly files: readonly FilesRead[];
  /** What was noticed of all its relations. */
  readonly remarks: readonly Remark[];
  /** The last day that counts. */
  readonly asOf: string;
}

/** A metric of a run with the question as it is asked of its files, and those of its queries that are asked. */
interface AskedMetric {
  readonly question: Question;
  readonly options: Wanted['options'];
  readonly queries: readonly QueryReduction[];
}

/** One asking of a query: its relations, and what of the question says how rows are grouped. */
interface Asking {
  readonly query: QueryReduction;
  /** What names the query in a fault. */
  readonly what: string;
  readonly options: Wanted['options'];
  readonly relations: ReadonlyMap<RelationName, TypedRelation>;
  readonly counted: Segmented;
  readonly days: Days;
  readonly question: Question;
}

interface Grouping {
  readonly segments: boolean;
  readonly periods: boolean;
}

const whole: Grouping = { segments: false, periods: false };

/** The queries of a run: each relation is read once for all of them. */
export class QueryLeg {
  private readonly run: Run;
  private readonly engines: Engines;
  private readonly keys = new Keys();
  private readonly asked = new Map<Wanted, AskedMetric>();
  private readonly requests: readonly Request[];
  private readonly readings = new Map<RelationName, Promise<Readings>>();
  private tables = 0;
  private readonly loaded = new Map<TypedTable, Promise<string>>();
  private readonly segments = new Map<string, Segmented>();

  constructor(wanted: readonly Wanted[], run: Run, engines: Engines) {
    this.run = run;
    this.engines = engines;
    this.requests = wanted.flatMap((one) => {
      const { question, queries } = this.of(one);
      return queries.flatMap((query) =>
        questionsOf(question).flatMap((each) => requestsOf(query, each.question, run.relations)),
      );
    });
  }

  /** The question as it is asked of a metric. */
  questionOf(wanted: Wanted): Question {
    return this.of(wanted).question;
  }

  /** Null where the query is not asked of these files. @param name of the reduction */
  async read(wanted: Wanted, query: QueryReduction, name: string): Promise<QueryReading | null> {
    const { queries, question, options } = this.of(wanted);
    if (!queries.includes(query)) return null;
    const [main, ...ranges] = questionsOf(question);
    const days = await this.daysOf(wanted);
    const what = `${wanted.metric.id}: ${name}`;
    const ask = (asked: Question, relations: ReadonlyMap<RelationName, TypedRelation>): Asking => ({
      query,
      what,
      options,
      relations,
      counted: this.segmented(query, asked, relations),
      days,
      question: asked,
    });
    const own = await this.relationsOf(query, main!.question);
    const counted = own.get(query.counts)!;
    const asking = ask(question, own);
    const remarks = [...relatedRemarks(counted, [...own.values()]), ...overlapRemarks(asking)];
    // One asking after the other: each makes the views of the next again.
    const grouped = await this.grouped(asking);
    const compared: { label: string; rows: readonly QueriedRow<Row>[] }[] = [];
    for (const { label, question: range } of ranges)
      compared.push({ label, rows: await this.rows(ask(range, await this.relationsOf(query, range)), whole) });
    const rows: Queried<Row> = { ...grouped, ranges: [...compared, ...(await this.beside(asking))] };
    const groups = queriedGroups(rows, asking.counted.segments, {
      shape: shapeOf(query),
      by: question.by,
      unit: question.period,
    });
    const files: FilesRead[] = [];
    for (const relation of own.keys()) {
      const { opened } = await this.readings.get(relation)!;
      files.push({ opened, structures: own.get(relation)!.structures });
    }
    return { groups: hideSmall(groups, question), counted, files, remarks, asOf: days.asOf };
  }

  private of(wanted: Wanted): AskedMetric {
    const known = this.asked.get(wanted);
    if (known !== undefined) return known;
    const { metric, options } = wanted;
    const files = filesGiven(this.run.relations);
    const queries = Object.values(metric.reductions).flatMap((reduction) =>
      reduction.kind === 'query' && reduction.when?.(files, options) !== false ? [reduction] : [],
    );
    const question = metric.asks?.(this.run.question, options, files) ?? this.run.question;
    const asked = { question, options, queries };
    this.asked.set(wanted, asked);
    return asked;
  }

  /** The rows of each grouping; where states keep their periods apart, larger groups are made of the same rows. */
  private async grouped(asking: Asking): Promise<Omit<Queried<Row>, 'ranges'>> {
    const { grain } = asking.query;
    const { by, period } = asking.question;
    const periods = period !== null;
    if (grain === 'overall') return { overall: await this.rows(asking, whole), segments: [], cells: [] };
    const overall = await this.rows(asking, { segments: false, periods: grain === 'chain' && periods });
    if (grain === 'chain') {
      const cells = by.length === 0 ? overall : await this.rows(asking, { segments: true, periods });
      return { overall, segments: cells.map((one) => ({ ...one, period: null })), cells: periods ? cells : [] };
    }
    const segments = await this.rows(asking, { segments: true, periods: false });
    return { overall, segments, cells: periods ? await this.rows(asking, { segments: true, periods }) : [] };
  }

  /** With `--baseline`, the records of both files stand side by side as ranges to compare. */
  private async beside(asking: Asking): Promise<Queried<Row>['ranges']> {
    const { baseline, relations } = this.run;
    const { query } = asking;
    if (baseline === null) return [];
    const question = { ...asking.question, by: [], period: null };
    const others = new Map([...relations, [query.counts, baseline]] as const);
    const request = requestsOf(query, question, others).find(({ relation }) => relation === query.counts)!;
    const { of } = await readTyped(baseline, [request], this.keys);
    const there = new Map([...asking.relations, [query.counts, of.get(keyOf(request))!]] as const);
    const days = asOfOf(question, [...there.values()], there.get(query.counts)!);
    const now = { ...asking, question, counted: asking.relations.get(query.counts)! };
    const before = { ...now, relations: there, counted: there.get(query.counts)!, days };
    const [first, ...more] = relations.get(query.counts)!.sources.map(({ file }) => file);
    return [
      { label: more.length === 0 ? first! : `${first} …`, rows: await this.rows(now, whole) },
      { label: baseline.sources[0]!.file, rows: await this.rows(before, whole) },
    ];
  }

  /** The last day that counts for a metric, over all files that its queries read. @throws last-day-far */
  private async daysOf(wanted: Wanted): Promise<Days> {
    const { queries, question } = this.of(wanted);
    const read = await Promise.all(queries.map((query) => this.relationsOf(query, questionsOf(question)[0]!.question)));
    const counted = queries.map((query, at) => read[at]!.get(query.counts)!);
    return asOfOf(
      question,
      read.flatMap((relations) => [...relations.values()]),
      ...counted,
    );
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

  private segmented(
    query: QueryReduction,
    question: Question,
    relations: ReadonlyMap<RelationName, TypedRelation>,
  ): Segmented {
    const counted = relations.get(query.counts)!;
    const requests = requestsOf(query, question, this.run.relations);
    const key = JSON.stringify(requests);
    const known = this.segments.get(key);
    if (known !== undefined) return known;
    const places = question.by.map((name): Place => {
      const holder = requests.find(({ asked }) => asked.by.includes(name))!;
      return { relation: relations.get(holder.relation)!, at: holder.asked.by.indexOf(name) };
    });
    const made = segmented(counted, places);
    this.segments.set(key, made);
    return made;
  }

  /** Asks a query for one grouping. */
  private async rows(asking: Asking, grouping: Grouping): Promise<QueriedRow<Row>[]> {
    const { query, relations, counted, days, question, options, what } = asking;
    const engine = await this.engines.database([]);
    for (const [name, relation] of relations) {
      const table = name === query.counts ? counted.table : relation.table;
      const bySegment = grouping.segments && name === query.counts;
      await engine.define(name, relationSql(table, await this.table(engine, table), bySegment));
    }
    const { from, to, period } = question;
    const grid = gridOf(days, { unit: grouping.periods ? period : null, from, to, span: query.span ?? 'records' });
    await engine.define(
      'asked',
      askedSql(
        days.asOf,
        (query.sees ?? []).map((name) => [name, numberOf(options[name])]),
      ),
    );
    await engine.define('grid', gridSql(grid));
    await engine.define('periods', periodsSql);
    for (const derived of inOrder(query.from ?? [])) await engine.define(derived.name, derived.sql);
    const answers = await engine.query(query.sql);
    return answers.map((values) => rowOf(query, values, what, grouping));
  }

  /** The name of the table that holds a relation's rows. */
  private table(engine: QueryEngine, rows: TypedTable): Promise<string> {
    const known = this.loaded.get(rows);
    if (known !== undefined) return known;
    this.tables += 1;
    const name = `rows_${this.tables}`;
    const loading = engine.load({ ...rows, name }).then(() => name);
    this.loaded.set(rows, loading);
    return loading;
  }
}

/** A customer who stands in several segments is one in their whole: they do not add up. */
function overlapRemarks({ query: { grain }, counted, question: { by } }: Asking): Remark[] {
  const customers = grain === 'chain' && by.length > 0 ? inSeveral(counted) : 0;
  if (customers === 0) return [];
  const name = by.join(', ');
  return [
    {
      severity: 'info',
      code: 'segments-overlap',
      message: {
        en: `${customers} customers stand in more than one segment of ${name}: segments add up to more than the whole`,
        es: `${customers} clientes están en más de un segmento de ${name}: los segmentos suman más que el total`,
      },
    },
  ];
}

/** The question, and one for each stretch of days that is compared. */
function questionsOf(question: Question): readonly { readonly label: string; readonly question: Question }[] {
  const bare = { ...question, by: [], period: null };
  return [
    { label: '', question },
    ...question.ranges.map(({ label, first, last }) => ({ label, question: { ...bare, from: first, to: last } })),
  ];
}

function shapeOf({ keys, sums, base, grain }: QueryReduction): Shape<Row> {
  return {
    keys: Object.keys(keys),
    sums: Object.keys(sums),
    keepsEmpty: grain === 'chain',
    base: typeof base === 'function' ? base : (row) => Number(row[base]),
  };
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);

/** Derived relations, each after those that it is made of. */
function inOrder(derived: readonly Derived[]): readonly Derived[] {
  return [...new Set(derived.flatMap((one) => [...inOrder(one.of), one]))];
}

/** The columns of a relation; its segments are one where groups are not told apart. */
function relationSql({ columns }: TypedTable, table: string, bySegment: boolean): Sql {
  const names = columns.map(({ name }) => (name === 'segment' && !bySegment ? sql`0 AS segment` : identifier(name)));
  return sql`SELECT ${list(names)} FROM ${identifier(table)}`;
}
