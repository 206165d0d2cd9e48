import { escapeFormula } from '../../renderers/text/escape.ts';

/** A text as a cell of CSV, quoted where it must be, and disarmed for spreadsheets. */
export function csvCell(text: string): string {
  const safe = escapeFormula(text);
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
