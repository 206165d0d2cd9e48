// npm run bench [-- --quick | --large | --transactions | --customers | --journeys | --report] [-- --data FOLDER]
// Every figure is a ratio of whole processes in one run, against a named rival on the same file with a warm cache.
// Writes docs/performance.md, except with --quick (1 M rows in place of 10 M) and with --transactions, --customers, --journeys or --report, which
// measure only what is asked of these and show those lines of it. --large adds 100 M rows (7.6 GB).
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare } from './measure.mjs';
import { most as mostOfReport, reportAndDearest } from './report.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const words = process.argv.slice(2);
const quick = words.includes('--quick');
const large = words.includes('--large');
const folder = words.includes('--data') ? words[words.indexOf('--data') + 1] : mkdtempSync(join(tmpdir(), 'cx-bench-'));
const isOurs = !words.includes('--data');

const node = process.execPath;
const cx = here('../bin/cx.js');
const million = 1_000_000;

function fileOf(rows, kind = 'responses') {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${kind}-${rows}.csv`);
  if (!existsSync(file)) execFileSync(node, [here('generate.mjs'), String(rows), file, kind], { stdio: 'inherit' });
  return file;
}

const runs = (program, ...args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;
const python = [process.env.PYTHON, 'python3', 'python'].find((name) => name !== undefined && runs(name, '--version'));
const installed = {
  polars: python !== undefined && runs(python, '-c', 'import polars'),
  duckdbOfPython: python !== undefined && runs(python, '-c', 'import duckdb'),
  pandas: python !== undefined && runs(python, '-c', 'import pandas'),
  miller: runs('mlr', '--version'),
  papaparse: runs(node, '--input-type=module', '-e', "import 'papaparse'"),
};

const nps = (file, ...rest) => ({
  name: 'cx nps --period month --by country',
  command: [node, cx, 'nps', file, '--period', 'month', '--by', 'country', ...rest],
});

function rivalsOn(file) {
  return [
    { name: 'DuckDB, bare query', command: [node, here('rivals/duckdb.mjs'), file], most: 0.45 },
    ...(installed.polars
      ? [{ name: 'polars, streaming', command: [python, here('rivals/polars_streaming.py'), file], most: 0.65 }]
      : []),
    ...(installed.pandas ? [{ name: 'pandas', command: [python, here('rivals/pandas_groups.py'), file] }] : []),
    ...(installed.miller
      ? [{ name: 'Miller', command: ['mlr', '--icsv', '--ojson', 'count', '-g', 'country,nps', file] }]
      : []),
    { name: 'csv-parse', command: [node, here('rivals/csv-parse.mjs'), file], most: 1 / 30 },
    ...(installed.papaparse ? [{ name: 'Papa Parse', command: [node, here('rivals/papaparse.mjs'), file] }] : []),
    { name: 'wc -l (floor)', command: ['wc', '-l', file] },
    { name: 'cat (floor)', command: ['cat', file] },
  ];
}

/**
 * What is asked of transactions: the words of each command, at most how many times as long as bare DuckDB it takes, and of few at most
 * how many times as long as node's own start.
 */
const ofTransactions = {
  churn: { options: ['--inactive-after', '90', '--period', 'month'], most: 2, mostOfFew: 3 },
  'customer-growth': { options: ['--period', 'month'], most: 2, mostOfFew: 3 },
  clv: { options: ['--model', 'bg-nbd'], most: 4, mostOfFew: null },
};

const aboutTransactions = (metric, file) => {
  const { options } = ofTransactions[metric];
  return { name: ['cx', metric, ...options].join(' '), command: [node, cx, metric, file, ...options] };
};

const bareTransactions = (metric, file) => ({
  name: 'DuckDB, bare query',
  command: [node, here('rivals/duckdb-transactions.mjs'), metric, file],
  most: ofTransactions[metric].most,
});

const aboutCustomers = (file) => ({ name: 'cx retention', command: [node, cx, 'retention', file] });

const bareCustomers = (file) => ({
  name: 'DuckDB, bare query',
  command: [node, here('rivals/duckdb-customers.mjs'), file],
  most: 2.5,
});

const figures = [];
async function measure(what, ours, rival, most = rival.most ?? null) {
  const result = await compare(ours, rival, rival.runs ?? 5);
  figures.push({ what, ours: ours.name, rival: rival.name, most, ...result });
  const aim = most === null ? '' : ` (aim: at most ${ratio(most)})`;
  const side = ({ seconds: median, peak }) => `${seconds(median)}, ${memory(peak)}`;
  console.log(
    `${what}: ${ours.name} ${side(result.a)} | ${rival.name} ${side(result.b)} | ratio ${ratio(result.ratio)}${aim}`,
  );
}
const seconds = (value) => `${value.toFixed(value < 1 ? 3 : 2)} s`;
const ratio = (value) => value.toFixed(value < 0.1 ? 4 : 2);
const memory = (value) => (value === null ? '–' : `${Math.round(value)} MB`);

const count = quick ? million : 10 * million;
const title = (value) => (value >= million ? `${value / million} M rows` : `${value} rows`);
const bare = { name: 'node -e 0', command: [node, '-e', '0'], runs: 15 };

async function measureResponses(main) {
  for (const rival of rivalsOn(main)) await measure(title(count), nps(main), rival);
  const small = fileOf(1000);
  await measure('1,000 rows', { name: 'cx nps', command: [node, cx, 'nps', small] }, bare, 1.8);
  await measure('start', { name: 'cx --help', command: [node, cx, '--help'] }, bare, 1.6);
}

async function measureTransactions(purchases) {
  const transactions = (value) => title(value).replace('rows', 'transactions');
  const fewPurchases = fileOf(1000, 'transactions');
  for (const metric of Object.keys(ofTransactions)) {
    await measure(transactions(count), aboutTransactions(metric, purchases), bareTransactions(metric, purchases));
    await measure(
      '1,000 transactions',
      aboutTransactions(metric, fewPurchases),
      bare,
      ofTransactions[metric].mostOfFew,
    );
  }
}

async function measureCustomers(lives) {
  await measure(title(count).replace('rows', 'customers'), aboutCustomers(lives), bareCustomers(lives));
}

/** Steps, their quantiles and variants of 1 M contacts, against the same in the database's own Python. */
async function measureJourneys() {
  const contacts = fileOf(million, 'contacts');
  const ours = { name: 'cx journeys', command: [node, cx, 'journeys', contacts] };
  if (!installed.duckdbOfPython) return console.log('  no DuckDB for Python: cx journeys is not measured');
  const rival = { name: 'DuckDB for Python', command: [python, here('rivals/duckdb_journeys.py'), contacts], most: 3 };
  await measure('1 M contacts', ours, rival);
}

/** On 1 M answers, 2 M invitations, and purchases with their customers. */
async function measureReport() {
  const files = {
    responses: fileOf(million),
    invitations: fileOf(2 * million, 'invitations'),
    transactions: purchases(),
    customers: fileOf(count / 10, 'buyers'),
  };
  const { report, dearest } = await reportAndDearest(files, folder, [node, cx]);
  await measure(title(count).replace('rows', 'transactions'), report, dearest, mostOfReport);
}

async function measureEngines() {
  const middle = fileOf(million);
  await measure(
    '1 M rows',
    { name: 'cx survey', command: [node, cx, 'survey', middle] },
    { name: 'cx nps', command: [node, cx, 'nps', middle], runs: 7 },
    1.3,
  );
  await measure(
    '1 M rows',
    { name: 'cx nps, plain scan', command: nps(middle).command, environment: { CX_SCAN: 'plain' } },
    nps(middle),
  );
  await measure(
    '1 M rows',
    { name: 'cx nps --engine duckdb', command: nps(middle, '--engine', 'duckdb').command },
    nps(middle),
  );
}

async function measureLarge() {
  const huge = fileOf(100 * million);
  await measure('100 M rows', nps(huge), { ...nps(fileOf(10 * million)), name: 'the same on 10 M rows' }, 11);
  if (isOurs) rmSync(huge);
}

const purchases = () => fileOf(count, 'transactions');
const lives = () => fileOf(count, 'customers');
const some = {
  '--transactions': () => measureTransactions(purchases()),
  '--customers': () => measureCustomers(lives()),
  '--journeys': measureJourneys,
  '--report': measureReport,
};
const asked = Object.keys(some).filter((word) => words.includes(word));
for (const word of asked) await some[word]();
if (asked.length > 0) console.log(tableLines());
else {
  const files = { responses: fileOf(count), transactions: purchases(), customers: lives() };
  await measureResponses(files.responses);
  await measureTransactions(files.transactions);
  await measureCustomers(files.customers);
  await measureJourneys();
  await measureReport();
  await measureEngines();
  if (large) await measureLarge();
  if (!quick) writeFileSync(here('../docs/performance.md'), page(files));
}
if (isOurs) rmSync(folder, { recursive: true, force: true });

function tableLines() {
  return figures
    .map(
      ({ what, ours: a, rival, ratio: measured, most, a: of, runs: times }) =>
        `| ${what} | ${a} | ${rival} | ${ratio(measured)} | ${most === null ? '' : ratio(most)} | ${memory(of.peak)} | ${times} |`,
    )
    .join('\n');
}

function page({ responses, transactions, customers }) {
  const size = (file) => `${Math.round(statSync(file).size / 1e6)} MB`;
  return `# Performance

Written by \`npm run bench\` (\`npm run bench -- --large\` adds 100 M rows). Whole processes from start to exit, warm file
cache, A and B in turn; the ratio is the median of the ratios of neighbouring runs. The file has nine columns (id,
customer, time, three scores, channel, country, a comment with quoted commas and doubled quotes): ${size(responses)} for
${title(count)}. \`cx\` checks every byte of it (quotes, field counts, text, ids that come twice) and accounts for every
record; the rivals do not. Transactions have seven columns (id, customer, time to the second, amount, status, country,
channel), one customer for every ten, who differ in how often they buy and how easily they leave, in the order of time: ${size(transactions)} for ${title(count)}. Customers have six
columns (id, first day, day of leaving, status, plan, country), each an id of his own: ${size(customers)} for
${title(count)}.

${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}.

| file | A | B | A ÷ B | aim: at most | peak memory of A | runs |
|---|---|---|---:|---:|---:|---:|
${tableLines()}
`;
}
