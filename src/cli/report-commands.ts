import { Argument, Command } from 'commander';
import { dictionaries } from '../messages/index.ts';

import { shells, type Shell } from './completion/shape.ts';
import { flagsOf } from './options/flags.ts';
import { addReadingOptions, addReportOptions, addVoiceOptions } from './options/options.ts';
import type { Io } from './process/io.ts';
import type { Voice } from './process/language.ts';
import type { Reporting } from './reports/reporting.ts';

/** Commands that make reports of what the settings say, and what tells a shell of all commands. */
export function reportCommands(io: Io, voice: Voice, reporting: Reporting): Command[] {
  const words = dictionaries[voice.words];
  const { help } = words;
  const tool = (name: string, description: string) =>
    new Command(name).description(description).helpGroup(help.groups.tools).usage(help.optionsPlaceholder);

  const report = tool('report', help.commands.report);
  addReportOptions(report, words);
  report.addHelpText('after', `\n${help.report}`);
  report.action(async () => {
    const { runReportCommand } = await import('./reports/report.ts');
    await runReportCommand(flagsOf(report), reporting, io, voice);
  });

  const init = tool('init', help.commands.init).argument('[files...]', help.arguments.ownFile);
  init.usage(`<files...> ${help.optionsPlaceholder}`);
  addReadingOptions(init, words);
  addVoiceOptions(init, words);
  init.action(async (files: string[]) => {
    const { runInitCommand } = await import('./reports/init/init.ts');
    await runInitCommand(files, flagsOf(init), reporting, io, voice);
  });

  const completion = tool('completion', help.commands.completion);
  completion.addArgument(new Argument('<shell>', help.arguments.shell).choices(shells));
  completion.usage(`<shell> ${help.optionsPlaceholder}`).addHelpText('after', `\n${help.completion}`);
  addVoiceOptions(completion, words);
  completion.action(async (shell: Shell) => {
    const { completionScript } = await import('./completion/scripts.ts');
    const { writeOut } = await import('./outputs/files/output.ts');
    await writeOut(io, completionScript(shell, completion.parent!));
  });

  return [report, init, completion];
}
