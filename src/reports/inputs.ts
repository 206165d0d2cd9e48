import { relations, type RelationName } from '../relations/index.ts';
import type { Text } from '../messages/language.ts';
import { relationNames } from './names.ts';
import type { Reader, SettingsTable } from './reader.ts';

const mapKey = 'map';
const file: Text = { en: '"FILE" or ["FILE", …]', es: '"ARCHIVO" o ["ARCHIVO", …]' };
const header: Text = { en: 'a header in quotes', es: 'un encabezado entre comillas' };

/** The files of each relation. @throws setting-unknown, setting-invalid */
export function inputsOf(reader: Reader, value: unknown): ReadonlyMap<RelationName, readonly string[]> {
  const table = reader.table('inputs', value ?? {});
  reader.assertKeys('inputs', table, [...relationNames, mapKey]);
  return new Map(
    relationNames.flatMap((relation): [RelationName, readonly string[]][] => {
      const files = table[relation];
      if (files === undefined) return [];
      const named = Array.isArray(files) ? (files as unknown[]) : [files];
      const key = `inputs.${relation}`;
      if (named.length === 0) reader.refuse(key, files, file);
      return [[relation, named.map((one) => reader.text(key, one) ?? reader.refuse(key, one, file))]];
    }),
  );
}

/** What `[inputs.map]` says, of columns of the relations that are given. @throws setting-unknown, setting-invalid */
export function mapOf(
  reader: Reader,
  value: unknown,
  inputs: ReadonlyMap<RelationName, unknown>,
): ReadonlyMap<string, string> {
  const table = reader.table('inputs', value ?? {});
  const said = reader.table(`inputs.${mapKey}`, table[mapKey] ?? {});
  const given = [...inputs.keys()];
  const known = [
    ...new Set(given.flatMap((relation) => Object.keys(relations[relation].columns))),
    ...given.flatMap((relation) => Object.keys(relations[relation].columns).map((column) => `${relation}.${column}`)),
  ];
  return new Map(
    inFull(said).map(([column, text]): [string, string] => {
      const key = `inputs.${mapKey}.${column}`;
      if (!known.includes(column)) reader.unknown(key, column, known);
      return [column, reader.text(key, text) ?? reader.refuse(key, text, header)];
    }),
  );
}

/** `customers.plan = "…"` is a table in a table, and one name. */
const inFull = (said: SettingsTable): readonly (readonly [string, unknown])[] =>
  Object.entries(said).flatMap(([name, value]): (readonly [string, unknown])[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
      ? Object.entries(value).map(([column, one]) => [`${name}.${column}`, one])
      : [[name, value]],
  );
