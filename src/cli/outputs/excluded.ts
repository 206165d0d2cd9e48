import { visitRecords } from '../../sources/structure/visit.ts';
import { datePart } from '../../values/dates/date-part.ts';
import { place, type AnswersReading } from '../../records/tally/read-answers.ts';
import type { Language } from '../../messages/language.ts';
import type { RelationReading } from '../../metrics/run/run.ts';
import type { TallyPlan } from '../../records/plan.ts';
import { escapeFormula } from '../../renderers/text/escape.ts';
import { assertUnchanged } from '../../sources/files/identity.ts';
import type { OpenSource } from '../../sources/source.ts';
import type { Rejection } from '../../sources/structure/rejection.ts';
import { ownerOnly, writeFileWhole } from './output.ts';

interface Line {
  readonly line: number;
  readonly reason: string;
  readonly detail: string;
}

/** Writes every record that was left out: `line,reason,detail`, with the file before them where there are several. */
export async function writeExcluded(
  file: string,
  { opened, plan, tally }: Pick<RelationReading, 'opened' | 'plan' | 'tally'>,
  reading: AnswersReading,
  language: Language,
): Promise<void> {
  const several = opened.sources.length > 1;
  await writeFileWhole(
    file,
    async (append) => {
      append(`${several ? 'file,' : ''}line,reason,detail\n`);
      for (const [at, source] of opened.sources.entries()) {
        const write = ({ line, reason, detail }: Line) => {
          const cells = [...(several ? [quoted(source.file)] : []), String(line), reason, quoted(detail)];
          append(`${cells.join(',')}\n`);
        };
        const rejected = new RejectedLines(tally.structures[at]!.rejected, language, write);
        const columns = plan.request.columns.map(({ header, reading: how }) => ({
          field: source.columns.indexOf(header),
          how,
        }));
        await visitRecords(source, (cells, line) => {
          rejected.writeBefore(line);
          if (reading.duplicates.has(place(at, line))) {
            write({
              line,
              reason: 'duplicate',
              detail: `${plan.request.unique!.id}: ${cells[source.columns.indexOf(plan.request.unique!.id)]}`,
            });
            return;
          }
          const values = columns.map(({ field, how }) =>
            field < 0 ? '' : how === 'raw' ? cells[field]! : datePart(cells[field]!),
          );
          const verdict = reading.judge.judge([...values, ...matchOf(plan, source, cells)]);
          if (verdict.kind === 'used') return;
          const { reason, column, text } = verdict;
          write({ line, reason, detail: column === undefined ? '' : `${column}: ${text ?? ''}` });
        });
        rejected.writeBefore(Number.POSITIVE_INFINITY);
        // This was a pass of its own: its lines are those of the report only when the file is still the same.
        assertUnchanged(source.file, source.path, source.identity);
      }
    },
    ownerOnly,
  );
}

/** Where records are matched, whether this one has an id: being left out depends on that, and never on the match itself. */
function matchOf({ match }: TallyPlan, { columns }: OpenSource, cells: readonly string[]): string[] {
  if (match === null) return [];
  const id = cells[columns.indexOf(match.request.header)] ?? '';
  return [id.trim() === '' ? '' : 'false'];
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
          append(`${several ? `${quoted(source.file)},` : ''}${line},${reason},${quoted(detail[language])}\n`);
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

/** A cell of CSV, quoted where it must be, and disarmed for spreadsheets. */
function quoted(text: string): string {
  const safe = escapeFormula(text);
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
