import { flagsWithValue, type CommandShape, type OptionShape, type ProgramShape } from './shape.ts';

/** What fish sources to complete `cx`. */
export function fishScript({ program, commands }: ProgramShape): string {
  const options = program.options.map((option) => ofOption(program.name, option));
  const lines = [...options, ...commands.map(named(program)), ...commands.flatMap(ofCommand)];
  return `# cx completion fish\n${commandTyped(program)}\ncomplete -c cx -f\n${lines.join('\n')}\n`;
}

/** Finds the command among the words, after options of the program, some of which have a value. */
const commandTyped = (program: CommandShape): string => `function __cx_within
    set -l words (commandline -opc)
    set -l command ${program.name}
    set -l at 2
    while test $at -le (count $words)
        if contains -- $words[$at] ${flagsWithValue(program).join(' ')}
            set at (math $at + 2)
        else if string match -q -- '-*' $words[$at]
            set at (math $at + 1)
        else
            set command $words[$at]
            break
        end
    end
    test $command = $argv[1]
end`;

/** A text in single quotes, as fish reads it. */
const quoted = (text: string) => `'${text.replaceAll(/['\\]/gu, '\\$&')}'`;

const named =
  (program: CommandShape) =>
  ({ name, says }: CommandShape) =>
    `complete -c cx -n ${within(program.name)} -a ${name} -d ${quoted(says)}`;

const within = (name: string) => quoted(`__cx_within ${name}`);

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
