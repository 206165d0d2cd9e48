import type { Command, Option } from 'commander';
import type { TomlError } from 'smol-toml';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { CxError } from '../../errors.ts';
import { because } from '../../messages/causes.ts';
import { languages, untranslated, type Text } from '../../messages/language.ts';
import { nearest } from '../../messages/nearest.ts';
import { formats } from '../../renderers/index.ts';
import { readSettings, reportFormats, reportTables } from '../../reports/settings.ts';
import { outputOptions } from './declared.ts';
import { beside } from './options.ts';
import type { Io } from '../process/io.ts';
import { keepPlace } from '../process/failures.ts';
import { readBeside, type FileBeside } from '../process/run-files.ts';

export type Settings = Readonly<Record<string, unknown>>;

/** What one file sets. */
export interface Configuration {
  readonly file: string;
  readonly settings: Settings;
}

/** The settings of the working folder. */
export const here = 'cx.toml';

/** The forms of a report that can be drawn. */
export const drawnFormats = reportFormats.filter((format) => (formats as readonly string[]).includes(format));

const isOfReports = (key: string) => (reportTables as readonly string[]).includes(key);

/** That of the working folder counts before that of the user. */
export function configurationFiles(env: Io['env']): string[] {
  const home = env['HOME'] ?? env['USERPROFILE'];
  const folder = env['XDG_CONFIG_HOME'] || (home === undefined ? null : join(home, '.config'));
  return [here, ...(folder === null ? [] : [join(folder, 'cx', 'config.toml')])];
}

/** Where a file is written is said on the command line alone: a folder from elsewhere must not choose it. */
const never = new Set<string>([...outputOptions, 'help', 'version']);

/** @throws config-unreadable, config-syntax */
export async function readConfiguration(io: Io): Promise<readonly Configuration[]> {
  const found: Configuration[] = [];
  for (const file of configurationFiles(io.env))
    if (isThere(file)) found.push({ file, settings: await settingsIn(file, 'config', io) });
  return found;
}

/** Whether a name is there, be it that of a link that leads nowhere: that is no file that nobody wrote. */
export function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** @throws config-unreadable, config-syntax */
export async function settingsIn(file: string, role: FileBeside['role'], io: Io): Promise<Settings> {
  const { parse, TomlError } = await import('smol-toml');
  try {
    return parse((await readBeside(io, role, file)).toString('utf8'));
  } catch (error) {
    if (error instanceof TomlError) throw new CxError('config-syntax', { file, ...whereIn(error) });
    const { code, message, syscall } = error as NodeJS.ErrnoException;
    const [why = ''] = message.split('\n');
    const isOfSystem = syscall !== undefined && code !== undefined;
    throw new CxError('config-unreadable', { file, why: isOfSystem ? because(code) : untranslated(why) });
  }
}

/** Where a text is no TOML, and what its reader says of it, without the name and the lines that it sets around that. */
function whereIn({ line, column, message }: TomlError): { line: number; column: number; said: string } {
  const [said = ''] = message.split('\n');
  return { line, column, said: said.replace(/^Invalid TOML document: /u, '') };
}

/** The language that configuration files choose, for all commands or for one by its table. */
export function configuredLanguage(found: readonly Configuration[], command?: string): string | undefined {
  const language = found
    .map(({ settings }) => tableOf(command, settings)['lang'] ?? settings['lang'])
    .find((lang) => lang !== undefined);
  return typeof language === 'string' ? language : undefined;
}

/** A file in which a question to a metric was saved. */
export const isScenario = (file: string): boolean => file.toLowerCase().endsWith('.toml');

/** The options that say how a result is made and shown, and not what is asked. */
export const presenting: ReadonlySet<string> = new Set(beside);

/** A question that was saved is asked as it stands, wherever that is: of its options nothing is said elsewhere. */
const asksSaved = (argv: readonly string[]) =>
  argv.some((word, at) => isScenario(word) && !word.startsWith('-') && argv[at - 1] !== '--save');

/** Options of the program, which may stand before the command: those whose value is the next word, and the others. */
const valuedBefore = /^--(?:lang|color)$/u;
const before = /^--(?:(?:lang|color)=.*|quiet|verbose)?$/u;

function placeOfCommand(argv: readonly string[]): number {
  let place = 0;
  for (let word = argv[place]; word !== undefined; word = argv[place]) {
    if (valuedBefore.test(word)) place += 2;
    else if (before.test(word)) place += 1;
    else break;
  }
  return place;
}

/**
 * The word that says what to do; undefined where none does.
 *
 * @example commandOf(['--lang', 'es', '--quiet', 'nps', 'a.csv']) // => 'nps'
 */
export const commandOf = (argv: readonly string[]): string | undefined => argv[placeOfCommand(argv)];

/**
 * The words of a command with the options that configuration files set and the command line does not. A key is the name
 * of an option, for all commands that have it; a table of a command's name is for that command alone. Written out as
 * words, the options stand in a manifest like all others. Of a question that was saved they say only how it is shown.
 *
 * @returns the words, and where each option that no word sets was set
 * @throws config-unknown, invalid-option
 */
export function withConfiguration(
  argv: readonly string[],
  program: Command,
  found: readonly Configuration[],
): { readonly words: readonly string[]; readonly settings: readonly Setting[] } {
  const command = program.commands.find((one) => one.name() === commandOf(argv));
  // A `--` before the command parts nothing.
  const words = argv.filter((word, at) => word !== '--' || at > placeOfCommand(argv));
  const all = command?.options ?? [];
  const isSaved = all.some((option) => option.name() === 'save') && asksSaved(argv);
  const options = isSaved ? all.filter((option) => presenting.has(option.name())) : all;
  const set: Setting[] = [];
  for (const { file, settings } of found) {
    assertKnown(file, settings, program);
    const own = tableOf(command?.name(), settings);
    assertLanguage(`${file}, lang`, settings);
    assertLanguage(`${file}, ${command?.name()}.lang`, own);
    const isElsewhere = (key: string, value: unknown) =>
      isOfCommand(key, value) || (key === 'format' && command?.name() === copies);
    const shared = Object.fromEntries(Object.entries(settings).filter(([key, value]) => !isElsewhere(key, value)));
    for (const option of options) {
      const name = option.name();
      const key = Object.hasOwn(own, name) ? `${command!.name()}.${name}` : name;
      const added = within(`${file}, ${key}`, () => wordsOf(option, { ...shared, ...own }, words));
      words.splice(endOfOptions(words), 0, ...added);
      const values = added.map((word) => word.slice(word.indexOf('=') + 1));
      if (added.length > 0) set.push({ option: `--${name}`, values, place: `${file}, ${key}` });
    }
  }
  return { words, settings: set };
}

/** What is set for one command alone. */
function tableOf(command: string | undefined, settings: Settings): Settings {
  const table = command === undefined || isOfReports(command) ? undefined : settings[command];
  return isTable(table) ? table : {};
}

/** How reports are drawn says nothing of the command that copies records. */
const copies = 'convert';

/** An option that a configuration file sets, and where: the file and the key. */
export interface Setting {
  readonly option: string;
  readonly values: readonly string[];
  readonly place: string;
}

/** What is wrong with a setting says where it stands. */
function within<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CxError) keepPlace(error, place);
    throw error;
  }
}

/** @throws invalid-option */
function assertLanguage(place: string, { lang }: Settings): void {
  if (lang === undefined || languages.some((known) => known === lang)) return;
  within(place, () => refuse('--lang', lang, untranslated(languages.join(', '))));
}

/** @throws invalid-option */
function refuse(option: string, setting: unknown, expected: Text): never {
  const value = typeof setting === 'string' ? setting : JSON.stringify(setting);
  throw new CxError('invalid-option', { option, value, expected });
}

/** Options stand before a `--` behind the command. */
export function endOfOptions(words: readonly string[]): number {
  const end = words.indexOf('--', placeOfCommand(words));
  return end < 0 ? words.length : end;
}

export const isTable = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/**
 * Whether a key is the table of a command and no option, though one may have its name (`touchpoints`, `drivers`); `map = { … }` is a
 * table too, and an option.
 */
const isOfCommand = (key: string, value: unknown): value is Settings => isTable(value) && key !== 'map';

/** The keys of a command's options. */
const keysOf = ({ options }: Command) => options.map((option) => option.name()).filter((name) => !never.has(name));

/**
 * Every key is an option of some command, every table a command and its keys that command's options. What a report is made of is said
 * in the working folder alone.
 */
function assertKnown(file: string, all: Settings, program: Command): void {
  const isHere = file === here;
  if (isHere) readSettings(file, all, drawnFormats);
  const settings = Object.fromEntries(Object.entries(all).filter(([key]) => !isHere || !isOfReports(key)));
  const commands = new Map(program.commands.map((command) => [command.name(), command]));
  const options = new Set([...commands.values()].flatMap(keysOf));
  for (const [key, value] of Object.entries(settings)) {
    if (!isOfCommand(key, value)) {
      assertWritesNothing(file, key, key, program.commands);
      assertAmong(file, key, [...options]);
      continue;
    }
    assertAmong(file, key, [...commands.keys(), ...(isHere ? reportTables : [])]);
    for (const own of Object.keys(value)) {
      assertWritesNothing(file, `${key}.${own}`, own, [commands.get(key)!]);
      assertAmong(file, own, keysOf(commands.get(key)!));
    }
  }
}

/** Whoever looks for the option in the help would find it there. @throws config-writes */
function assertWritesNothing(file: string, key: string, name: string, among: readonly Command[]): void {
  const taking = among.find(({ options }) => options.some((option) => option.name() === name));
  if (taking !== undefined && (outputOptions as readonly string[]).includes(name))
    throw new CxError('config-writes', { file, key, option: `--${name}`, command: taking.name() });
}

/** @throws config-unknown */
export function assertAmong(file: string, key: string, known: readonly string[], command?: string): void {
  const whose = command === undefined ? {} : { command };
  if (!known.includes(key)) throw new CxError('config-unknown', { file, key, nearest: nearest(key, known), ...whose });
}

/** An option's words; none where nothing sets it, or the command line does. */
function wordsOf(option: Option, settings: Settings, words: readonly string[]): string[] {
  const flag = `--${option.name()}`;
  if (option.name() === 'lang' || !Object.hasOwn(settings, option.name())) return [];
  if (words.slice(0, endOfOptions(words)).some((word) => word === flag || word.startsWith(`${flag}=`))) return [];
  return settingWords(option, settings[option.name()]);
}

/** What a file says of an option, as it would be typed. @throws invalid-option */
export function settingWords(option: Option, setting: unknown): string[] {
  const flag = `--${option.name()}`;
  if (option.isBoolean()) {
    if (typeof setting !== 'boolean')
      refuse(flag, setting, { en: 'true or false, without quotes', es: 'true o false, sin comillas' });
    return setting ? [flag] : [];
  }
  // `map = { recommend_score = "Q12" }` reads better than a list of pairs.
  if (isTable(setting)) return Object.entries(setting).map(([column, header]) => `${flag}=${column}=${String(header)}`);
  // A day without quotes is a day of TOML.
  if (setting instanceof Date) return [`${flag}=${setting.toISOString()}`];
  if (!Array.isArray(setting)) return [`${flag}=${String(setting)}`];
  if (setting.length > 1 && option.parseArg === undefined)
    refuse(flag, setting, { en: 'one value', es: 'un solo valor' });
  return setting.map((one) => `${flag}=${String(one)}`);
}
