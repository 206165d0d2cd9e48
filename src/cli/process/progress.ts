import { dictionaries } from '../../messages/index.ts';
import { escapeTerminal } from '../../renderers/text/escape.ts';
import type { Io } from './io.ts';
import type { Voice } from './language.ts';

const patience = 1000;
const between = 100;

/** One line on a terminal's stderr for work that lasts longer than a second. */
export class Progress {
  private readonly io: Io;
  private readonly voice: Voice;
  private readonly quiet: boolean;
  private readonly began = Date.now();
  private last = 0;
  private shown = false;

  constructor(io: Io, voice: Voice, quiet: boolean) {
    this.io = io;
    this.voice = voice;
    this.quiet = quiet;
  }

  note(file: string, part: number): void {
    const now = Date.now();
    if (this.quiet || this.io.stderr.isTTY !== true || now - this.began < patience || now - this.last < between) return;
    this.last = now;
    this.shown = true;
    const percent = Math.min(100, Math.floor(part * 100));
    this.io.stderr.write(`\r\u001b[K${escapeTerminal(dictionaries[this.voice.words].progress.reading(file, percent))}`);
  }

  clear(): void {
    if (this.shown) this.io.stderr.write('\r\u001b[K');
    this.shown = false;
  }
}
