import type { ScoreRow, Scores } from '../../metrics/run/run.ts';
import type { ScoreColumn } from '../../metrics/scores.ts';
import { escapeJson } from '../../renderers/text/escape.ts';
import type { Flags } from '../options/flags.ts';
import { csvCell } from './csv-cell.ts';
import { scoresExtension } from '../options/scores.ts';
import { ownerOnly, placeFileWhole, writeFileWhole, type Written } from './files/output.ts';

/** Writes the rows of customers, one at a time, for their owner alone. @throws output-failed */
export async function writeScores(file: string, scores: Scores, { memory }: Pick<Flags, 'memory'>): Promise<Written> {
  const extension = scoresExtension(file);
  if (extension === '.parquet') {
    const { rowsToParquet } = await import('../../engines/duckdb/files/parquet-rows.ts');
    const columns = [{ name: idName, kind: 'text' } as const, ...scores.columns];
    return placeFileWhole(
      file,
      (temporary) => rowsToParquet(columns, (onRow) => scores.stream(onRow), temporary, memory),
      ownerOnly,
    );
  }
  const [head, line] = extension === '.csv' ? csvOf(scores.columns) : jsonOf(scores.columns);
  return writeFileWhole(
    file,
    async (append) => {
      const lines = new Lines(append);
      lines.put(head);
      await scores.stream((row) => lines.put(line(row)));
      lines.end();
    },
    ownerOnly,
  );
}

const idName = 'customer_id';

type Line = (row: ScoreRow) => string;

/** Numbers keep their minus: texts alone are disarmed. */
function csvOf(columns: readonly ScoreColumn[]): readonly [string, Line] {
  const isText = [true, ...columns.map(({ kind }) => kind === 'text')];
  const head = [idName, ...columns.map(({ name }) => name)].join(',');
  const cell = (value: string | number | null, at: number) =>
    value === null ? '' : isText[at] === true ? csvCell(String(value)) : String(value);
  return [`${head}\n`, (row) => `${row.map(cell).join(',')}\n`];
}

/** Amounts are numbers with all their digits. */
function jsonOf(columns: readonly ScoreColumn[]): readonly [string, Line] {
  const names = [idName, ...columns.map(({ name }) => name)].map((name) => JSON.stringify(name));
  const isExact = [false, ...columns.map(({ kind }) => kind === 'money')];
  const cell = (value: string | number | null, at: number) =>
    `${names[at]}:${isExact[at] === true ? String(value) : JSON.stringify(value)}`;
  return ['', (row) => `${escapeJson(`{${row.map(cell).join(',')}}`)}\n`];
}

const mostHeld = 1 << 16;

/** Writes some lines at a time. */
class Lines {
  private readonly append: (text: string) => void;
  private held = '';

  constructor(append: (text: string) => void) {
    this.append = append;
  }

  put(line: string): void {
    this.held += line;
    if (this.held.length > mostHeld) this.end();
  }

  end(): void {
    this.append(this.held);
    this.held = '';
  }
}
