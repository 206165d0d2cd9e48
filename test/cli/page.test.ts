import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';
import { printingBrowser } from './reports/browser.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const file = (name: string) => join(folder.path, name);
const browser = printingBrowser();
const nps = ['nps', 'fixtures/responses.csv', '--by', 'channel'];

describe('a page', () => {
  slowTest('is written where the name of the output ends with .html, the same each time', async () => {
    expect(await runCx([...nps, '--output', file('a.html')])).toEqual({ status: 0, stdout: '', stderr: '' });
    await runCx([...nps, '--output', file('b.html')]);
    const page = readFileSync(file('a.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/u);
    expect(readFileSync(file('b.html'), 'utf8')).toBe(page);
    expect((await runCx([...nps, '--format', 'html'])).stdout).toBe(page);
  });

  test('of a stored report is the page of the run, in the language in which it was made', async () => {
    const spanish = [...nps, '--lang', 'es'];
    writeFileSync(file('report.json'), (await runCx([...spanish, '--format', 'json'])).stdout);
    const { stdout } = await runCx([...spanish, '--format', 'html']);
    const drawn = await runCx(['render', file('report.json'), '--format', 'html']);
    expect(drawn).toEqual({ status: 0, stdout, stderr: '' });
    expect(stdout).toContain('<b>Fórmula: </b>NPS = 100 ×');
  });

  test('shows of a report what was asked for: one table, some rows, headlines alone', async () => {
    const one = (await runCx([...nps, '--format', 'html', '--table', 'distribution'])).stdout;
    expect(one).not.toContain('By segment');
    const brief = (await runCx([...nps, '--format', 'html', '--brief'])).stdout;
    expect(brief).not.toContain('<figure');
    expect(brief).toContain('Records read 2,000');
  });

  test.each([
    ['columns', 'fixtures/responses.csv'],
    ['survey', 'fixtures/responses.csv'],
    [
      'retention-profit',
      '--profile',
      'fixtures/profile.csv',
      '--retention',
      '0.9',
      '--acquisition-cost',
      '51',
      '--discount',
      '0.1',
    ],
  ])('is drawn by cx %s', async (...argv) => {
    const { status, stdout } = await runCx([...argv, '--format', 'html']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/<\/html>\n$/u);
  });
});

describe('a PDF', () => {
  test.each([['--pdf'], ['--output']])(
    'asked for by %s says what is missing where there is no browser, and leaves nothing',
    async (option) => {
      const { status, stdout, stderr } = await runCx([...nps, option, file('a.pdf')], { env: { PATH: folder.path } });
      expect({ status, stdout }).toEqual({ status: 5, stdout: '' });
      expect(stderr).toContain('a.pdf cannot be printed: no Chromium is installed (looked for chromium,');
      expect(stderr).toContain('CX_CHROMIUM=/path/to/chromium');
      const spanish = await runCx([...nps, option, file('a.pdf'), '--lang', 'es'], {
        env: { CX_CHROMIUM: file('none') },
      });
      expect(spanish.status).toBe(5);
      expect(spanish.stderr).toContain('no hay ningún Chromium instalado (se buscó');
      expect(existsSync(file('a.pdf'))).toBe(false);
    },
  );

  test('that a browser does not print leaves what was there', async () => {
    writeFileSync(file('kept.pdf'), 'kept');
    const { status, stderr } = await runCx([...nps, '--pdf', file('kept.pdf')], { env: { CX_CHROMIUM: '/bin/false' } });
    expect(status).toBe(5);
    expect(stderr).toContain('/bin/false could not print');
    expect(readFileSync(file('kept.pdf'), 'utf8')).toBe('kept');
  });

  test('that a browser does not print whole, as where it has no room, is none', async () => {
    const short = file('short.sh');
    const cut = `#!/bin/sh\nfor word; do case $word in --print-to-pdf=*) : > "\${word#*=}";; esac; done\n`;
    writeFileSync(short, cut, { mode: 0o755 });
    const { status, stderr } = await runCx([...nps, '--pdf', file('d.pdf')], { env: { CX_CHROMIUM: short } });
    expect(status).toBe(5);
    expect(stderr).toContain('it printed no whole PDF');
    expect(existsSync(file('d.pdf'))).toBe(false);
  });

  test('is what the browser makes of the page that it is given', async () => {
    const ran = await runCx([...nps, '--pdf', file('b.pdf'), '--format', 'json'], { env: { CX_CHROMIUM: browser } });
    expect(ran.status).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ schema: 'cx.report/1' });
    const page = (await runCx([...nps, '--format', 'html'])).stdout;
    expect(readFileSync(file('b.pdf'), 'utf8')).toBe(`%PDF-1.4\n${page}%%EOF\n`);
  });

  test('is no output of a run that is to be repeated, for none is the same again', async () => {
    const { status, stderr } = await runCx([...nps, '--output', file('c.pdf'), '--manifest', file('m.json')]);
    expect(status).toBe(2);
    expect(stderr).toContain('--output report.html --pdf');
  });
});
