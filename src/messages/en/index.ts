import * as commands from './commands.ts';
import { errors } from './errors.ts';
import { help, usage } from './help.ts';
import { reports } from './reports.ts';
import { topics } from './topics.ts';

/** English: the type of every other dictionary. */
export const en = { errors, usage, help, topics, reports, ...commands };
