import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCx } from './run-cx.ts';

/** The commands of the README's tour, without what needs another program. */
const commands = [...readFileSync('README.md', 'utf8').matchAll(/^npx cx (.*)$/gmu)].map(([, words]) => words!);

/** The words of a command, as a shell divides them. */
const wordsOf = (command: string) =>
  [...command.matchAll(/'([^']*)'|(\S+)/gu)].map(([, quoted, bare]) => quoted ?? bare!);

const folder = mkdtempSync(join(tmpdir(), 'cx-readme-'));
cpSync('fixtures', join(folder, 'fixtures'), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Files are those of a copy: what a command writes must not lie beside the real ones. */
const inFolder = (word: string) => (/\.(?:csv|html|json|parquet)$/u.test(word) ? join(folder, word) : word);

test('the README shows commands', () => expect(commands.length).toBeGreaterThan(10));

// One after the other: `verify` reads what the command before it has written.
test.each(commands)('cx %s works as the README says', async (command) => {
  const { status, stdout, stderr } = await runCx(wordsOf(command).map(inFolder));
  expect({ status, stderr: /written|^$/u.test(stderr) ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  if (!command.includes('--output')) expect(stdout).not.toBe('');
});
