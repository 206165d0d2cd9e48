// Times whole processes, from start to exit, and their peak memory where the system tells it (Linux).
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** The most memory that a process has held so far, in MB; null where the system does not tell. */
function peakOf(pid) {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

/** One run of a command: seconds and peak megabytes. Its output is thrown away. */
export function runOnce([program, ...words], environment = {}) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(program, words, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...environment },
    });
    let peak = null;
    let errors = '';
    child.stderr.on('data', (text) => (errors += text));
    const watch = setInterval(() => (peak = Math.max(peak ?? 0, peakOf(child.pid) ?? 0) || null), 10);
    child.on('error', reject);
    child.on('close', (status) => {
      clearInterval(watch);
      const seconds = (performance.now() - began) / 1000;
      if (status === 0) resolve({ seconds, peak });
      else reject(new Error(`${program} ${words.join(' ')} ended with ${status}: ${errors.slice(0, 500)}`));
    });
  });
}

export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Two commands in turn, A B A B …, after one run of each that does not count (it warms the file cache): the medians of
 * both, and the median of the ratios of neighbouring runs, which holds when the machine's speed drifts.
 */
export async function compare(a, b, runs = 5) {
  await runOnce(a.command, a.environment);
  await runOnce(b.command, b.environment);
  const [ofA, ofB] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    ofA.push(await runOnce(a.command, a.environment));
    ofB.push(await runOnce(b.command, b.environment));
  }
  const seconds = (runsOf) => median(runsOf.map((run) => run.seconds));
  const peak = (runsOf) =>
    runsOf.every((run) => run.peak !== null) ? Math.max(...runsOf.map((run) => run.peak)) : null;
  return {
    a: { seconds: seconds(ofA), peak: peak(ofA) },
    b: { seconds: seconds(ofB), peak: peak(ofB) },
    ratio: median(ofA.map((run, at) => run.seconds / ofB[at].seconds)),
    runs,
  };
}
