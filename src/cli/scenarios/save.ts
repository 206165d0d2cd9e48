import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { CxError } from '../../errors.ts';
import type { Metric } from '../../metrics/metric.ts';
import { identityAt } from '../../sources/files/identity.ts';
import { configurationFiles, isScenario, presenting, type Settings } from '../options/config.ts';
import type { Flags } from '../options/flags.ts';
import { declared, type DeclaredOption } from '../options/declared.ts';
import { kebab } from '../options/options.ts';
import { asked as whichMetric } from './read.ts';
import type { Io } from '../process/io.ts';
import { assertApart, writeFileWhole, type Written } from '../outputs/files/output.ts';

/**
 * Makes sure that a question may be written where it was asked for.
 * @param asked files of questions that are asked
 * @throws invalid-option, output-is-input
 */
export function assertSaved(metric: Metric, flags: Flags, asked: readonly string[], env: Io['env']): void {
  const { save } = flags;
  if (save === null) return;
  if (!isScenario(save))
    throw new CxError('invalid-option', {
      option: '--save',
      value: save,
      expected: { en: 'a name that ends in .toml', es: 'un nombre que acabe en .toml' },
    });
  const identities = [...asked, ...configurationFiles(env)].map(identityAt);
  assertApart(
    new Map([['--save', save]]),
    identities.flatMap((identity) => (identity === null ? [] : [{ identity }])),
  );
  scenarioOf(metric, flags, save);
}

/** Writes the question that was asked, whole or not at all. @throws output-failed */
export async function saveScenario(metric: Metric, flags: Flags, file: string, io: Io): Promise<Written> {
  const { stringify } = await import('smol-toml');
  const text = stringify(scenarioOf(metric, flags, file, io.pathOf));
  return writeFileWhole(io.savedAt?.(file) ?? file, (append) => append(`${text.trimEnd()}\n`));
}

/**
 * The question that was asked, as a file says it: what the metric alone takes with the value that it had, of what metrics share what
 * differs from the default, and paths from the folder of the file.
 * @throws invalid-option where the question is asked of standard input
 */
function scenarioOf(metric: Metric, { given, files }: Flags, file: string, pathOf = (name: string) => name): Settings {
  const folder = dirname(resolve(file));
  const paths = [...files].flatMap(([relation, named]) => {
    if (named.includes('-')) throw fromStandardInput(relation);
    const own = named.map((path) => (isAbsolute(path) ? path : relative(folder, resolve(pathOf(path)))));
    return own.length === 0 ? [] : [[relation, own.length === 1 ? own[0]! : own] as const];
  });
  const relations = new Set<string>(files.keys());
  const values = new Map(Object.entries(given).map(([key, value]) => [kebab(key), [key, value] as const]));
  const inOrder = [...Object.keys(metric.options).map(kebab), ...Object.keys(declared)];
  const options = inOrder.flatMap((name) => {
    const [key, value] = values.get(name) ?? ['', undefined];
    if (presenting.has(name) || relations.has(name) || value === undefined || value === false) return [];
    return value === sharedDefault(name) && !Object.hasOwn(metric.options, key)
      ? []
      : [[name, settingOf(metric, key, value)] as const];
  });
  return Object.fromEntries([[whichMetric, metric.id] as const, ...paths, ...options]);
}

const fromStandardInput = (relation: string) =>
  new CxError('invalid-option', {
    option: `--${relation}`,
    value: '-',
    expected: {
      en: 'a file, for a question that is saved: standard input is not there again',
      es: 'un archivo, en una pregunta que se guarda: la entrada estándar no vuelve a estar',
    },
  });

/** As the command line has it: a text. */
const sharedDefault = (name: string): string | undefined =>
  (declared as Readonly<Record<string, DeclaredOption>>)[name]?.default;

/** A number stands as one. */
function settingOf(metric: Metric, key: string, value: unknown): unknown {
  const isNumber =
    metric.options[key]?.type === 'number' ||
    (declared as Readonly<Record<string, DeclaredOption>>)[kebab(key)]?.number !== undefined;
  return isNumber ? Number(value) : value;
}
