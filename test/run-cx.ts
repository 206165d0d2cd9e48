import { Readable, Writable } from 'node:stream';
import { main } from '../src/cli/main.ts';
import type { OkResult, Report } from '../src/results/result.ts';

/** What a run wrote, and the status with which the process would end. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly stdin?: string | Buffer | Readable;
  /** The whole environment: nothing of the machine's own reaches a run. */
  readonly env?: Readonly<Record<string, string>>;
  /** Columns of a terminal on stdout; absent: stdout is no terminal. */
  readonly columns?: number;
}

/** Runs `cx` in this process, with streams of its own. */
export async function runCx(
  argv: readonly string[],
  { stdin = '', env = {}, columns }: Surroundings = {},
): Promise<Ran> {
  const [stdout, stderr] = [new Collected(), new Collected()];
  const terminal = columns === undefined ? {} : { isTTY: true, columns };
  const input = stdin instanceof Readable ? stdin : Readable.from([Buffer.from(stdin)]);
  const io = { stdin: input, stdout: Object.assign(stdout, terminal), stderr, env };
  const status = await main(argv, io);
  return { status, stdout: stdout.text, stderr: stderr.text };
}

/** Runs `cx` in this process as if it had been started in a folder, with nothing of the machine but where programs are. */
export async function runCxIn(
  folder: string,
  argv: readonly string[],
  { env = {}, ...others }: Surroundings = {},
): Promise<Ran> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await runCx(argv, { ...others, env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...env } });
  } finally {
    process.chdir(before);
  }
}

class Collected extends Writable {
  private readonly chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}

/** The report of a run that must go well. */
export async function reportOf(argv: readonly string[], surroundings: Surroundings = {}): Promise<Report> {
  const { status, stdout, stderr } = await runCx([...argv, '--format', 'json'], surroundings);
  if (status !== 0) throw new Error(`cx ${argv.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Report;
}

/** The one result of a run that must go well. */
export async function resultOf(argv: readonly string[], surroundings: Surroundings = {}): Promise<OkResult> {
  const { results } = await reportOf(argv, surroundings);
  const [result] = results;
  if (results.length !== 1 || result?.status !== 'ok') throw new Error(`cx ${argv.join(' ')} gave no result`);
  return result;
}
