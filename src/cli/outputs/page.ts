import { readFileSync } from 'node:fs';
import { metrics } from '../../metrics/index.ts';
import { chosen, type Style } from '../../renderers/index.ts';
import type { Defined, Fonts } from '../../renderers/html/index.ts';
import type { Report } from '../../results/result.ts';
import { programFolder } from '../process/program-folder.ts';

/** A report as a page, with the fonts that the build has made, and with what its metrics mean. */
export async function pageOf(report: Report, style: Style): Promise<string> {
  const { renderPage } = await import('../../renderers/html/index.ts');
  const fonts = JSON.parse(readFileSync(new URL('dist/fonts.json', programFolder), 'utf8')) as Fonts;
  return renderPage(chosen(report, style), style, fonts, definitionsOf(report, style));
}

/** What the metrics of a report mean, in its language: a page has them as an appendix. */
function definitionsOf({ results, language }: Report, style: Style): readonly Defined[] {
  const ids = new Set(results.map(({ metric }) => metric));
  const said = language === 'en' || language === 'es' ? language : style.language;
  return metrics
    .filter(({ id }) => ids.has(id))
    .map(({ id, title, summary, definition: { formula, reference, caveats } }) => ({
      metric: id,
      title: title[said],
      summary: summary[said],
      formula: formula[said],
      reference,
      caveats: caveats.map((caveat) => caveat[said]),
    }));
}
