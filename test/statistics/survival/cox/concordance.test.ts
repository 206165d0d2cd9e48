import * as fc from '../../../chance.ts';
import { concordance, type PredictedRow } from '../../../../src/statistics/survival/cox/concordance.ts';
import { coxRegression } from '../../../../src/statistics/survival/cox/cox.ts';
import { coxRows, referenceSets, survivalVersion } from '../reference.ts';

describe(`pairs are counted as ${survivalVersion} does`, () => {
  const sets = referenceSets.flatMap((set) => (set.cox === null ? [] : [[set.name, set, set.cox] as const]));
  test.each(sets)('%s', (_, set, { pairs: [concordant, discordant, tied] }) => {
    const rows = coxRows(set);
    const { coefficients } = coxRegression(rows)!;
    const predict = (covariates: readonly number[]) =>
      covariates.reduce((sum, value, column) => sum + value * (coefficients[column] ?? 0), 0);
    const counted = concordance(rows.map((row) => ({ ...row, prediction: predict(row.covariates) })));
    expect(counted).toMatchObject({ concordant, discordant, tied });
  });
});

const people = fc.array(
  fc
    .record({
      time: fc.integer({ min: 1, max: 8 }),
      event: fc.boolean(),
      prediction: fc.integer({ min: 0, max: 4 }),
      count: fc.integer({ min: 1, max: 3 }),
      late: fc.boolean(),
    })
    .map(({ late, ...row }) => (late && row.time > 2 ? { ...row, entry: row.time - 2 } : row)),
  { maxLength: 30 },
);

/** Every pair looked at, one by one. */
function byPairs(rows: readonly PredictedRow[]) {
  const pairs = { concordant: 0, discordant: 0, tied: 0 };
  for (const first of rows.filter(({ event }) => event)) {
    for (const second of rows) {
      const stays = second.time > first.time || (second.time === first.time && !second.event);
      if (stays && (second.entry ?? -Infinity) < first.time) {
        const order = Math.sign(first.prediction - second.prediction);
        pairs[order > 0 ? 'concordant' : order < 0 ? 'discordant' : 'tied'] += first.count * second.count;
      }
    }
  }
  return pairs;
}

test('the tree counts what a look at every pair does', () => {
  fc.assert(fc.property(people, (rows) => expect(concordance(rows)).toMatchObject(byPairs(rows))));
});

test('where no pair can be compared there is no concordance', () => {
  expect(concordance([])).toEqual({ concordant: 0, discordant: 0, tied: 0, concordance: null });
  expect(concordance([{ time: 1, event: true, prediction: 1, count: 3 }]).concordance).toBeNull();
});
