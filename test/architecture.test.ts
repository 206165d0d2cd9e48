import { readFileSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import { codeOf, importsOf, literalsOf, sourceFiles, wasmFiles, type Import } from './source-code.ts';

/** Why one room may import from another; `types` and `only` say that not all of it. */
interface Arrow {
  readonly why: string;
  readonly types?: true;
  readonly only?: readonly string[];
}

const words: Arrow = { why: 'every text that a user sees is said in every language' };
const texts: Arrow = { ...words, types: true };
const errors: Arrow = { why: 'an error that a user can mend is a CxError, whoever finds it' };

/**
 * The arrows of the program: data flows from files to text, and a room knows only what lies before it on that way.
 * An arrow that is not in this table is a wrong turn.
 */
const arrows: Readonly<Record<string, Readonly<Record<string, Arrow>>>> = {
  messages: {},
  statistics: {},
  sql: {},
  errors: { messages: { why: 'the details of an error are those that its words need', types: true } },
  results: { messages: { why: 'labels are texts until a language is chosen' } },
  values: {
    messages: { why: 'the evidence for a style is told in words', types: true },
    sql: {
      why: 'a plain form has a twin in SQL, which stands beside it',
      only: ['sql/tag.ts', 'sql/dialect.ts'],
    },
  },
  sources: {
    errors,
    messages: words,
    results: { why: 'what was noticed in a file is told under a code of the report', types: true },
    values: { why: 'names of columns are known as they are seen', only: ['values/folding.ts'] },
  },
  questions: {
    errors,
    messages: words,
    values: { why: 'a question names days, periods and the order of dates, and compares texts as they are seen' },
  },
  engines: {
    errors,
    sql: { why: 'what an engine runs is built by the sql tag' },
    sources: { why: 'an engine reads the bytes of opened sources, and reports the structure that it found' },
    values: { why: 'plain forms of a value, on bytes and in SQL' },
  },
  relations: {
    errors,
    messages: words,
    sources: { why: 'the headers of opened sources, and the layouts that tell what they mean' },
    values: { why: 'what stands in a column, as a value' },
    results: { why: 'understanding of the files is a part of a report', types: true },
    sql: { why: 'a derived relation is defined by its SQL', only: ['sql/tag.ts'] },
  },
  records: {
    errors,
    messages: words,
    engines: { why: 'a question becomes a request for a tally or a table of typed rows', types: true },
    questions: { why: 'which records a question is about' },
    relations: { why: 'records are judged by the columns of their relation' },
    results: { why: 'accounting is a part of a report' },
    sources: { why: 'records are read in the pass that proves their structure, and what it noticed becomes a remark' },
    statistics: {
      why: 'raking is part of reading answers: their weights come from the population',
      only: ['statistics/weighting/raking.ts'],
    },
    values: { why: 'texts become values' },
  },
  estimates: {
    errors,
    messages: texts,
    records: { why: 'groups are made of the records that were used' },
    questions: { why: 'what is estimated, compared and hidden is what was asked', types: true },
    results: { why: 'estimates are tables of a report' },
    statistics: { why: 'an estimate is statistics with the words of the field' },
    values: { why: 'periods follow each other in the calendar', only: ['values/dates/periods/period.ts'] },
  },
  metrics: {
    errors,
    messages: words,
    engines: {
      why: 'the run asks an engine for statistics, and falls back when one reaches its bound; it opens none',
      only: ['engines/engine.ts', 'engines/typed-table.ts'],
    },
    estimates: { why: 'a metric says how a group is estimated; what all estimates share is made there' },
    questions: { why: 'a run answers a question' },
    records: { why: 'a run reads records' },
    relations: { why: 'a metric reads the columns of relations' },
    results: { why: 'a calculation ends in findings' },
    sources: {
      why: 'a run makes sure that no input changed while it was read, and hands on what was noticed',
      only: ['sources/structure/structure.ts', 'sources/files/identity.ts', 'sources/source.ts'],
    },
    sql: {
      why: 'a run makes the views that a query is asked through, and queries count in the calendar',
      only: ['sql/tag.ts', 'sql/whole-months.ts'],
    },
    statistics: { why: 'a calculation is statistics with the words of the field' },
    values: { why: 'a metric says how a text is read' },
  },
  renderers: {
    errors,
    messages: texts,
    results: { why: 'a renderer knows reports, shapes and units, and never a metric' },
    statistics: {
      why: 'a change since another report has the interval that both give, and what is told of many rows is corrected, whatever the metric',
      only: ['statistics/square-and-add.ts', 'statistics/multiplicity/holm.ts'],
    },
  },
  reports: {
    errors,
    messages: words,
    metrics: { why: 'settings name metrics', only: ['metrics/named.ts'] },
    relations: { why: 'settings name the files of relations, and their columns' },
    results: { why: 'a check is held against headlines, and a history keeps them' },
    values: { why: 'a check knows how old a date is', only: ['values/dates/calendar.ts'] },
  },
  cli: {
    errors,
    messages: words,
    engines: { why: 'a command chooses the engines of its run' },
    sources: { why: 'a command opens the files that were named' },
    values: { why: 'options are read as values' },
    questions: { why: 'a command turns options into a question' },
    sql: { why: 'a command prints the SQL that would give the same', only: ['sql/tag.ts'] },
    relations: { why: 'a command finds the columns of the files that it opened' },
    records: { why: 'a command lists the records that were left out' },
    metrics: { why: 'a command runs metrics and knows their names' },
    estimates: {
      why: 'a command explains the methods that metrics share',
      only: ['estimates/methods/methods.ts', 'estimates/methods/shared-method.ts'],
    },
    results: { why: 'a command puts a report together' },
    renderers: { why: 'a command draws a report' },
    reports: { why: 'a command makes the report that the settings state' },
  },
};

/**
 * The arrows inside rooms, between their own rooms; `*` is what stands loose in a room. Rooms beside each other that are
 * not named here do not know each other.
 */
const inside: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  cli: {
    '*': ['commands', 'completion', 'options', 'outputs', 'process', 'reports'],
    docs: ['*', 'completion', 'options'],
    commands: ['*', 'manifests', 'options', 'outputs', 'process', 'scenarios'],
    manifests: ['options', 'outputs', 'process'],
    options: ['process'],
    outputs: ['options', 'process'],
    reports: ['*', 'commands', 'options', 'outputs', 'process'],
    scenarios: ['options', 'outputs', 'process'],
  },
  engines: { duckdb: ['*'], scan: ['*'], trino: ['*'] },
  messages: { '*': ['en', 'es'], en: ['*'], es: ['*'] },
  'engines/duckdb': { '*': ['database', 'files'], files: ['database'] },
  'engines/scan': {
    '*': ['bytes', 'columns', 'fast', 'plain'],
    columns: ['bytes', 'fast'],
    fast: ['bytes', 'plain'],
  },
  'engines/trino': { '*': ['client'], typed: ['*', 'client'] },
  estimates: {
    '*': ['groups', 'tables'],
    estimators: ['*'],
    tables: ['*', 'groups', 'methods'],
  },
  'estimates/groups': { '*': ['margins'] },
  questions: { '*': ['where'] },
  records: {
    '*': ['conditions', 'rows', 'tally', 'typed', 'weights'],
    tally: ['*', 'weights'],
    typed: ['*', 'conditions', 'weights'],
    weights: ['*'],
  },
  'cli/commands': { '*': ['explain'] },
  'cli/process': { '*': ['streams'] },
  'cli/outputs': { '*': ['files'], parts: ['files', 'sets'], sets: ['files'] },
  'cli/outputs/sql': { '*': ['rows'], rows: ['*'] },
  'cli/reports': { '*': ['asking', 'files'], asking: ['*'], init: ['*'] },
  'metrics/clv': { '*': ['buying', 'contracts', 'tables'], buying: ['*', 'tables'], contracts: ['*', 'tables'] },
  'metrics/buying': { '*': ['models'], models: ['*'] },
  'metrics/clv/buying': { '*': ['tables'], tables: ['*'] },
  'metrics/journeys': { '*': ['folded'], folded: ['*'] },
  'metrics/moments-of-truth': { '*': ['cuts', 'leaving'], leaving: ['*', 'cuts'] },
  'metrics/movements': { reduced: ['*'] },
  'metrics/promoter-value': { '*': ['tables', 'valued'], tables: ['*'] },
  'metrics/retention-profit': {
    '*': ['reduced', 'tables', 'value'],
    tables: ['reduced', 'value'],
  },
  'metrics/rfm': { '*': ['tables'], tables: ['*'] },
  'metrics/simulate': {
    '*': ['model', 'notices', 'reduced', 'tables'],
    notices: ['*', 'model'],
    tables: ['*', 'model'],
  },
  'metrics/value-tiers': { '*': ['reduced', 'tables'], tables: ['*', 'reduced'] },
  'metrics/run/asking': { '*': ['tables'], tables: ['*'] },
  'metrics/run': {
    '*': ['asking', 'loads', 'segments', 'told'],
    asking: ['*', 'segments'],
    loads: ['*', 'asking'],
    told: ['*'],
  },
  'metrics/scales': { '*': ['evidence', 'questions'], evidence: ['questions'] },
  'records/typed': {
    '*': ['drivers', 'encoding', 'ids', 'lent', 'meaning', 'scores'],
    drivers: ['*', 'encoding', 'meaning'],
    ids: ['*', 'encoding'],
    lent: ['*', 'encoding'],
    links: ['*', 'encoding', 'ids'],
    meaning: ['*', 'encoding'],
    scores: ['*', 'encoding'],
  },
  'records/typed/encoding': { '*': ['identities'], identities: ['*'] },
  'records/typed/meaning': {
    '*': ['contacts', 'delivery', 'purchases'],
    contacts: ['*'],
    delivery: ['*'],
    purchases: ['*'],
  },
  relations: {
    '*': ['assumptions'],
    assumptions: ['*'],
    exports: ['*'],
    headers: ['*', 'exports'],
    profiles: ['*', 'headers'],
  },
  'relations/derived': { journeys: ['*'] },
  renderers: {
    '*': ['supplements', 'terminal', 'text'],
    findings: ['*', 'supplements', 'text', 'typeset'],
    flow: ['*', 'text', 'typeset'],
    html: ['*', 'findings', 'flow', 'svg', 'text', 'typeset'],
    supplements: ['*', 'text'],
    svg: ['*', 'flow', 'text', 'typeset'],
    terminal: ['*', 'text'],
    text: ['*'],
    typeset: ['*', 'text'],
    xlsx: ['*', 'supplements', 'text'],
  },
  'renderers/html': { '*': ['figures', 'style'], figures: ['*'] },
  'renderers/svg': { '*': ['charts'], charts: ['*'] },
  'renderers/terminal': { '*': ['charts'], charts: ['*'] },
  'renderers/text': { '*': ['columns'] },
  sources: {
    '*': ['csv', 'encodings', 'files', 'heads', 'manners'],
    encodings: ['files'],
    headers: ['*', 'csv', 'layouts'],
    heads: ['*', 'csv', 'encodings', 'files', 'headers', 'manners', 'summaries'],
    manners: ['*', 'csv', 'files'],
    structure: ['*', 'csv', 'encodings', 'files', 'summaries'],
    summaries: ['csv', 'files', 'headers'],
    threads: ['*', 'csv', 'encodings', 'files', 'structure'],
  },
  statistics: {
    buying: ['functions'],
    distributions: ['functions'],
    forecasts: ['functions'],
    importance: ['functions', 'regression'],
    means: ['*', 'distributions'],
    'net-scores': ['*', 'distributions', 'functions'],
    proportions: ['*', 'distributions'],
    regression: ['distributions', 'functions'],
    resampling: ['*', 'functions', 'regression'],
    series: ['distributions'],
    survival: ['*', 'distributions', 'functions'],
  },
  'statistics/buying': { 'beta-geometric': ['*'], forecasts: ['*', 'beta-geometric', 'pareto'], pareto: ['*'] },
  'statistics/functions': { search: ['*'] },
  'statistics/survival': { cox: ['*'] },
  values: { dates: ['*'], numbers: ['*'], scores: ['*', 'dates'] },
  'values/dates': { '*': ['names', 'zones'], zones: ['*'], periods: ['*'] },
  'values/scores': { '*': ['words'] },
};

/** Rooms of `metrics/` that are part of the frame; each of its other rooms is a metric. */
const frame = ['run', 'scales'];
/** What metrics of answers, of customers and of profit share beyond the frame. */
const shared = ['buying', 'contacts', 'measures', 'movements', 'profit', 'survival', 'surveys', 'worth'];
/** What reads scores knows how they may be asked. */
const askScores = ['contacts', 'run', 'surveys', 'worth'];
/** The frame knows no metric, but for the two generated lists; a metric knows the frame and no other metric. */
function allowedInMetrics(from: string, to: string, path: string): boolean {
  if (askScores.includes(from)) return to === '*' || to === 'scales';
  if (from === 'buying') return to === '*' || to === 'movements';
  if (from === 'scales' || shared.includes(from)) return to === '*';
  if (from !== '*') return to === '*' || to === 'scales' || shared.includes(to);
  return frame.includes(to) || path === 'metrics/index.ts' || path === 'metrics/named.ts';
}

const files = sourceFiles.filter(({ path }) => !path.endsWith('.d.ts'));
const codes = new Map(files.map((file) => [file.path, codeOf(file)]));
const imports = files.flatMap(importsOf);
const own = imports.filter(({ isPackage }) => !isPackage);

/** The room under `src`, and for a file that stands there alone its name. */
const part = (path: string) => path.split('/')[0]!.replace(/\.ts$/, '');
const written = ({ from, to }: Import) => `${from} → ${to}`;

function isAllowed({ from, to, typesOnly }: Import): boolean {
  if (part(from) === part(to)) return true;
  const arrow = arrows[part(from)]?.[part(to)];
  if (arrow === undefined || (arrow.types === true && !typesOnly)) return false;
  return arrow.only === undefined || arrow.only.includes(to);
}

/** The innermost room in which an import crosses from one thing to another, and those two; loose files are `*`. */
function crossing({ from, to }: Import): { readonly room: string; readonly units: readonly [string, string] } {
  const [a, b] = [from.split('/'), to.split('/')];
  let depth = 0;
  while (depth < a.length - 1 && depth < b.length - 1 && a[depth] === b[depth]) depth += 1;
  const unit = (path: readonly string[]) => (path.length > depth + 1 ? path[depth]! : '*');
  return { room: a.slice(0, depth).join('/'), units: [unit(a), unit(b)] };
}

describe('the arrows between rooms', () => {
  test('every import follows one of the table', () => {
    expect(own.length).toBeGreaterThan(200);
    expect(own.filter((one) => !isAllowed(one)).map(written)).toEqual([]);
  });

  test('each gives its reason, and no two point at each other', () => {
    for (const [from, targets] of Object.entries(arrows)) {
      for (const [to, { why }] of Object.entries(targets)) {
        expect(why.length).toBeGreaterThan(15);
        expect(Object.keys(arrows[to] ?? {})).not.toContain(from);
      }
    }
  });

  test('each is used, by values where values may flow', () => {
    const used = new Set(own.flatMap(({ from, to, typesOnly }) => [`${part(from)} ${part(to)} ${typesOnly}`]));
    const unused = Object.entries(arrows).flatMap(([from, targets]) =>
      Object.entries(targets)
        .filter(([to, { types }]) => !used.has(`${from} ${to} ${types === true}`) && !used.has(`${from} ${to} false`))
        .map(([to]) => `${from} → ${to}`),
    );
    expect(unused).toEqual([]);
    const exact = Object.entries(arrows).flatMap(([from, targets]) =>
      Object.values(targets).flatMap(({ only = [] }) => only.map((to) => [from, to] as const)),
    );
    expect(exact.filter(([from, to]) => !own.some((one) => part(one.from) === from && one.to === to))).toEqual([]);
  });

  test('every room and file directly under src is in the table', () => {
    const parts = readdirSync('src').filter((name) => !name.endsWith('.md'));
    expect(parts.map(part).toSorted()).toEqual(Object.keys(arrows).toSorted());
  });
});

describe('the arrows inside rooms', () => {
  const crossings = own
    .map((one) => ({ ...crossing(one), one }))
    .filter(({ room, units: [a, b] }) => room !== '' && a !== b);

  test('every import follows one of the table', () => {
    const wrong = crossings.filter(({ room, units: [from, to], one }) =>
      room === 'metrics' ? !allowedInMetrics(from, to, one.from) : inside[room]?.[from]?.includes(to) !== true,
    );
    expect(wrong.map(({ one }) => written(one))).toEqual([]);
  });

  test('each is used', () => {
    const used = new Set(crossings.map(({ room, units: [from, to] }) => `${room}: ${from} → ${to}`));
    const named = Object.entries(inside).flatMap(([room, units]) =>
      Object.entries(units).flatMap(([from, targets]) => targets.map((to) => `${room}: ${from} → ${to}`)),
    );
    expect(named.filter((arrow) => !used.has(arrow))).toEqual([]);
  });

  test('the engines do not know each other, nor the metrics', () => {
    expect(inside['engines']!['scan']).not.toContain('duckdb');
    expect(inside['engines']!['duckdb']).not.toContain('scan');
    expect(allowedInMetrics('csat', 'ces', 'metrics/csat/index.ts')).toBe(false);
    expect(allowedInMetrics('run', 'csat', 'metrics/run/run.ts')).toBe(false);
  });
});

test('no files go round in a circle, on any floor', () => {
  const rooms = new Map<string, Map<string, Set<string>>>();
  for (const { from, to } of own) {
    const [a, b] = [from.split('/'), to.split('/')];
    let depth = 0;
    while (depth < a.length - 1 && depth < b.length - 1 && a[depth] === b[depth]) depth += 1;
    if (a[depth] === b[depth]) continue;
    const units = rooms.get(a.slice(0, depth).join('/')) ?? new Map<string, Set<string>>();
    units.set(a[depth]!, (units.get(a[depth]!) ?? new Set()).add(b[depth]!));
    rooms.set(a.slice(0, depth).join('/'), units);
  }
  const circles = [...rooms].flatMap(([room, units]) => circlesIn(units).map((circle) => `${room}: ${circle}`));
  expect(circles).toEqual([]);
});

/** Names that lead back to themselves. */
function circlesIn(arrowsOf: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...arrowsOf.keys()].filter((start) => {
    const reached = new Set(arrowsOf.get(start));
    for (const name of reached) for (const next of arrowsOf.get(name) ?? []) reached.add(next);
    return reached.has(start);
  });
}

/** What the program, its threads and its documentation begin with. */
const beginnings = [
  'cli/start.ts',
  'cli/main.ts',
  'cli/docs/pages.ts',
  'engines/scan/columns/worker.ts',
  'engines/scan/fast/worker.ts',
  'records/typed/encoding/worker.ts',
  // What effort does to leaving, in points of probability: asked by no metric yet.
  'statistics/regression/marginal-effect.ts',
];
/** Copied by `npm run create-metric`. */
const copied = /^metrics\/_template/;

test('every file is reached from where the program begins', () => {
  const reached = new Set(beginnings);
  for (const path of reached) for (const { from, to } of own) if (from === path) reached.add(to);
  expect(files.map(({ path }) => path).filter((path) => !reached.has(path) && !copied.test(path))).toEqual([]);
});

test('every file of the scan in WebAssembly is reached from its beginning', () => {
  const reached = new Set(['engines/scan/wasm/scan.as.ts']);
  for (const path of reached) {
    const { text } = wasmFiles.find((file) => file.path === path)!;
    for (const [, name] of text.matchAll(/from '\.\/([\w.-]+?)(?:\.ts)?';/g)) {
      reached.add(`engines/scan/wasm/${name}.ts`);
    }
  }
  expect(wasmFiles.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
});

/** The rooms of bytes: who may open files, and why. */
const openers: Readonly<Record<string, string>> = {
  sources: 'inputs',
  'engines/scan/bytes': 'the bytes of opened sources, a part at a time, and the compiled scan',
  'engines/duckdb': 'private copies and spilled rows',
  'engines/trino': 'the private copy of a sample',
  'cli/commands': 'stored reports and manifests, the example files',
  'cli/clusters.ts': 'the certificates that a cluster is known by',
  'cli/options': 'whether there is a cx.toml',
  'cli/outputs': 'outputs, whole or not there',
  'cli/reports': 'what a report is made of beside its inputs, and what lies where it goes',
  'cli/process': 'the program itself: its version, its compiled code; small files beside the data',
  'cli/start.ts': 'the program itself: its bundle',
};

test('only the rooms of bytes open files, and each of them does', () => {
  const users = imports.filter(({ to }) => /^(?:node:)?fs(?:\/promises)?$/.test(to)).map(({ from }) => from);
  const room = (path: string) => Object.keys(openers).find((name) => path === name || path.startsWith(`${name}/`));
  expect(users.filter((path) => room(path) === undefined)).toEqual([]);
  expect(Object.keys(openers).filter((name) => !users.some((path) => room(path) === name))).toEqual([]);
});

/** Rooms in which each file is one item of a list, so that their number is that of the items. */
const lists = ['sources/layouts', 'relations/exports', 'messages/en', 'messages/es'];

test('a room has ten loose files at most, but where each is one item of a list', () => {
  const loose = new Map<string, number>();
  for (const { path } of files) {
    const room = path.split('/').slice(0, -1).join('/');
    loose.set(room, (loose.get(room) ?? 0) + 1);
  }
  expect([...loose].filter(([room, count]) => count > 10 && !lists.includes(room))).toEqual([]);
});

test("no room's own files are over a sixth of the source", () => {
  const lines = new Map<string, number>();
  for (const { path, text } of files) {
    const room = path.split('/').slice(0, -1).join('/');
    lines.set(room, (lines.get(room) ?? 0) + text.split('\n').length);
  }
  const all = [...lines.values()].reduce((sum, count) => sum + count, 0);
  expect([...lines].filter(([, count]) => count > all / 6)).toEqual([]);
});

test('only the command line knows commander', () => {
  const users = imports.filter(({ to }) => to === 'commander').map(({ from }) => part(from));
  expect([...new Set(users)]).toEqual(['cli']);
});

/** Who may look at the process beside the command line, and why. */
const processUsers: Readonly<Record<string, string>> = {
  'sources/files/spool.ts':
    'private files are named after the process that owns them and removed when it ends, however it ends',
  'engines/scan/engine.ts': 'CX_SCAN=plain turns the fast scan off, so that a doubtful file can be counted both ways',
  'engines/duckdb/database/memory.ts': 'the database is given a part of what the container allows this process',
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
  const pure = [
    'values',
    'questions',
    'relations',
    'records',
    'estimates',
    'metrics',
    'statistics',
    'results',
    'renderers',
    'messages',
  ];
  const impure = files
    .filter(({ path }) => pure.includes(part(path)))
    .filter(({ path }) => /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\./.test(codes.get(path)!));
  expect(impure.map(({ path }) => path)).toEqual([]);
});

/** Only `Intl` knows the clocks of the world; what it formats there is read again, as an offset. */
const knowsZones = 'values/dates/zones/zone.ts';

test('what chance makes in tests, it makes alike in every run', () => {
  const testFiles = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const direct = testFiles.filter((file) => /from 'fast-check'/u.test(readFileSync(`test/${file}`, 'utf8')));
  expect(direct.filter((file) => file !== 'architecture.test.ts')).toEqual(['chance.ts']);
});

test('numbers become text in renderers only: no metric, relation or statistic formats one', () => {
  const silent = ['metrics', 'estimates', 'statistics', 'records', 'relations', 'questions', 'values', 'results'];
  const formatting = files
    .filter(({ path }) => silent.includes(part(path)))
    .filter(({ path }) => {
      const code = codes.get(path)!;
      const known = path === knowsZones ? code.replaceAll(/\bIntl\.DateTimeFormat\b/g, '') : code;
      return /\.toFixed\(|\.toLocaleString\(|\bIntl\./.test(known);
    });
  expect(formatting.map(({ path }) => path)).toEqual([]);
});

/** Slow to load, and not needed for help or for a scan. */
const lazyPackages = /^(?:@duckdb\/|@viz-js\/|write-excel-file|zod$|trino-client$)/;

test('the database, the cluster, the schema checker and what draws pages are loaded only when something needs them', () => {
  const loaded = new Set(loadedWith('cli/main.ts'));
  const eager = imports.filter(({ from, lazy, typesOnly }) => loaded.has(from) && !lazy && !typesOnly);
  expect(eager.filter(({ to }) => lazyPackages.test(to)).map(written)).toEqual([]);
  expect([...loaded].filter((path) => /^engines\/(?:duckdb|trino)\/|^renderers\/(?:html|svg)\//.test(path))).toEqual(
    [],
  );
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

/** Word lists, which are as long as they are. */
const mayBeLong = /^messages\/(?:en|es)\//;

test('no file is over 300 lines, but word lists', () => {
  const schema = {
    path: 'results/result.schema.json',
    text: readFileSync('src/results/result.schema.json', 'utf8'),
  };
  const long = [...files, ...wasmFiles, schema].filter(
    ({ path, text }) => !mayBeLong.test(path) && text.trimEnd().split('\n').length > 300,
  );
  expect(long.map(({ path }) => path)).toEqual([]);
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
    .filter(({ path }) => path !== 'sql/tag.ts')
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
