import { flagsWithValue, type CommandShape, type OptionShape, type ProgramShape, type Takes } from './shape.ts';

/** What bash sources to complete `cx`. Names of files are completed by bash itself, which knows how to quote them. */
export const bashScript = ({ program, commands }: ProgramShape): string => `# cx completion bash
_cx() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=${program.name} at=1 ended=
  # bash takes --option=value for three words.
  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  COMPREPLY=()
  # Options of the program stand before the command, some with a value.
  while (( at < COMP_CWORD )) && [[ \${COMP_WORDS[at]} == -* ]]; do
    case \${COMP_WORDS[at]} in
      ${flagsWithValue(program).join(' | ')}) if [[ \${COMP_WORDS[at+1]} == = ]]; then at=$(( at + 2 )); else at=$(( at + 1 )); fi ;;
    esac
    at=$(( at + 1 ))
  done
  if (( at < COMP_CWORD )); then
    command=\${COMP_WORDS[at]}
    # No option stands after two hyphens.
    while (( ++at < COMP_CWORD )); do if [[ \${COMP_WORDS[at]} == -- ]]; then ended=1; fi; done
  fi
  if [[ -z $ended ]]; then
  case "$command $prev" in
${[program, ...commands].flatMap(valueCases).join('\n')}
  esac
  fi
  case $command in
${[program, ...commands].map(commandCase).join('\n')}
  esac
}
complete -o default -F _cx cx
`;

/** Nothing more is offered: no name of a file either. */
const nothing = 'compopt +o default; return';

const words = (choices: readonly string[]) => `COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$cur")); ${nothing}`;

/** After an option that takes a value; that of files is left to bash. */
function valueCases({ name, options }: CommandShape): string[] {
  const withValue = (kind: Takes['kind']) => options.filter(({ takes }) => takes.kind === kind);
  const pattern = (some: readonly OptionShape[]) => some.map(({ flag }) => `'${name} ${flag}'`).join(' | ');
  const choosing = options.flatMap(({ flag, takes }) =>
    takes.kind === 'choices' ? [`    '${name} ${flag}') ${words(takes.choices)} ;;`] : [],
  );
  const [files, texts] = [withValue('file'), withValue('text')];
  return [
    ...choosing,
    ...(files.length === 0 ? [] : [`    ${pattern(files)}) return ;;`]),
    ...(texts.length === 0 ? [] : [`    ${pattern(texts)}) ${nothing} ;;`]),
  ];
}

function commandCase({ name, options, takes }: CommandShape): string {
  const flags = options.map(({ flag }) => flag).join(' ');
  const rest = takes.kind === 'choices' ? words(takes.choices) : takes.kind === 'nothing' ? nothing : 'return';
  return `    ${name}) if [[ -z $ended && $cur == -* ]]; then ${words(flags.split(' '))}; fi; ${rest} ;;`;
}
