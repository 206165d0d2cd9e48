import { CxError, type ErrorCode } from '../../../errors.ts';
import { errorText } from '../../../messages/error-text.ts';
import { relationsOf, takenTogether, type Metric } from '../../../metrics/metric.ts';
import { metrics } from '../../../metrics/index.ts';
import type { Run, Wanted } from '../../../metrics/run/run.ts';
import { bindRelation, type OpenedRelation } from '../../../relations/headers/opened.ts';
import { relations, type RelationName } from '../../../relations/index.ts';
import type { ReportSettings } from '../../../reports/settings.ts';
import type { Language } from '../../../messages/language.ts';
import { assertNamedOnce } from '../../../sources/files/identity.ts';
import type { OpenSource } from '../../../sources/source.ts';
import { assertEngine, ownOptions, prepare, type Opening } from '../../commands/metric.ts';
import { openSources } from '../../files.ts';
import { placed } from '../../options/setting-at-fault.ts';
import { here, isTable, type Configuration, type Settings, type Setting } from '../../options/config.ts';
import type { Io } from '../../process/io.ts';
import { keepPlace } from '../../process/failures.ts';
import type { Reporting } from '../reporting.ts';

/** A metric of a report, as it is asked of its files. */
export interface Asked {
  readonly wanted: Wanted;
  readonly run: Run;
  /** The options that the settings say. */
  readonly settings: readonly Setting[];
}

/** What is asked of all metrics of a report alike. */
export interface AskedOfAll {
  readonly settings: ReportSettings;
  /** Options that were typed, which count for each metric. */
  readonly typed: readonly string[];
  readonly language: Language;
}

/**
 * The metrics that may be in a report, in its order: those that the settings name, else all that are not there by their names alone,
 * those of a survey first.
 */
export function candidates({ metrics: named }: Pick<ReportSettings, 'metrics'>): readonly Metric[] {
  if (named !== null) return named.map((id) => metrics.find((metric) => metric.id === id)!);
  const place = ({ surveyPlace = metrics.length }: Metric) => surveyPlace;
  return metrics.filter(({ onlyNamed }) => onlyNamed !== true).toSorted((a, b) => place(a) - place(b));
}

/** Opens each file once, and finds its columns once for all metrics that are told alike of them. */
export function sharedOpening(): Opening {
  const opened = new Map<string, Promise<OpenSource[]>>();
  const bound = new Map<string, OpenedRelation>();
  const places = new Map<OpenSource, number>();
  return {
    async open(paths, options, io) {
      const sources: OpenSource[] = [];
      for (const path of paths) {
        const key = JSON.stringify([path, options]);
        const opening = opened.get(key) ?? openSources([path], options, io);
        opened.set(key, opening);
        sources.push(...(await opening));
      }
      assertNamedOnce(sources);
      for (const source of sources) places.set(source, places.get(source) ?? places.size);
      return sources;
    },
    bind(relation, sources, map, options = new Map()) {
      const key = JSON.stringify([relation, sources.map((source) => places.get(source)), [...map], [...options]]);
      const known = bound.get(key) ?? bindRelation(relation, sources, map, options);
      bound.set(key, known);
      return known;
    },
  };
}

/** A metric as the command of its name would be asked, with the inputs of the report. */
export async function askedMetric(
  metric: Metric,
  { settings: report, typed, language }: AskedOfAll,
  { configuration, asTyped }: Reporting,
  io: Io,
  opening: Opening,
): Promise<Asked> {
  const words = [...inputWords(metric, report, configuration), ...typed];
  const { flags, settings } = asTyped(metric, words);
  return at(metric, settings, async () => {
    assertEngine(metric, flags);
    const run = await prepare(metric, [], flags, io, language, opening);
    return { wanted: { metric, options: ownOptions(metric, flags.given) }, run, settings };
  });
}

/** What goes wrong with a metric says with which, and where the settings say what is wrong. */
export async function at<T>({ id }: Metric, settings: readonly Setting[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const known = placed(error, settings);
    if (known instanceof CxError) {
      keepPlace(known, id);
      known.table ??= id;
    }
    throw known;
  }
}

/** The tables of a metric in configuration files. */
const ownTables = (metric: Metric, configuration: readonly Configuration[]): readonly Settings[] =>
  configuration.flatMap(({ settings }) => {
    const own = settings[metric.id];
    return isTable(own) ? [own] : [];
  });

/**
 * The inputs that a metric takes, as options: what its own table names stands instead. Of files that stand instead of others those
 * are taken, unless its table names one of the others: nobody names a profile for another end.
 */
function inputWords(
  metric: Metric,
  { inputs, map }: ReportSettings,
  configuration: readonly Configuration[],
): readonly string[] {
  const own = ownTables(metric, configuration);
  const named = (relation: RelationName) => own.some((table) => Object.hasOwn(table, relation));
  const known = [...relationsOf(metric).keys()];
  const instead = metric.instead ?? [];
  const together = takenTogether(metric);
  const isInstead = instead.some((relation) => named(relation) || inputs.has(relation)) && !together.some(named);
  const taken = isInstead ? instead : together;
  const given = known.filter((relation) => taken.includes(relation) && !named(relation) && inputs.has(relation));
  const files = given.flatMap((relation) => inputs.get(relation)!.map((file) => `--${relation}=${file}`));
  const columns = [...map].filter(([column]) => given.some((relation) => speaksOf(column, relation)));
  return [...files, ...columns.map(([column, header]) => `--map=${column}=${header}`)];
}

const speaksOf = (column: string, relation: RelationName): boolean =>
  Object.hasOwn(relations[relation].columns, column) || column.startsWith(`${relation}.`);

/** The errors that say that files lack, whatever is typed. */
const ofFiles: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['no-file', 'relation-missing', 'file-by-position']);

/** That a metric which the settings name cannot be asked of the inputs is no wrong usage: they do not serve it. */
export function asUnserved(metric: Metric, error: unknown): unknown {
  if (!(error instanceof CxError) || !ofFiles.has(error.code)) return error;
  const without = { code: error.code, details: error.details };
  const why = (language: Language) => errorText(without, language).message;
  return new CxError('metric-unserved', { file: here, metric: metric.id, why: { en: why('en'), es: why('es') } });
}
