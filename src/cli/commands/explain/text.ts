import type { SharedMethod } from '../../../estimates/methods/shared-method.ts';
import { dictionaries } from '../../../messages/index.ts';
import type { Language, Text } from '../../../messages/language.ts';
import { sourceOf, type Claim } from '../../../metrics/claim.ts';
import type { Metric } from '../../../metrics/metric.ts';
import type { Run } from '../../../metrics/run/run.ts';
import { formatValue } from '../../../renderers/format.ts';
import { wrap } from '../../../renderers/text/display-width.ts';
import { escapeTerminal } from '../../../renderers/text/escape.ts';
import { methodsOf, readsOf, subjectOf } from './subject.ts';

/** What `cx explain` prints about a metric, a method, all methods or all assumptions. @throws unknown-metric */
export function explained(id: string, language: Language, width?: number): string {
  const { metric, methods, claims } = subjectOf(id);
  if (metric !== null) return explainMetric(metric, language, width);
  return methods.length > 0
    ? methods.map((method) => explainMethod(method, language, width)).join('\n')
    : explainClaims(claims, language, width);
}

/** What a metric means: formula, source, what to mind, and an example. */
export function explainMetric(metric: Metric, language: Language, width = 100): string {
  const words = dictionaries[language].explain;
  const { id, title, summary, definition } = metric;
  const { formula, reference, caveats, claims = [], example } = definition;
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
    section(words.reads, readsOf(metric)),
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

const indented = (paragraphs: readonly string[], width: number): string =>
  paragraphs
    .flatMap((paragraph) => wrap(paragraph, width - 2))
    .map((line) => `  ${line}\n`)
    .join('');

/** What published claims say, who said it, and what was really measured. */
function explainClaims(claims: readonly Claim[], language: Language, width = 100): string {
  const { explain: words } = dictionaries[language];
  const told = claims.map((claim) => {
    const { says, by, measured } = toldOfClaim(claim);
    return indented([`${claim.id} ${says[language]}`, by[language], `${words.measured}: ${measured[language]}`], width);
  });
  return [`${words.claims}\n${indented([words.claimsAre], width)}`, ...told].join('\n');
}

/** What a published claim says, with its bounds; who said it; and what was really measured. */
export function toldOfClaim(claim: Claim): { readonly says: Text; readonly by: Text; readonly measured: Text } {
  const { low, high, year, measured } = claim;
  const bounds = (language: Language) =>
    [...new Set([low, high])].map((bound) => formatValue(bound, 'number', language)).join('–');
  const says = (language: Language) => `(${bounds(language)}): ${claim.says[language]}`;
  const by = (language: Language) =>
    [sourceOf(claim) ?? dictionaries[language].explain.publisherUnknown, ...(year === null ? [] : [year])].join(', ');
  return { says: { en: says('en'), es: says('es') }, by: { en: by('en'), es: by('es') }, measured };
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
