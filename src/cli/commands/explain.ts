import { CxError } from '../../errors.ts';
import { dictionaries } from '../../messages/index.ts';
import type { Language } from '../../messages/language.ts';
import { nearest } from '../../messages/nearest.ts';
import { metrics } from '../../metrics/index.ts';
import { relationsOf, type Metric } from '../../metrics/metric.ts';
import type { Run } from '../../metrics/run/run.ts';
import { escapeTerminal } from '../../renderers/text/escape.ts';
import { wrap } from '../../renderers/text/display-width.ts';

/** @throws unknown-metric */
export function metricNamed(id: string): Metric {
  const metric = metrics.find((one) => one.id === id);
  if (metric !== undefined) return metric;
  const known = metrics.map((one) => one.id);
  throw new CxError('unknown-metric', { id, nearest: nearest(id, known), known });
}

/** What a metric means: formula, source, what to mind, and an example. */
export function explainMetric(metric: Metric, language: Language, width = 100): string {
  const words = dictionaries[language].explain;
  const { id, title, summary, definition } = metric;
  const { formula, reference, caveats, example } = definition;
  const columns = [...relationsOf(metric)].map(([relation, needed]) =>
    needed.length === 0 ? relation : `${relation}: ${needed.join(', ')}`,
  );
  const section = (heading: string, paragraphs: readonly string[]) =>
    `${heading}\n${paragraphs
      .flatMap((paragraph) => wrap(paragraph, width - 2))
      .map((line) => `  ${line}\n`)
      .join('')}`;
  return [
    `${title[language]} (${id})\n${wrap(summary[language], width).join('\n')}\n`,
    section(words.formula, [formula[language]]),
    section(words.reference, [reference]),
    section(
      words.caveats,
      caveats.map((caveat) => caveat[language]),
    ),
    section(words.reads, columns),
    section(words.example, [example.command, example.says[language]]),
  ].join('\n');
}

/** The same for a run that was asked for: with how the columns of its files were found. */
export function explainRun(metric: Metric, { relations }: Run, language: Language): string {
  const words = dictionaries[language].explain;
  const found = [...relations.values()].flatMap(({ relation, roles }) =>
    [...roles.values()]
      .filter(({ header, candidates }) => header !== null || candidates.length > 0)
      .map(({ column, header, evidence }) => `  ${relation}.${column} = ${header ?? '?'}: ${evidence[language]}\n`),
  );
  return `${explainMetric(metric, language)}\n${words.columns}\n${escapeLines(found)}`;
}

const escapeLines = (lines: readonly string[]) =>
  lines.map((line) => `${escapeTerminal(line.slice(0, -1))}\n`).join('');
