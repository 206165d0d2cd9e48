import { CxError } from '../../errors.ts';
import type { SharedOptions } from '../../metrics/options.ts';
import type { Metric } from '../../metrics/metric.ts';
import { askNothing, type Ask, type DayRange } from '../../questions/ask.ts';
import type { DateOrder } from '../../values/dates/date.ts';
import type { PeriodUnit } from '../../values/dates/period.ts';
import { parseWhere } from '../../questions/where/parse.ts';
import type { SourceOptions } from '../../sources/source.ts';
import { readPopulation } from './population.ts';
import { dayOption, numberOption } from './values.ts';

/** The parsed options of a command, as commander names them. */
export type Flags = Readonly<Record<string, unknown>>;

const text = (flags: Flags, name: string): string | null => (typeof flags[name] === 'string' ? flags[name] : null);

/** Which records are asked for, and how they are grouped. */
export function askOf(flags: Flags): Ask {
  const from = text(flags, 'from');
  const to = text(flags, 'to');
  const asOf = text(flags, 'asOf');
  const where = text(flags, 'where');
  const rake = text(flags, 'rake');
  if (rake !== null && text(flags, 'weight') !== null) {
    throw new CxError('options-conflict', { a: '--weight', b: '--rake' });
  }
  const until = to === null ? null : dayOption('--to', to, 'last');
  const today = asOf === null ? null : dayOption('--as-of', asOf, 'last');
  return {
    ...askNothing,
    by: (text(flags, 'by') ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    period: text(flags, 'period') as PeriodUnit | null,
    from: from === null ? null : dayOption('--from', from, 'first'),
    to: until !== null && today !== null && today < until ? today : (until ?? today),
    where: where === null ? null : parseWhere(where),
    dateOrder: text(flags, 'dateOrder') as DateOrder | null,
    weight: text(flags, 'weight'),
    population: rake === null ? null : readPopulation(rake),
    ranges: rangesOf(text(flags, 'compare')),
  };
}

/**
 * The same question of files with these headers: a column whose name holds a comma goes by its exact name.
 */
export function askByHeaders(ask: Ask, flags: Flags, headers: ReadonlySet<string>): Ask {
  const whole = text(flags, 'by')?.trim() ?? '';
  return whole.includes(',') && headers.has(whole) ? { ...ask, by: [whole] } : ask;
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
    return { label: range, first: dayOption('--compare', first, 'first'), last: dayOption('--compare', last, 'last') };
  });
  if (ranges.length >= 2) return ranges;
  const expected = { en: 'two ranges or more, with a comma between them', es: 'dos rangos o más, separados por comas' };
  throw new CxError('invalid-option', { option: '--compare', value: compare, expected });
}

/** What all metrics share beside the question itself. */
export function sharedOf(flags: Flags, metric: Pick<Metric, 'sharedDefaults'>, ask: Ask): SharedOptions {
  const minN = text(flags, 'minN');
  const rolling = text(flags, 'rolling');
  const compare = text(flags, 'compare');
  if (rolling !== null && ask.period === null) needs('--rolling', '--period');
  if (compare === 'previous' && ask.period === null) needs('--compare previous', '--period');
  if ((compare === 'rest' || compare === 'pairs') && ask.by.length === 0) needs(`--compare ${compare}`, '--by');
  return {
    confidence: numberOption('--confidence', text(flags, 'confidence') ?? '0.95', { min: 0.5, max: 0.9999 }),
    compare:
      text(flags, 'baseline') !== null || ask.ranges.length > 0 ? 'ranges' : (compare as SharedOptions['compare']),
    minN: minN === null ? (metric.sharedDefaults?.minN ?? 1) : numberOption('--min-n', minN, { min: 1, integer: true }),
    rolling: rolling === null ? null : numberOption('--rolling', rolling, { min: 2, max: 1000, integer: true }),
  };
}

function needs(option: string, other: string): never {
  throw new CxError('option-needs', { option, needs: other });
}

/** What `--map column=header` says. */
export function mapOf(flags: Flags): Map<string, string> {
  const map = new Map<string, string>();
  for (const entry of (flags['map'] as readonly string[] | undefined) ?? []) {
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

/** How files are to be read. */
export function sourceOptionsOf(flags: Flags): SourceOptions {
  const headerRows = text(flags, 'headerRows');
  const headerLine = text(flags, 'headerLine');
  const set: Record<string, unknown> = {
    encoding: text(flags, 'encoding'),
    delimiter: text(flags, 'delimiter'),
    quote: text(flags, 'quote'),
    layout: text(flags, 'layout'),
    headerRows:
      headerRows === null ? null : numberOption('--header-rows', headerRows, { min: 0, max: 3, integer: true }),
    headerLine: headerLine === null ? null : numberOption('--header-line', headerLine, { min: 1, integer: true }),
    strict: flags['strict'] === true ? true : null,
  };
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null));
}
