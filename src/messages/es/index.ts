import * as commands from './commands.ts';
import { errors } from './errors.ts';
import { help, usage } from './help.ts';
import type { Dictionary } from '../dictionary.ts';
import { reports } from './reports.ts';
import { topics } from './topics.ts';

/** Spanish, as it is written in Spain and Mexico alike; the reader is addressed as usted. */
export const es: Dictionary = { errors, usage, help, topics, reports, ...commands };
