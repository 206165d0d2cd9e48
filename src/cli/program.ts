import { Command, Help } from 'commander';
import { dictionaries, type Dictionary } from '../messages/index.ts';
import type { Language } from '../messages/language.ts';
import { namedMetrics } from '../metrics/named.ts';
import {
  neededBeside,
  positionalRelations,
  takenTogether,
  takesOption,
  type LeavableOption,
  type Metric,
} from '../metrics/metric.ts';
import { relations, type RelationName } from '../relations/index.ts';
import { spanishFiles } from './options/declared.ts';
import { flagsOf } from './options/flags.ts';
import type { Rerun } from './commands/verify.ts';
import type { Io } from './process/io.ts';
import type { Voice } from './process/language.ts';
import { withConfiguration, type Configuration } from './options/config.ts';
import { placed } from './options/setting-at-fault.ts';
import { reportCommands } from './report-commands.ts';
import type { AsTyped } from './reports/reporting.ts';
import {
  addDrawingOptions,
  addFileOptions,
  addMetricOptions,
  addOutputOptions,
  addReadingOptions,
  addSharedOptions,
  addVoiceOptions,
} from './options/options.ts';

/**
 * The whole command line. Each action loads what it needs only when it runs.
 * @param rerun runs the program once more, within this run
 * @param help receives what is asked of the program itself: its help and its version
 * @param configuration what configuration files set
 * @param argv the words that were typed
 * @param asked the metrics that may be meant: of the others only names are told, for their code and options take their time
 */
export function programOf(
  version: string,
  io: Io,
  voice: Voice,
  rerun: Rerun,
  {
    help,
    asked,
    configuration,
    argv,
  }: {
    readonly help: string[];
    readonly asked: readonly Metric[];
    readonly configuration: readonly Configuration[];
    readonly argv: readonly string[];
  },
): Command {
  const words = dictionaries[voice.words];
  const program = new Command('cx')
    .description(words.help.program)
    .usage(words.help.commandPlaceholder)
    .version(version, '-V, --version', words.help.options.version)
    .helpOption('-h, --help', words.help.options.help)
    .addHelpCommand(
      new Command('help')
        .argument('[command]')
        .description(words.help.commands.help)
        .helpGroup(words.help.groups.tools),
    )
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({ writeOut: (text) => help.push(text), writeErr: () => {} })
    .configureHelp(helpIn(words, io));
  addVoiceOptions(program, words);
  for (const named of namedMetrics) {
    const metric = asked.find(({ id }) => id === named.id);
    const command = metric === undefined ? namedCommand(named, voice) : metricCommand(metric, io, voice);
    program.addCommand(command.copyInheritedSettings(program));
  }
  const asTyped: AsTyped = (metric, typed) => {
    const whole = withConfiguration([metric.id, ...typed], program, configuration);
    const command = describedCommand(metric, voice).copyInheritedSettings(program);
    try {
      return { flags: flagsOf(command.parse(whole.words.slice(1), { from: 'user' })), settings: whole.settings };
    } catch (error) {
      throw placed(error, whole.settings);
    }
  };
  const tools = [...toolCommands(io, voice, rerun), ...reportCommands(io, voice, { configuration, argv, asTyped })];
  for (const command of tools) program.addCommand(command.copyInheritedSettings(program));
  for (const [topic, text] of Object.entries(words.topics))
    program.addCommand(topicOf(topic, text).copyInheritedSettings(program), { hidden: true });
  return program;
}

/** What `cx help where` tells: a command that has nothing but help. */
function topicOf(topic: string, text: string): Command {
  const command = new Command(topic).helpOption('-h, --help');
  command.helpInformation = () => text;
  return command;
}

/** commander's help in the language of the run. */
function helpIn(words: Dictionary, io: Io): Partial<Help> {
  const { headings } = words.help;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': headings.usage,
    'Arguments:': headings.arguments,
    'Options:': headings.options,
    'Commands:': headings.commands,
  };
  const placeholders: Readonly<Record<string, string>> = words.help.placeholders;
  const translated = (term: string) =>
    term.replaceAll(/(?<=[<[])[a-z=.]*[a-z]/gu, (name) => placeholders[name] ?? name);
  return {
    helpWidth: io.stdout.columns ?? 100,
    styleTitle: (title) => titles[title] ?? title,
    commandUsage: (command) => `${commandPath(command)} ${translated(command.usage())}`,
    optionTerm: ({ flags }) => translated(flags),
    argumentTerm: (argument) => translated(`<${argument.name()}>`).slice(1, -1),
    subcommandTerm: (command) => command.name(),
    optionDescription({ description, argChoices, defaultValue, defaultValueDescription }) {
      const choices =
        argChoices === undefined
          ? ''
          : ` ${words.help.choices(argChoices.join(argChoices.includes(',') ? ' ' : ', '))}`;
      const standard =
        typeof defaultValue === 'string' ? ` ${words.help.default(defaultValueDescription ?? defaultValue)}` : '';
      return `${description}${choices}${standard}`;
    },
  };
}

const commandPath = (command: Command): string =>
  command.parent === null ? command.name() : `${commandPath(command.parent)} ${command.name()}`;

/** A command by its name alone. */
const namedCommand = ({ id, title }: Pick<Metric, 'id' | 'title'>, { words }: Voice): Command =>
  new Command(id).summary(title[words]).helpGroup(dictionaries[words].help.groups.metrics);

function metricCommand(metric: Metric, io: Io, voice: Voice): Command {
  const command = describedCommand(metric, voice);
  return command.action(async (files: string[]) => {
    const flags = flagsOf(command);
    if (metric.scenarios !== undefined && files.length > 0) {
      const { runScenarios } = await import('./commands/scenarios.ts');
      const read = (typed: readonly string[]) => {
        const again = describedCommand(metric, voice).copyInheritedSettings(command);
        return flagsOf(again.parse(typed, { from: 'user' }));
      };
      return runScenarios(metric, files, { command, flags, flagsOf: read }, io, voice);
    }
    const { runMetricCommand } = await import('./commands/metric.ts');
    return runMetricCommand(metric, files, flags, io, voice);
  });
}

/** A command with its options and help. */
function describedCommand(metric: Metric, voice: Voice): Command {
  const words = dictionaries[voice.words];
  const or = { en: ' or ', es: ' o ' }[voice.words];
  const titles = positionalRelations(metric).map((name) => relations[name].title[voice.words].toLowerCase());
  const relation = titles.join(or);
  const isSaved = metric.scenarios !== undefined;
  const positional = isSaved ? '[scenario.toml...] ' : titles.length === 0 ? '' : '[files...] ';
  const described = isSaved
    ? words.help.arguments.scenarios
    : titles.length === 0
      ? ''
      : words.help.arguments.files(relation);
  const command = namedCommand(metric, voice)
    .description(`${metric.title[voice.words]}: ${metric.summary[voice.words]}`)
    .usage(`${positional}${words.help.optionsPlaceholder}`)
    .argument('[files...]', described);
  addMetricOptions(command, metric, words, voice.words);
  const leaves = [
    ...(metric.leaves ?? []),
    ...(metric.scores === undefined ? (['scores'] as const) : []),
    ...(isSaved ? [] : (['save'] as const)),
  ];
  addSharedOptions(command, words, { ...metric, leaves });
  addFileOptions(command, metric, words, voice.words);
  return command.addHelpText('after', examplesOf(metric, words));
}

/** A command on the example files, on files of the user's. */
const withFiles = (command: string, fileOf: (name: RelationName) => string): string =>
  command.replaceAll(/fixtures\/([a-z]+)\.csv/gu, (_, name: RelationName) => fileOf(name));

/** Examples of what a metric takes. */
function examplesOf(metric: Metric, { help }: Dictionary): string {
  const { id } = metric;
  const { examples, headings } = help;
  const [first] = positionalRelations(metric);
  const needed = neededBeside(metric);
  const named = (names: readonly RelationName[], fileOf: (name: RelationName) => string) =>
    names.map((name) => ` --${name} ${fileOf(name)}`).join('');
  const others = [named(needed, (name) => `${name}.csv`), ...(metric.needsOptions ?? [])].join(' ').trimEnd();
  // Where no file has a place, the example of the definition says which go together, and what is asked of them.
  const explained = metric.definition.example.command.replace(`cx ${id} `, '');
  const files = first === undefined ? withFiles(explained, (name) => `${name}.csv`) : `${first}.csv${others}`;
  const spanish =
    first === undefined ? withFiles(explained, (name) => spanishFiles[name]) : `${spanishFiles[first]}${others}`;
  // Where one file stands instead of others, both ways are shown.
  const isInstead = metric.instead?.some((relation) => explained.includes(`--${relation} `)) === true;
  const fromData = isInstead ? named(takenTogether(metric), (name) => `${name}.csv`).trimStart() : files;
  const takes = (option: LeavableOption) => takesOption(metric, option);
  const byCountry = takes('compare')
    ? ['--by country --compare rest', examples.comparedByCountry]
    : ['--by country', examples.byCountry];
  const lines = [
    ...(takes('by') ? [[`cx ${id} ${files} ${byCountry[0]}`, byCountry[1]]] : []),
    ...(takes('period') ? [[`cx ${id} ${files} --period month`, examples.trend]] : []),
    ...(metric.takes?.includes('count') === true ? [[`cx ${id} counts.csv --count responses`, examples.counts]] : []),
    [`cx ${id} ${spanish} --lang es`, examples.spanish],
    [`cx ${id} ${fromData} --format json | jq '.results[0].headlines'`, examples.json],
    ...(first === undefined ? [] : [[`gunzip -c ${first}.csv.gz | cx ${id} -${others}`, examples.pipe]]),
  ];
  return `\n${headings.examples}\n${lines.map(([command, says]) => `  $ ${command}\n      ${says}\n`).join('')}`;
}

/** Commands that look at files, metrics and reports. */
function toolCommands(io: Io, voice: Voice, rerun: Rerun): Command[] {
  const words = dictionaries[voice.words];
  const { help } = words;
  const tool = (name: string, description: string) =>
    new Command(name).description(description).helpGroup(help.groups.tools).usage(help.optionsPlaceholder);

  const columns = tool('columns', help.commands.columns).argument('[files...]', help.arguments.file);
  columns.usage(`<file> ${help.optionsPlaceholder}`);
  addReadingOptions(columns, words, ['relation']);
  addOutputOptions(columns, words, ['excluded']);
  addDrawingOptions(columns, words);
  columns.action(async (files: string[]) => {
    const { runColumnsCommand } = await import('./commands/columns.ts');
    await runColumnsCommand(files, flagsOf(columns), io, voice);
  });

  const explain = tool('explain', help.commands.explain).argument('<metric>', help.arguments.metric);
  explain.usage(`<metric> ${help.optionsPlaceholder}`);
  addDrawingOptions(explain, words, ['rows', 'sort', 'brief']);
  explain.action(async (id: string) => {
    const { runExplainCommand } = await import('./commands/explain/report.ts');
    await runExplainCommand(id, flagsOf(explain), io, voice);
  });

  const demo = tool('demo', help.commands.demo).argument('[folder]', help.arguments.folder);
  demo.usage(`[folder] ${help.optionsPlaceholder}`);
  addVoiceOptions(demo, words);
  demo.action(async (folder: string | undefined) => {
    const { runDemoCommand } = await import('./commands/demo.ts');
    await runDemoCommand(folder ?? 'cx-demo', io, voice);
  });

  const render = tool('render', help.commands.render).argument('<report>', help.arguments.report);
  render.usage(`<report.json> ${help.optionsPlaceholder}`);
  addDrawingOptions(render, words);
  render.action(async (file: string) => {
    const { runRenderCommand } = await import('./commands/render.ts');
    await runRenderCommand(file, flagsOf(render), io, render.optsWithGlobals<{ lang?: Language }>().lang);
  });

  const convert = tool('convert', help.commands.convert).argument('[files...]', help.arguments.file);
  convert.usage(`<file> --output clean.csv ${help.optionsPlaceholder}`);
  addReadingOptions(convert, words);
  addOutputOptions(convert, words, ['format', 'output', 'excluded', 'escape-formulas'], { format: ['csv', 'parquet'] });
  addVoiceOptions(convert, words);
  convert.action(async (files: string[]) => {
    const { runConvertCommand } = await import('./commands/convert.ts');
    await runConvertCommand(files, flagsOf(convert), io, voice);
  });

  const verify = tool('verify', help.commands.verify).argument('<manifest>', help.arguments.manifest);
  verify.usage(`<manifest.json> ${help.optionsPlaceholder}`);
  addVoiceOptions(verify, words);
  verify.action(async (file: string) => {
    const { runVerifyCommand } = await import('./commands/verify.ts');
    await runVerifyCommand(file, io, voice, rerun);
  });

  const survey = tool('survey', help.commands.survey).argument('[files...]', help.arguments.file);
  survey.usage(`[files...] ${help.optionsPlaceholder}`);
  addSharedOptions(survey, words, { leaves: ['scores', 'save', 'show-sql', 'explain'], takes: ['count'] });
  survey.action(async (files: string[]) => {
    const { runSurveyCommand } = await import('./commands/survey.ts');
    await runSurveyCommand(files, flagsOf(survey), io, voice);
  });

  return [survey, columns, explain, demo, render, convert, verify];
}
