import { writeFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { CxError } from '../../errors.ts';
import { untranslated, type Text } from '../../messages/language.ts';
import type { Population } from '../../questions/question.ts';
import { openSource } from '../../sources/open.ts';
import { privateCopy } from '../../sources/files/private-copy.ts';
import { visitRecords } from '../../sources/structure/visit.ts';
import type { OpenSource } from '../../sources/source.ts';
import { asSeen, fold } from '../../values/folding.ts';
import { decimalStyle, readNumber, type Decimal } from '../../values/numbers/number.ts';

/** Headers of its three columns, folded; what is nothing but a sign of percent names shares too. */
const named = {
  column: ['column', 'columna', 'variable', 'field', 'campo', 'dimension'],
  value: ['value', 'valor', 'category', 'categoria', 'level', 'nivel', 'group', 'grupo', 'segment', 'segmento'],
  share: [
    'share',
    'proportion',
    'percent',
    'percentage',
    'pct',
    'target',
    'population',
    'weight',
    'count',
    'n',
    '',
    'proporcion',
    'porcentaje',
    'parte',
    'cuota',
    'peso',
    'poblacion',
    'objetivo',
    'total',
  ],
} as const;

const semicolon = 59;

/**
 * The shares of the population from a small file `column,value,share`, as any export may be written; only their ratios within a
 * column matter.
 * @param read gives the bytes of the file
 * @param decimal the separator of fractions where the shares do not settle it
 * @throws file-not-found, not-readable, population-unreadable
 */
export async function readPopulation(
  file: string,
  read: (file: string) => Promise<Buffer>,
  decimal: Decimal | null,
  stdin: Readable,
): Promise<Population> {
  const source = await opened(file, read, stdin);
  const places = (['column', 'value', 'share'] as const).map((what) =>
    source.columns.findIndex((header) => (named[what] as readonly string[]).includes(fold(header))),
  );
  if (places.includes(-1))
    fail(file, 1, {
      en: 'the header is not column,value,share',
      es: 'el encabezado no es column,value,share (ni columna,valor,proporción)',
    });
  const rows: { readonly line: number; readonly cells: readonly string[] }[] = [];
  const { rejected } = await visitRecords(source, (cells, line) => {
    rows.push({ line, cells: places.map((place) => asSeen(cells[place]!)) });
  });
  const broken = rejected.find(({ reason }) => reason !== 'footer');
  if (broken !== undefined) fail(file, broken.line, broken.detail);
  return sharesIn(file, rows, decimal, source.dialect.delimiter === semicolon ? ',' : null);
}

async function opened(file: string, read: (file: string) => Promise<Buffer>, stdin: Readable): Promise<OpenSource> {
  const bytes = await bytesOf(file, read);
  const copy = await privateCopy(file, 'population.csv', async (path) => writeFileSync(path, bytes, { mode: 0o600 }));
  try {
    // What came by standard input lies in the copy.
    return await openSource(file === '-' ? '/dev/stdin' : file, {}, { stdin, pathOf: () => copy });
  } catch (error) {
    if (!(error instanceof CxError) || error.code !== 'empty-file') throw error;
    return fail(file, 1, { en: 'it has no shares', es: 'no tiene proporciones' });
  }
}

function sharesIn(
  file: string,
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  told: Decimal | null,
  custom: Decimal | null,
): Population {
  const population = new Map<string, Map<string, number>>();
  const written = rows.map(({ cells: [, , text = ''] }) => ({ text, rows: 1 }));
  const { decimal } = decimalStyle(written, 'refused', custom);
  for (const {
    line,
    cells: [column = '', value = '', share = ''],
  } of rows) {
    if (column === '' && value === '' && share === '') continue;
    const number = shareOf(share, told ?? decimal);
    if (column === '' || number === null) {
      fail(file, line, {
        en: `a column, a value and a share that is not negative are needed, found '${share}' (--decimal says how fractions are written)`,
        es: `hacen falta una columna, un valor y una proporción no negativa, y hay '${share}' (--decimal dice cómo se escriben los decimales)`,
      });
    }
    const shares = population.get(column) ?? new Map<string, number>();
    if (shares.has(value))
      fail(file, line, { en: `${column} = '${value}' comes twice`, es: `${column} = '${value}' aparece dos veces` });
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

async function bytesOf(file: string, read: (file: string) => Promise<Buffer>): Promise<Buffer> {
  try {
    return await read(file);
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
