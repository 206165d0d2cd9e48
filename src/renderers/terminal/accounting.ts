import type { Accounting } from '../../results/result.ts';
import { wrap } from '../text/display-width.ts';
import { escapeTerminal } from '../text/escape.ts';
import { accountingEquation, coveredDays, excludedValues } from '../text/wording.ts';
import type { Page } from './page.ts';

/** Where the rows went, and what stood in those that could not be used. */
export function accountingLines({ style }: Page, accounting: Accounting): readonly string[] {
  const indented = (text: string) =>
    wrap(text, style.width === null ? null : style.width - 2).map((line, index) => (index === 0 ? line : `  ${line}`));
  return [
    ...indented(accountingEquation(accounting, style, escapeTerminal)),
    ...coveredDays(accounting, style).flatMap((line) => indented(line)),
    ...excludedValues(accounting, style, escapeTerminal).flatMap((line) => indented(line).map((part) => `  ${part}`)),
  ];
}
