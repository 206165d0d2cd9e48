import { CxError } from '../../../errors.ts';

/** What a server says of a query that failed. */
export interface QueryError {
  readonly message: string;
  readonly errorName: string;
  readonly errorType: string;
}

/** What was well yesterday and may be well in a moment: a node that is gone, a server that starts, a connection that broke. */
export class PassingFault extends Error {
  override readonly name = 'PassingFault';
}

const passing: ReadonlySet<string> = new Set([
  'ABANDONED_TASK',
  'CLUSTER_HAS_NO_ACTIVE_WORKERS',
  'NO_NODES_AVAILABLE',
  'PAGE_TRANSPORT_ERROR',
  'PAGE_TRANSPORT_TIMEOUT',
  'REMOTE_HOST_GONE',
  'REMOTE_TASK_ERROR',
  'REMOTE_TASK_FAILED',
  'REMOTE_TASK_MISMATCH',
  'SERVER_SHUTTING_DOWN',
  'SERVER_STARTING_UP',
  'TOO_MANY_REQUESTS_FAILED',
  'WORKER_RESTARTED',
]);

/** What the name of a table says where it lies. */
export const places = {
  catalog: { en: 'catalog', es: 'el catálogo' },
  schema: { en: 'schema', es: 'el esquema' },
  table: { en: 'table', es: 'la tabla' },
} as const;

const lacking: Readonly<Record<string, keyof typeof places>> = {
  CATALOG_NOT_FOUND: 'catalog',
  SCHEMA_NOT_FOUND: 'schema',
  TABLE_NOT_FOUND: 'table',
};

/** A failed query, said once: what the server writes may quote cells, so that its name for the fault stands for it. */
export function faultOf({ errorName, errorType }: QueryError, server: string): Error {
  if (passing.has(errorName)) return new PassingFault(errorName);
  const place = lacking[errorName];
  if (place !== undefined) return new CxError('cluster-not-found', { server, is: places[place], name: null });
  if (errorName === 'PERMISSION_DENIED') return new CxError('cluster-forbidden', { server });
  if (errorName === 'COLUMN_NOT_FOUND') return new ColumnGone(errorName);
  return new CxError('cluster-failed', { server, name: errorName, isOfMemory: errorType === 'INSUFFICIENT_RESOURCES' });
}

/** A column that the table had is no longer there. */
export class ColumnGone extends Error {
  override readonly name = 'ColumnGone';
}
