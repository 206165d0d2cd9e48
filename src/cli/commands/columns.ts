import { visitRecords } from '../../sources/structure/visit.ts';
import { CxError } from '../../errors.ts';
import type { Language, Text } from '../../messages/language.ts';
import { row } from '../../results/row.ts';
import { localized } from '../../results/localize.ts';
import { describeSource, type ValueEvidence } from '../../relations/profiles/describe.ts';
import { guessRelation, isRecognised } from '../../relations/headers/guess.ts';
import { bindRelation, headersOfType, type OpenedRelation } from '../../relations/headers/opened.ts';
import { ColumnValues, profileOf, type ColumnProfile } from '../../relations/profiles/profile.ts';
import { profileRemarks } from '../../relations/profiles/profile-remarks.ts';
import { readingAll } from '../../relations/headers/reopening.ts';
import { fileRemarks } from '../../records/remarks.ts';
import { coded, column } from '../../results/columns.ts';
import type { MetricResult, Report, Table, Words } from '../../results/result.ts';
import type { Zone } from '../../values/dates/zones/zone.ts';
import { assertUnchanged } from '../../sources/files/identity.ts';
import type { Structure } from '../../sources/structure/structure.ts';
import { outputsOf, type Flags } from '../options/flags.ts';
import { mapOf, sourceOptionsOf } from '../options/question.ts';
import { zoneOption } from '../options/values.ts';
import { deliver } from '../outputs/deliver.ts';
import { writeRejected } from '../outputs/excluded.ts';
import { openSources } from '../files.ts';
import type { Io } from '../process/io.ts';
import { tool } from '../process/version.ts';
import type { Voice } from '../process/language.ts';
import { assertApart } from '../outputs/files/output.ts';
import { together } from '../outputs/files/together.ts';
import { assertSoundSources } from '../outputs/strict.ts';
import { formatOf, styleOf } from '../outputs/style.ts';

/** `cx columns FILE…`: how files are understood, with the evidence, and what would change it. */
export async function runColumnsCommand(files: readonly string[], flags: Flags, io: Io, voice: Voice): Promise<void> {
  if (files.length === 0) throw new CxError('no-file', { command: 'columns' });
  const format = formatOf(flags, 'columns');
  const style = styleOf(flags, io, voice, format);
  const zone = zoneOption(flags.zone);
  const sources = await openSources(files, sourceOptionsOf(flags), io);
  const map = mapOf(flags);
  assertApart(outputsOf(flags), sources);
  const told = flags.relation;
  const guessed = told === null ? guessRelation(sources, map) : bindRelation(told, sources, map);
  const { opened, structures, values } = await readingAll(guessed, map, look);
  const isKnown = told !== null || isRecognised(opened);
  assertSoundSources(opened.sources, structures, flags);
  for (const { file, path, identity } of opened.sources) assertUnchanged(file, path, identity);
  const profiles = profilesOf(opened, values, flags, zone);
  await together(async () => {
    if (flags.excluded !== null) {
      const rejected = opened.sources.map(({ file }, at) => ({ file, rejected: structures[at]!.rejected }));
      await writeRejected(flags.excluded, rejected, style.language);
    }
    await deliver(reportOf(opened, structures, values, profiles, style.language, isKnown), format, style, flags, io);
  });
}

interface Look {
  readonly opened: OpenedRelation;
  readonly structures: readonly Structure[];
  readonly values: ReadonlyMap<string, ColumnValues>;
}

/** Reads every cell of every file once. */
async function look(opened: OpenedRelation): Promise<Look> {
  const values = new Map(opened.headers.map(({ name }) => [name, new ColumnValues()]));
  const structures: Structure[] = [];
  for (const source of opened.sources) {
    const columns = source.columns.map((name) => values.get(name)!);
    const structure = await visitRecords(source, (cells) => {
      for (const [at, known] of columns.entries()) known.add(cells[at]!);
    });
    structures.push(structure);
  }
  return { opened, structures, values };
}

function profilesOf(
  opened: OpenedRelation,
  values: Look['values'],
  { dateOrder, decimal }: Pick<Flags, 'dateOrder' | 'decimal'>,
  zone: Zone,
): Map<string, ColumnProfile> {
  const dates = headersOfType(opened, ['date']);
  const measured = headersOfType(opened, ['money', 'number']);
  const weight = opened.roles.get('weight')?.header;
  const told = { order: dateOrder ?? opened.exported?.dateOrder ?? null, decimal, zone };
  // Lives alone have days that mean none.
  const hasLives = opened.relation === 'customers';
  return new Map(
    [...values].map(([name, cells]) => {
      const takesNoDates = hasLives && dates.has(name);
      const asDate = dates.has(name) || soundsLikeDate.test(name);
      const exponents = measured.has(name) && name !== weight ? 'read' : 'refused';
      return [name, profileOf(cells, { ...told, takesNoDates, asDate, exponents })];
    }),
  );
}

const soundsLikeDate = /(^|[^a-z])(d|date|fecha|day|dia|día)([^a-z]|$)|_(at|on)$/iu;

function reportOf(
  opened: OpenedRelation,
  structures: readonly Structure[],
  values: Look['values'],
  profiles: ReadonlyMap<string, ColumnProfile>,
  language: Language,
  isKnown: boolean,
): Report {
  const evidence = evidenceOf(opened, profiles, language);
  const sources = opened.sources.map((source, at) =>
    describeSource(opened, source, structures[at]!, evidence, language),
  );
  const records = structures.reduce((sum, structure) => sum + structure.records, 0);
  const rejected = structures.reduce((sum, structure) => sum + structure.rejected.length, 0);
  const title = { en: 'How the file was understood', es: 'Cómo se entendió el archivo' };
  const findings = {
    headlines: [],
    tables: [
      fileTable(sources[0]!, isKnown ? null : unrecognised[language]),
      columnsTable(
        sources.flatMap(({ understood }) => understood.columns),
        opened,
        values,
        profiles,
      ),
      rejectedTable(opened, structures, language),
    ],
    charts: [],
    notices: [...fileRemarks(opened, structures), ...profileRemarks(opened, profiles)],
  };
  const result: MetricResult = {
    metric: 'columns',
    title: title[language],
    options: {},
    status: 'ok',
    ...localized(findings, language),
    accounting: {
      read: records,
      used: records - rejected,
      excluded: rejected === 0 ? [] : [{ reason: 'structure', rows: rejected }],
    },
  };
  return { schema: 'cx.report/1', tool: tool(), title: title[language], language, sources, results: [result] };
}

/** The decimal mark and the date order of the file: that of its roles' columns, else of any. */
function evidenceOf(
  opened: OpenedRelation,
  profiles: ReadonlyMap<string, ColumnProfile>,
  language: Language,
): ValueEvidence {
  const roles = [...opened.roles.values()].flatMap(({ header }) => (header === null ? [] : [header]));
  // An id is a text, whatever it looks like.
  const ids = headersOfType(opened, ['id']);
  const inOrder = [...roles, ...profiles.keys()]
    .filter((name) => !ids.has(name))
    .map((name) => profiles.get(name))
    .filter((profile) => profile !== undefined);
  return {
    decimal: inOrder.find(({ decimal }) => decimal !== null)?.decimal ?? null,
    dateOrder: inOrder.find(({ dates }) => dates?.order != null)?.dates?.order ?? null,
    columns: new Map(
      [...profiles].flatMap(([name, { evidence }]) => (evidence === null ? [] : [[name, evidence[language]]])),
    ),
  };
}

const unrecognised: Text = {
  en: 'not recognised: say it with --relation',
  es: 'no reconocida: indíquela con --relation',
};

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

function fileTable(
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

function columnsTable(
  understood: readonly { readonly name: string; readonly role: string | null; readonly evidence: string }[],
  opened: OpenedRelation,
  values: Look['values'],
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

function rejectedTable(opened: OpenedRelation, structures: readonly Structure[], language: Language): Table {
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
