import type { Notice } from '../../results/result.ts';
import { displayWidth, wrap } from '../text/display-width.ts';
import { escapeTerminal } from '../text/escape.ts';
import type { Page } from './page.ts';

/** A notice behind its severity; on a terminal its further lines stand under the first. */
export function noticeLines({ paint, style, words }: Page, { severity, message }: Notice<string>): readonly string[] {
  const name = severity === 'warning' ? words.warning : words.note;
  const colour = severity === 'warning' ? paint.yellow : paint.cyan;
  const indent = displayWidth(name) + 2;
  const lines = wrap(escapeTerminal(message), style.width === null ? null : style.width - indent);
  return lines.map((line, index) => (index === 0 ? `${colour(`${name}:`)} ${line}` : ' '.repeat(indent) + line));
}
