import { CxError } from '../../../errors.ts';
import type { Text } from '../../../messages/language.ts';
import type { Remark } from '../../../sources/source.ts';
import { dateForm } from '../../../values/dates/date-form.ts';
import { fold } from '../../../values/folding.ts';
import { isMissing } from '../../../values/missing.ts';
import { readNumber } from '../../../values/numbers/number.ts';
import type { ValueCount } from '../../../values/reading.ts';
import type { Check } from '../checks.ts';
import { constant, mapped, ofRow, paired, type Coded } from '../encoding/coded.ts';
import { countsOf, type EncodedColumn } from '../encoding/encoded.ts';
import type { Facts } from '../meaning/meaning.ts';
import type { DriversAsked } from '../plan.ts';
import { nothing, type TypedReading } from '../reading.ts';
import type { Driver, SettledDrivers } from './driver.ts';
import { settledMeasures } from './measures.ts';

const mostUsualLevels = 20;
const mostNamedLevels = 100;
const mostBlank = 0.05;

type Unusable = 'constant' | 'levels' | 'blank' | 'dates' | 'ids' | 'periods';

/**
 * The drivers of a question, in the order asked for.
 * @param isAsked whether a record is one that the question is about, whatever it says in the drivers
 * @throws driver-unusable where a named one says the same of all, or too many things; no-drivers where none is left; and what
 * measures refuse
 */
export function settledDrivers(
  facts: Facts,
  asked: DriversAsked | null,
  isAsked: (row: number) => boolean,
): SettledDrivers {
  if (asked === null) return { drivers: [], remarks: [] };
  const { headers, named, measures } = asked;
  if (measures !== undefined) return settledMeasures(facts, headers, measures, isAsked);
  // A file without records says nothing against a driver.
  if (facts.rows === 0)
    return { drivers: headers.map((header) => ({ header, says: saidIn(facts, header).says })), remarks: [] };
  const leftOut: { readonly header: string; readonly why: Unusable }[] = [];
  const drivers = headers.map((header): Driver => {
    const said = saidIn(facts, header);
    const { says } = said;
    const why = unusable(facts, header, said, named);
    if (why === null) return { header, says };
    if (named)
      throw new CxError('driver-unusable', { driver: header, levels: levelsOf(says).size, most: mostNamedLevels });
    leftOut.push({ header, why });
    return { header, says: null };
  });
  if (drivers.every(({ says }) => says === null))
    throw new CxError('no-drivers', { leftOut: leftOut.map(({ header, why }) => ({ header, why: reasons[why] })) });
  return { drivers, remarks: leftOut.length === 0 ? [] : [leftOutRemark(leftOut)] };
}

/** What stands for a record in the columns of drivers: blank in those that were left out. */
export const driverSegments = (drivers: readonly Driver[], rows: number): Coded<readonly string[]> =>
  drivers.reduce<Coded<readonly string[]>>(
    (names, { says }) =>
      says === null
        ? mapped(names, (before) => [...before, ''])
        : paired(says, names, (one, before) => [...before, one.kind === 'value' ? String(one.value) : '']),
    constant([], rows),
  );

/** A record that says nothing in a driver, or no number in one of numbers, is left out. */
export const driverChecks = (
  drivers: readonly Driver[],
  texts: { text(header: string, row: number): string },
): readonly Check[] =>
  drivers.flatMap(({ header, says }): Check[] =>
    says === null
      ? []
      : [
          (row) => {
            const { kind } = ofRow(says, row);
            if (kind === 'value') return null;
            return { kind: 'excluded', reason: `value-${kind}`, column: header, text: texts.text(header, row) };
          },
        ],
  );

/** Digits with a 0 before them are a code, and so are all others of their column. */
const isCode = (text: string) => /^\s*0\d+\s*$/u.test(text);

/** A number in one style or the other. */
const saysNumber = (text: string) =>
  (['.', ','] as const).some((decimal) => readNumber(text, decimal, 'read').kind === 'value');

/** Of a column of numbers at least so many of the filled cells are numbers: the others are unreadable. */
const leastNumbers = 0.95;

interface Said {
  readonly says: Coded<TypedReading>;
  readonly isNumber: boolean;
}

function saidIn(facts: Facts, header: string): Said {
  const encoded = facts.encoded(header);
  const filled = countsOf(encoded).filter(({ text }) => !isMissing(text));
  const numbers = filled.filter(({ text }) => saysNumber(text));
  const areCodes = filled.some(({ text }) => isCode(text));
  if (!areCodes && numbers.length > 0 && recordsOf(numbers) >= leastNumbers * recordsOf(filled))
    return { says: facts.readings(header, 'number'), isNumber: true };
  const texts = mapped({ distinct: encoded.texts, codes: encoded.codes }, (text): TypedReading =>
    isMissing(text) ? nothing : { kind: 'value', value: text.trim() },
  );
  return { says: texts, isNumber: false };
}

const levelsOf = ({ distinct }: Coded<TypedReading>): ReadonlySet<number | string> =>
  new Set(distinct.flatMap((one) => (one.kind === 'value' ? [one.value] : [])));

/** `store_id`, `ID vendedor`: whose numbers these are, and no measure. */
const soundsLikeId = (header: string) => /(?:^|\s)id(?:$|\s)/u.test(fold(header));

/** With fewer records whole numbers may all differ by chance. */
const fewestOfIds = 30;
const isOneWhole = ({ text, rows }: ValueCount) => rows === 1 && /^\s*\d{4,}\s*$/u.test(text);

const recordsOf = (counts: readonly ValueCount[]) => counts.reduce((sum, { rows }) => sum + rows, 0);

function unusable(facts: Facts, header: string, { says, isNumber }: Said, named: boolean): Unusable | null {
  const encoded = facts.encoded(header);
  const levels = levelsOf(says);
  if (levels.size <= 1) return 'constant';
  if (!isNumber && levels.size > (named ? mostNamedLevels : mostUsualLevels)) return 'levels';
  if (named) return null;
  if (!isNumber && saysDates(encoded)) return 'dates';
  const { roles } = facts.plan.opened;
  const isRevenue = roles.get('recurring_revenue')?.header === header;
  if (isRevenue && (roles.get('billing_period')?.header ?? null) !== null) return 'periods';
  const counts = countsOf(encoded);
  const filled = counts.filter(({ text }) => !isMissing(text));
  if (isNumber && (soundsLikeId(header) || (facts.rows >= fewestOfIds && filled.every(isOneWhole)))) return 'ids';
  return recordsOf(counts) - recordsOf(filled) > mostBlank * recordsOf(counts) ? 'blank' : null;
}

const saysDates = ({ texts }: EncodedColumn): boolean =>
  texts.every((text) => isMissing(text) || dateForm(text) !== null);

const reasons: Readonly<Record<Unusable, Text>> = {
  constant: { en: 'says the same of all', es: 'dice lo mismo de todos' },
  levels: { en: `more than ${mostUsualLevels} texts`, es: `más de ${mostUsualLevels} textos` },
  blank: { en: 'blank in more than 5 % of records', es: 'en blanco en más del 5 % de los registros' },
  dates: { en: 'dates', es: 'fechas' },
  ids: { en: 'numbers that name somebody or something', es: 'números que nombran a alguien o algo' },
  periods: { en: 'money of several periods', es: 'importes de varios periodos' },
};

function leftOutRemark(leftOut: readonly { readonly header: string; readonly why: Unusable }[]): Remark {
  const told = (language: keyof Text) =>
    leftOut.map(({ header, why }) => `${header} (${reasons[why][language]})`).join(', ');
  return {
    severity: 'info',
    code: 'drivers-left-out',
    message: {
      en: `left out of the drivers: ${told('en')}; --drivers names those to use`,
      es: `fuera de los factores: ${told('es')}; --drivers indica cuáles usar`,
    },
  };
}
