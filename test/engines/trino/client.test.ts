import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clusterAddress } from '../../../src/engines/trino/address.ts';
import { ClusterClient, MoreRows } from '../../../src/engines/trino/client/client.ts';
import { ClusterServer, type Credentials } from '../../../src/engines/trino/client/server.ts';
import { CxError } from '../../../src/errors.ts';
import { sql } from '../../../src/sql/tag.ts';
import { slowTest } from '../../often.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const nobody: Credentials = { user: 'cx', password: null, token: null, ca: null };

/** A server that answers what it is told, one answer after the other, and what it was asked. */
async function stub(
  answers: readonly Answer[],
  limits: { connect?: number; silence?: number; recovery?: number } = {},
) {
  const asked: string[] = [];
  const left = [...answers];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume();
    if (request.method === 'DELETE') response.writeHead(204).end();
    else (left.shift() ?? ((_, silent) => void silent))(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const told: string[] = [];
  const client = new ClusterClient(
    new ClusterServer(clusterAddress(`trino://127.0.0.1:${port}/a/b/c`), nobody, {
      connect: 60,
      silence: 60,
      recovery: 60,
      ...limits,
    }),
    { progress() {}, began() {}, again: (_, cause) => told.push(cause) },
    5,
  );
  after.push(() => {
    client.server.close();
    server.closeAllConnections();
    server.close();
  });
  return { client, asked, told, port };
}

const after: (() => void)[] = [];
afterEach(() => {
  for (const close of after.splice(0)) close();
});

const json =
  (page: object, status = 200): Answer =>
  (_, response) =>
    response.writeHead(status).end(JSON.stringify({ id: 'q', stats: { state: 'RUNNING' }, ...page }));
const next = (path: string, more: object = {}) => json({ nextUri: `http://elsewhere.invalid:1${path}`, ...more });
const fault = (errorName: string, errorType = 'INTERNAL_ERROR') =>
  json({ error: { message: 'cell 4711', errorName, errorType } });
const page =
  (text: string): Answer =>
  (_, response) =>
    void response.end(text);
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(code, headers).end();

const query = sql`SELECT 1`;
const codeOf = async (asking: Promise<unknown>) =>
  asking.then(
    () => null,
    (error: unknown) => (error instanceof CxError ? error.code : error),
  );

test('pages are fetched from the server that was named, whatever the addresses of the pages say', async () => {
  const { client, asked } = await stub([
    next('/v1/statement/queued/q/1'),
    next('/v1/statement/executing/q/2?slug=x', { columns: [{ name: 'a', type: 'bigint' }], data: [[1], [2]] }),
    json({ data: [[3]] }),
  ]);
  expect(await client.query(query)).toEqual({ columns: [{ name: 'a', type: 'bigint' }], rows: [[1], [2], [3]] });
  expect(asked).toEqual([
    'POST /v1/statement',
    'GET /v1/statement/queued/q/1',
    'GET /v1/statement/executing/q/2?slug=x',
  ]);
});

slowTest('a busy server is asked again for the same page', async () => {
  const { client, asked, told } = await stub([
    status(503),
    next('/1'),
    status(502),
    status(429, { 'retry-after': '1' }),
    json({ data: [[1]] }),
  ]);
  expect((await client.query(query)).rows).toEqual([[1]]);
  expect(asked).toEqual(['POST /v1/statement', 'POST /v1/statement', 'GET /1', 'GET /1', 'GET /1']);
  expect(told).toEqual([]);
});

test('what fails in passing is tried again, which is said; its rows count once', async () => {
  const { client, told } = await stub([
    next('/1', { data: [[1], [2]] }),
    fault('REMOTE_HOST_GONE'),
    next('/2', { data: [[1]] }),
    json({ data: [[2]] }),
  ]);
  expect((await client.query(query)).rows).toEqual([[1], [2]]);
  expect(told).toEqual(['REMOTE_HOST_GONE']);
});

test('rows are handed over page by page, and a query is tried again only before the first', async () => {
  const seen: unknown[] = [];
  const pages = await stub([fault('REMOTE_HOST_GONE'), next('/1', { data: [[1], [2]] }), json({ data: [[3]] })]);
  expect(await pages.client.stream(query, (row) => void seen.push(row))).toBe(3);
  expect(seen).toEqual([[1], [2], [3]]);
  const broken = await stub([next('/1', { data: [[1]] }), fault('REMOTE_HOST_GONE'), json({ data: [[1]] })]);
  expect(await codeOf(broken.client.stream(query, () => {}))).toBe('cluster-gone');
  expect(broken.told).toEqual([]);
});

test('twice at most, and then it is said which fault it was', async () => {
  const { client, asked, told } = await stub([
    fault('NO_NODES_AVAILABLE'),
    fault('NO_NODES_AVAILABLE'),
    fault('NO_NODES_AVAILABLE'),
    json({}),
  ]);
  expect(await codeOf(client.query(query))).toBe('cluster-gone');
  expect([asked.length, told.length]).toEqual([3, 2]);
});

test.each([
  ['a wrong password', status(401), 'cluster-refused'],
  ['what is not allowed', status(403), 'cluster-forbidden'],
  ['a table that is not there', fault('TABLE_NOT_FOUND', 'USER_ERROR'), 'cluster-not-found'],
  ['a fault of the query', fault('DIVISION_BY_ZERO', 'USER_ERROR'), 'cluster-failed'],
  ['a server that is no Trino', page('<html>'), 'cluster-unreachable'],
  ['an address that leads elsewhere', status(302, { location: 'http://elsewhere.invalid' }), 'cluster-unreachable'],
])('%s is not tried again', async (_, answer, code) => {
  const { client, asked } = await stub([answer, json({})]);
  expect(await codeOf(client.query(query))).toBe(code);
  expect(asked.length).toBe(1);
});

test('no error quotes what the server says of cells', async () => {
  const { client } = await stub([fault('INVALID_CAST_ARGUMENT', 'USER_ERROR')]);
  const error = await client.query(query).catch((thrown: unknown) => thrown);
  expect(JSON.stringify((error as CxError).details)).not.toContain('4711');
});

test('a query with too many rows is ended in the cluster', async () => {
  const { client, asked } = await stub([next('/1', { data: [[1], [2], [3]] })]);
  await expect(client.query(query, 2)).rejects.toBeInstanceOf(MoreRows);
  expect(asked).toEqual(['POST /v1/statement', 'DELETE /1']);
});

slowTest('a server that says nothing is waited for so long, and no longer', async () => {
  const silent: Answer = () => {};
  const first = await stub([silent], { connect: 0.3 });
  expect(await codeOf(first.client.query(query))).toBe('cluster-unreachable');
  const later = await stub([next('/1'), silent], { silence: 0.3 });
  expect(await codeOf(later.client.query(query))).toBe('cluster-silent');
  expect(later.asked.at(-1)).toBe('DELETE /1');
});

slowTest('a query that comes no further is ended; one that waits for its turn is not', async () => {
  const waits = next('/q', { stats: { state: 'QUEUED' } });
  const slow: Answer = (request, response) => setTimeout(() => waits(request, response), 300);
  const queued = await stub([waits, slow, slow, json({ data: [[1]] })], { recovery: 0.4 });
  expect((await queued.client.query(query)).rows).toEqual([[1]]);
  const stands: Answer = (request, response) => setTimeout(() => next('/s')(request, response), 300);
  const standing = await stub([next('/s'), stands, stands, stands, stands], { recovery: 0.4 });
  expect(await codeOf(standing.client.query(query))).toBe('cluster-silent');
});

test('a connection that breaks while a query runs is a fault in passing; one that never was is known at once', async () => {
  const breaks: Answer = (request) => request.socket.destroy();
  const { client, told } = await stub([next('/1'), breaks, json({ data: [[1]] })]);
  expect((await client.query(query)).rows).toEqual([[1]]);
  expect(told.length).toBe(1);
  const { client: lost } = await stub([breaks]);
  expect(await codeOf(lost.query(query))).toBe('cluster-unreachable');
});

slowTest('a run that is told to end says so to the cluster, and waits for nothing more', async () => {
  let answer = () => {};
  const arrived = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let late: () => void = () => {};
  const { client, asked } = await stub([
    next('/1'),
    (request, response) => {
      late = () => next('/2')(request, response);
      answer();
    },
  ]);
  const running = client.query(query);
  await arrived;
  await client.interrupt();
  late();
  expect(asked).toContain('DELETE /1');
  const nothing = new Promise((resolve) => {
    setTimeout(() => resolve('nothing'), 500);
  });
  expect(await Promise.race([running, nothing])).toBe('nothing');
});

test('a password travels over TLS alone', () => {
  const address = clusterAddress('trino://127.0.0.1:1/a/b/c');
  const limits = { connect: 1, silence: 1, recovery: 1 };
  for (const proof of [{ password: 'x' }, { token: 'x' }])
    expect(() => new ClusterServer(address, { ...nobody, ...proof }, limits)).toThrow(
      expect.objectContaining({ code: 'cluster-password-plain' }) as Error,
    );
});
