import type { ErrorText } from '../error-words.ts';
import type { Text } from '../language.ts';
import { list } from './phrases.ts';

/** What is said of tables that lie in a cluster. */
export const clusterErrors = {
  'cluster-address': (d: { address: string }): ErrorText => ({
    message: `${d.address} does not name a table of a cluster`,
    hint: 'write trino://host:port/catalog/schema/table, or trino+https://… over TLS; signs in names as in any URL, such as %2F for a slash',
  }),
  'cluster-password-shown': (d: { address: string }): ErrorText => ({
    message: `the address ${d.address} was typed with a password, which others can see: change it`,
    hint: 'a password goes into the variable CX_TRINO_PASSWORD, a token into CX_TRINO_TOKEN',
  }),
  'cluster-password-plain': (d: { server: string }): ErrorText => ({
    message: `a password or token is set, and nothing keeps it secret on the way to ${d.server}: it was not sent`,
    hint: 'write trino+https://…, or take CX_TRINO_PASSWORD and CX_TRINO_TOKEN out of the environment',
  }),
  'cluster-unreachable': (d: { server: string; cause: string }): ErrorText => ({
    message: `no Trino answers at ${d.server}: ${d.cause}`,
    hint: 'look at the host and the port, whether the coordinator runs, and whether it speaks TLS (trino+https://)',
  }),
  'cluster-untrusted': (d: { server: string; cause: string }): ErrorText => ({
    message: `the certificate of ${d.server} is not trusted: ${d.cause}`,
    hint: 'name the file with the certificate of who signed it in the variable CX_TRINO_CA',
  }),
  'cluster-ca-unreadable': (d: { file: string; cause: string }): ErrorText => ({
    message: `the certificates in ${d.file} cannot be read: ${d.cause}`,
    hint: 'CX_TRINO_CA names a file in PEM form',
  }),
  'cluster-refused': (d: { server: string }): ErrorText => ({
    message: `${d.server} does not know this user by this password or token`,
    hint: 'the user is in the address or in CX_TRINO_USER, the password in CX_TRINO_PASSWORD, a token in CX_TRINO_TOKEN',
  }),
  'cluster-forbidden': (d: { server: string }): ErrorText => ({
    message: `${d.server} does not allow this user to read the table`,
    hint: 'ask whoever keeps the cluster, or name another user: trino://user@host:port/…',
  }),
  'cluster-not-found': (d: { server: string; is: Text; name: string | null }): ErrorText => ({
    message: `${d.server} has no ${d.is.en}${d.name === null ? ' of that name' : ` '${d.name}'`}`,
    hint: 'an address is trino://host:port/catalog/schema/table',
  }),
  'cluster-type': (d: { table: string; column: string; type: string }): ErrorText => ({
    message: `${d.table}: the values of ${d.column} are of the type ${d.type}, which has no text`,
    hint: 'make a view in which the column is a varchar, a number or a date, and name the view',
  }),
  'cluster-silent': (d: { server: string; seconds: number }): ErrorText => ({
    message: `the query on ${d.server} came no further for ${d.seconds} seconds, and was ended`,
    hint: 'look at the cluster; wait longer with --silence-seconds and --recovery-seconds',
  }),
  'cluster-gone': (d: { server: string; cause: string; tries: number }): ErrorText => ({
    message: `${d.server} did not finish the query, which was tried ${d.tries} times: ${d.cause}`,
    hint: 'look at the nodes of the cluster, and run the command again',
  }),
  'cluster-failed': (d: { server: string; name: string; isOfMemory: boolean }): ErrorText => ({
    message: `${d.server} could not do the query: ${d.name}`,
    hint: d.isOfMemory
      ? 'it takes more memory or time than the cluster gives: ask for fewer columns (--by, --where), or for more of it'
      : 'its page in the cluster, which --verbose names, says more',
  }),
  'cluster-many-texts': (d: { table: string }): ErrorText => ({
    message: `the columns that were asked for have more combinations of texts in ${d.table} than a cluster hands over`,
    hint: 'ask for fewer columns (--by, --where, --weight), or for longer periods',
  }),
  'cluster-many-records': (d: { table: string; records: number; most: number }): ErrorText => ({
    message: `${d.table} has ${d.records} records: customers, purchases and journeys are counted in a cluster up to ${d.most}`,
    hint: 'make a view of the years or customers that matter, and name the view',
  }),
  'cluster-many-words': (d: { table: string; column: string; most: number }): ErrorText => ({
    message: `${d.column} in ${d.table} has more than ${d.most} ids that are words, or that spreadsheets changed: those would leave the cluster`,
    hint: 'make a view whose ids have digits and no spaces, such as C0001 or ana7@example.com, and name the view',
  }),
  'cluster-repeats': (d: { header: string; ids: number }): ErrorText => ({
    message: `${d.ids} values of ${d.header} stand in several records: which of these counts is not settled in a cluster yet`,
    hint: 'make a view in which each stands once, and name the view',
  }),
  'cluster-persons': (d: { column: string }): ErrorText => ({
    message: `what was asked needs ${d.column} of each record, which stays in the cluster`,
    hint: 'ask without columns of other files (--by, --where), or export the tables and name the files',
  }),
  'cluster-rows-stay': (d: { table: string }): ErrorText => ({
    message: `the records of ${d.table} stay in the cluster: what was asked needs them one by one`,
    hint: 'export them as CSV or Parquet where that is allowed, and name the files',
  }),
  'cluster-header-rows': (d: { table: string }): ErrorText => ({
    message: `among the first rows of ${d.table} are header rows or totals, which are no records`,
    hint: 'make a view without them, and name the view',
  }),
  'cluster-metric': (d: { metric: string; known: readonly string[] }): ErrorText => ({
    message: `${d.metric} is not counted in a cluster yet`,
    hint: `those that are: ${list(d.known, 40)}; for others name files`,
  }),
  'cluster-option': (d: { option: string }): ErrorText => ({
    message: `${d.option} does not go with tables of a cluster, whose records stay there`,
    hint: 'leave it out, or name files',
  }),
  'cluster-and-files': (d: { table: string; other: string }): ErrorText => ({
    message: `${d.table} and ${d.other} do not lie in one place: a run reads files, or tables of one cluster`,
    hint: 'bring the file into the cluster (cx convert … --format parquet), or export the table',
  }),
};
