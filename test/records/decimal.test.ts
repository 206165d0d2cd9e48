import { reportOf, resultOf, runCx } from '../run-cx.ts';
import { temporaryFolder } from '../engines/temporary.ts';

const folder = temporaryFolder();
/** A detractor, a passive and two promoters; a point in a weight may be of thousands or of decimals. */
const unsettled = folder.file('unsettled.csv', 'nps,factor\n2,1.250\n7,850\n9,2.300\n10,90\n');
const settled = folder.file('settled.csv', 'nps;factor\n2;1.250\n7;850\n9;2.300\n10;90,5\n');

describe('weights of which nothing shows what the point separates', () => {
  test.each(['scan', 'duckdb'])('are refused by %s, with the option that settles it', async (engine) => {
    const { status, stdout, stderr } = await runCx(['nps', unsettled, '--weight', 'factor', '--engine', engine]);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toBe(
      'cx: factor: nothing shows whether 1.250 has thousands or decimals\n' +
        '    say which separates the decimals: --decimal , or --decimal .\n',
    );
  });

  test('are refused in Spanish too', async () => {
    const { stderr } = await runCx(['nps', unsettled, '--weight', 'factor', '--lang', 'es']);
    expect(stderr).toContain('nada indica si 1.250 lleva miles o decimales');
  });

  test('are read as --decimal says', async () => {
    // By hand, thousands: 100 · (2,390 − 1,250) ÷ 4,490; decimals: 100 · (92.3 − 1.25) ÷ 943.55.
    const nps = async (decimal: string) =>
      (await resultOf(['nps', unsettled, '--weight', 'factor', '--decimal', decimal])).headlines[0]!.value;
    expect(await nps(',')).toBeCloseTo((100 * (2390 - 1250)) / 4490, 9);
    expect(await nps('.')).toBeCloseTo((100 * (92.3 - 1.25)) / 943.55, 9);
  });

  test.each([
    ['semicolons divide the cells', 'nps;factor\n2;1.250\n7;850\n9;2.300\n10;90\n'],
    ['headers are Spanish', 'fecha,nps,factor\n,2,1.250\n,7,850\n,9,2.300\n,10,90\n'],
  ])('are thousands where all from 1,000 on are grouped and %s', async (_, text) => {
    const { headlines } = await resultOf(['nps', folder.file('custom.csv', text), '--weight', 'factor']);
    expect(headlines[0]!.value).toBeCloseTo((100 * (2390 - 1250)) / 4490, 9);
  });

  test.each([
    ['each has a point', 'nps;factor\n2;1.250\n7;1.850\n9;2.300\n10;1.090\n'],
    ['one from 1,000 on has none', 'nps;factor\n2;1.250\n7;850\n9;2300\n10;90\n'],
  ])('are refused among semicolons too where %s', async (_, text) => {
    const { status } = await runCx(['nps', folder.file('custom.csv', text), '--weight', 'factor']);
    expect(status).toBe(3);
  });

  test('need no option where one of them shows it', async () => {
    const { sources, results } = await reportOf(['nps', settled, '--weight', 'factor']);
    expect(sources[0]!.understood.decimal).toBe(',');
    expect(results).toMatchObject([{ status: 'ok', options: { confidence: 0.95, weight: 'factor' } }]);
  });
});

test('a condition that compares with a number asks for the separator; one that compares texts does not', async () => {
  const { status, stderr } = await runCx(['nps', unsettled, '--where', 'factor > 1000']);
  expect(status).toBe(3);
  expect(stderr).toContain('--decimal ,');
  const { accounting } = await resultOf(['nps', unsettled, '--where', 'factor > 1000', '--decimal', ',']);
  expect(accounting).toEqual({ read: 4, used: 2, excluded: [{ reason: 'filtered', rows: 2 }] });
  const text = await resultOf(['nps', unsettled, '--where', 'factor in ("850", "90")']);
  expect(text.accounting.used).toBe(2);
});

test('cx columns shows what --decimal says', async () => {
  const { sources } = await reportOf(['columns', unsettled, '--decimal', ',']);
  const { decimal, columns } = sources[0]!.understood;
  expect(decimal).toBe(',');
  expect(columns.find(({ name }) => name === 'factor')?.evidence).toContain('named by --decimal');
});
