// Writes what follows from the declarations of the metrics: their index, and the pages of docs/.
//   node scripts/generate.mjs           writes the files
//   node scripts/generate.mjs --check   only says which are not as they would be written, and ends with 1
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundled } from './bundled.mjs';

const metrics = 'src/metrics';
const lineWidth = 120;

/** Folders that declare a metric; `_template` declares one only to be copied. */
const declared = () =>
  readdirSync(metrics)
    .filter((name) => !name.startsWith('_') && existsSync(join(metrics, name, 'index.ts')))
    .toSorted();

const camelCase = (id) => id.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

function metricIndex(ids) {
  const names = ids.map(camelCase);
  const start = 'export const metrics: readonly Metric[] = [';
  const oneLine = `${start}${names.join(', ')}];`;
  const list = oneLine.length <= lineWidth ? oneLine : `${start}\n${names.map((name) => `  ${name},\n`).join('')}];`;
  return [
    '// Generated from the folders beside it by `npm run generate`.',
    ...ids.map((id) => `import ${camelCase(id)} from './${id}/index.ts';`),
    `import type { Metric } from './metric.ts';`,
    '',
    list,
    '',
  ].join('\n');
}

/** What is known of each metric before it is loaded: most runs ask for one. */
function namedMetrics(found) {
  const quoted = (text) => `'${text.replaceAll("'", "\\'")}'`;
  const entry = ({ id, title: { en, es } }) =>
    `  {\n    id: '${id}',\n    title: { en: ${quoted(en)}, es: ${quoted(es)} },\n    load: async () => (await import('./${id}/index.ts')).default,\n  },\n`;
  return [
    '// Generated from the folders beside it by `npm run generate`.',
    "import type { NamedMetric } from './metric.ts';",
    '',
    'export const namedMetrics: readonly NamedMetric[] = [',
    `${found.map(entry).join('')}];`,
    '',
  ].join('\n');
}

const checking = process.argv.includes('--check');
const stale = [];

function settle(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  stale.push(file);
  if (checking) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

settle(join(metrics, 'index.ts'), metricIndex(declared()));
if (!checking || stale.length === 0) {
  settle(join(metrics, 'named.ts'), namedMetrics((await bundled('src/metrics/index.ts')).metrics));
  const { docsPages } = await bundled('src/cli/docs/pages.ts');
  const pages = await docsPages();
  for (const [file, text] of pages) settle(file, text);
  for (const name of existsSync('docs/metrics') ? readdirSync('docs/metrics') : []) {
    const file = `docs/metrics/${name}`;
    if (pages.has(file)) continue;
    stale.push(file);
    if (!checking) rmSync(file);
  }
}

for (const file of stale) console.log(checking ? `${file} is stale: npm run generate` : file);
if (checking && stale.length > 0) process.exitCode = 1;
