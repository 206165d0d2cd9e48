import { CxError } from '../../errors.ts';
import { sharedMethods } from '../../estimates/methods/methods.ts';
import type { SharedMethod } from '../../estimates/methods/shared-method.ts';
import { dictionaries } from '../../messages/index.ts';
import type { Language } from '../../messages/language.ts';
import { nearest } from '../../messages/nearest.ts';
import { metrics } from '../../metrics/index.ts';
import { relationsOf, takesOption, type Metric } from '../../metrics/metric.ts';
import { sourceOf, type Claim } from '../../metrics/claim.ts';
import { claims as allClaims } from '../../metrics/profit/claims/index.ts';
import type { Run } from '../../metrics/run/run.ts';
import { formatValue } from '../../renderers/format.ts';
import { escapeTerminal } from '../../renderers/text/escape.ts';
import { wrap } from '../../renderers/text/display-width.ts';

/** What `cx explain` knows beside metrics: the published claims that presets name, and the methods that metrics share. */
const assumptions = 'assumptions';
const methods = 'methods';

/** What `cx explain` prints about a metric, a method, all methods or all assumptions. @throws unknown-metric */
export function explained(id: string, language: Language, width?: number): string {
  if (id === assumptions) return explainClaims(allClaims, language, width);
  const asked = id === methods ? sharedMethods : sharedMethods.filter((method) => method.id === id);
  if (asked.length > 0) return asked.map((method) => explainMethod(method, language, width)).join('\n');
  return explainMetric(metricNamed(id), language, width);
}

/** @throws unknown-metric */
function metricNamed(id: string): Metric {
  const metric = metrics.find((one) => one.id === id);
  if (metric !== undefined) return metric;
  const known = metrics.map((one) => one.id);
  throw new CxError('unknown-metric', {
    id,
    nearest: nearest(id, [...known, ...sharedMethods.map((method) => method.id), methods, assumptions]),
    known,
  });
}

/** What a metric means: formula, source, what to mind, and an example. */
export function explainMetric(metric: Metric, language: Language, width = 100): string {
  const words = dictionaries[language].explain;
  const { id, title, summary, definition } = metric;
  const { formula, reference, caveats, claims = [], example } = definition;
  const columns = [...relationsOf(metric)].map(([relation, needed]) =>
    needed.length === 0 ? relation : `${relation}: ${needed.join(', ')}`,
  );
  const shared = methodsOf(metric).map(
    ({ id: method, title: { [language]: called } }) => `cx explain ${method}: ${called}`,
  );
  const section = (heading: string, paragraphs: readonly string[]) => `${heading}\n${indented(paragraphs, width)}`;
  return [
    `${title[language]} (${id})\n${wrap(summary[language], width).join('\n')}\n`,
    section(words.formula, [formula[language]]),
    section(words.reference, [reference]),
    section(
      words.caveats,
      caveats.map((caveat) => caveat[language]),
    ),
    ...(claims.length === 0 ? [] : [explainClaims(claims, language, width)]),
    section(words.reads, columns),
    ...(shared.length === 0 ? [] : [section(words.methods, shared)]),
    section(words.example, [example.command, example.says[language]]),
  ].join('\n');
}

/** What a shared method does, and whose it is. */
function explainMethod({ id, title, says, reference, caveats }: SharedMethod, language: Language, width = 100): string {
  const words = dictionaries[language].explain;
  const parts: readonly (readonly [heading: string, paragraphs: readonly string[]])[] = [
    [`${title[language]} (${id})`, [says[language]]],
    [words.reference, [reference]],
    [words.caveats, caveats.map((caveat) => caveat[language])],
  ];
  return parts.map(([heading, paragraphs]) => `${heading}\n${indented(paragraphs, width)}`).join('\n');
}

/** Methods that stand behind the tables of a metric that are not its own. */
const methodsOf = (metric: Metric): readonly SharedMethod[] =>
  sharedMethods.filter(
    ({ option }) => takesOption(metric, option) && (option !== 'period' || takesOption(metric, 'compare')),
  );

const indented = (paragraphs: readonly string[], width: number): string =>
  paragraphs
    .flatMap((paragraph) => wrap(paragraph, width - 2))
    .map((line) => `  ${line}\n`)
    .join('');

/** What published claims say, who said it, and what was really measured. */
function explainClaims(claims: readonly Claim[], language: Language, width = 100): string {
  const { explain: words } = dictionaries[language];
  const told = claims.map((claim) => {
    const { id, low, high, says, year, measured } = claim;
    const bounds = [...new Set([low, high])].map((bound) => formatValue(bound, 'number', language)).join('–');
    const published = [sourceOf(claim) ?? words.publisherUnknown, ...(year === null ? [] : [year])].join(', ');
    return indented(
      [`${id} (${bounds}): ${says[language]}`, published, `${words.measured}: ${measured[language]}`],
      width,
    );
  });
  return [`${words.claims}\n${indented([words.claimsAre], width)}`, ...told].join('\n');
}

/** What a metric means, for a run that was asked for: with how the columns of its files were found. */
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
