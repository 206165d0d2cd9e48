// The page of a report as a PDF.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCxIn } from '../../run-cx.ts';
import { printingBrowser } from './browser.ts';
import { reportFolder } from './folder.ts';
import { slowTest } from '../../often.ts';

const folder = reportFolder('responses.csv');
const browser = printingBrowser();
const run = (argv: readonly string[], CX_CHROMIUM = browser) => runCxIn(folder.path, argv, { env: { CX_CHROMIUM } });
const settle = (formats: string) =>
  folder.settings(
    `[inputs]\nresponses = "responses.csv"\n[report]\nmetrics = ["nps"]\nformats = ${formats}\nhistory = "history.jsonl"\n`,
  );
const file = (name: string) => join(folder.path, name);

beforeEach(() => {
  for (const name of folder.files().keys()) rmSync(file(name));
  for (const name of ['report', 'taken.pdf']) rmSync(file(name), { recursive: true, force: true });
  settle('["html", "json"]');
});

slowTest('is the page that the report writes, and is told like its files', async () => {
  const { status, stderr } = await run(['report', '--pdf', 'page.pdf']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('cx: wrote page.pdf\n') });
  expect(folder.text('page.pdf')).toBe(`%PDF-1.4\n${folder.text('report/report.html')}%%EOF\n`);
});

slowTest('needs no page among the formats, and may lie in the folder of the report, where it stays', async () => {
  await run(['report']);
  const page = folder.text('report/report.html');
  settle('["json"]');
  expect(await run(['report', '--quiet', '--pdf', 'report/acme.pdf'])).toEqual({ status: 0, stdout: '', stderr: '' });
  const printed = folder.text('report/acme.pdf');
  expect(printed).toBe(`%PDF-1.4\n${page}%%EOF\n`);
  await run(['report']);
  expect([...folder.files().keys()]).toEqual(['history.jsonl', 'report/acme.pdf', 'report/report.json']);
});

const before = async () => {
  await run(['report', '--pdf', 'page.pdf']);
  const files = folder.files();
  writeFileSync(file('cx.toml'), folder.text('cx.toml').replace('[report]', '[report]\ntitle = "Other"'));
  return files;
};

test.each([
  ['no Chromium is there', 'page.pdf', '/nowhere/chromium', 'page.pdf cannot be printed: no Chromium is installed'],
  ['it prints nothing', 'page.pdf', '/bin/false', '/bin/false could not print page.pdf'],
  ['a folder has its name', 'taken.pdf', browser, 'taken.pdf'],
  ['its folder is not there', 'none/page.pdf', browser, 'none/page.pdf'],
])('leaves the report and what was printed as they were where %s', async (_, name, chromium, said) => {
  const files = await before();
  mkdirSync(file('taken.pdf'));
  const { status, stderr } = await run(['report', '--pdf', name], chromium);
  expect({ status, stderr }).toEqual({ status: 5, stderr: expect.stringContaining(said) });
  expect(folder.files()).toEqual(files);
});

test.each([
  ['page.txt', 2, 'a name that ends with .pdf'],
  ['responses.csv.pdf/../responses.csv', 2, '.pdf'],
])('--pdf %s is refused before anything is written', async (name, status, said) => {
  expect(await run(['report', '--pdf', name])).toMatchObject({ status, stderr: expect.stringContaining(said) });
  expect([...folder.files().keys()]).toEqual([]);
});

test('is written through a pipe', async () => {
  const pipe = file('pipe.pdf');
  execFileSync('mkfifo', [pipe]);
  const reader = spawn('cat', [pipe]);
  const read = new Promise<string>((resolve) => {
    let text = '';
    reader.stdout.on('data', (chunk) => (text += String(chunk)));
    reader.once('close', () => resolve(text));
  });
  expect((await run(['report', '--pdf', 'pipe.pdf'])).status).toBe(0);
  rmSync(pipe);
  expect(await read).toBe(`%PDF-1.4\n${folder.text('report/report.html')}%%EOF\n`);
});
