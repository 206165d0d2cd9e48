import { basename, dirname, resolve } from 'node:path';
import { CxError } from '../../errors.ts';
import { keepPlace } from '../process/failures.ts';
import type { AskedScenario, FileAsked, Metric } from '../../metrics/metric.ts';
import { runMetrics } from '../../metrics/run/run.ts';
import { localized } from '../../results/localize.ts';
import { accountingText } from '../../results/reason-names.ts';
import type { Accounting, Exclusion, Findings, Notice, OkResult, Report } from '../../results/result.ts';
import type { Flags } from '../options/flags.ts';
import { isScenario } from '../options/config.ts';
import { scenarioWords } from '../scenarios/read.ts';
import { deliver } from '../outputs/deliver.ts';
import { assertSaved } from '../scenarios/save.ts';
import { assertSoundSources } from '../outputs/strict.ts';
import { formatOf, styleOf } from '../outputs/style.ts';
import type { Io } from '../process/io.ts';
import { tool } from '../process/version.ts';
import type { Voice } from '../process/language.ts';
import { relationsOf } from '../../metrics/metric.ts';
import { CommanderError, type Command } from 'commander';
import { assertOutputs, enginesOf, ownOptions, prepare, reportOf, runMetricCommand } from './metric.ts';

/** The command line of a metric: what was typed, and how other words are read. */
export interface Typed {
  readonly command: Command;
  readonly flags: Flags;
  readonly flagsOf: (words: readonly string[]) => Flags;
}

/** `cx simulate a.toml b.toml`: each question as it was saved; several side by side. */
export async function runScenarios(
  metric: Metric,
  files: readonly string[],
  { command, flags, flagsOf }: Typed,
  io: Io,
  voice: Voice,
): Promise<void> {
  assertScenarios(metric, files, flags);
  assertSaved(metric, flags, files, io.env);
  const asked: { readonly file: string; readonly flags: Flags }[] = [];
  for (const file of files)
    asked.push({
      file,
      flags: await within(file, async () => flagsOf(await scenarioWords(file, metric, command, io))),
    });
  const [only, ...others] = asked;
  if (only !== undefined && others.length === 0)
    return within(only.file, () =>
      fromFolder(only.file, flags, () => runMetricCommand(metric, [], only.flags, io, voice)),
    );
  const format = formatOf(flags, metric.id);
  const style = styleOf(flags, io, voice, format);
  const results: AskedScenario[] = [];
  const sources = new Map<string, Report['sources'][number]>();
  for (const one of asked) {
    const to = { io, language: style.language };
    const { report, read } = await within(one.file, () =>
      fromFolder(one.file, flags, () => reportFor(metric, one.flags, flags, to)),
    );
    for (const [at, source] of report.sources.entries()) sources.set(`${source.relation} ${read[at]!.path}`, source);
    results.push({ name: nameOf(one.file, files), result: report.results[0] as OkResult, files: read });
  }
  const report: Report = {
    schema: 'cx.report/1',
    tool: tool(),
    title: metric.title[style.language],
    language: style.language,
    sources: [...sources.values()],
    results: [sideBySide(metric, results, style.language)],
  };
  await deliver(report, format, style, flags, io);
}

/** What goes wrong with a question says of which file. */
async function within<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CxError || error instanceof CommanderError) keepPlace(error, file);
    throw error;
  }
}

/** A file that a question names and that is not there was looked for in the folder of the question. @throws scenario-file-not-found */
async function fromFolder<T>(scenario: string, typed: Flags, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CxError) || error.code !== 'file-not-found') throw error;
    const { file } = (error as CxError<'file-not-found'>).details;
    if ([...typed.files.values()].flat().includes(file)) throw error;
    throw new CxError('scenario-file-not-found', { file, scenario, folder: dirname(resolve(scenario)) });
  }
}

/** What one question comes to, and the files that were read for it, those of the relation that is counted first. */
async function reportFor(
  metric: Metric,
  asked: Flags,
  typed: Flags,
  { io, language }: { readonly io: Io; readonly language: Report['language'] },
): Promise<{ readonly report: Report; readonly read: readonly FileAsked[] }> {
  const run = await prepare(metric, [], asked, io, language);
  assertOutputs(run, typed);
  const engines = enginesOf(asked);
  try {
    const result = await runMetrics([{ metric, options: ownOptions(metric, asked.given) }], run, engines);
    for (const { opened, structures } of result.files) assertSoundSources(opened.sources, structures, asked);
    const read = result.files.flatMap(({ opened: { relation, sources } }) =>
      sources.map(({ path }) => ({
        relation,
        path: resolve(path),
        isCounted: relation === result.judged[0]?.opened.relation,
      })),
    );
    return { report: reportOf(metric.title[language], result, language), read };
  } finally {
    await engines.close();
  }
}

/** What is written of one question, and not of several. */
const ofOne = ['excluded', 'scores', 'save', 'manifest', 'showSql', 'explain'] as const;

/** @throws file-by-position, options-conflict */
function assertScenarios(metric: Metric, files: readonly string[], flags: Flags): void {
  const other = files.find((file) => !isScenario(file));
  if (other !== undefined)
    throw new CxError('file-by-position', {
      command: metric.id,
      file: other,
      relations: [...relationsOf(metric).keys()],
    });
  if (files.length === 1) return;
  const wrong = ofOne.find((name) => flags[name] !== null && flags[name] !== false);
  if (wrong !== undefined)
    throw new CxError('options-conflict', { a: wrong === 'showSql' ? '--show-sql' : `--${wrong}`, b: files.join(' ') });
}

/** A file by its name; by its path where others are called alike. */
function nameOf(file: string, files: readonly string[]): string {
  const plain = (path: string) => basename(path).replace(/\.toml$/iu, '');
  return files.filter((one) => plain(one) === plain(file)).length > 1 ? file : plain(file);
}

function sideBySide(metric: Metric, asked: readonly AskedScenario[], language: Report['language']): OkResult {
  const findings: Findings<string> = localized(metric.scenarios!(asked), language);
  const notices = asked.flatMap(({ result }) => result.notices);
  return {
    metric: metric.id,
    title: metric.title[language],
    options: { scenarios: asked.map(({ name }) => name) },
    status: 'ok',
    ...findings,
    notices: [
      ...findings.notices,
      ...new Map(notices.map((one) => [JSON.stringify(one), one])).values(),
      ...recordsOfEach(asked, language),
    ],
    accounting: together(asked),
  };
}

/** Where the records went for each question, where that is not the same for all. */
function recordsOfEach(asked: readonly AskedScenario[], language: Report['language']): Notice<string>[] {
  if (new Set(asked.map(({ result }) => JSON.stringify(result.accounting))).size === 1) return [];
  return asked.map(({ name, result: { accounting } }) => {
    const { en, es } = accountingText(accounting);
    const message = { en: `of ${name}: ${en}`, es: `de ${name}: ${es}` };
    return { severity: 'info', code: 'records-beside', message: message[language] };
  });
}

/** The records of all questions, those of the same files once: as the first question judged them. */
function together(asked: readonly AskedScenario[]): Accounting {
  const ofFiles = new Map<string, Accounting>();
  for (const { files, result } of asked) {
    const key = JSON.stringify(files.filter(({ isCounted }) => isCounted).map(({ path }) => path));
    if (!ofFiles.has(key)) ofFiles.set(key, result.accounting);
  }
  const all = [...ofFiles.values()];
  if (all.length === 1) return all[0]!;
  const excluded = new Map<string, Exclusion>();
  for (const one of all.flatMap((accounting) => accounting.excluded)) {
    const key = `${one.reason} ${one.column ?? ''}`;
    const { values: _, ...before } = excluded.get(key) ?? { ...one, rows: 0 };
    excluded.set(key, { ...before, rows: before.rows + one.rows });
  }
  const sum = (of: (accounting: Accounting) => number) => all.reduce((total, one) => total + of(one), 0);
  return { read: sum(({ read }) => read), used: sum(({ used }) => used), excluded: [...excluded.values()] };
}
