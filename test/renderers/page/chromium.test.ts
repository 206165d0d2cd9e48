import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Report } from '../../../src/results/result.ts';
import { temporaryFolder } from '../../engines/temporary.ts';
import { reportOf, runCx } from '../../run-cx.ts';
import { severalReport } from '../sample-reports.ts';
import { hardAnswers } from './hard.ts';
import { kindsReport } from './kinds.ts';
import { english, pageOf } from './pages.ts';
import { isSlow, slowTest } from '../../often.ts';

const executablePath = process.env['CX_CHROMIUM'] ?? '/usr/bin/chromium';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const widths = [320, 390, 1024, 1600];
const schemes = ['light', 'dark'] as const;
/** Tables of numbers look alike by day and by night. */
const openAt = [320, 1024];

const folder = temporaryFolder();
const fixture = (name: string) => `fixtures/${name}.csv`;
const seen = readFileSync(new URL('seen.js', import.meta.url), 'utf8')
  .replace(/^.*?export const seen = /su, '')
  .replace(/;\s*$/u, '');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Pages by name, in files of their own; `CX_PAGES=folder` keeps them for who wants to look. */
const pages = new Map<string, string>();
const kept = process.env['CX_PAGES'];
let browser: Browser;

function keep(name: string, html: string): void {
  pages.set(name, folder.file(`${name}.html`, html));
  if (kept !== undefined) writeFileSync(join(kept, `${name}.html`), html);
}

async function made(name: string, argv: readonly string[]): Promise<void> {
  const { status, stdout, stderr } = await runCx([...argv, '--format', 'html']);
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  keep(name, stdout);
}

/** One report of many metrics, with all that a report may have beside. */
async function many(): Promise<Report> {
  const argvs = [
    [
      'nps',
      fixture('responses'),
      '--by',
      'country,channel',
      '--min-n',
      '100',
      '--period',
      'month',
      '--compare',
      'rest',
    ],
    ['csat', fixture('responses'), '--period', 'quarter', '--compare', 'previous'],
    ['retention', fixture('customers'), '--by', 'plan'],
    ['cohorts', fixture('transactions')],
    ['rfm', fixture('transactions')],
    ['churn-drivers', fixture('customers')],
    ['customer-growth', fixture('customers'), '--period', 'month'],
    ['revenue-retention', fixture('transactions'), '--period', 'month'],
  ];
  const reports: Report[] = [];
  for (const argv of argvs) reports.push(await reportOf(argv));
  const checks = [
    { subject: 'nps', value: 'value', expect: '>= 30', found: 25.5, unit: 'points', passed: false, reason: 'below it' },
    { subject: 'responses', value: 'records', expect: '> 100', found: 2000, unit: 'count', passed: true, reason: '' },
    { subject: 'csat', value: 'change', expect: '> 0', found: null, passed: null, reason: 'no report before' },
  ] as const;
  const before = {
    as_of: '2026-09-30',
    headlines: [{ metric: 'nps', name: 'nps', value: 21, conf_low: 17, conf_high: 25 }],
  };
  return {
    ...reports[0]!,
    title: 'Customer experience, third quarter',
    subtitle: 'Prepared for the board',
    logo: `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>').toString('base64')}`,
    sources: reports.flatMap(({ sources }) => sources),
    results: reports.flatMap(({ results }) => results),
    checks,
    before,
  };
}

/** The report that most clients get: five metrics, one of them by segment and over time. */
async function usual(): Promise<Report> {
  const argvs = [
    ['nps', fixture('responses'), '--by', 'channel', '--period', 'month', '--compare', 'rest'],
    ['csat', fixture('responses')],
    ['response-rate', fixture('responses'), '--invitations', fixture('invitations')],
    ['churn', fixture('customers'), '--period', 'month'],
    ['revenue-retention', fixture('customers'), '--period', 'quarter'],
  ];
  const reports: Report[] = [];
  for (const argv of argvs) reports.push(await reportOf(argv));
  const sources = [...new Map(reports.flatMap((one) => one.sources).map((source) => [source.file, source])).values()];
  return { ...reports[0]!, title: 'Customers', sources, results: reports.flatMap(({ results }) => results) };
}

beforeAll(async () => {
  if (!isSlow) return;
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}: name one in CX_CHROMIUM`);
  const hard = folder.file('hard.csv', hardAnswers());
  const none = folder.file('none.csv', 'response_id,submitted_at,recommend_score,shop\n1,2026-01-01,,a\n');
  const survey = ['--period', 'month', '--compare', 'rest'];
  await made('survey', ['survey', fixture('responses'), '--by', 'channel', ...survey]);
  await made('spanish', [
    'survey',
    fixture('respuestas'),
    '--period',
    'month',
    '--compare',
    'previous',
    '--lang',
    'es',
  ]);
  await made('hard', ['survey', hard, '--by', 'shop', ...survey]);
  await made('hard-spanish', ['nps', hard, '--by', 'shop', ...survey, '--min-n', '100', '--lang', 'es']);
  await made('none', ['nps', none, '--by', 'shop', '--period', 'month']);
  await made('none-spanish', ['nps', none, '--by', 'shop', '--period', 'month', '--lang', 'es']);
  await made('map', ['journeys', fixture('touchpoints'), '--lang', 'es']);
  keep('many', pageOf(await many()));
  keep('usual', pageOf(await usual()));
  keep('several', pageOf(severalReport()));
  keep('kinds', pageOf(kindsReport()));
  const { chromium } = await import('playwright-core');
  browser = await chromium.launch({ executablePath, args });
});

afterAll(async () => {
  if (isSlow) await browser.close();
});

/** Opens a page, and makes the window as tall as it is; what it says on the console or asks for is kept. */
async function opened(
  name: string,
  options: Parameters<Browser['newContext']>[0] & { readonly width: number },
): Promise<{ page: Page; heard: string[]; context: BrowserContext }> {
  const { width, ...rest } = options;
  const context = await browser.newContext({ ...rest, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const heard: string[] = [];
  page.on('console', (message) => heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('request', (request) => {
    if (!/^(?:file|data):/u.test(request.url())) heard.push(request.url());
  });
  await page.goto(`file://${pages.get(name)!}`);
  await page.evaluate('document.fonts.ready');
  return { page, heard, context };
}

async function faultsOf(page: Page): Promise<readonly string[]> {
  const { faults, texts } = await page.evaluate<{ faults: string[]; texts: number }>(`(${seen})()`);
  expect(texts).toBeGreaterThan(10);
  return faults;
}

const openDetails = 'for (const one of document.querySelectorAll("details")) one.open = true';
const names = [
  'survey',
  'spanish',
  'hard',
  'hard-spanish',
  'none',
  'none-spanish',
  'map',
  'many',
  'usual',
  'several',
  'kinds',
];

describe('a page in a browser', () => {
  for (const name of names) {
    slowTest(
      `${name} shows no fault at any width, by day and by night, closed and open, and asks for nothing`,
      async () => {
        for (const width of widths)
          for (const colorScheme of schemes) {
            const { page, heard, context } = await opened(name, { width, colorScheme });
            expect({ width, colorScheme, faults: await faultsOf(page) }).toEqual({ width, colorScheme, faults: [] });
            if (colorScheme === 'light' && openAt.includes(width)) {
              await page.evaluate(openDetails);
              expect({ width, faults: await faultsOf(page) }).toEqual({ width, faults: [] });
            }
            expect(heard).toEqual([]);
            await context.close();
          }
      },
    );

    slowTest(`${name} is accessible by the rules of axe`, async () => {
      for (const width of widths)
        for (const colorScheme of schemes) {
          // axe is put into the page from outside, which its policy forbids.
          const { page, context } = await opened(name, { width, colorScheme, bypassCSP: true });
          await page.evaluate(axe);
          const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
            'axe.run()',
          );
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 120)}`)).toEqual([]);
          await context.close();
        }
    });

    slowTest(`${name} fits paper, and looks the same where scripts are blocked`, async () => {
      const { page, context } = await opened(name, { width: 673 });
      await page.emulateMedia({ media: 'print' });
      expect(await faultsOf(page)).toEqual([]);
      await context.close();
      const looks: Buffer[] = [];
      for (const javaScriptEnabled of [true, false]) {
        const one = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 900 } });
        const blocked = await one.newPage();
        await blocked.goto(`file://${pages.get(name)!}`);
        looks.push(await blocked.screenshot());
        await one.close();
      }
      expect(looks[0]!.equals(looks[1]!)).toBe(true);
    });
  }

  slowTest('letters can be read where the window is hardly wide enough for the wide drawing', async () => {
    for (const name of ['map', 'many'])
      for (const [width, isWide] of [
        [680, false],
        [681, true],
      ] as const) {
        const { page, context } = await opened(name, { width });
        expect(await page.locator('svg.wide').first().isVisible()).toBe(isWide);
        expect(await faultsOf(page)).toEqual([]);
        await context.close();
      }
  });

  slowTest('what most clients get is printed on five pages at most', async () => {
    const { page, context } = await opened('usual', { width: 1024 });
    const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(printed.match(/\/Type\s*\/Page\b/gu)!.length).toBeLessThanOrEqual(5);
    await context.close();
  });

  slowTest('labels are as wide as they were planned', async () => {
    const { page, context } = await opened('survey', { width: 1600 });
    const wide = await page.evaluate<{ text: string; width: number; size: number; bold: boolean }[]>(
      `[...document.querySelectorAll('svg.wide text')].map((one) => ({ text: one.textContent, width: one.getComputedTextLength(),
        size: parseFloat(getComputedStyle(one).fontSize), bold: getComputedStyle(one).fontWeight === '600' }))`,
    );
    const { letters } = await import('./pages.ts');
    expect(wide.length).toBeGreaterThan(100);
    for (const { text, width, size, bold } of wide)
      expect(Math.abs(letters.width(text, { size, bold }) - width)).toBeLessThan(0.6);
    await context.close();
  });

  slowTest('names that mean harm leave the elements as they are', async () => {
    const treeOf = async (name: string) => {
      const { page, heard, context } = await opened(name, { width: 1024 });
      const tree = await page.evaluate<string>(`[...document.querySelectorAll('*')].map((one) => one.tagName).join()`);
      expect(heard).toEqual([]);
      await context.close();
      return tree;
    };
    const harm = '<img src=x onerror=alert(1)>';
    for (const [name, text] of [
      ['harmless', 'i'.repeat(harm.length)],
      ['harmful', harm],
    ] as const) {
      const report = JSON.stringify(kindsReport()).replaceAll('Serrano', text).replaceAll('CSAT', text);
      keep(name, pageOf(JSON.parse(report) as Report, english));
    }
    expect(await treeOf('harmful')).toBe(await treeOf('harmless'));
  });
});
