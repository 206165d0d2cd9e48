import { CxError } from '../../errors.ts';
import { dictionaries } from '../../messages/index.ts';
import { languages, type Language } from '../../messages/language.ts';
import { verdictsOf, type Verdict } from '../../reports/checks.ts';
import { readSettings, type ReportSettings } from '../../reports/settings.ts';
import { isOk, type MetricResult, type Report } from '../../results/result.ts';
import { dayOption } from '../options/values.ts';
import { configuredLanguage, drawnFormats, endOfOptions, here } from '../options/config.ts';
import type { Flags } from '../options/flags.ts';
import type { Io } from '../process/io.ts';
import type { Voice } from '../process/language.ts';
import { dayOfRun } from '../process/clock.ts';
import { tool } from '../process/version.ts';
import { assertNames } from '../outputs/files/names.ts';
import { browserFor } from '../outputs/pdf.ts';
import type { Reporting } from './reporting.ts';
import { calculated } from './calculated.ts';
import { drawn, isPage } from './files/drawn.ts';
import { Log } from './log.ts';
import { logoOf } from './logo.ts';
import { Placed } from './placed.ts';
import { printedPage } from './files/printed.ts';
import { remembered } from './remembered.ts';

/** `cx report`: what the settings of this folder say, made, checked and written as one. */
export async function runReportCommand(flags: Flags, reporting: Reporting, io: Io, voice: Voice): Promise<void> {
  const settings = settingsOf(reporting);
  const language = languageOf(flags, reporting);
  const log = new Log(flags, io);
  const asked = { settings, typed: typedOptions(flags, reporting), language };
  const logo = settings.logo === null ? null : await logoOf(settings.logo);
  const asOf = flags.asOf === null ? null : dayOption('--as-of', flags.asOf, 'last');
  assertNames(flags);
  // Nobody waits for a report that then cannot be printed.
  if (flags.pdf !== null) browserFor(flags.pdf, io);
  const place = new Placed(settings, flags.pdf, voice, log);
  try {
    const found = await calculated(asked, reporting, {
      flags,
      io,
      voice,
      log,
      opened: (sources) => place.take(sources),
    });
    const { before, gone, file: history } = await remembered(settings, found);
    const words = dictionaries[language].reports.checks;
    const results = found.results.map((one) =>
      before?.asked_otherwise?.includes(one.metric) === true ? noted(one, words.askedOtherwise) : one,
    );
    for (const metric of gone)
      log.error('gone', dictionaries[voice.words].reports.log.gone(metric, before?.as_of ?? null), { metric });
    const verdicts = verdictsOf(settings.checks, {
      file: here,
      language,
      results: found.results,
      counts: found.counts,
      records: found.records,
      before,
      asOf,
      today: dayOfRun(io.env),
    });
    const report: Report = {
      schema: 'cx.report/1',
      tool: tool(),
      title: settings.title ?? dictionaries[language].reports.title,
      ...(settings.subtitle === null ? {} : { subtitle: settings.subtitle }),
      ...(logo === null ? {} : { logo }),
      language,
      sources: found.sources,
      results,
      ...(verdicts.length === 0 ? {} : { checks: verdicts.map(({ check }) => check) }),
      ...(before === null ? {} : { before }),
    };
    const files = await drawn(report, settings.formats);
    const page = async () => (files.find(isPage) ?? (await drawn(report, ['html']))[0]!).bytes;
    const pdf = flags.pdf === null ? [] : await printedPage(flags.pdf, await page(), io);
    place.write(files, [...pdf, ...(history === null ? [] : [history])]);
    conclude(verdicts, voice.words, log);
  } finally {
    place.leave();
  }
}

/** A result that says why it is not compared. */
const noted = (result: MetricResult, message: string): MetricResult =>
  isOk(result)
    ? { ...result, notices: [...result.notices, { severity: 'info', code: 'asked-otherwise', message }] }
    : result;

/** What the settings of this folder say. @throws settings-missing, inputs-missing, setting-unknown, setting-invalid */
function settingsOf({ configuration }: Reporting): ReportSettings {
  const own = configuration.find(({ file }) => file === here);
  if (own === undefined) throw new CxError('settings-missing', { file: here });
  const settings = readSettings(here, own.settings, drawnFormats);
  if (settings.inputs.size === 0) throw new CxError('inputs-missing', { file: here });
  return settings;
}

/** That of a report is said by the command or by the settings: the environment never changes a byte. */
function languageOf({ lang }: Flags, { configuration }: Reporting): Language {
  const said = lang ?? configuredLanguage(configuration);
  return languages.find((known) => known === said) ?? 'en';
}

/** The options that were typed and count for each metric: what the settings say of them each metric finds for itself. */
function typedOptions({ asOf, engine, memory }: Flags, { argv }: Reporting): readonly string[] {
  const words = argv.slice(0, endOfOptions(argv));
  const isTyped = (option: string) => words.some((word) => word === option || word.startsWith(`${option}=`));
  return Object.entries({ '--as-of': asOf, '--engine': engine, '--memory': memory }).flatMap(([option, value]) =>
    value !== null && isTyped(option) ? [`${option}=${value}`] : [],
  );
}

/** Says what was expected and found. @throws checks-failed */
function conclude(verdicts: readonly Verdict[], language: Language, log: Log): void {
  const words = dictionaries[language].reports.log;
  for (const { check, passed, told } of verdicts) {
    const about = { subject: check.subject, value: check.value, expect: check.expect, passed };
    if (passed) log.info('check', words.check(check.subject, told), about);
    else log.error('check', words.checkFailed(check.subject, told), about);
  }
  const failed = verdicts.filter(({ passed }) => !passed).length;
  if (failed > 0) throw new CxError('checks-failed', { failed, of: verdicts.length });
}
