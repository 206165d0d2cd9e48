// A new metric that works at once: a copy of src/metrics/_template under its own name, with a test and a golden case.
//   npm run create-metric -- word-of-mouth
//   npm run create-metric -- word-of-mouth --query      from SQL over typed records, not from answers to a question
//   npm run create-metric -- word-of-mouth --dry-run    only says what would be written
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { bundled } from './bundled.mjs';

/** Why an id cannot be that of a new metric; null when it can. */
function objection(id) {
  if (id === undefined || id.startsWith('-')) return 'name the metric: npm run create-metric -- word-of-mouth';
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(id))
    return `'${id}' is not kebab-case: small letters and digits, words joined by -`;
  if (id === 'help' || existsSync(`src/cli/commands/${id}.ts`)) return `'cx ${id}' is a command already`;
  const taken = [`src/metrics/${id}`, `src/metrics/${id}.ts`, `test/metrics/${id}.test.ts`].find((path) =>
    existsSync(path),
  );
  return taken === undefined ? null : `${taken} is there already`;
}

const capital = (text) => text.replace(/^./u, (letter) => letter.toUpperCase());

/** The words of the template in each form in which they occur, and the same forms of a new id. */
function renamed(text, id) {
  const words = id.split('-');
  const title = capital(words.join(' '));
  return text
    .replaceAll('_template-query', id)
    .replaceAll('_template', id)
    .replaceAll('metric-name', id)
    .replaceAll('metric_name', words.join('_'))
    .replaceAll('Metric name', title)
    .replaceAll('metricName', words.map((word, at) => (at === 0 ? word : capital(word))).join(''));
}

/** The files of a new metric, by path. */
function filesOf(id, { template, input }) {
  const files = new Map(
    readdirSync(`src/metrics/${template}`).map((name) => [
      `src/metrics/${id}/${name}`,
      renamed(readFileSync(join('src/metrics', template, name), 'utf8'), id),
    ]),
  );
  files.set(`test/metrics/${id}.test.ts`, renamed(readFileSync(`test/metrics/${template}.test.ts`, 'utf8'), id));
  files.set(`test/cases/${id}-first/command`, `cx ${id} ${input}\n`);
  return files;
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(file);
}

/** Runs the command of the golden case, and keeps what it prints. */
async function writeCase(id, { input }) {
  const { main } = await bundled('src/cli/main.ts');
  const printed = { stdout: '', stderr: '' };
  const stream = (name) =>
    new Writable({
      write(chunk, _encoding, done) {
        printed[name] += chunk.toString('utf8');
        done();
      },
    });
  const io = { stdin: Readable.from([]), stdout: stream('stdout'), stderr: stream('stderr'), env: {} };
  const status = await main([id, input], io);
  for (const [name, text] of Object.entries({ ...printed, status: `${status}\n` }))
    write(`test/cases/${id}-first/${name}`, text);
}

/** What a metric is copied from: the answers to a question, or the sums of a statement over typed records. */
const templates = {
  answers: {
    template: '_template',
    input: 'fixtures/responses.csv',
    does: 'it is the mean of recommend_score, as the template has it',
    first: 'which question it asks (src/metrics/scales/)',
  },
  query: {
    template: '_template-query',
    input: 'fixtures/customers.csv',
    does: 'it is the share of customers who are still here, as the template has it',
    first: 'its options',
    reduction: `
     src/metrics/ID/reduce.ts: the statement that reduces the records, and the columns it reads`,
  },
};

const [id] = process.argv.slice(2);
const given = process.argv.includes('--query') ? templates.query : templates.answers;
const why = objection(id);
if (why !== null) {
  console.error(why);
  process.exitCode = 2;
} else if (process.argv.includes('--dry-run')) {
  for (const file of filesOf(id, given).keys()) console.log(file);
} else {
  for (const [file, text] of filesOf(id, given)) write(file, text);
  execFileSync(process.execPath, ['scripts/generate.mjs'], { stdio: 'inherit' });
  await writeCase(id, given);
  console.log(`
cx ${id} works: ${given.does}. Now:
  1. src/metrics/${id}/index.ts: ${given.first}, and its title, summary, formula, reference
     and caveats, in English and in Spanish${(given.reduction ?? '').replace('ID', id)}
  2. src/metrics/${id}/estimator.ts: the arithmetic; what other metrics need too goes to src/statistics/
  3. test/metrics/${id}.test.ts: numbers from a named source
  4. npm run generate && UPDATE=1 npm test, then read the difference`);
}
