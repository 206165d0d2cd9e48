import type { Text } from '../../../messages/language.ts';
import type { Remark } from '../../../sources/source.ts';
import type { Keys } from '../ids/keys.ts';
import type { TypedPlan } from '../plan.ts';
import { matchedRecords } from './matched.ts';
import type { TypedRelation } from '../relation.ts';

/** What was noticed while the records of a relation were linked with those of another, which have only to be known. */
export function linkRemarks(counted: TypedRelation, known: TypedRelation, keys: Keys): Remark[] {
  const { records, blank, unknown, repeated } = matchedRecords(counted.judge, known.judge, keys);
  if (blank + unknown + repeated === 0) return [];
  const { plan } = known.judge;
  const header = linkHeader(plan);
  const files = plan.opened.sources.map(({ file }) => file).join(', ');
  const { relation } = counted.judge.plan.opened;
  const who = {
    en: [
      ...(unknown > 0 ? [`those with a ${header} that ${relation} do not have (${unknown})`] : []),
      ...(blank > 0 ? [`those without a ${header} (${blank})`] : []),
      ...(repeated > 0 ? [`those whose ${header} another has before them (${repeated})`] : []),
    ],
    es: [
      ...(unknown > 0 ? [`los que tienen un ${header} que no está en ${relation} (${unknown})`] : []),
      ...(blank > 0 ? [`los que no tienen ${header} (${blank})`] : []),
      ...(repeated > 0 ? [`los que repiten el ${header} de otro anterior (${repeated})`] : []),
    ],
  };
  return [
    {
      severity: unknown + blank === records ? 'warning' : 'info',
      code: 'unmatched-records',
      message: {
        en: `${files}: of ${records} records ${who.en.join(' and ')} count for nothing here`,
        es: `${files}: de ${records} registros no cuentan aquí ${who.es.join(' ni ')}`,
      },
    },
  ];
}

/** Records that would be linked with the same record: the latest of them counts. */
export function repeatedLinkRemark({ judge: { plan }, duplicates: { size } }: TypedRelation): Remark[] {
  if (size === 0) return [];
  const header = linkHeader(plan);
  const isPerson = plan.link === 'customer_id';
  const way: Text = {
    en: isPerson
      ? '. For each of them to count, both files need the id of the response: --map response_id=<header>'
      : '',
    es: isPerson
      ? '. Para que cuenten todos, ambos archivos necesitan el id de la respuesta: --map response_id=<encabezado>'
      : '',
  };
  return [
    {
      severity: 'warning',
      code: 'duplicates',
      message: {
        en: `of the records with the same ${header} the latest alone counts (left out: ${size})${way.en}`,
        es: `de los registros con el mismo ${header} solo cuenta el último (excluidos: ${size})${way.es}`,
      },
    },
  ];
}

/** A record may stand in several segments by columns of the relation that it is linked with. */
export const overlapRemark: Remark = {
  severity: 'info',
  code: 'segments-overlap',
  message: {
    en: 'some records stand in several segments, for they are linked with several records: the segments add up to more than the whole',
    es: 'algunos registros están en varios segmentos, porque se enlazan con varios registros: los segmentos suman más que el total',
  },
};

const linkHeader = ({ columns, link }: TypedPlan): string => columns.find(({ column }) => column === link)!.header!;
