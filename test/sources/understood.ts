import { writeFileSync } from 'node:fs';
import type { Report } from '../../src/results/result.ts';
import { runCx } from '../run-cx.ts';
import { temporaryFolder } from '../engines/temporary.ts';

/** How a file was read: what became of every record, and what was said. */
export interface Understood {
  /** The first cell of every record that is used. */
  readonly used: readonly string[];
  /** The records left out, as `line reason`, or `first–last reason` where it is said that they go over several lines. */
  readonly left: readonly string[];
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly quote: string;
  readonly encoding: string;
  readonly headerRows: number;
  readonly notices: readonly string[];
  readonly messages: readonly string[];
}

/** The code with which a file is refused, and the line. */
export interface Refused {
  readonly refused: string;
  readonly line?: number;
}

/** Reads files through the command line. */
export function fileReader() {
  const folder = temporaryFolder();
  let files = 0;
  return async (content: string | Buffer, ...options: readonly string[]): Promise<Understood | Refused> => {
    files += 1;
    const file = folder.file(`${files}.csv`, '');
    writeFileSync(file, content);
    const { status, stdout, stderr } = await runCx(['columns', file, ...options, '--format', 'json']);
    if (status !== 0) {
      const { error } = JSON.parse(stderr) as { error: { code: string; line?: number } };
      return error.line === undefined ? { refused: error.code } : { refused: error.code, line: error.line };
    }
    const { sources, results } = JSON.parse(stdout) as Report;
    const [result] = results;
    if (result?.status !== 'ok') throw new Error('cx columns gave no result');
    const { understood } = sources[0]!;
    const rejected = result.tables.find(({ name }) => name === 'rejected')!.rows;
    const copy = await runCx(['convert', file, ...options, '--quiet']);
    return {
      used: firstCells(copy.stdout),
      left: rejected.map(({ line, reason, detail }) => `${linesOf(line, detail)} ${reason}`),
      columns: understood.columns.map(({ name }) => name),
      delimiter: understood.delimiter,
      quote: understood.quote,
      encoding: understood.encoding,
      headerRows: understood.header_rows,
      notices: result.notices.map(({ code }) => code),
      messages: result.notices.map(({ message }) => message),
    };
  };
}

const linesOf = (line: unknown, detail: unknown) => /\(lines (\d+–\d+)\)/u.exec(String(detail))?.[1] ?? String(line);

/** Of a checked copy, which is RFC 4180 text: lines that go on in a quoted field are no records. */
function firstCells(copy: string): string[] {
  const cells: string[] = [];
  let quotes = 0;
  for (const line of copy.split('\n').slice(0, -1)) {
    if (quotes % 2 === 0) cells.push(line.split(',')[0]!);
    quotes += line.split('"').length - 1;
  }
  return cells.slice(1);
}
