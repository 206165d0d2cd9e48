// The rows of `cx journeys` are made of contacts in memory; its SQL is the definition. Here both say the same, of logs with ties, gaps,
// blanks, odd names, several customers in a journey, costs and scores, under every option that makes other journeys of them.
import * as fc from '../chance.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import type { Report } from '../../src/results/result.ts';
import { runCx, type Ran } from '../run-cx.ts';
import { foldedResultOf } from './folded.ts';
import { often } from '../often.ts';

const folder = temporaryFolder();

const header = [
  'journey_id',
  'customer_id',
  'occurred_at',
  'touchpoint',
  'channel',
  'outcome',
  'satisfaction_score',
  'effort_score',
  'cost',
  'minutes',
  'country',
];

const contact = fc.tuple(
  fc.constantFrom('J1', 'J2', 'J3', 'NA', '0017', ''),
  fc.constantFrom('C1', 'C2', 'C3', ''),
  fc.constantFrom(
    '2026-01-01 10:00:00',
    '2026-01-01 10:00:00',
    '2026-01-01 10:30:00',
    '2026-01-01 11:00:00',
    '2026-01-02 09:00:00.000001',
    '2026-02-10',
    '2026-03-31T23:59:59Z',
    'someday',
  ),
  fc.constantFrom('ad', 'shop', 'Shop', '(exit)', 'a > b', '"say ""hi"""', 'NA', ''),
  fc.constantFrom('web', 'Web ', '', '(blank)'),
  fc.constantFrom('', 'converted', 'lost', 'Sí', 'resolved', 'pending'),
  fc.constantFrom('', '1', '4', '5', '0', '99', '7'),
  fc.constantFrom('', '2', '7', 'x'),
  fc.constantFrom('', '1.25', '0.333333', 'x'),
  fc.constantFrom('', '7.5', '1:30', '0'),
  fc.constantFrom('ES', 'FR'),
);

const asked = [
  [],
  ['--gap', '30 minutes'],
  ['--gap', '1 day', '--as-of', '2026-02-20'],
  ['--where', 'country = "ES"'],
  ['--from', '2026-01-02', '--to', '2026-03-01'],
  ['--by', 'channel'],
  ['--by', 'country,outcome', '--min-n', '2'],
  ['--conversion', 'shop,"a > b"', '--minute-rate', '0.6'],
  ['--zone', 'Europe/Madrid'],
] as const;

/** The file without some of its columns. */
const written = (lines: readonly (readonly string[])[], without: readonly string[]) => {
  const kept = header.flatMap((name, at) => (without.includes(name) ? [] : [at]));
  return [header, ...lines].map((cells) => kept.map((at) => cells[at]).join(',')).join('\n');
};

describe.each([
  ['journeys with ids', []],
  ['journeys by pauses', ['journey_id']],
  ['journeys of nobody', ['customer_id', 'channel', 'cost']],
  [
    'nothing but what it must have',
    ['journey_id', 'channel', 'outcome', 'satisfaction_score', 'effort_score', 'cost', 'minutes'],
  ],
] as const)('%s', (_, without) => {
  test('are the same in memory as in SQL', async () => {
    let counted = 0;
    const runs = often(40);
    await fc.assert(
      fc.asyncProperty(
        fc.array(contact, { minLength: 3, maxLength: 40 }),
        fc.constantFrom(...asked),
        async (lines, options) => {
          const column = options[0] === '--by' ? options[1] : '';
          fc.pre(!without.some((name) => column.includes(name)));
          const sound = ['J1', 'C1', '2026-01-01 10:00:00', 'shop', 'web', 'converted', '4', '2', '1.25', '7.5', 'ES'];
          const other = ['J2', 'C2', '2026-01-03 10:00:00', 'a > b', 'web', 'lost', '5', '', '', '', 'ES'];
          const file = folder.file('log.csv', `${written([sound, other, ...lines], without)}\n`);
          if (await isSameInBoth(['journeys', file, '--scale', '1-10', ...options])) counted += 1;
        },
      ),
      { numRuns: runs, seed: 18 },
    );
    // Others are refused: their journeys have several customers.
    expect(counted).toBeGreaterThan(runs / 2);
  });
});

/** Whether the log is counted; one that is refused is refused by both in the same words. */
async function isSameInBoth(argv: readonly string[]): Promise<boolean> {
  const [folded, queried] = [
    await runCx([...argv, '--format', 'json']),
    await runCx([...argv, '--format', 'json', '--engine', 'duckdb']),
  ];
  const told = ({ status, stdout, stderr }: Ran) => ({
    status,
    stderr,
    results: status === 0 ? (JSON.parse(stdout) as Report).results : stdout,
  });
  expect(told(folded)).toEqual(told(queried));
  return folded.status === 0;
}

test('of the fixtures too', async () => {
  await foldedResultOf(['journeys', 'fixtures/touchpoints.csv']);
  await foldedResultOf(['journeys', 'fixtures/touchpoints.csv', '--by', 'channel', '--min-n', '5']);
});
