import { quotedForShell as quoted } from '../../renderers/text/escape.ts';
import type { CommandShape, OptionShape, ProgramShape, Takes } from './shape.ts';

/** What zsh sources, or finds as `_cx` in its path of functions, to complete `cx`. */
export const zshScript = ({ program, commands }: ProgramShape): string => `#compdef cx
# cx completion zsh
_cx() {
  local -a commands line state
  local curcontext=$curcontext
  typeset -A opt_args
  commands=(
${commands.map(({ name, says }) => `    ${quoted(`${name}:${says}`)}`).join('\n')}
  )
  # Options of the program stand before the command.
  _arguments -C -S ${program.options.map(optionSpec).join(' \\\n    ')} \\
    '(-): :->command' '(-)*:: :->argument'
  case $state in
    command) _describe -t commands command commands; return ;;
    argument) ;;
    *) return ;;
  esac
  case $words[1] in
${commands.map(commandCase).join('\n')}
  esac
}
if [[ $funcstack[1] == _cx ]]; then _cx "$@"; else compdef _cx cx; fi
`;

/** What stands in brackets or between colons is escaped there. */
const escaped = (text: string) => text.replaceAll(/[[\]:\\]/gu, '\\$&');

function action(takes: Takes): string {
  if (takes.kind === 'choices') return `(${takes.choices.map(escaped).join(' ')})`;
  return takes.kind === 'file' ? '_files' : ' ';
}

function optionSpec({ flag, says, takes, isRepeatable }: OptionShape): string {
  const value = takes.kind === 'nothing' ? '' : `:${flag.slice(2)}:${action(takes)}`;
  return quoted(`${isRepeatable ? '*' : ''}${flag}${takes.kind === 'nothing' ? '' : '='}[${escaped(says)}]${value}`);
}

function commandCase({ name, options, takes }: CommandShape): string {
  const rest = takes.kind === 'nothing' ? [] : [quoted(`*:${takes.kind}:${action(takes)}`)];
  return `    ${name}) _arguments -S ${[...options.map(optionSpec), ...rest].join(' \\\n      ')} ;;`;
}
