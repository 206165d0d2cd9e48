import { agree } from '../messages/agreement.ts';
import type { Text } from '../messages/language.ts';
import type { Tally } from '../engines/engine.ts';
import type { Rejection } from '../sources/structure/rejection.ts';
import type { OpenSource, Remark } from '../sources/source.ts';
import type { Structure } from '../sources/structure/structure.ts';
import type { AnswersReading } from './tally/read-answers.ts';
import type { OpenedRelation } from '../relations/headers/opened.ts';
import { repeatedLinkRemark } from './typed/links/link-remarks.ts';
import type { TallyPlan } from './plan.ts';
import type { SettledDates } from './styles.ts';
import { joinRemarks } from './typed/ids/joins.ts';
import type { TypedRelation } from './typed/relation.ts';
import { unreadRemarks } from './unread.ts';
import { unseenRemark } from './unseen.ts';
import { countsOf } from './typed/encoding/encoded.ts';
import type { ValueCount } from '../values/reading.ts';

/** What a careful reader would want to know of the files, for notices. */
export function fileRemarks(opened: OpenedRelation, structures: readonly Structure[]): Remark[] {
  return [
    ...opened.remarks,
    ...opened.sources.flatMap((source, at) => [...source.remarks, ...structureRemarks(source, structures[at]!)]),
  ];
}

const shownLines = 5;

function structureRemarks({ file }: OpenSource, structure: Structure): Remark[] {
  const { rejected, blankLines, finalNewline, suspicions } = structure;
  const remarks: Remark[] = [];
  if (rejected.length > 0) remarks.push(rejectedRemark(file, rejected));
  if (blankLines > 0) {
    remarks.push({
      severity: 'info',
      code: 'blank-lines',
      message: {
        en: `${file}: ${blankLines} blank ${blankLines === 1 ? 'line was' : 'lines were'} skipped`,
        es: `${file}: se ${blankLines === 1 ? 'saltó' : 'saltaron'} ${blankLines} ${blankLines === 1 ? 'línea' : 'líneas'} en blanco`,
      },
    });
  }
  if (!finalNewline) {
    remarks.push({
      severity: 'info',
      code: 'no-final-newline',
      message: {
        en: `${file} has no final newline: if the export was cut, its last record is not whole`,
        es: `${file} no termina en fin de línea: si la exportación se cortó, su último registro no está entero`,
      },
    });
  }
  if (suspicions.c1 > 0 || suspicions.twice > 0) {
    remarks.push({
      severity: 'warning',
      code: suspicions.c1 > 0 ? 'c1-controls' : 'encoded-twice',
      message:
        suspicions.c1 > 0
          ? {
              en: `${file} holds C1 control characters: windows-1252 text was read as Latin-1 before it came here`,
              es: `${file} contiene caracteres de control C1: un texto windows-1252 se leyó como Latin-1 antes de llegar aquí`,
            }
          : {
              en: `${file} seems to be UTF-8 encoded twice ("Ã©"): export it again`,
              es: `${file} parece UTF-8 codificado dos veces ("Ã©"): expórtelo de nuevo`,
            },
    });
  }
  return remarks;
}

function rejectedRemark(file: string, rejected: readonly Rejection[]): Remark {
  const shown = rejected.slice(0, shownLines).map(({ line, reason }) => `${line} (${reason})`);
  const more = rejected.length > shownLines ? ', …' : '';
  return {
    severity: 'warning',
    code: 'records-rejected',
    message: {
      en: `${file}: ${rejected.length} broken ${rejected.length === 1 ? 'record was' : 'records were'} left out, on line ${shown.join(', ')}${more}; all of them: --excluded FILE`,
      es: `${file}: ${rejected.length === 1 ? 'se excluyó 1 registro con errores de estructura' : `se excluyeron ${rejected.length} registros con errores de estructura`}, en la línea ${shown.join(', ')}${more}; todos: --excluded ARCHIVO`,
    },
  };
}

/**
 * What was noticed of the relations of a query, and of how their customers are joined with those that are counted.
 * @throws nothing-in-common
 */
export function relatedRemarks(counted: TypedRelation, all: readonly TypedRelation[]): Remark[] {
  const joined = ({ table, judge }: TypedRelation) => ({ relation: table.name, ids: judge.customers });
  // What records are linked with has only to be known.
  const others = counted.judge.plan.link === null ? all.filter((other) => other !== counted) : [];
  if (others.length === 0) return typedRemarks(counted);
  const own = joined(counted);
  return [counted, ...others].flatMap((one) => [
    ...typedRemarks(one),
    ...(one === counted ? [] : joinRemarks(own, joined(one))),
  ]);
}

/** What was noticed while typed values were read. */
function typedRemarks(relation: TypedRelation): Remark[] {
  const { judge, remarks } = relation;
  const dates = [...judge.dateStyles].flatMap(([header, style]) => dateRemarks(header, style));
  const { by } = judge.plan;
  const unseen = by.flatMap((header) => (header === null ? [] : unseenRemark(header, countsOf(judge.column(header)))));
  return [
    ...dates,
    ...unseen,
    ...typedDuplicates(relation),
    ...unreadRemarks(fileOf(judge.plan), relation.accounting),
    ...remarks,
  ];
}

function typedDuplicates(relation: TypedRelation): Remark[] {
  const { unique, link, opened } = relation.judge.plan;
  const { size } = relation.duplicates;
  if (link !== null) return repeatedLinkRemark(relation);
  if (size === 0) return [];
  if (opened.relation !== 'customers') {
    const message: Text = {
      en: `${size} ${agree(size, 'record', 'records')} whose ${unique!} another has ${agree(size, 'does', 'do')} not count`,
      es: `no ${agree(size, 'cuenta', 'cuentan')} ${size} ${agree(size, 'registro', 'registros')} cuyo ${unique!} tiene otro`,
    };
    return [{ severity: 'warning', code: 'duplicates', message }];
  }
  const message: Text = {
    en: `${size} ${agree(size, 'record says', 'records say')} again, cell by cell, what another says of the same ${unique!}: the first counts`,
    es: `${size} ${agree(size, 'registro repite', 'registros repiten')}, celda a celda, lo que otro dice del mismo ${unique!}: cuenta el primero`,
  };
  return [{ severity: 'info', code: 'identical-records', message }];
}

/** What was noticed while values were read. */
export function readingRemarks(reading: AnswersReading, plan: TallyPlan, tally: Tally): Remark[] {
  return [
    ...(plan.date === null || reading.judge.dates === null ? [] : dateRemarks(plan.date, reading.judge.dates)),
    ...orderRemark(plan),
    ...borrowedRemark(plan),
    ...countRemark(reading, plan),
    ...plan.by.flatMap((header) => unseenRemark(header, countsIn(tally, plan, header))),
    ...duplicateRemark(reading, plan, tally.repeats?.count ?? tally.repeated.length),
    ...contradictionRemark(reading),
    ...reading.judge.unmet,
    ...unreadBeside(reading, plan),
  ];
}

function countsIn({ cells }: Tally, { request }: TallyPlan, header: string): ValueCount[] {
  const counts = cells.counts(request.columns.findIndex((column) => column.header === header));
  return [...counts].map(([text, rows]) => ({ text, rows }));
}

function dateRemarks(header: string, dates: SettledDates): Remark[] {
  const info = (code: Remark['code'], en: string, es: string): Remark => ({
    severity: 'info',
    code,
    message: { en: `${header}: ${en}`, es: `${header}: ${es}` },
  });
  const remarks: Remark[] = [];
  if (dates.twoDigitYear) {
    remarks.push(
      info(
        'two-digit-year',
        'years of two digits were read as 2000–2068 and 1969–1999',
        'los años de dos cifras se leyeron como 2000–2068 y 1969–1999',
      ),
    );
  }
  if (dates.excelSerial) {
    remarks.push(
      info(
        'excel-serial',
        'the numbers were read as spreadsheet days',
        'los números se leyeron como días de hoja de cálculo',
      ),
    );
  }
  if (dates.epoch !== null) {
    remarks.push(
      info(
        'epoch',
        `the numbers were read as time since 1970 in ${dates.epoch}`,
        `los números se leyeron como tiempo desde 1970 en ${dates.epoch}`,
      ),
    );
  }
  if (dates.moved > 0) {
    const { moved, zone } = dates;
    remarks.push(
      info(
        'days-in-zone',
        `days are those of ${zone.name}: in ${moved} ${moved === 1 ? 'record it is' : 'records they are'} not the one written`,
        `los días son los de ${zone.name}: en ${moved} ${moved === 1 ? 'registro' : 'registros'} no es el escrito`,
      ),
    );
  }
  return remarks;
}

const fileOf = ({ opened }: Pick<TallyPlan, 'opened'>): string => opened.sources[0]!.file;

/** What cannot be read of the columns of conditions, weights and counts. */
function unreadBeside({ accounting }: AnswersReading, { where, weight, count, opened }: TallyPlan): Remark[] {
  const beside = new Set([...where.values(), weight, count]);
  const excluded = accounting.excluded.filter(({ column }) => column !== undefined && beside.has(column));
  return unreadRemarks(fileOf({ opened }), { ...accounting, excluded });
}

function orderRemark({ orders = [], covers }: TallyPlan): Remark[] {
  if (orders.length === 0) return [];
  const shown = orders.flatMap(({ file, order }) => (order === null ? [] : [`${file}: ${order}`])).join(', ');
  const message: Text = {
    en: `${covers}: the days of these files prove that they are written in different orders, and each was read in its own (${shown})`,
    es: `${covers}: los días de estos archivos prueban que se escriben en órdenes distintos, y cada uno se leyó en el suyo (${shown})`,
  };
  return [{ severity: 'warning', code: 'date-orders-differ', message }];
}

function borrowedRemark({ borrowed = null, covers }: TallyPlan): Remark[] {
  if (borrowed === null) return [];
  const { files, order } = borrowed;
  const message: Text = {
    en: `${covers}: the dates of ${files.join(', ')} do not tell the day from the month, and were read as those of the other files (${order}); if that is wrong, --date-order`,
    es: `${covers}: las fechas de ${files.join(', ')} no distinguen el día del mes, y se leyeron como las de los demás archivos (${order}); si no es así, --date-order`,
  };
  return [{ severity: 'warning', code: 'date-order-borrowed', message }];
}

function countRemark({ answers, accounting }: AnswersReading, { count }: TallyPlan): Remark[] {
  if (count === null) return [];
  const n = answers.used.reduce((sum, one) => sum + one.n, 0);
  const message: Text = {
    en: `${count} says how many gave each answer: ${n} answers in ${accounting.used} records`,
    es: `${count} dice cuántos dieron cada respuesta: ${n} respuestas en ${accounting.used} registros`,
  };
  return [{ severity: 'info', code: 'rows-are-counts', message }];
}

function duplicateRemark({ lost }: AnswersReading, plan: TallyPlan, repeated: number): Remark[] {
  if (lost === 0) return [];
  const id = plan.request.unique!.id;
  return [
    {
      severity: 'warning',
      code: 'duplicates',
      message: {
        en: `${repeated} records share their ${id} with another: the latest of each counts, ${lost} do not. If ${id} is not an answer's own id, say which is: --map response_id=<header>`,
        es: `${repeated} registros comparten su ${id} con otro: cuenta el último de cada uno, ${lost} no. Si ${id} no identifica la respuesta, indique cuál lo hace: --map response_id=<encabezado>`,
      },
    },
  ];
}

function contradictionRemark({ contradictions }: AnswersReading): Remark[] {
  if (contradictions === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'group-disagrees',
      message: {
        en: `in ${contradictions} records the group that the survey tool wrote contradicts the score: the scores were used`,
        es: `en ${contradictions} registros el grupo que escribió la herramienta contradice la nota: se usaron las notas`,
      },
    },
  ];
}
