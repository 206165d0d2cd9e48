import { CxError } from '../../errors.ts';
import type { Rejection } from './rejection.ts';

/** More broken records than this are not kept in memory: the file is refused. */
const most = 500_000;
const fewest = 20;

/** The broken records of a file, and the point at which they are too many. */
export class RejectedRecords {
  private readonly file: string;
  private readonly rejections: Rejection[] = [];
  private lines = 0;

  constructor(file: string) {
    this.file = file;
  }

  /** @throws too-many-bad-records */
  add(rejection: Rejection, records: number): void {
    this.rejections.push(rejection);
    this.lines += rejection.lastLine - rejection.line + 1;
    if (this.rejections.length > most) this.refuse(records);
  }

  get inOrder(): readonly Rejection[] {
    return this.rejections.toSorted((a, b) => a.line - b.line);
  }

  /** All records broken, or most of 20 or more records or lines: then nothing of the file can be trusted. @throws too-many-bad-records */
  assertFew(records: number, lines: number): void {
    const broken = this.rejections.length;
    if (broken === 0) return;
    const mostly = (records >= fewest && broken > records / 2) || (lines >= fewest && this.lines > lines / 2);
    if (mostly || broken === records) this.refuse(records);
  }

  private refuse(records: number): never {
    const { line, reason } = this.rejections[0]!;
    throw new CxError('too-many-bad-records', { file: this.file, bad: this.rejections.length, records, line, reason });
  }
}
