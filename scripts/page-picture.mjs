// docs/page.png: the top of the page that the README shows, as a browser draws it.
//   node scripts/page-picture.mjs     (CX_CHROMIUM says where Chromium is, where it is not /usr/bin/chromium)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const argv = ['nps', 'fixtures/responses.csv', '--by', 'channel', '--period', 'month', '--compare', 'rest'];
const size = { width: 1176, height: 1250 };

const folder = mkdtempSync(join(tmpdir(), 'cx-picture-'));
const page = join(folder, 'nps.html');
execFileSync(process.execPath, ['bin/cx.js', ...argv, '--output', page]);
const browser = await chromium.launch({
  executablePath: process.env.CX_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const view = await browser.newPage({ viewport: size, colorScheme: 'light' });
await view.goto(`file://${page}`);
await view.evaluate(() => document.fonts.ready);
await view.screenshot({ path: 'docs/page.png' });
await browser.close();
rmSync(folder, { recursive: true });
