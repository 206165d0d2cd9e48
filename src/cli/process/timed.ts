import type { Timed } from '../../metrics/metric.ts';
import type { Io } from './io.ts';

/** Tells on stderr how long each piece of a calculation took. */
export const timedOn =
  ({ stderr }: Pick<Io, 'stderr'>): Timed =>
  (what, work) => {
    const start = performance.now();
    const done = work();
    stderr.write(`${what} ${Math.round(performance.now() - start)} ms\n`);
    return done;
  };
