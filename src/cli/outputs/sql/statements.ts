import { placesName, placesThere } from '../../../metrics/run/asking/tables/places.ts';
import type { AskedQuery } from '../../../metrics/run/run.ts';
import { macros } from '../../../engines/duckdb/database/macros.ts';
import type { QueryEngine, QueryValue } from '../../../engines/engine.ts';
import type { TypedTable } from '../../../engines/typed-table.ts';
import type { Sql } from '../../../sql/tag.ts';
import { statementOf, type Made } from './made.ts';
import { rowsSql } from './rows/rows.ts';
import { valuesSql } from './rows/values.ts';

const ofSmallest =
  '-- of the smallest groups; larger ones are asked for in the same way, of records of one segment or of one period\n';

/** A database that writes down what it is told instead of doing it. */
export class Statements implements QueryEngine {
  readonly name = 'duckdb';
  private readonly texts: string[] = [];
  private asked: AskedQuery | null = null;
  /** What stands under each name, so that nothing is said twice. */
  private readonly known = new Map<string, string>();
  /** Whether something was said anew: then all that may be made of it is too. */
  private isAnew = false;
  /** The customers in the rows of each relation, by the name of these. */
  private readonly customers = new Map<string, ReadonlyMap<string | null, number>>();

  /** The statements that make known what a query reads, and the query. */
  async textOf(asked: AskedQuery): Promise<string> {
    this.asked = asked;
    this.customers.clear();
    this.isAnew = false;
    await asked.define(this);
    const { segments, periods } = asked.grouping;
    const text = `${this.texts.join('')}${segments || periods ? ofSmallest : ''}${asked.statement.trim()};\n`;
    this.texts.length = 0;
    return `${this.macrosIn(text)}${text}`;
  }

  /** What a tally is counted over. */
  viewText(relation: string, view: Made): string {
    const text = statementOf(relation, view, this.known.has(relation));
    this.known.set(relation, text);
    return text;
  }

  private macrosIn(text: string): string {
    const found = [...macros].filter(([name]) => text.includes(`${name}(`) && !this.known.has(name));
    for (const [name] of found) this.known.set(name, name);
    return found.map(([, macro]) => `${macro};\n`).join('');
  }

  async load(table: TypedTable): Promise<void> {
    const { relations, keys, question } = this.asked!;
    const relation = [...relations.values()].find((one) =>
      one.table.columns.some((own) => table.columns.includes(own)),
    );
    if (relation === undefined)
      return this.add(table.name, table.name === placesName ? this.places() : valuesSql(table, keys));
    const { customers, ...rows } = rowsSql(table, relation, keys, question, this.customers);
    if (customers !== null) this.customers.set(table.name, customers);
    this.add(table.name, rows);
  }

  async define(name: string, query: Sql, made?: 'once'): Promise<void> {
    this.add(name, { kind: made === 'once' ? 'table' : 'view', query }, made === 'once');
  }

  async query(): Promise<readonly (readonly QueryValue[])[]> {
    return [];
  }

  async stream(): Promise<number> {
    return 0;
  }

  readonly tally: QueryEngine['tally'] = () => {
    throw new Error('a tally is no query');
  };

  interrupt(): void {}

  async close(): Promise<void> {}

  /** @param holds whether it holds what others said when it was made */
  private add(name: string, made: Made, holds = false): void {
    const [before, first] = [this.known.get(name), statementOf(name, made, false)];
    if (before === first && !holds && !this.isAnew) return;
    this.isAnew ||= before !== undefined && before !== first;
    this.known.set(name, first);
    this.texts.push(before === undefined ? first : statementOf(name, made, true));
  }

  private places(): Made {
    return { kind: 'table', query: placesThere([...this.customers.keys()]) };
  }
}
