import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** How a run of the built program ended. */
export interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The most memory that it had, in bytes. */
  readonly memory: number;
  /** The processor's time that it took, in seconds: a busy machine does not lengthen it. */
  readonly work: number;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** When the program hears signals: before, one ends the process as it ends any other. */
  readonly hears: Promise<void>;
}

const program = resolve('bin/cx.js');
const hearing = 'hears signals';

/** The built program in a process of its own, with a folder of its own for temporary files. */
export function programIn(): {
  /** Where temporary files would lie. */
  readonly temporary: string;
  start(argv: readonly string[], options?: { readonly cwd?: string; readonly env?: Record<string, string> }): Running;
  /** Names of all that is in the folder of temporary files. */
  left(): string[];
} {
  const temporary = mkdtempSync(join(tmpdir(), 'cx-test-'));
  const home = mkdtempSync(join(tmpdir(), 'cx-test-'));
  const witness = join(home, 'witness.cjs');
  writeFileSync(
    witness,
    `if (require('node:worker_threads').isMainThread) {
      const tell = (line) => require('node:fs').writeSync(3, line + '\\n');
      const hear = (name) => {
        if (name !== 'SIGTERM') return;
        process.off('newListener', hear);
        setImmediate(tell, ${JSON.stringify(hearing)});
      };
      process.on('newListener', hear);
      process.on('exit', () => tell(JSON.stringify(process.resourceUsage())));
    }`,
  );
  afterAll(() => {
    rmSync(temporary, { recursive: true, force: true });
    rmSync(home, { recursive: true, force: true });
  });
  return {
    temporary,
    left: () => readdirSync(temporary),
    start(argv, { cwd = process.cwd(), env = {} } = {}) {
      const child = spawn(process.execPath, ['--require', witness, program, ...argv], {
        cwd,
        env: { PATH: process.env['PATH'] ?? '', HOME: home, TMPDIR: temporary, ...env },
        stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      });
      return { child, ended: endOf(child), hears: hearingOf(child) };
    },
  };
}

function hearingOf(child: ChildProcess): Promise<void> {
  return new Promise((resolveHearing) => {
    child.stdio[3]!.once('data', () => resolveHearing());
    child.once('close', () => resolveHearing());
  });
}

/** What the witness tells; nothing of a run that was killed. */
function usageOf(told: string): Pick<Ended, 'memory' | 'work'> {
  const usage = told.split('\n').find((line) => line.startsWith('{'));
  if (usage === undefined) return { memory: Number.NaN, work: Number.NaN };
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(usage) as NodeJS.ResourceUsage;
  return { memory: maxRSS * 1024, work: (userCPUTime + systemCPUTime) / 1e6 };
}

/** The processor's time that a process has taken so far, in seconds, of which the system counts hundredths. */
export function workOf({ pid }: ChildProcess): number {
  const [, user, system] = /\) (?:\S+ ){11}(\d+) (\d+)/u.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))!;
  return (Number(user) + Number(system)) / 100;
}

function endOf(child: ChildProcess): Promise<Ended> {
  const texts = ['', '', ''];
  for (const [at, stream] of [child.stdout, child.stderr, child.stdio[3]].entries()) {
    stream!.on('data', (chunk: Buffer) => {
      texts[at] += chunk.toString('utf8');
    });
  }
  child.stdin!.on('error', () => {});
  return new Promise((resolveEnd) => {
    child.once('close', (status, signal) =>
      resolveEnd({ status, signal, stdout: texts[0]!, stderr: texts[1]!, ...usageOf(texts[2]!) }),
    );
  });
}
