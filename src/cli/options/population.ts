import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { CxError } from '../../errors.ts';
import { untranslated, type Text } from '../../messages/language.ts';
import type { Population } from '../../questions/question.ts';

/**
 * The shares of the population from a small file `column,value,share`; only their ratios within a column matter.
 * @throws population-unreadable
 */
export function readPopulation(file: string): Population {
  const population = new Map<string, Map<string, number>>();
  const rows = parsed(file);
  const [header, ...body] = rows;
  if (header?.join(',').trim().toLowerCase() !== 'column,value,share')
    fail(file, 1, {
      en: 'the header is not column,value,share',
      es: 'el encabezado no es column,value,share',
    });
  for (const [at, [column = '', value = '', share = '']] of body.entries()) {
    const number = Number(share.replace(',', '.').replace(/\s*%$/u, ''));
    if (column === '' || share.trim() === '' || !Number.isFinite(number) || number < 0) {
      fail(file, at + 2, {
        en: 'a column, a value and a share that is not negative are needed',
        es: 'hacen falta una columna, un valor y una proporción no negativa',
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

function parsed(file: string): string[][] {
  try {
    return parse(readFileSync(file), { bom: true, trim: true, skip_empty_lines: true, delimiter: [',', ';'] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CxError('file-not-found', { file, nearest: null });
    return fail(file, 1, untranslated((error as Error).message));
  }
}

function fail(file: string, line: number, why: Text): never {
  throw new CxError('population-unreadable', { file, line, why });
}
