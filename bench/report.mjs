// A report of twelve metrics against the dearest of them alone, on the same files: each file is read once for all of them.
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runOnce } from './measure.mjs';

/** The relations that each metric of the report takes. */
const customers = ['customers', 'transactions'];
const asked = {
  nps: ['responses'],
  csat: ['responses'],
  ces: ['responses'],
  'response-rate': ['responses', 'invitations'],
  'customer-growth': customers,
  churn: customers,
  'revenue-retention': customers,
  retention: ['customers', 'responses'],
  cohorts: customers,
  rfm: customers,
  clv: customers,
  'value-tiers': ['responses', ...customers],
};

/** How many times as long as its dearest metric the report may take. */
export const most = 2;

/**
 * The report and its dearest metric, as commands to compare.
 * @param files by relation, in one folder
 */
export async function reportAndDearest(files, folder, [node, cx]) {
  const inputs = Object.entries(files).map(([relation, file]) => `${relation} = "${basename(file)}"`);
  const ids = Object.keys(asked).map((id) => `"${id}"`);
  writeFileSync(
    join(folder, 'cx.toml'),
    `[inputs]\n${inputs.join('\n')}\n[report]\nmetrics = [${ids.join(', ')}]\nformats = ["json"]\n[clv]\nmodel = "bg-nbd"\n`,
  );
  const here = (...words) => ['sh', '-c', 'cd "$0" && exec "$@"', folder, node, cx, ...words];
  const alone = [];
  for (const [id, relations] of Object.entries(asked)) {
    const command = here(id, ...relations.map((relation) => `--${relation}=${basename(files[relation])}`));
    const { seconds } = await runOnce(command);
    console.log(`  ${id} alone: ${seconds.toFixed(1)} s`);
    alone.push({ name: `cx ${id}`, command, seconds, runs: 3 });
  }
  const dearest = await slowest(alone.toSorted((a, b) => b.seconds - a.seconds).slice(0, mayBeDearest));
  return { report: { name: 'cx report, 12 metrics', command: here('report', '--quiet') }, dearest };
}

/** The first runs say which may be the dearest; a busy moment makes none of them so. */
const mayBeDearest = 3;

async function slowest(candidates) {
  const again = [];
  for (const one of candidates)
    again.push({ ...one, seconds: Math.min(one.seconds, (await runOnce(one.command)).seconds) });
  return again.toSorted((a, b) => b.seconds - a.seconds)[0];
}
