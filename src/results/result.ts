import type { Language, Text } from '../messages/language.ts';
import type { NoticeCode } from './notice-codes.ts';
import type { Reason } from './reasons.ts';

/** How a value is measured; renderers alone turn values into text. */
export type Unit =
  | 'text'
  | 'number'
  | 'count'
  | 'share'
  | 'share-difference'
  | 'points'
  | 'score'
  | 'money'
  | 'p-value'
  | 'date'
  | 'period'
  | 'boolean';

export type Value = number | string | boolean | null;
/** Keyed by column name. Made with a null prototype, so that a column named `__proto__` is only a name. A cell may be words. */
export type Row<W = string> = Readonly<Record<string, Value | W>>;

/**
 * A column of a table: its name in JSON and CSV, its heading, its unit, and what it means.
 * `W` is `Text` (every language) while a metric calculates, and `string` in a report.
 */
export interface Column<W = Text> {
  readonly name: string;
  readonly label: W;
  readonly unit: Unit;
  readonly meaning: W;
  /** What the codes that stand in the column are called in a table for people; machines get the codes. */
  readonly words?: Words<W>;
}

/** Codes and what they are called. */
export type Words<W = Text> = Readonly<Record<string, W>>;

export interface Table<W = Text> {
  readonly name: string;
  readonly title: W;
  readonly columns: readonly Column<W>[];
  readonly rows: readonly Row<W>[];
}

/** A table whose cells are the same in every language. */
export interface PlainTable extends Table {
  readonly rows: readonly Row[];
}

export type ChartType =
  | 'bar'
  | 'stacked-bar'
  | 'line'
  | 'step'
  | 'histogram'
  | 'heatmap'
  | 'interval'
  | 'scatter'
  | 'flow';

/** A chart names the table and the columns that it draws, so that no number is stored twice. */
export interface Chart<W = Text> {
  readonly type: ChartType;
  readonly title: W;
  readonly table: string;
  /** The columns along the category axis: several for segments of several columns. */
  readonly x: readonly string[];
  /** The columns drawn: several for the parts of a stacked bar. */
  readonly y: readonly string[];
  readonly series?: string;
  readonly interval?: readonly [low: string, high: string];
  /** The value that says nothing happens: a line stands there. */
  readonly reference?: number;
  /** The scale is logarithmic: 2 and ½ lie as far from 1. */
  readonly log?: true;
  /** The column that says whether what is drawn is over: what still runs is marked. */
  readonly complete?: string;
  /** The table of how many stand behind a curve at some times. */
  readonly at_risk?: string;
  /** What a flow comes by, from `x[0]` to `x[1]`. */
  readonly places?: FlowPlaces;
}

/** The table of the places that a flow comes by, and which of its columns say what. */
export interface FlowPlaces {
  readonly table: string;
  /** The column of names, as they stand at both ends of the flow. */
  readonly name: string;
  /** The share that colours a place. */
  readonly shade: string;
  /** What is written in a place; the first is how many come by. */
  readonly beside: readonly string[];
  /** How many of those who go no further end well, badly, and undecided. */
  readonly ends: readonly [well: string, badly: string, undecided: string];
  /** The names that are no places: where all begin, where all end, and what is too small to be told. */
  readonly outside: { readonly start: string; readonly exit: string; readonly rest: string };
}

export interface Notice<W = Text> {
  readonly severity: 'info' | 'warning';
  readonly code: NoticeCode;
  /** What was seen, and what to do about it. */
  readonly message: W;
}

/** The number that answers the question, with its interval and its base. */
export interface Headline<W = Text> {
  readonly name: string;
  readonly label: W;
  readonly unit: Unit;
  readonly value: number | null;
  /** Its column in the tables, where that is called otherwise. */
  readonly column?: string;
  readonly conf_low?: number | null;
  readonly conf_high?: number | null;
  readonly n?: number;
  readonly method?: W;
  /** The one of which it is, where periods were asked for and it is not of all days. */
  readonly period?: string;
}

/** Rows left out for one reason; `values` lists what stood there, most frequent first. */
export interface Exclusion {
  readonly reason: Reason;
  readonly column?: string;
  readonly rows: number;
  readonly values?: readonly { readonly value: string; readonly rows: number }[];
}

/** Where the rows went: `read` = `used` + the sum of `excluded`. */
export interface Accounting {
  readonly read: number;
  readonly used: number;
  readonly excluded: readonly Exclusion[];
  /** The days that the used records cover, where they say any. */
  readonly days?: { readonly first: string; readonly last: string };
}

/** What a metric finds out: plain data, no formatting. */
export interface Findings<W = Text> {
  readonly headlines: readonly Headline<W>[];
  readonly tables: readonly Table<W>[];
  readonly charts: readonly Chart<W>[];
  readonly notices: readonly Notice<W>[];
}

export type MetricResult = {
  readonly metric: string;
  readonly title: string;
  readonly options: Readonly<Record<string, Value | readonly string[]>>;
  /** The options that were set otherwise than they are when nobody sets them. */
  readonly asked?: readonly string[];
} & (
  | ({ readonly status: 'ok' } & Findings<string> & { readonly accounting: Accounting })
  | { readonly status: 'not-applicable'; readonly reason: string; readonly hint: string }
);

/** What was understood of a file, each part with its evidence in words. */
export interface Understood {
  readonly encoding: string;
  readonly delimiter: string;
  readonly quote: string;
  readonly header_rows: number;
  readonly layout: string | null;
  readonly decimal: ',' | '.' | null;
  readonly date_order: 'dmy' | 'mdy' | 'ymd' | 'ydm' | null;
  readonly columns: readonly { readonly name: string; readonly role: string | null; readonly evidence: string }[];
}

/** One input file of a report. */
export interface Source {
  readonly relation: string;
  readonly file: string;
  readonly records: number;
  readonly rejected: number;
  readonly understood: Understood;
}

/** An expectation that the settings state, and what was found. */
export interface Check {
  /** A metric or an input. */
  readonly subject: string;
  readonly value: string;
  readonly headline?: string;
  readonly expect: string;
  readonly found: number | string | null;
  readonly unit?: Unit;
  /** Null where the day of the run decides, which no report says. */
  readonly passed: boolean | null;
  readonly reason: string;
}

/** The headlines of the run before this one, from the history. */
export interface Before {
  readonly as_of?: string;
  /** The metrics whose options, but for the days, were others then: what they say cannot be compared. */
  readonly asked_otherwise?: readonly string[];
  readonly headlines: readonly {
    readonly metric: string;
    readonly name: string;
    readonly value: number | null;
    readonly conf_low?: number | null;
    readonly conf_high?: number | null;
    readonly n?: number;
  }[];
}

/** The whole answer: safe to store as JSON and to draw again later. */
export interface Report {
  readonly schema: 'cx.report/1';
  /** What made it. */
  readonly tool?: { readonly name: string; readonly version: string };
  readonly title: string;
  readonly subtitle?: string;
  /** A data: URI of a PNG, JPEG or SVG. */
  readonly logo?: string;
  readonly language: Language;
  readonly sources: readonly Source[];
  readonly results: readonly MetricResult[];
  readonly checks?: readonly Check[];
  readonly before?: Before;
}

export type OkResult = Extract<MetricResult, { status: 'ok' }>;
export const isOk = (result: MetricResult): result is OkResult => result.status === 'ok';
