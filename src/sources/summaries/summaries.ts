import { kindOfCell, kindsOfColumns, writtenIn, type ColumnKind } from '../headers/cell-kinds.ts';
import { ColumnStatistics, numbersOf, type Follows } from './column-statistics.ts';
import { isWord, plainWords, saysCount, saysMean, saysSubtotal, summaryLabel, type SummaryLabel } from './labels.ts';
import { isBlank, labelledRow, mayHaveLabel, saysAll, type LabelledRow } from './labelled-row.ts';
import { isOfLabels, subtotalLabels } from './subtotals.ts';

const fewestRecords = 3;
/**
 * Whether a row states a total or a mean of others and is none of them: it says so in its first written cell, or in the second behind
 * the name of a group, has numbers and nothing else besides, and leaves blank what every record says.
 *
 * @param columns those that every record of the head says
 * @example isSummary(['Sol Average', '', '9.5'], [0, 1, 2]) // => true
 * @example isSummary(['Total', '2026-03-14', '9'], [0, 1, 2]) // => false
 */
export function isSummary(cells: readonly string[], columns: readonly number[]): boolean {
  // Most records leave none of them blank: what is asked of many comes first.
  if (!columns.some((column) => isBlank(cells[column])) || !mayHaveLabel(cells)) return false;
  const row = labelledRow(cells);
  return row !== null && row.at !== null && summaryLabel(cells[row.at]!)?.isStrong === true;
}

/** Where rows that are no records stand in a text. */
interface Places {
  /** The columns that every record says, where such rows stand among the records; else null. */
  readonly summaryColumns: readonly number[] | null;
  /** Labels of subtotals that leave nothing blank. */
  readonly summaryLabels: ReadonlySet<string>;
  /** Where the records begin behind those right under the header. */
  readonly recordsFrom: number;
}

/** The same of the record at an offset of a text. */
export const isSummaryOf = (
  { summaryColumns, summaryLabels, recordsFrom }: Places,
  offset: number,
  cells: () => readonly string[],
): boolean => {
  if (offset < recordsFrom) return true;
  if (summaryColumns === null) return false;
  const row = cells();
  return isSummary(row, summaryColumns) || isOfLabels(row, summaryLabels);
};

/** What tells summaries from records: the records of a file, or a sample of them, without rows that may be summaries. */
export class RecordsKnown {
  private readonly width: number;
  readonly areAll: boolean;
  private readonly listed: () => readonly (readonly string[])[];
  private recordsKnown: readonly (readonly string[])[] | null = null;
  private columnsKnown: readonly number[] | null = null;
  private kindsKnown: readonly ColumnKind[] | null = null;
  private readonly statistics = new Map<number, ColumnStatistics>();
  private readonly words = new Map<number, ReadonlySet<string>>();

  /**
   * @param rows looked at when they are first asked about: most rows show by themselves that they are records
   * @param areAll they are all of the file, so that what they come to is known
   */
  constructor(rows: () => readonly (readonly string[])[], width: number, areAll: boolean) {
    this.listed = rows;
    this.width = width;
    this.areAll = areAll;
  }

  private get everyColumn(): readonly number[] {
    return Array.from({ length: this.width }, (_, column) => column);
  }

  private get rows(): readonly (readonly string[])[] {
    const { everyColumn } = this;
    this.recordsKnown ??= this.listed().filter((cells) => writtenIn(cells) > 0 && !isSummary(cells, everyColumn));
    return this.recordsKnown;
  }

  /** The columns that every record says. */
  get columns(): readonly number[] {
    const isAlways = (column: number) => this.rows.every((cells) => !isBlank(cells[column]));
    this.columnsKnown ??= this.rows.length === 0 ? [] : this.everyColumn.filter(isAlways);
    return this.columnsKnown;
  }

  private get kinds(): readonly ColumnKind[] {
    this.kindsKnown ??= kindsOfColumns(this.rows, this.width);
    return this.kindsKnown;
  }

  /** Whether the numbers of a row, its label and what it leaves blank show that it is none of the records. */
  isSummary(cells: readonly string[]): boolean {
    const row = labelledRow(cells);
    if (row === null) return this.isSumBesideWords(cells);
    if (row.at === null) return this.isUnlabelledSum(row);
    const label = summaryLabel(cells[row.at]!);
    if (this.rows.length === 0) return label?.isStrong === true && label.group === null;
    const isApart = this.lacks(row) || this.isAmongIds(row);
    if (this.isBare(row, label)) return true;
    const follows = row.numbers.map((one) => this.follows(one));
    // Whoever has an unknown name may have given an answer that is the mean of the others.
    if (label === null) return isApart && this.isUnlike(row) && this.isToldByNumbers(row, follows);
    // A label that other records have is a name, unless it can be none and leaves blank what they say.
    if ((!isApart || !label.isStrong) && this.isWord(row.at, cells[row.at]!)) return false;
    if (!isApart && !label.isStrong) return this.isStatedCount(row);
    const isKnownGroup = label.group !== null && this.isWord(row.at, label.group);
    const isTold =
      row.numbers.length > 0 &&
      (follows.some((one) => one !== null && (isApart || one !== 'perhaps')) ||
        this.isUnlike(row) ||
        this.isStatedMean(row));
    if (label.group !== null) return isApart && (isKnownGroup || isTold);
    return (isApart && label.isStrong) || isTold;
  }

  /** Whether a row beside a summary is one too, though it alone would not show it. */
  isLike(cells: readonly string[], summary: readonly string[]): boolean {
    const [row, other] = [labelledRow(cells), labelledRow(summary)];
    if (row === null || other === null || row.at === null || row.at !== other.at) return false;
    const isSameShape = this.columns.every((column) => isBlank(cells[column]) === isBlank(summary[column]));
    if (isSameShape && (this.lacks(row) || this.isAmongIds(row))) return true;
    return summaryLabel(cells[row.at]!) !== null && row.numbers.some((one) => this.follows(one) !== null);
  }

  /** Whether a row leaves blank what all records say, and has numbers and nothing else beside its name. */
  isLacking(cells: readonly string[]): boolean {
    const row = labelledRow(cells);
    return row !== null && row.at !== null && row.numbers.length > 0 && this.lacks(row);
  }

  /** Whether words stand where records have numbers or dates. */
  isHeaderOfOthers(cells: readonly string[]): boolean {
    const written = cells.filter((cell) => !isBlank(cell));
    const areWords = written.length > 1 && written.every((cell) => kindOfCell(cell) === 'text' && isWord(cell));
    return areWords && cells.some((cell, column) => !isBlank(cell) && this.isOfNumbers(column));
  }

  private readonly lacks = (row: LabelledRow) => this.lacking(row) > 0;
  /** How many columns it leaves blank, or says `All` in, that every record says otherwise. */
  private lacking({ cells, at }: LabelledRow): number {
    const isLacked = (column: number) =>
      isBlank(cells[column]) ||
      (column !== at && saysAll(cells[column]!) && !this.kinds[column]!.texts.has(cells[column]!.trim()));
    return this.columns.filter(isLacked).length;
  }
  private readonly isOfNumbers = (column: number) => ['number', 'date'].includes(this.kinds[column]?.kind ?? '');

  /** Whether the last cell of a record is a number, a date, or a word of a few, as its column has: none goes on in the line below. */
  endsWhole(cells: readonly string[]): boolean {
    const column = this.width - 1;
    const last = cells.at(-1)!.trim();
    if (this.rows.length < fewestRecords || last === '') return false;
    const { kind } = this.kinds[column]!;
    if (kind === 'number' || kind === 'date') return kindOfCell(last) === kind;
    const written = this.rows.map((row) => row[column]!.trim()).filter((cell) => cell !== '');
    return new Set(written).size * 2 <= written.length && written.filter((cell) => cell === last).length > 1;
  }

  /** Words stand where every record has a number, a date, or a code with a digit. */
  private isAmongIds({ cells, at }: LabelledRow): boolean {
    const { isAlwaysWritten, texts } = this.kinds[at!]!;
    const isOfIds = isAlwaysWritten && (this.isOfNumbers(at!) || [...texts].every((text) => /\d/u.test(text)));
    return isOfIds && !/\d/u.test(cells[at!]!.replaceAll(/\(\d+\)/gu, ''));
  }

  /** A total among ids whose number is the sum, whatever somebody wrote beside it. */
  private isSumBesideWords(cells: readonly string[]): boolean {
    const label = summaryLabel(cells[0] ?? '');
    const numbers = cells.flatMap((cell, column) =>
      kindOfCell(cell) === 'number' ? [{ column, cell: cell.trim() }] : [],
    );
    if (label?.isStrong !== true || label.group !== null || !this.isAmongIds({ cells, at: 0, numbers })) return false;
    return numbers.some((one) => this.follows(one) === 'sure');
  }

  /** It has a label and numbers alone: what may be a name is none among ids, or beside two blanks where every record says something. */
  private isBare(row: LabelledRow, label: SummaryLabel | null): boolean {
    if (label === null || label.group !== null || row.numbers.length === 0) return false;
    const isAmongIds = this.isAmongIds(row);
    return this.lacking(row) > (isAmongIds ? 0 : 1) && (isAmongIds || !this.isWord(row.at!, row.cells[row.at!]!));
  }

  /** It says that it is a count, and has that of the records above it. */
  private isStatedCount({ cells, at, numbers }: LabelledRow): boolean {
    const { length } = this.rows;
    const isCount = this.areAll && length >= fewestRecords && numbers.length > 0 && saysCount(cells[at!]!);
    return isCount && numbers.every(({ cell }) => numbersOf(cell).some(({ value }) => value === length));
  }

  /** It says that it is a mean, and has the mean of what is above it, rounded or not. */
  private isStatedMean({ cells, at, numbers }: LabelledRow): boolean {
    if (!saysMean(cells[at!]!)) return false;
    return numbers.some(({ column, cell }) => this.statisticsOf(column).isMean(cell, this.areAll));
  }

  private isToldByNumbers({ numbers }: LabelledRow, follows: readonly Follows[]): boolean {
    const all = numbers.length > 0 && follows.every((one) => one === 'sure' || one === 'maybe');
    if (!all || this.rows.length <= 2) return false;
    return follows.includes('sure') || (numbers.length === 1 && this.varies(numbers[0]!.column));
  }

  /** No name, nor a date, where all records have them, and each number is what those of its column come to. */
  private isUnlabelledSum({ cells, numbers }: LabelledRow): boolean {
    const named = this.columns.filter(
      (column) => this.kinds[column]!.kind !== 'number' || (isBlank(cells[column]) && this.isOfIds(column)),
    );
    if (
      cells.length !== this.width ||
      named.length === 0 ||
      !named.every((column) => isBlank(cells[column])) ||
      this.rows.length < 3
    )
      return false;
    const follows = numbers.map((one) => this.follows(one));
    // What one column lacks, a record may lack, and its number may be the mean of the others.
    const isTold = follows.includes('sure') || (named.length > 1 && numbers.some((one) => this.varies(one.column)));
    if (numbers.length === 0 || !isTold) return false;
    if (follows.every((one) => one === 'sure' || one === 'maybe')) return true;
    return this.areAll && numbers.every(({ column, cell }) => this.statisticsOf(column).isMean(cell));
  }

  private follows({ column, cell }: LabelledRow['numbers'][number]): Follows {
    return this.areAll ? this.statisticsOf(column).follows(cell) : null;
  }

  private varies(column: number): boolean {
    const numbers = this.rows.flatMap((cells) => (kindOfCell(cells[column] ?? '') === 'number' ? [cells[column]] : []));
    return new Set(numbers).size > 2;
  }

  /** No number of it stands twice. */
  private isOfIds(column: number): boolean {
    return this.kinds[column]!.kind === 'number' && this.kinds[column]!.texts.size === this.rows.length;
  }

  /** A number among dates, or one that is like none of its column. */
  private isUnlike({ numbers }: LabelledRow): boolean {
    return numbers.some(
      ({ column, cell }) => this.kinds[column]!.kind === 'date' || this.statisticsOf(column).isUnlike(cell),
    );
  }

  private statisticsOf(column: number): ColumnStatistics {
    const known = this.statistics.get(column);
    if (known !== undefined) return known;
    const made = new ColumnStatistics(this.rows.map((cells) => cells[column] ?? '').filter((cell) => !isBlank(cell)));
    this.statistics.set(column, made);
    return made;
  }

  private isWord(column: number, text: string): boolean {
    const known = this.words.get(column) ?? new Set([...this.kinds[column]!.texts].map(plainWords));
    this.words.set(column, known);
    return known.has(plainWords(text));
  }
}

/** What tells summaries from records in a file. */
export interface Summaries {
  /** The columns that every record says. */
  readonly columns: readonly number[];
  /** The labels of those that leave nothing blank. */
  readonly labels: ReadonlySet<string>;
  /** They stand among the records: several, one that names a group of them, or one that says it is a mean or a subtotal. */
  readonly amongRecords: boolean;
}

/**
 * @param rows those of the head, from the first record on
 * @param below those that were set aside at the end
 */
export function summariesIn(
  rows: readonly (readonly string[])[],
  known: RecordsKnown,
  below: readonly (readonly string[])[] = [],
): Summaries {
  const { columns } = known;
  const labels = known.areAll ? subtotalLabels(rows) : new Set<string>();
  const found = rows.filter((cells) => isSummary(cells, columns) && known.isSummary(cells));
  const more = found.length === 0 ? 0 : below.filter((cells) => isSummary(cells, columns)).length;
  const saysWhat = (cell: string) =>
    saysMean(cell) || saysSubtotal(cell) || (summaryLabel(cell)?.group ?? null) !== null;
  const amongRecords = labels.size > 0 || found.length + more > 1 || found.some((cells) => cells.some(saysWhat));
  return { columns, labels, amongRecords };
}
