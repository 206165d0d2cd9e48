import { parse } from 'csv-parse/sync';
import { CxError } from '../../errors.ts';
import { untranslated, type Text } from '../../messages/language.ts';
import type { Population } from '../../questions/question.ts';
import { decimalStyle, readNumber, type Decimal } from '../../values/numbers/number.ts';

/**
 * The shares of the population from a small file `column,value,share`; only their ratios within a column matter.
 * @param read gives the bytes of the file
 * @param decimal the separator of fractions where the shares do not settle it
 * @throws file-not-found, not-readable, population-unreadable
 */
export function readPopulation(file: string, read: (file: string) => Buffer, decimal: Decimal | null): Population {
  const population = new Map<string, Map<string, number>>();
  const [header, ...body] = parsed(file, read);
  if (header?.join(',').trim().toLowerCase() !== 'column,value,share')
    fail(file, 1, {
      en: 'the header is not column,value,share',
      es: 'el encabezado no es column,value,share',
    });
  const style = decimalStyle(body.map(([, , text = '']) => ({ text, rows: 1 })));
  for (const [at, [column = '', value = '', share = '']] of body.entries()) {
    const number = shareOf(share, decimal ?? style.decimal);
    if (column === '' || number === null) {
      fail(file, at + 2, {
        en: `a column, a value and a share that is not negative are needed, found '${share}' (--decimal says how fractions are written)`,
        es: `hacen falta una columna, un valor y una proporción no negativa, y hay '${share}' (--decimal dice cómo se escriben los decimales)`,
      });
    }
    const shares = population.get(column) ?? new Map<string, number>();
    if (shares.has(value))
      fail(file, at + 2, { en: `${column} = '${value}' comes twice`, es: `${column} = '${value}' aparece dos veces` });
    population.set(column, shares.set(value, number));
  }
  if (population.size === 0) fail(file, 2, { en: 'it has no shares', es: 'no tiene proporciones' });
  return population;
}

/** A share in percent, or in any unit that all have. */
function shareOf(text: string, decimal: Decimal | null): number | null {
  const reading = readNumber(text, decimal);
  if (reading.kind !== 'value' || reading.value < 0) return null;
  return reading.percent ? 100 * reading.value : reading.value;
}

function parsed(file: string, read: (file: string) => Buffer): string[][] {
  try {
    return parse(read(file), { bom: true, trim: true, skip_empty_lines: true, delimiter: [',', ';'] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CxError('file-not-found', { file, nearest: null });
    const { syscall, code } = error as NodeJS.ErrnoException;
    if (syscall !== undefined && code !== undefined) throw new CxError('not-readable', { file, cause: code });
    return fail(file, 1, untranslated((error as Error).message));
  }
}

function fail(file: string, line: number, why: Text): never {
  throw new CxError('population-unreadable', { file, line, why });
}
