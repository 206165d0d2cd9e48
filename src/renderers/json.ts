import type { Report } from '../results/result.ts';
import { escapeJson } from './text/escape.ts';

/** The whole report, numbers in full precision: what `cx render` reads again. */
export function renderJson(report: Report): string {
  return `${escapeJson(JSON.stringify(report, null, 2))}\n`;
}
