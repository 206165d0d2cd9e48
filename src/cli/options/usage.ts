import type { CommanderError } from 'commander';
import { dictionaries } from '../../messages/index.ts';
import type { ErrorText } from '../../messages/error-words.ts';
import { untranslated, type Language } from '../../messages/language.ts';
import { nearest } from '../../messages/nearest.ts';
import { namedMetrics } from '../../metrics/named.ts';
import { commandOf, endOfOptions } from './config.ts';
import { drawingOptions } from './options.ts';

/** What commander found wrong with a command line, in the words of the run, with the help to look at. */
export async function usageError(
  { code, message, within }: CommanderError & { readonly within?: string },
  argv: readonly string[],
  language: Language,
): Promise<ErrorText> {
  const { usage } = dictionaries[language];
  const command = commandOf(argv) ?? '';
  const said = {
    hint: usage.seeHelp(isKnown(command) ? `${command} ` : ''),
    ...(await textOf(code, message, language, argv)),
  };
  return within === undefined ? said : { ...said, message: `${within}: ${said.message}` };
}

/** Whether the result, or what is told beside it, was asked for as JSON, wherever on the line that stands: so are errors then. */
export const wantsJson = (argv: readonly string[]): boolean =>
  ['--format', '--log'].some((option) => valuesOf(option, argv).findLast((value) => value !== undefined) === 'json');

/** What is said of an option, in its order. */
export function valuesOf(option: string, argv: readonly string[]): readonly (string | undefined)[] {
  const words = argv.slice(0, endOfOptions(argv));
  return words.flatMap((word, at) =>
    word === option ? [words[at + 1]] : word.startsWith(`${option}=`) ? [word.slice(option.length + 1)] : [],
  );
}

export const tools = [
  'columns',
  'explain',
  'demo',
  'render',
  'convert',
  'verify',
  'survey',
  'report',
  'init',
  'completion',
];

const isKnown = (word: string) => tools.includes(word) || namedMetrics.some(({ id }) => id === word);

/** All that there is help for. */
const known = () => [...namedMetrics.map(({ id }) => id), ...tools, ...Object.keys(dictionaries.en.topics)];

/** `--by <columns>` without how its value is written in the help. */
const flagOf = (flags: string) => flags.split(' ')[0]!;

/** `--compare=rest` without its value. */
const nameOf = (option: string) => option.split('=')[0]!;

/** Whether other metrics take an option that makes no sense for this one. */
async function isLeft(option: string, command: string): Promise<boolean> {
  const metric = await namedMetrics.find(({ id }) => id === command)?.load();
  return metric?.leaves?.some((name) => option === `--${name}`) === true;
}

/** Whether an option says how a result is drawn. */
const draws = (option: string): boolean => drawingOptions.some((name) => option === `--${name}`);

async function textOf(code: string, message: string, language: Language, argv: readonly string[]): Promise<ErrorText> {
  const command = commandOf(argv) ?? '';
  const topic = argv[argv.indexOf(command) + 1] ?? '';
  const { usage, errors } = dictionaries[language];
  const first = /'([^']*)'/u.exec(message)?.[1] ?? '';
  const meant = /Did you mean (\S+)\?/u.exec(message)?.[1] ?? null;
  switch (code) {
    case 'commander.unknownOption':
      if (await isLeft(nameOf(first), command)) return { message: usage.optionLeft(nameOf(first), command) };
      if (Object.hasOwn(usage.prints, command) && draws(nameOf(first)))
        return {
          message: usage.drawsNothing(nameOf(first), command, usage.prints[command as keyof typeof usage.prints]),
        };
      return { message: usage.unknownOption(first, meant) };
    case 'commander.unknownCommand':
      return { message: usage.unknownCommand(first, nearest(first, known())) };
    case 'commander.optionMissingArgument':
      return { message: usage.missingValue(flagOf(first)) };
    case 'commander.missingArgument':
      return { message: usage.missingArgument(`<${first}>`) };
    case 'commander.excessArguments':
      return { message: usage.excessArguments(first) };
    case 'commander.invalidArgument': {
      const allowed = /Allowed choices are (.*)\.$/u.exec(message)?.[1];
      const option = /'(.*?)' argument '(.*?)' is invalid/u.exec(message);
      const argument = /value '(.*?)' is invalid for argument/u.exec(message)?.[1];
      if (allowed === undefined || (option === null && argument === undefined)) return { message };
      return errors['invalid-option']({
        option: option === null ? `cx ${command}` : flagOf(option[1]!),
        value: option === null ? argument! : option[2]!,
        expected: untranslated(allowed),
      });
    }
    case 'commander.help':
      // `cx help` of what there is no help for; a topic alone has nothing to do.
      return { message: usage.unknownCommand(topic, nearest(topic, known())) };
    default:
      return { message: message.replace(/^error: /u, '') };
  }
}
