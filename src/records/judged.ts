import type { OpenedRelation } from '../relations/headers/opened.ts';
import type { OpenSource } from '../sources/source.ts';
import type { Structure } from '../sources/structure/structure-found.ts';
import { datePart } from '../values/dates/date-part.ts';
import type { DateStyle } from '../values/dates/date.ts';
import type { Decimal } from '../values/numbers/number.ts';
import type { Verdict } from './judge.ts';
import type { TallyPlan } from './plan.ts';
import { place, type AnswersReading } from './tally/read-answers.ts';
import type { TypedRelation } from './typed/relation.ts';

/** Why a record is left out, in the words of its cells; null when it is used. */
export interface LeftOut {
  readonly reason: string;
  readonly detail: string;
}

/** A relation whose records were judged, whatever counts them: how it was understood, and why each record is left out. */
export interface JudgedRecords {
  readonly opened: OpenedRelation;
  readonly structures: readonly Structure[];
  readonly dates: DateStyle | null;
  readonly decimal: Decimal | null;
  /** For the sound records of a file, shown in their order. */
  exclusionsIn(source: OpenSource, file: number): (cells: readonly string[], line: number) => LeftOut | null;
}

const detailOf = ({ column, text }: Extract<Verdict, { kind: 'excluded' }>) =>
  column === undefined ? '' : `${column}: ${text ?? ''}`;

/** The records of a tally: judged by their cells. */
export function judgedTally(plan: TallyPlan, structures: readonly Structure[], reading: AnswersReading): JudgedRecords {
  const { judge, duplicates } = reading;
  return {
    opened: plan.opened,
    structures,
    dates: judge.dates,
    decimal: judge.decimal,
    exclusionsIn(source, file) {
      const { unique } = plan.request;
      const columns = plan.request.columns.map(({ header, reading: how }) => ({
        field: source.columns.indexOf(header),
        how,
      }));
      return (cells, line) => {
        if (duplicates.has(place(file, line))) {
          const id = cells[source.columns.indexOf(unique!.id)];
          return { reason: 'duplicate', detail: `${unique!.id}: ${id}` };
        }
        const values = columns.map(({ field, how }) => {
          const cell = field < 0 ? '' : cells[field]!;
          if (how === 'raw') return cell;
          const date = datePart(cell, how === 'zoned-date-part');
          return plan.orders?.[file]!.dayOf(date) ?? date;
        });
        const verdict = judge.judge(values);
        return verdict.kind === 'used' ? null : { reason: verdict.reason, detail: detailOf(verdict) };
      };
    },
  };
}

/** Typed records: judged by their places. */
export function judgedTyped({ judge, duplicates, structures }: TypedRelation): JudgedRecords {
  const { opened, unique } = judge.plan;
  return {
    opened,
    structures,
    dates: judge.dates,
    decimal: judge.decimal,
    exclusionsIn(source, file) {
      let row = structures.slice(0, file).reduce((sum, { records, rejected }) => sum + records - rejected.length, 0);
      return (cells) => {
        const cellOf = (header: string) => `${header}: ${cells[source.columns.indexOf(header)] ?? ''}`;
        const excluded = judge.excluded(row, duplicates.has(row));
        row += 1;
        if (excluded === null) return null;
        const { reason } = excluded;
        if (reason === 'duplicate') return { reason, detail: cellOf(unique!) };
        // Of a date that is only read for its day, the judge may not have the time.
        return { reason, detail: reason === 'date-unreadable' ? cellOf(excluded.column!) : detailOf(excluded) };
      };
    },
  };
}
