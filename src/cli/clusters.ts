import { readFileSync } from 'node:fs';
import type { QueryEngine } from '../engines/engine.ts';
import type { ClusterAddress } from '../engines/trino/address.ts';
import type { ClusterClient } from '../engines/trino/client/client.ts';
import { CxError } from '../errors.ts';
import { dictionaries } from '../messages/index.ts';
import type { Metric } from '../metrics/metric.ts';
import type { Engines } from '../metrics/run/run.ts';
import { escapeTerminal } from '../renderers/text/escape.ts';
import { noteProgress } from '../sources/progress.ts';
import { isInCluster, type OpenSource, type SourceOptions } from '../sources/source.ts';
import type { Table } from '../sources/table.ts';
import type { Flags } from './options/flags.ts';
import type { Io } from './process/io.ts';
import { languageFlag, voiceOf } from './process/language.ts';
import { interruptOnSignals } from './signals.ts';

/** One client for each cluster and user of a run. */
const clients = new WeakMap<Io, Map<string, ClusterClient>>();

/**
 * Finds a table in its cluster. Who asks says the address or the environment; what proves it comes from the environment alone.
 *
 * @throws cluster-address and the other errors of clusters
 */
export async function openInCluster(
  typed: string,
  { cluster }: SourceOptions,
  io: Io,
): Promise<{ readonly table: Table; readonly shown: string }> {
  const { clusterAddress } = await import('../engines/trino/address.ts');
  const { openClusterTable } = await import('../engines/trino/cluster-table.ts');
  const address = clusterAddress(typed);
  const table = await openClusterTable(address, await clientOf(address, cluster ?? usualLimits, io));
  if (table.snapshot !== null && io.argv?.includes('--quiet') !== true)
    io.stderr.write(`cx: ${wordsOf(io).snapshot(escapeTerminal(table.shown), String(table.snapshot))}\n`);
  return { table, shown: address.shown };
}

/** In seconds. */
const usualLimits: NonNullable<SourceOptions['cluster']> = { connect: 10, silence: 120, recovery: 240 };

async function clientOf(
  address: ClusterAddress,
  limits: NonNullable<SourceOptions['cluster']>,
  io: Io,
): Promise<ClusterClient> {
  const { env } = io;
  const user = address.user ?? env['CX_TRINO_USER'] ?? 'cx';
  const known = clients.get(io) ?? new Map<string, ClusterClient>();
  clients.set(io, known);
  const key = JSON.stringify([address.host, address.port, address.isSecure, user]);
  const client = known.get(key);
  if (client !== undefined) return client;
  const [{ ClusterClient: Client }, { ClusterServer }] = await Promise.all([
    import('../engines/trino/client/client.ts'),
    import('../engines/trino/client/server.ts'),
  ]);
  const ca = env['CX_TRINO_CA'];
  const credentials = {
    user,
    password: env['CX_TRINO_PASSWORD'] ?? null,
    token: env['CX_TRINO_TOKEN'] ?? null,
    ca: ca === undefined ? null : certificatesIn(ca),
  };
  const made = interruptOnSignals(
    new Client(new ClusterServer(address, credentials, limits), {
      progress: (part) => noteProgress(address.shown, part),
      began: (page) => {
        if (io.argv?.includes('--verbose') === true) io.stderr.write(`cx: ${escapeTerminal(page)}\n`);
      },
      again: (server, cause) => io.stderr.write(`cx: ${wordsOf(io).again(server, escapeTerminal(cause))}\n`),
    }),
  );
  known.set(key, made);
  return made;
}

const wordsOf = ({ argv = [], env }: Io) => dictionaries[voiceOf(languageFlag(argv), env).words].clusters;

function certificatesIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CxError('cluster-ca-unreadable', { file, cause: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}

/** What a run writes of records one by one, or of the files that it read. */
const ofRecords = ['excluded', 'manifest', 'engine', 'memory'] as const;

/**
 * Whether the records of a run lie in a cluster. What cannot be counted there is refused before anything is.
 *
 * @throws cluster-and-files, cluster-metric, cluster-option
 */
export async function liesInCluster(
  wanted: readonly Metric[],
  sources: readonly OpenSource[],
  flags: Flags,
): Promise<boolean> {
  const inside = sources.filter(isInCluster);
  const [first] = inside;
  if (first === undefined) return false;
  const other = sources.find((source) => !isInCluster(source) || clusterOf(source) !== clusterOf(first));
  if (other !== undefined) throw new CxError('cluster-and-files', { table: first.file, other: other.file });
  const uncounted = wanted.find((metric) => !isCountedThere(metric));
  if (uncounted !== undefined) {
    const { metrics } = await import('../metrics/index.ts');
    const known = metrics.filter(isCountedThere).map(({ id }) => id);
    throw new CxError('cluster-metric', { metric: uncounted.id, known });
  }
  const option = ofRecords.find((name) => flags[name] !== null);
  if (option !== undefined) throw new CxError('cluster-option', { option: `--${option}` });
  return true;
}

/** Metrics of typed records of which the cluster is known to say what the other engines say, digit for digit. */
const queriedThere: ReadonlySet<string> = new Set([
  'churn',
  'churn-drivers',
  'clv',
  'cohorts',
  'customer-growth',
  'drivers',
  'earned-growth',
  'retention',
  'revenue-retention',
  'rfm',
  'value-tiers',
]);

/** Tallies are counted by texts, whichever metric asks. */
const isCountedThere = ({ id, reductions }: Metric): boolean => {
  const all = Object.values(reductions);
  return queriedThere.has(id) || (all.length > 0 && all.every((one) => one.kind === 'tally'));
};

/** The engines of a run whose records lie in a cluster. */
export function enginesOfCluster(): Engines & { close(): Promise<void> } {
  const engine = async () => (await import('../engines/trino/engine.ts')).trinoEngine;
  let database: Promise<QueryEngine> | null = null;
  return {
    tallies: 'trino',
    scan: {
      name: 'trino',
      tally: async (sources, request) => (await engine()).tally(sources, request),
      byCells: async (sources, request) =>
        (await import('../engines/trino/typed/cells.ts')).readByCells(sources, request),
      close: async () => {},
    },
    database() {
      database ??= import('../engines/trino/typed/database.ts').then(({ ClusterDatabase }) => new ClusterDatabase());
      return database;
    },
    close: async () => {},
  };
}

/** Where a table lies, by its address. */
const clusterOf = ({ file }: OpenSource): string => file.split('/').slice(0, 3).join('/').toLowerCase();
