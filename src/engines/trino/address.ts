import { CxError } from '../../errors.ts';
import type { ServerAddress } from './client/server.ts';

/** Where a table lies: a cluster, and the names by which the cluster knows the table. */
export interface ClusterAddress extends ServerAddress {
  /** Null where the address names nobody. */
  readonly user: string | null;
  readonly catalog: string;
  readonly schema: string;
  readonly table: string;
  /** The address as it may be shown: it names no user. */
  readonly shown: string;
}

const form =
  /^trino(?<secure>\+https)?:\/\/(?:(?<user>[^/@]*)@)?(?<host>\[[0-9a-f:.]+\]|[^/:@?#[\]]+)(?::(?<port>\d{1,5}))?\/(?<catalog>[^/?#]+)\/(?<schema>[^/?#]+)\/(?<table>[^/?#]+)$/iu;

const ports = { plain: 8080, secure: 443 } as const;

/**
 * Reads the address of a table in a Trino cluster. Signs in names are written as in any URL: `%22` for a quote, `%2F` for a slash.
 *
 * @throws cluster-address, cluster-password-shown where it holds a password
 * @example clusterAddress('trino://ana@localhost:8080/lake/cx/responses').shown // => 'trino://localhost:8080/lake/cx/responses'
 */
export function clusterAddress(typed: string): ClusterAddress {
  const parts = form.exec(typed)?.groups;
  // What stands before an @ may be a secret, wherever it is.
  if (parts === undefined) {
    const address = typed.replace(/\/\/.*@/u, '//').replace(/[?#].*$/u, '');
    throw new CxError('cluster-address', { address });
  }
  const { secure, user, host, port, catalog, schema, table } = parts;
  const shown = `trino${secure ?? ''}://${host}${port === undefined ? '' : `:${port}`}/${catalog}/${schema}/${table}`;
  if (user?.includes(':') === true) throw new CxError('cluster-password-shown', { address: shown });
  const name = (part: string) => plainName(part, shown);
  const isSecure = secure !== undefined;
  return {
    host: host!.replaceAll(/[[\]]/gu, ''),
    port: port === undefined ? (isSecure ? ports.secure : ports.plain) : Number(port),
    isSecure,
    user: user === undefined || user === '' ? null : name(user),
    catalog: name(catalog!),
    schema: name(schema!),
    table: name(table!),
    shown,
  };
}

function plainName(part: string, address: string): string {
  try {
    const name = decodeURIComponent(part);
    if (!name.includes('\u0000')) return name;
  } catch {
    // It is no name either.
  }
  throw new CxError('cluster-address', { address });
}
