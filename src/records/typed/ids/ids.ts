import { CxError } from '../../../errors.ts';
import type { Remark } from '../../../sources/source.ts';
import { asSeen, fold } from '../../../values/folding.ts';
import { compareTexts } from '../../order.ts';
import { rowsOfTexts, type EncodedColumn } from '../encoding/encoded.ts';
import { nothing, type TypedReading } from '../reading.ts';
import { once } from './once.ts';

/** The ids of customers in one column, in the order of its texts, and what was understood of them. */
export interface CustomerIds {
  readonly readings: readonly TypedReading[];
  readonly remarks: readonly Remark[];
}

/** What was read of each column before, by its header and what the layout writes for nobody. */
const known = once<EncodedColumn, Map<string, CustomerIds>>(() => new Map());

/** The same of a column that was read before. @throws ids-in-exponents */
export function customerIds(header: string, column: EncodedColumn, blanks: readonly string[]): CustomerIds {
  const before = known(column);
  const how = JSON.stringify([header, blanks]);
  const ids = before.get(how) ?? customerIdsIn(header, column, blanks);
  before.set(how, ids);
  return ids;
}

/**
 * Reads ids of customers: text as it is seen. Only what spreadsheets and people do to an id is undone, and who is
 * nobody in particular has none.
 *
 * @param blanks what the layout writes for nobody
 * @throws ids-in-exponents
 */
function customerIdsIn(header: string, column: EncodedColumn, blanks: readonly string[]): CustomerIds {
  const texts = column.texts.map(bare);
  const rows = rowsOfTexts(column);
  assertWhole(header, texts, rows);
  const ids = texts.map(withoutDamage);
  const nobody = zeroIsNobody(ids, rows, blanks);
  const isMissing = ids.map((id) => id === '' || blanks.includes(id) || isGuest(id) || (nobody && id === '0'));
  const among = (test: (at: number) => boolean) =>
    rows.reduce((sum, count, at) => (!isMissing[at] && test(at) ? sum + count : sum), 0);
  return {
    readings: ids.map((id, at) => (isMissing[at] ? nothing : { kind: 'value', value: id })),
    remarks: [
      ...pointZeroRemark(
        header,
        among((at) => pointZero.test(texts[at]!)),
        texts.filter((text, at) => rows[at]! > 0 && pointZero.test(text)),
      ),
      ...mailRemark(
        header,
        among((at) => isMail(texts[at]!) && texts[at]!.toLowerCase() !== texts[at]),
      ),
      ...(nobody ? [zeroRemark(header, sumOf(ids, rows, '0'))] : []),
    ],
  };
}

/** An id as it is seen; around it no mark of any kind that has no shape, overrides of direction neither. */
const bare = (text: string): string => asSeen(text).replaceAll(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');

/** A whole number that was once held as a fraction. */
const pointZero = /^\d+\.0$/;

const isMail = (text: string) => /^[^\s@]+@[^\s@]+$/u.test(text);

function withoutDamage(text: string): string {
  if (pointZero.test(text)) return text.slice(0, -2);
  return isMail(text) ? text.toLowerCase() : text;
}

/** The id that a text says, whoever that is. */
export const idOf = (text: string): string => withoutDamage(bare(text));

/** Words, folded, for whoever buys without a name. */
const guests = new Set([
  'guest',
  'guests',
  'guest user',
  'guest customer',
  'guest checkout',
  'anonymous',
  'anonymous user',
  'anonymous customer',
  'walk in',
  'walk in customer',
  'invitado',
  'invitada',
  'cliente invitado',
  'usuario invitado',
  'anonimo',
  'anonima',
  'cliente anonimo',
  'usuario anonimo',
  'consumidor final',
  'cliente final',
  'publico general',
  'publico en general',
  'cliente mostrador',
]);

/** None of those words has a digit, as most ids have. */
const isGuest = (id: string) => !/\d/u.test(id) && guests.has(fold(id));

const sumOf = (ids: readonly string[], rows: Uint32Array, wanted: string) =>
  rows.reduce((sum, count, at) => (ids[at] === wanted ? sum + count : sum), 0);

/** `4.50012E+11`: the digits that told customers apart are gone. */
const exponent = /^\d[.,]\d+E\+\d+$/i;

/** @throws ids-in-exponents */
function assertWhole(header: string, texts: readonly string[], rows: Uint32Array): void {
  const records = rows.reduce((sum, count, at) => (exponent.test(texts[at]!) ? sum + count : sum), 0);
  if (records < 2) return;
  const example = texts.find((text, at) => rows[at]! > 0 && exponent.test(text))!;
  throw new CxError('ids-in-exponents', { header, records, example });
}

/** Records from which on a 0 may be everybody without a name. */
const fewestNobodies = 5;

/** Whether 0 stands in more records than any other id, as it does where it stands for all guests. */
function zeroIsNobody(ids: readonly string[], rows: Uint32Array, blanks: readonly string[]): boolean {
  if (blanks.includes('0')) return false;
  const zeros = sumOf(ids, rows, '0');
  if (zeros < fewestNobodies) return false;
  const others = new Map<string, number>();
  for (const [at, id] of ids.entries()) if (id !== '' && id !== '0') others.set(id, (others.get(id) ?? 0) + rows[at]!);
  for (const count of others.values()) if (count >= zeros) return false;
  return true;
}

const info = (code: Remark['code'], en: string, es: string): Remark => ({
  severity: 'info',
  code,
  message: { en, es },
});

/** Three at most, whatever the order of the records. */
const examplesOf = (texts: readonly string[]) => texts.toSorted(compareTexts).slice(0, 3).join(', ');

const pointZeroRemark = (header: string, records: number, texts: readonly string[]): Remark[] =>
  records === 0
    ? []
    : [
        info(
          'ids-point-zero',
          `${header}: ids such as ${examplesOf(texts)} were read without their .0 (records: ${records})`,
          `${header}: los identificadores como ${examplesOf(texts)} se leyeron sin su .0 (registros: ${records})`,
        ),
      ];

const mailRemark = (header: string, records: number): Remark[] =>
  records === 0
    ? []
    : [
        info(
          'mail-case',
          `${header}: mail addresses are compared in lower case (records with capitals: ${records})`,
          `${header}: las direcciones de correo se comparan en minúsculas (registros con mayúsculas: ${records})`,
        ),
      ];

const zeroRemark = (header: string, records: number): Remark =>
  info(
    'guests-as-zero',
    `${header}: 0 stands for nobody in particular: it is in ${records} records, more than any other id`,
    `${header}: 0 no identifica a nadie: aparece en ${records} registros, más que cualquier otro identificador`,
  );
