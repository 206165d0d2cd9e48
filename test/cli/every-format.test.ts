// A page and a workbook of whatever a command tells; a command that draws nothing says what it does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dictionaries } from '../../src/messages/index.ts';
import { metrics } from '../../src/metrics/index.ts';
import { tools } from '../../src/cli/options/usage.ts';
import type { Report } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { some } from '../often.ts';
import { runCx } from '../run-cx.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const responses = 'fixtures/responses.csv';

const drawing: Readonly<Record<string, readonly string[]>> = {
  survey: [responses],
  columns: [responses],
  explain: ['nps'],
  render: [],
};
const refusing = Object.keys(dictionaries.en.usage.prints);

test('every command that is no metric draws what it tells, or says why it does not', () => {
  expect([...Object.keys(drawing), ...refusing].toSorted()).toEqual([...tools].toSorted());
});

beforeAll(async () => {
  await runCx(['nps', responses, '--output', at('stored.json')]);
});

test.each(some(Object.keys(drawing), 4))('cx %s writes a page and a workbook', async (command) => {
  const words = [command, ...(command === 'render' ? [at('stored.json')] : drawing[command]!)];
  const page = await runCx([...words, '--format', 'html']);
  expect(page).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^<!doctype html>/u) });
  expect(await runCx([...words, '--output', at('x.html')])).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(readFileSync(at('x.html'), 'utf8')).toBe(page.stdout);
  const workbook = await runCx([...words, '--format', 'xlsx', '--output', at('x.xlsx')]);
  expect(workbook).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(readFileSync(at('x.xlsx')).subarray(0, 2).toString()).toBe('PK');
});

test.each(refusing.flatMap((command) => ['--format=html', '--output=x.html'].map((option) => [command, option])))(
  'cx %s %s is refused',
  async (command, option) => {
    const { status, stdout, stderr } = await runCx([command, option, '--lang', 'es']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    // Records are copied as CSV, which `--format` and `--output` of that command say.
    if (command === 'convert') return;
    const says = dictionaries.es.usage.prints[command as keyof typeof dictionaries.es.usage.prints];
    expect(stderr).toBe(
      `cx: cx ${command} no admite ${option.split('=')[0]}: ${says}\n    consulte: cx ${command} --help\n`,
    );
  },
);

describe('cx explain in a format', () => {
  const definition = async (...argv: readonly string[]) => {
    const { stdout } = await runCx(['explain', ...argv, '--format', 'json']);
    const [result] = (JSON.parse(stdout) as Report).results;
    return result!.status === 'ok' ? result!.tables[0]!.rows : [];
  };

  test.each(some(metrics, 6).map(({ id }) => id))('has every paragraph of what it prints: %s', async (id) => {
    const bare = (text: string) => text.replaceAll(/\s+/gu, ' ');
    const printed = bare((await runCx(['explain', id, '--lang', 'es'])).stdout);
    const rows = await definition(id, '--lang', 'es');
    expect(rows.length).toBeGreaterThan(5);
    for (const { text } of rows) expect(printed).toContain(bare(String(text)));
  });

  test.each([
    ['methods', 'holm', 'reference'],
    ['assumptions', 'temkin', 'measured'],
  ])('of %s has each by its name', async (id, name, part) => {
    const rows = await definition(id);
    expect(rows.some((row) => String(row['name']).startsWith(name) && row['part'] === part)).toBe(true);
  });

  test('calls the parts by codes for machines and by words for people, and counts no records', async () => {
    const csv = await runCx(['explain', 'nps', '--format', 'csv']);
    expect(csv.stdout).toMatch(/^name,part,text\nnps,summary,/u);
    const { stdout } = await runCx(['explain', 'nps', '--format', 'markdown', '--lang', 'es']);
    expect(stdout).toContain('| nps | Fórmula | NPS = 100 ×');
    expect(stdout).not.toContain('registros leídos');
  });

  test('is the text of the terminal in a file whose name tells none', async () => {
    await runCx(['explain', 'nps', '--output', at('nps.txt')]);
    expect(readFileSync(at('nps.txt'), 'utf8')).toBe((await runCx(['explain', 'nps'])).stdout);
  });
});
