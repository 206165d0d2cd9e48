import { readFileSync } from 'node:fs';
import { CxError } from '../../errors.ts';
import { namedMetrics } from '../../metrics/named.ts';
import { chosen, type PictureFormat, type Style } from '../../renderers/index.ts';
import type { Defined, Fonts } from '../../renderers/html/index.ts';
import { isOk, type OkResult, type Report } from '../../results/result.ts';
import { programFolder } from '../process/program-folder.ts';

/** A report as a page, with the fonts that the build has made, and with what its metrics mean. */
export async function pageOf(report: Report, style: Style): Promise<string> {
  const { renderPage } = await import('../../renderers/html/index.ts');
  const layOut = hasFlow(report) ? await layingOut() : null;
  return renderPage(chosen(report, style), style, fonts(), await definitionsOf(report, style), layOut);
}

const fonts = () => JSON.parse(readFileSync(new URL('dist/fonts.json', programFolder), 'utf8')) as Fonts;

const hasFlow = ({ results }: Report) =>
  results.some((result) => isOk(result) && result.charts.some(({ type }) => type === 'flow'));

/** What finds places for what flows is loaded where something does. */
const layingOut = async () => (await import('../../renderers/flow/layout.ts')).graphviz();

/** What the metrics of a report mean, in its language: a page has them as an appendix. */
async function definitionsOf({ results, language }: Report, style: Style): Promise<readonly Defined[]> {
  const ids = new Set(results.map(({ metric }) => metric));
  const said = language === 'en' || language === 'es' ? language : style.language;
  const metrics = await Promise.all(namedMetrics.filter(({ id }) => ids.has(id)).map((metric) => metric.load()));
  return metrics.map(({ id, title, summary, definition: { formula, reference, caveats } }) => ({
    metric: id,
    title: title[said],
    summary: summary[said],
    formula: formula[said],
    reference,
    caveats: caveats.map((caveat) => caveat[said]),
  }));
}

/** The map of journeys in a report: a picture, or the words of a language that draws one. @throws no-map */
export async function mapIn(report: Report, format: PictureFormat, style: Style): Promise<string> {
  const result = report.results.find((one): one is OkResult => isOk(one) && one.charts.some(isFlow));
  const chart = result?.charts.find(isFlow);
  const { flowOf, graphOf } = await import('../../renderers/flow/graph.ts');
  const flow = result === undefined || chart === undefined ? null : flowOf(result, chart);
  if (flow === null) throw new CxError('no-map', { format, subject: report.title });
  if (format === 'dot') return (await import('../../renderers/flow/dot.ts')).renderDot(graphOf(flow, style));
  if (format === 'mermaid')
    return (await import('../../renderers/flow/mermaid.ts')).renderMermaid(graphOf(flow, style));
  const { standaloneFlow } = await import('../../renderers/html/index.ts');
  return standaloneFlow(flow, style, fonts().advances, await layingOut());
}

const isFlow = ({ type }: OkResult['charts'][number]) => type === 'flow';
