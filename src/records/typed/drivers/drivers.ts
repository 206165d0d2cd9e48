import { CxError } from '../../../errors.ts';
import type { Remark } from '../../../sources/source.ts';
import { dateForm } from '../../../values/dates/date-form.ts';
import { isMissing } from '../../../values/missing.ts';
import { readNumber } from '../../../values/numbers/number.ts';
import type { Check } from '../checks.ts';
import { constant, mapped, ofRow, paired, type Coded } from '../encoding/coded.ts';
import { countsOf, type EncodedColumn } from '../encoding/encoded.ts';
import type { Facts } from '../meaning/meaning.ts';
import type { DriversAsked } from '../plan.ts';
import { nothing, type TypedReading } from '../reading.ts';

/** A column that may tell who leaves sooner, and what each record says there: a number as an exact decimal, else its text. */
export interface Driver {
  readonly header: string;
  /** Null where it was left out. */
  readonly says: Coded<TypedReading> | null;
}

const mostUsualLevels = 20;
const mostNamedLevels = 100;
const mostBlank = 0.05;

type Unusable = 'constant' | 'levels' | 'blank' | 'dates' | 'periods';

/**
 * The drivers of a question, in the order asked for.
 * @throws driver-unusable where a named one says the same of all, or too many things; no-drivers where none is left
 */
export function settledDrivers(
  facts: Facts,
  { headers, named }: DriversAsked,
): { readonly drivers: readonly Driver[]; readonly remarks: readonly Remark[] } {
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
    throw new CxError('no-drivers', { leftOut: leftOut.map(({ header }) => header) });
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

/** A record that says nothing in a driver is left out. */
export const driverChecks = (drivers: readonly Driver[]): readonly Check[] =>
  drivers.flatMap(({ header, says }): Check[] =>
    says === null
      ? []
      : [
          (row) =>
            ofRow(says, row).kind === 'value'
              ? null
              : { kind: 'excluded', reason: 'value-missing', column: header, text: '' },
        ],
  );

const blankOrNumber = (text: string) =>
  isMissing(text) || (['.', ','] as const).some((decimal) => readNumber(text, decimal, 'read').kind === 'value');

interface Said {
  readonly says: Coded<TypedReading>;
  readonly isNumber: boolean;
}

function saidIn(facts: Facts, header: string): Said {
  const encoded = facts.encoded(header);
  if (encoded.texts.every(blankOrNumber)) {
    const numbers = facts.readings(header, 'number');
    if (numbers.distinct.every(({ kind }) => kind === 'value' || kind === 'missing'))
      return { says: numbers, isNumber: true };
  }
  const texts = mapped({ distinct: encoded.texts, codes: encoded.codes }, (text): TypedReading =>
    isMissing(text) ? nothing : { kind: 'value', value: text.trim() },
  );
  return { says: texts, isNumber: false };
}

const levelsOf = ({ distinct }: Coded<TypedReading>): ReadonlySet<number | string> =>
  new Set(distinct.flatMap((one) => (one.kind === 'value' ? [one.value] : [])));

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
  const rowsOf = (some: typeof counts) => some.reduce((sum, { rows }) => sum + rows, 0);
  const blank = rowsOf(counts.filter(({ text }) => isMissing(text)));
  return blank > mostBlank * rowsOf(counts) ? 'blank' : null;
}

const saysDates = ({ texts }: EncodedColumn): boolean =>
  texts.every((text) => isMissing(text) || dateForm(text) !== null);

const reasons: Readonly<Record<Unusable, readonly [en: string, es: string]>> = {
  constant: ['says the same of all', 'dice lo mismo de todos'],
  levels: [`more than ${mostUsualLevels} texts`, `más de ${mostUsualLevels} textos`],
  blank: ['blank in more than 5 % of records', 'en blanco en más del 5 % de los registros'],
  dates: ['dates', 'fechas'],
  periods: ['money of several periods', 'importes de varios periodos'],
};

function leftOutRemark(leftOut: readonly { readonly header: string; readonly why: Unusable }[]): Remark {
  const told = (at: 0 | 1) => leftOut.map(({ header, why }) => `${header} (${reasons[why][at]})`).join(', ');
  return {
    severity: 'info',
    code: 'drivers-left-out',
    message: {
      en: `left out of the drivers: ${told(0)}; --drivers names those to use`,
      es: `fuera de los factores: ${told(1)}; --drivers indica cuáles usar`,
    },
  };
}
