import type { QueryEngine, QueryValue } from '../../../engines/engine.ts';
import type { TypedTable } from '../../../engines/typed-table.ts';
import type { QueriedRow } from '../../../estimates/groups/queried.ts';
import type { Keys } from '../../../records/typed/ids/keys.ts';
import { idsStay } from '../../../records/typed/ids/staying.ts';
import { derivedInOrder } from '../../../relations/derived/derived.ts';
import type { TypedRelation } from '../../../records/typed/relation.ts';
import type { RelationName } from '../../../relations/index.ts';
import { identifier, sql, type Sql } from '../../../sql/tag.ts';
import { valuesIn } from '../../options.ts';
import type { Engines } from '../request.ts';
import { CalculatedAmounts } from './tables/calculated.ts';
import { foldedRows, Folding } from './folding.ts';
import { PlacedCustomers, placesName, placesThere, sortAlike } from './tables/places.ts';
import { rowOf, type Row } from './rows.ts';
import type { Segments } from '../segments/segments.ts';
import { listedSql } from './tables/listed.ts';
import { sharesSql } from './tables/shares.ts';
import { toldOf, whole, type AskedDays, type Asking, type Grouping } from './asked.ts';
import { askedSql, gridSql, periodsSql } from './spans.ts';
import { relationSql, sees } from './views.ts';
import { isWeightedQuery } from './weighing.ts';

export { whole, type Asking, type Grouping } from './asked.ts';

/** In which segments the records of a customer put him. @param segments null where they are not told apart */
function customerSegmentsSql(counts: RelationName, segments: Segments | null): Sql {
  const records = identifier(counts);
  const { number, from } = segments?.sql(records, null) ?? { number: sql`0`, from: records };
  return sql`SELECT DISTINCT customer_id, segment AS own, ${number} AS segment FROM ${from}`;
}

/** Segments of a relation that is not counted tell those of the one that is. */
const ownSegments: Pick<Segments, 'sql'> = { sql: (from) => ({ number: sql`segment`, from }) };

/** The segments of a relation that is not counted, as SQL sees them; null where those of joined ones are not told apart. */
function segmentsBeside(
  { ofJoined }: Segments,
  grouping: Grouping,
  relation: RelationName,
): Pick<Segments, 'sql'> | null {
  if (ofJoined === undefined) return ownSegments;
  return grouping.segments ? { sql: (from) => ({ number: ofJoined(relation), from }) } : null;
}

/** Asks a database queries over typed relations, each of which it is given once. */
export class Asker {
  /** The numbers of ids in the rows that it gives to the database. */
  readonly keys: Keys;
  private readonly engines: Engines;
  private readonly bytes: number;
  private tables = 0;
  /** Names of tables whose rows nobody needs any more. */
  private readonly free: string[] = [];
  private readonly loaded = new Map<TypedTable, Promise<string>>();
  private readonly folding = new Folding();
  private readonly placed = new PlacedCustomers();
  /** What was calculated last of each customer. */
  private amounts: TypedTable | null = null;

  /**
   * @param bytes how large the files are whose rows it gives to the database
   * @param keys the numbers of ids in those rows
   */
  constructor(engines: Engines, bytes: number, keys: Keys) {
    this.engines = engines;
    this.bytes = bytes;
    this.keys = keys;
  }

  /** Lets go of rows that no query is to be asked of. */
  async release(isNeeded: (rows: TypedTable) => boolean): Promise<void> {
    this.folding.release(isNeeded);
    for (const [rows, loading] of this.loaded) {
      if (isNeeded(rows)) continue;
      this.loaded.delete(rows);
      const name = await loading;
      const engine = await this.engines.database(this.bytes);
      await engine.load({ ...rows, name, rows: 0 });
      this.free.push(name);
    }
  }

  /** Asks a query for one grouping. */
  async rows(asking: Asking, grouping: Grouping): Promise<QueriedRow<Row>[]> {
    const { query, relations, segments, days, what, weigh } = asking;
    const told = toldOf(asking, grouping);
    if (told === null) return [];
    const { fold } = query;
    const tables = new Map([...relations].map(([name, { table }]) => [name, table] as const));
    // Nothing is folded where the user chose the database.
    const isFolded = segments.inRows && this.engines.tallies === 'scan';
    const listed = valuesIn(listedIn(asking));
    const toFold = { ...told, asOf: days.asOf, listed, tables, grouping };
    this.tell(asking, grouping, query.sql);
    const made = isFolded
      ? (this.folding.purchases(query, segments.table, toFold) ?? this.folding.contacts(query, segments.table, toFold))
      : null;
    if (made !== null) return made;
    const folded = isFolded ? this.folding.tableOf(query, segments.table) : null;
    if (fold !== undefined && folded !== null) return foldedRows(fold, folded, toFold);
    const engine = await this.seen(asking, grouping, told);
    const { weights } = relations.get(query.counts)!;
    const weightOf = (place: number) => weigh(weights[place]!);
    return (await engine.query(query.sql)).map((values) => rowOf(query, values, what, { ...grouping, weightOf }));
  }

  /** How many customers of the relation that is counted stand in more segments than one. */
  async customersInSeveral({ segments }: Pick<Asking, 'segments'>): Promise<number> {
    if (segments.table.staying === undefined || !segments.inRows) return segments.customersInSeveral();
    const engine = await this.engines.database(this.bytes);
    const records = identifier(await this.table(engine, segments.table));
    const [[count] = [0]] = await engine.query(sql`SELECT count(*) FROM (
  SELECT customer_id FROM ${records} GROUP BY customer_id HAVING count(DISTINCT segment) > 1) AS several`);
    return Number(count);
  }

  /** Hands over the rows of a query that is asked of all records, in constant memory; SQL sees the places of ids. */
  async stream(
    asking: Asking,
    statement: Sql,
    onRow: (row: readonly QueryValue[]) => void | Promise<void>,
  ): Promise<number> {
    const told = toldOf(asking, whole);
    if (told === null) return 0;
    this.tell(asking, whole, statement);
    const engine = await this.seen(asking, whole, told);
    await this.placeIds(engine, asking);
    return engine.stream(statement, onRow);
  }

  /** Makes known to SQL what is calculated of each row of a query that is asked of all records. */
  async calculate(asking: Asking, amountOf: (row: readonly QueryValue[]) => number): Promise<void> {
    const told = toldOf(asking, whole);
    if (told === null) return;
    // What is calculated of each customer would leave the cluster, and go back.
    if (asking.segments.table.staying !== undefined) idsStay();
    const engine = await this.seen(asking, whole, told);
    const amounts = new CalculatedAmounts();
    await engine.stream(asking.query.sql, ([customer, ...values]) => amounts.add(Number(customer), amountOf(values)));
    this.amounts = amounts.table();
    await engine.load(this.amounts);
  }

  /** Tells whoever watches what is asked, and how another database is asked the same. */
  private tell(asking: Asking, grouping: Grouping, statement: Sql): void {
    const { query, relations, question, part = null } = asking;
    this.engines.watching?.({
      query,
      part,
      question,
      statement,
      grouping,
      relations,
      keys: this.keys,
      define: async (engine) => {
        const asker = new Asker({ ...this.engines, database: async () => engine }, this.bytes, this.keys);
        if (this.amounts !== null && query.calculated !== undefined) await engine.load(this.amounts);
        await asker.seen(asking, grouping, toldOf(asking, grouping)!);
        if (statement !== query.sql) await asker.placeIds(engine, asking);
      },
    });
  }

  /** The database, in which a query sees its relations. */
  private async seen(asking: Asking, grouping: Grouping, { grid, firstDay, own }: AskedDays): Promise<QueryEngine> {
    const { query, relations, days, options } = asking;
    const engine = await this.engines.database(this.bytes);
    // What is counted comes last: its segments may be those of another.
    for (const [name, relation] of [...relations].filter(([one]) => sees(query, one)).toReversed())
      await this.define(engine, asking, grouping, { name, relation, firstDay });
    await engine.define('asked', askedSql(days.asOf, [...own]));
    await engine.define('grid', gridSql(grid));
    await engine.define('periods', periodsSql);
    if (query.listed !== undefined) await engine.define('listed', listedSql(listedIn(asking)));
    if (query.shares !== undefined) await engine.define('shares', sharesSql(String(options[query.shares])));
    if (query.ordersIds === true) await this.placeIds(engine, asking);
    if (query.groupsCustomers === true)
      await engine.define(
        'customer_segments',
        customerSegmentsSql(query.counts, grouping.segments ? asking.segments : null),
      );
    for (const derived of derivedInOrder(query.from ?? []))
      await engine.define(derived.name, derived.sql, derived.made);
    return engine;
  }

  /** Customers that came since have places among the others. */
  private async placeIds(engine: QueryEngine, { relations }: Asking): Promise<void> {
    const staying = [...relations.values()].flatMap(({ table }) =>
      table.staying?.ids.has('customer_id') ? [table] : [],
    );
    if (staying.length > 0) {
      if (!staying.every((table) => sortAlike(table.staying!))) idsStay();
      const names = await Promise.all(staying.map((table) => this.table(engine, table)));
      return engine.define(placesName, placesThere(names));
    }
    const tables = [...relations.values()].map(({ table }) => table);
    const placed = this.placed.with(tables, this.keys);
    if (placed === null) return;
    await engine.load(placed.places);
    placed.keep();
  }

  private async define(
    engine: QueryEngine,
    { query, segments, doubted }: Asking,
    grouping: Grouping,
    {
      name,
      relation,
      firstDay,
    }: { readonly name: RelationName; readonly relation: TypedRelation; readonly firstDay: string },
  ): Promise<void> {
    const isCounted = name === query.counts;
    const rows = isCounted ? segments.table : relation.table;
    const groups = query.groupsCustomers === true ? ownSegments : segments;
    const seen = isCounted
      ? { segments: grouping.segments ? groups : null, firstDay, weighted: isWeightedQuery(query), doubted }
      : { segments: segmentsBeside(segments, grouping, name), firstDay: null, weighted: false, doubted };
    await engine.define(name, relationSql(rows, relation.judge.plan, await this.table(engine, rows), seen));
  }

  private newName({ name }: TypedTable): string {
    this.tables += 1;
    return `${name}_${this.tables}`;
  }

  /** The name of the table that holds a relation's rows. */
  private table(engine: QueryEngine, rows: TypedTable): Promise<string> {
    const known = this.loaded.get(rows);
    if (known !== undefined) return known;
    const name = this.free.pop() ?? this.newName(rows);
    const loading = engine.load({ ...rows, name }).then(() => name);
    this.loaded.set(rows, loading);
    return loading;
  }
}

const listedIn = ({ query, options }: Asking) =>
  query.listed === undefined ? null : ((options[query.listed] ?? null) as string | null);
