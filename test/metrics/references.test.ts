// The sources of metrics are read in every language: they are titles, and no sentences of one.
import { metrics } from '../../src/metrics/index.ts';

test.each(metrics.map(({ id, definition }) => [id, definition.reference] as const))(
  'the source of %s is works with their authors and years',
  (_, reference) => {
    const works = reference.replace(/\.$/u, '').split('; ');
    expect(works.filter((work) => !/^\p{Lu}.* \(\d{4}\), /u.test(work))).toEqual([]);
  },
);
