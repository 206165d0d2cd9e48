// Files that DuckDB cannot read by itself: the SQL reads the copy that its own remark tells to make.
import { execFileSync } from 'node:child_process';
import { runCx } from '../../run-cx.ts';
import { temporaryFolder } from '../temporary.ts';
import { rowsOfPrinted } from './database.ts';
import { slowTest } from '../../often.ts';

const folder = temporaryFolder();

/** The words of a command, as a shell reads them. */
const wordsOf = (command: string) =>
  execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' })
    .trimEnd()
    .split('\n');

/** Converts each file as the remarks say, and gives the rows of the last query. */
async function rowsAsTold(argv: readonly string[]): Promise<readonly (readonly string[])[]> {
  const { status, stdout } = await runCx([...argv, '--show-sql']);
  expect(status).toBe(0);
  const told = [...stdout.matchAll(/^-- the file .*: cx (convert .*)$/gmu)].map(([, command]) => wordsOf(command!));
  expect(told.length).toBeGreaterThan(0);
  expect(new Set(told.map((words) => words.at(-1))).size).toBe(told.length);
  for (const words of told) expect((await runCx([...words, '--quiet'])).status).toBe(0);
  return (await rowsOfPrinted(stdout)).at(-1)!;
}

const latin = (text: string) => Buffer.from(text, 'latin1');

test.each([
  ['semicolons', 'a b.csv', 'nps;canal\n9;Teléfono, móvil\n9;Teléfono, móvil\n3;Café\n', []],
  [
    "what was asked, and a name with '",
    "it's.txt",
    'Año\nnps~canal\n9~Teléfono, móvil\n9~Teléfono, móvil\n3~Café\n',
    ['--encoding', 'windows-1252', '--delimiter', '~', '--header-line', '2'],
  ],
  [
    'two lines in a header',
    'lines.csv',
    '"nps","canal","Qué\nfalta"\n9,"Teléfono, móvil",x\n9,"Teléfono, móvil","y\nz"\n3,Café,\n',
    [],
  ],
])('a file in windows-1252 with %s', async (_, name, text, options) => {
  const file = folder.file(name, latin(text));
  expect(await rowsAsTold(['nps', file, '--by', 'canal', ...options])).toEqual([
    ['Café', '3', '1'],
    ['Teléfono, móvil', '9', '2'],
  ]);
});

test('two files of one name before the dot have two copies', async () => {
  const files = ['a.csv', 'a.txt'].map((name, at) => folder.file(name, latin(`nps;canal\n${at};Café\n`)));
  expect(await rowsAsTold(['nps', ...files, '--by', 'canal'])).toEqual([
    ['Café', '0', '1'],
    ['Café', '1', '1'],
  ]);
});

slowTest('a query reads the records of the copy, without those that are not sound', async () => {
  const file = folder.file(
    'buys.csv',
    latin('customer_id;ordered_at;amount;canal\nJosé;2026-01-02;5;x\nAna;2026-02-03;7;é;é\nJosé;2026-03-01;4;y\n'),
  );
  // José bought twice, for 9; the record of Ana has a cell too many.
  const [one, ...others] = await rowsAsTold(['rfm', file]);
  expect([one?.slice(0, 4), others]).toEqual([['José', '0', '2', '9'], []]);
});

test('a header of two lines is one row, in a file that is read as it is too', async () => {
  const file = folder.file('plain.csv', 'nps,"Qué\nfalta"\n9,x\n3,y\n');
  const { stdout } = await runCx(['nps', file, '--show-sql']);
  expect(stdout).not.toContain('cx convert');
  expect((await rowsOfPrinted(stdout)).at(-1)).toEqual([
    ['3', '1'],
    ['9', '1'],
  ]);
});
