import type { TypedKind } from '../../../../engines/typed-table.ts';
import { list, literal, sql, type Sql } from '../../../../sql/tag.ts';
import { product } from '../../../../values/numbers/exact.ts';
import { trimmed } from '../../../../values/trimmed-sql.ts';
import { dayForms, momentForms } from './clock-forms.ts';
import type { Clock, Form } from './form.ts';

/** Forms by which texts may say values of a kind, the plainest first. */
export function formsOf(kind: TypedKind, clock: Clock): readonly Form[] {
  switch (kind.type) {
    case 'key':
      return [...words, ...ids];
    case 'word':
      return words;
    case 'day':
      return dayForms(clock);
    case 'count':
      return [whole];
    case 'decimal':
      return [...decimalForms(kind), ...(kind.scale === 0 ? momentForms(clock, kind) : [])];
  }
}

/** A value of a kind. */
export function valueSql(kind: TypedKind, value: string | null): Sql {
  if (value === null) return sql`CAST(NULL AS ${typeSql(kind)})`;
  switch (kind.type) {
    case 'key':
    case 'word':
      return literal(value);
    case 'day':
      return sql`DATE ${literal(new Date(Number(value) * 86_400_000).toISOString().slice(0, 10))}`;
    case 'count':
      return literal(Number(value));
    case 'decimal':
      return sql`CAST(${literal(value)} AS ${typeSql(kind)})`;
  }
}

function typeSql(kind: TypedKind): Sql {
  switch (kind.type) {
    case 'key':
    case 'word':
      return sql`VARCHAR`;
    case 'day':
      return sql`DATE`;
    case 'count':
      return sql`INTEGER`;
    case 'decimal':
      return sql`DECIMAL(${literal(kind.digits)}, ${literal(kind.scale)})`;
  }
}

const asItStands: Form = { sql: (cell) => sql`nullif(${cell}, '')`, value: (text) => (text === '' ? null : text) };

const withoutBlanks: Form = {
  sql: (cell) => sql`nullif(${trimmed(cell)}, '')`,
  value: (text) => asItStands.value(text.trim()),
};

const words: readonly Form[] = [asItStands, withoutBlanks];

/** What is undone of ids: capitals of mail addresses, and the `.0` of numbers. */
const ids: readonly Form[] = [
  {
    sql: (cell) => sql`nullif(lower(${trimmed(cell)}), '')`,
    value: (text) => (/^[ -~]*$/u.test(text) ? asItStands.value(text.trim().toLowerCase()) : undefined),
  },
  {
    sql: (cell) => sql`nullif(regexp_replace(${trimmed(cell)}, '^([0-9]+)\.0$', ${literal(String.raw`\1`)}), '')`,
    value: (text) => asItStands.value(text.trim().replace(/^(\d+)\.0$/u, '$1')),
  },
];

/** To a database what has no digit is no number. */
const noNumber = (text: string): null | undefined => (/\d/u.test(text) ? undefined : null);

const whole: Form = {
  sql: (cell) => sql`TRY_CAST(${cell} AS INTEGER)`,
  value: (text) => (/^\d{1,9}$/u.test(text) ? String(Number(text)) : noNumber(text)),
};

interface Writing {
  readonly sql: (cell: Sql) => Sql;
  readonly plain: (text: string) => string;
}

const onlyNumber = /[^0-9.,-]/gu;
const writings: readonly Writing[] = [
  { sql: (cell) => cell, plain: (text) => text },
  { sql: (cell) => sql`replace(${cell}, ',', '')`, plain: (text) => text.replaceAll(',', '') },
  {
    sql: (cell) => sql`replace(replace(${cell}, '.', ''), ',', '.')`,
    plain: (text) => text.replaceAll('.', '').replaceAll(',', '.'),
  },
];
const withSigns: readonly Writing[] = writings.map(({ sql: read, plain }) => ({
  sql: (cell) => read(sql`regexp_replace(${cell}, '[^0-9.,-]', '', 'g')`),
  plain: (text) => plain(text.replaceAll(onlyNumber, '')),
}));

type Decimals = TypedKind & { readonly type: 'decimal' };

const decimalForms = (kind: Decimals): readonly Form[] => [
  ...[...writings, ...withSigns.slice(1)].map((writing) => decimalForm(kind, writing)),
  ...writings.map((writing) => timesForm(writing, '-1', kind)),
  ...writings.map((writing) => timesForm(writing, '60', kind)),
];

const decimalForm = (kind: Decimals, { sql: read, plain }: Writing): Form => ({
  sql: (cell) => sql`TRY_CAST(${read(cell)} AS ${typeSql(kind)})`,
  value: (text) => {
    const number = plain(text);
    const [, digits, decimals = ''] = /^-?(\d+)(?:\.(\d+))?$/u.exec(number) ?? [];
    if (digits === undefined) return noNumber(number);
    const fits = decimals.replace(/0+$/u, '').length <= kind.scale && digits.length <= kind.digits - kind.scale;
    return fits ? product(number, '1') : undefined;
  },
});

/** A number times another: money that goes out, minutes as seconds. It may have decimals that the product has not. */
function timesForm(writing: Writing, factor: string, kind: Decimals): Form {
  const form = decimalForm({ ...kind, scale: Math.max(kind.scale, fewDecimals) }, writing);
  return {
    sql: (cell) => sql`CAST(${literal(Number(factor))} * ${form.sql(cell)} AS ${typeSql(kind)})`,
    value: (text) => {
      const value = form.value(text);
      return typeof value === 'string' ? product(value, factor) : value;
    },
  };
}

const fewDecimals = 4;

export const inList = (cell: Sql, texts: readonly string[]): Sql => sql`${cell} IN (${list(texts.map(literal))})`;
