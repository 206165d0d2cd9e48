// The files of a report are there as one, whatever happens to the run that writes them, and however many write at once.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, watch, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { lockAt } from '../../../src/cli/outputs/sets/lock.ts';
import { recover, writeSet, type Staging } from '../../../src/cli/outputs/sets/staged.ts';
import { programIn, type Ended } from '../../spawn-cx.ts';
import { printingBrowser } from './browser.ts';
import { reportFolder } from './folder.ts';
import { isSlow, some } from '../../often.ts';

const program = programIn();
const folder = reportFolder('responses.csv');
const browser = printingBrowser();
const start = () =>
  program.start(['report', '--quiet', '--pdf', 'page.pdf'], { cwd: folder.path, env: { CX_CHROMIUM: browser } });
const settle = (title: string) =>
  folder.settings(
    `[inputs]\nresponses = "responses.csv"\n[report]\ntitle = "${title}"\nmetrics = ["nps", "csat"]\nformats = ["json", "csv", "markdown"]\nhistory = "history.jsonl"\n[nps]\nconfidence = ${title === 'one' ? 0.9 : 0.95}\n`,
  );

/** The files that a whole run leaves with these settings, after one with the others. */
async function whole(title: string): Promise<Map<string, string>> {
  settle(title);
  expect((await start().ended).status).toBe(0);
  return folder.files();
}

/** Files that a run has begun, and nobody takes for a report. */
const isPrivate = (name: string) => /(?:^|\/)\.(?:cx-report|history\.jsonl|page\.pdf)/u.test(name);

const moments: readonly (readonly [string, number, (elapsed: number) => Promise<unknown>])[] = [
  ['at random moments', isSlow ? 200 : 2, (elapsed: number) => setTimeout(Math.random() * elapsed * 1.2)],
  ['as soon as a name that is none of the report’s appears', isSlow ? 100 : 2, async () => appeared()],
];

test.each(some(moments, 2, 1))(
  'kill −9 %s leaves whole files, old or new, and after the next run nothing else',
  async (_, times, moment) => {
    rmSync(join(folder.path, 'report'), { recursive: true, force: true });
    for (const name of ['history.jsonl', 'page.pdf']) rmSync(join(folder.path, name), { force: true });
    await whole('one');
    const begun = Date.now();
    await whole('other');
    const elapsed = Date.now() - begun;
    const states = [await whole('one'), await whole('other')];
    for (let at = 0; at < times; at += 1) {
      settle(at % 2 === 0 ? 'one' : 'other');
      const { child, ended } = start();
      await Promise.race([moment(elapsed), ended]);
      child.kill('SIGKILL');
      await ended;
      for (const [name, bytes] of folder.files())
        if (!isPrivate(name)) expect(states.map((state) => state.get(name))).toContain(bytes);
      expect((await start().ended).status).toBe(0);
      expect(folder.files()).toEqual(states[at % 2]);
    }
  },
);

/** Waits until the folder of outputs holds what is none of them, and a moment of chance longer. */
async function appeared(): Promise<void> {
  const watched = join(folder.path, 'report');
  const watcher = watch(watched);
  const isThere = () => readdirSync(watched).includes('.cx-report');
  await new Promise<void>((resolve) => {
    watcher.on('change', () => {
      if (isThere()) resolve();
    });
    void setTimeout(5000, undefined, { ref: false }).then(resolve);
  });
  watcher.close();
  await setTimeout(Math.random() * 8);
}

test('of eight runs at once one at least writes a whole report, and all others end with 5 and say who is at work', async () => {
  const expected = await whole('one');
  rmSync(join(folder.path, 'report'), { recursive: true });
  // That of a run that was killed, which all of them find.
  mkdirSync(join(folder.path, 'report'));
  writeFileSync(join(folder.path, 'report', '.cx-report.lock'), lockOf(999_999_999));
  const ended = await Promise.all(Array.from({ length: 8 }, () => start().ended));
  expect(ended.filter(({ status }) => status === 0).length).toBeGreaterThan(0);
  const isRefused = ({ status, stderr }: Ended) =>
    status === 5 && /is being written by process \d+ on .*, since 20/u.test(stderr);
  expect(ended.filter((one) => one.status !== 0 && !isRefused(one))).toEqual([]);
  expect(folder.files()).toEqual(expected);
});

test('a run that is told to end leaves nothing behind', async () => {
  const lock = join(folder.path, 'report', '.cx-report.lock');
  let status: number | null = 0;
  // One that was through before it was told shows nothing.
  for (let tries = 0; status === 0 && tries < 20; tries += 1) {
    const expected = await whole('one');
    settle('other');
    const { child, ended } = start();
    while (!existsSync(lock) && child.exitCode === null) await setTimeout(2);
    child.kill('SIGTERM');
    ({ status } = await ended);
    if (status !== 0) expect(folder.files()).toEqual(expected);
  }
  expect(status).toBe(143);
});

const lockOf = (process: number, more: object = {}) =>
  JSON.stringify({ process, host: hostname(), began: null, since: '2026-01-01T00:00:00Z', ...more });

describe('a lock', () => {
  const place = reportFolder();
  const file = join(place.path, '.cx-report.lock');
  const held = (text: string) => {
    writeFileSync(file, text);
    try {
      lockAt(file, 'report/').release();
      return 'taken';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  test('is held until it is released', () => {
    const lock = lockAt(file, 'report/');
    expect(() => lockAt(file, 'report/')).toThrow(expect.objectContaining({ code: 'output-at-work', exitStatus: 5 }));
    expect(() => lock.assertHeld()).not.toThrow();
    lock.release();
    expect(readdirSync(place.path)).toEqual([]);
  });

  test.each([
    ['of a process that is gone', lockOf(999_999_999), 'taken'],
    ['of an earlier process with the number of one that runs', lockOf(process.pid, { began: '1' }), 'taken'],
    ['that a system left empty when it broke down', '', 'taken'],
    ['of a process that runs', lockOf(process.pid), 'output-at-work'],
    [
      'of another machine, whose processes nobody here knows',
      lockOf(999_999_999, { host: 'elsewhere' }),
      'output-at-work',
    ],
  ])('%s', (_, text, comes) => {
    expect(held(text)).toBe(comes);
    rmSync(file, { force: true });
    expect(readdirSync(place.path)).toEqual([]);
  });

  test('that another process took over is no longer held', () => {
    const lock = lockAt(file, 'report/');
    writeFileSync(file, lockOf(1));
    expect(() => lock.assertHeld()).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ process: 1 }) }),
    );
    lock.release();
    expect(readFileSync(file, 'utf8')).toBe(lockOf(1));
    rmSync(file);
  });

  test('is never written through a link that somebody laid where it is made', () => {
    const victim = join(place.path, 'victim');
    writeFileSync(victim, 'mine');
    symlinkSync(victim, `${file}.${process.pid}`);
    lockAt(file, 'report/').release();
    expect(readFileSync(victim, 'utf8')).toBe('mine');
    rmSync(victim);
    expect(readdirSync(place.path)).toEqual([]);
  });

  test('takes with it what a process left that ended while it took the lock', () => {
    writeFileSync(`${file}.999999999`, '');
    writeFileSync(`${file}.999999998.gone`, '');
    writeFileSync(`${file}.notes`, 'mine');
    lockAt(file, 'report/').release();
    expect(readdirSync(place.path)).toEqual(['.cx-report.lock.notes']);
  });
});

describe('a set', () => {
  const place = reportFolder();
  const at = (name: string) => join(place.path, name);
  const staging: Staging = { folder: at('.cx-report'), apart: [], takes: (path) => /\/[ab]$/u.test(path) };
  const write = (...files: [string, string][]) =>
    writeSet(
      staging,
      files.map(([name, text]) => ({ path: at(name), bytes: Buffer.from(text) })),
      [],
      () => {},
    );

  test('that was ready is put in its place by who comes next; one that was not is removed', () => {
    write(['a', 'old'], ['b', 'old']);
    mkdirSync(staging.folder);
    writeFileSync(at('.cx-report/0'), 'new');
    expect(recover(staging)).toBe(false);
    expect(place.files()).toEqual(
      new Map([
        ['a', 'old'],
        ['b', 'old'],
      ]),
    );
    mkdirSync(staging.folder);
    writeFileSync(at('.cx-report/1'), 'new');
    // The first was moved already.
    writeFileSync(
      at('.cx-report/journal.json'),
      JSON.stringify({
        moves: [
          ['0', '../a'],
          ['1', '../b'],
        ],
        removes: [],
      }),
    );
    expect(recover(staging)).toBe(true);
    expect(place.files()).toEqual(
      new Map([
        ['a', 'old'],
        ['b', 'new'],
      ]),
    );
  });

  test('never takes a file elsewhere, whatever lies in its folder', () => {
    mkdirSync(staging.folder);
    writeFileSync(at('.cx-report/0'), 'evil');
    writeFileSync(at('mine'), 'mine');
    writeFileSync(
      at('.cx-report/journal.json'),
      JSON.stringify({
        moves: [
          ['0', '../other'],
          ['../mine', '../a'],
        ],
        removes: ['../mine'],
      }),
    );
    recover(staging);
    expect(place.files()).toEqual(
      new Map([
        ['a', 'old'],
        ['b', 'new'],
        ['mine', 'mine'],
      ]),
    );
  });

  test('leaves alone what would not change, and says so', () => {
    expect(write(['a', 'old'], ['b', 'newer'])).toEqual([
      { path: at('a'), isChanged: false },
      { path: at('b'), isChanged: true },
    ]);
  });

  test('is not written where a file cannot take its place', () => {
    mkdirSync(at('folder'));
    expect(() => write(['a', 'newest'], ['folder', 'x'])).toThrow(expect.objectContaining({ code: 'output-failed' }));
    expect(place.text('a')).toBe('old');
    expect(existsSync(staging.folder)).toBe(false);
  });
});
