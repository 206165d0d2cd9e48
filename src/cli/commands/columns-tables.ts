import type { Language } from '../../messages/language.ts';
import type { OpenedRelation } from '../../relations/headers/opened.ts';
import type { ColumnProfile, ColumnValues } from '../../relations/profiles/profile.ts';
import { coded, column } from '../../results/columns.ts';
import { row } from '../../results/row.ts';
import type { Report, Table, Words } from '../../results/result.ts';
import type { Structure } from '../../sources/structure/structure.ts';

/** What is understood of a file. */
const properties: Words = {
  relation: { en: 'relation', es: 'relación' },
  records: { en: 'records', es: 'registros' },
  rejected: { en: 'rejected', es: 'rechazados' },
  encoding: { en: 'encoding', es: 'codificación' },
  delimiter: { en: 'delimiter', es: 'separador' },
  quote: { en: 'quote', es: 'comillas' },
  header_rows: { en: 'header rows', es: 'filas de encabezado' },
  layout: { en: 'layout', es: 'formato del producto' },
  decimal: { en: 'decimal separator', es: 'separador decimal' },
  date_order: { en: 'order of dates', es: 'orden de las fechas' },
};
const kinds: Words = {
  date: { en: 'date', es: 'fecha' },
  number: { en: 'number', es: 'número' },
  text: { en: 'text', es: 'texto' },
  empty: { en: 'empty', es: 'vacía' },
};

export function fileTable(
  { understood, records, rejected, relation }: Report['sources'][number],
  unknown: string | null,
): Table {
  const property = coded(
    column('property', { en: 'Property', es: 'Propiedad' }, 'text', {
      en: 'what was understood of the file',
      es: 'qué se entendió del archivo',
    }),
    properties,
  );
  const value = column('value', { en: 'Value', es: 'Valor' }, 'text', {
    en: 'how it was understood',
    es: 'cómo se entendió',
  });
  const entries = {
    relation: unknown ?? relation,
    records: String(records),
    rejected: String(rejected),
    encoding: understood.encoding,
    delimiter: understood.delimiter,
    quote: understood.quote,
    header_rows: String(understood.header_rows),
    layout: understood.layout,
    decimal: understood.decimal,
    date_order: understood.date_order,
  };
  return {
    name: 'file',
    title: { en: 'The file', es: 'El archivo' },
    columns: [property, value],
    rows: Object.entries(entries).map(([name, text]) =>
      row([
        ['property', name],
        ['value', text],
      ]),
    ),
  };
}

export function columnsTable(
  understood: readonly { readonly name: string; readonly role: string | null; readonly evidence: string }[],
  opened: OpenedRelation,
  values: ReadonlyMap<string, Pick<ColumnValues, 'distinct' | 'blank'>>,
  profiles: ReadonlyMap<string, ColumnProfile>,
): Table {
  const known = new Map(understood.map((entry) => [entry.name, entry]));
  const text = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
    column(name, { en, es }, 'text', { en: meaningEn, es: meaningEs });
  return {
    name: 'columns',
    title: { en: 'Columns', es: 'Columnas' },
    columns: [
      text('name', 'Column', 'Columna', 'name of the column', 'nombre de la columna'),
      text(
        'role',
        'Role',
        'Papel',
        'the column of the relation that it plays',
        'la columna de la relación que representa',
      ),
      coded(text('kind', 'Kind', 'Tipo', 'what its values are', 'qué son sus valores'), kinds),
      column('distinct', { en: 'Distinct', es: 'Distintos' }, 'count', {
        en: 'distinct values; empty where there are too many to count',
        es: 'valores distintos; vacío si son demasiados para contarlos',
      }),
      column('blank', { en: 'Blank', es: 'En blanco' }, 'count', { en: 'blank cells', es: 'celdas en blanco' }),
      text('evidence', 'Evidence', 'Evidencia', 'why it was understood so', 'por qué se entendió así'),
    ],
    rows: opened.headers.map(({ name }) =>
      row([
        ['name', name],
        ['role', known.get(name)?.role ?? null],
        ['kind', profiles.get(name)!.kind],
        ['distinct', values.get(name)!.distinct],
        ['blank', values.get(name)!.blank],
        ['evidence', known.get(name)?.evidence ?? ''],
      ]),
    ),
  };
}

export function rejectedTable(opened: OpenedRelation, structures: readonly Structure[], language: Language): Table {
  const several = opened.sources.length > 1;
  const file = column('file', { en: 'File', es: 'Archivo' }, 'text', { en: 'the file', es: 'el archivo' });
  return {
    name: 'rejected',
    title: { en: 'Records left out', es: 'Registros excluidos' },
    columns: [
      ...(several ? [file] : []),
      column('line', { en: 'Line', es: 'Línea' }, 'count', {
        en: 'physical line on which the record begins',
        es: 'línea física en la que empieza el registro',
      }),
      column('reason', { en: 'Reason', es: 'Motivo' }, 'text', { en: 'why it was left out', es: 'por qué se excluyó' }),
      column('detail', { en: 'Detail', es: 'Detalle' }, 'text', { en: 'what was found', es: 'qué se encontró' }),
    ],
    rows: opened.sources.flatMap(({ file: name }, at) =>
      structures[at]!.rejected.map(({ line, reason, detail }) =>
        row([
          ...(several ? [['file', name] as const] : []),
          ['line', line],
          ['reason', reason],
          ['detail', detail[language]],
        ]),
      ),
    ),
  };
}
