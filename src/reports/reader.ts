import { CxError } from '../errors.ts';
import type { Text } from '../messages/language.ts';
import { nearest } from '../messages/nearest.ts';

export type SettingsTable = Readonly<Record<string, unknown>>;

const text: Text = { en: 'a text in quotes', es: 'un texto entre comillas' };
const aTable = (key: string): Text => ({ en: `a table: [${key}]`, es: `una tabla: [${key}]` });

/** Reads values of a file of settings; what is wrong is said with the file and the key. */
export class Reader {
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** @throws setting-invalid */
  table(key: string, value: unknown): SettingsTable {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date))
      return value as SettingsTable;
    return this.refuse(key, value, aTable(key));
  }

  /** @throws setting-unknown */
  assertKeys(table: string, found: SettingsTable, known: readonly string[]): void {
    for (const key of Object.keys(found)) if (!known.includes(key)) this.unknown(`${table}.${key}`, key, known);
  }

  /** @throws setting-unknown */
  unknown(key: string, name: string, known: readonly string[]): never {
    throw new CxError('setting-unknown', { file: this.file, key, nearest: nearest(name, known), known });
  }

  /** A text that is not blank; null where nothing is set. @throws setting-invalid */
  text(key: string, value: unknown): string | null {
    if (value === undefined) return null;
    return typeof value === 'string' && value.trim() !== '' ? value : this.refuse(key, value, text);
  }

  /** Words of a list, each once; null where nothing is set. @throws setting-invalid */
  words<W extends string>(key: string, value: unknown, known: readonly W[], expected: Text): readonly W[] | null {
    if (value === undefined) return null;
    const list = Array.isArray(value) && value.length > 0 ? value : this.refuse(key, value, expected);
    const words = list.map((word: unknown) => this.word(key, word, known, expected));
    const twice = words.find((word, at) => words.indexOf(word) !== at);
    if (twice !== undefined) this.refuse(key, twice, { en: 'each name once', es: 'cada nombre una sola vez' });
    return words;
  }

  /** @throws setting-invalid */
  word<W extends string>(key: string, value: unknown, known: readonly W[], expected: Text): W {
    return known.find((one) => one === value) ?? this.refuse(key, value, expected, known);
  }

  /** @param known of which one was perhaps meant @throws setting-invalid */
  refuse(key: string, value: unknown, expected: Text, known: readonly string[] = []): never {
    const shown = value === undefined ? '–' : JSON.stringify(value);
    const meant = typeof value === 'string' ? nearest(value, known) : null;
    throw new CxError('setting-invalid', { file: this.file, key, value: shown, nearest: meant, expected });
  }
}
