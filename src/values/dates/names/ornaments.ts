/** Names of days of the week, English and Spanish, whole and abbreviated. */
const weekday =
  /^(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|lun(?:es)?|mar(?:tes)?|mi[eé](?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|s[aá]b(?:ado)?|dom(?:ingo)?)\.?,?\s{1,3}(?=[\p{L}\d])/iu;
const ordinal = /(?<=^|\s)(\d{1,2})(?:st|nd|rd|th|º|ª|ro|er|\.º)(?=[\s,])/iu;
/** What a program says of its zone behind the offset: `GMT+0000 (Coordinated Universal Time)`. */
const zoneInWords = /(?<=(?:[-+]\d{2}:?\d{2}|UTC|GMT|Z))\s{1,3}\([^()]{1,60}\)$/u;
const hours = /(?<=:\d{2})\s?h(?:rs?|oras)?\.?$/iu;
/** `Jan 5 10:00:00 UTC 2026`, as C and Unix write it: the year stands behind the time. */
const yearBehindTime = /^(\p{L}{3,10}\s{1,3}\d{1,2})\s{1,3}(\d{1,2}:\d{2}(?::\d{2})?(?:\s[A-Z]{3,4})?)\s{1,3}(\d{4})$/u;

export const hasLetter = /[\p{L}º]/u;

/**
 * A date without what only adorns it: the day of the week, the ending of an ordinal, the name of a zone whose offset is told.
 *
 * @example withoutOrnament('Mon, 05 Jan 2026 10:00:00 +0000') // => '05 Jan 2026 10:00:00 +0000'
 * @example withoutOrnament('January 5th, 2026') // => 'January 5, 2026'
 */
export const withoutOrnament = (cell: string): string =>
  cell
    .replace(weekday, '')
    .replace(ordinal, '$1')
    .replace(zoneInWords, '')
    .replace(hours, '')
    .replace(yearBehindTime, '$1 $3 $2');
