import { visitRecords } from '../../sources/structure/visit.ts';
import type { JudgedRecords } from '../../records/judged.ts';
import type { Language } from '../../messages/language.ts';
import { assertUnchanged } from '../../sources/files/identity.ts';
import type { Rejection } from '../../sources/structure/rejection.ts';
import { textOf, type TextSource } from '../../sources/source.ts';
import { csvCell } from './csv-cell.ts';
import { ownerOnly, writeFileWhole, type Written } from './files/output.ts';

interface Line {
  readonly line: number;
  readonly reason: string;
  readonly detail: string;
}

/**
 * Writes every record that was left out: `line,reason,detail`, with the file before them where there are several.
 * @param judged the records of each relation that is counted
 */
export async function writeExcluded(
  file: string,
  judged: readonly JudgedRecords[],
  language: Language,
): Promise<Written> {
  const several = judged.flatMap(({ opened }) => opened.sources).length > 1;
  return writeFileWhole(
    file,
    async (append) => {
      append(`${several ? 'file,' : ''}line,reason,detail\n`);
      for (const relation of judged) {
        for (const [at, source] of relation.opened.sources.entries()) {
          await writeExcludedOf(relation, at, language, ({ line, reason, detail }) => {
            const cells = [...(several ? [csvCell(source.file)] : []), String(line), reason, csvCell(detail)];
            append(`${cells.join(',')}\n`);
          });
        }
      }
    },
    ownerOnly,
  );
}

/** The records of one file that were left out, in the order of their lines. */
async function writeExcludedOf(
  judged: JudgedRecords,
  at: number,
  language: Language,
  write: (line: Line) => void,
): Promise<void> {
  const source = judged.opened.sources[at]!;
  const rejected = new RejectedLines(judged.structures[at]!.rejected, language, write);
  const exclusion = judged.exclusionsIn(source, at);
  const rowOf = source.kind === 'table' ? rowsOfTable(await textOf(source)) : null;
  await visitRecords(source, (cells, line) => {
    rejected.writeBefore(line);
    const row = rowOf?.(cells, line);
    const left = exclusion(cells, line);
    if (left !== null) write({ line: row ?? line, ...left });
  });
  rejected.writeBefore(Number.POSITIVE_INFINITY);
  // This was a pass of its own: its lines are those of the report only when the file is still the same.
  assertUnchanged(source.file, source.path, source.identity);
}

/** A table has rows, from 1, and no lines: those of its text have a header before them, and cells of several lines. */
function rowsOfTable({ startLine }: TextSource): (cells: readonly string[], line: number) => number {
  let broken = 0;
  return (cells, line) => {
    const row = line - startLine + 1 - broken;
    for (const cell of cells) broken += cell.match(/\r\n|[\r\n]/gu)?.length ?? 0;
    return row;
  };
}

/** Writes rejected records alone, where no metric has judged the others. */
export async function writeRejected(
  file: string,
  sources: readonly { file: string; rejected: readonly Rejection[] }[],
  language: Language,
): Promise<void> {
  const several = sources.length > 1;
  await writeFileWhole(
    file,
    (append) => {
      append(`${several ? 'file,' : ''}line,reason,detail\n`);
      for (const source of sources) {
        for (const { line, reason, detail } of source.rejected) {
          append(`${several ? `${csvCell(source.file)},` : ''}${line},${reason},${csvCell(detail[language])}\n`);
        }
      }
    },
    ownerOnly,
  );
}

/** Keeps rejected records, which were found in a pass of their own, in the order of lines. */
class RejectedLines {
  private at = 0;
  private readonly rejected: readonly Rejection[];
  private readonly language: Language;
  private readonly write: (line: Line) => void;

  constructor(rejected: readonly Rejection[], language: Language, write: (line: Line) => void) {
    this.rejected = rejected.toSorted((a, b) => a.line - b.line);
    this.language = language;
    this.write = write;
  }

  writeBefore(line: number): void {
    for (; this.at < this.rejected.length && this.rejected[this.at]!.line < line; this.at += 1) {
      const { line: on, reason, detail } = this.rejected[this.at]!;
      this.write({ line: on, reason: 'structure', detail: `${reason}: ${detail[this.language]}` });
    }
  }
}
