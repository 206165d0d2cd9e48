import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { plus } from '../src/estimates/groups/state.ts';
import type { ShownAnswers } from '../src/estimates/groups/tallied.ts';
import { languages, type Language, type Text } from '../src/messages/language.ts';
import { metrics } from '../src/metrics/index.ts';
import { takesOption, type LeavableOption, type Metric } from '../src/metrics/metric.ts';
import type { OptionSpec } from '../src/metrics/options.ts';
import type { Reduction } from '../src/metrics/reduction.ts';
import { relations, type RelationName } from '../src/relations/index.ts';
import { displayWidth } from '../src/renderers/text/display-width.ts';
import { textFormats, render, type Style } from '../src/renderers/index.ts';
import type { Column, Findings, OkResult } from '../src/results/result.ts';
import { temporaryFolder } from './engines/temporary.ts';
import { pageOf, withoutStyle } from './renderers/page/pages.ts';
import { reportOf, resultOf, runCx } from './run-cx.ts';
import { isSlow, some } from './often.ts';
import { argvOf as argvOfWay, fixture, segments, ways, type Way } from './ways.ts';

/*
 * `npm test` asks each metric its richest question, in one language, and holds laws that need runs of their own against one metric in eight,
 * each against others; the slow set, before a commit goes out, asks all.
 */

const folder = temporaryFolder();

/** A day on or after all that happens in the fixtures, so that both halves are asked about the same days. */
const lastDay = '2026-12-31';

/** Chance is drawn less often, and one model is fitted, where nobody looks at the numbers but beside themselves. */
function quickly(name: string, { options }: Metric): readonly string[] {
  if (isSlow) return [];
  return [...('bootstrap' in options ? ['--bootstrap', '100'] : []), ...(name === 'clv' ? ['--model', 'bg-nbd'] : [])];
}

/** Metrics of which the contract says that no number of theirs answers the question alone. */
const unled = new Set(['cohorts']);

const wayOf = (name: string) => ways.find((one) => one.name === name)!;
const metricOf = (name: string) => wayOf(name).metric;
const countedOf = (name: string) => wayOf(name).counted;

/** The arguments of a metric for these files of the relation that it counts; its other relations are the fixtures. */
const argvOf = (
  name: string,
  files: readonly string[],
  options: readonly string[] = [],
  other: (relation: RelationName) => string = fixture,
): string[] => argvOfWay(wayOf(name), files, [...quickly(name, metricOf(name)), ...options], other);

/** The questions that metrics answer, each by the shared options that it asks with. */
const questions: Readonly<Record<string, (relation: RelationName) => readonly (readonly [LeavableOption, string])[]>> =
  {
    overall: () => [],
    'by segment': (relation) => [
      ['by', segments[relation]],
      ['compare', 'rest'],
    ],
    'over time': () => [
      ['period', 'quarter'],
      ['compare', 'previous'],
    ],
    'by segment over time': (relation) => [
      ['by', segments[relation]],
      ['period', 'year'],
    ],
  };

/** A metric answers a question whose options it takes; a comparison is left out where it takes none. */
const answers = ({ metric, counted }: Way, question: string) =>
  questions[question]!(counted).every(([option]) => option === 'compare' || takesOption(metric, option));

const questionsOf = (way: Way): readonly string[] => {
  const all = Object.keys(questions).filter((question) => answers(way, question));
  return isSlow ? all : all.slice(-1);
};

/** Of each way to reduce records one: `npm test` shows the laws on these, the slow set on all. */
const ofEachKind = ['ces', 'response-rate', 'churn', 'cohorts of transactions', 'journeys'];
const shown = ways.filter(({ name }) => isSlow || ofEachKind.includes(name));
const asked = shown.flatMap((way) => questionsOf(way).map((question) => [way.name, question] as const));

/** The languages in which something is drawn: one after the other, or both of each. */
const languagesAt = (at: number): readonly Language[] => (isSlow ? languages : [languages[at % languages.length]!]);
const named = shown.map(({ name }) => [name] as const);
const takes = (id: string, option: LeavableOption, value: string) =>
  takesOption(metricOf(id), option) && (value !== 'previous' || takesOption(metricOf(id), 'period'));

const optionsOf = (id: string, question: string) =>
  questions[question]!(countedOf(id)).flatMap(([option, value]) =>
    takes(id, option, value) ? [`--${option}`, value] : [],
  );

/** Keeps what was made once for a key. */
function kept<Made>(make: (...key: readonly string[]) => Promise<Made>): (...key: readonly string[]) => Promise<Made> {
  const made = new Map<string, Promise<Made>>();
  return (...key) => {
    const name = key.join(' ');
    const known = made.get(name) ?? make(...key);
    made.set(name, known);
    return known;
  };
}

const fixtureArgv = (id: string, question: string) => argvOf(id, [fixture(countedOf(id))], optionsOf(id, question));

/** A run of a metric on its fixtures: what its calculation returned, before any word was chosen, and the report. */
const runOf = kept(async (id = '', question = '') => {
  const metric = metricOf(id) as { -readonly [K in keyof Metric]: Metric[K] };
  const { calculate } = metric;
  let findings: Findings | null = null;
  metric.calculate = (...given) => (findings = calculate(...given));
  try {
    const report = await reportOf(fixtureArgv(id, question));
    return { report, findings: findings! };
  } finally {
    metric.calculate = calculate;
  }
});

const findingsOf = async (id: string, question: string): Promise<Findings> => (await runOf(id, question)).findings;

/** The states that a metric's calculation was given in a run. */
async function statesOf(argv: readonly string[], id: string): Promise<readonly (ShownAnswers | null)[]> {
  const metric = metricOf(id) as { -readonly [K in keyof Metric]: Metric[K] };
  const { calculate } = metric;
  let given: readonly (ShownAnswers | null)[] = [];
  metric.calculate = (statistics, ...rest) => {
    given = Object.values(statistics as Record<string, ShownAnswers | null>);
    return calculate(statistics, ...rest);
  };
  try {
    await resultOf(argv);
  } finally {
    metric.calculate = calculate;
  }
  return given;
}

/** The report of a metric on its fixtures. */
const reportFor = kept(async (id = '', question = '', language = 'en') =>
  language === 'en' ? (await runOf(id, question)).report : reportOf([...fixtureArgv(id, question), '--lang', language]),
);

async function fixtureResult(id: string, question: string): Promise<OkResult> {
  const [result] = (await reportFor(id, question, 'en')).results;
  if (result?.status !== 'ok') throw new Error(`${id} ${question} gave no result`);
  return result;
}

/** The fixture of the relation that a metric counts, as rows. */
function rowsOf(id: string): { readonly relation: RelationName; readonly header: string[]; readonly rows: string[][] } {
  const relation = countedOf(id);
  return { relation, ...recordsOf(relation) };
}

const parsed = new Map<RelationName, { readonly header: string[]; readonly rows: string[][] }>();

/** The records of a relation's fixture. */
function recordsOf(relation: RelationName) {
  const known = parsed.get(relation);
  if (known !== undefined) return known;
  const [header = [], ...rows] = parse(readFileSync(fixture(relation)));
  const made = { header, rows };
  parsed.set(relation, made);
  return made;
}

/** A relation's fixture with every record twice, the second time with ids of its own, of the record and of the customer. */
function doubled(relation: RelationName): string {
  // Each channel has its rates once.
  if (relation === 'costs') return fixture(relation);
  const { header, rows } = recordsOf(relation);
  const ids = new Set(
    [relations[relation].rowId ?? 'response_id', 'customer_id', 'journey_id'].map((name) => header.indexOf(name)),
  );
  const again = rows.map((row) => row.map((cell, column) => (ids.has(column) && cell !== '' ? `${cell}-again` : cell)));
  return written(`${relation}-doubled.csv`, header, [...rows, ...again]);
}

const writtenFiles = new Map<string, string>();

/** A file of this name, written once: what it holds follows from the name. */
function written(name: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  const path = writtenFiles.get(name) ?? folder.file(name, stringify([header, ...rows]));
  writtenFiles.set(name, path);
  return path;
}

/** All that a result says, apart from notices that name files. */
const numbers = ({ headlines, tables, charts, accounting }: OkResult) => ({ headlines, tables, charts, accounting });

const registered = metrics.map(({ id }) => [id] as const);

describe('the registry', () => {
  test('lists the folders that declare a metric, in their order', () => {
    const folders = readdirSync('src/metrics').filter(
      (name) => !name.startsWith('_') && existsSync(`src/metrics/${name}/index.ts`),
    );
    expect(metrics.map(({ id }) => id)).toEqual(folders.toSorted());
  });

  test.each(registered)('%s has a README, tests of its own and a golden case', (id) => {
    expect(existsSync(`src/metrics/${id}/README.md`)).toBe(true);
    expect(existsSync(`test/metrics/${id}.test.ts`)).toBe(true);
    expect(readdirSync('test/cases').filter((name) => name.startsWith(`${id}-`))).not.toEqual([]);
  });

  test.each(registered)('%s says everything in both languages', (id) => {
    const { title, summary, options, definition } = metricOf(id);
    const { formula, caveats, example } = definition;
    const described = Object.values(options).map(({ describe: says }) => says);
    for (const text of [title, summary, formula, example.says, ...caveats, ...described]) expectBoth(text);
    expect(formula.en).not.toBe(formula.es);
    expect(definition.reference).toMatch(/\d{4}/);
    expect(caveats.length).toBeGreaterThan(0);
  });

  test.each(some(registered, 25, 6))('the example of %s runs', async (id) => {
    const [cx, ...argv] = metricOf(id).definition.example.command.split(' ');
    expect([cx, argv[0]]).toEqual(['cx', id]);
    expect(await runCx(argv)).toMatchObject({ status: 0, stderr: '' });
  });
});

function expectBoth(text: Text): void {
  for (const language of languages) expect(text[language].trim()).not.toBe('');
}

describe('findings', () => {
  test.each(asked)('of %s %s are plain JSON', async (id, question) => {
    const findings = await findingsOf(id, question);
    // NaN and Infinity become null, undefined and functions vanish: what comes back is then not what went in.
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
    expect(undefinedAt(findings)).toEqual([]);
  });

  test.each(asked)('of %s %s have charts of tables and columns that exist', async (id, question) => {
    const { charts, tables } = await findingsOf(id, question);
    for (const { table, x, y, series, interval } of charts) {
      const columns = tables.find(({ name }) => name === table)?.columns.map(({ name }) => name);
      const drawn = [...x, ...y, ...(series === undefined ? [] : [series]), ...(interval ?? [])];
      expect(drawn.filter((name) => columns?.includes(name) !== true)).toEqual([]);
    }
  });

  test.each(asked)('of %s %s have a cell in each row for each column, and no other', async (id, question) => {
    const { tables } = await findingsOf(id, question);
    expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length);
    for (const { columns, rows } of tables) {
      for (const row of rows) expect(Object.keys(row).toSorted()).toEqual(columns.map(({ name }) => name).toSorted());
    }
  });

  test.each(some(named, 2))(
    'of %s have headlines with names in snake_case, which the table of all records repeats',
    async (id) => {
      const { headlines, tables } = await findingsOf(id, 'overall');
      expect(headlines.length === 0).toBe(unled.has(metricOf(id).id));
      // Where periods are asked for, the last one that is over may answer.
      const rows = tables.filter(({ name }) => name === 'overall' || name === 'trend').flatMap((table) => table.rows);
      for (const { name, column = name, value } of headlines) {
        expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
        if (rows.length > 0) expect(rows.map((row) => row[column])).toContain(value);
      }
    },
  );

  test('give a column the same label and meaning wherever its name appears, and the same unit', async () => {
    const known = new Map<string, { readonly id: string; readonly column: Column }>();
    for (const [id, question] of asked) {
      const by = optionsOf(id, question);
      for (const column of (await findingsOf(id, question)).tables.flatMap(({ columns }) => columns)) {
        if (by.includes(column.name)) continue;
        const name = homonyms.has(column.name) ? `${column.name} in ${column.unit}` : column.name;
        const first = known.get(name) ?? { id, column };
        known.set(name, first);
        const said = ({ label, meaning, unit }: Column) => ({
          label,
          meaning,
          ...(inUnitOfEstimate.has(column.name) ? {} : { unit }),
        });
        expect({ [`${column.name} of ${id}`]: said(column) }).toEqual({
          [`${column.name} of ${id}`]: said(first.column),
        });
        expect(column.name).toMatch(/^[a-z][a-z0-9_]*$/);
      }
    }
    expect(known.size).toBeGreaterThan(0);
  });
});

/** Names that the contract gives to two things: a share and money, a count and money, a group and a count. */
const homonyms = new Set(['survival', 'referrals', 'repeats']);

/** Columns that are measured as the estimate beside them is. */
const inUnitOfEstimate = new Set([
  'difference',
  'std_error',
  'conf_low',
  'conf_high',
  'centre',
  'limit_low',
  'limit_high',
  // A value in a column of the file is a text, that of a lever is money.
  'value',
  // Customers who came back are counted where customers are, and measured by what they spend where revenue is.
  'returned',
]);

function undefinedAt(value: unknown, path = ''): string[] {
  if (value === undefined) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => undefinedAt(member, `${path}.${key}`));
}

const style = (language: Language): Style => ({ language, locale: language, color: false, width: null });

describe('every renderer', () => {
  const drawn = asked.flatMap(([id, question], at) =>
    languagesAt(at).map((language) => [id, question, language] as const),
  );
  test.each(drawn)('draws %s %s in %s', async (id, question, language) => {
    const report = await reportFor(id, question, language);
    const texts = textFormats.map((format) => render(report, format, style(language)));
    for (const text of [...texts, withoutStyle(pageOf(report, style(language)))]) {
      expect(text).toMatch(/\n$/);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test.each(drawn)(
    'draws %s %s in %s within a terminal, the same with and without colour',
    async (id, question, language) => {
      const report = await reportFor(id, question, language);
      for (const width of [60, 80, 132]) {
        const plain = render(report, 'table', { ...style(language), width });
        const coloured = render(report, 'table', { ...style(language), width, color: true });
        expect(stripVTControlCharacters(coloured)).toBe(plain);
        expect(plain.split('\n').filter((line) => displayWidth(line) > width)).toEqual([]);
      }
    },
  );

  test.each(some(named, 5))('draws a stored report of %s as it drew the report itself', async (id) => {
    const argv = argvOf(id, [fixture(countedOf(id))], ['--by', segments[countedOf(id)]]);
    const stored = folder.file(`${id}.json`, (await runCx([...argv, '--format', 'json'])).stdout);
    for (const format of isSlow ? textFormats : (['table', 'csv'] as const)) {
      const [now, later] = [
        await runCx([...argv, '--format', format]),
        await runCx(['render', stored, '--format', format]),
      ];
      expect(later.stdout).toBe(now.stdout);
    }
  });
});

describe('without answers', () => {
  const languageOfEach = metrics.flatMap(({ id }, at) => languagesAt(at).map((language) => [id, language] as const));

  test.each(some(languageOfEach, 8, 4))('%s is an explicit empty report in %s', async (id, language: Language) => {
    const { relation, header } = rowsOf(id);
    const file = written(`${relation}-empty.csv`, header, []);
    for (const question of isSlow ? Object.keys(questions) : questionsOf(wayOf(id))) {
      const argv = argvOf(id, [file], [...optionsOf(id, question), '--lang', language]);
      const { headlines, accounting, notices } = await resultOf(argv);
      expect(headlines.map(({ value }) => value)).toEqual(headlines.map(() => null));
      expect(accounting).toEqual({ read: 0, used: 0, excluded: [] });
      expect(notices.map(({ code }) => code)).toContain('no-answers');
      const warned = notices.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
      for (const format of isSlow ? textFormats : (['markdown', 'csv'] as const)) {
        const { status, stderr } = await runCx([...argv, '--format', format]);
        expect(status).toBe(0);
        // A table of CSV has no place for warnings.
        if (format === 'csv') expect(warned.filter((message) => !stderr.includes(message))).toEqual([]);
        else expect(stderr).toBe('');
      }
      expect(await runCx(argv, { columns: 80 })).toMatchObject({ status: 0, stderr: '' });
    }
  });

  test.each(some(named, 3, 1))('%s says so when every record is filtered away', async (id) => {
    const { relation, rows } = rowsOf(id);
    const argv = argvOf(id, [fixture(relation)], ['--where', `${segments[relation]} = "nowhere"`]);
    const { headlines, accounting, notices } = await resultOf(argv);
    expect(headlines.map(({ value }) => value)).toEqual(headlines.map(() => null));
    // Some are left out for a reason that is asked before.
    const left = accounting.excluded.reduce((sum, one) => sum + one.rows, 0);
    expect({ ...accounting, left }).toMatchObject({ read: rows.length, used: 0, left: rows.length });
    expect(accounting.excluded.at(-1)).toMatchObject({ reason: 'filtered' });
    expect(notices.map(({ code }) => code)).toContain('no-answers');
  });
});

describe('records', () => {
  test.each(asked)('of %s %s are used or left out, and add up', async (id, question) => {
    const { rows } = rowsOf(id);
    const { accounting, headlines } = await fixtureResult(id, question);
    const { read, used, excluded } = accounting;
    expect(read).toBe(rows.length);
    expect(used + excluded.reduce((sum, one) => sum + one.rows, 0)).toBe(read);
    for (const { n } of headlines) expect(n ?? 0).toBeLessThanOrEqual(used);
  });

  // By `npm test` they come in another order in two files.
  if (isSlow)
    test.each(asked)('of %s %s may come in any order', async (id, question) => {
      const { relation, header, rows } = rowsOf(id);
      const shuffled = written(`${relation}-shuffled.csv`, header, inAnyOrder(rows));
      const asIs = await fixtureResult(id, question);
      expect(await resultOf(argvOf(id, [shuffled], optionsOf(id, question)))).toEqual(asIs);
    });

  test.each(some(asked, 4))('of %s %s may stand in two files, in any order', async (id, question) => {
    const { relation, header, rows } = rowsOf(id);
    const mixed = isSlow ? rows : inAnyOrder(rows);
    const files = [mixed.slice(0, 700), mixed.slice(700)].map((part, at) =>
      written(`${relation}-part-${at}.csv`, header, part),
    );
    const whole = await fixtureResult(id, question);
    expect(numbers(await resultOf(argvOf(id, files, optionsOf(id, question))))).toEqual(numbers(whole));
  });

  test.each(some(asked, 4, 1))(
    'of %s %s have a state that is the sum of the states of both halves',
    async (id, question) => {
      const { relation, header, rows } = rowsOf(id);
      const to = takesOption(metricOf(id), 'to') ? ['--to', lastDay] : [];
      const asOf = takesOption(metricOf(id), 'as-of') ? ['--as-of', lastDay] : [];
      const upTo = [...optionsOf(id, question), ...to, ...asOf];
      const whole = await statesOf(argvOf(id, [fixture(countedOf(id))], upTo), id);
      const halves: (readonly (ShownAnswers | null)[])[] = [];
      for (const [at, part] of halvesOf(header, rows).entries()) {
        const file = written(`${relation}-half-${at}.csv`, header, part);
        halves.push(await statesOf(argvOf(id, [file], upTo), id));
      }
      expect(whole.length).toBeGreaterThan(0);
      const reductions = Object.values(metricOf(id).reductions);
      for (const [at, all] of whole.entries()) {
        // A reduction that is not asked of these files has no state; one that finds nothing in them has nothing to add up.
        if (all === null || (at > 0 && all.overall!.length === 0)) continue;
        if (isWhole(reductions[at]!)) continue;
        const parts = halves.map((half) => half[at]!);
        const sum = (states: readonly (ShownAnswers['overall'] | undefined)[]) =>
          plus(
            all.shape,
            states.map((state) => state ?? []),
          );
        expect(all.overall!.length).toBeGreaterThan(0);
        expect(sum(parts.map((part) => part?.overall))).toEqual(all.overall);
        for (const { name, state, periods } of all.segments) {
          const same = parts.map((part) => part?.segments.find((segment) => segment.name === name));
          expect(sum(same.map((segment) => segment?.state))).toEqual(state);
          for (const period of periods) {
            const inPeriod = same.map((one) => one?.periods.find(({ name: other }) => other === period.name)?.state);
            expect(sum(inPeriod)).toEqual(period.state);
          }
        }
        const fromSegments = sum(all.segments.map(({ state }) => state));
        expect(fromSegments).toEqual(all.overall);
      }
    },
  );

  test.each(some(asked, 4, 2))(
    'of %s %s leave the estimates as they were when each comes twice',
    async (id, question) => {
      const { relation } = rowsOf(id);
      const once = await fixtureResult(id, question);
      const twice = await resultOf(argvOf(id, [doubled(relation)], optionsOf(id, question), doubled));
      const { dependsOnN = {} } = metricOf(id);
      expect(estimates(twice, dependsOnN)).toEqual(estimates(once, dependsOnN));
      expect(twice.accounting.used).toBe(2 * once.accounting.used);
    },
  );

  test.each(some(asked, 4))('of %s %s give the same numbers from every engine', async (id, question) => {
    const argv = fixtureArgv(id, question);
    // What stands beside a tally asks for no database.
    const isQuery = Object.values(metricOf(id).reductions).some((one) => one.kind === 'query' && one.beside !== true);
    const other = isQuery ? await reportFor(id, question, 'en') : await reportOf([...argv, '--engine', 'scan']);
    expect(await reportOf([...argv, '--engine', 'duckdb'])).toEqual(other);
    if (isQuery) expect(await runCx([...argv, '--engine', 'scan'])).toMatchObject({ status: 2, stdout: '' });
  });

  test.each(some(asked, 4, 1))('of %s %s give the same report from Parquet', async (id, question) => {
    const argv = fixtureArgv(id, question);
    const files = argv.filter((word) => word.startsWith('fixtures/'));
    const parquets = new Map<string, string>();
    // One run after the other: those of one process share a private folder, which the first to end removes.
    for (const file of files) parquets.set(file, await parquetOf(file));
    const report = JSON.stringify(await reportOf(argv.map((word) => parquets.get(word) ?? word)));
    const ofFixtures = [...parquets].reduce((text, [file, parquet]) => text.replaceAll(parquet, file), report);
    expect(JSON.parse(ofFixtures)).toEqual(await reportFor(id, question, 'en'));
  });
});

/** Ranks of a half are not those of all: such statistics are asked once more for each grouping. Rates are of no record. */
const isWhole = (reduction: Reduction): boolean =>
  reduction.kind === 'query' && (reduction.whole === true || reduction.counts === 'costs');

/** The same records as Parquet. */
const parquetOf = kept(async (file = '') => {
  const parquet = `${folder.path}/${file.replaceAll('/', '-')}.parquet`;
  const { status, stderr } = await runCx(['convert', file, '--output', parquet, '--quiet']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return parquet;
});

/** Two parts of some rows, with all rows of a customer in one of them. */
function halvesOf(header: readonly string[], rows: readonly string[][]): [string[][], string[][]] {
  const at = header.indexOf('customer_id');
  const isFirst = (row: readonly string[], place: number) => (at < 0 ? place < 700 : row[at]! < 'C0400');
  return [rows.filter(isFirst), rows.filter((row, place) => !isFirst(row, place))];
}

/** The same rows in another order, always the same one: the primitive root 3 of 65,537 walks through them all. */
function inAnyOrder<Item>(items: readonly Item[]): Item[] {
  const keys = items.map((item, at) => ({ item, key: ((at + 1) * 40_503) % 65_537 }));
  return keys.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
}

/** Columns that say how sure an estimate is: more answers, less width. */
const narrowing = /(?:conf_low|conf_high|limit_low|limit_high|std_error)$/;

/** What adds up over customers: twice as many say it twice as surely. */
const evidence = /^(?:log_likelihood|likelihood_ratio)$/;

/** The numbers of a result that do not depend on how many answers stand behind them. */
function estimates({ headlines, tables }: OkResult, dependsOnN: NonNullable<Metric['dependsOnN']>) {
  // Twice the customers are twice as many, and bring twice the money.
  const told = headlines.filter(
    ({ name, unit }) =>
      unit !== 'count' && unit !== 'money' && !evidence.test(name) && dependsOnN['overall']?.includes(name) !== true,
  );
  const names = told.map(({ name }) => name);
  const isEstimate = ({ name, unit }: Column<string>) =>
    (names.includes(name) || name === 'difference' || unit === 'share') && !narrowing.test(name);
  const isSteady = (table: string, name: string) => dependsOnN[table]?.includes(name) !== true;
  return {
    headlines: told.map(({ name, value }) => ({ name, value })),
    // More of the same are more certain: then a change of level shows.
    tables: tables
      .filter(({ name }) => name !== 'change_points')
      .map(({ name, columns, rows }) => ({
        name,
        rows: rows.map((row) =>
          columns
            .filter((column) => isEstimate(column) && isSteady(name, column.name))
            .map((column) => row[column.name]),
        ),
      })),
  };
}

/** The files that a choice asks for beside those that the metric always reads. */
async function filesNeeded(argv: readonly string[]): Promise<readonly string[]> {
  const { stderr } = await runCx([...argv, '--format', 'json']);
  const [, relation] = / needs --(\w+) beside it/u.exec(stderr) ?? [];
  return relation === undefined ? [] : [`--${relation}`, fixture(relation as RelationName)];
}

describe('options', () => {
  const choicesOf = (spec: OptionSpec): readonly string[] => {
    if (spec.type !== 'choice') return [];
    return isSlow ? spec.choices : spec.choices.filter((choice) => choice !== spec.default).slice(-1);
  };
  const choices = metrics.flatMap(({ id, options }) =>
    Object.entries(options).flatMap(([name, spec]) => choicesOf(spec).map((choice) => [id, name, choice] as const)),
  );

  if (choices.length > 0) {
    test.each(some(choices, 12, 0))('%s --%s %s is done and said in the report', async (id, name, choice) => {
      const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      const argv = argvOf(id, [fixture(countedOf(id))], [flag, choice]);
      const { options } = await resultOf([...argv, ...(await filesNeeded(argv))]);
      expect(options[flag.slice(2).replaceAll('-', '_')]).toBe(choice);
    });
  }

  test.each(some(named, 2, 1))('%s prints SQL for what it reduces', async (id) => {
    const { status, stdout } = await runCx(argvOf(id, [fixture(countedOf(id))], ['--show-sql']));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^-- \w+\n(?:--.*\n)*(?:CREATE (?:TABLE|TEMP MACRO|VIEW)|SELECT|WITH) /);
  });
});
