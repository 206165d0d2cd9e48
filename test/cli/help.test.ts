// What the help says in Spanish, and that its examples are commands that work.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { metrics } from '../../src/metrics/index.ts';
import { positionalRelations } from '../../src/metrics/metric.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const helpOf = async (id: string, language: 'en' | 'es') => (await runCx([id, '--help', '--lang', language])).stdout;

test('values and defaults of options are called in Spanish', async () => {
  const help = (await helpOf('simulate', 'es')).replaceAll(/\s+/gu, ' ');
  expect(help).toContain('--horizon <tiempo>');
  expect(help).toContain('valor predeterminado: 1 año');
  const english = ['time', 'amounts', 'period', 'range', 'shares', 'name', 'names', 'column', 'columns', 'file'];
  for (const { id } of metrics) {
    const words = [...(await helpOf(id, 'es')).matchAll(/^ {2}--[\w-]+ <([^>]+)>/gmu)].map(([, word]) => word!);
    expect(words.filter((word) => english.includes(word))).toEqual([]);
  }
});

/** The commands under its examples, on the example files. */
const examplesIn = (help: string) =>
  [...help.matchAll(/^ {2}\$ cx ([^|\n]*)/gmu)].map(([, words]) =>
    words!
      .trim()
      .replaceAll(/(?<= )([a-z]+)\.csv/gu, 'fixtures/$1.csv')
      .split(' '),
  );
const isThere = (word: string) => !word.endsWith('.csv') || existsSync(word);
const unplaced = metrics.filter((metric) => positionalRelations(metric).length === 0).map(({ id }) => id);

slowTest.each(unplaced)('the examples of %s work', async (id) => {
  const examples = examplesIn(await helpOf(id, 'en')).filter((words) => words.every(isThere));
  expect(examples.length).toBeGreaterThan(0);
  for (const words of examples) expect(await runCx(words)).toMatchObject({ status: 0 });
});

test('those of simulate pull a lever, and those of retention-profit show a profile and files', async () => {
  for (const example of examplesIn(await helpOf('simulate', 'en')))
    expect(example.join(' ')).toMatch(/--responses \S+ .*--recover-detractors 0\.2/u);
  const profit = (await helpOf('retention-profit', 'es')).split('Ejemplos')[1]!;
  expect(profit).toContain('--profile perfil.csv');
  expect(profit).toContain('--customers customers.csv');
});

slowTest('the tour shows what keeping is worth, and what if', async () => {
  const { stdout, status } = await runCx(['demo', join(folder.path, 'tour')]);
  expect(status).toBe(0);
  for (const id of ['retention-profit', 'simulate']) {
    const [, words] = new RegExp(`^ {2}\\$ cx (${id} .*)$`, 'mu').exec(stdout)!;
    expect(await runCx(words!.split(' '))).toMatchObject({ status: 0 });
  }
});
