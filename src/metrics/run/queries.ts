import { queriedGroups, type Queried, type QueriedRow } from '../../estimates/groups/queried.ts';
import type { Range } from '../../estimates/groups/ranges.ts';
import { hideSmall, type Shown } from '../../estimates/groups/suppression.ts';
import type { Question } from '../../questions/question.ts';
import type { FirstAnswers } from '../../records/typed/lent/answers.ts';
import type { Keys } from '../../records/typed/ids/keys.ts';
import type { TypedRelation } from '../../records/typed/relation.ts';
import { weigher } from '../../records/typed/weights.ts';
import type { RelationName } from '../../relations/index.ts';
import type { Remark } from '../../sources/source.ts';
import { scoresOf } from '../metric.ts';
import { lendingTo, type CalculatedValues, type QueryReduction, type ScoredBy } from '../reduction.ts';
import type { ScoresReduction } from '../scores.ts';
import { asOfOf } from './as-of.ts';
import type { Asker, Asking, Grouping } from './asking/asking.ts';
import { groupedRows } from './asking/grouped.ts';
import { filesGiven } from './files-given.ts';
import { shapeOf, type Row } from './asking/rows.ts';
import { readerOf, type Engines, type FilesRead, type Run, type Wanted } from './request.ts';
import { questionsOf } from './asking/ranges.ts';
import { membersOf } from './segments/customer-segments.ts';
import { answerGroups, firstAnswersOf, type AnswerGroup } from './segments/first-answers.ts';
import { segmentsOf } from './segments/segments.ts';
import type { Days } from './asking/spans.ts';
import { TypedLoads } from './loads/loads.ts';
import type { Unit } from './loads/planned.ts';
import { SharedRecords } from './loads/records-of-runs.ts';
import { groupedBy, keyOf, requestsOf, type LentTo, type Readings, type Request } from './typed.ts';
import { assertWeighs } from './asking/weighing.ts';
import { remarksOf } from './noticed.ts';
import { follower } from './reading.ts';
import { queryDoubts, scaleDoubts } from '../scales/typed-doubts.ts';
import { inOrderOfIds, plainCells, scoreRow, type Scores } from './scoring.ts';

/** What a query gives to a calculation, and how its relations were read. */
export interface QueryReading {
  readonly groups: Shown<Row>;
  /** The relation whose records it counts. */
  readonly counted: TypedRelation;
  /** What lends its columns to those records. */
  readonly lent: readonly TypedRelation[];
  readonly files: readonly FilesRead[];
  /** What was noticed of all its relations, and between them. */
  readonly remarks: readonly Remark[];
  /** The last day that counts; null where nothing has a date. */
  readonly asOf: string | null;
}

/** A metric of a run with the question as it is asked of its files, and those of its queries that are asked. */
interface AskedMetric {
  readonly question: Question;
  readonly options: Wanted['options'];
  readonly queries: readonly QueryReduction[];
  /** Its rows of customers, where they are wanted. */
  readonly scores: ScoresReduction | null;
}

/** The queries of a run: each relation is read once for all of them. */
export class QueryLeg {
  private readonly run: Run;
  private readonly engines: Engines;
  private readonly asker: Asker;
  private readonly keys: Keys;
  private readonly asked = new Map<Wanted, AskedMetric>();
  private readonly loads: TypedLoads;
  /** What it reads of each relation. */
  readonly units = new Map<RelationName, Unit>();
  private readonly readings = new Map<RelationName, Promise<Readings>>();
  private readonly calculated = new Set<CalculatedValues>();

  /** @param shared what it shares with the queries of other runs */
  constructor(
    wanted: readonly Wanted[],
    run: Run,
    engines: Engines,
    shared: SharedRecords = new SharedRecords(engines, [run]),
  ) {
    this.run = run;
    this.engines = engines;
    this.asker = shared.asker;
    this.keys = shared.keys;
    this.loads = shared.loads;
    const requests = wanted.flatMap((one) => {
      const { question, queries, scores } = this.of(one);
      const all = [...queries, ...(scores === null ? [] : [scores.query])];
      return [...all, ...all.flatMap(({ calculated }) => calculated?.query ?? [])].flatMap((query) =>
        questionsOf(question).flatMap((each) => requestsOf(query, each.question, run.relations)),
      );
    });
    for (const relation of new Set(requests.map((request) => request.relation))) {
      const own = requests.filter((request) => request.relation === relation);
      this.units.set(relation, this.loads.announce(run.relations.get(relation)!, own, run.relations.values()));
    }
  }

  /** The question as it is asked of a metric. */
  questionOf(wanted: Wanted): Question {
    return this.of(wanted).question;
  }

  /**
   * Null where the query is not asked of these files.
   * @param name of the reduction
   * @param by what the reductions before it gave
   */
  async read(wanted: Wanted, query: QueryReduction, name: string, by: ScoredBy): Promise<QueryReading | null> {
    const { queries, question, options } = this.of(wanted);
    if (!queries.includes(query)) return null;
    await this.calculate(wanted, query, by);
    const what = `${wanted.metric.id}: ${name}`;
    assertWeighs(query, question, what);
    const [main, ...ranges] = questionsOf(question);
    const days = await this.daysOf(wanted);
    const own = await this.relationsOf(query, main!.question);
    const counted = own.get(query.counts)!;
    const weigh = weigher(counted.weights, question.population);
    const doubts = await queryDoubts(query, own, options['scale'], await follower(this.engines));
    const doubted = new Set(doubts.flatMap(({ column }) => column ?? []));
    const ask = (asked: Question, relations: ReadonlyMap<RelationName, TypedRelation>): Asking => {
      const segments = segmentsOf(query, groupedBy(query, asked, this.run.relations), relations);
      return { query, what, options, relations, segments, weigh, doubted, days, question: asked };
    };
    const asking = ask(question, own);
    // One asking after the other: each makes the views of the next again.
    const grouped = await groupedRows(this.asker, asking);
    const compared: Range<readonly QueriedRow<Row>[]>[] = [];
    for (const { question: range, ...stretch } of this.run.baseline === null ? ranges : [])
      compared.push({
        ...stretch,
        state: await this.asker.rows(
          { ...ask(range, await this.relationsOf(query, range)), part: stretch.label },
          asOne(query, range),
        ),
      });
    const rows: Queried<Row> = { ...grouped, ranges: [...compared, ...(await this.beside(asking))] };
    const groups = queriedGroups(rows, (number) => asking.segments.name(number), {
      shape: shapeOf(query),
      by: question.by,
      unit: question.period,
    });
    const remarks = [...(await remarksOf(this.asker, asking, groups)), ...doubts.map(({ remark }) => remark)];
    const files: FilesRead[] = [];
    for (const relation of own.keys()) {
      const { opened } = await this.readings.get(relation)!;
      files.push({ opened, structures: own.get(relation)!.structures });
    }
    const isDated = [...own.values()].some((relation) => relation.days !== null);
    const asOf = isDated ? days.asOf : question.asOf;
    const lent = [...lendingTo(query), ...(query.joins ?? [])].flatMap((relation) => own.get(relation) ?? []);
    return { groups: hideSmall(groups, question), counted, lent, files, remarks, asOf };
  }

  /** The rows of customers of a metric, where they are wanted. */
  async scores(wanted: Wanted, by: ScoredBy): Promise<Scores | null> {
    const { scores } = this.of(wanted);
    if (scores === null) return null;
    const { query, columns, scorer } = scores;
    const cellsOf = scorer?.(by) ?? plainCells(columns);
    await this.calculate(wanted, query, by);
    const asking = await this.ofEach(wanted, query);
    return {
      columns,
      stream: (onRow) =>
        this.asker.stream(asking, inOrderOfIds(query.sql), (values) => onRow(scoreRow(values, cellsOf, this.keys))),
    };
  }

  /** Calculates what a query sees of customers, once for a metric. */
  private async calculate(wanted: Wanted, { calculated }: QueryReduction, by: ScoredBy): Promise<void> {
    if (calculated === undefined || this.calculated.has(calculated)) return;
    await this.asker.calculate(await this.ofEach(wanted, calculated.query), calculated.valueOf(by));
    this.calculated.add(calculated);
  }

  /** How a query that has a row for each customer is asked. */
  private async ofEach(wanted: Wanted, query: QueryReduction): Promise<Asking> {
    const { question, options } = this.of(wanted);
    const relations = await this.relationsOf(query, question);
    return {
      query,
      what: `${wanted.metric.id}: rows of customers`,
      options,
      relations,
      segments: segmentsOf(query, groupedBy(query, question, this.run.relations), relations),
      weigh: weigher(relations.get(query.counts)!.weights, null),
      doubted: new Set(),
      days: await this.daysOf(wanted),
      question,
    };
  }

  private of(wanted: Wanted): AskedMetric {
    const known = this.asked.get(wanted);
    if (known !== undefined) return known;
    const { metric, options } = wanted;
    const files = filesGiven(this.run.relations);
    const isAsked = ({ when }: QueryReduction) => when?.(files, options, this.run.question) !== false;
    const queries = Object.values(metric.reductions).flatMap((reduction) =>
      reduction.kind === 'query' && isAsked(reduction) ? [reduction] : [],
    );
    const scores = wanted.scores === true ? (scoresOf(metric).find(({ query }) => isAsked(query)) ?? null) : null;
    const question = metric.asks?.(this.run.question, options, files) ?? this.run.question;
    const asked = { question, options, queries, scores };
    this.asked.set(wanted, asked);
    return asked;
  }

  /** With `--baseline`, the records of both files stand side by side as ranges to compare. */
  private async beside(asking: Asking): Promise<Queried<Row>['ranges']> {
    const { baseline, relations } = this.run;
    const { query } = asking;
    // A file of another relation is nothing to compare these records with.
    if (baseline === null || baseline.relation !== query.counts) return [];
    const { period } = asking.question;
    const question = { ...asking.question, by: [], period: query.grain === 'chain' ? period : null, ranges: [] };
    const others = new Map([...relations, [query.counts, baseline]] as const);
    const there = new Map<RelationName, TypedRelation>();
    for (const request of requestsOf(query, question, others)) {
      const { relation } = request;
      const known = relation === query.counts ? undefined : (await this.reading(relation)).of.get(keyOf(request));
      const read = async () => {
        const loads = new TypedLoads(this.keys, readerOf(this.engines));
        const unit = loads.announce(others.get(relation)!, [request]);
        return (await loads.read(unit, this.lentTo)).of.get(keyOf(request))!;
      };
      there.set(relation, known ?? (await read()));
    }
    const counted = there.get(query.counts)!;
    const [first, ...more] = relations.get(query.counts)!.sources.map(({ file }) => file);
    const labels = { own: more.length === 0 ? first! : `${first} …`, other: baseline.sources[0]!.file };
    const now = { ...asking, question, part: labels.own };
    const then = {
      ...now,
      part: labels.other,
      relations: there,
      segments: segmentsOf(query, [], there),
      weigh: weigher(counted.weights, question.population),
      days: asOfOf(question, [...there.values()], counted),
    };
    return [
      { label: labels.own, state: await this.asker.rows(now, asOne(query, question)) },
      { label: labels.other, state: await this.asker.rows(then, asOne(query, question)) },
    ];
  }

  /** The last day that counts for a metric, over all files that its queries read. @throws last-day-far */
  private async daysOf(wanted: Wanted): Promise<Days> {
    const { queries, question } = this.of(wanted);
    const read: ReadonlyMap<RelationName, TypedRelation>[] = [];
    for (const query of queries) read.push(await this.relationsOf(query, questionsOf(question)[0]!.question));
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
      found.set(request.relation, await this.relationOf(request));
    }
    return found;
  }

  private readonly lentTo: LentTo = async ({ members, answers, asked }) => ({
    members: members === null ? null : membersOf(await this.relationOf(members), members.asked.where, this.keys),
    answers: answers === null ? null : await this.answersOf(answers, answerGroups.get(asked.answered!)!),
  });

  private async answersOf(request: Request, group: AnswerGroup): Promise<FirstAnswers> {
    const { question } = group;
    const responses = await this.relationOf(request);
    await scaleDoubts([question], [question.column], responses, await follower(this.engines));
    return firstAnswersOf(responses, group, this.keys);
  }

  private async relationOf(request: Request): Promise<TypedRelation> {
    const { of } = await this.reading(request.relation);
    return of.get(keyOf(request))!;
  }

  private reading(relation: RelationName): Promise<Readings> {
    const known = this.readings.get(relation);
    if (known !== undefined) return known;
    const reading = this.loads.read(this.units.get(relation)!, this.lentTo);
    this.readings.set(relation, reading);
    return reading;
  }
}

/** How all records of a stretch of days are asked for: where periods follow each other, as the periods that they are. */
const asOne = ({ grain }: QueryReduction, { period }: Question): Grouping => ({
  segments: false,
  periods: grain === 'chain' && period !== null,
});
