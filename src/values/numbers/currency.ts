import { unaccented } from '../folding.ts';

/** Signs and words that mean one currency, and its code. */
const codes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '€': 'EUR',
    euro: 'EUR',
    euros: 'EUR',
    '£': 'GBP',
    us$: 'USD',
    u$s: 'USD',
    mx$: 'MXN',
    ar$: 'ARS',
    r$: 'BRL',
    ca$: 'CAD',
    c$: 'CAD',
    a$: 'AUD',
    au$: 'AUD',
    's/': 'PEN',
    zł: 'PLN',
    kc: 'CZK',
    'fr.': 'CHF',
    '₹': 'INR',
    '₺': 'TRY',
    '₩': 'KRW',
    '₫': 'VND',
    '₱': 'PHP',
    '₪': 'ILS',
  }),
);

/** Signs that several currencies share. */
const shared: ReadonlyMap<string, readonly string[]> = new Map([
  ['$', ['USD', 'MXN', 'ARS', 'CLP', 'COP', 'UYU', 'DOP', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'TWD']],
  ['¥', ['JPY', 'CNY']],
  ['KR', ['SEK', 'NOK', 'DKK']],
]);

/**
 * The code of a currency, whichever way it is written; what nobody knows in capitals.
 *
 * @example currencyCode('€') // => "EUR"
 * @example currencyCode(' eur ') // => "EUR"
 */
export const currencyCode = (written: string): string =>
  codes.get(written.trim().toLowerCase()) ?? codes.get(unaccented(written)) ?? written.trim().toUpperCase();

/**
 * The currencies that some codes stand for: `$` and `USD` may be one, `EUR` and `USD` never.
 *
 * @example distinctCurrencies(['$', 'MXN']) // => ["MXN"]
 */
export function distinctCurrencies(found: Iterable<string>): string[] {
  const all = [...new Set(found)];
  return all.filter((one) => !all.some((other) => shared.get(one)?.includes(other) === true));
}
