// What was asked leaves the program with the answer, and so does the version that answered, whatever the format.
import { readFileSync } from 'node:fs';
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';
import { filesOf } from './workbook.ts';
import { slowTest, some } from '../often.ts';

const folder = temporaryFolder();
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
const journeys = ['journeys', 'fixtures/touchpoints.csv', '--where', 'channel = "web"', '--gap', '20d'];

async function as(format: string, argv: readonly string[] = journeys): Promise<string> {
  if (format !== 'xlsx') return (await runCx([...argv, '--format', format])).stdout;
  const file = `${folder.path}/asked.xlsx`;
  await runCx([...argv, '--output', file, '--quiet']);
  return [...filesOf(readFileSync(file)).values()].map(({ text }) => text).join('\n');
}

/** Text as formats spell it. */
const plain = (text: string) =>
  text
    .replaceAll(/&quot;|&#34;|\\"|\\u0022/gu, '"')
    .replaceAll(/&#x27;/gu, "'")
    .replaceAll(/\\([-_.=])/gu, '$1');

const formats = ['table', 'markdown', 'html', 'xlsx', 'json', 'ndjson', 'svg', 'dot', 'mermaid'];
test.each(some(formats, 4))('%s', async (format) => {
  const text = plain(await as(format));
  expect(text).toContain('channel = "web"');
  expect(text).toMatch(/gap\W+20 days/u);
  if (!['table', 'svg', 'dot', 'mermaid'].includes(format)) expect(text).toContain(version);
});

slowTest('a drawing of all records says nothing below its title', async () => {
  const all = ['journeys', 'fixtures/touchpoints.csv'];
  expect(await as('mermaid', all)).toContain('title: "Steps of journeys"\n');
  expect(await as('dot', all)).toContain('label="Steps of journeys\\nCSAT below');
});

slowTest('ndjson ends with one record of the question for each metric', async () => {
  const lines = (await as('ndjson')).trimEnd().split('\n');
  const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(records.at(-1)).toMatchObject({
    metric: 'journeys',
    table: 'question',
    options: { where: 'channel = "web"', gap: '20 days' },
    asked: ['gap', 'where'],
    tool: { version },
  });
  expect(records.filter(({ table }) => table === 'question')).toHaveLength(1);
});
