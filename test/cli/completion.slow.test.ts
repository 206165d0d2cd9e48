// What shells complete: bash is asked as it asks itself, the others where they are installed.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metrics } from '../../src/metrics/index.ts';
import { formats } from '../../src/renderers/index.ts';
import { tools } from '../../src/cli/options/usage.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';

const folder = temporaryFolder();
const isThere = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;
const scriptOf = async (shell: string, ...more: string[]) => (await runCx(['completion', shell, ...more])).stdout;

/** What bash offers after these words, the last of which is being typed; `default` where it completes names of files by itself. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const file = folder.file('cx.bash', await scriptOf('bash'));
  const driver = `source "$0"; compopt() { plain=1; }; COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _cx
    printf '%s\\n' "\${COMPREPLY[@]}"; [[ -z $plain && \${#COMPREPLY[@]} == 0 ]] && echo default; true`;
  return execFileSync('bash', ['-c', driver, file, ...words], { encoding: 'utf8' })
    .split('\n')
    .filter((word) => word !== '');
}

describe('bash', () => {
  test('completes every command', async () => {
    const commands = await offered('cx', '');
    expect(commands).toEqual(expect.arrayContaining([...metrics.map(({ id }) => id), ...tools, 'help']));
    expect(await offered('cx', 'np')).toEqual(['nps']);
  });

  test('completes options, and their choices after a space or an equals sign', async () => {
    expect(await offered('cx', 'nps', '--per')).toEqual(['--period']);
    expect(await offered('cx', 'nps', '--format', '')).toEqual(formats);
    expect(await offered('cx', 'nps', '--format', '=', 'js')).toEqual(['json']);
    expect(await offered('cx', 'churn', '--inactive')).toEqual(['--inactive-after']);
    expect(await offered('cx', 'report', '--log', '')).toEqual(['text', 'json']);
  });

  test('leaves names of files to bash, which quotes them, and offers nothing where any text may stand', async () => {
    expect(await offered('cx', 'nps', 'my')).toEqual(['default']);
    expect(await offered('cx', 'nps', '--output', '')).toEqual(['default']);
    expect(await offered('cx', 'nps', '--where', '')).toEqual([]);
    expect(await offered('cx', 'report', '')).toEqual([]);
  });

  test('finds the command after options of the program, and completes these', async () => {
    for (const before of [['--lang', 'es'], ['--lang', '=', 'es'], ['--quiet'], ['--color', 'never', '--verbose']]) {
      expect(await offered('cx', ...before, 'np')).toEqual(['nps']);
      expect(await offered('cx', ...before, 'nps', '--format', 'js')).toEqual(['json']);
      expect(await offered('cx', ...before, 'nps', 'my')).toEqual(['default']);
    }
    expect(await offered('cx', '--lang', '')).toEqual(['en', 'es']);
    expect(await offered('cx', '--lang', '=', '')).toEqual(['en', 'es']);
    expect(await offered('cx', '--qui')).toEqual(['--quiet']);
  });

  test('offers names of files alone after two hyphens', async () => {
    expect(await offered('cx', 'nps', '--', '--per')).toEqual(['default']);
    expect(await offered('cx', 'nps', '--format', 'json', '--', '--format', '')).toEqual(['default']);
    expect(await offered('cx', '--lang', 'es', 'nps', '--', '')).toEqual(['default']);
    expect(await offered('cx', 'report', '--', '-')).toEqual([]);
  });

  test('completes what commands know by name', async () => {
    expect(await offered('cx', 'explain', 'as')).toEqual(['assumptions']);
    expect(await offered('cx', 'explain', 'meth')).toEqual(['methods']);
    expect(await offered('cx', 'help', 'whe')).toEqual(['where']);
    expect(await offered('cx', 'completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });
});

test.each(['bash', 'zsh', 'fish'].filter(isThere))(
  '%s takes its script for sound, in both languages',
  async (shell) => {
    for (const language of ['en', 'es']) {
      const file = folder.file(`cx.${shell}`, await scriptOf(shell, '--lang', language));
      expect(spawnSync(shell, ['-n', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    }
  },
);

(isThere('fish') ? test : test.skip)('fish completes commands, choices, and names of files with spaces', async () => {
  const file = folder.file('cx.fish', await scriptOf('fish'));
  folder.file('my file.csv', '');
  const complete = (line: string) =>
    execFileSync('fish', ['-c', `source ${file}; cd ${folder.path}; complete -C ${JSON.stringify(line)}`], {
      encoding: 'utf8',
    });
  expect(complete('cx np')).toMatch(/^nps\t/u);
  expect(complete('cx nps --format js')).toMatch(/^json\t/u);
  expect(complete('cx nps my')).toContain('my file.csv');
  for (const before of ['--lang es', '--lang=es', '--quiet']) expect(complete(`cx ${before} np`)).toMatch(/^nps\t/u);
  expect(complete('cx --lang ')).toMatch(/^en\t.*\nes\t/u);
  folder.file('--period.csv', '');
  expect(complete('cx nps -- --per')).toBe('--period.csv\n');
});

/** What is typed, and what a press of the tabulator makes of it. */
const typed = [
  ['cx np', 'cx nps '],
  ['cx --lang es np', 'cx --lang es nps '],
  ['cx --lang=es np', 'cx --lang=es nps '],
  ['cx --qui', 'cx --quiet '],
  ['cx --lang es nps --format js', 'cx --lang es nps --format json '],
  ['cx nps my', 'cx nps my\\ file.csv '],
  ['cx nps -- my', 'cx nps -- my\\ file.csv '],
  ['cx nps -- --per', 'cx nps -- --period.csv '],
] as const;

(isThere('zsh') ? test : test.skip)('zsh completes the same at its own prompt', async () => {
  const file = folder.file('cx.zsh', await scriptOf('zsh'));
  for (const name of ['my file.csv', '--period.csv']) folder.file(name, '');
  const driver = folder.file(
    'driver.zsh',
    `zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell "autoload -Uz compinit; compinit -D -u; source $1; cd $2; bindkey '^I' complete-word; \\
      show() { print -r -- \\"\\$BUFFER\\" >> told; BUFFER= }; zle -N show; bindkey '^T' show; print REA''DY"
    zpty -r shell said '*READY*'
    shift 2
    for line; do zpty -w -n shell "$line"$'\\t\\C-t'; done
    zpty -w -n shell $'exit\\n'
    while zpty -r shell said; do :; done`,
  );
  execFileSync('zsh', [driver, file, folder.path, ...typed.map(([before]) => before)], { timeout: 60_000 });
  expect(readFileSync(join(folder.path, 'told'), 'utf8').split('\n').slice(0, -1)).toEqual(
    typed.map(([, after]) => after),
  );
});

test('another shell is refused, with those that there are', async () => {
  const { status, stderr } = await runCx(['completion', 'powershell']);
  expect(status).toBe(2);
  expect(stderr).toContain('bash, zsh, fish');
});

test('the manual page names every command, and no line of it is a request that roff does not know', () => {
  const page = readFileSync('man/cx.1', 'utf8');
  for (const name of [...metrics.map(({ id }) => id), ...tools])
    expect(page).toContain(`\n\\fB${name.replaceAll('-', '\\-')}\\fR\n`);
  const requests = [...page.matchAll(/^\.(\S+)/gmu)].map(([, request]) => request);
  expect(new Set(requests)).toEqual(new Set(['B', 'I', 'PP', 'SH', 'TH', 'TP', '\\"', 'fi', 'nf']));
});
