import type { RelationName } from '../relations/index.ts';
import type { CheckSetting } from './check-settings.ts';
import { checkSettings } from './check-settings.ts';
import { Reader, type SettingsTable } from './reader.ts';
import { inputsOf, mapOf } from './inputs.ts';
import { metricNames } from './names.ts';

/** The forms that a report can be written in. */
export const reportFormats = ['html', 'json', 'csv', 'markdown', 'xlsx'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What a report is made of, and where it goes. */
export interface ReportSettings {
  /** The files of each relation, from the folder of the settings. */
  readonly inputs: ReadonlyMap<RelationName, readonly string[]>;
  /** Which header plays a column: by `column`, or by `relation.column`. */
  readonly map: ReadonlyMap<string, string>;
  readonly title: string | null;
  readonly subtitle: string | null;
  /** A file of a picture. */
  readonly logo: string | null;
  /** Null: all that the inputs allow. */
  readonly metrics: readonly string[] | null;
  readonly formats: readonly ReportFormat[];
  /** The folder of the files that are written. */
  readonly output: string;
  /** The file that keeps the headlines of each run; null where none does. */
  readonly history: string | null;
  readonly checks: readonly CheckSetting[];
}

/** The tables of the settings that speak of reports; all others speak of options. */
export const reportTables = ['inputs', 'report', 'check'] as const;

const reportKeys = ['title', 'subtitle', 'logo', 'metrics', 'formats', 'output', 'history'];

/**
 * Reads what the settings say of reports.
 * @param formats those that can be drawn
 * @throws setting-unknown, setting-invalid
 */
export function readSettings(
  file: string,
  settings: SettingsTable,
  formats: readonly ReportFormat[] = reportFormats,
): ReportSettings {
  const reader = new Reader(file);
  const report = reader.table('report', settings['report'] ?? {});
  reader.assertKeys('report', report, reportKeys);
  const inputs = inputsOf(reader, settings['inputs']);
  const metrics = reader.words('report.metrics', report['metrics'], metricNames, {
    en: 'names of metrics',
    es: 'nombres de métricas',
  });
  return {
    inputs,
    map: mapOf(reader, settings['inputs'], inputs),
    title: reader.text('report.title', report['title']),
    subtitle: reader.text('report.subtitle', report['subtitle']),
    logo: reader.text('report.logo', report['logo']),
    metrics,
    formats:
      reader.words('report.formats', report['formats'], formats, {
        en: `some of ${formats.join(', ')}`,
        es: `algunos de ${formats.join(', ')}`,
      }) ?? formats,
    output: reader.text('report.output', report['output']) ?? 'report/',
    history: reader.text('report.history', report['history']),
    checks: checkSettings(reader, settings['check'], { metrics, inputs: [...inputs.keys()] }),
  };
}
