import { temporaryFolder } from '../engines/temporary.ts';
import { reportOf } from '../run-cx.ts';

const folder = temporaryFolder();

const commas = folder.file('commas.csv', 'w;spent;year;nps\n1,5;1.234,50;2026;9\n0,5;10,00;2025;3\n2;7;2026;9\n');
const points = folder.file('points.csv', 'w,spent,year,nps\n1.5,"1,234.50",2026,9\n0.5,10.00,2025,3\n2,7,2026,9\n');

const understood = async (argv: readonly string[]) =>
  (await reportOf(argv)).sources.map(({ relation, understood: { decimal, date_order: order } }) => [
    relation,
    decimal,
    order,
  ]);

describe('a report says how the numbers that it read are written', () => {
  test.each([
    ['nps', '--weight w', ',', '.'],
    ['nps', '--where spent>7', ',', '.'],
    ['survey', '--weight w', ',', '.'],
    // Numbers without a fraction tell nothing, and a score is read alike whatever its decimals.
    ['nps', '--where year=2026', null, null],
    ['nps', '', null, null],
    // A weight beside a column that settles nothing.
    ['nps', '--weight w --where year=2026', ',', '.'],
  ])('in %s %s: %s, and %s', async (metric, options, ofCommas, ofPoints) => {
    const argv = options === '' ? [] : options.split(' ');
    expect(await understood([metric, commas, ...argv])).toEqual([['responses', ofCommas, null]]);
    expect(await understood([metric, points, ...argv])).toEqual([['responses', ofPoints, null]]);
  });

  test('in the files that were counted, and not in those that they were matched with', async () => {
    const responses = folder.file('responses.csv', 'customer_id,nps\nC1,9\n');
    const invitations = folder.file('invitations.csv', 'customer_id;w\nC1;1,5\nC2;2,5\n');
    expect(await understood(['response-rate', responses, '--invitations', invitations, '--weight', 'w'])).toEqual([
      ['responses', null, null],
      ['invitations', ',', null],
    ]);
  });

  test('beside the order of its dates', async () => {
    const file = folder.file('dates.csv', 'submitted_at;w;nps\n31/01/2026;1,5;9\n');
    expect(await understood(['nps', file, '--weight', 'w', '--period', 'month'])).toEqual([['responses', ',', 'dmy']]);
  });
});
