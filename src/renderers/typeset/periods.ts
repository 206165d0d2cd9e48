import type { Language } from '../../messages/language.ts';

const months: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
};
const of: Readonly<Record<Language, string>> = { en: ' ', es: ' de ' };
const quarter: Readonly<Record<Language, string>> = { en: 'Q', es: 'T' };

const shortMonth = 3;

/**
 * A period as readers write it, in full or as short as an axis needs it. What is no month and no quarter stays as it is.
 *
 * @example periodName('2026-03', 'en') // => "March 2026"
 * @example periodName('2026-03', 'es', 'short') // => "mar 26"
 * @example periodName('2026-Q4', 'es') // => "T4 2026"
 * @example periodName('2026-W07', 'en') // => "2026-W07"
 */
export function periodName(period: string, language: Language, how: 'long' | 'short' = 'long'): string {
  const yearOf = (year: string) => (how === 'short' ? year.slice(2) : year);
  const [, monthYear, month] = /^(\d{4})-(\d{2})$/u.exec(period) ?? [];
  const name = months[language][Number(month) - 1];
  if (monthYear !== undefined && name !== undefined)
    return how === 'short' ? `${name.slice(0, shortMonth)} ${yearOf(monthYear)}` : name + of[language] + monthYear;
  const [, quarterYear, number] = /^(\d{4})-Q([1-4])$/u.exec(period) ?? [];
  return quarterYear === undefined ? period : `${quarter[language]}${number} ${yearOf(quarterYear)}`;
}
