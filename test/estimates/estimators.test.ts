import { estimateMean } from '../../src/estimates/estimators/mean.ts';
import type { OkResult, Row } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';

const folder = temporaryFolder();

let made = 0;
/** A file of these scores, each as often as is said, with a weight. */
function write(
  column: string,
  scores: readonly (readonly [score: number | string, n: number, weight?: number])[],
): string {
  made += 1;
  const lines = scores.flatMap(([score, n, weight = 1]) => Array<string>(n).fill(`${score},${weight}`));
  return folder.file(`answers-${made}.csv`, [`${column},w`, ...lines, ''].join('\n'));
}

const overallOf = ({ tables }: OkResult): Row => tables.find(({ name }) => name === 'overall')!.rows[0]!;
const overall = async (...argv: readonly string[]) => overallOf(await resultOf(argv));

const z = 1.959963984540054;
const near = (value: number) => expect.closeTo(value, 9) as number;

describe('the standard error of NPS is that of its interval', () => {
  // 20 detractors, 30 passives, 50 promoters: p + d − (p − d)² is .7 − .3².
  const file = write('nps', [
    [0, 20],
    [7, 30],
    [10, 50],
  ]);

  test('of Wald: of the answers as they are', async () => {
    const error = 100 * Math.sqrt((0.7 - 0.09) / 100);
    expect(await overall('nps', file, '--interval', 'wald')).toMatchObject({
      nps: near(30),
      std_error: near(error),
      conf_low: near(30 - z * error),
      conf_high: near(30 + z * error),
    });
  });

  test('of adjusted Wald: with three answers more', async () => {
    const [centre, both] = [(50 - 20) / 103, (50.75 + 20.75) / 103];
    const error = 100 * Math.sqrt((both - centre ** 2) / 103);
    expect(await overall('nps', file)).toMatchObject({
      nps: near(30),
      std_error: near(error),
      conf_low: near(100 * centre - z * error),
      conf_high: near(100 * centre + z * error),
    });
  });

  test('of the score interval: none', async () => {
    expect(await overall('nps', file, '--interval', 'score')).toMatchObject({ std_error: null });
  });
});

describe('weighted limits end where the estimate does', () => {
  const weighted = ['--weight', 'w'];

  test('at −100 and 100 for NPS', async () => {
    // Nine of one kind and one of the other: .8, with an error of √(10/9 · (9 · .2² + 1.8²) ÷ 10²) = .2.
    const limit = 100 * (0.8 - 0.2 * z);
    expect(
      await overall(
        'nps',
        write('nps', [
          [9, 9],
          [0, 1],
        ]),
        ...weighted,
      ),
    ).toMatchObject({ conf_low: near(limit), conf_high: 100 });
    expect(
      await overall(
        'nps',
        write('nps', [
          [9, 1],
          [0, 9],
        ]),
        ...weighted,
      ),
    ).toMatchObject({ conf_low: -100, conf_high: near(-limit) });
  });

  test('at 0 and 1 for CSAT', async () => {
    // One of ten: .1, with an error of √(10/9 · (.9² + 9 · .1²) ÷ 10²) = .1.
    const limit = 0.1 + 0.1 * z;
    expect(
      await overall(
        'csat',
        write('csat', [
          [5, 1],
          [1, 9],
        ]),
        ...weighted,
      ),
    ).toMatchObject({ conf_low: 0, conf_high: near(limit) });
    expect(
      await overall(
        'csat',
        write('csat', [
          [5, 9],
          [1, 1],
        ]),
        ...weighted,
      ),
    ).toMatchObject({ conf_low: near(1 - limit), conf_high: 1 });
  });

  test('at −1 and 1 for net ease', async () => {
    const limit = 0.8 - 0.2 * z;
    expect(
      await overall(
        'ces',
        write('ces', [
          [7, 9],
          [1, 1],
        ]),
        ...weighted,
      ),
    ).toMatchObject({ net_ease_conf_low: near(limit), net_ease_conf_high: 1 });
    expect(
      await overall(
        'ces',
        write('ces', [
          [7, 1],
          [1, 9],
        ]),
        ...weighted,
      ),
    ).toMatchObject({ net_ease_conf_low: -1, net_ease_conf_high: near(-limit) });
  });
});

test('one weighted answer has a mean, and no spread', () => {
  expect(estimateMean([{ value: 4, weight: 2, n: 1 }], { confidence: 0.95, weighted: true })).toMatchObject({
    mean: 4,
    std_dev: null,
    std_error: null,
    conf_low: null,
    conf_high: null,
  });
});

test('net ease of weighted answers that are all alike claims no certainty: the interval of as many as are effective', async () => {
  // (1 + 1 + 2)² ÷ (1 + 1 + 4) are effective; then ¾ hard, 1½ neither and ¾ easy are added, as for NPS.
  const n = 16 / 6;
  const [centre, both] = [n / (n + 3), (n + 1.5) / (n + 3)];
  const reach = z * Math.sqrt((both - centre ** 2) / (n + 3));
  const file = write('ces', [
    [7, 2],
    [6, 1, 2],
  ]);
  expect(await overall('ces', file, '--weight', 'w')).toMatchObject({
    net_ease: 1,
    net_ease_conf_low: near(centre - reach),
    net_ease_conf_high: 1,
  });
});

test('two weighted groups of which none varies have a difference, and no test', async () => {
  const file = folder.file('alike.csv', 'store,nps,w\na,9,1\na,9,2\nb,0,1\nb,0,2\n');
  const { tables } = await resultOf(['nps', file, '--by', 'store', '--compare', 'pairs', '--weight', 'w']);
  expect(tables.find(({ name }) => name === 'differences')!.rows).toMatchObject([
    { difference: 200, std_error: 0, statistic: null, p_value: null, p_adjusted: null },
  ]);
});

describe('the scale of a question', () => {
  const codes = async (...argv: readonly string[]) => (await resultOf(argv)).notices.map(({ code }) => code);

  test('is not doubted where it was said to begin at 1', async () => {
    const file = write('nps', [
      [10, 150],
      [1, 50],
    ]);
    expect(await codes('nps', file)).toContain('scale-may-start-at-1');
    expect(await codes('nps', file, '--scale', '0-10')).toContain('scale-may-start-at-1');
    expect(await codes('nps', file, '--scale', '1-10')).not.toContain('scale-may-start-at-1');
  });

  test('is doubted for answers written in another way: told where they are more than one in twenty, refused where they are most', async () => {
    const faces = (stray: number) =>
      write('csat', [
        [5, 200],
        ['🙂', stray],
      ]);
    expect(await codes('csat', faces(10))).toEqual([]);
    expect(await codes('csat', faces(11))).toEqual(['values-unreadable']);
    const { status, stderr } = await runCx(['csat', faces(201), '--format', 'json']);
    expect([status, (JSON.parse(stderr) as { error: { code: string } }).error.code]).toEqual([3, 'answers-unread']);
  });
});
