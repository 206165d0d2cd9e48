import type { Remark } from '../../sources/source.ts';
import { utc } from '../../values/dates/zones/zone.ts';
import { relations, type Relation } from '../index.ts';
import { headersOfType, type OpenedRelation } from '../headers/opened.ts';
import type { ValueCount } from '../../values/reading.ts';
import type { ColumnProfile } from './profile.ts';

/** What a reader should decide or know about columns and their values. */
export function profileRemarks(opened: OpenedRelation, profiles: ReadonlyMap<string, ColumnProfile>): Remark[] {
  // Ids are texts as they stand, whatever they look like.
  const ids = headersOfType(opened, ['id']);
  const dates = headersOfType(opened, ['date']);
  const numbers = headersOfType(opened, ['money', 'number']);
  return [
    ...[...opened.roles.values()].flatMap(({ column, header, candidates, evidence }): Remark[] =>
      header === null && candidates.length > 0
        ? [
            {
              severity: 'warning',
              code: 'column-ambiguous',
              message: { en: `${column}: ${evidence.en}`, es: `${column}: ${evidence.es}` },
            },
          ]
        : [],
    ),
    ...[...profiles]
      .filter(([name]) => !ids.has(name))
      .flatMap(([name, profile]) => [
        ...valueRemarks(name, profile, { byLayout: opened.layout !== null, isDate: dates.has(name) }),
        ...(profile.undecided && numbers.has(name) ? [undecidedRemark(name)] : []),
      ]),
    ...unreadScores(opened, profiles),
    ...trapsOf(opened),
  ];
}

const remark = (severity: Remark['severity'], code: Remark['code'], en: string, es: string): Remark => ({
  severity,
  code,
  message: { en, es },
});

/** What is known of a column beside its values: how its layout writes dates, and that it plays one. */
interface Known {
  readonly byLayout: boolean;
  readonly isDate: boolean;
}

function valueRemarks(
  name: string,
  { dates, strays, kind, missing, noDates }: ColumnProfile,
  { byLayout, isDate }: Known,
): Remark[] {
  const remarks: Remark[] = [];
  if (dates?.ambiguous === true) {
    remarks.push(
      remark(
        'warning',
        'date-order-ambiguous',
        `${name}: day and month cannot be told apart: say --date-order dmy or mdy`,
        `${name}: no se distingue el día del mes: indique --date-order dmy o mdy`,
      ),
    );
  }
  if (dates?.twoDigitYear === true) {
    remarks.push(
      remark(
        byLayout ? 'info' : 'warning',
        'two-digit-year',
        `${name}: years of two digits are read as 2000–2068 and 1969–1999`,
        `${name}: los años de dos cifras se leen como 2000–2068 y 1969–1999`,
      ),
    );
  }
  if (dates?.excelSerial === true) {
    remarks.push(
      isDate
        ? remark(
            'info',
            'excel-serial',
            `${name}: the numbers are read as spreadsheet days`,
            `${name}: los números se leen como días de hoja de cálculo`,
          )
        : remark(
            'warning',
            'excel-serial',
            `${name}: the numbers look like spreadsheet days`,
            `${name}: los números parecen días de hoja de cálculo`,
          ),
    );
  }
  if (dates?.epoch != null) {
    remarks.push(
      remark(
        'info',
        'epoch',
        `${name}: the numbers are read as time since 1970 in ${dates.epoch}`,
        `${name}: los números se leen como tiempo desde 1970 en ${dates.epoch}`,
      ),
    );
  }
  if (dates !== null && dates.naive > 0) {
    remarks.push(
      remark(
        'info',
        'times-without-zone',
        `${name}: times have no zone and count on the day that is written`,
        `${name}: las horas no tienen zona y cuentan en el día escrito`,
      ),
    );
  }
  if (dates !== null && dates.zoned > 0 && (dates.epoch === null || dates.zone !== utc)) {
    remarks.push(
      remark(
        'info',
        'days-in-zone',
        `${name}: times with a zone count on their day in ${dates.zone.name}`,
        `${name}: las horas con zona cuentan en su día en ${dates.zone.name}`,
      ),
    );
  }
  if (strays.length > 0) remarks.push(strayRemark(name, kind, strays));
  if (noDates.length > 0) remarks.push(noDateRemark(name, noDates));
  if (missing.length > 0) remarks.push(missingRemark(name, missing));
  return remarks;
}

const shownWords = 5;

/** The most frequent texts, with their rows. */
function inWords(counts: readonly ValueCount[]): string {
  const words = counts
    .toSorted((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1))
    .map(({ text, rows }) => `"${text}" ×${rows}`);
  return words.slice(0, shownWords).join(', ') + (words.length > shownWords ? ', …' : '');
}

/** `NULL` and the like, counted each; a name column may hold a Mr Null, so that it is said and not decided. */
function missingRemark(name: string, missing: ColumnProfile['missing']): Remark {
  const shown = inWords(missing);
  return remark(
    'info',
    'missing-words',
    `${name}: where a score, an amount or a date is read, ${shown} count as no answer`,
    `${name}: donde se lee una nota, un importe o una fecha, ${shown} cuentan como falta de respuesta`,
  );
}

function noDateRemark(name: string, noDates: ColumnProfile['noDates']): Remark {
  const words = inWords(noDates);
  return remark(
    'info',
    'date-placeholder',
    `${name}: ${words} stand for no date`,
    `${name}: ${words} equivalen a ninguna fecha`,
  );
}

const undecidedRemark = (name: string): Remark =>
  remark(
    'warning',
    'decimal-undecided',
    `${name}: nothing shows whether its numbers have thousands or decimals: say --decimal , or --decimal .`,
    `${name}: nada indica si sus números llevan miles o decimales: indique --decimal , o --decimal .`,
  );

function strayRemark(name: string, kind: ColumnProfile['kind'], strays: ColumnProfile['strays']): Remark {
  const rows = strays.reduce((sum, stray) => sum + stray.rows, 0);
  const form =
    kind === 'date'
      ? { en: 'dates of the column', es: 'fechas de la columna' }
      : { en: 'numbers of the column', es: 'números de la columna' };
  return remark(
    'warning',
    'values-unreadable',
    `${name}: ${rows} ${rows === 1 ? 'value does' : 'values do'} not read as the other ${form.en}`,
    `${name}: ${rows} ${rows === 1 ? 'valor no se lee' : 'valores no se leen'} como los demás ${form.es}`,
  );
}

/** A score column that holds no numbers at all: labels, most likely. */
function unreadScores(opened: OpenedRelation, profiles: ReadonlyMap<string, ColumnProfile>): Remark[] {
  const { columns } = relations[opened.relation] as Relation;
  return [...opened.roles.values()].flatMap(({ column, header }) => {
    if (header === null || columns[column]?.type !== 'score' || profiles.get(header)?.kind !== 'date') return [];
    return [
      remark(
        'warning',
        'score-looks-like-date',
        `${header} is taken for ${column} and holds dates: name another with --map ${column}=<header>`,
        `${header} se toma por ${column} y contiene fechas: indique otra con --map ${column}=<encabezado>`,
      ),
    ];
  });
}

function trapsOf({ layout }: OpenedRelation): Remark[] {
  if (layout === null) return [];
  return [
    {
      severity: 'info',
      code: 'layout',
      message: { en: `${layout.title}: ${layout.traps.en}`, es: `${layout.title}: ${layout.traps.es}` },
    },
  ];
}
