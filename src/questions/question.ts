import { CxError } from '../errors.ts';
import type { DateOrder } from '../values/dates/date.ts';
import type { PeriodUnit } from '../values/dates/periods/period.ts';
import type { Decimal } from '../values/numbers/number.ts';
import type { Condition } from './where/parse.ts';
import { conditionText } from './where/text.ts';

/** A stretch of days, both ends included. */
export interface DayRange {
  readonly label: string;
  readonly first: string;
  readonly last: string;
}

/** Shares of the population by column and value, for raking. */
export type Population = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What groups are compared with: the others, each other, the period before, or stretches of days and other files. */
export type Comparison = 'rest' | 'pairs' | 'previous' | 'ranges';

/** How the columns of `by` are taken that may tell who leaves sooner. */
export interface Drivers {
  /** They were named: one that cannot be used is refused and not left out. */
  readonly named: boolean;
  /** Fewer customers than this are not told of. */
  readonly minN: number;
  /** They are measures that go with an outcome, which is the first of `by`; absent where they tell who leaves sooner. */
  readonly measures?: Measures;
}

/** How measures and their outcome are read. */
export interface Measures {
  /** Whether texts may stand beside numbers, each of which is told from the others. */
  readonly words: boolean;
  /** The ends of the scale that the measures were asked on; null where they are numbers of any kind. */
  readonly scale: { readonly low: number; readonly high: number } | null;
  /** A 0 beside 1–5, 1–7 or 1–10 says that there was nothing to rate. */
  readonly zeroIsNone: boolean;
}

/** What a run is asked, whatever the metric: which records it is about, how they are grouped, compared, and shown. */
export interface Question {
  /** Columns as they were typed: headers of the file or columns of the relation. */
  readonly by: readonly string[];
  readonly period: PeriodUnit | null;
  readonly from: string | null;
  readonly to: string | null;
  /** The days in which journeys begin that are asked about; they are kept whole. Absent: any. */
  readonly began?: { readonly from: string | null; readonly to: string | null };
  /** The last day that counts; null: the last one that the files use. */
  readonly asOf: string | null;
  /** Rows of a customers file are stays: one customer may have several. */
  readonly stays: boolean;
  /** What recurring revenue is told to be, whatever its header says. */
  readonly revenuePer: 'month' | 'year' | null;
  readonly where: Condition | null;
  readonly dateOrder: DateOrder | null;
  /** The zone of times without one, and in which days are counted; null: UTC. */
  readonly zone: string | null;
  /** The separator of fractions, where the numbers of a column do not settle it. */
  readonly decimal: Decimal | null;
  /** The words of payment that alone count, where the usual ones do not hold. */
  readonly countedStatus: readonly string[] | null;
  readonly weight: string | null;
  /** The column that says how many gave the answer of a row; `none`: each row is one answer, whatever it looks like. */
  readonly count: string | null;
  readonly population: Population | null;
  /** The file that says it. */
  readonly populationFile: string | null;
  readonly compare: Comparison | null;
  /** `by` are columns that may tell who leaves sooner, and not groups; null where it is groups. */
  readonly drivers: Drivers | null;
  /** Stretches that are compared with each other, whatever else is asked. */
  readonly ranges: readonly DayRange[];
  /** Periods that are pooled with each one; null: none. */
  readonly rolling: number | null;
  /** Groups with fewer answers are not shown. */
  readonly minN: number;
  /** Level of the intervals, 0.5…0.9999. */
  readonly confidence: number;
}

/** All records of a file, in one group, with the usual intervals. */
export const plainQuestion: Question = {
  by: [],
  period: null,
  from: null,
  to: null,
  asOf: null,
  stays: false,
  revenuePer: null,
  where: null,
  dateOrder: null,
  zone: null,
  decimal: null,
  countedStatus: null,
  weight: null,
  count: null,
  population: null,
  populationFile: null,
  compare: null,
  drivers: null,
  ranges: [],
  rolling: null,
  minN: 1,
  confidence: 0.95,
};

/** Whether answers count by a weight: one of the file, or one that makes them look like a population. */
export const isWeighted = ({ weight, population }: Question): boolean => weight !== null || population !== null;

/**
 * Periods that are looked at one after the other must be asked for.
 * @throws option-needs
 */
export function assertPeriod({
  rolling,
  compare,
  period,
}: Pick<Question, 'rolling' | 'period'> & { readonly compare: string | null }): void {
  const option = rolling !== null ? '--rolling' : compare === 'previous' ? '--compare previous' : null;
  if (option !== null && period === null) throw new CxError('option-needs', { option, needs: '--period' });
}

/**
 * What of a question shaped the result, as the report states it.
 *
 * @example statedOptions({ ...plainQuestion, by: ['channel'], minN: 5 }) // => {"confidence": 0.95, "by": ["channel"], "min_n": 5}
 */
export function statedOptions(
  question: Question,
): Readonly<Record<string, string | number | boolean | readonly string[]>> {
  const {
    by,
    period,
    from,
    to,
    asOf,
    where,
    dateOrder,
    stays,
    revenuePer,
    zone,
    decimal,
    countedStatus,
    weight,
    count,
    population,
    populationFile,
    compare,
    ranges,
    drivers,
    rolling,
    confidence,
  } = question;
  const minN = drivers?.minN ?? question.minN;
  return {
    confidence,
    ...(by.length === 0 || drivers !== null ? {} : { by }),
    ...(period === null ? {} : { period }),
    ...(where === null ? {} : { where: conditionText(where) }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(asOf === null ? {} : { as_of: asOf }),
    ...(stays ? { stays } : {}),
    ...(revenuePer === null ? {} : { revenue_per: revenuePer }),
    ...(dateOrder === null ? {} : { date_order: dateOrder }),
    ...(zone === null ? {} : { zone }),
    ...(decimal === null ? {} : { decimal }),
    ...(countedStatus === null ? {} : { counted_status: countedStatus }),
    ...(weight === null ? {} : { weight }),
    ...(count === null ? {} : { count }),
    ...(population === null ? {} : { rake: [...population.keys()] }),
    ...(populationFile === null ? {} : { rake_file: populationFile }),
    ...(compare === null ? {} : { compare: ranges.length === 0 ? compare : ranges.map(({ label }) => label).join() }),
    ...(minN > 1 ? { min_n: minN } : {}),
    ...(rolling === null ? {} : { rolling }),
  };
}
