import type { NoticeCode } from '../results/notice-codes.ts';
import type { Text } from '../messages/language.ts';
import type { Encoding } from './encodings/encoding.ts';
import type { Identity } from './files/identity.ts';
import type { Dialect } from './csv/record.ts';
import type { Table } from './table.ts';

/** A file that was opened and understood, and not yet read beyond its head. */
export type OpenSource = TextSource | TableSource;

/** How a file was understood. */
export interface UnderstoodFile {
  /** The name as the user typed it, and the file as it lies on disk. */
  readonly file: string;
  readonly path: string;
  readonly identity: Identity;
  /** How large it is as text; of a table, about. */
  readonly textBytes: number;
  readonly gzip: boolean;
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  readonly headerRows: number;
  readonly layout: string | null;
  /** Column names as they are used from here on, and the question texts beside them. */
  readonly columns: readonly string[];
  readonly labels: readonly string[];
  /** What a careful reader would want to know: renamed columns, skipped lines, a `sep=` line. */
  readonly remarks: readonly Remark[];
  /** How many totals and their like stand at the end, and the line of each, counted from the first of them. */
  readonly footers: number;
  readonly footerLines: readonly number[];
  /** The columns that every record says, where totals and means stand among the records that leave one of them blank. */
  readonly summaryColumns: readonly number[] | null;
  /** The labels of those among them that leave nothing blank. */
  readonly summaryLabels: ReadonlySet<string>;
  /** The first sound records, for evidence of what they are. */
  readonly shown: readonly (readonly string[])[];
  /** A sign that may divide the cells of a file that seems to have one column. */
  readonly unusualDelimiter: string | null;
  /** How it was asked to be read. */
  readonly options: SourceOptions;
}

/** A file whose records are read from its bytes. */
export interface TextSource extends UnderstoodFile {
  readonly kind: 'text';
  /** The whole file in UTF-8: the same one, or a private copy. */
  readonly text: string;
  /** Where the records begin and end (bytes of the UTF-8 text), and the physical line of the first. */
  readonly start: number;
  readonly end: number;
  readonly startLine: number;
  /** Where the first record begins that is no total right under the header. */
  readonly recordsFrom: number;
  /** The header's own bytes, so that a header that comes again is known. */
  readonly headerText: Buffer;
  /** The header rows below the first, for files that were put together of several exports. */
  readonly laterHeaderTexts: readonly Buffer[];
}

/** A file whose records are the rows of a table. It has no text of its own: who needs one, asks for that of all its rows. */
export interface TableSource extends UnderstoodFile {
  readonly kind: 'table';
  readonly table: Table;
  /** Its text, a private copy that is made when it is first asked for. */
  readonly asText: () => Promise<TextSource>;
}

/** Whether the records of a table lie in a cluster, and stay there. */
export const isInCluster = (source: OpenSource): boolean =>
  source.kind === 'table' && source.table.isInCluster === true;

/** The whole text of a file. */
export const textOf = async (source: OpenSource): Promise<TextSource> =>
  source.kind === 'text' ? source : source.asText();

/** The whole texts of files. */
export const textsOf = (sources: readonly OpenSource[]): Promise<TextSource[]> => Promise.all(sources.map(textOf));

/** Whether rows that are no records stand among the records, or right under the header. */
export const hasSummaries = ({ summaryColumns, recordsFrom, start }: TextSource): boolean =>
  summaryColumns !== null || recordsFrom > start;

/** Something that was noticed in a file, as a notice will say it. */
export interface Remark {
  readonly severity: 'info' | 'warning';
  readonly code: NoticeCode;
  readonly message: Text;
}

/** What the user may overrule. */
export interface SourceOptions {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly quote?: string;
  readonly headerRows?: number;
  readonly headerLine?: number;
  readonly layout?: string;
  readonly strict?: boolean;
  /** The most memory that a database may take which reads the file, as in `4GB`. */
  readonly memory?: string;
  /** How long a cluster is waited for, in seconds: to take a query, to answer, to go on or be asked again. */
  readonly cluster?: { readonly connect: number; readonly silence: number; readonly recovery: number };
}
