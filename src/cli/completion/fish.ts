import type { CommandShape, OptionShape } from './shape.ts';

/** What fish sources to complete `cx`. */
export const fishScript = (commands: readonly CommandShape[]): string =>
  `${['# cx completion fish', 'complete -c cx -f', ...commands.map(named), ...commands.flatMap(ofCommand)].join('\n')}\n`;

/** A text in single quotes, as fish reads it. */
const quoted = (text: string) => `'${text.replaceAll(/['\\]/gu, '\\$&')}'`;

const named = ({ name, says }: CommandShape) => `complete -c cx -n __fish_use_subcommand -a ${name} -d ${quoted(says)}`;

const within = (name: string) => quoted(`__fish_seen_subcommand_from ${name}`);

function ofCommand({ name, options, takes }: CommandShape): string[] {
  const rest =
    takes.kind === 'file'
      ? [`complete -c cx -n ${within(name)} -F`]
      : takes.kind === 'choices'
        ? [`complete -c cx -n ${within(name)} -a ${quoted(takes.choices.join(' '))}`]
        : [];
  return [...options.map((option) => ofOption(name, option)), ...rest];
}

function ofOption(name: string, { flag, says, takes }: OptionShape): string {
  const value = {
    nothing: '',
    file: ' -r -F',
    text: ' -x',
    choices: takes.kind === 'choices' ? ` -x -a ${quoted(takes.choices.join(' '))}` : '',
  }[takes.kind];
  return `complete -c cx -n ${within(name)} -l ${flag.slice(2)}${value} -d ${quoted(says)}`;
}
