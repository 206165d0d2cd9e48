import { escapeJson, escapeTerminal } from '../../renderers/text/escape.ts';
import type { Flags } from '../options/flags.ts';
import type { Io } from '../process/io.ts';

type Level = 'info' | 'error';

/** What is told on stderr while a report is made: a line each, as text or as an object of JSON. */
export class Log {
  private readonly stderr: Io['stderr'];
  private readonly isJson: boolean;
  private readonly isQuiet: boolean;

  constructor({ log, quiet }: Pick<Flags, 'log' | 'quiet'>, { stderr }: Pick<Io, 'stderr'>) {
    this.stderr = stderr;
    this.isJson = log === 'json';
    this.isQuiet = quiet;
  }

  /** What went as it should: not told where only errors are wanted. */
  info(event: string, message: string, about: Readonly<Record<string, unknown>> = {}): void {
    if (!this.isQuiet) this.tell('info', event, message, about);
  }

  error(event: string, message: string, about: Readonly<Record<string, unknown>> = {}): void {
    this.tell('error', event, message, about);
  }

  private tell(level: Level, event: string, message: string, about: Readonly<Record<string, unknown>>): void {
    const line = this.isJson
      ? escapeJson(JSON.stringify({ level, event, message, ...about }))
      : `cx: ${escapeTerminal(message)}`;
    this.stderr.write(`${line}\n`);
  }
}
