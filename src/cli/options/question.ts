import { CxError } from '../../errors.ts';
import { takesOption, type Metric } from '../../metrics/metric.ts';
import {
  assertPeriod,
  plainQuestion,
  type Comparison,
  type DayRange,
  type Population,
  type Question,
} from '../../questions/question.ts';
import { parseWhere } from '../../questions/where/parse.ts';
import { utc } from '../../values/dates/zones/zone.ts';
import type { SourceOptions } from '../../sources/source.ts';
import type { Flags } from './flags.ts';
import { dayOption, zoneOption } from './values.ts';

/**
 * What a command is asked.
 * @param population what the file of one says
 * @param headers those of all its files: a column of `--by` whose name holds a comma goes by its exact name
 * @throws invalid-option, invalid-where, options-conflict, option-needs
 */
export function questionOf(
  flags: Flags,
  metric: Pick<Metric, 'sharedDefaults' | 'leaves'> & { readonly asks?: unknown },
  population: Population | null = null,
): Omit<Question, 'by'> & { readonly by: (headers: ReadonlySet<string>) => readonly string[] } {
  const {
    from,
    to,
    asOf,
    where,
    rake,
    weight,
    count,
    period,
    dateOrder,
    zone,
    decimal,
    countedStatus,
    baseline,
    compare,
    rolling,
    minN,
    confidence,
  } = flags;
  if (rake !== null && weight !== null) throw new CxError('options-conflict', { a: '--weight', b: '--rake' });
  const until = to === null ? null : dayOption('--to', to, 'last');
  const today = asOf === null ? null : dayOption('--as-of', asOf, 'last');
  const daysIn = zoneOption(zone);
  const since = from === null ? null : dayOption('--from', from, 'first');
  assertInOrder('--from', from, since, until);
  const words = takesOption(metric, 'period') ? compareWords : compareWords.filter((word) => word !== 'previous');
  const ranges = takesOption(metric, 'from') ? rangesOf(compare) : noRanges(compare, words);
  assertNeeds(flags, metric);
  return {
    ...plainQuestion,
    by: (headers) => columnsBy(flags.by, headers),
    period,
    from: since,
    asOf: today,
    to: until !== null && today !== null && today < until ? today : (until ?? today),
    where: where === null ? null : parseWhere(where),
    dateOrder,
    zone: daysIn === utc ? null : daysIn.name,
    decimal,
    countedStatus: countedStatus === null ? null : wordsIn(countedStatus),
    stays: flags.stays,
    revenuePer: flags.revenuePer,
    weight,
    count,
    population,
    populationFile: rake,
    ranges,
    compare: baseline !== null || ranges.length > 0 ? 'ranges' : (compare as Comparison | null),
    rolling,
    minN: minN ?? metric.sharedDefaults?.minN ?? 1,
    confidence,
  };
}

/** The columns of all `--by`, in their order, each once. */
function columnsBy(by: readonly string[], headers: ReadonlySet<string>): readonly string[] {
  const names = by.flatMap((typed) => {
    const whole = typed.trim();
    return whole.includes(',') && headers.has(whole) ? [whole] : whole.split(',').map((name) => name.trim());
  });
  return [...new Set(names.filter((name) => name !== ''))];
}

const compareWords = ['rest', 'pairs', 'previous'];

/** `2026-10..2026-10,2026-09..2026-09` as two stretches of days; none for the words that `--compare` also takes. */
function rangesOf(compare: string | null): DayRange[] {
  if (compare === null || compareWords.includes(compare)) return [];
  const ranges = compare.split(',').map((range): DayRange => {
    const [first, last] = range.split('..');
    if (first === undefined || last === undefined) {
      throw new CxError('invalid-option', {
        option: '--compare',
        value: compare,
        expected: {
          en: `${compareWords.join(', ')}, or ranges of days such as 2026-10..2026-10,2026-09..2026-09`,
          es: `${compareWords.join(', ')}, o rangos de días como 2026-10..2026-10,2026-09..2026-09`,
        },
      });
    }
    const days = { first: dayOption('--compare', first, 'first'), last: dayOption('--compare', last, 'last') };
    assertInOrder('--compare', range, days.first, days.last);
    return { label: range, ...days };
  });
  if (ranges.length >= 2) return ranges;
  const expected = { en: 'two ranges or more, with a comma between them', es: 'dos rangos o más, separados por comas' };
  throw new CxError('invalid-option', { option: '--compare', value: compare, expected });
}

/** Who looks at no periods compares groups alone. @throws invalid-option */
function noRanges(compare: string | null, words: readonly string[]): DayRange[] {
  if (compare === null || words.includes(compare)) return [];
  const expected = { en: words.join(' or '), es: words.join(' o ') };
  throw new CxError('invalid-option', { option: '--compare', value: compare, expected });
}

/** @throws invalid-option where a stretch of days ends before it begins */
function assertInOrder(option: string, value: string | null, first: string | null, last: string | null): void {
  if (value === null || first === null || last === null || first <= last) return;
  throw new CxError('invalid-option', {
    option,
    value,
    expected: { en: `a day that is not after ${last}`, es: `un día que no sea posterior al ${last}` },
  });
}

/** @throws option-needs */
function assertNeeds(flags: Flags, metric: { readonly asks?: unknown }): void {
  const { compare, by } = flags;
  // A metric that settles its question by the files may settle the period.
  if (metric.asks === undefined) assertPeriod(flags);
  const isBlank = columnsBy(by, new Set()).length === 0;
  if ((compare === 'rest' || compare === 'pairs') && isBlank) needs(`--compare ${compare}`, '--by');
}

function needs(option: string, other: string): never {
  throw new CxError('option-needs', { option, needs: other });
}

/** What `--map column=header` says. @throws invalid-option */
export function mapOf({ map: entries }: Flags): Map<string, string> {
  const map = new Map<string, string>();
  for (const entry of entries) {
    const at = entry.indexOf('=');
    if (at <= 0 || at === entry.length - 1) {
      throw new CxError('invalid-option', {
        option: '--map',
        value: entry,
        expected: {
          en: 'column=header, such as recommend_score="Q12"',
          es: 'columna=encabezado, como recommend_score="Q12"',
        },
      });
    }
    map.set(entry.slice(0, at).trim(), entry.slice(at + 1).trim());
  }
  return map;
}

/** Words with commas between them, one at least; a blank one beside it is the blank cell. @throws invalid-option */
function wordsIn(value: string): readonly string[] {
  const words = value.split(',').map((word) => word.trim());
  const expected = {
    en: 'words with commas between them: paid,completed',
    es: 'palabras con comas entre ellas: paid,completed',
  };
  if (words.every((word) => word === ''))
    throw new CxError('invalid-option', { option: '--counted-status', value, expected });
  return words;
}

/** How files are to be read. */
export function sourceOptionsOf(flags: Flags): SourceOptions {
  const { encoding, delimiter, quote, layout, headerRows, headerLine, strict, memory } = flags;
  const cluster = { connect: flags.connectSeconds, silence: flags.silenceSeconds, recovery: flags.recoverySeconds };
  const set = { encoding, delimiter, quote, layout, headerRows, headerLine, strict: strict ? true : null, memory };
  return { ...Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null)), cluster };
}
