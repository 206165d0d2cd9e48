/**
 * A validator of the keywords of JSON Schema 2020-12 that `result.schema.json` uses
 * (https://json-schema.org/draft/2020-12/json-schema-validation). A keyword that it does not know is an error, so that no part of
 * the schema goes unchecked.
 */
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Schema = Readonly<Record<string, Json>>;
type Check = (rule: Json, value: Json, at: string, schema: Schema) => readonly string[];

/** `format` too is an annotation, unless a validator is asked to assert it. */
const annotations = ['$schema', '$defs', 'title', 'description', 'format'];

export const isObject = (value: Json | undefined): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const textsOf = (value: Json) => (isList(value) ? value : [value]).filter((item) => typeof item === 'string');
const same = (a: Json, b: Json) => JSON.stringify(a) === JSON.stringify(b);

function typesOf(value: Json): readonly string[] {
  if (value === null) return ['null'];
  if (isList(value)) return ['array'];
  return Number.isInteger(value) ? ['integer', 'number'] : [typeof value];
}

/** JSON text whose outermost value is an object: a schema, or what it describes. */
export function parseObject(text: string): Schema {
  const value: Json = JSON.parse(text);
  if (!isObject(value)) throw new Error('not an object');
  return value;
}

/** What is wrong with a value, as `path: complaint`; nothing for a valid one. */
export function violations(root: Schema, value: Json): readonly string[] {
  const each = (rule: Json | undefined, item: Json, at: string) => (isObject(rule) ? check(rule, item, at) : []);
  const list = (rule: Json) => (isList(rule) ? rule : [rule]);
  const matching = (rules: Json, item: Json, at: string) =>
    list(rules).filter((rule) => each(rule, item, at).length === 0).length;

  const keywords: ReadonlyMap<string, Check> = new Map<string, Check>([
    ['$ref', (ref, item, at) => each(resolve(root, textsOf(ref)), item, at)],
    [
      'type',
      (types, item, at) =>
        typesOf(item).some((type) => list(types).includes(type)) ? [] : [`${at}: not ${JSON.stringify(types)}`],
    ],
    ['const', (only, item, at) => (same(only, item) ? [] : [`${at}: not ${JSON.stringify(only)}`])],
    [
      'enum',
      (all, item, at) => (list(all).some((one) => same(one, item)) ? [] : [`${at}: none of ${JSON.stringify(all)}`]),
    ],
    ['minimum', (least, item, at) => (Number(item) >= Number(least) ? [] : [`${at}: under ${JSON.stringify(least)}`])],
    ['minItems', (least, item, at) => (isList(item) && item.length < Number(least) ? [`${at}: too few`] : [])],
    ['maxItems', (most, item, at) => (isList(item) && item.length > Number(most) ? [`${at}: too many`] : [])],
    [
      'items',
      (rule, item, at) => (isList(item) ? item.flatMap((one, index) => each(rule, one, `${at}/${index}`)) : []),
    ],
    [
      'prefixItems',
      (rules, item, at) =>
        isList(item) ? list(rules).flatMap((rule, index) => each(rule, item[index] ?? null, `${at}/${index}`)) : [],
    ],
    [
      'required',
      (names, item, at) =>
        isObject(item)
          ? textsOf(names)
              .filter((name) => !Object.hasOwn(item, name))
              .map((name) => `${at}: lacks ${name}`)
          : [],
    ],
    [
      'properties',
      (rules, item, at) =>
        isObject(rules) && isObject(item)
          ? Object.entries(rules).flatMap(([name, rule]) =>
              Object.hasOwn(item, name) ? each(rule, item[name] ?? null, `${at}/${name}`) : [],
            )
          : [],
    ],
    [
      'additionalProperties',
      (rule, item, at, schema) =>
        isObject(item)
          ? Object.keys(item)
              .filter((name) => !declares(schema, name))
              .flatMap((name) =>
                rule === false ? [`${at}: ${name} is unknown`] : each(rule, item[name] ?? null, `${at}/${name}`),
              )
          : [],
    ],
    ['anyOf', (rules, item, at) => (matching(rules, item, at) > 0 ? [] : [`${at}: matches none`])],
    [
      'oneOf',
      (rules, item, at) =>
        matching(rules, item, at) === 1 ? [] : [`${at}: matches ${matching(rules, item, at)} instead of one`],
    ],
  ]);

  function check(schema: Schema, item: Json, at: string): readonly string[] {
    return Object.entries(schema).flatMap(([keyword, rule]) => {
      if (annotations.includes(keyword)) return [];
      return keywords.get(keyword)?.(rule, item, at, schema) ?? [`${at}: the validator does not know ${keyword}`];
    });
  }
  return check(root, value, '#');
}

function declares({ properties }: Schema, name: string): boolean {
  return isObject(properties) && Object.hasOwn(properties, name);
}

/** `#/$defs/row` and the like. */
function resolve(root: Schema, [ref = '']: readonly string[]): Json | undefined {
  return ref
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((at, name) => (isObject(at) ? at[name] : undefined), root);
}
