import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CxError } from '../../errors.ts';
import { untranslated, type Text } from '../../messages/language.ts';
import { spoolPath } from '../../sources/files/spool.ts';
import type { Io } from '../process/io.ts';
import { placeFileWhole, type Written } from './files/output.ts';

/** The names under which systems install Chromium, and what is made of it. */
const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const longest = 120_000;

/**
 * Prints a page as a PDF, by a Chromium that is installed.
 * @throws browser-missing where there is none, printing-failed where it ends without a PDF, output-failed
 */
export function writePdf(file: string, page: string | Uint8Array, io: Pick<Io, 'env'>): Promise<Written> {
  browserFor(file, io);
  return placeFileWhole(file, async (temporary) => copyFileSync(await printedPdf(file, page, io), temporary));
}

/**
 * Prints a page into a private file.
 * @param file what the PDF will be called
 * @returns where the private file lies
 * @throws browser-missing, printing-failed
 */
export async function printedPdf(file: string, page: string | Uint8Array, io: Pick<Io, 'env'>): Promise<string> {
  const browser = browserFor(file, io);
  const [source, made] = [spoolPath('page.html'), spoolPath('page.pdf')];
  writeFileSync(source, page);
  const failure = await printed(browser, source, made);
  const why = failure === null ? (isWholePdf(readPdf(made)) ? null : cutShort) : failure;
  if (why !== null) throw new CxError('printing-failed', { file, browser, why });
  return made;
}

/** The browser that prints a file. @throws browser-missing */
export function browserFor(file: string, { env }: Pick<Io, 'env'>): string {
  const browser = browserIn(env);
  if (browser !== null) return browser;
  const named = env['CX_CHROMIUM'];
  throw new CxError('browser-missing', { file, looked: named === undefined ? programs : [named] });
}

const endedWith = (status: string | number | null): Text => ({
  en: `it ended with ${status}`,
  es: `terminó con ${status}`,
});

const cutShort: Text = {
  en: 'it printed no whole PDF; is there room in the folder that the variable TMPDIR names?',
  es: 'no imprimió un PDF entero; ¿queda espacio en la carpeta que indica la variable TMPDIR?',
};

const readPdf = (path: string): Uint8Array => (existsSync(path) ? readFileSync(path) : new Uint8Array());

/** Whether bytes are those of a PDF to its end. A browser that had no room for what it printed does not say so. */
export function isWholePdf(bytes: Uint8Array): boolean {
  const pdf = Buffer.from(bytes).toString('latin1');
  return pdf.startsWith('%PDF-') && pdf.trimEnd().endsWith('%%EOF');
}

/** The one that is named, else the first that is found. */
function browserIn(env: Io['env']): string | null {
  const named = env['CX_CHROMIUM'];
  if (named !== undefined && existsSync(named)) return named;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const called = named === undefined ? programs : named === '' || named.includes('/') ? [] : [named];
  const places = called.flatMap((program) => folders.map((folder) => join(folder, program)));
  return places.find((place) => existsSync(place)) ?? null;
}

/** What went wrong; null where a PDF was printed. */
function printed(browser: string, source: string, target: string): Promise<Text | null> {
  const words = [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // The sandbox of a browser refuses to be started by root; the page has no script, and may load nothing.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${spoolPath('browser')}`,
    '--no-pdf-header-footer',
    `--print-to-pdf=${target}`,
    pathToFileURL(source).href,
  ];
  return new Promise((resolve) => {
    const child = spawn(browser, words, { stdio: 'ignore', timeout: longest });
    child.once('error', ({ message }) => resolve(untranslated(message)));
    child.once('exit', (code, signal) => resolve(code === 0 ? null : endedWith(signal ?? code)));
  });
}
