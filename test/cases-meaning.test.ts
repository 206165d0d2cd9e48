// Files whose cells say something else than they seem to, and what a run over each may end as: fixtures/cases-meaning/README.md.
import { readdirSync, readFileSync } from 'node:fs';
import { misses } from './outcomes/nearest.ts';
import { endedAs, type Accepted } from './outcomes/outcome.ts';
import { runCx } from './run-cx.ts';

interface OddCase {
  readonly case: string;
  readonly files: readonly string[];
  readonly why: string;
  readonly runs: readonly {
    readonly args: readonly string[];
    readonly accept: readonly Accepted[];
    readonly beside?: readonly string[];
  }[];
}

const folder = 'fixtures/cases-meaning';
const cases = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')) as readonly OddCase[];

/** Runs that do not yet end as they may: one that does is taken off. */
const notYet: ReadonlySet<string> = new Set([
  'nps 03-mixed-survey-types.csv',
  'nps 03b-mixed-survey-types-en.csv',
  'nps 04-score-counts.csv',
  'nps 04-score-counts.csv --weight Responses',
  'nps 04c-counts-by-month.csv',
  'nps 09-footer-average.csv',
  'nps 09b-footer-average-en.csv',
  'nps 09d-subtotals.csv',
  'response-rate 10-answers.csv --invitations 10-invitations.csv',
  'response-rate 10-answers.csv --invitations 10-invitations.csv --of invited',
  'response-rate 10-answers.csv --invitations 10b-invitations-status.csv',
  'response-rate 10-answers.csv --invitations 10d-invitations-es.csv',
  'columns 11-no-header-transactions.tsv',
  'columns 11b-no-header-survey.csv',
  'nps 11b-no-header-survey.csv',
  'nps 11b-no-header-survey.csv --map recommend_score=10',
  'nps 12-title-padded.csv',
  'nps 12c-padded-rows-and-units.csv',
  'nps 13c-lakh-where.csv --where amount > 10000',
  'nps 14-excel-equals.csv',
  'nps 15-whole-rows-quoted.csv',
  'nps 16-ctrl-z.csv',
  'nps 17-backslash-quotes.csv',
  'nps 17b-json-backslash.csv',
  'nps 18-space-before-quote.csv',
  'nps 19-macroman.csv --by Tienda',
  'nps 20-nfc-nfd.csv --by Tienda',
  'nps 21d-dates-ydm.csv --period month',
  'nps 22-header-holds-nps.csv',
  'nps 22b-two-years.csv',
  'nps 23-pandas-duplicate.csv',
  'nps 30-other-delimiters.csv',
  'nps 31-weight-zero.csv --weight peso',
  'nps 32-two-files-dmy.csv 32-two-files-mdy.csv --period month',
  'nps 33-sep-line-contradicts.csv',
]);

const runs = cases.flatMap(({ runs: ofCase, ...odd }) =>
  ofCase.map((run) => ({ ...odd, ...run, command: run.args.join(' ') })),
);

async function missed({ args, files, accept, beside = [] }: (typeof runs)[number]): Promise<string | null> {
  const argv = args.map((word) => (files.includes(word) ? `${folder}/${word}` : word));
  const ended = endedAs(await runCx([...argv, '--format', 'json']));
  return misses(accept, ended, { files: files.flatMap((file) => [`${folder}/${file}`, file]), beside });
}

test('every file belongs to a case, and every run names files of its own', () => {
  const named = new Set(cases.flatMap(({ files }) => files));
  expect(readdirSync(folder).toSorted()).toEqual(['README.md', ...named, 'index.json'].toSorted());
  const strangers = runs.filter(({ args, files }) => !files.some((file) => args.includes(file)));
  expect(strangers).toEqual([]);
  expect(cases).toHaveLength(54);
  expect(runs).toHaveLength(68);
  const commands = new Set(runs.map(({ command }) => command));
  expect([...notYet].filter((command) => !commands.has(command))).toEqual([]);
});

test.each(runs.filter(({ command }) => !notYet.has(command)))('cx $command ends as it may', async (run) => {
  const difference = await missed(run);
  if (difference !== null) throw new Error(`${run.why}\n${difference}`);
});

const unmended = runs.filter(({ command }) => notYet.has(command));
if (unmended.length > 0) {
  test.each(unmended)('cx $command does not yet end as it may', async (run) => {
    expect(await missed(run)).not.toBeNull();
  });
}
