import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Report } from '../../src/results/result.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { slowTest } from '../often.ts';

const folder = mkdtempSync(join(tmpdir(), 'cx-config-'));
const file = 'fixtures/responses.csv';
const env = { XDG_CONFIG_HOME: folder };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function configure(toml: string): void {
  mkdirSync(join(folder, 'cx'), { recursive: true });
  writeFileSync(join(folder, 'cx', 'config.toml'), toml);
}

describe('a configuration file', () => {
  test('sets options for all commands that have them, and for one by its table', async () => {
    configure('confidence = 0.9\n[nps]\nby = ["channel", "plan"]\n[csat]\ntop = 1\n');
    const nps = await resultOf(['nps', file], { env });
    expect(nps.options).toMatchObject({ confidence: 0.9, by: ['channel', 'plan'] });
    const csat = await resultOf(['csat', file], { env });
    expect(csat.options).toMatchObject({ confidence: 0.9, top: 1 });
    expect((await runCx(['columns', file], { env })).status).toBe(0);
  });

  test.each([['--quiet'], ['--lang', 'es'], ['--color=never'], ['--']])(
    'sets them for a command that %s %s stands before',
    async (...before) => {
      configure('confidence = 0.9\n[nps]\nby = "channel"\nformat = "json"\n');
      const { status, stdout } = await runCx([...before, 'nps', file], { env });
      expect(status).toBe(0);
      expect((JSON.parse(stdout) as Report).results[0]).toMatchObject({
        options: { confidence: 0.9, by: ['channel'] },
      });
    },
  );

  slowTest('says nothing of an option by the table of a command that has its name', async () => {
    configure('[touchpoints]\nminute-rate = 0.6\n[drivers]\noutcome = "recommend_score"\n');
    const { options } = await resultOf(['channels', 'fixtures/touchpoints.csv'], { env });
    expect(options).not.toHaveProperty('minuteRate');
    const asked = ['--outcome', 'recommend_score', '--drivers', 'effort_score', '--low', '2', '--high', '4'];
    expect((await runCx(['moments-of-truth', file, ...asked], { env })).stderr).toBe('');
    const touchpoints = await runCx(['touchpoints', 'fixtures/touchpoints.csv', '--format', 'json'], { env });
    expect([touchpoints.status, touchpoints.stderr]).toEqual([0, '']);
  });

  slowTest('lists columns and touchpoints as the command line does, or one by one', async () => {
    const asked = ['drivers', file, '--outcome', 'recommend_score'];
    const typed = await resultOf([...asked, '--drivers', 'effort_score,channel']);
    configure('[drivers]\ndrivers = ["effort_score", "channel"]\n[journeys]\nconversion = ["purchase", "renewal"]\n');
    expect((await resultOf(asked, { env })).tables).toEqual(typed.tables);
    const journeys = await resultOf(['journeys', 'fixtures/touchpoints.csv'], { env });
    expect(journeys.options).toMatchObject({ conversion: 'purchase,renewal' });
  });

  test('gives way to the command line', async () => {
    configure('confidence = 0.9\nby = "channel"\n');
    const { options } = await resultOf(['nps', file, '--confidence', '0.99', '--by=country'], { env });
    expect(options).toMatchObject({ confidence: 0.99, by: ['country'] });
  });

  test('names columns in a table', async () => {
    configure('[nps.map]\nrecommend_score = "satisfaction_score"\n');
    const { stderr } = await runCx(['nps', file], { env });
    expect(stderr).toContain('satisfaction_score goes up to 5 only');
  });

  test('says how answers are read: the scale, and the numbers of words as a text or a table', async () => {
    const answers = join(folder, 'answers.csv');
    writeFileSync(answers, `csat\n${'Muy bien\nBien\nMal\n'.repeat(2)}`);
    for (const values of ['"Muy bien=4,Bien=3,Mal=1"', '{ "Muy bien" = 4, Bien = 3, Mal = 1 }']) {
      configure(`[csat]\nscale = "1-4"\nvalues = ${values}\n`);
      const { options, headlines } = await resultOf(['csat', answers], { env });
      expect(options).toMatchObject({ scale: '1-4', values: 'Muy bien=4,Bien=3,Mal=1' });
      expect(headlines[0]).toMatchObject({ value: 2 / 3, n: 6 });
    }
  });

  slowTest('chooses the language for people, behind CX_LANG, and never a byte for machines', async () => {
    configure('lang = "es"\n');
    expect((await runCx(['nps', file], { env })).stdout).toContain('Promotores');
    expect((await runCx(['nps', file], { env: { ...env, CX_LANG: 'en' } })).stdout).toContain('Promoters');
    const [with_, without] = await Promise.all(
      [{ env }, {}].map((world) => runCx(['nps', file, '--format', 'json'], world)),
    );
    expect(with_!.stdout).toBe(without!.stdout);
  });

  test('chooses the language of one command by its table, before that of all', async () => {
    configure('lang = "en"\n[nps]\nlang = "es"\n');
    expect((await runCx(['nps', file], { env })).stdout).toContain('Promotores');
    expect((await runCx(['nps', file, '--lang', 'en'], { env })).stdout).toContain('Promoters');
    expect((await runCx(['csat', file], { env })).stdout).toContain('Top answers');
  });

  test.each([
    ['lang = "fr"', 'lang', "--lang cannot be 'fr'"],
    ['[nps]\nlang = "fr"', 'nps.lang', "--lang cannot be 'fr'"],
    ['[nps]\nsort = "zz"', 'nps.sort', "no table of the result has a column 'zz'"],
    ['[nps]\ntable = "zz"', 'nps.table', "the result has no table 'zz'"],
  ])('with %j names its file and %s', async (toml, key, says) => {
    configure(toml);
    const { status, stderr } = await runCx(['nps', file], { env });
    expect(status).toBe(2);
    expect(stderr).toContain(`config.toml, ${key}`);
    expect(stderr).toContain(says);
  });

  test.each([
    ['bye = "channel"', "sets 'bye', which is no option (did you mean by?)"],
    ['[npz]\nby = "channel"', "sets 'npz', which is no option (did you mean nps?)"],
    ['[nps]\ntop = 1', "sets 'top', which is no option"],
    ['[nps]\nvalues = "Muy bien"', "--values cannot be 'Muy bien'"],
    [
      'output = "somewhere"',
      "sets 'output': where a file goes is said by [report] alone, with output and history\n    type it where it is wanted: cx ",
    ],
    ['[csat]\npdf = "x.pdf"', "sets 'csat.pdf': where a file goes is said by [report] alone"],
    ['[csat]\nexcluded = "x.csv"', 'cx csat … --excluded FILE'],
    ['scores = "x.csv"', 'cx clv … --scores FILE'],
    ['[csat]\nscores = "x.csv"', "sets 'scores', which is no option"],
    ['by = [', 'cannot be read as TOML at line 1, character '],
  ])('with %j is refused', async (toml, says) => {
    configure(toml);
    const { status, stdout, stderr } = await runCx(['nps', file], { env });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(says);
  });

  test('that is no TOML is named with the line, in the words of the run, and what its reader says as such', async () => {
    configure('by = "channel"\nlang = "es\n');
    const { stderr } = await runCx(['nps', file], { env: { ...env, CX_LANG: 'es' } });
    expect(stderr.replace(/\S+config\.toml/u, 'config.toml')).toBe(
      'cx: no se puede leer config.toml como TOML en la línea 2, carácter 11\n    escriba ahí opción = "valor", con las dos comillas; el lector de TOML dice, en inglés: "control characters are not allowed in strings"\n',
    );
    const machine = await runCx(['nps', file, '--format', 'json'], { env });
    expect(JSON.parse(machine.stderr)).toMatchObject({ error: { code: 'config-syntax', line: 2 } });
  });

  slowTest('of the working folder counts before that of the user, and stands written out in a manifest', () => {
    configure('confidence = 0.9\nby = "plan"\n');
    const work = join(folder, 'work');
    mkdirSync(work);
    copyFileSync(file, join(work, 'responses.csv'));
    writeFileSync(join(work, 'cx.toml'), 'by = "channel"\n');
    const run = (...words: string[]) =>
      spawnSync(process.execPath, [resolve('bin/cx.js'), ...words], { cwd: work, env: { ...env, PATH: '' } });
    expect(run('nps', 'responses.csv', '--manifest', 'manifest.json').status).toBe(0);
    const { command } = JSON.parse(readFileSync(join(work, 'manifest.json'), 'utf8')) as { command: string[] };
    expect(command).toEqual(['nps', 'responses.csv', '--by=channel', '--confidence=0.9']);
    rmSync(join(work, 'cx.toml'));
    expect(run('verify', 'manifest.json').status).toBe(0);
  });
});

test('--verbose says on stderr how each file was understood', async () => {
  const { stdout, stderr } = await runCx(['nps', 'fixtures/respuestas.csv', '--verbose', '--format', 'csv']);
  expect(stdout).toMatch(/^n,promoters/u);
  expect(stderr).toContain('cx: fixtures/respuestas.csv: encoding windows-1252, delimiter ;, header rows 1');
  expect(stderr).toContain('responses.submitted_at = Fecha');
});
