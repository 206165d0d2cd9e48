import type { Command, Option } from 'commander';
import { dirname, isAbsolute, join } from 'node:path';
import { CxError } from '../../errors.ts';
import { relationsOf, type Metric } from '../../metrics/metric.ts';
import { assertAmong, isThere, presenting, settingsIn, settingWords, type Settings } from '../options/config.ts';
import type { Io } from '../process/io.ts';

/** The key that says which metric is asked. */
export const asked = 'metric';

const isOfQuestion = (option: Option) => !presenting.has(option.name()) && option.name() !== 'help';

/**
 * A question as its file says it, in words as they would be typed; paths are those of the folder of the file.
 * @param command with the options of the metric; what was typed of them holds for the question too
 * @throws file-not-found, config-unreadable, config-unknown, scenario-of-other, scenario-contradicts
 */
export async function scenarioWords(file: string, metric: Metric, command: Command, io: Io): Promise<string[]> {
  if (!isThere(io.pathOf?.(file) ?? file)) throw new CxError('file-not-found', { file, nearest: null });
  const settings = await settingsIn(file, 'scenario', io);
  const options = command.options.filter(isOfQuestion);
  const known = options.map((option) => option.name());
  for (const key of Object.keys(settings)) assertAmong(file, key, [asked, ...known], metric.id);
  const of = settings[asked] ?? metric.id;
  if (of !== metric.id)
    throw new CxError('scenario-of-other', { file, metric: JSON.stringify(of), command: metric.id });
  const relations = new Set<string>(relationsOf(metric).keys());
  return command.options.flatMap((option) => {
    const said = relations.has(option.name()) ? within(file, settings, option) : wordsFor(option, settings);
    const typed = command.getOptionValueSource(option.attributeName()) === 'cli' ? typedWords(command, option) : [];
    assertAlike(file, option, said, typed);
    return said.length === 0 ? typed : said;
  });
}

const wordsFor = (option: Option, settings: Settings): string[] =>
  Object.hasOwn(settings, option.name()) ? settingWords(option, settings[option.name()]) : [];

/** What was typed of an option. */
const typedWords = (command: Command, option: Option): string[] =>
  settingWords(option, command.getOptionValue(option.attributeName()));

/** The files of a relation. */
function within(file: string, settings: Settings, option: Option): string[] {
  if (!Object.hasOwn(settings, option.name())) return [];
  const paths = [settings[option.name()]].flat().map(String);
  return settingWords(
    option,
    paths.map((path) => (isAbsolute(path) ? path : join(dirname(file), path))),
  );
}

function assertAlike(file: string, option: Option, said: readonly string[], typed: readonly string[]): void {
  if (said.length === 0 || typed.length === 0 || said.join(' ') === typed.join(' ')) return;
  const valueIn = (words: readonly string[]) => words.map((word) => word.slice(word.indexOf('=') + 1)).join(' ');
  throw new CxError('scenario-contradicts', {
    file,
    option: `--${option.name()}`,
    said: valueIn(said),
    typed: valueIn(typed),
  });
}
