import { CxError } from '../../src/errors.ts';
import { SharedRecords } from '../../src/metrics/run/loads/records-of-runs.ts';
import type { Engines } from '../../src/metrics/run/run.ts';

const unused = () => Promise.reject(new Error('nothing is asked of it'));
const engines: Engines = { scan: { name: 'scan', tally: unused, close: unused }, tallies: 'scan', database: unused };

/** Work that fails as often as there are errors, and then comes to what the count of its tries is. */
function failing(...errors: readonly Error[]) {
  let tries = 0;
  return () => {
    tries += 1;
    const error = errors[tries - 1];
    return error === undefined ? Promise.resolve(tries) : Promise.reject(error);
  };
}

describe('runs that share their records', () => {
  const shared = new SharedRecords(engines, []);
  const noRoom = new CxError('engine-failed', { what: 'Out of Memory' });

  test('are done once more where the database has no room beside the rows of others, and no more than once', async () => {
    expect(await shared.releasing([], failing())).toBe(1);
    expect(await shared.releasing([], failing(noRoom))).toBe(2);
    await expect(shared.releasing([], failing(noRoom, noRoom))).rejects.toBe(noRoom);
  });

  test('are not done again where something else stops them', async () => {
    const other = new CxError('empty-file', { file: 'a.csv' });
    await expect(shared.releasing([], failing(other))).rejects.toBe(other);
  });
});
