// A table for people says words of its language: no code of the program stands in it that has a word, whatever the metric.
import { takesOption } from '../../src/metrics/metric.ts';
import { reasons } from '../../src/results/reasons.ts';
import type { OkResult } from '../../src/results/result.ts';
import { columnTexts } from '../../src/renderers/text/cells.ts';
import { slowTest, some } from '../often.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { argvOf, fixture, segments, ways, type Way } from '../ways.ts';

const style = { language: 'es', locale: 'es', color: false, width: null } as const;

/** Words of the program in any of its tables, by their codes. */
const known = new Set(
  [
    'promoter',
    'passive',
    'no-answer',
    'default',
    'preset',
    'interaction',
    'rest',
    'previous',
    'adjusted-wald',
    'discount',
  ].concat(
    [
      'horizon',
      'customers',
      'retention',
      'relation',
      'records',
      'encoding',
      'number',
      'date',
      '(start)',
      '(exit)',
      '(blank)',
    ],
    ['(other)', '(unattributed)', '(all)', 'converted', 'open'],
  ),
);

/** What stands in cells and is a code: in the words of the table, in those of other tables, or by its form. */
function codesIn({ tables }: OkResult): readonly string[] {
  return tables.flatMap(({ name, columns, rows }) =>
    columns.flatMap((column) => {
      const own = Object.entries(column.words ?? {}).flatMap(([code, word]) => (code === word ? [] : [code]));
      const codes = new Set([...known, ...own]);
      const isCode = (text: string) => codes.has(text) || /^[a-z]+(?:_[a-z0-9]+)+$/u.test(text);
      return columnTexts(column, rows, style, (text) => text)
        .filter(isCode)
        .map((text) => `${name}.${column.name}: ${text}`);
    }),
  );
}

const richest = ({ metric, counted }: Way) => [
  ...(takesOption(metric, 'by') && metric.id !== 'churn-drivers' ? ['--by', segments[counted]] : []),
  ...(takesOption(metric, 'period') ? ['--period', 'year'] : []),
];

/** A measure or a driver is called as the file calls its column, and a relation by the name that is typed. */
const isNamed = (code: string) =>
  /: (?:recommend|satisfaction|effort)_(?:score|group)$|\.driver: |^columns\.name: |^file\.value: /u.test(code);

test.each(some(ways, 20, 5).map((way) => [way.name, way] as const))('%s', async (_, way) => {
  const result = await resultOf(argvOf(way, [fixture(way.counted)], [...richest(way), '--lang', 'es']));
  expect(codesIn(result).filter((code) => !isNamed(code))).toEqual([]);
  for (const { message } of result.notices)
    for (const reason of reasons.filter((code) => code.includes('-'))) expect(message).not.toContain(reason);
});

const files = ['--responses', 'fixtures/responses.csv', '--customers', 'fixtures/customers.csv'];
const levers = '--recover-detractors 0.2 --recovery-cost 15 --reduce-effort 0.5 --effect effort=0.02'.split(' ');

const named = [
  ['simulate', ...files, '--transactions', 'fixtures/transactions.csv', ...levers],
  ['simulate', ...files, ...levers, '--answer-in-sla', '0.9', '--answered-now', '0.5', '--effect', 'sla=0.03'],
  ['retention-profit', '--profile', 'fixtures/profile.csv', '--acquisition-cost', '51', '--retention', '0.8'],
  ['word-of-mouth', 'fixtures/responses.csv', '--conversion-rate', '0.02', '--customer-value', '300'],
  ['retention', 'fixtures/customers.csv', '--responses', 'fixtures/responses.csv', '--by', 'recommend_group'],
  ['columns', 'fixtures/customers.csv'],
];
test.each(some(named, 3, 2))('%s %s %s %s', async (...argv) => {
  const result = await resultOf([...argv, '--lang', 'es']);
  expect(codesIn(result).filter((code) => !isNamed(code))).toEqual([]);
});

slowTest('codes stay codes for machines', async () => {
  const argv = ['word-of-mouth', 'fixtures/responses.csv', '--table', 'assumptions', '--lang', 'es', '--format', 'csv'];
  expect((await runCx(argv)).stdout).toMatch(/^promoter_tells,/mu);
  const steps = ['journeys', 'fixtures/touchpoints.csv', '--table', 'steps', '--lang', 'es'];
  expect((await runCx([...steps, '--format', 'csv'])).stdout).toMatch(/^\(start\),/mu);
  expect((await runCx(steps)).stdout).toMatch(/^\(inicio\) /mu);
  expect((await runCx(['columns', 'fixtures/customers.csv', '--lang', 'es'])).stdout).toMatch(/ texto +900 /u);
});

slowTest('what is told beside the numbers uses the words of the accounting', async () => {
  const argv = ['simulate', ...files, '--transactions', 'fixtures/transactions.csv', ...levers, '--bootstrap', '100'];
  const { stdout } = await runCx([...argv, '--lang', 'es']);
  expect(stdout).toContain('de responses: registros leídos 2000 = usados 1954 + recommend_score sin dato 46');
  expect(stdout).toContain('+ estado excluido 355');
  expect(stdout).toContain('los clientes sin respuesta se cuentan desde el primer día');
  expect((await runCx(argv)).stdout).toContain('= used 1954 + recommend_score missing 46');
});
