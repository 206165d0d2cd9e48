import type { Command, Option } from 'commander';
import { sharedMethods } from '../../estimates/methods/methods.ts';
import { dictionaries } from '../../messages/index.ts';
import { namedMetrics } from '../../metrics/named.ts';

/** What may be typed after an option. */
export type Takes =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  | { readonly kind: 'file' }
  /** What no program can foresee. */
  | { readonly kind: 'text' };

export interface OptionShape {
  /** With its hyphens. */
  readonly flag: string;
  readonly says: string;
  readonly takes: Takes;
  readonly isRepeatable: boolean;
}

export interface CommandShape {
  readonly name: string;
  readonly says: string;
  readonly options: readonly OptionShape[];
  /** What stands without an option. */
  readonly takes: Takes;
}

/** The shells that completions are written for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** What a shell completes: the program, which takes a command after options of its own, and the commands. */
export interface ProgramShape {
  readonly program: CommandShape;
  readonly commands: readonly CommandShape[];
}

/** A program as a shell completes it. */
export function shapeOf(program: Command): ProgramShape {
  const commands = program.commands.filter((command) => !isHidden(command));
  const names = commands.map((command) => command.name());
  const shapes = commands.map((command) => ({
    name: command.name(),
    says: command.summary() || command.description(),
    options: [...command.options.map(optionShape), helpShape(command)],
    takes: argumentsOf(command, names),
  }));
  const all = [...shapes, helpCommand(program, names)];
  return {
    program: {
      name: program.name(),
      says: program.description(),
      options: [...program.options.map(optionShape), helpShape(program)],
      takes: { kind: 'choices', choices: all.map(({ name }) => name) },
    },
    commands: all,
  };
}

/** The options that have a value in the word after them. */
export const flagsWithValue = ({ options }: CommandShape): readonly string[] =>
  options.filter(({ takes }) => takes.kind !== 'nothing').map(({ flag }) => flag);

/** Topics of help are commands that no list shows. */
const isHidden = (command: Command) => Object.hasOwn(dictionaries.en.topics, command.name());

function optionShape(option: Option): OptionShape {
  return {
    flag: `--${option.name()}`,
    says: option.description,
    takes: takesOf(option),
    isRepeatable: option.parseArg !== undefined,
  };
}

function takesOf({ flags, argChoices }: Option): Takes {
  if (!flags.includes('<')) return { kind: 'nothing' };
  if (argChoices !== undefined) return { kind: 'choices', choices: argChoices };
  return /<file[^>]*>/u.test(flags) ? { kind: 'file' } : { kind: 'text' };
}

const helpShape = (command: Command): OptionShape => ({
  flag: '--help',
  says:
    command
      .createHelp()
      .visibleOptions(command)
      .find(({ long }) => long === '--help')?.description ?? '',
  takes: { kind: 'nothing' },
  isRepeatable: false,
});

function helpCommand(program: Command, names: readonly string[]): CommandShape {
  const help = program
    .createHelp()
    .visibleCommands(program)
    .find((command) => command.name() === 'help');
  const choices = [...names, ...Object.keys(dictionaries.en.topics)];
  return { name: 'help', says: help?.description() ?? '', options: [], takes: { kind: 'choices', choices } };
}

/** Most commands take files; some take a name of what the program knows, and some nothing. */
function argumentsOf(command: Command, names: readonly string[]): Takes {
  const [argument] = command.registeredArguments;
  if (argument === undefined) return { kind: 'nothing' };
  if (argument.argChoices !== undefined) return { kind: 'choices', choices: argument.argChoices };
  if (argument.name() === 'metric')
    return {
      kind: 'choices',
      choices: [
        ...names.filter((name) => namedMetrics.some(({ id }) => id === name)),
        'assumptions',
        'methods',
        ...sharedMethods.map(({ id }) => id),
      ],
    };
  return { kind: 'file' };
}
