import type { Column, OkResult, Row, Table, Value } from '../../src/results/result.ts';
import type { Sum, Told } from './attacker.ts';

/** The same question with all shown, and with few hidden. */
export interface Asked {
  readonly plain: OkResult;
  readonly hiding: OkResult;
  /** Periods of a window. */
  readonly rolling?: number;
}

type Place = Readonly<Record<string, Value>>;

/** A count of a table: where it stands, how many there are, and whether that is shown. */
interface Count {
  readonly place: Place;
  readonly n: number;
  readonly isShown: boolean;
  /** Nobody stands there, and no row says so: it is no secret. */
  readonly isPossible?: true;
}

/** A table's counts in one column. */
interface Counts {
  readonly column: string;
  /** It is a class of those whom the first column of counts tells. */
  readonly isOfClass: boolean;
  readonly keys: readonly string[];
  readonly counts: readonly Count[];
}

/** Numbers by which rows are told apart. */
const numericKeys = new Set([
  'tier',
  'score',
  'offset',
  'time',
  'year',
  'month',
  'recency_score',
  'frequency_score',
  'monetary_score',
]);

/**
 * What some reports on the same records tell of counts, and which are sums of others: a count is taken for the sum of those of a
 * finer table where it is, in every row, with all shown.
 */
export function toldIn(asked: readonly Asked[]): Reported {
  const tables = asked.flatMap(({ plain, hiding }) =>
    plain.tables.flatMap((table) =>
      countsOf(
        table,
        hiding.tables.find(({ name }) => name === table.name),
      ),
    ),
  );
  const counted: Reported = {
    told: tables.flatMap(({ column, keys, isOfClass, counts }) =>
      counts
        .filter(({ isPossible }) => isPossible !== true)
        .map((count) => ({
          name: nameOf(column, count),
          n: count.n,
          isShown: count.isShown,
          ...(isOfClass ? { inWays: keys.length } : {}),
        })),
    ),
    sums: tables.flatMap((coarse) => tables.flatMap((fine) => sumsOf(coarse, fine))),
  };
  const beside = asked.flatMap((one) => [windowsOf(one), restsOf(one)]);
  return {
    told: [counted, ...beside].flatMap(({ told }) => told),
    sums: [counted, ...beside].flatMap(({ sums }) => sums),
  };
}

export interface Reported {
  readonly told: readonly Told[];
  readonly sums: readonly Sum[];
}

const nothing: Reported = { told: [], sums: [] };

/** Of two reports that count something else under one name each has a number of its own. */
const nameOf = (column: string, { place, n }: Count) =>
  `${n} ${column} ${JSON.stringify(Object.entries(place).toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;

const isKey = ({ name, unit }: Column<string>) =>
  unit === 'text' || unit === 'period' || unit === 'date' || numericKeys.has(name);

/** The columns by which the rows of a table are told apart: those before its numbers. */
function keysOf({ columns, rows }: Table<string>): Column<string>[] | null {
  const end = columns.findIndex((column) => !isKey(column));
  const keys = columns.slice(0, end < 0 ? columns.length : end);
  const places = new Set(rows.map((row) => JSON.stringify(keys.map(({ name }) => row[name]))));
  return places.size === rows.length ? keys : null;
}

/** The count on which a row stands, and then its classes: those of `--rolling` have an ending. */
const countColumns = ({ columns }: Table<string>, ending = ''): Column<string>[] =>
  columns
    .filter(
      ({ name, unit }) => unit === 'count' && !numericKeys.has(name) && name.endsWith(ending === '' ? '' : ending),
    )
    .filter(({ name }) => ending !== '' || !name.endsWith('_rolling'));

function countsOf(plain: Table<string>, hiding: Table<string> | undefined, ending = ''): Counts[] {
  const keys = keysOf(plain);
  if (keys === null || hiding === undefined || plain.name === 'differences') return [];
  const placeOf = (row: Row): Place => Object.fromEntries(keys.map(({ name }) => [name, row[name] ?? null]));
  const keyOf = (row: Row) => JSON.stringify(placeOf(row));
  const known = new Map(plain.rows.map((row) => [keyOf(row), row]));
  const shown = new Map(hiding.rows.map((row) => [keyOf(row), row]));
  // A row that only the hiding report has is one of nobody.
  const added = hiding.rows.filter((row) => !known.has(keyOf(row)) && !Object.values(placeOf(row)).includes(null));
  // One that does not say where it stands speaks for all that may be there.
  const rows = [...plain.rows, ...hiding.rows];
  const places = hiding.rows.flatMap((row) => {
    const place = Object.entries(placeOf(row));
    const unsaid = place.flatMap(([name, value]) => (value === null ? [name] : []));
    if (unsaid.length === 0) return [];
    const told = rows.filter((one) => unsaid.every((name) => one[name] !== null && one[name] !== undefined));
    return told.map((one): Row => ({ ...row, ...Object.fromEntries(unsaid.map((name) => [name, one[name] ?? null])) }));
  });
  const possible = [
    ...new Map(places.filter((row) => !known.has(keyOf(row))).map((row) => [keyOf(row), row])).values(),
  ];
  return countColumns(plain, ending).map(({ name }, at) => ({
    column: name,
    isOfClass: at > 0,
    keys: keys.map((key) => key.name),
    counts: [
      ...possible.map((row): Count => ({ place: placeOf(row), n: 0, isShown: false, isPossible: true })),
      ...[...plain.rows, ...added].flatMap((row): Count[] => {
        const n = known.has(keyOf(row)) ? row[name] : 0;
        const told = shown.get(keyOf(row))?.[name];
        // Another number is told of something else: of what is shown alone.
        if (typeof n !== 'number' || (typeof told === 'number' && told !== n)) return [];
        return [{ place: placeOf(row), n, isShown: told === n }];
      }),
    ],
  }));
}

function sumsOf(coarse: Counts, fine: Counts): Sum[] {
  const isFiner = coarse.keys.every((key) => fine.keys.includes(key)) && fine.keys.length > coarse.keys.length;
  if (coarse.column !== fine.column || !isFiner || coarse.counts.length === 0) return [];
  const withinOf = ({ place }: Count) =>
    fine.counts.filter((one) => coarse.keys.every((key) => one.place[key] === place[key]));
  const sums = coarse.counts.map((count) => ({ count, within: withinOf(count) }));
  const adds = sums.every(({ count, within }) => within.reduce((sum, { n }) => sum + n, 0) === count.n);
  if (!adds) return [];
  return sums.map(({ count, within }) => ({
    name: nameOf(coarse.column, count),
    of: within.map((one) => nameOf(fine.column, one)),
  }));
}

/** Windows are sums of the periods in them, where they are so in every row with all shown. */
function windowsOf({ plain, hiding, rolling }: Asked): Reported {
  const table = plain.tables.find(({ name }) => name === 'trend');
  if (rolling === undefined || table === undefined) return nothing;
  const [column] = countColumns(table);
  const periods = countsOf(
    table,
    hiding.tables.find(({ name }) => name === 'trend'),
  )[0];
  if (column === undefined || periods === undefined) return nothing;
  const [windows] = countsOf(
    table,
    hiding.tables.find(({ name }) => name === 'trend'),
    `${column.name}_rolling`,
  );
  return windows === undefined ? nothing : windowSums(periods, windows, rolling);
}

function windowSums(periods: Counts, windows: Counts, rolling: number): Reported {
  const sums = windows.counts.map((window) => {
    const own = periods.counts.filter((one) =>
      periods.keys.every((key) => key === 'period' || one.place[key] === window.place[key]),
    );
    const end = own.findIndex(({ place }) => place['period'] === window.place['period']);
    return { window, within: own.slice(Math.max(0, end + 1 - rolling), end + 1) };
  });
  if (!sums.every(({ window, within }) => within.reduce((sum, { n }) => sum + n, 0) === window.n)) return nothing;
  return {
    told: windows.counts.map((count) => ({ name: nameOf(windows.column, count), n: count.n, isShown: count.isShown })),
    sums: sums.map(({ window, within }) => ({
      name: nameOf(windows.column, window),
      of: within.map((one) => nameOf(periods.column, one)),
    })),
  };
}

/** Where a segment is compared with the rest, a reader knows how many both are. */
function restsOf({ plain, hiding }: Asked): Reported {
  const [segments, overall] = ['segments', 'overall'].map((name) => plain.tables.find((table) => table.name === name));
  const differences = hiding.tables.find(({ name }) => name === 'differences');
  const [column] = segments === undefined ? [] : countColumns(segments);
  const all = column === undefined ? undefined : overall?.rows[0]?.[column.name];
  if (segments === undefined || differences === undefined || column === undefined || typeof all !== 'number')
    return nothing;
  const [own] = countsOf(
    segments,
    hiding.tables.find(({ name }) => name === 'segments'),
  );
  const compared = differences.rows.filter(({ b }) => b === 'rest');
  const rests = compared.flatMap(({ a, difference }) => {
    const count = own?.counts.find(({ place }) => Object.values(place).join(' / ') === a);
    if (count === undefined) return [];
    return [
      {
        count,
        rest: { name: `rest of ${nameOf(column.name, count)}`, n: all - count.n, isShown: difference !== null },
      },
    ];
  });
  const whole = { place: {}, n: all, isShown: false };
  return {
    told: rests.map(({ rest }) => rest),
    sums: rests.map(({ count, rest }) => ({
      name: nameOf(column.name, whole),
      of: [nameOf(column.name, count), rest.name],
    })),
  };
}
