import { languages, type Language } from '../../messages/language.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** How a run speaks: its own words, those that machines read, and the style of numbers. */
export interface Voice {
  /** Help, errors, tables for people: `--lang` > CX_LANG > cx.toml > LC_ALL > LANG. */
  readonly words: Language;
  /** Words in machine formats: `--lang`, else English, so that the environment never changes a byte. */
  readonly machine: Language;
  /** Number style of tables: that of LC_ALL or LANG where its language is the chosen one, else that of the language. */
  readonly locale: string;
}

/**
 * @param flag what `--lang` says, or undefined
 * @param configured what a configuration file says, or undefined
 */
export function voiceOf(flag: string | undefined, env: Environment, configured?: string): Voice {
  const asked = languageIn(flag);
  const words = asked ?? languageIn(env['CX_LANG']) ?? languageIn(configured) ?? languageIn(localeOf(env)) ?? 'en';
  const tag = tagOf(localeOf(env));
  return { words, machine: asked ?? 'en', locale: tag?.startsWith(words) === true ? tag : words };
}

/** The value of `--lang` before any option is parsed: help and errors need it. */
export function languageFlag(argv: readonly string[]): string | undefined {
  const until = argv.includes('--') ? argv.indexOf('--') : argv.length;
  for (let at = 0; at < until; at += 1) {
    if (argv[at] === '--lang') return argv[at + 1];
    if (argv[at]!.startsWith('--lang=')) return argv[at]!.slice('--lang='.length);
  }
  return undefined;
}

/** LC_ALL counts before LANG, and an empty one not at all. */
const localeOf = (env: Environment) => env['LC_ALL'] || env['LANG'] || undefined;

function languageIn(name: string | undefined): Language | null {
  const language = name?.toLowerCase().split(/[_.@-]/u)[0];
  return languages.find((known) => known === language) ?? null;
}

/** `es_MX.UTF-8` as a BCP 47 tag; null for `C` and what Intl does not know. */
function tagOf(locale: string | undefined): string | null {
  const tag = locale?.split(/[.@]/u)[0]?.replaceAll('_', '-');
  if (tag === undefined || !/^[a-z]{2,3}(-[A-Z]{2}|-\d{3})?$/u.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
