import { request as plainRequest, Agent as PlainAgent, type IncomingMessage } from 'node:http';
import { request as secureRequest, Agent as SecureAgent } from 'node:https';
import { CxError } from '../../../errors.ts';

/** Where a server is. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
}

/** How long is waited, in seconds. */
export interface ClusterLimits {
  /** For what is known at once: that a server is there, and takes a query of this user. */
  readonly connect: number;
  /** For an answer of a server that is at work. */
  readonly silence: number;
  /** For a query that goes on no further, and for one that failed to be tried again. */
  readonly recovery: number;
}

/** Who asks: what proves it comes from the environment alone, and travels over TLS alone. */
export interface Credentials {
  readonly user: string;
  readonly password: string | null;
  readonly token: string | null;
  /** Certificates that are trusted beside those of the system, in PEM; null where there are none. */
  readonly ca: string | null;
}

/** A query is posted, its pages are got, and it is deleted where it is to end. */
type Method = 'post' | 'get' | 'delete';

export interface Reply {
  readonly status: number;
  /** In how many seconds the server wants to be asked again; null where it says nothing. */
  readonly retryAfter: number | null;
  readonly body: string;
}

/** The connection was there and broke, or is there no more: asked again, a server may answer. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** A server of the Trino protocol. It follows no redirect, and sends nothing to another host. */
export class ClusterServer {
  /** As errors name it. */
  readonly shown: string;
  readonly limits: ClusterLimits;
  private readonly address: ServerAddress;
  private readonly credentials: Credentials;
  private readonly agent: PlainAgent;
  /** Whether it has answered once. */
  private isKnown = false;

  /** @throws cluster-password-plain where a password or token would travel as it is */
  constructor(address: ServerAddress, credentials: Credentials, limits: ClusterLimits) {
    this.address = address;
    this.credentials = credentials;
    this.limits = limits;
    this.shown = `${address.host}:${address.port}`;
    const { password, token, ca } = credentials;
    if (!address.isSecure && (password !== null || token !== null))
      throw new CxError('cluster-password-plain', { server: this.shown });
    this.agent = address.isSecure
      ? new SecureAgent({ keepAlive: true, ...(ca === null ? {} : { ca }) })
      : new PlainAgent({ keepAlive: true });
  }

  /**
   * @param path of this server
   * @param within how many seconds it has for its whole reply
   * @throws ConnectionLost, cluster-unreachable, cluster-untrusted, cluster-silent
   */
  ask(method: Method, path: string, within: number, body = ''): Promise<Reply> {
    const { host, port, isSecure } = this.address;
    return new Promise((resolve, reject) => {
      const headers = { ...this.headers, ...(method === 'post' ? { 'Content-Length': Buffer.byteLength(body) } : {}) };
      const asking = (isSecure ? secureRequest : plainRequest)({
        host,
        port,
        path,
        method,
        headers,
        agent: this.agent,
      });
      let isLate = false;
      const clock = setTimeout(() => {
        isLate = true;
        asking.destroy(new Error('late'));
      }, within * 1000);
      const fail = (error: NodeJS.ErrnoException) => {
        clearTimeout(clock);
        reject(isLate ? this.silence(within) : this.failure(error));
      };
      asking.on('error', fail);
      asking.on('response', (response) => {
        whole(response).then((text) => {
          clearTimeout(clock);
          this.isKnown = true;
          const wait = Number(response.headers['retry-after']);
          const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : null;
          resolve({ status: response.statusCode!, retryAfter, body: text });
        }, fail);
      });
      asking.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }

  private get headers(): Record<string, string> {
    const { user, password, token } = this.credentials;
    const proof =
      token !== null
        ? `Bearer ${token}`
        : password !== null
          ? `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
          : null;
    return {
      'X-Trino-User': encodeURIComponent(user),
      'X-Trino-Source': 'cx',
      'X-Trino-Time-Zone': 'UTC',
      'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME',
      'User-Agent': 'cx',
      'Content-Type': 'text/plain; charset=utf-8',
      ...(proof === null ? {} : { Authorization: proof }),
    };
  }

  private silence(seconds: number): Error {
    const { shown: server } = this;
    return this.isKnown
      ? new CxError('cluster-silent', { server, seconds })
      : new CxError('cluster-unreachable', { server, cause: `${seconds} s` });
  }

  private failure(error: NodeJS.ErrnoException): Error {
    const { shown: server } = this;
    const code = error.code ?? error.message;
    if (ofCertificates.test(code)) return new CxError('cluster-untrusted', { server, cause: code });
    return this.isKnown ? new ConnectionLost(code) : new CxError('cluster-unreachable', { server, cause: code });
  }
}

/** As OpenSSL and Node call what is wrong with a certificate. */
const ofCertificates = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|INVALID_CA|HOSTNAME_MISMATCH/u;

async function whole(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
