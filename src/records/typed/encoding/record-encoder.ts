import type { ColumnsRequest as EncodingPlan, EncodedColumn } from '../../../engines/columns.ts';
import { AlikeRecords } from '../../../sources/csv/alike-records.ts';
import type { RecordReader } from '../../../sources/csv/record.ts';
import type { RecordVisitor } from '../../../sources/structure/structure.ts';
import { ColumnEncoder, type Encoder, type PackedColumn } from './column-encoder.ts';
import { IdentityEncoder } from './identities/identity-encoder.ts';

/** Records as they go from thread to thread. */
export interface PackedRecords {
  readonly rows: number;
  readonly columns: readonly PackedColumn[];
  readonly alike: Float64Array<ArrayBuffer>;
}

/** Encodes the sound records of files, one file after the other. */
export class RecordEncoder implements RecordVisitor {
  rows = 0;
  private readonly plan: EncodingPlan;
  private readonly encoders: readonly Encoder[];
  private readonly alike: AlikeRecords | null;
  /** Where the columns stand in the file that is being read. */
  private fields: readonly number[] = [];
  private id = -1;

  constructor(plan: EncodingPlan) {
    this.plan = plan;
    this.encoders = plan.columns.map((column) =>
      column.reading === 'identity' ? new IdentityEncoder() : new ColumnEncoder(column),
    );
    this.alike = plan.repeated === null ? null : new AlikeRecords();
  }

  /** Another file begins. @param headers its columns */
  open(headers: readonly string[]): void {
    this.fields = this.plan.columns.map(({ header }) => headers.indexOf(header));
    this.id = headers.indexOf(this.plan.repeated ?? '');
  }

  accept(buffer: Buffer, record: RecordReader): void {
    const { encoders, fields, rows } = this;
    for (let at = 0; at < encoders.length; at += 1) encoders[at]!.put(rows, buffer, record, fields[at]!);
    this.alike?.put(rows, buffer, record, this.id);
    this.rows += 1;
  }

  retract(): void {
    this.rows -= 1;
  }

  /** Adds the records that another encoder has read of the same file, behind those of this one. */
  add({ rows, columns, alike }: PackedRecords): void {
    for (const [at, encoder] of this.encoders.entries()) encoder.add(this.rows, columns[at]!);
    this.alike?.add(this.rows, alike);
    this.rows += rows;
  }

  pack(): PackedRecords {
    const { rows } = this;
    const columns = this.encoders.map((encoder) => encoder.pack(rows));
    return { rows, columns, alike: this.alike?.numbersOf(rows) ?? new Float64Array() };
  }

  /** The columns in the order of the plan; null where one had too many texts. */
  get columns(): (EncodedColumn | null)[] {
    return this.encoders.map((encoder) => encoder.result(this.rows));
  }

  /** How many records repeat another. */
  get repeats(): number {
    return this.alike?.repeats(this.rows) ?? 0;
  }
}
