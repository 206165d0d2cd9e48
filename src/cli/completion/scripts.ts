import type { Command } from 'commander';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { shapeOf, type CommandShape, type Shell } from './shape.ts';
import { zshScript } from './zsh.ts';

const scripts: Readonly<Record<Shell, (commands: readonly CommandShape[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** What a shell is told to complete the command line of a program. */
export const completionScript = (shell: Shell, program: Command): string => scripts[shell](shapeOf(program));
