import { CxError } from '../../errors.ts';
import type { Text } from '../../messages/language.ts';
import { nearest } from '../../messages/nearest.ts';
import { pairsOf, type OptionSpec, type PairsOption } from '../../metrics/options.ts';
import { endsNamed } from '../../metrics/scales/questions/question.ts';
import { textValues, valuesText } from '../../metrics/scales/values.ts';
import { periodRange } from '../../values/dates/periods/period.ts';
import { pauseText, readPause } from '../../values/dates/periods/pause.ts';
import { readSpan, spanText } from '../../values/dates/periods/span.ts';
import { readRange, rangeText } from '../../values/numbers/range.ts';
import { utc, zoneNamed, type Zone } from '../../values/dates/zones/zone.ts';

const isNumber = (text: string) => /^[-+]?(\d+(\.\d+)?|\.\d+)(e[-+]?\d{1,3})?$/iu.test(text);

/** A number that an option takes. @throws invalid-option */
export function numberOption(
  option: string,
  value: string,
  {
    min,
    max,
    integer = false,
  }: { readonly min?: number | undefined; readonly max?: number | undefined; readonly integer?: boolean | undefined },
): number {
  const number = isNumber(value) ? Number(value) : Number.NaN;
  const fits = Number.isFinite(number) && (min === undefined || number >= min) && (max === undefined || number <= max);
  if (fits && (!integer || Number.isInteger(number))) return number;
  throw new CxError('invalid-option', { option, value, expected: expectedFor(value, limitsText(integer, min, max)) });
}

/** A size of memory that an option takes, as a database writes it. @throws invalid-option */
export function sizeOption(option: string, value: string): string {
  if (/^\d+(?:\.\d+)?\s*[KMGT]i?B$/iu.test(value)) return value;
  throw new CxError('invalid-option', {
    option,
    value,
    expected: { en: 'a size such as 4GB', es: 'un tamaño como 4GB' },
  });
}

/** Who writes a comma is told that here it is a point, in every language: an option is no text for people. */
function expectedFor(value: string, limits: Text): Text {
  if (!/^[-+]?[\d.]*,[\d.,]*$/u.test(value)) return limits;
  const withPoint = value.replace(',', '.');
  const isDecimal = isNumber(withPoint) && !/,\d{3}$/u.test(value);
  return {
    en: `${limits.en}, with a point before decimals and nothing between thousands${isDecimal ? `: ${withPoint}` : ''}`,
    es: `${limits.es}, con un punto ante los decimales y nada entre los millares${isDecimal ? `: ${withPoint}` : ''}`,
  };
}

function limitsText(integer: boolean, min: number | undefined, max: number | undefined): Text {
  const within = (from: string, to: string) =>
    min === undefined ? '' : max === undefined ? ` ${from} ${min}` : ` ${from} ${min} ${to} ${max}`;
  return {
    en: (integer ? 'a whole number' : 'a number') + within('from', 'to'),
    es: (integer ? 'un número entero' : 'un número') + within('desde', 'hasta'),
  };
}

/** The first or the last day of what a user may write: a day, a week, a month, a quarter, a year. */
export function dayOption(option: string, value: string, end: 'first' | 'last'): string {
  try {
    return periodRange(value)[end === 'first' ? 0 : 1];
  } catch {
    throw new CxError('invalid-option', {
      option,
      value,
      expected: {
        en: '2026-01-31, 2026-W05, 2026-01, 2026-Q1 or 2026',
        es: '2026-01-31, 2026-W05, 2026-01, 2026-Q1 o 2026',
      },
    });
  }
}

/** A zone of the IANA database; that of UTC where none was typed. @throws invalid-option */
export function zoneOption(value: string | null): Zone {
  const zone = value === null ? utc : zoneNamed(value);
  if (zone !== null) return zone;
  throw new CxError('invalid-option', {
    option: '--zone',
    value: value ?? '',
    expected: {
      en: 'a zone of the IANA database, such as Europe/Madrid, America/Mexico_City or UTC',
      es: 'una zona de la base de datos IANA, como Europe/Madrid, America/Mexico_City o UTC',
    },
  });
}

/** The value of a metric's own option. @throws invalid-option */
export function metricOption(name: string, spec: OptionSpec, value: unknown): number | string | boolean | null {
  if (spec.type === 'flag') return value === true;
  if (value === undefined) return spec.default;
  const [option, text] = [`--${name}`, value as string];
  if (spec.type === 'number') return numberOption(option, text, spec);
  if (spec.type === 'day') return dayOption(option, text, 'last');
  if (spec.type === 'span') return spanOption(option, text);
  if (spec.type === 'pause') return pauseOption(option, text);
  if (spec.type === 'pairs') return pairsOption(option, [value as string | readonly string[]].flat(), spec);
  if (spec.type === 'amounts') return amountsOption(option, text);
  if (spec.type === 'range') return rangeOption(option, text);
  if (spec.type === 'names') return namesOption(option, text, spec.choices);
  if (spec.type === 'scale') return scaleOption(option, text, spec.names);
  if (spec.type === 'values') return valuesOption(option, text);
  return spec.type === 'shares' ? sharesOption(option, text) : text;
}

/** A stretch of time, as the program writes it. @throws invalid-option */
function spanOption(option: string, value: string): string {
  const span = readSpan(value);
  if (span !== null) return spanText(span);
  throw new CxError('invalid-option', {
    option,
    value,
    expected: {
      en: '90 days, 26 weeks, 6 months or 1 year, up to 100 years; hours where they make whole days (48 hours)',
      es: '90 días, 26 semanas, 6 meses o 1 año, hasta 100 años; horas si suman días enteros (48 horas)',
    },
  });
}

/** A pause, as the program writes it. @throws invalid-option */
function pauseOption(option: string, value: string): string {
  const pause = readPause(value);
  if (pause !== null) return pauseText(pause);
  throw new CxError('invalid-option', {
    option,
    value,
    expected: {
      en: '30 minutes, 12 hours, 30 days or 4 weeks, up to ten years',
      es: '30 minutos, 12 horas, 30 días o 4 semanas, hasta diez años',
    },
  });
}

/** A range, as the program writes it. @throws invalid-option */
function rangeOption(option: string, value: string): string {
  const range = readRange(value);
  if (range !== null) return rangeText(range);
  throw new CxError('invalid-option', {
    option,
    value,
    expected: {
      en: 'a number of 0 or more, or two with - between them, the lower first, as in 4, 4-6 or 4.5-6',
      es: 'un número de 0 o más, o dos con - entre ellos, el menor primero, como 4, 4-6 o 4.5-6',
    },
  });
}

/** Names, each once, in the order in which they are known. @throws unknown-name */
function namesOption(option: string, value: string, choices: readonly string[]): string {
  const names = value.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !choices.includes(name));
  if (unknown === undefined) return choices.filter((choice) => names.includes(choice)).join(',');
  throw new CxError('unknown-name', { option, name: unknown, nearest: nearest(unknown, choices), known: choices });
}

/** A scale by its ends, as the program writes it, or by its name. @throws invalid-option */
function scaleOption(option: string, value: string, names: readonly string[]): string {
  const ends = endsNamed(value);
  if (ends !== null) return `${ends.low}-${ends.high}`;
  if (names.includes(value.trim())) return value.trim();
  const [en, es] = [', or ', ', o '].map((or) => names.map((name) => `${or}${name}`).join(''));
  throw new CxError('invalid-option', {
    option,
    value,
    expected: {
      en: `the lowest and the highest answer with - between them, as in 1-5, 0-10 or 1-4${en}`,
      es: `la respuesta más baja y la más alta con - entre ellas, como 1-5, 0-10 o 1-4${es}`,
    },
  });
}

/** Numbers by the words that stand for them, each once. @throws invalid-option */
function valuesOption(option: string, value: string): string {
  const values = textValues(value);
  if (values !== null) return valuesText(values);
  throw new CxError('invalid-option', {
    option,
    value,
    expected: {
      en: 'a whole number for each word, each word once, as in "Muy bien=5,Bien=4,Mal=1"',
      es: 'un número entero por palabra, cada palabra una vez, como "Muy bien=5,Bien=4,Mal=1"',
    },
  });
}

/** Shares above 0 that rise up to 1, with commas between them. @throws invalid-option */
function sharesOption(option: string, value: string): string {
  const shares = value.split(',').map((share) => (/^\s*(\d+(\.\d+)?|\.\d+)\s*$/u.test(share) ? Number(share) : NaN));
  const rise = shares.every((share, at) => share > (shares[at - 1] ?? 0));
  if (rise && shares.at(-1) === 1) return shares.join(',');
  throw new CxError('invalid-option', {
    option,
    value,
    expected: {
      en: 'shares above 0 that rise up to 1, as in 0.1,0.3,1',
      es: 'proporciones mayores que 0 que suben hasta 1, como 0.1,0.3,1',
    },
  });
}

/** Amounts with commas between them. @throws invalid-option */
function amountsOption(option: string, value: string): string {
  const amounts = value.split(',').map((amount) => (isNumber(amount.trim()) ? Number(amount) : NaN));
  if (amounts.every((amount) => Number.isFinite(amount))) return amounts.join(',');
  throw new CxError('invalid-option', {
    option,
    value,
    expected: {
      en: 'amounts with commas between them, as in 30,42.5,44',
      es: 'importes separados por comas, como 30,42.5,44',
    },
  });
}

/** Numbers by their names, of which none is said twice. @throws invalid-option */
function pairsOption(option: string, values: readonly string[], { names, min, max }: PairsOption): string {
  const pairs = values.flatMap((value) => value.split(',')).map((pair) => pair.split('=').map((part) => part.trim()));
  const text = pairs.map((pair) => pair.join('=')).join(',');
  const areKnown = pairs.every(
    ([name = '', number = '', ...more]) => names.includes(name) && isNumber(number) && more.length === 0,
  );
  if (areKnown && pairsOf(text).size === pairs.length) {
    for (const [name, number] of pairs) numberOption(`${option} ${name}`, number!, { min, max });
    return text;
  }
  throw new CxError('invalid-option', {
    option,
    value: values.join(','),
    expected: {
      en: `a number for each name, each name once, as in ${names[0]}=0.02; the names are ${names.join(', ')}`,
      es: `un número por nombre, cada nombre una vez, como ${names[0]}=0.02; los nombres son ${names.join(', ')}`,
    },
  });
}
