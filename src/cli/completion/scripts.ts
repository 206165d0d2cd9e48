import type { Command } from 'commander';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { shapeOf, type ProgramShape, type Shell } from './shape.ts';
import { zshScript } from './zsh.ts';

const scripts: Readonly<Record<Shell, (shape: ProgramShape) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** What a shell is told to complete the command line of a program. */
export const completionScript = (shell: Shell, program: Command): string => scripts[shell](shapeOf(program));
