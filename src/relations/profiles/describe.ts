import type { Language } from '../../messages/language.ts';
import type { Source, Understood } from '../../results/result.ts';
import { delimiterName } from '../../sources/csv/dialect.ts';
import type { OpenSource } from '../../sources/source.ts';
import type { Structure } from '../../sources/structure/structure.ts';
import type { OpenedRelation } from '../headers/opened.ts';

/** What the values of the columns showed, where they were looked at. */
export interface ValueEvidence {
  readonly decimal: ',' | '.' | null;
  readonly dateOrder: 'dmy' | 'mdy' | 'ymd' | 'ydm' | null;
  /** Words about a column's values, by header. */
  readonly columns: ReadonlyMap<string, string>;
}

export const noEvidence: ValueEvidence = { decimal: null, dateOrder: null, columns: new Map() };

/** One file of a report: how many records it has, and how it was understood. */
export function describeSource(
  opened: OpenedRelation,
  source: OpenSource,
  structure: Structure,
  evidence: ValueEvidence,
  language: Language,
): Source {
  return {
    relation: opened.relation,
    file: source.file,
    records: structure.records,
    rejected: structure.rejected.length,
    understood: understood(opened, source, evidence, language),
  };
}

function understood(
  opened: OpenedRelation,
  source: OpenSource,
  evidence: ValueEvidence,
  language: Language,
): Understood {
  const roles = new Map(
    [...opened.roles.values()].flatMap((role) => (role.header === null ? [] : [[role.header, role] as const])),
  );
  return {
    encoding: source.encoding.name,
    delimiter: delimiterName(source.dialect.delimiter),
    quote: source.dialect.quote < 0 ? 'none' : String.fromCharCode(source.dialect.quote),
    header_rows: source.headerRows,
    layout: source.layout,
    decimal: evidence.decimal,
    date_order: evidence.dateOrder,
    columns: source.columns.map((name) => {
      const role = roles.get(name);
      const candidate = [...opened.roles.values()].find(
        ({ header, candidates }) => header === null && candidates.includes(name),
      );
      const words = [(role ?? candidate)?.evidence[language], evidence.columns.get(name)].filter(
        (word) => word !== undefined,
      );
      return {
        name,
        role: role === undefined ? null : `${opened.relation}.${role.column}`,
        evidence: words.join('; '),
      };
    }),
  };
}
