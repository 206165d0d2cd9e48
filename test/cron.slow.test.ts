// What docs/cron.md says to type is tried: its lines are run in a folder, its units are verified where systemd is there.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from './engines/temporary.ts';
import { isSlow } from './often.ts';

const page = readFileSync('docs/cron.md', 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'gu'))].map(([, text]) => text!);
const folder = temporaryFolder();
const acme = join(folder.path, 'acme');
const bin = join(folder.path, 'bin');

/** Runs a line of a shell as cron does: with a small environment, in which `cx` is this program. */
function run(line: string) {
  const env = { PATH: `${bin}:/usr/bin:/bin`, HOME: folder.path, TMPDIR: folder.path };
  return spawnSync('/bin/sh', ['-c', line.replaceAll('/srv/acme', acme)], { env, encoding: 'utf8', cwd: folder.path });
}

beforeAll(() => {
  mkdirSync(acme);
  mkdirSync(bin);
  writeFileSync(join(bin, 'cx'), `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/cx.js')}" "$@"\n`);
  chmodSync(join(bin, 'cx'), 0o755);
  copyFileSync('fixtures/responses.csv', join(acme, 'responses.csv'));
});

test('the first command makes settings and a report', () => {
  const [line] = blocks('console').map((text) => text.replace(/^\$ /u, ''));
  expect(run(line!)).toMatchObject({ status: 0 });
  expect(existsSync(join(acme, 'report', 'report.json'))).toBe(true);
});

test('the line of the crontab makes the report and says nothing, and a failed check is what cron would mail', () => {
  const line = blocks('crontab')[0]!.trimEnd().split('\n').at(-1)!;
  const [, command] = /^(?:\S+ ){5}(.*)$/u.exec(line)!;
  // Cron knows no other folder of programs than its table says.
  const [, path] = /^PATH=(.*)$/mu.exec(blocks('crontab')[0]!)!;
  expect(path!.split(':')).toContain('/usr/local/bin');
  rmSync(join(acme, 'report'), { recursive: true });
  expect(run(command!)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(existsSync(join(acme, 'report', 'report.json'))).toBe(true);
  writeFileSync(
    join(acme, 'cx.toml'),
    '[inputs]\nresponses = "responses.csv"\n[[check]]\nmetric = "nps"\nexpect = "> 99"\n',
  );
  expect(run(command!)).toMatchObject({
    status: 4,
    stdout: '',
    stderr: expect.stringMatching(/^cx: check failed: nps: .*\n.*1 of 1 check failed\n$/u) as string,
  });
});

test('the service runs the program in the folder, and the timer is one', () => {
  const [service, timer] = blocks('ini');
  const [, command] = /^ExecStart=(.*)$/mu.exec(service!)!;
  rmSync(join(acme, 'cx.toml'), { force: true });
  writeFileSync(join(acme, 'cx.toml'), '[inputs]\nresponses = "responses.csv"\n');
  const { status, stderr } = run(`cd /srv/acme && ${command}`);
  expect(status).toBe(0);
  for (const line of stderr.trimEnd().split('\n')) expect(JSON.parse(line)).toMatchObject({ level: 'info' });
  if (spawnSync('systemd-analyze', ['--version']).status !== 0) return;
  const units = { 'cx-report.service': service!.replaceAll('/srv/acme', acme), 'cx-report.timer': timer! };
  for (const [name, text] of Object.entries(units)) folder.file(name, text);
  const verified = spawnSync(
    'systemd-analyze',
    ['verify', ...Object.keys(units).map((name) => join(folder.path, name))],
    { encoding: 'utf8' },
  );
  expect([verified.status, verified.stderr.split('\n').filter((line) => line.includes('cx-report'))]).toEqual([0, []]);
  const [, calendar] = /^OnCalendar=(.*)$/mu.exec(timer!)!;
  expect(execFileSync('systemd-analyze', ['calendar', calendar!], { encoding: 'utf8' })).toContain(
    'Normalized form: Mon..Fri',
  );
});

test('the job finds the history of the job before it, and keeps its own, also where a check failed', () => {
  const steps = blocks('yaml')[0]!.split('      - ');
  const kept = steps.filter((step) => step.includes('actions/cache/'));
  expect(kept.map((step) => /path: (.*)/u.exec(step)?.[1])).toEqual(['history.jsonl', 'history.jsonl']);
  expect(kept[0]).toContain('restore-keys: history-');
  expect(kept[1]).toContain('if: always()');
  const at = (text: string) => steps.findIndex((step) => step.includes(text));
  expect(at('cache/restore')).toBeLessThan(at('run: cx report'));
  expect(at('run: cx report')).toBeLessThan(at('cache/save'));
});

const commandsOfJob = () => [...blocks('yaml')[0]!.matchAll(/- run: (.*)$/gmu)].map(([, command]) => command!);

test('the job installs the file that npm pack makes, and runs this program', () => {
  const packed = execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--silent'], {
    encoding: 'utf8',
  }).trim();
  const [install, ...own] = commandsOfJob();
  const [, pattern] = /^npm install --global \.\/(\S+)$/u.exec(install!)!;
  expect(packed).toMatch(new RegExp(`^${pattern!.replaceAll('.', '\\.').replace('*', '[\\d.]+')}$`, 'u'));
  expect(own).toEqual(['cx report --quiet']);
  for (const command of own)
    expect(run(`cd /srv/acme && ${command}`)).toMatchObject({ status: 0, stdout: '', stderr: '' });
});

if (isSlow) {
  test('the job as it is written makes the report in a folder with that file alone', () => {
    const job = join(folder.path, 'job');
    mkdirSync(job);
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', job]);
    copyFileSync('fixtures/responses.csv', join(job, 'responses.csv'));
    writeFileSync(join(job, 'cx.toml'), '[inputs]\nresponses = "responses.csv"\n');
    const env = {
      ...process.env,
      npm_config_prefix: join(job, 'global'),
      PATH: `${join(job, 'global/bin')}:${process.env['PATH']}`,
    };
    for (const command of commandsOfJob()) execFileSync('/bin/sh', ['-ec', command], { cwd: job, env, stdio: 'pipe' });
    expect(existsSync(join(job, 'report', 'report.html'))).toBe(true);
  });
} else {
  test.todo('the job as it is written is tried in the slow set');
}
