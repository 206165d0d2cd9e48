import type { SharedMethod } from '../../../estimates/methods/shared-method.ts';
import { dictionaries } from '../../../messages/index.ts';
import { untranslated, type Text } from '../../../messages/language.ts';
import type { Claim } from '../../../metrics/claim.ts';
import type { Metric } from '../../../metrics/metric.ts';
import { coded, column } from '../../../results/columns.ts';
import { localized } from '../../../results/localize.ts';
import type { Report, Row, Table, Words } from '../../../results/result.ts';
import { row } from '../../../results/row.ts';
import { outputOf, outputsOf, type Flags } from '../../options/flags.ts';
import { deliver } from '../../outputs/deliver.ts';
import { assertApart, isFolder, writeFileWhole, writeOut } from '../../outputs/files/output.ts';
import { together } from '../../outputs/files/together.ts';
import { formatOf, styleOf } from '../../outputs/style.ts';
import type { Io } from '../../process/io.ts';
import type { Voice } from '../../process/language.ts';
import { tool } from '../../process/version.ts';
import { methodsOf, readsOf, subjectOf, type Subject } from './subject.ts';
import { explained, toldOfClaim } from './text.ts';

/** `cx explain ID`: as text to read in a terminal, or in any format as a table of what is said. @throws unknown-metric */
export async function runExplainCommand(id: string, flags: Flags, io: Io, voice: Voice): Promise<void> {
  const format = formatOf(flags, 'explain');
  const output = outputOf(flags);
  const isFile = output === null || !isFolder(output);
  if (format === 'table' && isFile && flags.pdf === null && flags.table === null) {
    const text = explained(id, voice.words, Math.min(io.stdout.columns ?? 100, 100));
    if (output === null) return writeOut(io, text);
    await writeFileWhole(output, (append) => append(text));
    return;
  }
  assertApart(outputsOf(flags), []);
  const style = styleOf(flags, io, voice, format);
  const report = reportOf(id, subjectOf(id), style.language);
  return together(async () => {
    await deliver(report, format, style, flags, io);
  });
}

function reportOf(id: string, subject: Subject, language: Report['language']): Report {
  const { metric, methods } = subject;
  const [method] = methods.length === 1 ? methods : [];
  const title = (metric ?? method)?.title[language] ?? id;
  const findings = { headlines: [], tables: [definitionOf(subject)], charts: [], notices: [] };
  const said = localized(findings, language);
  const accounting = { read: 0, used: 0, excluded: [] };
  return {
    schema: 'cx.report/1',
    tool: tool(),
    title,
    language,
    sources: [],
    results: [{ metric: 'explain', title, options: { subject: id }, status: 'ok', ...said, accounting }],
  };
}

const partNames = ['summary', 'formula', 'reference', 'caveats', 'reads', 'methods', 'example', 'measured'] as const;
type PartName = (typeof partNames)[number];

const partWords: Words = Object.fromEntries(
  partNames.map((name) => [name, { en: dictionaries.en.explain[name], es: dictionaries.es.explain[name] }]),
);

const textColumn = (name: string, label: Text, meaning: Text) => column(name, label, 'text', meaning);

const definitionOf = ({ metric, methods, claims }: Subject): Table => ({
  name: 'definition',
  title: { en: 'Definition', es: 'Definición' },
  columns: [
    textColumn('name', { en: 'Name', es: 'Nombre' }, { en: 'what is explained', es: 'qué se explica' }),
    coded(
      textColumn('part', { en: 'Part', es: 'Parte' }, { en: 'what is said of it', es: 'qué se dice de ello' }),
      partWords,
    ),
    textColumn('text', { en: 'Text', es: 'Texto' }, { en: 'how it is said', es: 'cómo se dice' }),
  ],
  rows: [...(metric === null ? [] : ofMetric(metric)), ...methods.flatMap(ofMethod), ...claims.flatMap(ofClaim)],
});

/** The paragraphs of a part. */
const said = (name: string, part: PartName, ...texts: readonly Text[]): readonly Row<Text>[] =>
  texts.map((text) =>
    row<Text>([
      ['name', name],
      ['part', part],
      ['text', text],
    ]),
  );

function ofMetric(metric: Metric): readonly Row<Text>[] {
  const { id, summary, definition } = metric;
  const { formula, reference, caveats, example } = definition;
  return [
    ...said(id, 'summary', summary),
    ...said(id, 'formula', formula),
    ...said(id, 'reference', untranslated(reference)),
    ...said(id, 'caveats', ...caveats),
    ...said(id, 'reads', ...readsOf(metric).map(untranslated)),
    ...said(id, 'methods', ...methodsOf(metric).map((method) => untranslated(`cx explain ${method.id}`))),
    ...said(id, 'example', untranslated(example.command), example.says),
  ];
}

const ofMethod = ({ id, says, reference, caveats }: SharedMethod): readonly Row<Text>[] => [
  ...said(id, 'summary', says),
  ...said(id, 'reference', untranslated(reference)),
  ...said(id, 'caveats', ...caveats),
];

function ofClaim(claim: Claim): readonly Row<Text>[] {
  const { says, by, measured } = toldOfClaim(claim);
  return [
    ...said(claim.id, 'summary', says),
    ...said(claim.id, 'reference', by),
    ...said(claim.id, 'measured', measured),
  ];
}
