import type { MetricResult } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { reportOf } from '../run-cx.ts';

const folder = temporaryFolder();

/** A Qualtrics export of NPS with its group, of satisfaction and of effort. */
function write(name: string, lines: readonly string[]): string {
  return folder.file(
    name,
    [
      'StartDate,EndDate,Status,Finished,RecordedDate,ResponseId,Q1_NPS_GROUP,Q1,csat,ces',
      ...lines.map((line, at) => `2026-03-01,2026-03-01,${line.replace('*', `R_${at}`)}`),
      '',
    ].join('\n'),
  );
}

/** What each metric on the page says of the product's own groups. */
async function saidOf(argv: readonly string[]): Promise<Readonly<Record<string, string | undefined>>> {
  const { results } = await reportOf(argv);
  const said = (result: MetricResult) =>
    result.status === 'ok' ? result.notices.find(({ code }) => code === 'group-disagrees')?.message : undefined;
  return Object.fromEntries(results.map((result) => [result.metric, said(result)]));
}

const inRecords = (n: number) =>
  `in ${n} records the group that the survey tool wrote contradicts the score: the scores were used`;

describe("the product's NPS group", () => {
  // The group, then the score: 1 to 6, 2 for 7 and 8, 3 for 9 and 10.
  const right = ['1,0', '1,6', '2,7', '2,8', '3,9', '3,10', ' 3 ,10', ',10', 'Promoter,0', '4,10'];
  const wrong = ['2,6', '1,7', '3,8', '2,9', ' 1 ,10'];
  const answers = (groups: readonly string[]) => groups.map((group) => `0,1,2026-03-01,*,${group},5,7`);

  test('is taken to agree where it is that of the score, blank, or no group', async () => {
    const file = write('right.csv', answers(right));
    expect(await saidOf(['nps', file])).toEqual({ nps: undefined });
  });

  test('is warned of where it is another, under the metric that reads the score and under no other', async () => {
    const file = write('wrong.csv', answers([...right, ...wrong]));
    expect(await saidOf(['nps', file])).toEqual({ nps: inRecords(5) });
    expect(await saidOf(['survey', file])).toEqual({ nps: inRecords(5), csat: undefined, ces: undefined });
    expect(await saidOf(['csat', file])).toEqual({ csat: undefined });
  });

  test('is warned of only in records that are used', async () => {
    const file = write('left-out.csv', [
      ...answers(['3,0', '3,0']),
      // A preview, a duplicate, and a score that is none.
      '1,1,2026-03-01,*,3,0,5,7',
      '0,1,2026-03-01,R_0,3,0,4,7',
      '0,1,2026-03-01,*,3,11,5,7',
    ]);
    expect(await saidOf(['nps', file])).toEqual({ nps: inRecords(2) });
    expect(await saidOf(['nps', file, '--where', 'csat = 4'])).toEqual({ nps: undefined });
  });
});
