import { readdirSync } from 'node:fs';
import { codeOf, importsOf, literalsOf, sourceFiles, type Import } from './source-code.ts';

/** Why one folder may import from another; `types` and `only` say that not all of it. */
interface Arrow {
  readonly why: string;
  readonly types?: true;
  readonly only?: readonly string[];
}

const words: Arrow = { why: 'every text that a user sees is said in every language' };
const errors: Arrow = { why: 'an error that a user can mend is a CxError, whoever finds it' };

/**
 * The arrows of the program: data flows from files to text, and a folder knows only what lies before it on that way.
 * An arrow that is not in this table is a wrong turn.
 */
const arrows: Readonly<Record<string, Readonly<Record<string, Arrow>>>> = {
  messages: {},
  statistics: {},
  errors: { messages: { why: 'the details of an error are those that its words need', types: true } },
  results: { messages: { why: 'labels are texts until a language is chosen' } },
  sources: { errors, messages: words },
  engines: {
    errors,
    messages: words,
    sources: { why: 'an engine reads the bytes of opened sources, and reports the structure that it found' },
  },
  relations: {
    errors,
    messages: words,
    engines: { why: 'a question becomes a request for a tally, and a tally becomes answers', types: true },
    sources: { why: 'the headers of opened sources, and the layouts that tell what they mean' },
    statistics: {
      why: 'raking is part of reading answers: their weights come from the population',
      only: ['statistics/raking.ts'],
    },
    results: { why: 'accounting and understanding of the files are parts of a report', types: true },
  },
  metrics: {
    errors,
    messages: words,
    engines: {
      why: 'the frame asks an engine for statistics, and falls back when one reaches its bound; it opens none',
      only: ['engines/engine.ts'],
    },
    sources: {
      why:
        'only the frame: it opens a file again when its bytes turn out not to be UTF-8, makes sure that no input changed ' +
        'while it was read, and hands on what was noticed',
      only: ['sources/open.ts', 'sources/structure.ts', 'sources/identity.ts', 'sources/source.ts'],
    },
    relations: { why: 'a metric reads the columns of relations' },
    statistics: { why: 'a calculation is statistics with the words of the field' },
    results: { why: 'a calculation ends in findings' },
  },
  renderers: {
    errors,
    messages: words,
    results: { why: 'a renderer knows reports, shapes and units, and never a metric' },
  },
  cli: {
    errors,
    messages: words,
    engines: { why: 'a command chooses the engines of its run' },
    sources: { why: 'a command opens the files that were named' },
    relations: { why: 'a command turns options into a question' },
    metrics: { why: 'a command runs metrics' },
    results: { why: 'a command puts a report together' },
    renderers: { why: 'a command draws a report' },
  },
};

const files = sourceFiles.filter(({ path }) => !path.endsWith('.d.ts'));
const codes = new Map(files.map((file) => [file.path, codeOf(file)]));
const imports = files.flatMap(importsOf);
const own = imports.filter(({ isPackage }) => !isPackage);

/** The folder under `src`, and for a file that stands there alone its name. */
const part = (path: string) => path.split('/')[0]!.replace(/\.ts$/, '');

function isAllowed({ from, to, typesOnly }: Import): boolean {
  if (part(from) === part(to)) return true;
  const arrow = arrows[part(from)]?.[part(to)];
  if (arrow === undefined || (arrow.types === true && !typesOnly)) return false;
  return arrow.only === undefined || arrow.only.includes(to);
}

const written = ({ from, to }: Import) => `${from} → ${to}`;

test('every import follows an arrow of the table', () => {
  expect(own.length).toBeGreaterThan(200);
  expect(own.filter((one) => !isAllowed(one)).map(written)).toEqual([]);
});

test('every arrow of the table gives its reason, and no two point at each other', () => {
  for (const [from, targets] of Object.entries(arrows)) {
    for (const [to, { why }] of Object.entries(targets)) {
      expect(why.length).toBeGreaterThan(20);
      expect(Object.keys(arrows[to] ?? {})).not.toContain(from);
    }
  }
});

test('every folder and file directly under src is in the table', () => {
  const parts = readdirSync('src').filter((name) => !name.endsWith('.md'));
  expect(parts.map(part).toSorted()).toEqual(Object.keys(arrows).toSorted());
});

test('every import names a file that is there, with its extension', () => {
  const known = new Set(files.map(({ path }) => path));
  expect(own.filter(({ to }) => !known.has(to)).map(written)).toEqual([]);
});

/** The folder of a metric, for files that belong to one. */
const metricOf = (path: string) => /^metrics\/([^/]+)\//.exec(path)?.[1];
const shared = ['estimators'];

test('no metric imports another metric: what two share is a statistic or an estimator', () => {
  const crossing = own.filter(({ from, to }) => {
    const [a, b] = [metricOf(from), metricOf(to)];
    return a !== undefined && b !== undefined && a !== b && !shared.includes(b);
  });
  expect(crossing.map(written)).toEqual([]);
});

test('only the generated index knows the metrics by name', () => {
  const naming = own.filter(
    ({ from, to }) => metricOf(to) !== undefined && !shared.includes(metricOf(to)!) && metricOf(from) === undefined,
  );
  expect([...new Set(naming.map(({ from }) => from))]).toEqual(['metrics/index.ts']);
});

test('only the command line knows commander', () => {
  const users = imports.filter(({ to }) => to === 'commander').map(({ from }) => part(from));
  expect([...new Set(users)]).toEqual(['cli']);
});

/** Who may look at the process beside the command line, and why. */
const processUsers: Readonly<Record<string, string>> = {
  'sources/spool.ts':
    'private files are named after the process that owns them and removed when it ends, however it ends',
  'engines/scan/engine.ts': 'CX_SCAN=plain turns the fast scan off, so that a doubtful file can be counted both ways',
  'engines/duckdb/memory.ts': 'the database is given a part of what the container allows this process',
};

test('only the command line looks at the process, with the exceptions that say why', () => {
  const users = files.filter(
    ({ path }) => part(path) !== 'cli' && /\bprocess\.\w/.test(withoutTexts(codes.get(path)!)),
  );
  expect(users.map(({ path }) => path).filter((path) => processUsers[path] === undefined)).toEqual([]);
});

const withoutTexts = (code: string) => code.replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""');

test('nothing writes to the console: streams come with the run', () => {
  expect(
    files.filter(({ path }) => /\bconsole\.\w/.test(withoutTexts(codes.get(path)!))).map(({ path }) => path),
  ).toEqual([]);
});

test('what calculates and draws has no clock and no chance, so that the same rows give the same bytes', () => {
  const pure = ['metrics', 'statistics', 'relations', 'results', 'renderers', 'messages'];
  const impure = files
    .filter(({ path }) => pure.includes(part(path)))
    .filter(({ path }) => /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\./.test(codes.get(path)!));
  expect(impure.map(({ path }) => path)).toEqual([]);
});

test('numbers become text in renderers only: no metric, relation or statistic formats one', () => {
  const silent = ['metrics', 'statistics', 'relations', 'results'];
  const formatting = files
    .filter(({ path }) => silent.includes(part(path)))
    .filter(({ path }) => /\.toFixed\(|\.toLocaleString\(|\bIntl\./.test(codes.get(path)!));
  expect(formatting.map(({ path }) => path)).toEqual([]);
});

/** Slow to load, and not needed for help or for a scan. */
const lazyPackages = /^(?:@duckdb\/|zod$|trino-client$)/;

test('the database, the cluster and the schema checker are loaded only when something needs them', () => {
  const loaded = new Set(loadedWith('cli/main.ts'));
  const eager = imports.filter(({ from, lazy, typesOnly }) => loaded.has(from) && !lazy && !typesOnly);
  expect(eager.filter(({ to }) => lazyPackages.test(to)).map(written)).toEqual([]);
  expect([...loaded].filter((path) => /^engines\/(?:duckdb|trino)\//.test(path))).toEqual([]);
});

/** Every file that is loaded as soon as one is. */
function loadedWith(path: string): string[] {
  const loaded = new Set([path]);
  for (const current of loaded) {
    for (const { from, to, lazy, typesOnly } of own) if (from === current && !lazy && !typesOnly) loaded.add(to);
  }
  return [...loaded].toSorted();
}

test('folders are nouns of the field or of the flow', () => {
  const vague = new Set([
    'utils',
    'util',
    'helpers',
    'common',
    'core',
    'services',
    'managers',
    'misc',
    'lib',
    'shared',
  ]);
  const names = files.flatMap(({ path }) => path.split('/').map((name) => name.replace(/\.ts$/, '')));
  expect(names.filter((name) => vague.has(name))).toEqual([]);
});

/** Files that are long because they are lists, or one table that must be read in one piece. */
const mayBeLong: Readonly<Record<string, string>> = {
  'messages/en.ts': 'every word of the program in English',
  'messages/es.ts': 'every word of the program in Spanish',
};

test('a file over 300 lines is a list, or is reported as a candidate to be divided', () => {
  const long = files.filter(({ path, text }) => mayBeLong[path] === undefined && text.split('\n').length > 301);
  if (long.length > 0) {
    const lines = long.map(({ path, text }) => `${path} has ${text.split('\n').length - 1} lines`);
    process.stderr.write(`to be divided: ${lines.join('; ')}\n`);
  }
  // Longer than this no file is read in one piece.
  expect(long.filter(({ text }) => text.split('\n').length > 500).map(({ path }) => path)).toEqual([]);
});

const beginsLikeSql =
  /^\s*(?:SELECT|WITH|CREATE|COPY|INSERT|UPDATE|DELETE|DROP|ATTACH|SET|PRAGMA|INSTALL|LOAD|FROM|WHERE|JOIN|LEFT JOIN|GROUP BY|ORDER BY|UNION|VALUES|LIMIT)\b/;
const readsLikeSql = /\bselect\b[^]*\bfrom\b/i;

/** SQL that is not made by the `sql` tag. */
const stringBuiltSql = (code: string) =>
  literalsOf(code)
    .filter(({ tag, text }) => tag !== 'sql' && (beginsLikeSql.test(text) || readsLikeSql.test(text)))
    .map(({ text }) => text);

test('SQL is built by the sql tag alone, which quotes what is put into it', () => {
  const built = files
    .filter(({ path }) => path !== 'engines/sql.ts')
    .flatMap(({ path }) => stringBuiltSql(codes.get(path)!).map((text) => `${path}: ${text}`));
  expect(built).toEqual([]);
});

test('the check for string-built SQL finds it in templates, in concatenations, and within ${}', () => {
  expect(stringBuiltSql('const a = `SELECT * FROM ${name}`;')).toEqual(['SELECT * FROM …']);
  expect(stringBuiltSql('const a = "SELECT " + name;')).toEqual(['SELECT ']);
  expect(stringBuiltSql('run(sql`SELECT ${`a FROM b`}`); f(" WHERE " + a)')).toEqual([' WHERE ']);
  expect(stringBuiltSql('g(`${"select a from b"}`)')).toEqual(['select a from b']);
  expect(stringBuiltSql('const quote = /["\'`/]/; h(sql`SELECT 1`); k = a / b; /* it`s */ l = "said"')).toEqual([]);
});
