import { clusterAddress } from '../../../src/engines/trino/address.ts';
import { CxError } from '../../../src/errors.ts';

const failure = (typed: string) => {
  try {
    clusterAddress(typed);
    return null;
  } catch (error) {
    return error as CxError;
  }
};

test('an address names a host, a port and a table, and may name a user', () => {
  expect(clusterAddress('trino://ana@[::1]:8443/lake/cx/responses')).toEqual({
    host: '::1',
    port: 8443,
    isSecure: false,
    user: 'ana',
    catalog: 'lake',
    schema: 'cx',
    table: 'responses',
    shown: 'trino://[::1]:8443/lake/cx/responses',
  });
  expect(clusterAddress('trino+https://cluster/lake/cx/t')).toMatchObject({ port: 443, isSecure: true, user: null });
  expect(clusterAddress('trino://cluster/lake/cx/t').port).toBe(8080);
});

test('names hold what any name holds, written as in a URL', () => {
  const { catalog, table } = clusterAddress('trino://h/a%2Fb/s/x%22%3B%20DROP%20TABLE%20y%20--');
  expect([catalog, table]).toEqual(['a/b', 'x"; DROP TABLE y --']);
});

test.each([
  'trino://h/lake/cx',
  'trino://h',
  'trino:///a/b/c',
  'trino://h:port/a/b/c',
  'trino://h/a/b/c/d',
  'trino://h/a/b/%zz',
  'trino://h/a/b/%00',
  'trino://h/a//c',
])('%s names no table', (typed) => {
  expect(failure(typed)?.code).toBe('cluster-address');
});

test('a password in an address is refused, and said to nobody again', () => {
  for (const typed of [
    'trino://ana:s3cret@h/a/b/c',
    'trino+https://ana:s3cr/et@h:1/a/b/c',
    'trino://ana:s3cret@h',
    'trino://h/a/b/c?password=s3cret',
  ]) {
    const error = failure(typed);
    expect(error?.exitStatus).toBe(2);
    expect(JSON.stringify(error?.details)).not.toContain('s3cr');
  }
  expect(failure('trino://ana:s3cret@h/a/b/c')?.code).toBe('cluster-password-shown');
});
