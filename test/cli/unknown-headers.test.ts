// Whatever option names a header that no file has: the files cannot be used so, and the status is 3.
import { metrics } from '../../src/metrics/index.ts';
import { relationsOf, takesOption, type LeavableOption, type Metric } from '../../src/metrics/metric.ts';
import { kebab } from '../../src/cli/options/options.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { some } from '../often.ts';
import { runCx } from '../run-cx.ts';

const folder = temporaryFolder();
const population = folder.file('population.csv', 'column,value,share\nnowhere,a,0.5\nnowhere,b,0.5\n');

/** A profile stands in the place of customers. */
const files = (metric: Metric) =>
  [...relationsOf(metric).keys()]
    .filter((relation) => relation !== 'profile')
    .flatMap((relation) => [`--${relation}`, `fixtures/${relation}.csv`]);

/** The words that name a header `nowhere`, by the option that does. */
function naming(metric: Metric): readonly (readonly [string, readonly string[]])[] {
  const takes = (name: LeavableOption) => takesOption(metric, name);
  const [[relation, [column] = []] = []] = relationsOf(metric);
  return [
    ...(takes('by') ? [['--by', ['--by', 'nowhere']] as const] : []),
    ['--where', ['--where', 'nowhere = 1']] as const,
    ...(takes('weight') ? [['--weight', ['--weight', 'nowhere']] as const] : []),
    ...(takes('rake') ? [['--rake', ['--rake', population]] as const] : []),
    ...(column === undefined ? [] : [['--map', ['--map', `${relation}.${column}=nowhere`]] as const]),
    ...Object.entries(metric.options).flatMap(([name, { type }]) => {
      const option = `--${kebab(name)}`;
      return type === 'column' || type === 'columns' ? [[option, [option, 'nowhere']] as const] : [];
    }),
  ];
}

/** What a metric does not go without, but for one option: its files, and which columns it is of. */
function given(metric: Metric, option: string): readonly string[] {
  const { needsOptions } = metric;
  if (needsOptions === undefined) return files(metric);
  const at = needsOptions.indexOf(option);
  return ['fixtures/responses.csv', ...needsOptions.filter((_, place) => at < 0 || place < at || place > at + 1)];
}

const asked = [
  ...metrics.flatMap((metric) =>
    naming(metric).map(([option, words]) => [metric.id, option, words, given(metric, option)] as const),
  ),
  ...[
    ['--by', 'nowhere'],
    ['--where', 'nowhere = 1'],
    ['--weight', 'nowhere'],
    ['--rake', population],
    ['--map', 'recommend_score=nowhere'],
  ].map((words) => ['survey', words[0]!, words, ['fixtures/responses.csv']] as const),
  ...['columns', 'convert'].map(
    (command) => [command, '--map', ['--map', 'recommend_score=nowhere'], ['fixtures/responses.csv']] as const,
  ),
];

test.each(some(asked, 2))('cx %s %s', async (command, option, words, others) => {
  const { status, stdout, stderr } = await runCx([command, ...others, ...words]);
  expect({ status, stdout, stderr }).toMatchObject({ status: 3, stdout: '' });
  expect(stderr).toContain(`cx: ${option} names a column 'nowhere' that is not there`);
});
